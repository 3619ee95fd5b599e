"""Brings the tables to what the journal says: one fact, one subject anew, or what can be read at last."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert
from sqlalchemy.exc import IntegrityError

from counter.journal.fact import Entry, Fact
from counter.journal.fit import DidNotFit
from counter.journal.queries import frozen_subjects, in_order
from counter.journal.registry import Registry
from counter.journal.tables import DidNotFitRow, FrozenSubject
from counter.journal.topics import Topic

UNREADABLE = (KeyError, ValueError)
"""What `Registry.read` raises for a fact of a newer Counter, and for what is none."""
_CANNOT_BE = (ArithmeticError, IntegrityError, LookupError, TypeError, ValueError)
log = logging.getLogger(__name__)


def fold(connection: Connection, registry: Registry, entry: Entry, fact: Fact) -> None:
    """Applies a fact that came from elsewhere or is replayed; one that does not fit is listed with why.

    So is one that has no place in the tables: whatever a machine recorded, the shop goes on.
    """
    try:
        outcome = registry.apply(connection, fact, entry)
    except _CANNOT_BE:
        log.exception("%s cannot be applied", entry.name)
        outcome = DidNotFit("it says what cannot be")
    if isinstance(outcome, DidNotFit):
        row = {"fact_id": entry.id, "subject": entry.subject, "why": outcome.why}
        connection.execute(insert(DidNotFitRow), row)


def refold(connection: Connection, registry: Registry, subject: str) -> frozenset[Topic]:
    """Takes a subject's rows out of the tables and applies its facts again, in the shop's order; their topics."""
    registry.forget(connection, subject)
    connection.execute(delete(DidNotFitRow).where(DidNotFitRow.subject == subject))
    facts = [(entry, registry.read(entry)) for entry in in_order(connection, subject)]
    for entry, fact in from_the_last_absolute(registry, facts):
        fold(connection, registry, entry, fact)
    return frozenset(fact.topic for _, fact in facts)


def thaw(connection: Connection, registry: Registry) -> None:
    """After an update: subjects whose facts can all be read now are folded anew and are frozen no longer."""
    for subject in sorted(frozen_subjects(connection)):
        if all(_can_be_read(registry, entry) for entry in in_order(connection, subject)):
            connection.execute(delete(FrozenSubject).where(FrozenSubject.subject == subject))
            refold(connection, registry, subject)


def from_the_last_absolute(registry: Registry, facts: Iterable[tuple[Entry, Fact]]) -> list[tuple[Entry, Fact]]:
    """What of a subject's facts still matters: an absolute one says all there is to say, so nothing before it does."""
    whole = list(facts)
    last = max((i for i, (entry, _) in enumerate(whole) if registry.is_absolute(entry.kind)), default=0)
    return whole[last:]


def _can_be_read(registry: Registry, entry: Entry) -> bool:
    try:
        registry.read(entry)
    except UNREADABLE:
        return False
    return True
