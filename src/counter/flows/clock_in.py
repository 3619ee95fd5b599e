"""Coming to work, having a break, going home: each says too who makes drinks."""

from __future__ import annotations

from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.people.facts import BarStaffed, BreakBegun, ClockedIn, ClockedOut
from counter.people.queries import at_work_since, read_crew, staff_member

_MAKES_DRINKS = "barista"


def clock_in(act: Act) -> None:
    """Whoever is at it works from now on, after a break too; a barista makes drinks. Refused where they do already."""
    here = act.read(at_work_since, act.by)
    if here is not None and here[1]:
        raise Refused("You clocked in at {time}.", time=act.language.clock(here[0]))
    act.record(ClockedIn(act.by))
    crew = [person.staff_id for person in act.read(read_crew)]
    if act.read(staff_member, act.by).role == _MAKES_DRINKS and act.by not in crew:
        act.record(BarStaffed((*crew, act.by)))


def begin_break(act: Act) -> None:
    """Whoever is at it has a break until they clock in again. Refused where they do not work."""
    here = act.read(at_work_since, act.by)
    if here is None or not here[1]:
        raise Refused("Clock in first.")
    act.record(BreakBegun(act.by))
    _leave_the_bar(act)


def clock_out(act: Act) -> None:
    """Whoever is at it goes home. Refused where they did not clock in."""
    if act.read(at_work_since, act.by) is None:
        raise Refused("Clock in first.")
    act.record(ClockedOut(act.by))
    _leave_the_bar(act)


def _leave_the_bar(act: Act) -> None:
    """They make no drinks any more; the last one at the bar stays on it, for somebody must be there to promise by."""
    crew = [person.staff_id for person in act.read(read_crew)]
    if act.by in crew and len(crew) > 1:
        act.record(BarStaffed(tuple(each for each in crew if each != act.by)))
