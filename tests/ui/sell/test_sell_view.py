"""The Sell and Pay pages: what a finger and a screen reader find there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import GroupId, ItemId, LineId, PaymentId, new_id
from counter.kernel.language import Language
from counter.ui.parts.dock_state import ChipState, GroupState, ModifiersState
from counter.ui.parts.grid_state import GridState, TileState
from counter.ui.parts.promise_card import PromiseCard
from counter.ui.parts.ticket_state import LineState, PromiseState
from counter.ui.sell.order_panel_state import AskRowState, KeyState, OrderPanelState
from counter.ui.sell.pay_state import PayState, TakenState, TipState
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.quick_state import QuickState
from counter.ui.sell.state import SellState
from counter.ui.sell.ticket_state import AskedOf, OffState, TicketState
from counter.ui.sell.view import SellView
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import Keypad
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Text
from ui.intents import Intents
from ui.sell.harness import sell_intents
from ui.typist import PERSON, SCANNER, Typist

LEFT = Qt.MouseButton.LeftButton
LATTE, GROUP = LineId(new_id()), GroupId(new_id())
LINES = (
    LineState(LATTE, "1", "Latte", "L · oat", "5.30", chosen=True),
    LineState(LineId(new_id()), "2", "Flat white", "whole", "7.20"),
)
SELL = SellState(
    grid=GridState(
        categories=("Coffee", "Tea", "Cold", "Bakery", "Food", "Retail"),
        category="Coffee",
        tiles=tuple(
            TileState(
                ItemId(new_id()), name, "€3.80", "coffee", sold_out="Sold out today" if name == "Affogato" else ""
            )
            for name in ("Espresso", "Latte", "Hot chocolate", "Affogato")
        ),
    ),
    modifiers=ModifiersState(
        LATTE, "Latte", (GroupState(GROUP, "Milk", needed=True, chips=(ChipState("Oat", "Oat +0.60"),)),)
    ),
    ticket=TicketState("Mara", lines=LINES, summary="3 items", can_undo=True, total="€12.50"),
    held=1,
)
PAID = PaymentId(new_id())
PAY = PayState(
    title="Still to pay",
    to_pay="€12.10",
    quick=(QuickState("Exact €12.10", 1210, chosen=True), QuickState("€15", 1500)),
    lines=LINES,
    promise=PromiseState("Ready by 8:42", "Kept 9 times in 10"),
    by="card",
    own=("twint", "lunch card", "bike ride", "points"),
    tips=(
        TipState("None", "€0.00", chosen=True),
        TipState("5%", "€0.61", 5),
        TipState("10%", "€1.21", 10),
        TipState("15%", "€1.82", 15),
        TipState("Other", "…", other=True),
    ),
    tip_for="For Ana",
    taken=(
        TakenState(None, "ticket-percent", "Apology voucher", "lowers the price", "−3.00", "Remove the voucher"),
        TakenState(PAID, "banknote", "Cash", "at 8:36", "−10.00", "Give back Cash 10.00"),
    ),
    later="Pay later (tab)",
    take="Take €12.10",
    can_take=True,
)
SIZES = [(1024, 480), (1024, 540), (1024, 708), (1280, 740), (1366, 708), (1920, 1020)]
Named = Callable[[QWidget, str], Tap]
Asked = Intents[SellPresenter]


@pytest.fixture
def intents() -> Asked:
    return sell_intents()


@pytest.fixture
def sell(qtbot: QtBot, language: Language, intents: Asked) -> SellView:
    view = SellView(language, intents.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show_state(SELL)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def pay(sell: SellView) -> SellView:
    sell.show_state(replace(SELL, pay=PAY))
    return sell


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("Latte, €3.80", ("choose_item", SELL.grid.tiles[1].tile_id)),
        ("Bakery", ("choose_category", "Bakery")),
        ("Oat +0.60", ("choose_modifier", LATTE, GROUP, "Oat")),
        ("2 Flat white, whole, 7.20", ("choose_line", LINES[1].line_id)),
        ("One fewer", ("fewer", LATTE)),
        ("One more", ("more", LATTE)),
        ("Remove", ("remove", LATTE)),
        ("Here", ("serve", ("to_go", False))),
        ("Undo", ("undo",)),
        ("Hold", ("hold",)),
        ("Pay", ("begin",)),
        ("Cash exact, €12.50", ("cash_exact",)),
    ],
)
def test_a_tap_says_what_it_means(
    qtbot: QtBot, sell: SellView, intents: Asked, named: Named, name: str, intent: tuple[object, ...]
) -> None:
    qtbot.mouseClick(named(sell, name), LEFT)
    assert intents.asked == [intent]


def test_an_empty_ticket_can_neither_be_paid_nor_held(sell: SellView, named: Named) -> None:
    sell.show_state(replace(SELL, modifiers=None, ticket=TicketState()))
    assert not any(named(sell, name).isEnabled() for name in ("Pay", "Cash exact", "Hold"))


def test_a_typed_name_is_passed_on_before_the_money(qtbot: QtBot, sell: SellView, intents: Asked, named: Named) -> None:
    field = sell.ring_up._ticket.name_field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Sam")
    qtbot.mouseClick(named(sell, "Cash exact"), LEFT)
    assert intents.asked == [("name_customer", "Sam"), ("cash_exact",)]


def test_a_note_is_typed_over_the_page(qtbot: QtBot, sell: SellView, intents: Asked, named: Named) -> None:
    qtbot.mouseClick(named(sell, "Note"), LEFT)
    for key in ("Q", "u", "Done"):
        qtbot.mouseClick(named(sell, key), LEFT)
    assert intents.asked == [("write_note", LATTE, "Qu")]


def test_what_is_held_is_shown(qtbot: QtBot, sell: SellView, intents: Asked, named: Named) -> None:
    qtbot.mouseClick(named(sell, "Held 1"), LEFT)
    assert intents.asked == [("open",)]


@pytest.mark.parametrize("size", [(1024, 540), (1920, 1020)])
def test_a_chosen_line_is_seen_whole_whatever_is_written_on_it(
    qtbot: QtBot, sell: SellView, size: tuple[int, int]
) -> None:
    others = tuple(LineState(LineId(new_id()), "1", f"Tea {n}", "M", "2.90") for n in range(13))
    long = LineState(
        LATTE, "1", "Vegan brownie " * 12, "L · oat · “no lid, and " + "napkins " * 8 + "”", "5.30", chosen=True
    )
    sell.resize(*size)
    sell.show_state(replace(SELL, ticket=replace(SELL.ticket, lines=(*others, replace(long, detail="")))))
    sell.show_state(replace(SELL, ticket=replace(SELL.ticket, lines=(*others, long))))
    ticket = sell.ring_up._ticket

    def is_seen() -> bool:
        line = ticket.lines.chosen_line()
        assert line
        top = line.mapTo(ticket._scroll.viewport(), line.rect().topLeft()).y()
        return top >= 0 and top + line.height() <= ticket._scroll.viewport().height() and line.height() > 150

    qtbot.waitUntil(is_seen)


def _all_fits(page: QWidget) -> bool:
    taps = [tap for tap in page.findChildren(Tap) if tap.isVisibleTo(page)]
    corners = [tap.mapTo(page, tap.contentsRect().bottomRight()) for tap in taps]
    return all(page.rect().contains(corner) for corner in corners)


def _too_small(page: QWidget) -> list[str]:
    taps = [tap for tap in page.findChildren(Tap) if tap.isVisibleTo(page)]
    return [tap.accessibleName() for tap in taps if min(tap.width(), tap.height()) < tokens.TARGET]


@pytest.mark.parametrize("state", [SELL, replace(SELL, pay=PAY)])
@pytest.mark.parametrize("size", SIZES)
def test_everything_fits_and_nothing_is_smaller_than_a_finger(
    qtbot: QtBot, sell: SellView, size: tuple[int, int], state: SellState
) -> None:
    sell.show_state(state)
    sell.resize(*size)
    qtbot.waitUntil(lambda: _all_fits(sell) and _too_small(sell) == [])


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("€15", ("give", 1500)),
        ("00", ("type_digits", "00")),
        ("Delete the last digit", ("delete_digit",)),
        ("Card terminal", ("pay_by", "card")),
        ("Cash", ("pay_by", "cash")),
        ("Take €12.10", ("take",)),
        ("Declined", ("decline",)),
        ("twint", ("pay_by", "twint")),
        ("Tip, 10%, €1.21", ("tip", 10, ("change", False), ("other", False))),
        ("For Ana", ("tip_for", ("is_mine", True))),
        ("Give back Cash 10.00", ("take_off", PAID)),
        ("Back to the ticket", ("leave",)),
    ],
)
def test_a_tap_while_paying_says_what_it_means(
    qtbot: QtBot, pay: SellView, intents: Asked, named: Named, name: str, intent: tuple[object, ...]
) -> None:
    qtbot.mouseClick(named(pay, name), LEFT)
    assert intents.asked == [intent]


@pytest.mark.parametrize("code", ["7K3M-QX42-9TRB5", "0123456"])
def test_what_a_scanner_types_is_a_code_and_never_money(pay: SellView, intents: Asked, code: str) -> None:
    """Odoo 174992: there 0123456 and Enter was 1,234.56 given."""
    scanner = Typist(pay.pay, apart=SCANNER)
    scanner.type(code)
    scanner.enter()
    assert intents.asked == [("attach_voucher", code)]


def test_enter_at_the_end_of_a_scan_presses_nothing(pay: SellView, intents: Asked, named: Named) -> None:
    take = named(pay, "Take")
    take.setFocus(Qt.FocusReason.TabFocusReason)
    scanner = Typist(take, apart=SCANNER)
    scanner.type("0123456")
    scanner.enter()
    assert intents.asked == [("attach_voucher", "0123456")]


def test_digits_from_a_real_keyboard_are_cash(qtbot: QtBot, pay: SellView, intents: Asked) -> None:
    person = Typist(pay.pay, apart=PERSON)
    person.type("2000")
    person.enter()
    qtbot.keyClick(pay.pay, Qt.Key.Key_Backspace)
    assert intents.asked == [("type_digits", "2000"), ("delete_digit",)]


def test_a_code_from_a_real_keyboard_goes_on_in_its_field(qtbot: QtBot, pay: SellView, intents: Asked) -> None:
    person = Typist(pay.pay, apart=PERSON)
    person.type("K3M")
    person.enter()
    field = pay.pay._asks._code.field
    assert (field.isVisible(), field.text()) == (True, "K3M")
    qtbot.keyClicks(field, "-Q")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert intents.asked == [("attach_voucher", "K3M-Q")]


def test_the_scanner_is_heard_after_the_field_was_left(pay: SellView, qtbot: QtBot, named: Named) -> None:
    qtbot.mouseClick(named(pay, "Voucher"), LEFT)
    sheet = pay.pay._asks._code.field.parentWidget()
    assert sheet
    qtbot.mouseClick(named(sheet, "Back"), LEFT)
    qtbot.waitUntil(pay.pay.hasFocus)


def test_a_voucher_is_typed_or_taken_off(qtbot: QtBot, pay: SellView, intents: Asked, named: Named) -> None:
    qtbot.mouseClick(named(pay, "Voucher"), LEFT)
    for key in ("Q", "W", "OK"):
        qtbot.mouseClick(named(pay, key), LEFT)
    pay.show_state(replace(SELL, pay=replace(PAY, coded="QW")))
    qtbot.mouseClick(named(pay, "Remove the voucher"), LEFT)
    assert intents.asked == [("attach_voucher", "QW"), ("take_off", None)]


def test_a_tab_is_asked_for_its_name_and_an_order_is_one_already(
    qtbot: QtBot, pay: SellView, intents: Asked, named: Named
) -> None:
    qtbot.mouseClick(named(pay, "Pay later (tab)"), LEFT)
    qtbot.keyClicks(pay.pay._ask_name.field, "Theo")
    qtbot.mouseClick(named(pay, "OK"), LEFT)
    pay.pay._ask_name.shut()
    pay.show_state(replace(SELL, pay=replace(PAY, is_order=True, later="Leave it as a tab")))
    qtbot.mouseClick(named(pay, "Leave it as a tab"), LEFT)
    assert intents.asked == [("pay_later", "Theo"), ("leave",)]


WAIT = PromiseState("50–80 min", "no promise", "They know", "They know: it takes 50 to 80 minutes")


@pytest.mark.parametrize("size", SIZES)
def test_cash_and_take_wait_until_they_know_that_nothing_is_promised(
    qtbot: QtBot, sell: SellView, intents: Asked, named: Named, size: tuple[int, int]
) -> None:
    sell.resize(*size)
    sell.show_state(replace(SELL, ticket=replace(SELL.ticket, promise=WAIT)))
    assert not named(sell, "Cash exact, €12.50").isEnabled()
    assert named(sell, "Pay").isEnabled()
    know = named(sell.ring_up, WAIT.told_name)
    assert know.height() >= tokens.TARGET
    qtbot.mouseClick(know, LEFT)
    assert intents.asked == [("tell_wait",)]
    sell.show_state(replace(SELL, ticket=replace(SELL.ticket, promise=replace(WAIT, is_told=True))))
    assert named(sell, "Cash exact, €12.50").isEnabled()
    sell.show_state(replace(SELL, pay=replace(PAY, promise=WAIT, can_take=False)))
    qtbot.mouseClick(named(sell.pay, WAIT.told_name), LEFT)
    assert intents.asked == [("tell_wait",)] * 2


ASKED = AskedOf(
    ("Allergy: nuts, gluten", "nuts, gluten", "2 allergies"), ("Needed by 14:30", "By 14:30", "14:30"), ("Table 2",)
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("asked", [replace(ASKED, place=()), ASKED])
def test_what_is_asked_of_the_ticket_is_never_cut(
    sell: SellView, named: Named, size: tuple[int, int], asked: AskedOf
) -> None:
    """Fewer words where there is less room; a screen reader hears all of them."""
    sell.resize(*size)
    sell.show_state(replace(SELL, ticket=replace(SELL.ticket, asked=asked)))
    for words in filter(None, (asked.allergy, asked.needed, asked.place)):
        chip = named(sell, words[0])
        assert isinstance(chip, Button)
        assert chip.label in words
        assert chip.width() >= chip.least_width - 2 * tokens.GAP_8


def test_a_late_promise_says_what_would_be_in_time_on_a_line_of_its_own(sell: SellView, named: Named) -> None:
    sell.resize(1024, 768)
    below = "4 min too late. Without Ham & cheese toasted on sourdough: 8:44."
    late = PromiseState("Ready by 8:49", below, "Told Theodora", "Told Theodora that it is late", told_short="Told")
    sell.show_state(replace(SELL, ticket=replace(SELL.ticket, promise=late)))
    told = named(sell.ring_up, late.told_name)
    assert isinstance(told, Button)
    assert told.label == "Told"
    card = told.parentWidget()
    assert isinstance(card, PromiseCard)
    lines = [part for part in card.findChildren(Text) if part.isVisible() and part.text() == below]
    assert [line.width() >= card.width() - 40 for line in lines] == [True]
    assert card.rect().contains(lines[0].geometry())


@pytest.mark.parametrize(("width", "says"), [(1024, "28 items\n1–"), (1280, "28 items, VAT 4.47\nlines 1–")])
def test_a_long_ticket_says_which_of_its_lines_are_seen(sell: SellView, named: Named, width: int, says: str) -> None:
    sell.resize(width, 700)
    lines = tuple(replace(LINES[1], line_id=LineId(new_id())) for _ in range(14))
    sell.show_state(replace(SELL, ticket=replace(SELL.ticket, lines=lines, count="28 items", tax="VAT 4.47")))
    QApplication.processEvents()

    def said() -> list[str]:
        return [part.text() for part in sell.ring_up.findChildren(Text) if part.text().startswith("28 items")]

    first = said()
    assert first[0].startswith(says)
    assert first[0].endswith(" of 14")
    named(sell, "Lines after").click()
    assert said() != first


def test_in_a_narrow_window_what_comes_off_a_long_ticket_stands_in_its_count(sell: SellView) -> None:
    lines = tuple(replace(LINES[1], line_id=LineId(new_id())) for _ in range(14))
    off = (OffState("Regular −10% · Ana", "−6.05"),)
    ticket = replace(SELL.ticket, lines=lines, count="28 items", off=off, off_short="less 6.05")
    sell.show_state(replace(SELL, ticket=ticket))

    def is_row() -> bool:
        return any(tap.isVisible() and tap.accessibleName().startswith("Regular") for tap in sell.findChildren(Tap))

    def is_in_the_count() -> bool:
        return any(part.text().startswith("less 6.05\n") for part in sell.ring_up.findChildren(Text))

    QApplication.processEvents()
    assert (is_row(), is_in_the_count()) == (True, False)
    sell.resize(1024, 708)
    QApplication.processEvents()
    assert (is_row(), is_in_the_count()) == (False, True)


def test_in_a_low_window_all_of_the_whole_ticket_stands_above_the_keyboard(
    qtbot: QtBot, sell: SellView, named: Named
) -> None:
    rows = tuple(
        AskRowState(key, "clock", key, (ChipState(key, f"Choice of {key}"),)) for key in ("needed", "allergy", "place")
    )
    keys = (KeyState("note", "Note", "square-pen"), KeyState("void", "Throw away", "trash-2", grave=True))
    panel = OrderPanelState(rows=rows, keys=keys)
    sell.resize(1024, 540)
    sell.show_state(replace(SELL, panel=panel))
    sell.ring_up._ask_whose()
    keyboard = sell.ring_up._keyboard
    assert keyboard.isVisible()
    QApplication.processEvents()
    for name in ("Note", "Throw away", "place: Choice of place"):
        tap = named(sell, name)
        assert tap.mapTo(sell, tap.rect().bottomLeft()).y() < keyboard.mapTo(sell, keyboard.rect().topLeft()).y(), name
    qtbot.mouseClick(named(sell, "Throw away"), LEFT)
    assert not keyboard.isVisible()


@pytest.mark.parametrize("size", [(1024, 540), (1024, 708), (1280, 740)])
def test_every_key_for_how_many_of_a_line_is_seen_at_once(
    qtbot: QtBot, sell: SellView, named: Named, size: tuple[int, int]
) -> None:
    others = tuple(LineState(LineId(new_id()), "1", f"Tea {n}", "M", "2.90") for n in range(9))
    asked = AskedOf(allergy=("Allergy: nuts",), needed=("Needed by 8:45",))
    ticket = replace(SELL.ticket, lines=(*others, replace(LINES[0], lacks="Choose the milk")), asked=asked)
    sell.resize(*size)
    sell.show_state(replace(SELL, ticket=ticket))
    QApplication.processEvents()
    qtbot.mouseClick(named(sell, "How many: 1"), LEFT)
    view = sell.ring_up._ticket._scroll.viewport()

    keypad = sell.ring_up._ticket.lines.findChild(Keypad)
    assert isinstance(keypad, Keypad)

    def are_seen() -> bool:
        edges = [key.mapTo(view, key.contentsRect().topLeft()).y() for key in keypad.findChildren(Tap)]
        edges += [key.mapTo(view, key.contentsRect().bottomLeft()).y() for key in keypad.findChildren(Tap)]
        return len(edges) == 24 and min(edges) >= 0 and max(edges) <= view.rect().bottom()

    qtbot.waitUntil(are_seen)
    for key in keypad.findChildren(Tap):
        if key.accessibleName() in ("1", "2"):
            qtbot.mouseClick(key, LEFT)
    done = named(keypad, "OK")
    assert isinstance(done, Button)
    assert done.label == "OK 12"
