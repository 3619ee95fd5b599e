"""Who has a PIN types it after their tile; the last digit signs in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows.staff import change_pin
from counter.ui.app.auto_lock import AutoLock
from counter.ui.app.counter import Counter
from counter.ui.parts.pin_panel import PinPanel
from counter.ui.widgets.tap import Tap

Hands = Callable[..., None]
Found = Callable[[str], Tap]


def give_pin(qtbot: QtBot, counter: Counter, cafe: Cafe, name: str, pin: str) -> None:
    """An owner gives somebody a PIN; the staff page knows."""
    with qtbot.waitSignal(counter.desk.changed):
        cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.staff(name), pin)
    qtbot.waitUntil(lambda: counter._staff.has_pins)


def panel(counter: Counter) -> PinPanel | None:
    return next((each for each in counter.window.findChildren(PinPanel) if each.isVisible()), None)


def test_tile_and_four_digits_sign_in_without_an_ok_key(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands, found: Found
) -> None:
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    tap("Ana", "1", "3", "5")
    assert counter.desk.by is None
    tap("7")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.ana)
    qtbot.waitUntil(lambda: found("Latte") is not None)


def test_who_has_none_is_in_at_once(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    tap("Ben")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.staff("Ben"))


def test_a_wrong_one_is_said_in_place_of_the_dots_and_typed_again_on_a_real_keyboard(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands
) -> None:
    give_pin(qtbot, counter, cafe, "Rosa", "246810")
    tap("Rosa")
    qtbot.waitUntil(lambda: panel(counter) is not None)
    asked = panel(counter)
    assert asked is not None
    QTest.keyClicks(counter.window.staff, "246811")
    qtbot.waitUntil(asked._wrong.isVisible)
    assert asked._wrong.text() == "That is not Rosa’s PIN. Try again."
    assert counter.desk.by is None
    QTest.keyClicks(counter.window.staff, "246812")
    QTest.keyClick(counter.window.staff, Qt.Key.Key_Backspace)
    QTest.keyClicks(counter.window.staff, "246810")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.staff("Rosa"))


def test_the_lock_signs_out_and_the_ticket_stays(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands, found: Found
) -> None:
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    tap("Ana", "1", "3", "5", "7", "Latte")
    qtbot.waitUntil(lambda: bool(cafe.sql("SELECT 1 FROM drafts")))
    tap("Lock")
    assert counter.desk.by is None
    tap("Ana", "1", "3", "5", "7")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.ana)
    qtbot.waitUntil(lambda: found("Cash exact") is not None)


def test_a_counter_that_nobody_taps_locks_itself(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    tap("Ana", "1", "3", "5", "7")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.ana)
    assert counter._auto_lock._timer.isActive()
    assert counter._auto_lock._timer.interval() == 5 * 60_000
    counter._auto_lock.idle.emit()
    assert counter.desk.by is None
    assert not counter._auto_lock._timer.isActive()


def test_each_tap_begins_the_wait_anew(qtbot: QtBot, counter: Counter) -> None:
    lock = AutoLock(counter)
    with qtbot.waitSignal(lock.idle, timeout=2000):
        lock.after(20)
    lock.after(0)
    assert not lock._timer.isActive()


def test_a_shop_without_pins_never_locks_itself(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    tap("Ana")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.ana)
    assert not counter._auto_lock._timer.isActive()
    tap("Lock")
    assert counter.desk.by == cafe.ana
