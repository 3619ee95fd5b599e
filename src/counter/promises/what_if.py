"""How sure the shop wants to be: its own last weeks promised anew at each of eight shares. No database."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from counter.promises.backtest import run_backtest
from counter.promises.forecast import Engine
from counter.promises.forecast.events import Event
from counter.settings.rules import PromisePolicy

STOPS = (0.80, 0.85, 0.88, 0.90, 0.92, 0.94, 0.96, 0.98)
"""The shares of promises to keep that a shop can look at."""


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """What one share to keep (`target`) would have meant: the mean `minutes` quoted, and how many of `orders` missed.

    `unpromised` is how many more would have been promised nothing, since it took longer than the shop stands for.
    """

    target: float
    minutes: float
    orders: int
    missed: int
    unpromised: int


class Timed(msgspec.Struct, frozen=True, kw_only=True):
    """How many `seconds` one of an item takes by itself as the forecast learned it, made so many `times`."""

    seconds: float
    times: int


def stops_with(target: float) -> tuple[float, ...]:
    """The eight, the one in force among them: it stands for the nearest where it is none of them."""
    nearest = min(STOPS, key=lambda stop: abs(stop - target))
    return tuple(target if stop == nearest else stop for stop in STOPS)


def promised_anew(
    events: Sequence[Event], counted: Collection[str], now: float, policy: PromisePolicy
) -> tuple[tuple[Stop, ...], dict[str, Timed]]:
    """What each stop would have meant on a shop's events in order, and how long items take, by name.

    Those not `counted` only teach. `now` is in unix seconds. Every stop begins with a fresh forecast: which promises
    are kept moves how long the next ones are. When orders were ready stays as it was.
    """
    stops, timed = [], {}
    for target in stops_with(policy.target):
        engine = Engine(target=target)
        result = run_backtest(engine, events, counted, now, policy.longest_minutes, ())
        stops.append(
            Stop(
                target=target,
                minutes=result.minutes,
                orders=result.orders,
                missed=result.missed,
                unpromised=result.unpromised,
            )
        )
        if target == policy.target:
            timed = _timed(engine)
    return tuple(stops), timed


def _timed(engine: Engine) -> dict[str, Timed]:
    found = {}
    for item in engine.times.menu:
        try:
            seconds, times = engine.times.timed(item)
        except LookupError:
            continue
        found[item] = Timed(seconds=seconds, times=times)
    return found
