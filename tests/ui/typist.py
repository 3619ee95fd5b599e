"""Types on a widget as a person or a scanner does: each key at a time of its own, and nobody waits for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

PERSON, SCANNER = 83, 8
"""Milliseconds from one key to the next: twelve keys a second, and what no hand can do."""


class Typist:
    """`now` is its clock, in milliseconds."""

    def __init__(self, target: QWidget, *, apart: int) -> None:
        self._target = target
        self._apart = apart
        self.now = 10_000

    def type(self, text: str) -> None:
        for sign in text:
            self._key(Qt.Key.Key_unknown, sign)

    def enter(self) -> None:
        self._key(Qt.Key.Key_Return, "\r")

    def pause(self, milliseconds: int = 1_000) -> None:
        self.now += milliseconds

    def _key(self, key: Qt.Key, text: str) -> None:
        self.now += self._apart
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(self.now)
        QCoreApplication.sendEvent(self._target, event)
