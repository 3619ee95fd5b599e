"""What a rehearsal shows, from its stage."""

from __future__ import annotations

from dataclasses import replace

from counter.kernel.language import Language
from counter.rehearsal.clock import SPEED
from counter.rehearsal.play import Run
from counter.rehearsal.rows import rows
from counter.rehearsal.scenario import clock_face
from counter.rehearsal.stage import Stage
from counter.ui.rehearsal.state import DebriefState, RunState


def run_state(stage: Stage, language: Language, *, for_two: bool = False) -> RunState:
    """The run as it is now; `for_two` says no line, since somebody reads them from the sheet."""
    say, said = language.say, stage.said()
    last = next((each for each in reversed(said) if each.words), None)
    ending = stage.ending()
    return RunState(
        mark=say("REHEARSAL · NOT REAL"),
        title=stage.scenario.title,
        clock=clock_face(stage.seconds),
        speed=say("clock runs {speed}×", speed=SPEED),
        start_over=say("Start over"),
        end=say("End"),
        who=say("{name} says", name=last.who) if last and not for_two else "",
        line=say("The other one reads the customer from the sheet.") if for_two else f"“{last.words}”" if last else "",
        over="" if ending is None else (ending or say("Its time is up.")),
    )


def waiting_state(stage: Stage, language: Language) -> RunState:
    """Before anybody is there: what it is, and what to do."""
    return replace(run_state(stage, language), who="", line=language.say("Tap your name. The clock starts with it."))


def debrief_state(stage: Stage, run: Run, best: Run, language: Language) -> DebriefState:
    """How a run went beside the best one."""
    say, scenario = language.say, stage.scenario
    six = rows(run.facts, best.facts, stage.start, language)
    return DebriefState(
        heading=run.ending or say("You ended it."),
        count=say("{good} of {all}", good=run.facts.count, all=len(six)),
        from_facts=say("Read from what you did, not from an opinion."),
        columns=(say("What counts"), say("This run"), say("The best run")),
        rows=six,
        best=say("What the best run did"),
        did=scenario.good.did,
        next_heading=say("For next time"),
        next_time=f"“{scenario.good.next_time}”" if scenario.good.next_time else "",
        because=scenario.good.because,
        alone=say("Only you see this. Nothing of it is in the books."),
        again=say("Run it again"),
        another=say("Another one"),
        done=say("Done"),
    )
