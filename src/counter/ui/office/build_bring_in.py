"""Turns a file that was looked into into what the page shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from counter.flows.bring_in import LookedInto
from counter.imports.formats import FIELDS, FORMATS
from counter.imports.model import Column, Noted
from counter.imports.plan import Plan
from counter.kernel.language import Language, _
from counter.settings.rules import Settings
from counter.ui.office.bring_in_draft import AS_PROPOSED, COLUMN, FORMAT, LINE, NEW_CLASS, WITHOUT, FileDraft, tax_said
from counter.ui.office.build_coming import coming
from counter.ui.office.files_state import ColumnState, FileState, NoteState
from counter.ui.parts.choices import Choices, Option

_MOST_NOTES = 100
_KILO = 1000
_FIELDS = {
    "item": _("Item"),
    "size": _("Size"),
    "price": _("Price"),
    "to_go_price": _("Price to go"),
    "category": _("Category"),
    "tax_class": _("Tax class"),
    "tax": _("Tax, in percent"),
    "tax2": _("Second tax, in percent"),
    "to_go_tax": _("Tax to go, in percent"),
    "station": _("Made at"),
    "sku": _("Number"),
    "barcode": _("Barcode"),
    "cost": _("What it costs us"),
    "by_weight": _("Sold by weight"),
    "unit": _("What the price is for"),
    "on_sale": _("Sold here"),
    "archived": _("Sold no more"),
    "handle": _("Its name at that till"),
    "key": _("The size’s name at that till"),
    "part": _("What else is in it"),
}
_MANY = {"choices": _("Choices"), "option": _("Size"), "price_at": _("Price"), "sold_at": _("Sold here")}
_SALES = {
    "quantity": _("How many were sold"),
    "gross": _("What they came to"),
    "date": _("Day"),
    "time": _("Time"),
    "choices": _("Choices"),
    "kind": _("What kind of line it is"),
    "sort": _("What kind of line it is"),
    "id": _("Our own number"),
    "currency": _("Currency"),
}
_FORMATS = {
    "square-items": _("Square, items report"),
    "loyverse": _("Loyverse, items"),
    "ospos": _("Open Source POS, items"),
    "sumup": _("SumUp, items"),
    "square-library": _("Square, item library"),
    "counter": _("Counter, menu"),
    "table": _("A table"),
}


def file_state(
    draft: FileDraft,
    looked: LookedInto,
    settings: Settings,
    language: Language,
    *,
    today: date,
    can_undo: bool,
    busy: bool,
) -> FileState:
    """The file in hand, which was `looked` into on a trading day; `can_undo`: what came in can be taken back."""
    say, plan, came, notes = language.say, looked.plan, draft.came, draft.notes
    comes = len(plan.added) + len(plan.changes) + _others(plan) if plan else 0
    refused = language.explain(looked.refused) if looked.refused else ""
    planned = came or plan
    rows = tuple(coming(planned, today, language)) if planned else ()
    return FileState(
        title=draft.path.name,
        under=_under(looked, came, language),
        format=say(_FORMATS[looked.read.format]) if looked.read else say("Not recognised"),
        columns=tuple(_column(each, language) for each in looked.columns),
        notes=tuple(_note(place, note, draft, language) for place, note in enumerate(notes[:_MOST_NOTES])),
        noted=_noted(notes, looked, language),
        hint=_hint(notes, looked, language),
        more=_and_more(len(notes), language),
        coming=rows[:_MOST_NOTES],
        more_coming=_and_more(len(rows), language),
        counts=_counts(planned, language),
        bar=draft.says or refused or say("All or nothing"),
        says=_promise(came, language),
        go=_go(plan, language),
        can=bool(comes) and came is None and not busy,
        undo=came is not None and can_undo,
        question=_question(draft, looked, settings, language),
    )


def _and_more(there: int, language: Language) -> str:
    more = there - _MOST_NOTES
    return language.say_count("and {count} more", "and {count} more", more) if more > 0 else ""


def _go(plan: Plan | None, language: Language) -> str:
    items = len(plan.added) + len(plan.changes) if plan else 0
    if items:
        return language.say_count("Bring in {count} item", "Bring in {count} items", items)
    others = plan is not None and _others(plan)
    return language.say("Bring it in") if others else language.say("Nothing to bring in")


def _others(plan: Plan) -> int:
    """How much comes of choices and combos."""
    return len(plan.groups) + len(plan.combos) + plan.repriced


def _promise(came: Plan | None, language: Language) -> str:
    if came is not None:
        return language.say("It stands in Changes. One Undo takes it all back.")
    return language.say("Either the whole file comes in, or the menu stays as it is. One Undo takes it all back.")


def _under(looked: LookedInto, came: Plan | None, language: Language) -> str:
    size = language.number(-(-looked.size // _KILO))
    if looked.read is None:
        return language.say("{size} KB. Say below which column is which.", size=size)
    rows = language.say_count("{count} row", "{count} rows", looked.read.rows)
    if came is not None:
        return language.say("{rows}, {size} KB. It is in the menu.", rows=rows, size=size)
    return language.say("{rows}, {size} KB. Nothing brought in yet.", rows=rows, size=size)


def _column(column: Column, language: Language) -> ColumnState:
    words = _FIELDS.get(column.ours) or _MANY.get(column.ours) or _SALES.get(column.ours)
    ours = language.say(words) if words else language.say("Left out")
    return ColumnState(column.theirs, ours, not column.ours, column.example)


def _note(place: int, note: Noted, draft: FileDraft, language: Language) -> NoteState:
    is_out = note.line in draft.meant.without
    becomes = language.say("left out") if is_out else language.say(note.becomes, **note.values)
    return NoteState(
        key=str(place),
        line=language.say("Row {line}", line=note.line),
        what=language.say(note.what, **note.values),
        becomes=becomes,
    )


def _noted(notes: Iterable[Noted], looked: LookedInto, language: Language) -> str:
    lines = len({note.line for note in notes})
    if looked.read is None or not lines:
        return ""
    return language.say("{count} of {rows} rows", count=lines, rows=looked.read.rows)


def _hint(notes: Sequence[Noted], looked: LookedInto, language: Language) -> str:
    if looked.read is None:
        return language.say("Nothing of it is read yet.")
    if not notes:
        return language.say("All of it is understood.")
    return language.say("Here is what we would do. Change it if we guessed wrong.")


def _counts(plan: Plan | None, language: Language) -> tuple[tuple[str, str], ...]:
    if plan is None:
        return ()
    categories = len({item.category for item in plan.added})
    return (
        (str(len(plan.added)), language.say_count("new item", "new items", len(plan.added))),
        (str(len(plan.changes) + plan.repriced), language.say("changed")),
        (str(plan.unchanged), language.say("as before")),
        (str(categories), language.say_count("category with new items", "categories with new items", categories)),
    )


def came_in_words(plan: Plan, language: Language) -> str:
    """What came in, in one sentence."""
    added = language.say_count("{count} item is new", "{count} items are new", len(plan.added))
    changed = language.say_count("{count} changed", "{count} changed", len(plan.changes) + plan.repriced)
    return language.say("It came in: {added}, {changed}.", added=added, changed=changed)


def _question(draft: FileDraft, looked: LookedInto, settings: Settings, language: Language) -> Choices | None:
    kind, key = draft.asks
    if kind == FORMAT:
        now = looked.read.format if looked.read else ""
        formats = tuple(Option(each.key, language.say(_FORMATS[each.key]), chosen=each.key == now) for each in FORMATS)
        return Choices(language.say("Which file is it?"), "", formats, language.say("Back"))
    if kind == COLUMN:
        now = next((each.ours for each in looked.columns if each.theirs == key), "")
        fields = tuple(Option(each, language.say(_FIELDS[each]), chosen=each == now) for each in FIELDS)
        without = Option(WITHOUT, language.say("Leave out"), chosen=not now)
        title = language.say("What is the column {column}?", column=key)
        return Choices(title, "", (*fields, without), language.say("Back"))
    if kind == LINE:
        return _line_question(draft.notes[int(key)], settings, language)
    return None


def _line_question(note: Noted, settings: Settings, language: Language) -> Choices:
    said = tax_said(note)
    classes = tuple(dict.fromkeys(rate.tax_class for rate in settings.tax_rates)) if said else ()
    options = tuple(Option(each, language.say("Tax class {name}", name=each)) for each in classes)
    new = note.values.get("new", "")
    made = (Option(NEW_CLASS, language.say("Make the tax class {name}", name=new)),) if new else ()
    proposed = () if said else (Option(AS_PROPOSED, language.say(note.becomes, **note.values)),)
    without = Option(WITHOUT, language.say("Leave this row out"))
    title = language.say("Row {line}: {what}", line=note.line, what=language.say(note.what, **note.values))
    hint = language.say("What you choose holds for every row with this tax.") if said else ""
    return Choices(title, hint, (*proposed, *made, *options, without), language.say("Back"))
