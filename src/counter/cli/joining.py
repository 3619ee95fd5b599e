"""Machines that come and go: `counter server invite`, `machines`, `revoke`, and `counter join` at the new machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

import click

from counter.bootstrap import DATABASE, open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.cli.speaking import language_of, language_typed
from counter.flows.shop import Shop
from counter.flows.terminals import note_revoked
from counter.journal.heads import UNHEARD
from counter.kernel.clock import SystemClock
from counter.kernel.errors import Refused, Sentence, Unavailable
from counter.kernel.ids import TerminalId
from counter.kernel.language import Language
from counter.kernel.typed_text import tidy_text
from counter.link.address import read_address
from counter.link.enrol import typed_url
from counter.link.invite import invite, plan_guest, plan_leaving, shut_out
from counter.link.join import join
from counter.link.joining_server import JoiningServer, Machine
from counter.link.rejoin import check_needs_new_name, rejoin
from counter.rooms import registry
from counter.terminals.facts import TerminalJoined
from counter.terminals.model import Terminal
from counter.terminals.queries import read_terminals
from counter.terminals.rules import LONGEST_NAME, LONGEST_PLACE, ROLES

_TOLD_EVERY = 1.0
"""Seconds between two words on how far it is."""


@click.command("invite")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default=ROLES[0], help="What the machine mostly is.")
@click.option("--place", default="", help="Where it stands, as “door”.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def invite_command(folder: Path, name: str, role: str, place: str, *, as_json: bool) -> None:
    """Let a machine called NAME into the shop: prints a code for it, good once within ten minutes.

    At the shop's first terminal, with the counter closed. In a big shop a copy of the books is made first, which takes
    some seconds.
    """
    with _opened(folder) as shop:
        guest = shop.do(shop.itself, plan_guest, name, place, role)
        invitation, language = invite(shop, guest), shop.language
        address, shows_bar = read_address(folder), shop.settings.bar_terminal
    url = typed_url(address.url) if address else ""
    if as_json:
        said = {
            "code": invitation.code,
            "until": invitation.until.isoformat(),
            "terminal": invitation.terminal,
            "url": url,
        }
        say(json.dumps(said, ensure_ascii=False, indent=2))
        return
    until = language.clock(invitation.until)
    say(language.say("{code}: good once, until {time}.", code=invitation.code, time=until))
    say(language.say("Type at the new machine: {command}", command=f"counter join {url} {invitation.code}"))
    if role == "bar" and shows_bar != invitation.terminal:
        say(
            language.say(
                "A promise is missed when it is missed at {bar}, which shows the bar."
                " To let this machine show it: {command}",
                bar=shows_bar,
                command=f"counter settings bar_terminal={invitation.terminal}",
            )
        )


@click.command("machines")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def machines_command(folder: Path, *, as_json: bool) -> None:
    """Every machine of the shop: what it is called, where it stands, and when the server last heard of it."""
    with looking_at(folder) as shop:
        known, language, own = shop.report(read_terminals), shop.language, shop.terminal
    on_server, introduced = _asked(folder)
    found = [_found(each, on_server.get(each.terminal), own) for each in known]
    listed = {each["terminal"] for each in found}
    news = (each for each in on_server.values() if each.terminal not in listed)
    found += [_found(_unheard(each.terminal, introduced), each, own) for each in news]
    if as_json:
        say(json.dumps({"machines": found}, ensure_ascii=False, indent=2))
        return
    for each in found:
        say(f"{each['terminal']:4} {each['name'] or '–':20} {each['role'] or '–':7} {_when(each, language)}")


@click.command("revoke")
@click.argument("terminal")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def revoke_command(folder: Path, terminal: str, *, yes: bool) -> None:
    """Take TERMINAL (T2, or its name) out of the shop, for good: its connection ends at once.

    What it recorded and did not send before does not count. Vouchers have a new key from then on, which it does not
    know. At the shop's first terminal, with the counter closed.
    """
    with _opened(folder) as shop:
        language, named = shop.language, _named(shop, terminal)
        if not yes and not click.confirm(language.say("Take {terminal} out of the shop for good?", terminal=named)):
            say(language.say("Nothing was done."))
            return
        leaving = shop.do(shop.itself, plan_leaving, named)
        end = shut_out(shop, leaving)
        shop.do(shop.itself, note_revoked, named, end)
        said = language.say("{terminal} is out; its facts count up to number {seq}.", terminal=named, seq=end.seq)
    say(said)


@click.command("join")
@click.argument("url", metavar="URL")
@click.argument("code")
@click.pass_obj
def join_command(folder: Path, url: str, code: str) -> None:
    """Make this machine a terminal of the shop whose server is at URL, with the one-time CODE it was invited by.

    In a folder that holds no shop. Cut off in the middle, type the same again.
    """
    language = language_of(folder)
    joined = join(folder / DATABASE, url, code, registry(), SystemClock(), Telling(language).tell)
    say(
        language.say(
            "This machine is {terminal}, “{name}”, and knows {count} facts of the shop.",
            terminal=joined.terminal,
            name=joined.name,
            count=joined.position,
        )
    )


@click.command("rejoin")
@click.argument("url", metavar="URL")
@click.argument("code")
@click.option("--yes", is_flag=True, help="Also where the server lets it in as it is.")
@click.pass_obj
def rejoin_command(folder: Path, url: str, code: str, *, yes: bool) -> None:
    """Give this machine a new name in its shop, with the one-time CODE of a new invitation.

    For a machine that the shop's server at URL lets in no more: it was taken out, or its books were put back from an
    older copy and went on by themselves. What only it knew is recorded again under the new name, and the old name is
    taken out by itself. Cut off in the middle, type the same again.
    """
    with _opened(folder) as shop:
        if not yes:
            check_needs_new_name(shop, _here)
        joined, count = rejoin(shop, url, code, _here)
        language = shop.language
        said = language.say_count(
            "This machine is {terminal}, “{name}”, now. {count} fact was recorded again.",
            "This machine is {terminal}, “{name}”, now. {count} facts were recorded again.",
            count,
            terminal=joined.terminal,
            name=joined.name,
        )
    say(said)
    say(language.say("What number stands on two papers now, counter verify says."))


def _here(work: Callable[[], Any]) -> Any:
    return work()


class Telling:
    """Says how far it is, now and then."""

    def __init__(self, language: Language) -> None:
        """In that language."""
        self._language, self._next, self._last = language, 0.0, ""

    def tell(self, what: Sentence) -> None:
        """Says it where it is another kind of word, or the last one was a while ago."""
        if what.text == self._last and monotonic() < self._next:
            return
        self._last, self._next = what.text, monotonic() + _TOLD_EVERY
        click.echo(self._language.explain(what), err=True)


@contextmanager
def _opened(folder: Path) -> Iterator[Shop]:
    shop = open_shop(folder)
    shop.reads = language_typed()
    try:
        yield shop
    finally:
        shop.store.close()


def _named(shop: Shop, said: str) -> TerminalId:
    """The terminal of that short name, or the only one called so that is still there."""
    wanted = said.casefold()
    known = [each for each in shop.read(read_terminals) if each.revoked_at is None]
    called = [each.terminal for each in known if each.name.casefold() == wanted]
    if len(called) == 1:
        return called[0]
    if called:
        raise Refused("Several machines are called {name}: say which, as T2.", name=said)
    return TerminalId(said.upper())


def _asked(folder: Path) -> tuple[dict[TerminalId, Machine], Mapping[TerminalId, TerminalJoined]]:
    """What the server knows, and what machines said as they joined; nothing where there is none, or it is away."""
    address = read_address(folder)
    if address is None:
        return {}, {}
    try:
        with closing(JoiningServer(address)) as server:
            server.hello(UNHEARD.cursor)
            return {each.terminal: each for each in server.machines()}, server.introductions()
    except Unavailable:
        return {}, {}


def _unheard(terminal: TerminalId, introduced: Mapping[TerminalId, TerminalJoined]) -> Terminal:
    """One that the server knows, and whose first fact has not come here yet: it may be there already."""
    said = introduced.get(terminal)
    if said is None:
        return Terminal(terminal=terminal, name="", place="", role="")
    name, place = tidy_text(said.name, LONGEST_NAME), tidy_text(said.place, LONGEST_PLACE)
    return Terminal(terminal=terminal, name=name, place=place, role=said.role if said.role in ROLES else "")


def _found(known: Terminal, machine: Machine | None, own: TerminalId) -> dict[str, Any]:
    revoked = known.revoked_at or (machine.revoked_at if machine else None)
    return {
        "terminal": known.terminal,
        "name": known.name,
        "place": known.place,
        "role": known.role,
        "this": known.terminal == own,
        "joined_at": _iso(known.joined_at),
        "revoked_at": _iso(revoked),
        "last_seen": _iso(machine.last_seen) if machine else None,
        "facts": machine.facts if machine else None,
        "version": machine.version if machine else "",
    }


def _iso(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _when(found: dict[str, Any], language: Language) -> str:
    if found["this"]:
        return language.say("this machine")
    if found["revoked_at"]:
        return language.say("taken out {when}", when=_stamp(found["revoked_at"], language))
    if found["last_seen"]:
        return language.say("last heard of {when}", when=_stamp(found["last_seen"], language))
    return language.say("not heard of yet")


def _stamp(iso: str, language: Language) -> str:
    at = datetime.fromisoformat(iso)
    return f"{language.short_date(language.local_date(at))} {language.clock(at)}"
