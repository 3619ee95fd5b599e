"""Makes a promise again from the facts that were known when it was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from counter.journal.fact import Entry
from counter.kernel.ids import OrderId
from counter.orders.facts import OrderPlaced, RemakePlaced
from counter.orders.model import to_make
from counter.promises.facts import MadeFrom
from counter.promises.forecast import Basis
from counter.promises.forecaster import Forecaster
from counter.promises.learned import FORECAST_VERSION
from counter.promises.model import PromiseOrigin, PromiseQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class Reproduced:
    """A promise made again, or the wait that was said instead, and what it was worked out from."""

    quote: PromiseQuote
    basis: Basis


def can_be_made_again(made_from: MadeFrom) -> bool:
    """Whether today's forecast promises as the one that made it."""
    return made_from.forecast == FORECAST_VERSION


def reproduce(
    forecaster: Forecaster, entries: Iterable[Entry], order_id: OrderId, origin: PromiseOrigin
) -> Reproduced | None:
    """What is promised or said for this order from the entries that were known at its quote; None without its lines.

    `entries` are all that the forecaster was not yet fed with, in the order in which the terminal that made the promise
    came to know them, with their facts.
    """
    made_from = origin.made_from
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, OrderPlaced | RemakePlaced) and fact.order_id == order_id:
            return _again(forecaster, fact, made_from)
        if made_from.known.covers(entry, origin.terminal):
            forecaster.feed([entry])
    return None


def _again(forecaster: Forecaster, fact: OrderPlaced | RemakePlaced, made_from: MadeFrom) -> Reproduced:
    quoted_at = datetime.fromtimestamp(made_from.quoted_at, UTC)
    items, remake = [(line.item_id, line.quantity) for line in to_make(fact.lines)], isinstance(fact, RemakePlaced)
    return Reproduced(
        quote=forecaster.quote(items, quoted_at, remake=remake),
        basis=forecaster.basis(items, quoted_at, remake=remake),
    )
