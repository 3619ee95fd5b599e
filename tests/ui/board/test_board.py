"""What the customer sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows import make, ring_up
from counter.flows.reset_promise import reset_promise
from counter.kernel.language import Language
from counter.receipts.as_text import LONGEST
from counter.recovery.moment_queries import times_asked
from counter.ui.board.order_half import OrderHalf
from counter.ui.board.page import BoardPage
from counter.ui.board.ready_half import READY, rows_for
from counter.ui.board.state import BoardLine, BoardState, OrderBoard, ReceiptBoard
from counter.ui.board.view import BoardView
from counter.ui.desk.desk import Desk
from counter.ui.theme.fonts import enlarge
from counter.ui.widgets.tap import Tap
from ui.board.harness import BoardHarness
from ui.longest import MANY, stand_for, unpromised
from ui.played_scale import PlayedScale
from ui.sync_desk import SyncDesk


@pytest.fixture
def display(work: SyncDesk) -> BoardHarness:
    return BoardHarness(work)


def test_the_order_is_read_back_with_its_promise_as_a_clock_time(work: SyncDesk, display: BoardHarness) -> None:
    order_id = work.cafe.ring("Latte", "Croissant", customer="Mara")
    work.do(ring_up.requote, order_id).then(display.presenter.show_ticket)
    order = display.state.order
    assert order.heading == "Your order, Mara"
    assert [(line.count, line.title, line.amount) for line in order.lines] == [
        ("1", "Latte", "3.80"),
        ("1", "Croissant", "2.60"),
    ]
    assert order.total == "€6.40"
    assert order.promise.startswith("9:")
    assert order.below == "If we miss it, €3.00 of your next one is on us."


def test_a_paid_order_stays_a_while_or_until_the_next_one_begins(work: SyncDesk, display: BoardHarness) -> None:
    work.do(ring_up.requote, work.cafe.ring("Latte")).then(display.presenter.show_ticket)
    display.presenter.sold()
    work.do(ring_up.requote, work.cafe.ring()).then(display.presenter.show_ticket)
    assert [line.title for line in display.state.order.lines] == ["Latte"]
    display.presenter.forget_the_last()
    assert display.state.order.heading.startswith("Welcome to ")
    display.presenter.forget_the_last()
    work.do(ring_up.requote, work.cafe.ring("Mocha")).then(display.presenter.show_ticket)
    display.presenter.sold()
    for names in ((), (), ("Filter",)):
        work.do(ring_up.requote, work.cafe.ring(*names)).then(display.presenter.show_ticket)
    assert [line.title for line in display.state.order.lines] == ["Filter"]
    display.presenter.forget_the_last()
    assert [line.title for line in display.state.order.lines] == ["Filter"]


def test_the_page_forgets_the_last_order_by_itself(qtbot: QtBot, work: SyncDesk, cafe: Cafe) -> None:
    desk = Desk(cafe.shop)
    page = BoardPage(desk, cafe.shop, PlayedScale())
    qtbot.addWidget(page)
    page.show()
    page._seen.setInterval(1)
    order_id = cafe.ring("Latte")
    work.do(ring_up.requote, order_id).then(page.show_ticket)
    page.sold(cafe.pay(order_id))
    work.do(ring_up.requote, cafe.ring()).then(page.show_ticket)
    qtbot.waitUntil(lambda: page.findChildren(OrderHalf)[0].accessibleName().startswith("Welcome"))
    desk.end()


def test_a_display_that_nobody_sees_costs_the_counter_nothing_and_is_there_once_it_opens(
    qtbot: QtBot, work: SyncDesk, cafe: Cafe
) -> None:
    desk = Desk(cafe.shop)
    page = BoardPage(desk, cafe.shop, PlayedScale())
    qtbot.addWidget(page)
    work.do(ring_up.requote, cafe.ring("Latte", customer="Mara")).then(page.show_ticket)
    assert not page.findChildren(OrderHalf)
    page.show()
    assert page.findChildren(OrderHalf)[0].accessibleName().startswith("Your order, Mara")
    desk.end()


@pytest.mark.parametrize("count", [1, 4, 5, 7, 30, 40])
def test_every_name_that_is_called_finds_room(count: int) -> None:
    way, shown = rows_for(count, 500, READY)
    assert shown == count
    assert way.columns * int(500 // way.row) >= count


def test_what_finds_no_room_is_counted(qtbot: QtBot) -> None:
    way, shown = rows_for(200, 500, READY)
    assert 0 < shown < 200
    assert shown + way.columns <= way.columns * int(500 // way.row)  # with a row that says how many more


def test_of_a_long_order_the_newest_lines_are_read_back(qtbot: QtBot, language: Language) -> None:
    half = OrderHalf(language)
    qtbot.addWidget(half)
    lines = tuple(BoardLine("1", f"Latte {n}", "", "3.80") for n in range(30))
    half.show_state(OrderBoard("Your order", lines, "€114.00", "8:42", "If we miss it"))
    shown, hidden = half._lines_in(370)
    assert (len(shown), hidden) == (13, 17)
    assert shown[-1] == lines[-1]
    half.show_state(OrderBoard("Your order", lines[:14]))
    assert half._lines_in(370) == (lines[:14], 0)


def test_the_ready_board_names_who_waits_and_strikes_the_old_time(work: SyncDesk, display: BoardHarness) -> None:
    ready = work.sell("Latte", customer="Sam")
    late = work.sell("Mocha", customer="Ben")
    work.do(make.ready, ready.order_id)
    later = work.cafe.promise(late.order_id).due.replace(minute=40)
    work.do(reset_promise, late.order_id, later, told=True)
    display.presenter.refresh()
    assert [(order.who, order.number) for order in display.state.board.ready] == [("Sam", "1")]
    assert [(order.who, order.time) for order in display.state.board.making] == [("Ben", "9:40")]
    assert display.state.board.making[0].before == work.language.clock(work.cafe.due(late.order_id))


def test_it_is_drawn_at_any_size_and_read_out(
    qtbot: QtBot, language: Language, work: SyncDesk, display: BoardHarness
) -> None:
    view = BoardView(language, display.presenter)
    qtbot.addWidget(view)
    work.do(ring_up.requote, work.cafe.ring("Latte", customer="Mara")).then(display.presenter.show_ticket)
    work.sell("Mocha", customer="Ben")
    display.presenter.refresh()
    view.show_state(display.state)
    for width, height in ((1024, 768), (1920, 1080)):
        view.resize(width, height)
        assert view.grab().size().toTuple() == (width, height)
    spoken = " ".join(half.accessibleName() for half in (view._order, view._ready))
    assert "Your order, Mara" in spoken
    assert "Ben by 9:" in spoken


def test_letters_are_the_customers_whatever_type_who_sells_to_them_likes(qtbot: QtBot, language: Language) -> None:
    half = OrderHalf(language)
    qtbot.addWidget(half)
    half.resize(480, 600)
    half.show_state(OrderBoard("Your order, Mara", (BoardLine("1", "Latte", "3.80", "M · oat"),), "€3.80", "9:12"))
    seen = half.grab().toImage()
    enlarge(on=True)
    assert half.grab().toImage() == seen


def test_where_nothing_is_promised_customers_read_how_long_it_takes(work: SyncDesk, display: BoardHarness) -> None:
    order_id = unpromised(work)
    ring = work.cafe.ring(*MANY)
    work.do(ring_up.requote, ring).then(display.presenter.show_ticket)
    order = display.state.order
    assert order.promise == ""
    assert order.wait.endswith(" min")
    assert order.below == "We promise no time beyond 5 minutes."
    display.presenter.refresh()
    assert [(order.who, order.time, order.promised) for order in display.state.board.making] == [
        ("Mara", "no time yet", False)
    ]
    stand_for(work, 60)
    work.do(reset_promise, order_id, work.clock.now() + timedelta(minutes=20), told=True)
    display.presenter.refresh()
    assert [(order.who, order.time) for order in display.state.board.making] == [("Mara", "by 9:20")]


def test_who_has_to_ask_taps_their_name_and_is_counted_and_answered_once_in_a_while(
    qtbot: QtBot, language: Language, work: SyncDesk, display: BoardHarness, named: Callable[[QWidget, str], Tap]
) -> None:
    made, waits = work.sell("Latte", customer="Mara").order_id, work.sell("Latte", customer="Sam").order_id
    work.do(make.ready, waits)
    display.presenter.refresh()
    view = BoardView(language, display.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    view.show_state(display.state)
    view.show()
    for _ in range(2):
        named(view, "Ask about order 1").click()
        work.wait(0.2)
    named(view, "Ask about order 2").click()
    assert work.shop.read(times_asked, [made, waits]) == {made: 1, waits: 1}
    assert [order.seen for order in display.state.board.making] == ["we are looking"]
    assert [order.seen for order in display.state.board.ready] == ["we are looking"]
    work.wait(1)
    display.presenter.refresh()
    assert display.state.board.making[0].seen == ""
    display.presenter.ask_again(made)
    assert work.shop.read(times_asked, [made, waits])[made] == 2


def test_a_receipt_to_scan_stands_there_until_it_is_taken_away_or_the_next_one_begins(
    work: SyncDesk, display: BoardHarness
) -> None:
    work.do(ring_up.requote, work.cafe.ring("Latte")).then(display.presenter.show_ticket)
    display.presenter.sold()
    work.do(ring_up.requote, work.cafe.ring()).then(display.presenter.show_ticket)
    display.presenter.show_code("1 Latte  3.80")
    display.presenter.forget_the_last()
    assert display.state.receipt == ReceiptBoard("Your receipt, to scan", "1 Latte  3.80")
    display.presenter.show_code("")
    assert (display.state.receipt.code, display.state.order.heading) == ("", "Your order")
    display.presenter.show_code("1 Latte  3.80")
    work.do(ring_up.requote, work.cafe.ring("Mocha")).then(display.presenter.show_ticket)
    assert (display.state.receipt.code, [line.title for line in display.state.order.lines]) == ("", ["Mocha"])


@pytest.mark.parametrize(("size", "lines"), [((800, 480), 60), ((1024, 600), 3), ((1920, 1080), 60)])
def test_telephones_read_the_receipt_off_the_customer_display(
    qtbot: QtBot, language: Language, display: BoardHarness, size: tuple[int, int], lines: int
) -> None:
    text = ("Café Größe\n" + "1 Flat white  3.80\n" * lines)[:LONGEST].strip()
    view = BoardView(language, display.presenter)
    qtbot.addWidget(view)
    view.resize(*size)
    with qtbot.waitExposed(view):
        view.show()
    view.show_state(BoardState(receipt=ReceiptBoard("Your receipt, to scan", text)))
    shown = view.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    picture = Image.frombuffer("RGBA", (shown.width(), shown.height()), bytes(shown.constBits()))
    codes = [found for found in zxingcpp.read_barcodes(picture) if found.format == zxingcpp.BarcodeFormat.QRCode]
    assert [found.text for found in codes] == [text]
