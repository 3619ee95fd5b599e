"""Turns the till as it is into what the screen shows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from counter.kernel.language import Language, _
from counter.kernel.money import Money, total
from counter.paper.document import Document, Pair, Rule, Text
from counter.receipts.model import Sale
from counter.receipts.rules import TENDER_NAMES
from counter.reports.till_page import (
    CHANGED,
    COUNTED,
    FLOAT,
    MOVED,
    OPENED,
    RECEIVED,
    REFUND,
    RETURNED,
    SALE,
    TIP,
    Movement,
    TillNow,
)
from counter.till.drawer_queries import Close, DrawerDay
from counter.ui.till.state import (
    CASH_IN,
    CASH_OUT,
    OPEN,
    MoveState,
    PaperState,
    QuestionState,
    RowState,
    TabState,
    TillState,
)

_RECEIVED = {"gift card": _("Gift card sold"), "house": _("Account settled")}
REASONS = {
    OPEN: (_("Change for a guest"), _("Check the coins"), _("Swap the tray")),
    CASH_IN: (_("Coins from the safe"), _("Change from the bank"), _("Put back")),
    CASH_OUT: (_("Milk and small things"), _("To the safe"), _("Paid a supplier")),
}
"""What one taps as the reason; another one is typed."""


def till_state(
    now: TillNow,
    drawer: DrawerDay,
    question: QuestionState,
    language: Language,
    *,
    at: datetime,
    said: str,
    all_shown: bool,
) -> TillState:
    """The whole page about one `drawer`; `at` is now, `said` what was done last."""
    say = language.say
    moves, hidden = (now.moved, 0) if all_shown else _gist(now.moved)
    names = [day.sums.drawer for day in now.days]
    return TillState(
        title=_title(now, drawer, language),
        since=_since(now, drawer, language),
        last_close=_last_close(now.close, language),
        said=said,
        drawers=tuple(say("Drawer {name}", name=name) for name in names),
        drawer=names.index(drawer.sums.drawer) if drawer.sums.drawer in names else -1,
        another=say("Drawer {name}", name=now.next_drawer.sums.drawer) if drawer.opened_at else "",
        should=language.money(drawer.sums.expected) if now.sees else say("counted blind"),
        rows=_rows(now, drawer, language) if now.sees else (),
        taken=_taken(now, language),
        moves=tuple(_move(each, language) for each in moves),
        more=_more(hidden, language),
        show_all=say("Show less") if all_shown else say("Show all"),
        shown=language.say_count("{count} movement", "{count} movements", len(now.moved)),
        question=question,
        tabs=tuple(_tab(each, at, language) for each in now.tabs),
        tabs_sum=language.money(total((each.left for each in now.tabs), now.tips.currency)),
    )


def _title(now: TillNow, drawer: DrawerDay, language: Language) -> str:
    """Which drawer it is; of several terminals each has its own."""
    name = drawer.sums.drawer
    if not now.machine:
        return language.say("Drawer {name}", name=name)
    return language.say("Drawer {name} of {machine}", name=name, machine=now.machine)


def _since(now: TillNow, drawer: DrawerDay, language: Language) -> str:
    if drawer.opened_at is None:
        return ""
    since = language.say("Open since {time}", time=language.clock(drawer.opened_at))
    takes_cash = len(now.days) > 1 and drawer.sums.drawer == now.in_use
    return f"{since} · {language.say('cash goes in here')}" if takes_cash else since


def _more(hidden: int, language: Language) -> str:
    if not hidden:
        return ""
    return language.say_count("{count} more cash sale in between", "{count} more cash sales in between", hidden)


def paper_state(document: Document, print_words: str) -> PaperState:
    """A report as lines: two words a line, an empty line a rule."""
    lines: list[tuple[str, str]] = []
    for block in document.blocks[1:]:
        if isinstance(block, Text):
            lines.append((block.words, ""))
        elif isinstance(block, Pair):
            lines.append((block.left, block.right))
        elif isinstance(block, Rule):
            lines.append(("", ""))
    return PaperState(document.title, tuple(lines), print_words)


def _last_close(close: Close, language: Language) -> str:
    if close.at is None or close.report is None:
        return ""
    when = f"{language.short_date(language.local_date(close.at))} {language.clock(close.at)}"
    return language.say("last close: Z {number}, {when}", number=close.report.named, when=when)


def _rows(now: TillNow, drawer: DrawerDay, language: Language) -> tuple[RowState, ...]:
    say, sums = language.say, drawer.sums
    by = now.float_by.get(sums.drawer)
    is_only = len(now.days) == 1
    cash = language.number(sum(each.count for each in now.taken if each.tender == "cash")) if is_only else ""
    back = language.number(now.refunds) if now.refunds and is_only else ""
    return (
        RowState(say("Float"), say("counted by {name}", name=by) if by else "", language.amount(sums.float_counted)),
        RowState(say("Cash sales"), cash, language.amount(sums.sales)),
        *((_received(sums.received, language),) if sums.received else ()),
        RowState(say("Cash in"), "", language.amount(sums.cash_in)),
        RowState(say("Cash out"), "", language.amount(-sums.cash_out)),
        RowState(say("Refunds"), back, language.amount(-sums.refunds)),
    )


def _tab(tab: Sale, at: datetime, language: Language) -> TabState:
    order = tab.order
    title = " · ".join(filter(None, (order.customer, language.order_number(order.called))))
    age = language.minutes(max(0, int((at - order.placed_at).total_seconds() // 60)))
    since = f"{language.clock(order.placed_at)} · {age}"
    return TabState(order.order_id, title, since, language.amount(tab.left))


def _received(amount: Money, language: Language) -> RowState:
    return RowState(language.say("Gift cards, accounts"), "", language.amount(amount))


def _taken(now: TillNow, language: Language) -> tuple[RowState, ...]:
    say = language.say
    rows = [
        RowState(
            say(TENDER_NAMES.get(each.tender, each.tender)),
            language.say_count("{count} order", "{count} orders", each.count),
            language.amount(each.amount),
        )
        for each in now.taken
    ]
    rows.append(RowState(say("Tips"), "", language.amount(now.tips)))
    used = language.number(now.vouchers.count) if now.vouchers.count else ""
    rows.append(RowState(say("Vouchers used"), used, language.amount(now.vouchers.amount)))
    return tuple(rows)


def _gist(moved: Sequence[Movement]) -> tuple[list[Movement], int]:
    """All but the sales between the first and the newest one, and how many those are."""
    sales = [each for each in moved if each.kind == SALE]
    between = {each.seq for each in sales[1:-1]}
    return [each for each in moved if each.seq not in between], len(between)


def _move(move: Movement, language: Language) -> MoveState:
    order = f"{language.order_number(move.order)} {move.customer}".strip()
    words = {
        FLOAT: language.say("Float counted"),
        SALE: language.say("Sale {order}", order=order),
        REFUND: language.say("Refund {order}", order=order),
        RETURNED: language.say("Payment given back {order}", order=order),
        CHANGED: language.say("Paid another way {order}", order=order),
        TIP: language.say("Tip {order}", order=order),
        RECEIVED: language.say(_RECEIVED.get(move.reason, _("Received"))),
        MOVED: language.say("Cash in") if move.amount and move.amount.minor > 0 else language.say("Cash out"),
        OPENED: language.say("Drawer opened"),
        COUNTED: language.say("Counted"),
    }[move.kind]
    why = _given(move, language) if move.change else "" if move.kind == RECEIVED else language.within(move.reason)
    note = " · ".join(filter(None, (why, move.by)))
    amount = "—" if move.amount is None else _signed(move.amount, language, plain=move.kind in {FLOAT, COUNTED})
    return MoveState(language.clock(move.at), words, note, amount)


def _given(move: Movement, language: Language) -> str:
    if not move.change or move.tendered is None:
        return ""
    given, change = language.amount(move.tendered), language.amount(move.change)
    return language.say("{given} in, {change} back", given=given, change=change)


def _signed(amount: Money, language: Language, *, plain: bool) -> str:
    return language.amount(amount) if plain else language.signed(amount)
