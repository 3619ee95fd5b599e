"""A rehearsal that is started at the counter: over its window, as whoever is signed in, while the real shop goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from time import monotonic

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.cli.first_shop import make_shop
from counter.flows.staff import change_pin
from counter.flows.voucher_desk import look_up_voucher
from counter.journal.queries import entries
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.people.queries import staff_member
from counter.recovery.queries import unanswered
from counter.rehearsal.kept import kept
from counter.ui.app.counter import Counter
from counter.ui.app.window import Window
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Text
from ui.reach import within_reach

LEFT = Qt.MouseButton.LeftButton
MILK, CHOICE = "wrong-milk", "The wrong milk, and an allergy"
MARK = "REHEARSAL · NOT REAL"


class Eyes:
    """Sees and taps what stands on the screen, in whichever window is there."""

    def __init__(self, qtbot: QtBot, counter: Counter) -> None:
        self._qtbot, self.counter = qtbot, counter
        self._tapped: dict[str, float] = {}

    def window(self) -> Window:
        (window,) = (top for top in QApplication.topLevelWidgets() if isinstance(top, Window) and top.isVisible())
        return window

    def words(self) -> list[str]:
        return [text.accessibleName() or text.text() for text in self.window().findChildren(Text) if text.isVisible()]

    def find(self, name: str) -> Tap | None:
        return within_reach(self.window(), name)

    def tap(self, *names: str) -> None:
        for name in names:
            self._qtbot.waitUntil(partial(self._can_tap, name), timeout=15_000)
            self._qtbot.mouseClick(self.find(name), LEFT)
            self._tapped[name] = monotonic()

    def _can_tap(self, name: str) -> bool:
        """It is there, and nobody is so fast that it takes a second tap for the first."""
        return self.find(name) is not None and monotonic() - self._tapped.get(name, 0) > tokens.REPEAT_MS / 1000

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=15_000)

    def rehearse(self) -> None:
        """Signs Ana in and starts."""
        self.tap("Ana", "Make it right", "Rehearse", CHOICE, "Start")
        self.until(lambda: MARK in self.words())


@pytest.fixture
def eyes(qtbot: QtBot, cafe: Cafe) -> Iterator[Eyes]:
    counter = Counter(cafe.shop, make_shop)
    counter.open(windowed=True)
    yield Eyes(qtbot, counter)
    counter.end()
    counter.window.close()
    qtbot.addWidget(counter.window)
    counter.deleteLater()


def facts(cafe: Cafe) -> int:
    return cafe.shop.read(lambda connection: sum(1 for _ in entries(connection)))


def test_whoever_is_signed_in_rehearses_and_nothing_of_it_is_in_the_real_books(eyes: Eyes, cafe: Cafe) -> None:
    real = eyes.window()
    eyes.rehearse()
    assert eyes.window() is not real
    assert eyes.window().geometry() == real.geometry()
    assert eyes.find("Ana, your own menu"), "she is at work there: nobody asked for her name again"
    before = facts(cafe)
    eyes.tap("Sell", "Latte", "Cash exact")
    eyes.until(lambda: any(words.startswith("Sold: #2") for words in eyes.words()))
    eyes.tap("End", "Done")
    eyes.until(lambda: eyes.window() is real)
    assert facts(cafe) == before
    assert [run.scenario for run in kept(cafe.folder, cafe.shop.keys.local, cafe.ana)] == [MILK]
    eyes.tap("Sell", "Latte", "Cash exact")
    eyes.until(lambda: any(words.startswith("Sold: #1") for words in eyes.words()))
    assert facts(cafe) > before


@pytest.fixture
def order_id(cafe: Cafe) -> OrderId:
    """An order of before the counter opened."""
    return cafe.sell("Latte")


def test_what_was_begun_is_there_afterwards_and_promises_are_watched_meanwhile(
    order_id: OrderId, eyes: Eyes, cafe: Cafe
) -> None:
    eyes.tap("Ana", "Mocha")
    eyes.until(lambda: eyes.find("Cash exact") is not None)
    eyes.tap("Make it right", "Rehearse", CHOICE, "Start")
    eyes.until(lambda: MARK in eyes.words())
    cafe.forward(60)
    eyes.counter.desk.tick()
    eyes.until(lambda: [mishap.order_id for mishap in cafe.shop.read(unanswered)] == [order_id])
    eyes.tap("End", "Done", "Sell", "Cash exact")
    eyes.until(lambda: any(words.startswith("Sold: #2") for words in eyes.words()))


def test_another_one_shows_the_tiles_and_how_often_it_was_done(eyes: Eyes) -> None:
    eyes.rehearse()
    eyes.tap("End", "Another one")
    eyes.until(lambda: (found := eyes.find(CHOICE)) is not None and found.accessibleName().endswith("done once"))
    assert eyes.find("Start"), "it stays chosen"


def test_start_over_is_a_fresh_shop_and_only_what_was_ended_is_kept(eyes: Eyes, cafe: Cafe) -> None:
    eyes.rehearse()
    first = eyes.window()
    eyes.tap("Sell", "Latte", "Cash exact", "Start over")
    eyes.until(lambda: MARK in eyes.words() and eyes.window() is not first)
    assert kept(cafe.folder, cafe.shop.keys.local, cafe.ana) == ()
    eyes.tap("Sell", "Latte", "Cash exact")
    eyes.until(lambda: any(words.startswith("Sold: #2") for words in eyes.words()))
    eyes.window().close()
    eyes.until(lambda: eyes.find("Rehearse") is not None)
    assert kept(cafe.folder, cafe.shop.keys.local, cafe.ana) == ()


def test_it_goes_when_the_counter_locks_itself(eyes: Eyes, cafe: Cafe) -> None:
    eyes.rehearse()
    eyes.counter._auto_lock.idle.emit()
    assert eyes.window() is eyes.counter.window
    assert MARK not in eyes.words()
    eyes.until(lambda: eyes.find("Ana") is not None)


def test_what_is_tapped_in_it_keeps_the_real_counter_from_locking_itself(qtbot: QtBot, eyes: Eyes) -> None:
    eyes.rehearse()
    with qtbot.waitSignal(eyes.counter.window.used):
        QTest.mouseClick(eyes.window().windowHandle(), LEFT, pos=QPoint(2, 2))


@pytest.fixture
def _has_pin(cafe: Cafe) -> None:
    """Ana has one, since before the counter opened."""
    cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.ana, "2468")


@pytest.mark.usefixtures("_has_pin")
def test_nobody_is_asked_for_a_pin_again(eyes: Eyes, cafe: Cafe) -> None:
    eyes.counter.desk.by = cafe.ana
    eyes.counter._signed_in(cafe.shop.read(staff_member, cafe.ana))
    eyes.tap("Make it right", "Rehearse", CHOICE, "Start")
    eyes.until(lambda: MARK in eyes.words())
    eyes.tap("End", "Done")
    eyes.until(lambda: eyes.find("Rehearse") is not None)
    assert eyes.counter.desk.by == cafe.ana


def test_one_that_cannot_begin_says_why_and_the_others_do(eyes: Eyes, cafe: Cafe) -> None:
    folder = cafe.folder / "scenarios"
    folder.mkdir()
    text = 'title = "Nothing fits"\ncustomer = "Amir"\nbefore = [{ act = "made", order = "7", line = 1 }]\nbest = []\n'
    line = '[[lines]]\nat = "0:00"\nsays = "Hello?"\nends = "Amir left."\n'
    (folder / "own.toml").write_text(text + line, "utf-8")
    eyes.tap("Ana", "Make it right", "Rehearse", "Nothing fits", "Start")
    eyes.until(lambda: any(words.startswith("This one cannot begin. ") for words in eyes.words()))
    eyes.tap(CHOICE, "Start")
    eyes.until(lambda: MARK in eyes.words())


def test_nobody_rehearses_within_a_rehearsal(eyes: Eyes) -> None:
    eyes.rehearse()
    eyes.tap("Make it right")
    eyes.until(lambda: eyes.find("Vouchers") is not None)
    assert eyes.find("Rehearse") is None
    eyes.tap("Lock")
    eyes.until(lambda: eyes.find("Ben") is not None)
    assert eyes.find("Customer display") is None, "the real shop keeps it"


def test_whoever_locks_while_the_stage_is_set_can_begin_afterwards(eyes: Eyes) -> None:
    eyes.tap("Ana", "Make it right", "Rehearse", CHOICE, "Start", "Lock", "Ana", "Make it right", "Rehearse")
    eyes.until(lambda: (found := eyes.find("Start")) is not None and found.isEnabled())
    assert MARK not in eyes.words()
    eyes.tap("Start")
    eyes.until(lambda: MARK in eyes.words())


def test_nothing_opens_over_a_customer_who_comes_while_the_stage_is_set(eyes: Eyes) -> None:
    eyes.tap("Ana", "Make it right", "Rehearse", CHOICE, "Start", "Sell")
    eyes.until(lambda: all(thread.name != "rehearsal" for thread in threading.enumerate()))
    eyes.tap("Latte", "Cash exact")
    eyes.until(lambda: any(words.startswith("Sold: #1") for words in eyes.words()))
    assert MARK not in eyes.words()


def test_a_voucher_of_it_is_worth_nothing_in_the_real_shop(eyes: Eyes, cafe: Cafe) -> None:
    eyes.rehearse()
    over = eyes.counter.workplaces._rehearsals  # type: ignore[attr-defined]
    given = over._played[1].stage.do(
        {"act": "mishap", "order": "1", "kind": "late", "gestures": [{"gesture": "voucher"}]}
    )
    code = given["vouchers"][0]["code"]
    eyes.tap("End", "Done")
    with pytest.raises(Refused):
        cafe.shop.do(cafe.ana, look_up_voucher, code)
