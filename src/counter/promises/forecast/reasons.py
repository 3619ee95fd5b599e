"""Why an order is at risk, in a word and a figure."""

from math import expm1

from counter.promises.forecast.bar import Bar
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pace import SLOWER
from counter.promises.forecast.pacing import Pacing

_LIKELY = 0.5
_WORTH_A_WORD = 0.15


def reason(order: OpenOrder, bar: Bar, pacing: Pacing) -> tuple[str, str | None, float]:
    """("station", which, how much slower: +0.35 is 35% longer), ("crew", None, 0) or ("queue", None, 0)."""
    slow = max(((_slower(part, pacing), part.station) for part in order.parts.values()), default=(0.0, ""))
    if slow[0] >= _WORTH_A_WORD:
        return "station", slow[1], round(slow[0], 2)
    if "bar" in order.parts and bar.hands("bar") < bar.known("bar"):
        return "crew", None, 0.0
    return "queue", None, 0.0


def _slower(part: Part, pacing: Pacing) -> float:
    pace = pacing.pool(part.pool).mean()[0] + pacing.told.get(part.station, 0.0)
    trouble = pacing.troubles.get(part.shares[0][0])
    if trouble is not None and trouble.share[0] < _LIKELY:
        ill = 1 - float(trouble.share[0])
        pace += float(trouble.share @ SLOWER) / ill
    return expm1(pace)
