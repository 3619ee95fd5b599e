"""Makes a promise again from the facts that were known when it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from counter.journal.fact import Entry
from counter.kernel.ids import ItemId, OrderId
from counter.orders.facts import OrderPlaced, RemakePlaced
from counter.promises.forecaster import FORECAST, KNOWN, QUOTED_AT, Forecaster
from counter.promises.learned import LEARNED_AS


def can_be_made_again(made_from: Mapping[str, Any]) -> bool:
    """Whether enough was kept of a promise, and today's forecast promises as the one that made it."""
    return QUOTED_AT in made_from and made_from.get(FORECAST) == LEARNED_AS


def reproduce(
    forecaster: Forecaster, entries: Iterable[Entry], order_id: OrderId, made_from: Mapping[str, Any]
) -> datetime | None:
    """What is promised for this order from the entries that were known at its quote; None without its lines.

    `entries` are all that the forecaster was not yet fed with, in order, with their facts; `made_from` is what was
    kept of the promise.
    """
    quoted_at = datetime.fromtimestamp(made_from[QUOTED_AT], UTC)
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, OrderPlaced | RemakePlaced) and fact.order_id == order_id:
            items = [(ItemId(line.item_id), line.quantity) for line in fact.lines]
            return forecaster.quote(items, quoted_at, remake=isinstance(fact, RemakePlaced)).due
        if entry.seq <= made_from[KNOWN]:
            forecaster.feed([entry])
    return None
