"""From what chance of missing on a customer is told. The shop's decision, apart from the forecast's honest chance."""

from __future__ import annotations

from counter.settings.rules import PromisePolicy

TELL_FROM = PromisePolicy().tell_from
"""Unless the shop says otherwise; docs/decisions/0003 argues for it."""
TIME_TO_ACT = 60.0
"""Seconds before the promise is due in which a word still helps."""
EVEN = 0.5


def tells(chance: float, left: float, tell_from: float = TELL_FROM) -> bool:
    """Whether to tell, `left` seconds before the promise is due.

    In the last minute a word comes too late to act on, so it must at least be right more often than not.
    """
    return chance >= (tell_from if left >= TIME_TO_ACT else max(tell_from, EVEN))
