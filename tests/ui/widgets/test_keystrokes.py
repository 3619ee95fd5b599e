"""What a scanner types is told from what a person types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.ui.widgets.keystrokes import Keystrokes
from ui.typist import PERSON, SCANNER, Typist


class Listener(QWidget):
    """`heard` is who typed what, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, str]] = []
        self.keystrokes = Keystrokes(self)
        self.keystrokes.scanned.connect(lambda signs: self.heard.append(("scanner", signs)))
        self.keystrokes.typed.connect(lambda signs: self.heard.append(("person", signs)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        if event.key() == Qt.Key.Key_Return:
            self.keystrokes.finish()
        else:
            self.keystrokes.take(event)


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    listener = Listener()
    qtbot.addWidget(listener)
    return listener


@pytest.mark.parametrize("apart", [0, SCANNER, 30])
@pytest.mark.parametrize("code", ["0123456", "5901", "7K3M-QX42-9TRB5"])
def test_what_comes_faster_than_a_hand_is_scanned(listener: Listener, code: str, apart: int) -> None:
    scanner = Typist(listener, apart=apart)
    scanner.type(code)
    scanner.enter()
    assert listener.heard == [("scanner", code)]


@pytest.mark.parametrize("end", ["\r", "\n", "\t"])
def test_two_codes_within_20_ms_are_two_whatever_ends_a_line(listener: Listener, end: str) -> None:
    scanner = Typist(listener, apart=0)
    for code in ("4006381333931", "4012345678901"):
        scanner.type(code)
        scanner.now += 10
        scanner.type(end)
    assert listener.heard == [("scanner", "4006381333931"), ("scanner", "4012345678901")]


@pytest.mark.parametrize("apart", [50, PERSON, 140])
def test_what_a_hand_can_do_is_typed(listener: Listener, apart: int) -> None:
    person = Typist(listener, apart=apart)
    person.type("20000")
    person.enter()
    assert listener.heard == [("person", "20000")]


def test_fingers_that_roll_over_the_keys_are_a_persons(listener: Listener) -> None:
    person = Typist(listener, apart=20)
    person.type("200")
    person.enter()
    assert listener.heard == [("person", "200")]


def test_a_scan_after_something_was_typed_is_whole(listener: Listener) -> None:
    keys = Typist(listener, apart=SCANNER)
    keys.type("5")
    keys.pause()
    keys.type("0123456")
    keys.pause()
    keys.type("1")
    assert listener.heard == [("person", "5"), ("scanner", "0123456")]


def test_a_scanner_that_hesitates_is_one(listener: Listener) -> None:
    scanner = Typist(listener, apart=SCANNER)
    scanner.type("0123")
    scanner.pause(100)
    scanner.type("4567890")
    scanner.enter()
    assert listener.heard == [("scanner", "01234567890")]


def test_without_enter_a_moment_ends_it(qtbot: QtBot, listener: Listener) -> None:
    Typist(listener, apart=PERSON).type("20")
    qtbot.waitUntil(lambda: listener.heard == [("person", "20")])
    Typist(listener, apart=SCANNER).type("0123456")
    qtbot.waitUntil(lambda: listener.heard[1:] == [("scanner", "0123456")])


def test_a_key_that_is_held_down_is_one(listener: Listener) -> None:
    for repeats in (False, True, True):
        press = QEvent.Type.KeyPress
        listener.keyPressEvent(QKeyEvent(press, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0", repeats))
    listener.keystrokes.finish()
    assert listener.heard == [("person", "0")]


def test_what_was_typed_can_go_on_elsewhere(listener: Listener) -> None:
    Typist(listener, apart=SCANNER).type("7K3M")
    assert listener.keystrokes.forget() == "7K3M"
    listener.keystrokes.finish()
    assert listener.heard == []
