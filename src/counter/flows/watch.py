"""What time brings: misses are found, risks looked at again, what was learned is kept. Done by the app itself."""

from __future__ import annotations

from counter.flows.apologise import find_missed
from counter.flows.come_due import come_due
from counter.flows.on_the_shelf import find_on_shelf
from counter.flows.shop import Act, Shop
from counter.flows.untold import find_untold
from counter.journal.fact import subject_of
from counter.journal.topics import Topic
from counter.orders.bar_queries import count_ahead
from counter.promises.learned import save_learned
from counter.promises.model import BarOutlook
from counter.promises.queries import read_promises
from counter.promises.rules import worth_telling
from counter.recovery.queries import count_waiting
from counter.store.unit import write_anew


def tick(act: Act) -> BarOutlook:
    """Looks at the bar: what is due comes to it, what went wrong is opened, what the forecast says is published."""
    come_due(act)
    find_missed(act)
    find_on_shelf(act)
    act.touch(Topic.OUTLOOK)
    risks = act.forecaster.risks(act.at)
    act.shop.hearing.late.intersection_update(subject_of("order", order_id) for order_id in risks)
    policy = act.settings.promises
    likely = [order_id for order_id, risk in risks.items() if risk.chance >= policy.tell_from]
    promises = act.read(read_promises, likely)
    to_tell = frozenset(
        order_id for order_id, promise in promises.items() if worth_telling(risks[order_id], promise, policy)
    )
    untold_since = find_untold(act, to_tell, act.forecaster.outlook.untold_since)
    ahead = act.read(count_ahead)
    outlook = BarOutlook(
        at=act.at,
        promising=act.forecaster.promising(act.at),
        ahead=ahead,
        risks=risks,
        to_tell=to_tell,
        untold_since=untold_since,
        offers=act.forecaster.offers(act.at),
        anew=act.forecaster.anew(act.at),
        unanswered=act.read(count_waiting, act.at),
    )
    act.forecaster.publish(outlook)
    return outlook


def keep_what_was_learned(act: Act) -> None:
    """Keeps what the forecast had learned as the day began, for the next start; what came since, the journal has."""
    learned = act.forecaster.learned
    if learned is not None:
        act.read(save_learned, act.terminal, learned, act.at, act.keys.local)


def try_to_write(act: Act) -> None:
    """Looks whether the books can be written again; Unavailable where they cannot."""
    act.read(write_anew)


def tidy(shop: Shop) -> None:
    """For quiet moments: keeps what was learned, and moves the write-ahead log into the file."""
    shop.do(shop.itself, keep_what_was_learned)
    shop.store.checkpoint()
