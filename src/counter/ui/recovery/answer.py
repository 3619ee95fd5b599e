"""What somebody chose, as the flow takes it."""

from __future__ import annotations

from counter.flows.gestures import GestureRequest
from counter.flows.put_right import Answer
from counter.ui.recovery.working import FOLLOW_UP, ON_THE_HOUSE, Working


def answer_of(working: Working) -> Answer:
    """Everything that is recorded in one act."""
    return Answer(
        kind=working.kind,
        order_id=working.order_id,
        mishap_id=working.mishap_id,
        told=working.told,
        gestures=tuple(_asked(working, gesture) for gesture in working.chosen),
        due=working.minutes.taken if working.minutes else None,
        follow_up=working.follow_up if FOLLOW_UP in working.chosen else None,
        contact=working.contact,
    )


def _asked(working: Working, gesture: str) -> GestureRequest:
    order = working.order
    wanted = working.lines.get(gesture, frozenset())
    lines = tuple(line.line_id for line in order.lines if line.line_id in wanted) if order else ()
    amount = working.treat.price if gesture == ON_THE_HOUSE and working.treat else None
    return GestureRequest(gesture, lines, amount)
