"""What time brings: misses are found, risks looked at again, what was learned is kept. Done by the app itself."""

from __future__ import annotations

from counter.flows.apologise import find_missed
from counter.flows.shop import Shop
from counter.journal.queries import last_position
from counter.orders.queries import count_ahead
from counter.promises.forecaster import Outlook
from counter.promises.learned import Learned, keep_learned
from counter.store.unit import Unit


def tick(shop: Shop, unit: Unit) -> Outlook:
    """Looks at the bar: opens the misses there are, and publishes what the forecast says now."""
    find_missed(shop, unit)
    unit.touched.add("Outlook")
    return shop.forecaster.tick(unit.at, count_ahead(unit.connection))


def keep_what_was_learned(shop: Shop, unit: Unit) -> None:
    """Keeps what the forecast has learned, for the next start."""
    learned = Learned(last_position(unit.connection), shop.forecaster.snapshot())
    keep_learned(unit.connection, shop.terminal, learned, unit.at)
