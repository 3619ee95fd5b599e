"""A PIN that is asked for, in words. No Qt."""

from __future__ import annotations

from datetime import datetime

from counter.kernel.language import Language
from counter.ui.app.people_said import greeting
from counter.ui.app.pin_draft import PinDraft, Step
from counter.ui.app.state import Choice, PinState


def pin_state(
    draft: PinDraft, now: datetime, digits: int, language: Language, choices: tuple[Choice, ...] = (), forgot: str = ""
) -> PinState:
    """What stands over the keys; `digits` is how many a new one has."""
    say, name = language.say, draft.begins_as or draft.of.name
    waiting = draft.wait.said(now, language) if draft.wait else ""
    heads = {
        Step.OWN: (say("{greeting}, {name}", greeting=greeting(now, language), name=name), say("Your PIN, please.")),
        Step.OLD: (say("{name}, a new PIN", name=name), say("The one you have now, please.")),
        Step.OWNER: (say("{name}, a new PIN", name=name), say("{name}’s PIN, please.", name=draft.asked.name)),
        Step.NEW: (say("{name}, a new PIN", name=name), say("Your new PIN, {count} digits.", count=digits)),
        Step.AGAIN: (say("{name}, a new PIN", name=name), say("Your new PIN once more.")),
    }
    head, words = heads[draft.step]
    return PinState(
        staff_id=draft.of.staff_id,
        greeting=head,
        words=words,
        digits=draft.digits(digits),
        wrong=waiting or ("" if draft.wait else draft.wrong),
        waits=bool(waiting),
        tries=draft.tries,
        choices=choices,
        forgot=forgot,
    )
