"""Recorded streams of bars, played to the engine as `counter backtest --stream` would, and what came of its promises.

A stream is a file NAME.jsonl.gz, in the lines that command reads; NAME.oracle.jsonl.gz beside it says, an order a line,
what an oracle promised. The engine can be changed from outside for one run: a constant, or a method.
"""

import gzip
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from pkgutil import resolve_name
from statistics import mean, median

import msgspec
from baselines import TARGET

from counter.cli.stream import EventLine, ShopLine, Stream

FORECAST = "counter.promises.forecast"
NIGHT, FIRST_DAY = 3 * 3600.0, 86400.0  # a day begins so long before its first order; the first one is for learning
ENOUGH = 300  # orders of a category, to be judged


@dataclass(frozen=True, slots=True)
class Change:
    """Something of the forecast that is otherwise in one run: `name` in `owner` (`priors`, or `pool:Pool`)."""

    owner: str
    name: str
    value: object

    def put(self) -> "Change":
        """Make it so. Gives what takes it back; AttributeError where the forecast has no such thing."""
        owner = resolve_name(f"{FORECAST}.{self.owner}")
        before = Change(self.owner, self.name, getattr(owner, self.name))
        setattr(owner, self.name, self.value)
        return before


Changes = tuple[Change, ...]
Run = tuple[str, Path]
"""What a way of promising is called, and the stream it is measured on."""


@dataclass(slots=True)
class Outcome:
    """One order of a stream; all times in unix seconds. Without `ready` it was cancelled, or is open still."""

    at: float
    items: tuple[str, ...]
    due: float
    ready: float | None = None
    oracle: float = 0.0
    category: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Share of promises kept; minutes promised and pinball loss as ratios to the oracle's."""

    kept: float
    minutes: float
    pinball: float


def played(runs: Mapping[Run, Changes], jobs: int) -> dict[Run, list[Outcome]]:
    """The outcomes of some runs from their second day on, worked out by so many processes."""
    found: dict[Run, list[Outcome]] = {}
    with Pool(jobs) as workers:
        for run, outcomes in workers.imap_unordered(_played, runs.items(), chunksize=1):
            found[run] = outcomes
            if sys.stderr.isatty():
                print(f"\r{len(found)} of {len(runs)} ", end="\r", file=sys.stderr, flush=True)
    return found


def _played(task: tuple[Run, Changes]) -> tuple[Run, list[Outcome]]:
    run, changes = task
    with changed(changes):
        return run, play(run[1])


@contextmanager
def changed(changes: Iterable[Change]) -> Iterator[None]:
    """The forecast with some changes, for as long as that."""
    before = [change.put() for change in changes]
    try:
        yield
    finally:
        for change in reversed(before):
            change.put()


def play(path: Path) -> list[Outcome]:
    """What the engine promises the orders of a stream that came ready, from the second day on."""
    shop, lines, oracle = _read(path)
    stream = Stream(shop, print)
    outcomes: dict[str, Outcome] = {}
    for line in lines:
        answer, at = stream.answer(line), line.at or 0.0
        if answer is not None:
            outcomes[line.order] = Outcome(at, tuple(asked.item for asked in line.items), int(str(answer["ready_by"])))
        elif line.event == "ready":
            outcomes[line.order].ready = at
    begun = next(iter(outcomes.values())).at - NIGHT + FIRST_DAY
    ready = {name: outcome for name, outcome in outcomes.items() if outcome.ready is not None}
    _sort_into_categories(list(ready.values()), {item.item: item.category for item in shop.menu})
    for name, outcome in ready.items():
        outcome.oracle = oracle[name]
    return [outcome for outcome in ready.values() if outcome.at >= begun]


@cache
def _read(path: Path) -> tuple[ShopLine, list[EventLine], dict[str, float]]:
    """A shop, all that happens in it but the ticks (no promise hangs on those), and the oracle's promises."""
    first, *rest = _lines(path)
    decode = msgspec.json.Decoder(EventLine).decode
    lines = [line for line in map(decode, rest) if line.event != "tick"]
    beside = path.with_name(path.name.replace(".jsonl.gz", ".oracle.jsonl.gz"))
    oracle = [msgspec.json.decode(line) for line in _lines(beside)]
    return msgspec.json.decode(first, type=ShopLine), lines, {best["order"]: best["ready_by"] for best in oracle}


def _lines(path: Path) -> list[bytes]:
    return gzip.decompress(path.read_bytes()).splitlines()


def _sort_into_categories(outcomes: list[Outcome], menu: Mapping[str, str]) -> None:
    """An order is of that of its categories which, ordered alone, takes longest."""
    alone: dict[str, list[float]] = {}
    kinds = [{menu.get(item, "unknown") for item in outcome.items} for outcome in outcomes]
    for outcome, categories in zip(outcomes, kinds, strict=True):
        if len(categories) == 1:
            (category,) = categories
            alone.setdefault(category, []).append(_waited(outcome))
    slow = {category: median(waits) for category, waits in alone.items()}
    for outcome, categories in zip(outcomes, kinds, strict=True):
        outcome.category = max(categories, key=lambda category: (slow.get(category, 0.0), category))


def score(outcomes: list[Outcome]) -> Score:
    """The figures of one stream."""
    return Score(
        kept=_kept(outcomes),
        minutes=mean(each.due - each.at for each in outcomes) / mean(each.oracle - each.at for each in outcomes),
        pinball=mean(_pinball(each, each.due) for each in outcomes)
        / mean(_pinball(each, each.oracle) for each in outcomes),
    )


def worst_category(outcomes: Iterable[Outcome]) -> float:
    """The share of promises kept in the category with the least, of those that have enough orders (1 for none)."""
    kinds: dict[str, list[Outcome]] = {}
    for each in outcomes:
        kinds.setdefault(each.category, []).append(each)
    return min((_kept(kind) for kind in kinds.values() if len(kind) >= ENOUGH), default=1.0)


def _kept(outcomes: list[Outcome]) -> float:
    return mean((each.ready or 0.0) <= each.due for each in outcomes)


def _waited(each: Outcome) -> float:
    return (each.ready or 0.0) - each.at


def _pinball(each: Outcome, due: float) -> float:
    """The pinball loss of promising an order for `due`, in seconds."""
    over = due - each.at - _waited(each)
    return max((1 - TARGET) * over, -TARGET * over)


def named(path: Path) -> str:
    """What a stream is called."""
    return path.name.removesuffix(".jsonl.gz")
