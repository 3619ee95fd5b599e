"""What a file would bring in, or has, as plain JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from counter.imports.model import FileRead, Noted
from counter.imports.plan import Change, Plan
from counter.imports.price_steps import PriceStep, price_steps
from counter.kernel.money import to_decimal
from counter.menu.rules import as_it_is


def plan_json(read: FileRead, plan: Plan) -> dict[str, Any]:
    """Counts of what is added, changed, repriced and as it was, what changes are about, and what was not understood."""
    return {
        "format": read.format,
        "rows": read.rows,
        "columns": [{"theirs": each.theirs, "ours": each.ours, "example": each.example} for each in read.columns],
        "added": len(plan.added),
        "changed": len(plan.changes),
        "unchanged": plan.unchanged,
        "groups": len(plan.groups),
        "combos": len(plan.combos),
        "repriced": plan.repriced,
        "tax_classes": [rate.tax_class for rate in plan.tax_rates],
        "items_added": [item.name for item in plan.added],
        "items_changed": [
            {"item": change.item.name, "what": _what(change), "prices": [_step(each) for each in price_steps(change)]}
            for change in plan.changes
        ],
        "not_understood": notes_json(plan.notes),
    }


def notes_json(notes: Iterable[Noted]) -> list[dict[str, Any]]:
    """What of a file was not understood: its line, what it is, and what becomes of it."""
    return [{"line": note.line, "what": note.said, "becomes": note.made_of_it} for note in notes]


def _step(step: PriceStep) -> dict[str, Any]:
    """Amounts as `3.80`, None where there is no such price before, or then."""
    amounts = {name: each and str(to_decimal(each)) for name, each in (("was", step.was), ("becomes", step.becomes))}
    return {"size": step.of.size, "to_go": step.of.to_go, **amounts, "from": step.since.isoformat()}


def _what(change: Change) -> list[str]:
    """The fields of an item that change."""
    what = ["price"] if change.prices else []
    if change.changed is not None:
        before = as_it_is(change.item)
        names = type(before).__dataclass_fields__
        what += [name for name in names if getattr(before, name) != getattr(change.changed, name)]
    return [*what, *(["off_menu"] if change.offered else [])]
