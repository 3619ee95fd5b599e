"""The figures of promises kept and missed, of chances said and of warnings given."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from baselines import TARGET
from playing import FIRST, PromiseRecord, Result

from counter.promises.backtest import LEAD_SECONDS, THRESHOLDS
from counter.promises.rules import TELL_FROM

ENOUGH = 100
BINS = 10


@dataclass(frozen=True, slots=True)
class Promises:
    """How well was promised: shares kept; mean minutes promised and pinball loss in minutes."""

    kept: float
    kept_busy: float
    kept_worst: float
    kept_first: float
    kept_first_day: float
    minutes: float
    pinball: float


@dataclass(frozen=True, slots=True)
class Warnings:
    """What telling from a chance on meant: shares of all, of the broken in time, of the told, of the new promises."""

    threshold: float
    told: float
    in_time: float
    right: float
    resets_kept: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Chances of missing of about the same size: their mean, the share that missed, how many."""

    said: float
    missed: float
    count: int


def promises(result: Result) -> Promises:
    """The figures of one way to promise."""
    counted = [each for each in result.promises if each.counts]
    kinds = {each.order.category for each in counted}
    by_kind = [[each for each in counted if each.order.category == kind] for kind in kinds]
    return Promises(
        kept=share_kept(counted),
        kept_busy=share_kept(each for each in counted if each.busy),
        kept_worst=min(share_kept(kind) for kind in by_kind if len(kind) >= ENOUGH),
        kept_first=share_kept(each for each in result.promises if each.number < FIRST),
        kept_first_day=share_kept(each for each in result.promises if not each.counts),
        minutes=minutes(counted),
        pinball=mean(_pinball(each) for each in counted) / 60,
    )


def share_kept(promises: Iterable[PromiseRecord]) -> float:
    """The share of promises kept."""
    return mean(each.kept for each in promises)


def minutes(promises: Iterable[PromiseRecord]) -> float:
    """The mean minutes promised."""
    return mean(each.due - each.order.at for each in promises) / 60


def _pinball(each: PromiseRecord) -> float:
    """The pinball loss of one promise, in seconds: a minute too early costs nine times a minute too late."""
    over = each.due - each.order.ready
    return (1 - TARGET) * over if over >= 0 else -TARGET * over


def warnings(result: Result, threshold: float = TELL_FROM) -> Warnings:
    """What would have been told from a chance on."""
    judged = [each for each in result.promises if each.counts]
    told = [(each, *each.warned[threshold]) for each in judged if threshold in each.warned]
    broken = sum(not each.kept for each in judged)
    return Warnings(
        threshold=threshold,
        told=len(told) / len(judged),
        in_time=sum(not each.kept and each.due - at >= LEAD_SECONDS for each, at, _ in told) / broken,
        right=mean(not each.kept for each, _, _ in told),
        resets_kept=mean(each.order.ready <= reset for each, _, reset in told),
    )


def trades(result: Result) -> list[Warnings]:
    """What telling from each of some chances on would have meant."""
    return [warnings(result, threshold) for threshold in THRESHOLDS]


def bins(result: Result) -> list[Bin]:
    """Chances said at ticks, in ten bins: how often what was said came true."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for record, chance in result.chances:
        if record.counts:
            found.setdefault(min(int(chance * BINS), BINS - 1), []).append((chance, not record.kept))
    return [
        Bin(mean(chance for chance, _ in said), mean(missed for _, missed in said), len(said))
        for _, said in sorted(found.items())
    ]


def chance_error(said: list[Bin]) -> float:
    """How far the chances are off in the mean over all that were said."""
    return sum(abs(each.said - each.missed) * each.count for each in said) / sum(each.count for each in said)


def by_load(result: Result, most: int, of: Callable[[Iterable[PromiseRecord]], float] = minutes) -> list[float]:
    """A figure by orders ahead, from none to `most` or more."""
    counted = [each for each in result.promises if each.counts]
    return [of([each for each in counted if min(each.ahead, most) == ahead]) for ahead in range(most + 1)]


def microseconds(took: Sequence[float]) -> tuple[float, float]:
    """The median and the 99th percentile of some durations, in microseconds; 0 where there are none."""
    ranked = sorted(took) or [0.0]
    return ranked[len(ranked) // 2] * 1e6, ranked[min(int(len(ranked) * 0.99), len(ranked) - 1)] * 1e6
