"""A backtest: what the forecast would have promised on days that are past, and what would have come of it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import mean

from counter.promises.forecast import Engine
from counter.promises.forecast.events import Cancelled, DueChanged, Event, Ordered, Ready, Recalled
from counter.promises.rules import minutes_between, should_warn

TICK_SECONDS = 20.0
LEAD_SECONDS = 60.0
"""Seconds before the promise is due that a warning must come to be of use."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.5, 0.6)


@dataclass(slots=True)
class BacktestOrder:
    """An order of a backtest; times in unix seconds. `due`: what would be promised now, where anything is `promised`.

    `warned`: by threshold, when first and what new promise.
    """

    at: float
    due: float
    promised: bool
    ready: float | None = None
    warned: dict[float, tuple[float, float]] = field(default_factory=dict)

    def ready_by(self, moment: float) -> bool:
        """Whether it was ready by a moment."""
        return self.ready is not None and self.ready <= moment

    @property
    def broken(self) -> bool:
        """Whether the promise that would have been made was missed, or is by now."""
        return not self.ready_by(self.due)


@dataclass(frozen=True, slots=True)
class WarningOutcome:
    """What telling from one chance on would have meant: shares of all orders, of the broken, of the told, of resets."""

    threshold: float
    told: float
    broken_told_in_time: float
    told_rightly: float
    resets_kept: float


@dataclass(frozen=True, slots=True)
class BacktestResult:
    """How many orders were judged; the share of promises that would be kept, and their mean minutes; whom to tell.

    `unpromised` is how many orders would be promised nothing.
    """

    orders: int
    unpromised: int
    kept: float
    minutes: float
    missed: int
    outcomes: tuple[WarningOutcome, ...]


def run_backtest(
    engine: Engine,
    events: Iterable[Event],
    counted: Container[str],
    now: float,
    longest: int,
    thresholds: Sequence[float] = THRESHOLDS,
) -> BacktestResult:
    """Feeds a fresh engine with a shop's events in order, promising anew. Other orders than those counted only teach.

    `now` is in unix seconds: an order that is not ready by then is missed if its promise is past, else still open.
    Beyond the `longest` minutes that the shop stands for, nothing is promised, then or later. Without `thresholds`
    nobody is told that a promise breaks, which takes most of the time.
    """
    played = _play(engine, events, longest, thresholds)
    seen = {name: order for name, order in played.items() if name in counted}
    promised = [order for order in seen.values() if order.promised]
    judged = [order for order in promised if order.ready is not None or order.due < now]
    return BacktestResult(
        orders=len(judged),
        unpromised=len(seen) - len(promised),
        kept=_share(not order.broken for order in judged),
        minutes=_mean((order.due - order.at) / 60 for order in judged),
        missed=sum(order.broken for order in judged),
        outcomes=tuple(_outcome(judged, threshold) for threshold in thresholds),
    )


def _play(
    engine: Engine, events: Iterable[Event], longest: int, thresholds: Sequence[float]
) -> dict[str, BacktestOrder]:
    orders: dict[str, BacktestOrder] = {}
    waiting: dict[str, BacktestOrder] = {}
    clock = 0.0
    for event in events:
        at = getattr(event, "at", clock)
        for moment in _ticks(clock, at, waiting) if thresholds else ():
            _warn(engine, moment, waiting, thresholds)
        clock = at
        match event:
            case DueChanged():
                continue
            case Ordered() if event.order in orders:  # recalled: its promise stands
                engine.feed(_as_promised(event, orders[event.order]))
                continue
            case Ordered():
                due = engine.quote(event.items, event.at, remake=event.remake).ready_by
                order = BacktestOrder(event.at, due, minutes_between(event.at, due) <= longest)
                engine.feed(_as_promised(event, order))
                if not event.remake:
                    orders[event.order] = waiting[event.order] = order
                continue
            case Ready() if event.order in waiting:
                waiting.pop(event.order).ready = event.at
            case Recalled() if event.order in orders:
                waiting[event.order] = orders[event.order]
                waiting[event.order].ready = None
            case Cancelled():
                waiting.pop(event.order, None)
            case _:
                pass
        engine.feed(event)
    return orders


def _as_promised(event: Ordered, order: BacktestOrder) -> Ordered:
    """As it would have been placed; it keeps the time of the event."""
    if order.promised:
        return replace(event, due=order.due, expected=None)
    return replace(event, due=None, expected=order.due)


def _ticks(before: float, now: float, waiting: dict[str, BacktestOrder]) -> Iterator[float]:
    """The moments of a fixed clock between two events, while anybody waits; a gap of hours is not ticked through."""
    if not waiting or now - before > 3600:  # noqa: PLR2004 - an hour
        return
    moment = (before // TICK_SECONDS + 1) * TICK_SECONDS
    while moment <= now:
        yield moment
        moment += TICK_SECONDS


def _warn(engine: Engine, at: float, waiting: dict[str, BacktestOrder], thresholds: Sequence[float]) -> None:
    for risk in engine.tick(at):
        order = waiting.get(risk.order)
        if order is not None:
            for threshold in thresholds:
                if should_warn(risk.miss_probability, risk.left, threshold):
                    order.warned.setdefault(threshold, (at, risk.reset_to))


def _outcome(judged: list[BacktestOrder], threshold: float) -> WarningOutcome:
    told = [order for order in judged if threshold in order.warned]
    broken = [order for order in judged if order.broken]
    return WarningOutcome(
        threshold,
        told=len(told) / len(judged) if judged else 0.0,
        broken_told_in_time=_share(
            threshold in order.warned and order.due - order.warned[threshold][0] >= LEAD_SECONDS for order in broken
        ),
        told_rightly=_share(order.broken for order in told),
        resets_kept=_share(order.ready_by(order.warned[threshold][1]) for order in told),
    )


def _share(outcomes: Iterable[bool]) -> float:
    found = list(outcomes)
    return sum(found) / len(found) if found else 0.0


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return mean(found) if found else 0.0
