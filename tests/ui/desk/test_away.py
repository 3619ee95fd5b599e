"""What is away: said once for all who wait, tried again by itself, and never waited for when the counter closes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from time import monotonic

import pysqlite3
import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows import ring_up
from counter.flows.ring_up import OpenTicket
from counter.journal.queries import newest_at
from counter.journal.topics import Topic
from counter.kernel.clock import SteadyClock
from counter.kernel.ids import OrderId, new_id
from counter.paper.document import Paper
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.printing.queue import waiting_jobs
from counter.ui.desk.away import BOOKS, CLOCK
from counter.ui.desk.desk import Desk

HELD = "Another program holds the shop’s books. Nothing was recorded. Close it, then tap again."


@contextmanager
def held(cafe: Cafe, how: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Another program writes to the shop's file, and does not come to an end."""
    other = pysqlite3.connect(str(cafe.database), isolation_level=None)
    other.execute(how)
    yield
    other.execute("ROLLBACK")
    other.close()


@pytest.fixture
def desk(cafe: Cafe) -> Iterator[Desk]:
    cafe.shop.store._patience = 0.5
    desk = Desk(cafe.shop)
    desk.by = cafe.ana
    yield desk
    if not desk._ended:
        desk.end()


def test_behind_a_lock_one_refusal_answers_all_taps(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    order_id, said, tickets = OrderId(new_id()), list[tuple[str, str]](), list[OpenTicket]()
    desk.unavailable.connect(lambda what, text: said.append((what, text)))
    with held(cafe):
        begun = monotonic()
        for _ in range(129):
            desk.do(ring_up.add_item, order_id, cafe.item("Latte")).then(tickets.append)
        qtbot.waitUntil(lambda: bool(said))
        desk.do(ring_up.add_item, order_id, cafe.item("Latte")).then(tickets.append)
        desk._acts.end()
        assert desk._acts.has_ended(5)
        assert monotonic() - begun < 4 * 0.5
        qtbot.wait(1)
    assert said == [(BOOKS, HELD)]
    assert tickets == []


def test_the_books_are_tried_again_and_screens_look_anew(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    topics: list[frozenset[Topic]] = []
    desk.changed.connect(topics.append)
    with held(cafe), qtbot.waitSignal(desk.unavailable):
        desk.do(ring_up.current)
    with qtbot.waitSignal(desk.available):
        desk.try_again()
    assert frozenset(Topic) in topics


def test_a_tap_that_is_recorded_takes_the_sentence_away(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    with held(cafe), qtbot.waitSignal(desk.unavailable):
        desk.do(ring_up.current)
    with qtbot.waitSignal(desk.available):
        desk.do(ring_up.current)


def test_a_question_that_cannot_be_answered_is_said_too(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    found: list[tuple[Staff, ...]] = []
    cafe.shop.store.close()
    other = pysqlite3.connect(str(cafe.database), isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN IMMEDIATE")
    with qtbot.waitSignal(desk.unavailable, timeout=10_000) as fault:
        desk.read(read_staff).then(found.append)
    assert fault.args == [BOOKS, HELD]
    other.close()
    assert found == []


def test_closing_waits_neither_for_another_program_nor_for_the_taps(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    cafe.shop.store._patience = 60
    with held(cafe):
        for _ in range(129):
            desk.do(ring_up.current)
        begun = monotonic()
        assert desk.end()
        assert monotonic() - begun < 2


def test_taps_before_the_close_are_recorded(desk: Desk, cafe: Cafe) -> None:
    order_id = OrderId(new_id())
    for _ in range(9):
        desk.do(ring_up.add_item, order_id, cafe.item("Latte"))
    assert desk.end()
    lines = cafe.shop.do(cafe.ana, ring_up.requote, order_id).draft.lines
    assert [line.quantity for line in lines] == [9]


class SlowPrinter:
    """Says when it was given something, and prints it once it may."""

    def __init__(self) -> None:
        self.given, self.may_print, self.printed = Event(), Event(), list[str]()

    def print_paper(self, title: str, _paper: Paper) -> None:
        self.given.set()
        self.may_print.wait(30)
        self.printed.append(title)

    def open_drawer(self) -> None:
        raise NotImplementedError


def test_closing_waits_not_for_the_printer_and_what_is_queued_stays(desk: Desk, cafe: Cafe) -> None:
    printer = SlowPrinter()
    cafe.shop.find_printer = lambda _settings, _name: printer
    for _ in range(9):
        cafe.sell("Latte")
    queued = len(cafe.shop.read(waiting_jobs))
    desk.print_again()
    assert printer.given.wait(5)
    begun = monotonic()
    assert not desk.end()
    assert monotonic() - begun < 2
    printer.may_print.set()
    assert desk._printing.has_ended(0.5) or printer.printed
    assert len(cafe.shop.read(waiting_jobs)) == queued


def test_what_is_on_paper_as_the_counter_closes_is_not_printed_again(desk: Desk, cafe: Cafe) -> None:
    printer = SlowPrinter()
    cafe.shop.find_printer = lambda _settings, _name: printer
    for _ in range(9):
        cafe.sell("Latte")
    queued = len(cafe.shop.read(waiting_jobs))
    desk.print_again()
    assert printer.given.wait(5)
    desk._ended = True  # closing has begun
    printer.may_print.set()
    assert desk.end()
    assert len(printer.printed) == 1
    assert len(cafe.shop.read(waiting_jobs)) == queued - 1


def test_a_clock_that_is_behind_the_last_sale_is_said_at_the_start_and_until_it_is_right(
    qtbot: QtBot, desk: Desk, cafe: Cafe
) -> None:
    said: list[tuple[str, str]] = []
    desk.unavailable.connect(lambda what, text: said.append((what, text)))
    cafe.shop.clock = SteadyClock(cafe.clock, cafe.clock.now() + timedelta(days=1))
    desk.begin()
    sentence = "This machine’s clock says 23 November 2026, 9:00, before the last sale. Set it right; "
    assert said == [(CLOCK, sentence + "Counter goes on from that sale.")]
    cafe.forward(60 * 24 + 1)
    with qtbot.waitSignal(desk.available):
        desk.try_again()


def test_a_clock_set_back_in_the_middle_of_the_day_is_said_at_the_next_sale(
    qtbot: QtBot, desk: Desk, cafe: Cafe
) -> None:
    cafe.shop.clock = SteadyClock(cafe.clock)
    cafe.sell("Latte")
    cafe.forward(-60)
    with qtbot.waitSignal(desk.unavailable) as away:
        desk.do(ring_up.add_item, OrderId(new_id()), cafe.item("Latte"))
    assert away.args[0] == CLOCK


def test_only_the_owner_says_that_a_clock_before_the_last_sale_is_right(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    cafe.shop.clock = SteadyClock(cafe.clock, cafe.clock.now() + timedelta(days=400))
    with qtbot.waitSignal(desk.refused) as refused:
        desk.trust_clock()
    assert refused.args == [
        "Receipts would be dated before the last one. Ask the owner to say that the clock is right."
    ]
    assert cafe.shop.clock.doubt()
    desk.by = cafe.staff("Rosa")
    desk.begin()
    with qtbot.waitSignal(desk.available):
        desk.trust_clock()
    assert cafe.shop.clock.now() == cafe.clock.now()
    assert cafe.shop.read(newest_at, cafe.shop.terminal) == cafe.clock.now()


def test_a_clock_weeks_after_the_last_sale_is_asked_about_and_anybody_can_say_that_it_is_right(
    qtbot: QtBot, desk: Desk, cafe: Cafe
) -> None:
    cafe.shop.clock = SteadyClock(cafe.clock, cafe.clock.now() - timedelta(days=60))
    with qtbot.waitSignal(desk.unavailable) as away:
        desk.begin()
    assert away.args[1] == (
        "This machine’s clock says 23 November 2026, 9:00; the last sale was 24 September 2026, 10:00. "
        "If it is wrong, set it right before you sell."
    )
    with qtbot.waitSignal(desk.available):
        desk.trust_clock()
