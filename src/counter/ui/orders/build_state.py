"""Turns a list of orders, and the one that is looked at, into what the Orders tab shows. Pure."""

from __future__ import annotations

from datetime import date, datetime

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.orders.model import Order
from counter.orders.rules import CANCELLED, HANDED_OVER, READY
from counter.promises.model import BarOutlook, Promise
from counter.receipts.rules import tender_within
from counter.recovery.playbook import Playbook
from counter.reports.placed import PlacedOrder, Which
from counter.ui.orders.build_shown import shown_state
from counter.ui.orders.orders_draft import DAYS_OFFERED, OrdersDraft
from counter.ui.orders.state import ChipState, OrdersState, RowState
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.mark import DONE, LATE, LATE_DONE, RISKY, SAFE, Mark
from counter.ui.parts.phrases import late_by, minutes_begun

EARLIER = "earlier"
"""The chip for other days, and the option that goes on to days before those offered."""


def orders_state(
    draft: OrdersDraft, today: date, outlook: BarOutlook, playbook: Playbook, now: datetime, language: Language
) -> OrdersState:
    """The page as it is shown."""
    shown = draft.shown
    orders = shown.orders if shown else ()
    known = draft.known
    return OrdersState(
        typed=draft.typed,
        chips=_chips(draft, language),
        rows=tuple(_row(each, draft.chosen, today, outlook, now, language) for each in orders),
        nothing=_nothing(draft, language) if shown and not orders else "",
        page=_page(draft, language),
        newer=draft.begin > 0,
        older=bool(shown and draft.begin + len(orders) < shown.count),
        shown=shown_state(
            known,
            _mark_of(known.case.story.order, known.case.story.promise, outlook, now, language),
            today,
            playbook,
            now,
            language,
        )
        if known and known.case.story
        else None,
        money_first=draft.money_first,
        done=draft.done,
        question=_which_day(draft, today, language) if draft.asks_day else None,
    )


def _chips(draft: OrdersDraft, language: Language) -> tuple[ChipState, ...]:
    say, shown, found = language.say, draft.shown, bool(draft.typed)
    not_ready, mishaps = (shown.not_ready, shown.mishaps) if shown else (0, 0)
    earlier = language.short_date(draft.day) if draft.day else say("Earlier")
    today = draft.which is Which.DAY and draft.day is None
    return (
        ChipState(Which.DAY.value, say("Today"), chosen=today and not found),
        ChipState(EARLIER, earlier, chosen=draft.day is not None and not found),
        ChipState(
            Which.NOT_READY.value,
            say("Not ready {count}", count=not_ready),
            chosen=draft.which is Which.NOT_READY and not found,
        ),
        ChipState(
            Which.MISHAPS.value,
            say("Mishaps {count}", count=mishaps),
            chosen=draft.which is Which.MISHAPS and not found,
        ),
    )


def _nothing(draft: OrdersDraft, language: Language) -> str:
    if draft.typed:
        return language.say("Nothing found. Try the number, the name, the amount or the time.")
    if draft.which is Which.NOT_READY:
        return language.say("Everything is ready.")
    if draft.which is Which.MISHAPS:
        return language.say("Nothing went wrong.")
    return language.say("No orders that day.") if draft.day else language.say("No orders yet today.")


def _page(draft: OrdersDraft, language: Language) -> str:
    if draft.shown is None or not draft.shown.orders:
        return ""
    first = draft.begin + 1
    rows = f"{first}–{draft.begin + len(draft.shown.orders)}"
    return language.say("{rows} of {all}", rows=rows, all=draft.shown.count)


def _row(
    placed: PlacedOrder, chosen: OrderId | None, today: date, outlook: BarOutlook, now: datetime, language: Language
) -> RowState:
    order = placed.order
    mark = _mark_of(order, placed.promise, outlook, now, language)
    day = language.short_date(order.business_date) if order.business_date != today else ""
    when = " ".join(filter(None, (day, language.clock(order.placed_at))))
    short = f"{when} · {language.money(order.total)}"
    tenders = language.listed([tender_within(tender, language) for tender in placed.tenders])
    below = " · ".join(filter(None, (short, tenders)))
    title = order.customer or order.what
    name = ", ".join((f"{language.order_number(order.called)} {title}", below.replace(" · ", ", "), mark.words))
    return RowState(order.order_id, order.called, title, below, short, mark, order.order_id == chosen, name)


def _mark_of(order: Order, promise: Promise | None, outlook: BarOutlook, now: datetime, language: Language) -> Mark:
    """How an order stands: where it is, and how that is with its promise."""
    say = language.say
    if order.state == CANCELLED:
        return Mark(say("Cancelled"), "x", DONE)
    if order.state == HANDED_OVER:
        return Mark(say("Handed over"), "check", DONE)
    if order.state == READY:
        late = promise is not None and order.ready_at is not None and order.ready_at > promise.first_due
        return (
            Mark(say("Ready, late"), "octagon-alert", LATE_DONE) if late else Mark(say("Ready"), "circle-check", SAFE)
        )
    if promise is None:
        return Mark(say("On the bar"), "clock", DONE)
    seconds = (promise.first_due - now).total_seconds()
    if seconds < 0:
        return Mark(late_by(-seconds, language), "octagon-alert", LATE)
    words = say("{time} left", time=language.minutes(minutes_begun(seconds)))
    at_risk = order.order_id in outlook.to_tell
    return Mark(words, "triangle-alert", RISKY) if at_risk else Mark(words, "circle-check", SAFE)


def _which_day(draft: OrdersDraft, today: date, language: Language) -> Choices:
    """The question which earlier day; where there may be more, the last answer offers days before these."""
    years = {day: str(day.year) if day.year != today.year else "" for day in draft.days}
    days = tuple(Option(day.isoformat(), language.day(day), year) for day, year in years.items())
    more = (Option(EARLIER, language.say("Earlier")),) if len(days) == DAYS_OFFERED else ()
    hint = "" if days else language.say("There are no earlier ones.")
    return Choices(language.say("Which day was it?"), hint, (*days, *more), language.say("Back"))
