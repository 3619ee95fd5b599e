"""Turns what the journal knows of the shop's machines, and what its server says, into the page Machines. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.kernel.ids import TerminalId
from counter.kernel.language import Language
from counter.link.joining_server import Machine
from counter.link.status import LinkState, LinkStatus
from counter.reports.machines import KnownMachine
from counter.settings.rules import Settings
from counter.terminals.model import Terminal
from counter.terminals.rules import number_of
from counter.ui.office.machines_state import MachineRowState
from counter.ui.parts.mark import DONE, OVER, SAFE, Mark

_HEARD = timedelta(seconds=5)
"""So long after a machine was there last it still counts as there: a line that broke is back by then."""
_ICONS = {"till": "monitor", "bar": "timer", "office": "laptop"}


@dataclass(frozen=True, slots=True)
class AllMachines:
    """All there is to say of them: what is `known` here, what the server said of each, how the link to it is.

    `this` is the machine one looks at, `keeps` whether it keeps the shop's key; `version` is what runs here.
    """

    known: tuple[KnownMachine, ...]
    heard: Mapping[TerminalId, Machine]
    status: LinkStatus
    this: TerminalId
    keeps: bool
    version: str
    now: datetime

    @property
    def there(self) -> tuple[KnownMachine, ...]:
        """Those that belong to the shop."""
        return tuple(each for each in self.known if each.terminal.revoked_at is None)

    def of(self, terminal: TerminalId) -> KnownMachine | None:
        """The machine of that short name, where it belongs to the shop."""
        return next((each for each in self.there if each.terminal.terminal == terminal), None)

    def seen_at(self, machine: KnownMachine) -> datetime | None:
        """When anybody heard of it last: the server, or else this machine by its facts."""
        heard = self.heard.get(machine.terminal.terminal)
        seen = [each for each in (heard.last_seen if heard else None, machine.newest) if each]
        return max(seen, default=None)

    def is_here(self, machine: KnownMachine) -> bool:
        """Whether it is there now; the server's clock says so, whatever this machine's says."""
        if machine.terminal.terminal == self.this:
            return True
        heard = self.heard.get(machine.terminal.terminal)
        if heard is None or heard.last_seen is None or self.status.state is not LinkState.CONNECTED:
            return False
        latest = max(each.last_seen for each in self.heard.values() if each.last_seen)
        return latest - heard.last_seen < _HEARD

    def coming_from(self, machine: KnownMachine) -> int:
        """How many facts of it are on the way: of this machine to the server, of another from there to here."""
        if machine.terminal.terminal == self.this:
            return self.status.waiting
        heard = self.heard.get(machine.terminal.terminal)
        return max(0, heard.facts - machine.head) if heard else 0

    def can_tell(self) -> bool:
        """Whether it is known which of the others are there."""
        return self.status.state is LinkState.CONNECTED and bool(self.heard)


def called(terminal: Terminal, language: Language) -> str:
    """What a machine is called; the first has no name until somebody gives it one."""
    return terminal.name or language.say("Till {number}", number=number_of(terminal.terminal))


def machine_rows(
    machines: AllMachines, chosen: TerminalId, settings: Settings, language: Language
) -> tuple[MachineRowState, ...]:
    """Each machine that belongs to the shop."""
    return tuple(_row(machines, each, chosen, settings, language) for each in machines.there)


def _row(
    machines: AllMachines, machine: KnownMachine, chosen: TerminalId, settings: Settings, language: Language
) -> MachineRowState:
    terminal = machine.terminal
    unsent, is_unknown = _unsent(machines, machine, settings, language)
    here = language.say("this machine") if terminal.terminal == machines.this else ""
    return MachineRowState(
        terminal=terminal.terminal,
        name=called(terminal, language),
        under=" · ".join(filter(None, (terminal.place, here))),
        icon=_ICONS[terminal.role],
        seen=seen_mark(machines, machine, settings, language),
        unsent=unsent,
        is_unknown=is_unknown,
        chosen=terminal.terminal == chosen,
    )


def seen_mark(machines: AllMachines, machine: KnownMachine, settings: Settings, language: Language) -> Mark:
    """When it was seen last: away since today asks for a look, away since a day before does not."""
    say = language.say
    if machines.is_here(machine):
        return Mark(say("Now"), "circle-check", SAFE)
    at = machines.seen_at(machine)
    if at is None:
        return Mark(say("Not yet"), "clock", DONE)
    if not machines.can_tell():
        return Mark(say("Seen {when}", when=_short(at, machines.now, settings, language)), "clock", DONE)
    if _is_today(at, machines.now, settings):
        return Mark(say("Away since {time}", time=language.clock(at)), "triangle-alert", OVER)
    return Mark(say("Asleep since {day}", day=_short(at, machines.now, settings, language)), "moon", DONE)


def _is_today(at: datetime, now: datetime, settings: Settings) -> bool:
    return settings.trading_day(at) >= settings.trading_day(now)


def _short(at: datetime, now: datetime, settings: Settings, language: Language) -> str:
    """The time of today, else the day."""
    days = (settings.trading_day(now) - settings.trading_day(at)).days
    if days <= 0:
        return language.clock(at)
    return language.say("yesterday") if days == 1 else language.day_and_month(language.local_date(at))


def _unsent(machines: AllMachines, machine: KnownMachine, settings: Settings, language: Language) -> tuple[str, bool]:
    """What a machine has not sent, in words, and whether nobody can know."""
    say = language.say
    if machines.is_here(machine):
        coming = machines.coming_from(machine)
        said = say("{count} on the way", count=language.number(coming)) if coming else say("all sent")
        return said, False
    at = machines.seen_at(machine)
    if at is None:
        return say("nothing yet"), False
    if machines.can_tell() and not _is_today(at, machines.now, settings):
        return say("all sent by then"), False
    return say("not known yet"), True
