"""The lock waits from the last tap or key in the counter's window on, and hears of no other window."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.ui.app.auto_lock import AutoLock
from counter.ui.app.counter import Counter

WAIT, A_MOMENT = 60_000, 20


@pytest.fixture
def lock(qapp: QCoreApplication) -> AutoLock:
    return AutoLock(qapp)


def test_it_is_idle_after_so_long(qtbot: QtBot, lock: AutoLock) -> None:
    with qtbot.waitSignal(lock.idle, timeout=2000):
        lock.after(20)


def test_after_nought_it_waits_no_more_whoever_taps(lock: AutoLock) -> None:
    lock.after(WAIT)
    lock.after(0)
    lock.begin_anew()
    assert not lock._timer.isActive()


def test_what_is_done_in_the_window_begins_the_wait_anew(qtbot: QtBot, counter: Counter) -> None:
    timer = counter._auto_lock._timer
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    counter._auto_lock.after(WAIT)
    qtbot.waitUntil(lambda: timer.remainingTime() < WAIT - A_MOMENT)
    waited = timer.remainingTime()
    counter.window.used.emit()
    assert timer.remainingTime() > waited


def test_a_tap_and_a_key_use_the_window(qtbot: QtBot, counter: Counter) -> None:
    handle = counter.window.windowHandle()
    with qtbot.waitSignal(counter.window.used):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    with qtbot.waitSignal(counter.window.used):
        QTest.keyClick(handle, Qt.Key.Key_F5)
    with qtbot.assertNotEmitted(counter.window.used):
        QTest.mouseMove(handle, QPoint(9, 9))


def test_an_event_of_another_window_runs_nothing_of_the_counter(qtbot: QtBot, counter: Counter) -> None:
    """Else a counter that is gone but for its last bits would hear of it too."""
    other = QWidget()
    qtbot.addWidget(other)
    ran: list[str] = []
    sys.setprofile(lambda frame, *_: ran.append(frame.f_globals["__name__"]))
    try:
        QCoreApplication.sendEvent(other, QEvent(QEvent.Type.User))
    finally:
        sys.setprofile(None)
    assert [room for room in ran if room.startswith("counter.")] == []
