"""Coming to work, having a break, going home: each says too who makes drinks."""

from __future__ import annotations

from counter.flows.approve import PinTried, try_pin
from counter.flows.shop import Act
from counter.flows.staff import sign_in_with
from counter.kernel.errors import Refused
from counter.people.facts import BarStaffed, BreakBegun, ClockedIn, ClockedOut
from counter.people.model import AtWork, Staff
from counter.people.queries import last_act, open_stretch, read_crew, staff_member, who_is_here

MAKES_DRINKS = "barista"
"""The role of who makes drinks as soon as they are here."""


def clock_in(act: Act) -> None:
    """Whoever is at it works from now on, after a break too; a barista makes drinks. Refused where they do already."""
    here = _here(act)
    if here is not None and here.on_break_since is None:
        raise Refused("You clocked in at {time}.", time=act.language.clock(here.since))
    if here is None:
        _end_forgotten(act)
    act.record(ClockedIn(act.by))
    crew = [person.staff_id for person in act.read(read_crew)]
    if act.read(staff_member, act.by).role == MAKES_DRINKS and act.by not in crew:
        act.record(BarStaffed((*crew, act.by)))


def begin_break(act: Act) -> None:
    """Whoever is at it has a break until they clock in again. Refused where they do not work."""
    here = _here(act)
    if here is None or here.on_break_since is not None:
        raise Refused("Clock in first.")
    act.record(BreakBegun(act.by))
    _leave_the_bar(act)


def clock_out(act: Act) -> None:
    """Whoever is at it goes home. Refused where they did not clock in."""
    if _here(act) is not None:
        act.record(ClockedOut(act.by))
    elif not _end_forgotten(act):
        raise Refused("Clock in first.")
    _leave_the_bar(act)


def come_with(act: Act, pin: str) -> Staff | PinTried:
    """As `sign_in_with`, and they work from now on, unless they do already."""
    answer = sign_in_with(act, pin)
    if isinstance(answer, Staff):
        here = _here(act)
        if here is None or here.on_break_since is not None:
            clock_in(act)
    return answer


def break_with(act: Act, pin: str) -> PinTried:
    """As `begin_break`, once their PIN is right. Nobody is signed in by it."""
    tried = try_pin(act, act.by, pin)
    if tried.wrong is None:
        begin_break(act)
    return tried


def go_with(act: Act, pin: str) -> PinTried:
    """As `clock_out`, once their PIN is right. Nobody is signed in by it."""
    tried = try_pin(act, act.by, pin)
    if tried.wrong is None:
        clock_out(act)
    return tried


def _end_forgotten(act: Act) -> bool:
    """Ends what they forgot to end on another trading day, with the last that they did on it; whether they had.

    `reports/hours.py` counts it so until then, too.
    """
    forgotten = act.read(open_stretch, act.by)
    if forgotten is None:
        return False
    _, end = act.settings.hours_of(forgotten.day)
    until = act.read(last_act, act.by, forgotten.since, end)
    act.record(ClockedOut(act.by, business_date=forgotten.day, until=until))
    return True


def _here(act: Act) -> AtWork | None:
    """Whether they are here today. Who forgot to clock out on another day is not."""
    return act.read(who_is_here, act.settings.trading_day(act.at)).get(act.by)


def _leave_the_bar(act: Act) -> None:
    """They make no drinks any more; the last one at the bar stays on it, for somebody must be there to promise by."""
    crew = [person.staff_id for person in act.read(read_crew)]
    if act.by in crew and len(crew) > 1:
        act.record(BarStaffed(tuple(each for each in crew if each != act.by)))
