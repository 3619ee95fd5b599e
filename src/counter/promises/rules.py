"""Whom to tell that a promise is likely to break: the shop's own decision, apart from the forecast's honest chance."""

from __future__ import annotations

from counter.promises.model import OrderRisk, Promise
from counter.settings.rules import PromisePolicy

TELL_FROM = PromisePolicy().tell_from
"""From what chance of missing a customer is told unless the shop says otherwise; docs/decisions/0003 argues for it."""
TIME_TO_ACT = 60.0
"""Seconds before the promise is due in which a word still helps."""
EVEN = 0.5


def should_warn(chance: float, left: float, tell_from: float = TELL_FROM) -> bool:
    """Whether a chance of missing is worth a warning, `left` seconds before the promise is due.

    In the last minute a word comes too late to act on, so it must at least be right more often than not.
    """
    return chance >= (tell_from if left >= TIME_TO_ACT else max(tell_from, EVEN))


def worth_telling(risk: OrderRisk, promise: Promise, policy: PromisePolicy) -> bool:
    """Whether the customer is to be told now that their promise is likely to break.

    At most once an order, since a second change costs more trust than the first; and only where the new promise is
    later, and by no less than the delay from which on this shop thinks it worth a word.
    """
    if promise.resets:
        return False
    later = (risk.reset_to - promise.due).total_seconds()
    return should_warn(risk.chance, risk.left, policy.tell_from) and later > 0 and later >= policy.small_delay_seconds
