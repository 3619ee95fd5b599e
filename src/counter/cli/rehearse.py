"""`counter rehearse`: practises a scenario on a shop that does not count, from lines of acts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

import click

from counter.acts.run import UnreadableLine, read_line
from counter.bootstrap import DATABASE, open_shop
from counter.cli.acts import BAD_INPUT
from counter.cli.day import write_pdf
from counter.cli.first_shop import make_shop
from counter.cli.looking import looking_at
from counter.cli.open import check_display
from counter.cli.say import say
from counter.cli.speaking import language_of
from counter.flows.staff import check_own_pin
from counter.journal.seal import read_keys
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.recovery.playbook import read_playbook
from counter.rehearsal.conversation import Said
from counter.rehearsal.kept import Past, keep
from counter.rehearsal.play import Run, play_best, run_of
from counter.rehearsal.rows import noted, rows
from counter.rehearsal.scenario import SUFFIX, Scenario, clock_face, read_scenario, read_scenarios, scenarios
from counter.rehearsal.sheet import sheet_for_two
from counter.rehearsal.stage import Stage, staged
from counter.settings.rules import Settings
from counter.store.lock import AlreadyOpen

SOMEBODY = "Ana"


@click.command("rehearse")
@click.argument("name", required=False, default="")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--best", is_flag=True, help="Play its recorded best run instead of FILE.")
@click.option("--as", "who", default="", metavar="NAME", help="Who of the shop rehearses: kept for them alone.")
@click.option("--sheet", type=click.Path(path_type=Path, dir_okay=False), help="Write the sheet for two as a PDF.")
@click.option("--screen", is_flag=True, help="Play it on the real screens, full-screen; --windowed in a window.")
@click.option("--windowed", is_flag=True)
@click.pass_obj
def rehearse_command(  # noqa: PLR0913 - an option each
    folder: Path, name: str, file: BinaryIO, who: str, sheet: Path | None, *, best: bool, screen: bool, windowed: bool
) -> None:
    """Play the scenario NAME (or a file of your own) with the acts that FILE says (- reads standard input).

    Without NAME: which scenarios there are. Each act is one JSON object a line, as for `counter acts`, and its answer
    says what the customer says next; at the end stands how it went. Times are the scenario’s clock: "at": "0:30".
    """
    if not name:
        _list(folder)
        return
    path = _path(name, folder)
    scenario = read_scenario(path)
    if sheet is not None:
        _print_sheet(scenario, folder, sheet)
        return
    person = _person(folder, who) if who else None
    if screen or windowed:
        for run in _on_screen(scenario, who or SOMEBODY, windowed=windowed):
            if person is not None:
                _keep(folder, person, path.stem, run.facts.count)
        return
    lines = iter(file.readline, b"") if not best else iter(_as_lines(scenario))
    try:
        for answered in rehearse(scenario, lines, who or SOMEBODY):
            if person is not None and not best and "debrief" in answered:
                answered["debrief"]["times"] = _keep(folder, person, path.stem, answered["debrief"]["good"])
            click.echo(json.dumps(answered, ensure_ascii=False))
    except UnreadableLine as fault:
        say(language_of(folder).explain(fault.sentence), err=True)
        sys.exit(BAD_INPUT)


def rehearse(scenario: Scenario, lines: Iterable[bytes], who: str = SOMEBODY) -> Iterator[dict[str, Any]]:
    """Plays a scenario from lines of acts: how it begins, what each line answers, and how it went.

    UnreadableLine for a line that is no JSON object; Refused where the scenario itself cannot be played.
    """
    today, language = datetime.now(UTC).date(), Language()
    with staged(scenario, make_shop, monotonic, today, who=who) as stage:
        heard = stage.said()
        yield {"rehearsal": scenario.title, "clock": clock_face(stage.seconds), "says": _said(heard)}
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            answered, now = stage.do(read_line(line, number)), stage.said()
            yield answered | {"clock": clock_face(stage.seconds), "says": _said(now[len(heard) :])}
            heard = now
            if stage.ending() is not None:
                break
        run = run_of(stage)
    with staged(scenario, make_shop, monotonic, today, who=who) as stage:
        yield {"debrief": debrief(stage, run, play_best(stage), language)}


def _on_screen(scenario: Scenario, who: str, *, windowed: bool) -> Iterator[Run]:
    """Plays a scenario on the real screens, on a fresh shop each time somebody starts over; the runs they ended."""
    check_display()
    from counter.ui.app.run_rehearsal import (  # noqa: PLC0415 - every other command starts without Qt
        AGAIN,
        run_rehearsal,
    )

    today = datetime.now(UTC).date()
    with staged(scenario, make_shop, monotonic, today, who=who) as stage:
        best = play_best(stage)
    wants = AGAIN
    while wants == AGAIN:
        with staged(scenario, make_shop, monotonic, today, who=who) as stage:
            left = run_rehearsal(stage, best, windowed=windowed)
        wants = left.wants
        if left.run is not None:
            yield left.run


def debrief(stage: Stage, run: Run, best: Run, language: Language) -> dict[str, Any]:
    """How a run went, beside the best one of the scenario on a stage."""
    scenario = stage.scenario
    six = rows(run.facts, best.facts, stage.start, language)
    also = {row.label: row.this_run for row in noted(run.facts, best.facts, language)}
    return {
        "ending": run.ending,
        "good": run.facts.count,
        "of": len(six),
        "facts": [
            {"fact": row.label, "this_run": row.this_run, "best_run": row.best_run, "good": row.good} for row in six
        ],
        "noted": also,
        "best_run_did": list(scenario.good.did),
        "next_time": scenario.good.next_time,
    }


def _said(said: Iterable[Said]) -> list[dict[str, str]]:
    return [{"at": clock_face(each.seconds), "who": each.who, "line": each.words} for each in said if each.words]


def _list(folder: Path) -> None:
    """Says which scenarios there are, and what is wrong in files that are none."""
    found, broken = read_scenarios(folder)
    for known, each in found.items():
        say(" ".join(part for part in (f"{known}: {each.title} ({each.minutes} min).", each.practises) if part))
    language = language_of(folder)
    for fault in broken:
        say(language.explain(fault), err=True)


def _path(name: str, folder: Path) -> Path:
    if name.endswith(SUFFIX):
        return Path(name)
    with suppress(KeyError):
        return scenarios(folder)[name]
    raise Refused("There is no scenario “{name}”. See them all: counter rehearse", name=name)


def _as_lines(scenario: Scenario) -> Iterator[bytes]:
    return (json.dumps(act).encode() for act in scenario.best)


def _print_sheet(scenario: Scenario, folder: Path, path: Path) -> None:
    """Writes the sheet for two, in the language and with the playbook of the shop where there is one."""
    if (folder / DATABASE).exists():
        with looking_at(folder) as shop:
            stands_for = shop.settings.stands_for(shop.language.locale.language)
            sheet = sheet_for_two(scenario, shop.playbook, stands_for, shop.language)
    else:
        usual = Settings()
        playbook = read_playbook(resource("playbook", "playbook.toml"), usual.currency)
        sheet = sheet_for_two(scenario, playbook, usual.sentence, Language())
    write_pdf(path, sheet)


def _person(folder: Path, name: str) -> StaffId:
    """Who is called so in the shop of `folder`, and has typed their PIN where they have one. Refused otherwise."""
    with looking_at(folder) as shop:
        found = [each for each in shop.read(read_staff) if each.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise Refused("Nobody here is called “{name}”, or two are. Say the name as it is on the PIN screen.", name=name)
    if found[0].pin_digits:
        _check_pin(folder, found[0])
    return found[0].staff_id


def _check_pin(folder: Path, person: Staff) -> None:
    """Asks for somebody's PIN: what they rehearsed is theirs alone. A wrong one counts, as at the counter."""
    try:
        shop = open_shop(folder)
    except AlreadyOpen as fault:
        raise Refused("Counter is open: rehearse there as {name}, or close it first.", name=person.name) from fault
    try:
        pin = click.prompt(shop.language.say("PIN of {name}", name=person.name), hide_input=True, err=True)
        tried = shop.do(person.staff_id, check_own_pin, pin)
    finally:
        shop.store.close()
    if tried.wrong is not None:
        raise tried.wrong


def _keep(folder: Path, who: StaffId, scenario: str, good: int) -> int:
    """Keeps a run for whoever played it; how often they played that scenario."""
    key = read_keys(folder).local
    runs = keep(folder, key, who, Past(scenario, datetime.now(UTC).date(), good))
    return sum(run.scenario == scenario for run in runs)
