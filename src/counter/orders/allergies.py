"""What the lines of a ticket contain, held against what its customer must not have. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from counter.kernel.ids import LineId
from counter.menu.allergens import Answer, answer_of
from counter.menu.rules import Menu
from counter.orders.draft import Draft, DraftLine


def answer_for(line: DraftLine, menu: Menu) -> Answer:
    """What a line contains and may contain, with its choices. Refused where its item is not on the menu any more."""
    return answer_of(menu.item(line.item_id), {choice.group_id: choice.names for choice in line.choices})


def allergens_on(draft: Draft, menu: Menu) -> Mapping[LineId, Answer]:
    """The lines that contain, or may contain, what the ticket's customer must not have, and what they contain."""
    answers = {line.line_id: answer_for(line, menu) for line in draft.lines if draft.allergies}
    return {line_id: answer for line_id, answer in answers.items() if answer.of(draft.allergies)}
