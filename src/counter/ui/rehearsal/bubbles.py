"""What was said and done so far: the customer's lines, and between them what the barista did. The newest is largest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.ui.rehearsal.state import Entry
from counter.ui.theme import icons, tokens
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_OLD, _NEW, _LOUD = 16, 20, 24


class _Line(Card):
    """A line of the customer's, and when they said it; who said it where that was somebody else."""

    def __init__(self, entry: Entry, customer: str) -> None:
        super().__init__("says")
        self.setAccessibleName(f"{entry.who}: {entry.words} {entry.time}")
        layout = column(self, gap=tokens.GAP_4, margins=(15, 11, 15, 11))
        if entry.who != customer:
            layout.addWidget(Text(entry.who, size=14, weight=tokens.SEMIBOLD, tone="rehearsal", wrap=True))
        self._words = Text(entry.words, wrap=True)
        layout.addWidget(self._words)
        layout.addWidget(Text(entry.time, size=14, tone="soft"))

    def show_newest(self, *, on: bool, loud: bool) -> None:
        self.set_panel("says_now" if on else "says")
        size = _LOUD if loud else _NEW if on else _OLD
        self._words.set_face(size, tokens.SEMIBOLD if on else tokens.REGULAR)


class _Did(QWidget):
    """What the barista did, at the right."""

    def __init__(self, words: str) -> None:
        super().__init__()
        line = row(self, gap=tokens.GAP_8)
        line.addStretch(1)
        mark = QLabel()
        mark.setPixmap(icons.picture("check", tokens.REHEARSAL, 18))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        said = Text(words, size=14, weight=tokens.SEMIBOLD, tone="rehearsal", wrap=True)
        said.setMinimumWidth(0)
        line.addWidget(said, 5)


class Bubbles(Scroll):
    """Grows downwards and shows its newest, until somebody scrolls up; then it waits for the next one."""

    def __init__(self) -> None:
        self._content = QWidget()
        self._list = column(self._content, gap=tokens.GAP_12)
        self._list.addStretch(1)
        self._shown: tuple[Entry, ...] = ()
        self._lines: list[_Line] = []
        self._follows = True
        super().__init__(self._content)
        self.verticalScrollBar().rangeChanged.connect(self._follow)
        self.viewport().installEventFilter(self)

    def show_entries(self, entries: tuple[Entry, ...], customer: str, *, loud: bool) -> None:
        """Shows these; what is the same as before stays where it is."""
        if entries != self._shown:
            same = entries[: len(self._shown)] == self._shown
            if not same:
                self._clear()
            for entry in entries[len(self._shown) :] if same else entries:
                self._add(entry, customer)
            self._shown = entries
            self._follows = True
        for line in self._lines:
            newest = line is self._lines[-1]
            line.show_newest(on=newest, loud=newest and loud)
        if loud:
            self._follows = True
            self._follow()

    def say_aloud(self, words: str) -> None:
        """Says words to whoever hears the screen."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever moves it themselves reads what was before."""
        if event.type() in (QEvent.Type.Wheel, QEvent.Type.MouseButtonPress):
            self._follows = False
        return super().eventFilter(watched, event)

    def _add(self, entry: Entry, customer: str) -> None:
        part: QWidget
        if entry.who:
            part = _Line(entry, customer)
            self._lines.append(part)
        else:
            part = _Did(entry.words)
        self._list.insertWidget(self._list.count() - 1, part)

    def _clear(self) -> None:
        self._lines = []
        while self._list.count() > 1:
            item = self._list.takeAt(0)
            if item and (old := item.widget()):
                old.hide()
                old.deleteLater()

    def _follow(self) -> None:
        if self._follows:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
