"""The Qt we pinned counts its references right: PySide6 6.12 on Python 3.11 loses one with every signal and aborts."""

import sys

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot


class Bell(QObject):
    """Something that can ring."""

    rang = Signal(bool)


def test_a_thousand_signals_leave_true_as_it_was(qtbot: QtBot) -> None:
    bell = Bell()
    heard: list[bool] = []
    bell.rang.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(1_000):
        bell.rang.emit(True)
    qtbot.waitUntil(lambda: len(heard) == 1_000)
    heard.clear()
    assert sys.getrefcount(True) - before in range(-2, 3)
