"""The Sell and Pay pages: what a finger and a screen reader find there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import GroupId, ItemId, LineId, OrderId, new_id
from counter.kernel.language import Language
from counter.ui.sell.pay_view import PayView
from counter.ui.sell.state import (
    ChipState,
    DoneState,
    GroupState,
    HeldState,
    LineState,
    ModifiersState,
    PayState,
    PromiseState,
    QuickState,
    SellState,
    TicketState,
    TileState,
)
from counter.ui.sell.view import SellView
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap

LEFT = Qt.MouseButton.LeftButton
LATTE, GROUP = LineId(new_id()), GroupId(new_id())
LINES = (
    LineState(LATTE, "1", "Latte", "L · oat", "5.30", chosen=True),
    LineState(LineId(new_id()), "2", "Flat white", "whole", "7.20"),
)
SELL = SellState(
    categories=("Coffee", "Tea", "Cold", "Bakery", "Food", "Retail"),
    category="Coffee",
    tiles=tuple(
        TileState(ItemId(new_id()), name, "€3.80", "coffee", sold_out="Sold out today" if name == "Affogato" else "")
        for name in ("Espresso", "Latte", "Hot chocolate", "Affogato")
    ),
    modifiers=ModifiersState(
        LATTE, "Latte", (GroupState(GROUP, "Milk", needed=True, chips=(ChipState("Oat", "Oat +0.60"),)),)
    ),
    ticket=TicketState("Mara", lines=LINES, summary="3 items", can_undo=True, total="€12.50"),
    held=(HeldState(OrderId(new_id()), "Ines", "2 items"),),
)
PAY = PayState(
    to_pay="€12.10",
    quick=(QuickState("Exact €12.10", 1210, chosen=True), QuickState("€15", 1500)),
    lines=LINES,
    promise=PromiseState("Ready by 8:42", "Kept 9 times in 10"),
    take="Take €12.10",
    can_take=True,
)
SIZES = [(1024, 708), (1280, 740), (1366, 708), (1920, 1020)]
Named = Callable[[QWidget, str], Tap]


@pytest.fixture
def sell(qtbot: QtBot, language: Language) -> SellView:
    view = SellView(language)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show_state(SELL)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def pay(qtbot: QtBot, language: Language) -> PayView:
    view = PayView(language)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show_state(PAY)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize(
    ("name", "signal", "given"),
    [
        ("Latte, €3.80", "item_chosen", [SELL.tiles[1].item_id]),
        ("Bakery", "category_chosen", ["Bakery"]),
        ("Oat +0.60", "modifier_chosen", [LATTE, GROUP, "Oat"]),
        ("2 Flat white, whole, 7.20", "line_chosen", [LINES[1].line_id]),
        ("One fewer", "fewer", [LATTE]),
        ("One more", "more", [LATTE]),
        ("Remove", "remove", [LATTE]),
        ("Here", "to_go_chosen", [False]),
        ("Undo", "undo", []),
        ("Hold", "hold", []),
        ("Pay", "pay", []),
        ("Cash exact, €12.50", "cash_exact", []),
    ],
)
def test_a_tap_tells_what_it_means(
    qtbot: QtBot, sell: SellView, named: Named, name: str, signal: str, given: list[object]
) -> None:
    with qtbot.waitSignal(getattr(sell, signal)) as heard:
        qtbot.mouseClick(named(sell, name), LEFT)
    assert heard.args == given


def test_an_empty_ticket_can_neither_be_paid_nor_held(sell: SellView, named: Named) -> None:
    sell.show_state(replace(SELL, modifiers=None, ticket=TicketState(done=DoneState("Change €7.90", "Order 146"))))
    assert not any(named(sell, name).isEnabled() for name in ("Pay", "Cash exact", "Hold"))


def test_a_typed_name_is_told_before_the_money(qtbot: QtBot, sell: SellView, named: Named) -> None:
    told: list[str] = []
    sell.named.connect(told.append)
    sell.cash_exact.connect(lambda: told.append("cash"))
    field = sell._ticket.name_field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Sam")
    qtbot.mouseClick(named(sell, "Cash exact"), LEFT)
    assert told == ["Sam", "cash"]


def test_a_note_is_typed_over_the_page(qtbot: QtBot, sell: SellView, named: Named) -> None:
    qtbot.mouseClick(named(sell, "Note"), LEFT)
    with qtbot.waitSignal(sell.noted) as noted:
        for key in ("Q", "u", "Done"):
            qtbot.mouseClick(named(sell, key), LEFT)
    assert noted.args == [LATTE, "Qu"]


def test_a_held_ticket_is_taken_up(qtbot: QtBot, sell: SellView, named: Named) -> None:
    qtbot.mouseClick(named(sell, "Held 1"), LEFT)
    with qtbot.waitSignal(sell.take_up) as taken:
        qtbot.mouseClick(named(sell, "Ines"), LEFT)
    assert taken.args == [SELL.held[0].order_id]


def _all_fits(page: QWidget) -> bool:
    taps = [tap for tap in page.findChildren(Tap) if tap.isVisibleTo(page)]
    corners = [tap.mapTo(page, tap.contentsRect().bottomRight()) for tap in taps]
    return all(page.rect().contains(corner) for corner in corners)


@pytest.mark.parametrize("size", SIZES)
def test_everything_fits_and_nothing_is_smaller_than_a_finger(
    qtbot: QtBot, sell: SellView, pay: PayView, size: tuple[int, int]
) -> None:
    for page in (sell, pay):
        page.resize(*size)
        qtbot.waitUntil(partial(_all_fits, page))
        taps = [tap for tap in page.findChildren(Tap) if tap.isVisibleTo(page)]
        assert [tap.accessibleName() for tap in taps if min(tap.width(), tap.height()) < tokens.TARGET] == []


@pytest.mark.parametrize(
    ("name", "signal", "given"),
    [
        ("€15", "quick_chosen", [1500]),
        ("00", "digits", ["00"]),
        ("Delete the last digit", "digit_back", []),
        ("Card terminal", "card", []),
        ("Cash", "cash", []),
        ("Take €12.10", "take", []),
        ("Back to the ticket", "leave", []),
    ],
)
def test_a_tap_on_pay_tells_what_it_means(
    qtbot: QtBot, pay: PayView, named: Named, name: str, signal: str, given: list[object]
) -> None:
    with qtbot.waitSignal(getattr(pay, signal)) as heard:
        qtbot.mouseClick(named(pay, name), LEFT)
    assert heard.args == given


def test_a_scanner_needs_no_field(qtbot: QtBot, pay: PayView) -> None:
    with qtbot.waitSignal(pay.code_entered) as scanned:
        qtbot.keyClicks(pay, "7K3Q-X9TBM-4H2D")
        qtbot.keyClick(pay, Qt.Key.Key_Return)
    assert scanned.args == ["7K3Q-X9TBM-4H2D"]


def test_digits_from_a_real_keyboard_are_cash(qtbot: QtBot, pay: PayView) -> None:
    with qtbot.waitSignal(pay.digits) as typed:
        qtbot.keyClicks(pay, "2000")
        qtbot.keyClick(pay, Qt.Key.Key_Return)
    assert typed.args == ["2000"]


def test_a_voucher_is_typed_or_taken_off(qtbot: QtBot, pay: PayView, named: Named) -> None:
    qtbot.mouseClick(named(pay, "Voucher"), LEFT)
    with qtbot.waitSignal(pay.code_entered) as typed:
        for key in ("A", "b", "OK"):
            qtbot.mouseClick(named(pay, key), LEFT)
    assert typed.args == ["Ab"]
    pay.show_state(replace(PAY, voucher="−€3.00"))
    with qtbot.waitSignal(pay.voucher_off):
        qtbot.mouseClick(named(pay, "Remove the voucher"), LEFT)
