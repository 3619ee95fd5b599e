"""What a debrief shows: the run beside the best one, from their facts."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.rehearsal.moments import Moment, moments
from counter.rehearsal.play import Run
from counter.rehearsal.rows import noted, rows
from counter.rehearsal.scenario import clock_face
from counter.rehearsal.stage import Stage
from counter.ui.rehearsal.build_state import bar_state
from counter.ui.rehearsal.state import DebriefState, LineState

_STEPS = (30, 60, 120, 300, 600)
_MOST_MARKS, _BEYOND = 6, 1.08


def debrief_state(stage: Stage, run: Run, best: Run, played: str, language: Language) -> DebriefState:
    """How a run went beside the best one; `played` says who played it and how."""
    say, good = language.say, stage.scenario.good
    six = rows(run.facts, best.facts, stage.start, language)
    return DebriefState(
        bar=bar_state(stage, language, f"{played} · {clock_face(stage.seconds)}"),
        heading=run.ending or (say("Its time is up.") if stage.ending() is not None else say("You ended it.")),
        count=say("{good} of {all}", good=run.facts.count, all=len(six)),
        from_facts=_from_facts(run.facts.count, language),
        columns=(say("What counts"), say("This run"), say("The best run")),
        marks=(say("as we want it"), say("missing")),
        rows=six,
        noted=noted(run.facts, best.facts, language),
        line=_line(run, best, language),
        best=say("What the best run did"),
        did=good.did,
        next_heading=say("For next time"),
        next_time=language.quoted(good.next_time),
        because=good.because,
        alone=say("Only you see this. It is not kept under your name."),
        again=say("Run it again"),
        another=say("Another one"),
        done=say("Done"),
    )


def _from_facts(count: int, language: Language) -> str:
    say = language.say
    went = (
        say("None of six went as we want it."),
        say("One of six went as we want it."),
        say("Two of six went as we want it."),
        say("Three of six went as we want it."),
        say("Four of six went as we want it."),
        say("Five of six went as we want it."),
        say("All six went as we want it."),
    )
    return " ".join((went[count], say("Read from what you did, not from an opinion.")))


def _line(run: Run, best: Run, language: Language) -> LineState:
    """Both runs on one line, a little longer than the last that happened, with a mark every so many seconds."""
    mine, theirs = moments(run.happened, language), moments(best.happened, language)
    longest = _BEYOND * max([30.0, *(moment.seconds for moment in (*mine, *theirs))])
    step = next((step for step in _STEPS if longest / step <= _MOST_MARKS), _STEPS[-1])
    marks = tuple(Moment(clock_face(at), at) for at in range(0, int(longest) + 1, step))
    runs = ((language.say("You"), mine), (language.say("The best run"), theirs))
    return LineState(language.say("Second by second"), runs, longest, marks)
