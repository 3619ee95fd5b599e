"""The playbook's next step for whoever does not know how to go on. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from counter.kernel.language import Language
from counter.recovery.playbook import HAND_OVER, STEPS, Playbook, words
from counter.rehearsal.happened import APOLOGY, GIVEN_OUT, HEARD, PROMISED, SAID, Happened
from counter.rehearsal.scenario import Scenario

_DONE = {"hear": HEARD, "own": APOLOGY, "promise": PROMISED, HAND_OVER: GIVEN_OUT}
"""What shows besides its tick that a step was taken."""


def next_step(happened: Sequence[Happened]) -> str:
    """The first step of the playbook that was neither said nor done; "" where all were."""
    did = {each.what for each in happened}
    return next((step for step in STEPS if not did & {SAID.get(step), _DONE.get(step)}), "")


def hint(scenario: Scenario, happened: Sequence[Happened], playbook: Playbook, language: Language) -> str:
    """What to say or do next about what went wrong in the scenario, as its best run named it."""
    say, step = language.say, next_step(happened)
    told = next((act for act in scenario.best if act.get("kind") in playbook.pages), None)
    if told is None:
        return scenario.practises
    if not step:
        return say("Ask whether they are all right.")
    answer = playbook.pages[told["kind"]].answer(told.get("severity", ""))
    sentence = words(answer, step, {"comma_name": f", {scenario.customer}", "name": scenario.customer}, language)
    names = {
        "hear": say("Hear"),
        "own": say("Own"),
        "promise": say("Promise"),
        "thank": say("Thank"),
        HAND_OVER: say("Hand over"),
    }
    return say("{step}: “{sentence}”", step=names[step], sentence=sentence)
