"""What was learned, as plain JSON values and back; orders that are open are fed again, not kept."""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from counter.promises.forecast.engine import Engine


def kept(engine: "Engine") -> dict[str, Any]:
    """Everything an engine has learned."""
    times, pacing, habits = engine.times, engine.pacing, engine.habits
    return {
        "times": times.kept(),
        "paces": {
            name: [guess.pace.share.tolist() for guess in pool.hands.guesses] for name, pool in engine.bar.pools.items()
        },
        "told": dict(pacing.told),
        "habits": {name: _plain(value) for name, value in vars(habits).items()},
        "hands": {name: pool.hands.odds.tolist() for name, pool in engine.bar.pools.items()},
        "shift": dict(engine.calibration.shift),
        "chance": {stage: list(line) for stage, line in engine.chance.lines.items()},
        "crew": list(engine.bar.crew),
        "clock": engine.clock,
        "last_ready": engine.lessons.last_ready,
    }


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, dict) else value


def recall(engine: "Engine", known: dict[str, Any]) -> None:
    """Make a new engine know what another knew. Raises KeyError or ValueError for what `kept` did not make."""
    engine.times.recall(known["times"])
    pacing, habits = engine.pacing, engine.habits
    pacing.told = dict(known["told"])
    for name, value in known["habits"].items():
        setattr(habits, name, _plain(value))
    for name, odds in known["hands"].items():
        engine.bar.pool(name).hands.believe(np.array(odds))
    engine.calibration.shift = dict(known["shift"])
    engine.chance.lines = {stage: list(line) for stage, line in known["chance"].items()}
    engine.bar.starts_tapped = habits.taps_starts
    engine.bar.staff(list(known["crew"]), float(known["clock"]))
    pacing.crew = engine.bar.crew
    for name, shares in known["paces"].items():
        for guess, share in zip(engine.bar.pool(name).hands.guesses, shares, strict=True):
            guess.pace.know(np.array(share))
    engine.clock = float(known["clock"])
    engine.lessons.last_ready = float(known["last_ready"])
