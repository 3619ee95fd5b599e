"""What of the forecast the customer is told: the shop's own decision, apart from the forecast."""

from __future__ import annotations

from counter.promises.forecaster import OrderRisk
from counter.promises.queries import Promise
from counter.promises.telling import tells
from counter.settings.rules import PromisePolicy


def worth_telling(risk: OrderRisk, promise: Promise, policy: PromisePolicy) -> bool:
    """Whether the customer is to be told now that their promise is likely to break.

    At most once an order, since a second change costs more trust than the first; and only where the new promise is
    later, and by no less than the delay from which on this shop thinks it worth a word.
    """
    if promise.resets:
        return False
    later = (risk.reset_to - promise.due).total_seconds()
    return tells(risk.chance, risk.left, policy.tell_from) and later > 0 and later >= policy.small_delay_seconds
