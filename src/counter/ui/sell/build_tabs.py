"""Turns what waits into the panel of held tickets and tabs. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from counter.kernel.language import Language, _
from counter.orders.rules import HANDED_OVER, PLACED, READY
from counter.orders.words import line_words
from counter.settings.cash import CashRounding, round_cash
from counter.ui.parts.phrases import line_detail
from counter.ui.parts.ticket_state import LineState
from counter.ui.sell.tabs_draft import PAGE, TabsDraft, Waits
from counter.ui.sell.tabs_state import ShownCard, TabsState, WaitingCard

_HINTS = {
    "": _("Merge, then tap the other one. Split, then tap the lines that leave. Undo puts it back."),
    "merge": _("Tap the one that joins it."),
    "split": _("Tap the lines that leave, then Split once more."),
}
_ASKED = {"name": _("Whose is it?"), "place": _("Where is it brought?")}


def of_kind(all_waits: Sequence[Waits], kind: int) -> list[Waits]:
    """All of them, the tabs, or the held ones."""
    return [each for each in all_waits if kind == 0 or each.is_held == (kind != 1)]


def tabs_state(
    all_waits: Sequence[Waits],
    said: TabsDraft,
    now: datetime,
    rounding: CashRounding | None,
    language: Language,
    *,
    can_undo: bool,
    of_several: bool = False,
) -> TabsState:
    """A page of cards, and the chosen one at the right, what is to pay as `rounding` makes it in cash too.

    Of several terminals each has its own held tickets, and says so.
    """
    say, shown = language.say, of_kind(all_waits, said.kind)
    pages = max(1, -(-len(shown) // PAGE))
    page = min(said.page, pages - 1)
    held = sum(each.is_held for each in all_waits)
    chosen = next((each for each in all_waits if each.order_id == said.chosen), None)
    return TabsState(
        cards=tuple(
            _card(each, said, now, language, of_several=of_several) for each in shown[page * PAGE : (page + 1) * PAGE]
        ),
        counts=(
            say("All {count}", count=len(all_waits)),
            say("Tabs {count}", count=len(all_waits) - held),
            say("Held {count}", count=held),
        ),
        kind=said.kind,
        page=page,
        pages=pages,
        shown=_shown(chosen, said, rounding, language) if chosen else None,
        doing=said.doing,
        hint=say(_HINTS[said.doing]),
        can_undo=can_undo,
        asked=say(_ASKED[said.asking]) if said.asking else "",
        typed=said.typed,
        wrong=said.wrong,
    )


def title_of(each: Waits, language: Language) -> str:
    """Whose it is, or its number, or since when it is held."""
    if each.title:
        return each.title
    if each.called:
        return language.say("Order {number}", number=each.called)
    return language.say("Held at {time}", time=language.clock(each.since))


def _card(each: Waits, said: TabsDraft, now: datetime, language: Language, *, of_several: bool) -> WaitingCard:
    say = language.say
    held = say("Held here") if of_several else say("Held")
    kind = held if each.is_held else say("Later") if each.wanted_at and each.wanted_at > now else say("Tab")
    when = say("for {time}", time=_moment(each.wanted_at, now, language)) if each.wanted_at else ""
    return WaitingCard(
        order_id=each.order_id,
        title=title_of(each, language),
        kind=kind,
        place=each.place,
        what=", ".join(f"{count} {sold.name}" if count > 1 else sold.name for _id, count, sold, _amount in each.lines),
        age=when or language.minutes(max(0, int((now - each.since).total_seconds() // 60))),
        amount=language.money(each.amount),
        is_held=each.is_held,
        chosen=each.order_id == said.chosen,
    )


def _shown(each: Waits, said: TabsDraft, rounding: CashRounding | None, language: Language) -> ShownCard:
    since = language.say("since {time}", time=language.clock(each.since))
    title = title_of(each, language)
    return ShownCard(
        title=f"{title} · {language.order_number(each.called)}" if each.called and each.title else title,
        detail=" · ".join(filter(None, (each.place, _standing(each, language), since))),
        lines=tuple(
            LineState(
                line_id,
                str(count),
                sold.name,
                line_detail(line_words(sold, language), language),
                language.amount(amount),
                chosen=line_id in said.leaving,
            )
            for line_id, count, sold, amount in each.lines
        ),
        count=language.say_count("{count} item", "{count} items", sum(count for _id, count, *_rest in each.lines)),
        amount=language.money(each.amount),
        in_cash=language.money(round_cash(each.amount, rounding)),
        is_held=each.is_held,
    )


def _standing(each: Waits, language: Language) -> str:
    """Held, or how far an order is."""
    say = language.say
    if each.is_held:
        return say("held")
    return {PLACED: say("not ready"), READY: say("ready"), HANDED_OVER: say("handed over")}[each.state]


def _moment(at: datetime, now: datetime, language: Language) -> str:
    clock, day = language.clock(at), language.local_date(at)
    return clock if day == language.local_date(now) else f"{language.weekday(day)} {clock}"
