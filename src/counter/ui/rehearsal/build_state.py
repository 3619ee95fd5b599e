"""What a run shows as it goes, from its stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from counter.kernel.language import Language
from counter.rehearsal.clock import SPEED
from counter.rehearsal.happened import PROMISED, READY, Happened
from counter.rehearsal.scenario import clock_face
from counter.rehearsal.stage import Stage
from counter.ui.rehearsal.did import did
from counter.ui.rehearsal.state import BarState, Entry, RunState


def bar_state(stage: Stage, language: Language, played: str = "") -> BarState:
    """The bar over a run; over a debrief it says how it was `played`."""
    say = language.say
    return BarState(
        mark=say("REHEARSAL · NOT REAL"),
        title=stage.scenario.title,
        clock=clock_face(stage.seconds),
        speed=say("clock runs {speed}×", speed=SPEED),
        start_over=say("Start over"),
        end=say("End"),
        played=played,
    )


def waiting_state(stage: Stage, language: Language) -> RunState:
    """Before anybody is there: what it is, and what to do. Nobody says a word yet."""
    return replace(
        run_state(stage, "", language), entries=(), waits=language.say("Tap your name. The clock starts with it.")
    )


def run_state(
    stage: Stage, order: str, language: Language, *, hint: str = "", loud: bool = False, for_two: bool = False
) -> RunState:
    """The run as it is now; `order` is what was ordered. `for_two` says no line: somebody reads them from the sheet."""
    say, customer = language.say, stage.scenario.customer
    return RunState(
        bar=bar_state(stage, language),
        customer=customer,
        says=customer if for_two else say("{name} says", name=customer),
        order=order,
        entries=_entries(stage, language, for_two=for_two),
        waits=_waits(stage, language, for_two=for_two),
        hint=say("Hint"),
        hear="" if for_two else say("Hear it again"),
        hint_shown=hint,
        loud=loud,
    )


def _entries(stage: Stage, language: Language, *, for_two: bool) -> tuple[Entry, ...]:
    """What was said and done, in order of time."""
    said = [each for each in stage.said() if each.words]
    began = said[0].seconds if said else 0.0
    lines = [(each.seconds, Entry(language.quoted(each.words), each.who, clock_face(each.seconds))) for each in said]
    done = [(each.seconds, Entry(did(each, stage.scenario.customer, began, language))) for each in stage.happened]
    entries = sorted((*([] if for_two else lines), *done), key=lambda pair: pair[0])
    return tuple(entry for _, entry in entries if entry.words)


def _waits(stage: Stage, language: Language, *, for_two: bool) -> str:
    """What the customer waits for, or how it came out."""
    say, customer, ending = language.say, stage.scenario.customer, stage.ending()
    if ending is not None:
        return " ".join((ending or say("Its time is up."), say("Tap End to see how it went.")))
    if for_two:
        reads = say("The other one reads the customer from the sheet.")
        return f"{reads} {say('Their code: {code}.', code=stage.voucher)}" if stage.voucher else reads
    due = _promised(stage.happened)
    if due is not None:
        clock = language.clock(stage.start + timedelta(seconds=due))
        return say("{name} is waiting for {time}.", name=customer, time=clock)
    return say("{name} is waiting for your next word.", name=customer)


def _promised(happened: Sequence[Happened]) -> float | None:
    """The last new time that was said, while the order it is for is not ready."""
    last = next((each for each in reversed(happened) if each.what == PROMISED), None)
    if last is None or any(each.what == READY and each.order == last.order for each in happened):
        return None
    return last.due
