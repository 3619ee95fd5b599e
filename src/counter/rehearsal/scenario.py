"""A scenario as it stands in its file: how it begins, what the customer says when, and what a good run has."""

from __future__ import annotations

import re
import tomllib
from datetime import time
from pathlib import Path
from typing import Any

import msgspec

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.kernel.typed_json import read_plain
from counter.rehearsal.happened import WORDS

SUFFIX = ".toml"
OWN_FOLDER = "scenarios"
"""Where a shop's own scenarios lie, in its folder."""
VOUCHER = "{voucher}"
"""Stands for the code of the last voucher that was given, in acts and in what is said."""
_MOMENT = re.compile(r"([+-]?)([0-9]{1,3}):([0-5][0-9])")


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A line of a customer's: said `seconds` after the last of `after`, not before `at`, unless one of `unless` was.

    `name` is what later lines call it. `again`: with it they ask again. `ends`: it is the last, and how it came out.
    """

    says: str
    who: str = ""
    name: str = ""
    at: str = ""
    after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    seconds: int = 0
    again: bool = False
    ends: str = ""


class Good(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a good run has: the first word within so many seconds, one of the `gestures`, a new promise.

    `did` is what the best run did, in words; `next_time` one sentence to say, `because` why.
    """

    first_word: int = 20
    gestures: tuple[str, ...] = ()
    new_promise: bool = False
    did: tuple[str, ...] = ()
    next_time: str = ""
    because: str = ""


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A scenario. `before` are the acts that come before its clock starts, `best` the acts of its best run.

    `place` is where its tile stands among the others, from 1; without one it comes after those that have it.
    """

    title: str
    customer: str
    lines: tuple[Line, ...]
    best: tuple[dict[str, Any], ...]
    begins: time = time(8, 30)
    before: tuple[dict[str, Any], ...] = ()
    good: Good = Good()
    situation: str = ""
    practises: str = ""
    minutes: int = 5
    icon: str = "message-square-heart"
    place: int = 100

    @property
    def first_line(self) -> str:
        """What the customer says first."""
        return self.lines[0].says


def moment(text: str) -> int:
    """A moment of a scenario's clock, "1:30" or "-6:00", in seconds from its start. Refused where it is none."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise Refused("“{moment}” is no moment of a scenario. Write it like 1:30.", moment=text[:40])
    seconds = 60 * int(found[2]) + int(found[3])
    return -seconds if found[1] == "-" else seconds


def clock_face(seconds: float) -> str:
    """Seconds of a scenario's clock as it shows them: 90 is "1:30"."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def read_scenario(path: Path) -> Scenario:
    """The scenario in a file. Refused with what is wrong in it."""
    try:
        scenario = read_plain(tomllib.loads(path.read_text("utf-8")), Scenario)
    except (OSError, ValueError, msgspec.ValidationError) as fault:
        raise Refused(
            "The scenario {path} cannot be read: {fault}. Mend it and try again.", path=path, fault=fault
        ) from fault
    try:
        _check(scenario)
    except Refused as fault:
        raise Refused("The scenario {path}: {fault}", path=path, fault=fault) from fault
    return scenario


def _check(scenario: Scenario) -> None:
    _check_icon(scenario.icon)
    if not scenario.lines or not 1 <= scenario.minutes <= 60:  # noqa: PLR2004 - an hour
        raise Refused("It needs lines, and a length of 1 to 60 minutes.")
    known: set[str] = set()
    for line in scenario.lines:
        if line.at:
            moment(line.at)
        if not line.at and not line.after:
            raise Refused("Nobody knows when “{line}” is said. Give it “at” or “after”.", line=line.says or line.ends)
        if line.name in known:
            raise Refused("Two lines are called “{name}”. Call one otherwise.", name=line.name)
        for condition in (*line.after, *line.unless):
            _check_condition(condition, known)
        if line.name:
            known.add(line.name)
    if not any(line.ends for line in scenario.lines):
        raise Refused("No line ends it. Give one of them “ends”.")
    if scenario.lines[0].after or scenario.lines[0].unless:
        raise Refused("The first line begins it: it has “at” and waits for nothing.")


def _check_icon(name: str) -> None:
    try:
        resource("icons", f"{name}.svg")
    except FileNotFoundError as fault:
        raise Refused("There is no picture “{icon}”. Take another one, or leave “icon” out.", icon=name) from fault


def _check_condition(condition: str, known: set[str]) -> None:
    """Refused where a condition is neither something that happens nor a line above it."""
    if condition not in known and condition.partition(" #")[0] not in WORDS:
        words = ", ".join(sorted(WORDS))
        raise Refused("“{what}” is neither a line above it nor one of: {words}.", what=condition, words=words)


def read_scenarios(folder: Path | None = None) -> tuple[dict[str, Scenario], tuple[Refused, ...]]:
    """Every scenario that can be read, by its name and in the order of the tiles; and what is wrong in the others."""
    read, broken = dict[str, Scenario](), list[Refused]()
    for name, path in scenarios(folder).items():
        try:
            read[name] = read_scenario(path)
        except Refused as fault:
            broken.append(fault)
    return dict(sorted(read.items(), key=lambda each: each[1].place)), tuple(broken)


def scenarios(folder: Path | None = None) -> dict[str, Path]:
    """Every scenario by its name: those that come along, then a shop's own from its `folder`."""
    places = [resource("rehearsal"), *([folder / OWN_FOLDER] if folder else [])]
    return {path.stem: path for place in places for path in sorted(place.glob(f"*{SUFFIX}"))}


def spoken(scenario: Scenario, language: Language) -> Scenario:
    """The same in a language; what a shop wrote itself stays as it is written."""
    say, good, change = language.say, scenario.good, msgspec.structs.replace
    words = {part: say(getattr(scenario, part)) for part in ("title", "situation", "practises")}
    lines = tuple(change(line, says=say(line.says), ends=say(line.ends)) for line in scenario.lines)
    did = tuple(say(each) for each in good.did)
    good = change(good, did=did, next_time=say(good.next_time), because=say(good.because))
    return change(scenario, lines=lines, good=good, **words)
