"""Plays acts on a stage, one after the other: the recorded best run of a scenario, or what somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from counter.kernel.errors import Refused
from counter.rehearsal.conversation import Said
from counter.rehearsal.happened import Happened
from counter.rehearsal.score import SixFacts, six_facts
from counter.rehearsal.stage import Stage
from counter.rehearsal.worth import Worth


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is over: what happened, what was said, how it came out ("" where its time was up), and its facts."""

    happened: tuple[Happened, ...]
    said: tuple[Said, ...]
    ending: str
    facts: SixFacts


def run_of(stage: Stage) -> Run:
    """The run on a stage as it stands now."""
    return run_worth(stage, stage.shop.read(stage.worth))


def run_worth(stage: Stage, worth: Worth | None) -> Run:
    """The run on a stage as it stands now, for which so much was given away."""
    said = stage.said()
    facts = six_facts(stage.scenario, stage.happened, said, worth, stage.seconds)
    return Run(tuple(stage.happened), said, stage.ending() or "", facts)


def play_best(stage: Stage) -> Run:
    """Plays the best run of the stage's scenario, and what comes after it. Refused where one of its acts was."""
    play(stage, stage.scenario.best)
    return run_of(stage)


def play(stage: Stage, acts: Iterable[Mapping[str, Any]]) -> None:
    """Does acts, each at its time. Refused, naming the act, where one was."""
    for act in acts:
        answered = stage.do(act)
        if not answered["ok"]:
            raise Refused("At {at}, {act}: {why}", at=act.get("at", ""), act=act.get("act"), why=answered["refused"])
