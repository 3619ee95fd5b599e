"""Plays a made-up shop's days to a way of promising, and notes every promise and what came of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import process_time

import oracle
from baselines import TARGET, FixedTime, Promiser, QueueTimesMean, RollingQuantile
from made_up_bar import A_DAY, DAYS, FIRST_DAY, Happened, stream
from made_up_shop import Shop, Sold

from counter.promises.backtest import THRESHOLDS
from counter.promises.forecast import Engine, Wanted
from counter.promises.forecast.events import Ordered, Ready, Staffed, Started
from counter.promises.rules import should_warn

TICK = 20.0
FIRST = 50
COUNTED_FROM = FIRST_DAY + A_DAY
ENGINE, ORACLE = "the engine", "the oracle"
BASELINES: dict[str, Callable[[], Promiser]] = {
    "always five minutes": FixedTime,
    "queue × mean × conformal factor": QueueTimesMean,
    "rolling 90th percentile": RollingQuantile,
}


@dataclass(slots=True, eq=False)
class PromiseRecord:
    """One promise: `due` and all times in unix seconds, `ahead` orders were open before it.

    `warned`: by threshold, when the customer would first have been told and what new promise. `busy`: it came in the
    busiest quarter of its shop.
    """

    order: Sold
    due: float
    ahead: int
    number: int
    busy: bool = False
    warned: dict[float, tuple[float, float]] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        """Whether it was kept."""
        return self.order.ready <= self.due

    @property
    def counts(self) -> bool:
        """Whether it is past the day for learning."""
        return self.order.at >= COUNTED_FROM


@dataclass(slots=True)
class Result:
    """All promises of one way; chances of missing as said at ticks; seconds each quote and tick took."""

    name: str
    promises: list[PromiseRecord] = field(default_factory=list)
    chances: list[tuple[PromiseRecord, float]] = field(default_factory=list)
    quotes_took: list[float] = field(default_factory=list)
    ticks_took: list[float] = field(default_factory=list)

    def note(self, order: Sold, due: float, ahead: int) -> PromiseRecord:
        """Takes down a promise."""
        self.promises.append(PromiseRecord(order, due, ahead, len(self.promises)))
        return self.promises[-1]

    def closed(self) -> "Result":
        """The same with the busiest quarter known."""
        loads = sorted(each.ahead for each in self.promises if each.counts)
        cut = loads[len(loads) * 3 // 4] if loads else 0
        for each in self.promises:
            each.busy = each.ahead >= cut
        return self

    def add(self, other: "Result") -> None:
        """Joins another shop's to these."""
        self.promises += other.promises
        self.chances += other.chances
        self.quotes_took += other.quotes_took
        self.ticks_took += other.ticks_took


class _AtWork:
    """The engine beside a stream: fed as the till would feed it."""

    def __init__(self, shop: Shop, target: float, *, ticking: bool) -> None:
        self.engine, self.ticking = Engine(shop.menu(), target=target), ticking
        self.result, self.open = Result(ENGINE), dict[str, PromiseRecord]()
        self.clock = 0.0

    def take(self, what: Happened) -> None:
        """One line of the stream, after the ticks before it."""
        for moment in self._moments(what.at):
            self._tick(moment)
        self.clock = what.at
        if what.order is None:
            self.engine.feed(Staffed(what.at, what.crew))
        elif what.kind == "started":
            self.engine.feed(Started(what.at, what.order.name, *what.crew))
        elif what.kind == "ready":
            self.engine.feed(Ready(what.at, what.order.name))
            del self.open[what.order.name]
        else:
            self._promise(what.order, what.at)

    def _promise(self, order: Sold, at: float) -> None:
        wanted = tuple(Wanted(item, order.items.count(item)) for item in dict.fromkeys(order.items))
        began = process_time()
        due = self.engine.quote(wanted, at).ready_by
        self.result.quotes_took.append(process_time() - began)
        self.engine.feed(Ordered(at, order.name, wanted, due))
        self.open[order.name] = self.result.note(order, due, len(self.open))

    def _moments(self, until: float) -> Iterator[float]:
        """Every twenty seconds while orders are open."""
        moment = (self.clock // TICK + 1) * TICK
        while self.ticking and self.open and moment <= until:
            yield moment
            moment += TICK

    def _tick(self, at: float) -> None:
        began = process_time()
        risks = self.engine.tick(at)
        self.result.ticks_took.append(process_time() - began)
        for risk in risks:
            record = self.open[risk.order]
            self.result.chances.append((record, risk.miss_probability))
            for threshold in THRESHOLDS:
                if should_warn(risk.miss_probability, risk.left, threshold):
                    record.warned.setdefault(threshold, (at, risk.reset_to))


def with_engine(shop: Shop, happened: list[Happened], *, target: float = TARGET, ticking: bool = True) -> Result:
    """The engine's promises for a stream."""
    work = _AtWork(shop, target, ticking=ticking)
    for what in happened:
        work.take(what)
    return work.result.closed()


def with_baseline(name: str, way: Promiser, happened: list[Happened]) -> Result:
    """A baseline's promises for a stream."""
    result, opened = Result(name), dict[str, PromiseRecord]()
    for what in happened:
        if what.kind == "ready" and what.order is not None:
            record = opened.pop(what.order.name)
            way.ended(what.at - what.order.at, record.ahead, missed=not record.kept)
        elif what.kind == "order" and what.order is not None:
            began = process_time()
            due = way.promise(what.at, len(opened))
            result.quotes_took.append(process_time() - began)
            opened[what.order.name] = result.note(what.order, due, len(opened))
    return result.closed()


def with_oracle(shop: Shop, happened: list[Happened]) -> Result:
    """The oracle's promises for a stream."""
    orders = [(what.order, what.view) for what in happened if what.order is not None and what.view is not None]
    result, opened = Result(ORACLE), set[Sold]()
    due = dict(zip((order for order, _ in orders), oracle.dues(shop, orders, COUNTED_FROM, TARGET), strict=True))
    for what in happened:
        if what.kind == "ready" and what.order is not None:
            opened.remove(what.order)
        elif what.kind == "order" and what.order is not None:
            result.note(what.order, due[what.order], len(opened))
            opened.add(what.order)
    return result.closed()


def play(shop: Shop, days: int = DAYS) -> dict[str, Result]:
    """Every way of promising in a shop, by name; the oracle and the engine first."""
    happened = stream(shop, days)
    found = [with_oracle(shop, happened), with_engine(shop, happened)]
    found += [with_baseline(name, way(), happened) for name, way in BASELINES.items()]
    return {result.name: result for result in found}


def joined(shops: Iterable[dict[str, Result]]) -> dict[str, Result]:
    """The results of several shops as one."""
    results: dict[str, Result] = {}
    for shop in shops:
        for name, result in shop.items():
            results.setdefault(name, Result(name)).add(result)
    return results
