"""The desk: off the screen's thread, back on it, in order."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows import pay, reduce, ring_up
from counter.flows.approve import PinTried
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Act
from counter.flows.staff import change_pin
from counter.journal.topics import Topic
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, new_id
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.ui.desk.away import PRINTER
from counter.ui.desk.desk import Desk
from counter.ui.desk.pending import WantedYes
from counter.ui.desk.refresh_when_visible import RefreshWhenVisible


@pytest.fixture
def desk(cafe: Cafe) -> Iterator[Desk]:
    desk = Desk(cafe.shop)
    desk.by = cafe.ana
    yield desk
    desk.end()


def where_am_i(_act: Act) -> int:
    return threading.get_ident()


def test_a_flow_runs_elsewhere_and_answers_here(qtbot: QtBot, desk: Desk) -> None:
    ran: list[int] = []
    answered: list[int] = []

    def answer(thread: int) -> None:
        ran.append(thread)
        answered.append(threading.get_ident())

    desk.do(where_am_i).then(answer)
    qtbot.waitUntil(lambda: bool(answered))
    assert ran[0] != threading.get_ident()
    assert answered == [threading.get_ident()]


def test_acts_happen_in_the_order_of_the_taps(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    order_id, open_ticket = OrderId(new_id()), list[OpenTicket]()
    for name in ("Latte", "Mocha", "Filter"):
        desk.do(ring_up.add_item, order_id, cafe.item(name)).then(open_ticket.append)
    qtbot.waitUntil(lambda: len(open_ticket) == 3)
    assert [line.name for line in open_ticket[-1].priced.lines] == ["Latte", "Mocha", "Filter"]


def test_it_says_what_changed_before_the_answer(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    happened: list[object] = []
    desk.changed.connect(lambda topics: happened.append("changed") if Topic.ORDERS in topics else None)
    sold: list[SaleResult] = []

    def answer(sale: SaleResult) -> None:
        sold.append(sale)
        happened.append("answer")

    desk.do(pay.pay, cafe.ring("Latte")).then(answer)
    qtbot.waitUntil(lambda: bool(sold))
    assert happened == ["changed", "answer"]


def test_a_sale_brings_its_receipt_to_the_printer(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    desk.do(pay.pay, cafe.ring("Latte"))
    qtbot.waitUntil(lambda: len(cafe.paper.printed) == 1)


def test_an_empty_printer_is_said_until_it_prints(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    cafe.paper.away = True
    with qtbot.waitSignal(desk.unavailable) as fault:
        desk.do(pay.pay, cafe.ring("Latte"))
    assert fault.args == [PRINTER, "The paper is out."]
    cafe.paper.away = False
    with qtbot.waitSignal(desk.available):
        desk.try_again()
    assert len(cafe.paper.printed) == 1


def test_a_refusal_is_said_and_nothing_follows(qtbot: QtBot, desk: Desk) -> None:
    def refuse(_act: Act) -> None:
        raise Refused("Take the {thing} first.", thing="lid")

    followed: list[object] = []
    with qtbot.waitSignal(desk.refused) as message:
        desk.do(refuse).then(followed.append)
    assert message.args == ["Take the lid first."]
    assert followed == []


def test_a_bug_is_logged_and_said_plainly(qtbot: QtBot, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    def break_down(_act: Act) -> None:
        raise KeyError("milk")

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(desk.went_wrong):
        desk.do(break_down)
    assert "KeyError: 'milk'" in caplog.text


def test_nobody_acts_before_they_picked_their_name(qtbot: QtBot, desk: Desk) -> None:
    desk.by = None
    with qtbot.waitSignal(desk.refused) as message:
        desk.do(ring_up.current)
    assert message.args == ["Pick your name first."]


def test_a_hidden_page_waits_until_it_is_seen(qtbot: QtBot, desk: Desk) -> None:
    page, looked = QWidget(), list[int]()
    qtbot.addWidget(page)
    RefreshWhenVisible(page, desk, frozenset({Topic.ORDERS}), lambda: looked.append(1))
    desk.changed.emit(frozenset({Topic.ORDERS}))
    assert looked == []
    with qtbot.waitExposed(page):
        page.show()
    assert looked == [1]
    desk.changed.emit(frozenset({Topic.DRAFTS}))
    assert looked == [1]
    desk.changed.emit(frozenset({Topic.ORDERS}))
    assert looked == [1, 1]


def test_screens_and_reports_are_asked_beside_the_acts(qtbot: QtBot, desk: Desk) -> None:
    found: list[tuple[Staff, ...]] = []
    desk.read(read_staff).then(found.append)
    desk.report(read_staff).then(found.append)
    qtbot.waitUntil(lambda: len(found) == 2)
    assert [person.name for person in found[0]] == ["Ana", "Ben", "Chris", "Dana", "Rosa"]


def test_what_is_not_theirs_waits_for_a_yes_and_is_done_just_so(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.staff("Dana"), "2222")
    order_id, tickets, wanted = cafe.ring("Latte"), list[OpenTicket](), list[WantedYes]()
    said, wrong = list[str](), list[PinTried | str]()
    desk.yes_wanted.connect(wanted.append)
    desk.refused.connect(said.append)
    desk.do(reduce.discount_order, order_id, percent=Decimal(20), reason="neighbour").then(tickets.append)
    qtbot.waitUntil(lambda: bool(wanted))
    wanted[0].approve(cafe.staff("Dana"), "0000", wrong.append)
    qtbot.waitUntil(lambda: bool(wrong))
    assert (isinstance(wrong[0], PinTried), tickets, said) == (True, [], [])
    wanted[0].approve(cafe.staff("Dana"), "2222", wrong.append)
    qtbot.waitUntil(lambda: bool(tickets))
    assert tickets[0].draft.wishes[0].approved_by == cafe.staff("Dana")
    assert desk.by == cafe.ana
