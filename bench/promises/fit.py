"""Fits the engine's constants on all recorded streams but one and measures them on that one, each in turn.

    python bench/promises/fit.py STREAM.jsonl.gz... [--jobs N]      (or: make fit-promises STREAMS="...")

An oracle's promises lie beside each stream (see recorded.py). Each constant is moved by itself, by the factors below.
For each stream left out, the values with the least mean pinball loss on the others are taken together and played on it.
A stream's first day is for learning and not counted. Minutes and pinball are ratios to the oracle's.
"""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from pkgutil import resolve_name
from statistics import mean

from recorded import FORECAST, Change, Changes, Run, Score, named, played, score
from tables import Rows, as_text


@dataclass(frozen=True, slots=True)
class Constant:
    """A constant of the forecast, by module and name, and what it is multiplied by."""

    module: str
    name: str
    factors: tuple[float, ...] = (0.7, 1.4)

    @property
    def value(self) -> float:
        """The value in the code."""
        return float(getattr(resolve_name(f"{FORECAST}.{self.module}"), self.name))

    def times(self, factor: float) -> Change:
        """The constant at another value."""
        return Change(self.module, self.name, self.value * factor)

    def called(self, factor: float) -> str:
        """What moving it so is called."""
        return f"{self.name} × {factor}"


CONSTANTS = (
    Constant("priors", "PACE_SPREAD"),
    Constant("priors", "PACE_SECONDS"),
    Constant("priors", "ITEM_SPREAD"),
    Constant("priors", "CATEGORY_SPREAD"),
    Constant("priors", "BARISTA_SPREAD"),
    Constant("priors", "ITEM_DRIFT"),
    Constant("priors", "NOT_OUR_WAY"),
    Constant("priors", "ENOUGH_JUMPED"),
    Constant("priors", "JUMPING_SECONDS"),
    Constant("priors", "DEEP"),
    Constant("priors", "COMING_SECONDS"),
    Constant("priors", "UNSTEADY"),
    Constant("priors", "CALIBRATION_STEP"),
    Constant("calibration", "AT_FIRST"),
    Constant("calibration", "ROUNDING_UP", (0.85, 1.15)),
)
AS_IT_IS = "as in the code"
Scores = Mapping[Run, Score]
Fitted = dict[Constant, float]
"""The factor that each constant takes."""


def scores_of(runs: Mapping[Run, Changes], jobs: int) -> dict[Run, Score]:
    """The figures of some runs."""
    return {run: score(outcomes) for run, outcomes in played(runs, jobs).items()}


def one_at_a_time(streams: list[Path]) -> dict[Run, Changes]:
    """The runs with the constants of the code, and with each constant moved by itself."""
    ways: dict[str, Changes] = {AS_IT_IS: ()}
    ways |= {one.called(factor): (one.times(factor),) for one in CONSTANTS for factor in one.factors}
    return {(way, stream): changes for way, changes in ways.items() for stream in streams}


def loss(scores: Scores, way: str, streams: list[Path]) -> float:
    """The mean pinball loss of one way on some streams."""
    return mean(scores[way, stream].pinball for stream in streams)


def fit(scores: Scores, streams: list[Path]) -> Fitted:
    """The best factor of each constant on some streams; 1 where nothing is better than the value in the code."""
    return {
        one: min((1.0, *one.factors), key=lambda factor: loss(scores, _way(one, factor), streams)) for one in CONSTANTS
    }


def _way(one: Constant, factor: float) -> str:
    return AS_IT_IS if factor == 1.0 else one.called(factor)


def fitted_without(streams: list[Path], scores: Scores) -> dict[Path, Fitted]:
    """For each stream, what fits all others best."""
    return {left: fit(scores, [stream for stream in streams if stream != left]) for left in streams}


def moved_rows(scores: Scores, streams: list[Path]) -> Rows:
    """What moving each constant by itself does to the pinball loss, and on how many streams it is less."""
    rows = [["moved by itself", "mean pinball", "streams with less"]]
    for one in CONSTANTS:
        for way in map(one.called, one.factors):
            less = sum(scores[way, stream].pinball < scores[AS_IT_IS, stream].pinball for stream in streams)
            rows.append([way, f"{loss(scores, way, streams) - loss(scores, AS_IT_IS, streams):+.4f}", str(less)])
    return rows


def constant_rows(folds: Mapping[Path, Fitted]) -> Rows:
    """The value of each constant in the code, and the one that fits all streams but the one named."""
    return [["constant", "in the code", *(f"no {named(left)}" for left in folds)]] + [
        [one.name, f"{one.value:g}", *(f"{one.value * fitted[one]:g}" for fitted in folds.values())]
        for one in CONSTANTS
    ]


def stream_rows(scores: Scores, measured: Mapping[Path, Score]) -> Rows:
    """A stream's figures with the constants of the code, and with those fitted on the others; their means."""
    pairs = [(named(left), scores[AS_IT_IS, left], there) for left, there in measured.items()]
    rows = [["stream", "kept", "minutes", "pinball", "fitted: kept", "minutes", "pinball"]]
    rows += [[name, *_figures(code), *_figures(there)] for name, code, there in pairs]
    return [
        *rows,
        ["mean", *_figures(_mean([code for _, code, _ in pairs])), *_figures(_mean(list(measured.values())))],
    ]


def _figures(of: Score) -> list[str]:
    return [f"{of.kept:.3f}", f"{of.minutes:.3f}", f"{of.pinball:.3f}"]


def _mean(scores: list[Score]) -> Score:
    return Score(
        mean(one.kept for one in scores), mean(one.minutes for one in scores), mean(one.pinball for one in scores)
    )


def main() -> None:
    """Play, fit, play what was fitted, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("streams", nargs="+", type=Path, help="three recorded streams or more")
    parser.add_argument("--jobs", type=int, default=cpu_count(), help="how many processes (default %(default)s)")
    chosen = parser.parse_args()
    scores = scores_of(one_at_a_time(chosen.streams), chosen.jobs)
    print(as_text(moved_rows(scores, chosen.streams)), flush=True)
    folds = fitted_without(chosen.streams, scores)
    print(f"\n{as_text(constant_rows(folds))}", flush=True)
    runs = {("fitted", left): tuple(map(Constant.times, fitted, fitted.values())) for left, fitted in folds.items()}
    measured = scores_of(runs, chosen.jobs)
    print(f"\n{as_text(stream_rows(scores, {left: measured['fitted', left] for left in chosen.streams}))}")


if __name__ == "__main__":
    main()
