"""Prints how well the engine promises on a made-up bar, beside three simple ways to do it.

    python bench/promises/run.py [--seed N]

The first day is for learning and does not count. Columns: the share of promises kept; kept in the busiest quarter and
in the worst category; mean minutes promised; pinball loss at 0.9 in minutes; microseconds to quote (median, 99th
percentile).
"""

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from baselines import TARGET, FixedTime, Promiser, QueueTimesMean, RollingQuantile
from made_up_bar import FIRST_DAY, MENU, Happened, Sold, menu, stream

from counter.promises.forecast import Engine, Wanted
from counter.promises.forecast.events import Ordered, Ready, Staffed

SEED = 2026
ENOUGH = 100


@dataclass(slots=True)
class Told:
    """One promise and what came of it."""

    order: Sold
    due: float
    ahead: int

    @property
    def kept(self) -> bool:
        """Whether it was kept."""
        return self.order.ready <= self.due

    @property
    def category(self) -> str:
        """The category of the item that takes longest."""
        return MENU[max(self.order.items, key=lambda item: MENU[item][2])][0]


@dataclass(slots=True)
class Result:
    """All promises of one way to promise, and how long each took (seconds)."""

    name: str
    told: list[Told] = field(default_factory=list)
    took: list[float] = field(default_factory=list)


def with_engine(happened: list[Happened]) -> Result:
    """The engine's promises for a stream."""
    engine, result, opened = Engine(menu()), Result("the engine"), set()
    for what in happened:
        if what.order is None:
            engine.feed(Staffed(what.at, what.crew))
        elif what.kind == "ready":
            engine.feed(Ready(what.at, what.order.name))
            opened.discard(what.order.name)
        else:
            wanted = tuple(Wanted(item, what.order.items.count(item)) for item in dict.fromkeys(what.order.items))
            began = perf_counter()
            due = engine.quote(wanted, what.at).ready_by
            result.took.append(perf_counter() - began)
            engine.feed(Ordered(what.at, what.order.name, wanted, due))
            result.told.append(Told(what.order, due, len(opened)))
            opened.add(what.order.name)
    return result


def with_baseline(name: str, way: Promiser, happened: list[Happened]) -> Result:
    """A baseline's promises for a stream."""
    result, opened = Result(name), dict[str, Told]()
    for what in happened:
        if what.order is None:
            continue
        if what.kind == "ready":
            told = opened.pop(what.order.name)
            way.ended(what.at - what.order.at, told.ahead, missed=not told.kept)
        else:
            began = perf_counter()
            due = way.promise(what.at, len(opened))
            result.took.append(perf_counter() - began)
            opened[what.order.name] = Told(what.order, due, len(opened))
            result.told.append(opened[what.order.name])
    return result


def row(result: Result) -> str:
    """One line of the table."""
    told = [each for each in result.told if each.order.at >= FIRST_DAY + 86_400.0]
    busy = sorted(each.ahead for each in told)[len(told) * 3 // 4]
    kinds = {kind: [each for each in told if each.category == kind] for kind in {each.category for each in told}}
    worst = min(share(each) for each in kinds.values() if len(each) >= ENOUGH)
    loss = mean(pinball(each) for each in told) / 60
    minutes = mean(each.due - each.order.at for each in told) / 60
    cuts = quantiles(result.took, n=100)
    return (
        f"{result.name:34} {share(told):6.3f} {share([e for e in told if e.ahead >= busy]):6.3f} {worst:6.3f}"
        f" {minutes:8.2f} {loss:8.3f} {cuts[49] * 1e6:8.0f} {cuts[98] * 1e6:8.0f}"
    )


def share(told: list[Told]) -> float:
    """The share of promises kept."""
    return mean(each.kept for each in told)


def pinball(each: Told) -> float:
    """The pinball loss of one promise, in seconds: a minute too early costs nine times a minute too late."""
    over = each.due - each.order.ready
    return (1 - TARGET) * over if over >= 0 else -TARGET * over


def main() -> None:
    """Run all four and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED, help="which made-up shop (default %(default)s)")
    happened = list(stream(parser.parse_args().seed))
    print(f"{'':34} {'kept':>6} {'busy':>6} {'worst':>6} {'minutes':>8} {'pinball':>8} {'µs p50':>8} {'µs p99':>8}")
    for result in (
        with_engine(happened),
        with_baseline("always five minutes", FixedTime(), happened),
        with_baseline("queue × mean × conformal factor", QueueTimesMean(), happened),
        with_baseline("rolling 90th percentile", RollingQuantile(), happened),
    ):
        print(row(result))


if __name__ == "__main__":
    main()
