"""What was changed about the staff: who, when, what, and what was so before."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from counter.journal.fact import Fact, read_back
from counter.journal.queries import entries
from counter.kernel.ids import FactId
from counter.people.facts import (
    AllowanceChanged,
    PinSet,
    RoleChanged,
    StaffAdded,
    StaffRenamed,
    StaffTakenBack,
    StaffTakenOff,
)
from counter.people.queries import COUNTER, the_app_itself
from counter.reports.changes import Change
from counter.reports.story import staff_names

STAFF = "staff"
"""The key of what was changed about the staff."""
_KINDS: dict[str, type[Fact]] = {
    kind.__name__: kind
    for kind in (StaffAdded, RoleChanged, AllowanceChanged, StaffRenamed, StaffTakenOff, StaffTakenBack, PinSet)
}
People = dict[str, dict[str, Any]]
"""Each person by their staff id: `name`, `role`, `works`, `own`, what they give alone otherwise than their role,
and `pin`, the fact that set the one they have, or None."""


def staff_changes(connection: Connection) -> tuple[Change, ...]:
    """Every act that changed the staff, as one change each, in the order they came.

    What a shop began with is none, nor what was done at the machine itself.
    Before and after are all `People` there are then.
    """
    names, itself = staff_names(connection), the_app_itself(connection)
    people: People = {}
    found: list[Change] = []
    last: tuple[object, object] | None = None
    for arrived, entry in entries(connection, kinds=list(_KINDS.values())):
        fact, act = read_back(_KINDS[entry.kind], entry.body, entry.private), (entry.terminal, entry.act)
        after = _with(people, fact, FactId(entry.id))
        if act == last:
            found[-1] = _onto(found[-1], after)
        elif after != people and entry.by != itself:
            by = names.get(entry.by, "")
            found.append(Change(FactId(entry.id), entry.at, by, STAFF, people, after, None, arrived))
            last = act
        people = after
    return tuple(found)


def _onto(change: Change, after: People) -> Change:
    return Change(change.fact_id, change.at, change.by, STAFF, change.before, after, None, change.arrived)


def _with(people: People, fact: Fact, fact_id: FactId) -> People:
    """All of them once that happened too."""
    if isinstance(fact, StaffAdded):
        new = {"name": fact.name, "role": fact.role, "works": True, "own": {}, "pin": None}
        return people if fact.role == COUNTER else {**people, str(fact.staff_id): new}
    now: dict[str, Any] = {}
    match fact:
        case RoleChanged():
            now = {"role": fact.role}
        case AllowanceChanged():
            now = {"own": dict(fact.own)}
        case StaffRenamed():
            now = {"name": fact.name}
        case StaffTakenOff() | StaffTakenBack():
            now = {"works": isinstance(fact, StaffTakenBack)}
        case PinSet():
            now = {"pin": str(fact_id) if fact.digits else None}
    who = str(getattr(fact, "staff_id", ""))
    return {**people, who: {**people[who], **now}} if who in people else people


def only_pins(change: Change) -> bool:
    """Whether a change of the staff was about PINs alone: those are not taken back, another one is set."""
    without = ({who: {**each, "pin": None} for who, each in people.items()} for people in (change.before, change.after))
    return next(without) == next(without)
