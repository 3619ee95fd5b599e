"""Turns what is changed of an order into what is shown of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counter.flows.change_plan import ChangeLook
from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.menu.rules import Menu
from counter.orders.model import Line, Order, OrderLine
from counter.orders.words import line_words
from counter.settings.taxes import DELIVERY, HERE, TO_GO
from counter.ui.orders.build_refund import named, tender_name
from counter.ui.orders.change_draft import REASONS, ChangeDraft
from counter.ui.orders.change_state import (
    CASH,
    FEWER,
    LACKS,
    LATER,
    MADE,
    MORE,
    NEW,
    OFF,
    ONE_OFF,
    PUT_BACK,
    REMOVE,
    TAKE_OFF,
    ChangeLineState,
    ChangeState,
    LineAct,
    WhyState,
)
from counter.ui.orders.refund_state import ChoiceState
from counter.ui.parts.build_dock import modifiers_state
from counter.ui.parts.grid_state import GridState
from counter.ui.parts.phrases import line_detail

_SHORT_NAME = 16
"""A longer name is not said with the time: it would push the time out of sight."""


def change_state(
    draft: ChangeDraft, seen: ChangeLook, grid: GridState, menu: Menu, names: Mapping[StaffId, str], language: Language
) -> ChangeState:
    """The change as far as it is: `seen` is what it comes to."""
    say, order = language.say, seen.before.order
    whose = (
        say("Changing {name}’s order, #{number}.", name=order.customer, number=order.called)
        if order.customer
        else say("Changing order #{number}.", number=order.called)
    )
    chosen = next((line for line in draft.added.lines if line.line_id == draft.chosen), None)
    was = order.total != seen.order.total
    primary, amount, key, other = _keys(draft, seen, language)
    return ChangeState(
        whose=whose,
        what=say("The bar sees it when you finish."),
        refused=draft.refused,
        title=named(order, language),
        below=_below(seen, names, language),
        below_short=_below(seen, {}, language),
        grid=grid,
        lines=tuple(_lines(draft, seen, language)),
        modifiers=modifiers_state(menu, chosen, language) if chosen and not _asks_why(draft) else None,
        why=_why(draft, order, language),
        total_words=say("Total"),
        total=language.amount(seen.order.total),
        was_total=language.amount(order.total) if was else "",
        paid_words=_paid_words(seen, language),
        paid=language.amount(-seen.before.paid.settled),
        left_words=say("To give back") if seen.left.minor < 0 else say("To pay"),
        left=language.amount(-seen.left if seen.left.minor < 0 else seen.left),
        promise=say("Ready by {time}", time=language.clock(seen.due)) if seen.due else "",
        was_promise=language.clock(seen.was_due) if seen.told and seen.was_due else "",
        say=_say(draft, seen, menu, language),
        primary=primary,
        primary_amount=amount,
        key=key,
        other=say("Pay") if other else "",
        other_note=say("card …") if other else "",
        can=draft.changes and draft.unsaid is None and not seen.missing and bool(seen.order.lines),
    )


def _below(seen: ChangeLook, names: Mapping[StaffId, str], language: Language) -> str:
    """Where they have it, when it was placed and by whom, what is paid of it."""
    say, order, paid = language.say, seen.before.order, seen.before.paid
    where = {HERE: say("here"), TO_GO: say("to go"), DELIVERY: say("delivery")}[order.where]
    placed = language.clock(order.placed_at)
    if by := names.get(order.placed_by):
        placed = say("placed {time} by {name}", time=placed, name=by)
    money = say("not paid yet")
    if paid.settled:
        tenders = " + ".join(tender_name(tender, language).lower() for tender in paid.tenders)
        money = say("paid {amount} by {tender}", amount=language.money(paid.settled), tender=tenders)
    return f"{where} · {placed} · {money}"


def _paid_words(seen: ChangeLook, language: Language) -> str:
    tenders = " + ".join(tender_name(tender, language).lower() for tender in seen.before.paid.tenders)
    return language.say("Paid by {tender}", tender=tenders) if tenders else language.say("Paid")


def _lines(draft: ChangeDraft, seen: ChangeLook, language: Language) -> Iterator[ChangeLineState]:
    after = {line.line_id: line for line in seen.order.lines}
    for line in seen.before.order.lines:
        yield _placed(draft, line, after.get(line.line_id), language)
    lacks = {missing.line_id: missing.group for missing in seen.missing}
    own = {line.line_id for line in draft.added.lines}
    for line in seen.order.lines[len(seen.order.lines) - len(_new(seen)) :]:
        sold, group = line.sold, lacks.get(line.line_id, "")
        yield ChangeLineState(
            line_id=line.line_id,
            count=str(sold.quantity),
            title=sold.name,
            detail=line_detail(line_words(sold, language), language, _note(draft, line)),
            amount=language.amount(sold.total),
            mark=LACKS if group else NEW,
            mark_words=language.say("choose {group}", group=group) if group else language.say("new"),
            chosen=draft.chosen == line.line_id,
            can_be_chosen=line.line_id in own,
            acts=_new_acts(language) if draft.chosen == line.line_id else (),
        )


def _new(seen: ChangeLook) -> list[OrderLine]:
    before = {line.line_id for line in seen.before.order.lines}
    return [line for line in seen.order.lines if line.line_id not in before]


def _note(draft: ChangeDraft, line: OrderLine) -> str:
    return next((each.note for each in draft.added.lines if each.line_id == line.line_id), "")


def _placed(draft: ChangeDraft, line: OrderLine, left: OrderLine | None, language: Language) -> ChangeLineState:
    """A line that was there: made, coming off in part or whole, or as it was."""
    say, off, chosen = language.say, draft.off.get(line.line_id), draft.chosen == line.line_id
    sold = line.sold if left is None else left.sold
    gone = line.sold.quantity - (left.sold.quantity if left else 0)
    mark, words = "", ""
    if gone:
        mark, words = OFF, say("off") if left is None else say("{count} off", count=gone)
    elif line.made_at is not None and line.sold.belongs_to is None:
        mark, words = MADE, say("made")
    detail = line_detail(line_words(sold, language), language, line.note)
    return ChangeLineState(
        line_id=line.line_id,
        count=str(sold.quantity),
        title=sold.name,
        detail=off.reason if off and off.reason else detail,
        amount=language.amount(sold.total),
        mark=mark,
        mark_words=words,
        struck=left is None,
        chosen=chosen,
        can_be_chosen=sold.belongs_to is None,
        acts=tuple(_placed_acts(line.sold, gone, language)) if chosen else (),
    )


def _placed_acts(sold: Line, gone: int, language: Language) -> Iterator[LineAct]:
    say = language.say
    if gone < sold.quantity - 1:
        yield LineAct(ONE_OFF, say("One off"), "minus")
    if gone < sold.quantity:
        yield LineAct(TAKE_OFF, say("Take off") if sold.quantity == 1 else say("All off"), "x")
    if gone:
        yield LineAct(PUT_BACK, say("Put it back"), "undo-2")


def _new_acts(language: Language) -> tuple[LineAct, ...]:
    say = language.say
    return (
        LineAct(FEWER, say("One fewer"), "minus"),
        LineAct(MORE, say("One more"), "plus"),
        LineAct(REMOVE, say("Remove")),
    )


def _asks_why(draft: ChangeDraft) -> bool:
    return draft.chosen in draft.off or draft.unsaid is not None


def _why(draft: ChangeDraft, order: Order, language: Language) -> WhyState | None:
    line_id = draft.chosen if draft.chosen in draft.off else draft.unsaid
    line = next((line for line in order.lines if line.line_id == line_id), None)
    if line_id is None or line is None:
        return None
    said = draft.off[line_id].reason
    reasons = tuple(ChoiceState(reason, language.say(reason), language.say(reason) == said) for reason in REASONS)
    is_other = bool(said) and not any(each.chosen for each in reasons)
    return WhyState(
        title=language.say("{item} comes off. Why?", item=line.sold.name),
        note=language.say("“Sold out” and “mistake” open a mishap."),
        reasons=reasons,
        other=said if is_other else language.say("Other"),
        other_chosen=is_other,
    )


def _say(draft: ChangeDraft, seen: ChangeLook, menu: Menu, language: Language) -> str:
    """What to tell the customer of the promise."""
    if seen.due is None:
        return ""
    clock, name = language.clock(seen.due), seen.before.order.customer
    if not seen.told:
        return language.say("The time stays as promised.")
    item = language.within(menu.item(draft.added.lines[-1].item_id).name) if draft.added.lines else ""
    if 0 < len(name) <= _SHORT_NAME:
        return language.say("Say: “{time} now, {name}, for the {item}.”", time=clock, name=name, item=item)
    return language.say("Say: “{time} now, for the {item}.”", time=clock, item=item)


def _keys(draft: ChangeDraft, seen: ChangeLook, language: Language) -> tuple[str, str, str, bool]:
    """The key that does it, its amount, how that pays, and whether another way to pay stands beside it."""
    say, left = language.say, seen.left
    if seen.before.left.minor > 0 and left.minor > 0:
        return say("Change, pay later"), language.money(left), LATER, False
    if left.minor > 0 and draft.changes:
        return say("Change, cash exact"), language.money(left), CASH, True
    if left.minor < 0:
        tenders = " + ".join(tender_name(tender, language).lower() for tender in seen.before.paid.tenders)
        return say("Change, give back {tender}", tender=tenders), language.money(-left), LATER, False
    return say("Change"), "", LATER, False
