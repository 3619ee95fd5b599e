"""Makes a promise again from the facts that were known when it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from counter.journal.fact import Entry
from counter.kernel.ids import ItemId, OrderId
from counter.orders.facts import OrderPlaced, RemakePlaced
from counter.promises.forecaster import KNOWN, QUOTED_AT, Forecaster


def promise_again(
    forecaster: Forecaster, known: Iterable[Entry], order_id: OrderId, made_from: Mapping[str, Any]
) -> datetime | None:
    """What a fresh forecaster, fed with the entries up to the quote, promises for this order; None without its lines.

    `known` are all entries in order, with their facts, `made_from` what was kept of the promise.
    """
    known_then = made_from.get(KNOWN, 0)
    quoted_at = datetime.fromtimestamp(made_from[QUOTED_AT], UTC)
    for entry in known:
        fact = entry.fact
        if isinstance(fact, OrderPlaced | RemakePlaced) and fact.order_id == order_id:
            items = [(ItemId(line.item_id), line.quantity) for line in fact.lines]
            return forecaster.quote(items, quoted_at, remake=isinstance(fact, RemakePlaced)).due
        if entry.seq <= known_then if known_then else entry.at <= quoted_at:
            forecaster.feed([entry])
    return None
