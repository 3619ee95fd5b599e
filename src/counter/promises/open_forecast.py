"""Makes a terminal's forecast out of the journal: as it is now, or as it was when a promise was made."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from counter.journal.fact import Entry
from counter.journal.known import NOTHING, Known
from counter.journal.known_queries import entries_as_they_came, entries_by_time, known_before, known_facts
from counter.journal.queries import newest_at
from counter.journal.refold import UNREADABLE
from counter.journal.registry import Registry
from counter.journal.seal import Key
from counter.kernel.ids import TerminalId
from counter.promises.fact_events import CONFIGURED_BY, FED_BY, FactTranslator, read_for_forecast
from counter.promises.forecast.events import DayStarted, Event
from counter.promises.forecaster import PAUSE, Forecaster
from counter.promises.learned import Learned, load_learned
from counter.store.unit import Connection

LEARN_FROM = timedelta(days=14)
"""How far back the forecast learns where nothing it had learned was stored."""

log = logging.getLogger(__name__)


def open_forecast(
    connection: Connection, registry: Registry, terminal: TerminalId, key: Key, *, seed: int = 0
) -> Forecaster:
    """The forecast of `terminal` with what it had learned as the last day began, and what happened since."""
    learned = load_learned(connection, terminal, key)
    if learned is not None:
        try:
            forecaster = forecast_at(connection, registry, terminal, seed=seed, learned=learned)
            forecaster.feed(entries_for_forecast(connection, registry, terminal, learned.known))
        except (LookupError, TypeError, ValueError, AttributeError):
            log.exception("What the forecast had learned cannot be used; it learns anew from the journal.")
        else:
            return forecaster
    newest = newest_at(connection)
    since = known_before(connection, terminal, newest - LEARN_FROM) if newest else NOTHING
    forecaster = forecast_at(connection, registry, terminal, seed=seed, since=since)
    forecaster.feed(entries_for_forecast(connection, registry, terminal, since))
    return forecaster


def forecast_at(
    connection: Connection,
    registry: Registry,
    terminal: TerminalId,
    *,
    seed: int = 0,
    since: Known = NOTHING,
    learned: Learned | None = None,
) -> Forecaster:
    """The forecast of `terminal` when it knew `since`, or after what it had `learned`; to be fed from there."""
    known = learned.known if learned else since
    before = known_facts(connection, terminal, CONFIGURED_BY, known)
    return Forecaster(terminal, seed=seed, since=since, before=_with_facts(before, registry, terminal), learned=learned)


def entries_for_forecast(
    connection: Connection, registry: Registry, terminal: TerminalId, after: Known = NOTHING
) -> Iterator[Entry]:
    """All that the forecast of `terminal` is fed with after it knew `after`, in the order in which it came."""
    return _with_facts(entries_as_they_came(connection, terminal, FED_BY, after), registry, terminal)


def events_for_backtest(connection: Connection, registry: Registry, since: datetime | None = None) -> Iterator[Event]:
    """All of the shop that means something to a forecast, by the clock; of before `since` what configures it alone.

    Where a day begins, nothing from before is still being made.
    """
    translator, newest = FactTranslator(), None
    for entry in _with_facts(entries_by_time(connection, FED_BY, CONFIGURED_BY, since), registry):
        if newest is not None and entry.at - newest >= PAUSE:
            yield DayStarted(entry.at.timestamp())
        newest = entry.at
        if entry.fact is not None:
            yield from translator.events(entry.fact, entry.at.timestamp())


def _with_facts(entries: Iterator[Entry], registry: Registry, own: TerminalId | None = None) -> Iterator[Entry]:
    """What only a newer Counter at another terminal than `own` can read is passed over, as it was when it came."""
    for entry in entries:
        try:
            fact = read_for_forecast(registry, entry)
        except UNREADABLE:
            if entry.terminal == own:
                raise
            continue
        yield replace(entry, fact=fact)
