"""Turns one machine of the shop, and its server, into what stands at the right of the page Machines. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from counter.kernel.ids import FIRST_TERMINAL
from counter.kernel.language import Language, _
from counter.link.status import LinkState, LinkStatus
from counter.reports.machines import KnownMachine
from counter.settings.rules import Settings
from counter.ui.office.build_backups import when
from counter.ui.office.build_machines import AllMachines, called, seen_mark
from counter.ui.office.machines_state import AloneState, MachineCardState, ServerState
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.mark import DONE, LATE, OVER, SAFE, Mark

REVOKE = "revoke"
_MEANWHILE = {
    "till": _("sells on its own"),
    "bar": _("shows what it knew"),
    "office": _("is off, or out of reach"),
}
_LEAST = timedelta(milliseconds=1)


def machine_card(
    machines: AllMachines, machine: KnownMachine, settings: Settings, language: Language
) -> MachineCardState:
    """The machine in hand: what is known of it, and what can be done with it."""
    say, terminal = language.say, machine.terminal
    is_this, is_bar = terminal.terminal == machines.this, settings.bar_terminal == terminal.terminal
    can_revoke = machines.keeps and not is_this
    return MachineCardState(
        terminal=terminal.terminal,
        title=called(terminal, language),
        under=terminal.place or (say("this machine") if is_this else terminal.terminal),
        mark=_short_mark(seen_mark(machines, machine, settings, language), language),
        lines=tuple(_lines(machines, machine, settings, language)),
        note=_note(machines, machine, settings, language),
        rename=say("Rename"),
        shows_bar="" if is_bar else say("Let it show the bar"),
        revoke=say("Revoke this machine") if can_revoke else "",
        revoke_note=say("Then it can neither send nor read.") if can_revoke else "",
    )


def _short_mark(mark: Mark, language: Language) -> Mark:
    """The same in a word: since when stands in the lines below."""
    words = {OVER: language.say("Away"), DONE: language.say("Asleep")}
    return replace(mark, words=words.get(mark.tone, mark.words)) if mark.icon != "clock" else mark


def _lines(
    machines: AllMachines, machine: KnownMachine, settings: Settings, language: Language
) -> list[tuple[str, str]]:
    say, terminal, now = language.say, machine.terminal, machines.now
    heard, is_this = machines.heard.get(terminal.terminal), terminal.terminal == machines.this
    at, is_here = machines.seen_at(machine), machines.is_here(machine)
    seen = say("now") if is_here else when(at, now, settings, language) if at else say("not yet")
    lines = [
        (say("Last seen"), seen),
        (say("Facts made") if is_this else say("Facts received"), _received(machine, language)),
    ]
    if machines.can_tell() and not is_here:
        lines.append((say("Since then"), say(_MEANWHILE[terminal.role])))
    joined = terminal.joined_at
    since = language.short_date(language.local_date(joined)) if joined else say("from the beginning")
    lines.append((say("Joined"), since))
    version = machines.version if is_this else heard.version if heard else ""
    if version:
        lines.append((say("Version"), version))
    if settings.bar_terminal == terminal.terminal:
        lines.append((say("The bar"), say("is shown here")))
    return lines


def _received(machine: KnownMachine, language: Language) -> str:
    """How many facts of today, and whether one is missing."""
    say, count = language.say, language.number(machine.today)
    if not machine.is_whole:
        return say("{count} today, some are missing", count=count)
    return say("{count} today, no gap", count=count) if machine.today else say("none today")


def _note(machines: AllMachines, machine: KnownMachine, settings: Settings, language: Language) -> str:
    say = language.say
    is_bar = settings.bar_terminal == machine.terminal.terminal
    if machines.can_tell() and not machines.is_here(machine):
        if is_bar:
            return say("It shows the bar: while it is away nobody notices a missed promise. Let another one show it.")
        return say(
            "Nothing is lost. Its own screen shows what waits."
            " When it is back, everything comes in by itself, in order."
        )
    return say("A promise counts as missed when it is missed here.") if is_bar else ""


def revoke_question(machine: KnownMachine, language: Language) -> Choices:
    """Asked once: it cannot be undone."""
    say = language.say
    hint = say(
        "From now on it can neither send nor read, and what it has not sent yet does not count. This cannot be undone:"
        " it comes back only with a new code, under a new name, and what it sold meanwhile counts then."
    )
    title = say("Revoke {machine}?", machine=called(machine.terminal, language))
    return Choices(title, hint, (Option(REVOKE, say("Yes, revoke it")),), say("Back"))


def revoked_words(machines: AllMachines, language: Language) -> str:
    """Those that belong to the shop no more, in one line; "" where there is none."""
    gone = [(each, each.terminal.revoked_at) for each in machines.known if each.terminal.revoked_at]
    if not gone:
        return ""
    names = [_revoked(each, at, language) for each, at in gone]
    return language.say_count(
        "{count} machine revoked: {machines}",
        "{count} machines revoked: {machines}",
        len(gone),
        machines="; ".join(names),
    )


def _revoked(machine: KnownMachine, at: datetime, language: Language) -> str:
    words = {
        "machine": called(machine.terminal, language),
        "day": language.day_and_month(language.local_date(at)),
        "name": machine.revoked_by,
    }
    if machine.revoked_by:
        return language.say("{machine}, {day}, by {name}", **words)
    return language.say("{machine}, {day}", **words)


def server_state(machines: AllMachines, settings: Settings, language: Language) -> ServerState:
    """How the shop's server is."""
    say, status = language.say, machines.status
    titles = {
        LinkState.CONNECTED: say("The shop’s server answers"),
        LinkState.AWAY: say("The shop’s server does not answer"),
        LinkState.REFUSED: say("The shop’s server lets this machine no longer in"),
    }
    today = sum(each.today for each in machines.known)
    facts = language.say_count("{count} fact today", "{count} facts today", today)
    took = _took(status, language)
    few: tuple[str, ...] = (status.host, took, facts)
    mark = Mark(say("Connected"), "circle-check", SAFE)
    if status.state is LinkState.AWAY:
        waits = language.say_count("{count} fact waits here", "{count} facts wait here", status.waiting)
        where = language.explain(status.trouble) if status.trouble else status.host
        few = (where, waits if status.waiting else "")
        mark = Mark(_since(machines, settings, language), "triangle-alert", OVER)
    elif status.state is LinkState.REFUSED:
        few, mark = (language.explain(status.trouble),), Mark(say("Refused"), "octagon-alert", LATE)
    return ServerState(
        title=titles.get(status.state, ""),
        under=" · ".join(filter(None, few)),
        mark=mark,
        lines=tuple(_server_lines(machines, took, language)),
        note=_server_note(status, language),
    )


def _since(machines: AllMachines, settings: Settings, language: Language) -> str:
    since = machines.status.since
    if since is None:
        return language.say("Away")
    return language.say("Away since {when}", when=when(since, machines.now, settings, language))


def _took(status: LinkStatus, language: Language) -> str:
    if status.round_trip is None:
        return ""
    took = max(status.round_trip, _LEAST)
    return language.say("{count} ms", count=language.number(round(took / timedelta(milliseconds=1))))


def _server_lines(machines: AllMachines, took: str, language: Language) -> list[tuple[str, str]]:
    say, status = language.say, machines.status
    today = sum(each.today for each in machines.known)
    clock = say("agrees with this one")
    if status.clock_off is not None:
        clock = say(
            "{count} s apart from this one", count=language.number(round(abs(status.clock_off.total_seconds())))
        )
    lines = [
        (say("Address"), status.host),
        (say("Answers in"), took),
        (say("Facts today"), language.number(today)),
        (say("Waits here"), language.number(status.waiting)),
        (say("Its clock"), clock),
        (
            say("The shop’s key"),
            say("is kept here") if machines.keeps else say("is kept at {machine}", machine=_keeper(machines, language)),
        ),
    ]
    return [each for each in lines if each[1]]


def _server_note(status: LinkStatus, language: Language) -> str:
    if status.state is LinkState.AWAY:
        return language.say(
            "Every machine goes on by itself. What was done meanwhile is sent by itself once the server answers."
        )
    if status.frozen:
        return language.say("Other machines run a newer Counter: bring this one up to date too.")
    return language.say("Whether all of it is as it should be: counter server check")


def _keeper(machines: AllMachines, language: Language) -> str:
    first = next(each.terminal for each in machines.known if each.terminal.terminal == FIRST_TERMINAL)
    return called(first, language)


def only_there(machines: AllMachines, language: Language) -> str:
    """Where machines are added and revoked, if not here."""
    if machines.keeps:
        return ""
    return language.say(
        "Machines are added and revoked at {machine}: it keeps the shop’s key.", machine=_keeper(machines, language)
    )


def alone_state(language: Language) -> AloneState:
    """A shop of one machine."""
    say = language.say
    return AloneState(
        title=say("This shop has one machine"),
        words=say(
            "It needs no other. With a server of your own, a second till, a bar screen and the office PC see the same"
            " orders within a second. When the server is away, each of them goes on by itself."
        ),
        steps=(
            say("Put PostgreSQL 15 or newer on a computer in your shop that is always on."),
            say("Connect it here, once. All that this shop ever did is sent there."),
            say("Add each machine with a code: ten minutes, nothing else to set up."),
        ),
        connect=say("Connect a server"),
        icon="server",
    )
