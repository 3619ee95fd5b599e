"""Deposits on a ticket: each follows the line that it is for. Pure."""

from __future__ import annotations

from dataclasses import replace

from counter.kernel.ids import LineId, derived_id
from counter.menu.rules import Menu
from counter.orders.draft import Draft, DraftLine


def with_deposits(draft: Draft, menu: Menu) -> Draft:
    """The ticket with the deposits of what stands on it, each after its line and as many as that holds."""
    lines: list[DraftLine] = []
    for line in draft.lines:
        if line.belongs_to is None:
            lines.append(line)
            if deposit := menu.item(line.item_id).its_deposit:
                line_id = LineId(derived_id(line.line_id, "deposit"))
                lines.append(
                    DraftLine(line_id, deposit.item_id, line.quantity, where=line.where, belongs_to=line.line_id)
                )
    belongs = {line.line_id: line.belongs_to for line in lines}
    selected = belongs.get(draft.selected) if draft.selected else None
    return replace(draft, lines=tuple(lines), selected=selected or draft.selected)
