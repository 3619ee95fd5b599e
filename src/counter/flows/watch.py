"""What time brings: misses are found, risks looked at again, what was learned is kept. Done by the app itself."""

from __future__ import annotations

from counter.flows.apologise import find_missed
from counter.flows.shop import Shop
from counter.orders.queries import count_ahead
from counter.promises.forecaster import BarOutlook
from counter.promises.learned import keep_learned
from counter.promises.queries import read_promises
from counter.promises.rules import worth_telling
from counter.recovery.queries import count_unanswered
from counter.store.unit import Unit


def tick(shop: Shop, unit: Unit) -> BarOutlook:
    """Looks at the bar: opens the misses there are, and publishes what the forecast says now."""
    find_missed(shop, unit)
    unit.touched.add("Outlook")
    risks = shop.forecaster.risks(unit.at)
    policy = shop.settings.promises
    likely = [order_id for order_id, risk in risks.items() if risk.chance >= policy.tell_from]
    promises = read_promises(unit.connection, likely)
    to_tell = frozenset(
        order_id for order_id, promise in promises.items() if worth_telling(risks[order_id], promise, policy)
    )
    ahead = count_ahead(unit.connection)
    outlook = BarOutlook(
        unit.at, shop.forecaster.promising(unit.at), ahead, risks, to_tell, count_unanswered(unit.connection)
    )
    shop.forecaster.publish(outlook)
    return outlook


def keep_what_was_learned(shop: Shop, unit: Unit) -> None:
    """Keeps what the forecast had learned as the day began, for the next start; what came since, the journal has."""
    learned = shop.forecaster.learned
    if learned is not None:
        keep_learned(unit.connection, shop.terminal, learned, unit.at, shop.key)


def tidy(shop: Shop) -> None:
    """For quiet moments: keeps what was learned, and moves the write-ahead log into the file."""
    shop.do(shop.itself, keep_what_was_learned)
    shop.store.checkpoint()
