"""What of the forecast the customer is told: the shop's own decision, apart from the forecast."""

from __future__ import annotations

from datetime import timedelta

from counter.promises.forecaster import OrderRisk
from counter.promises.queries import Promise
from counter.promises.telling import tells
from counter.settings.rules import PromisePolicy


def worth_telling(risk: OrderRisk, promise: Promise, policy: PromisePolicy) -> bool:
    """Whether the customer is to be told now that their promise is likely to break.

    At most once an order, since a second change costs more trust than the first; and only where the new promise is
    later by more than the delay that this shop thinks is not worth a word.
    """
    if promise.resets:
        return False
    later = risk.reset_to - promise.due
    return tells(risk.chance, risk.left, policy.tell_from) and later >= timedelta(seconds=policy.small_delay_seconds)
