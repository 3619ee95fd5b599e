"""Printers on the network at a counter that is open: one stalls, one dies and returns, and nobody waits for either."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.devices.printers import Machine, open_machine
from counter.devices.setup import PrinterSetup, Reached
from counter.devices.thermal_printer import Patience
from counter.flows import drawer, make, pay, ring_up
from counter.flows.print_queue import waiting_at
from counter.flows.printers import print_test_page, send_to, set_up_printer
from counter.kernel.ids import OrderId, new_id
from counter.settings.printers import find_setup
from counter.settings.rules import Settings
from counter.ui.desk import printing
from counter.ui.desk.away import PRINTER
from counter.ui.desk.desk import Desk
from devices.socket_printer import PAPER_END, SocketPrinter, socket_printer
from paper.escpos_reader import read

SOON = Patience(first_answer=0.3, answer=0.5, send=1, pause=0.3, printed=1.5, slowest=1e6)


@pytest.fixture
def front() -> Iterator[SocketPrinter]:
    with socket_printer() as printer:
        yield printer


@pytest.fixture
def bar() -> Iterator[SocketPrinter]:
    with socket_printer() as printer:
        yield printer


@pytest.fixture
def desk(cafe: Cafe, front: SocketPrinter, bar: SocketPrinter) -> Iterator[Desk]:
    at_bar = PrinterSetup("Bar", Reached.NETWORK, bar.where, model="default")
    for setup in (replace(at_bar, name="Front", where=front.where, drawer=True), at_bar):
        cafe.shop.do(cafe.shop.itself, set_up_printer, setup)
    cafe.shop.do(cafe.shop.itself, send_to, "till", "Bar")
    machines: dict[str, Machine] = {}

    def find(settings: Settings, name: str) -> Machine:
        setup = find_setup(settings.printers, name)
        assert setup is not None
        return machines.setdefault(name, open_machine(setup, SOON))

    cafe.shop.find_printer = find
    desk = Desk(cafe.shop)
    desk.by = cafe.ana
    yield desk
    desk.end()


def sell(desk: Desk, cafe: Cafe) -> OrderId:
    """A latte, paid in cash, by taps."""
    order_id = OrderId(new_id())
    desk.do(ring_up.add_item, order_id, cafe.item("Latte"))
    desk.do(pay.pay, order_id, (), they_know=True)
    return order_id


def papers(jobs: list[bytes]) -> list[bytes]:
    return [job for job in jobs if read(job).parts]


def waiting(cafe: Cafe) -> dict[str, int]:
    return cafe.shop.read(waiting_at, cafe.shop.settings)


def test_a_sale_in_cash_opens_the_drawer_first_and_prints_once(
    qtbot: QtBot, desk: Desk, cafe: Cafe, front: SocketPrinter, bar: SocketPrinter
) -> None:
    sell(desk, cafe)
    qtbot.waitUntil(lambda: len(front.jobs) == 2)
    opened, receipt = (read(job) for job in front.jobs)
    assert (opened.pulses, opened.parts) == (1, [])
    assert (receipt.pulses, bool(receipt.parts)) == (0, True)
    desk.do(drawer.open_without_sale, "coins")
    qtbot.waitUntil(lambda: len(front.jobs) == 3)
    assert read(front.jobs[2]).pulses == 1
    assert bar.jobs == []


def test_a_printer_that_stalls_holds_up_neither_the_other_nor_a_sale(
    qtbot: QtBot, desk: Desk, cafe: Cafe, front: SocketPrinter, bar: SocketPrinter
) -> None:
    front.stall()
    begun = monotonic()
    for _ in range(5):
        sell(desk, cafe)
    desk.do(drawer.print_x)
    assert monotonic() - begun < 0.2  # taps only hand over
    with qtbot.waitSignal(desk.unavailable, timeout=10_000) as away:
        qtbot.waitUntil(lambda: len(bar.jobs) == 1)
    assert away.args is not None
    what, said = away.args
    assert (what, "Front" in said) == (PRINTER, True)
    assert cafe.sql("SELECT count(*) FROM receipts") == [(5,)]
    front.stall(stalled=False)
    cafe.forward(1)
    qtbot.waitUntil(lambda: waiting(cafe) == {}, timeout=20_000)
    numbers = [line for job in papers(front.jobs) for line in read(job).lines if "T1-00000" in line]
    firsts = list(dict.fromkeys(numbers))
    assert [line.strip()[-1] for line in firsts] == list("12345")
    copies = ["COPY" in " ".join(read(job).lines) for job in papers(front.jobs)]
    assert len(copies) - sum(copies) <= 5  # what comes a second time says so


def test_one_that_dies_and_returns_prints_by_itself_and_the_sentence_goes(
    qtbot: QtBot, desk: Desk, cafe: Cafe, front: SocketPrinter
) -> None:
    front.switch_off()
    with qtbot.waitSignal(desk.unavailable) as away:
        sell(desk, cafe)
    assert away.args is not None
    assert away.args[1].startswith(f"The printer Front does not answer at {front.where}")
    front.switch_on()
    cafe.forward(1)
    qtbot.waitSignal(desk.available, timeout=10_000).wait()
    (receipt,) = papers(front.wait_for(1))
    assert "COPY" not in " ".join(read(receipt).lines)
    assert waiting(cafe) == {}


def test_without_paper_the_drawer_opens_and_the_strip_says_what_to_do(
    qtbot: QtBot, desk: Desk, cafe: Cafe, front: SocketPrinter
) -> None:
    assert front.answers is not None
    front.answers[4] = PAPER_END
    with qtbot.waitSignal(desk.unavailable) as away:
        sell(desk, cafe)
    assert away.args == [PRINTER, "The printer Front is out of paper. Put in a new roll."]
    (pulse,) = front.wait_for(1)
    assert read(pulse).pulses == 1
    front.answers[4] = 0x12
    with qtbot.waitSignal(desk.available):
        desk.try_again()
    assert len(papers(front.wait_for(2))) == 1


def test_a_drawer_that_cannot_open_is_said_once(qtbot: QtBot, desk: Desk, cafe: Cafe, front: SocketPrinter) -> None:
    front.switch_off()
    with qtbot.waitSignal(desk.refused) as refused:
        desk.do(drawer.open_without_sale, "coins")
    assert refused.args is not None
    assert refused.args[0].startswith("The drawer did not open. Open it with its key.")
    front.switch_on()
    desk.do(print_test_page, "Front")
    desk.print_again()
    qtbot.waitUntil(lambda: len(front.jobs) == 1)
    assert read(front.jobs[0]).pulses == 0


def test_a_drawer_behind_a_printer_that_is_stuck_is_said_while_they_stand_there(
    qtbot: QtBot, desk: Desk, cafe: Cafe, front: SocketPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "DRAWER_SECONDS", 0)
    front.stalls_after = 40
    desk.do(print_test_page, "Front").then(lambda _: desk.print_again())
    qtbot.waitUntil(lambda: front.stalls_after is None)
    with qtbot.waitSignal(desk.refused, timeout=1_000) as refused:
        desk.do(drawer.open_without_sale, "coins")
    assert refused.args == ["The drawer did not open. Open it with its key. The printer Front was busy."]
    front.stall(stalled=False)
    qtbot.waitUntil(lambda: waiting(cafe) == {}, timeout=20_000)
    assert [read(job).pulses for job in front.jobs if not read(job).parts] == []


def test_in_a_rush_a_printer_that_stands_still_is_tried_once_for_all_who_wait(
    qtbot: QtBot, desk: Desk, cafe: Cafe, front: SocketPrinter
) -> None:
    sell(desk, cafe)
    qtbot.waitUntil(lambda: len(papers(front.jobs)) == 1)
    front.stall()
    for _ in range(12):
        desk.do(print_test_page, "Front").then(lambda _: desk.print_again())
    with qtbot.waitSignal(desk.refused, timeout=10_000) as refused:
        desk.do(drawer.open_without_sale, "coins")
    assert refused.args is not None
    assert "does not answer" in refused.args[0]  # it was tried itself: nothing stood before it for five seconds
    front.stall(stalled=False)
    desk.try_again()
    qtbot.waitUntil(lambda: waiting(cafe) == {}, timeout=20_000)
    assert len(papers(front.jobs)) == 13


def test_a_ticket_whose_order_is_over_is_not_printed_and_that_is_said(
    qtbot: QtBot, desk: Desk, cafe: Cafe, front: SocketPrinter, bar: SocketPrinter
) -> None:
    cafe.shop.do(cafe.shop.itself, send_to, "ticket", "Bar")
    bar.switch_off()
    over = sell(desk, cafe)
    with qtbot.waitSignal(desk.unavailable):
        sell(desk, cafe)
    desk.do(make.ready, over)
    desk.do(make.hand_over, over)
    front.wait_for(4)  # two pulses, two receipts
    bar.switch_on()
    with qtbot.waitSignal(desk.refused) as said:
        desk.try_again()
    assert said.args == ["One ticket was not printed: its order is over."]
    qtbot.waitUntil(lambda: len(bar.jobs) == 1, timeout=10_000)
    (ticket,) = bar.jobs
    assert "#2" in " ".join(read(ticket).lines)
