"""Somebody walks through all of Counter, in a language that nobody speaks, and notes what is wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter.store.unit import Connection
from counter.ui.app.counter import Counter
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.focus_order import ARROWS, beside, stops_of
from counter.ui.widgets.tap import Tap
from pseudo import MARKED, left_in_english
from ui.cut import painted_cut, standing_cut
from ui.reach import is_met

LEAST = (1024, 600)
_TAG = re.compile(r"<[^>]*>")
_NO_WORDS = re.compile(r"…\w{5}\b|\b[0-9a-f]{16}\b|/dev/\w+|\b[0-9A-Z]{4}(-[0-9A-Z]{4}){2}\b")
"""The last letters of a code, the end of a chain, a port of the machine, a code with which one joins."""
_SAYS_NOTHING = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window)


def says(name: str, word: str) -> bool:
    """Whether a name has these words, as they are or in the marks of the pseudo-language."""
    return word in name or word.translate(MARKED) in name.replace("~", "")


@dataclass
class Painted:
    """Every text that is painted from now on, and what of them is cut."""

    texts: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    on: QRect = field(default_factory=QRect)

    def begun(self, begin: Callable[[QWidget], QPainter]) -> Callable[[QWidget], QPainter]:
        def note(widget: QWidget) -> QPainter:
            self.on = widget.rect()
            return begin(widget)

        return note

    def hooked_into(self, draw: Callable[..., None]) -> Callable[..., None]:
        def note(painter: QPainter, area: QRect, text: str, *args: Any, **kwargs: Any) -> None:
            self.texts.add(text)
            self.cut.add(painted_cut(self.on, painter.worldTransform().mapRect(area), text, **kwargs))
            draw(painter, area, text, *args, **kwargs)

        return note


@dataclass
class Walk:
    """A way through all places. What is wrong is noted with where it was seen first."""

    qtbot: QtBot
    counter: Counter = field(repr=False)
    painted: Painted
    known: frozenset[str]
    read: dict[str, str] = field(default_factory=dict)
    nameless: dict[str, str] = field(default_factory=dict)
    unreached: dict[str, str] = field(default_factory=dict)
    cut: dict[str, str] = field(default_factory=dict)
    cut_now: set[str] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)

    def go(self, place: str, *taps: str | tuple[str, ...]) -> None:
        """To a place by its tab, then on by taps; of several in a row only what the last one shows is looked at."""
        self.counter.window.put_panels_away()
        self.counter.workplaces.begin_again(place)
        self.counter.window.go(place)
        if place not in self.seen:
            self.seen.append(place)
            self.look(place)
        self.tap(place, *taps)

    def tap(self, place: str, *taps: str | tuple[str, ...]) -> None:
        """On from what is seen, as `go`."""
        for each in taps:
            for word in (each,) if isinstance(each, str) else each:
                place = f"{place}, {word}"
                self.qtbot.waitUntil(partial(self.is_there, word), timeout=3000)
                self.qtbot.mouseClick(self.found(word), Qt.MouseButton.LeftButton)
            self.look(place)

    def is_there(self, word: str) -> bool:
        return self.found(word) is not None

    def found(self, word: str) -> Tap | None:
        window = self.counter.window
        fitting = [t for t in window.findChildren(Tap) if says(t.accessibleName(), word) and is_met(window, t)]
        return min(fitting, key=lambda tap: len(tap.accessibleName()), default=None)

    def look(self, where: str) -> None:
        """Once all is there that was asked for: an answer can ask for more."""
        for ask in (self.counter.desk.read, self.counter.desk.report) * 2:
            with self.qtbot.waitCallback() as answered:
                ask(_nothing).then(answered)
        window = self.counter.window
        window.resize(*LEAST)
        with suppress(QtBot.TimeoutError):  # a page that is made step by step has its parts in a moment
            self.qtbot.waitUntil(self._is_whole, timeout=3000)
        for what in self.cut_now:
            self.cut.setdefault(what, where)
        parts = [window, *window.findChildren(QWidget)]
        for text in {*said(parts), *self.painted.texts} - self.read.keys():
            self.read[text] = where
        self.painted.texts.clear()
        around = top_panel(window)
        for part in controls(around, parts):
            self._note_name(part, where)
        for name in tappable(around, parts) - reached(around):
            self.unreached.setdefault(name, where)

    def in_english(self) -> dict[str, str]:
        """What was read anywhere and is of no catalogue, and where."""
        shortened = {_NO_WORDS.sub("", unescape(_TAG.sub("", text))): where for text, where in self.read.items()}
        return {text: shortened[text] for text in left_in_english(shortened, self.known)}

    def _is_whole(self) -> bool:
        """Whether nothing is cut of what is seen now."""
        QApplication.processEvents()
        self.painted.cut.clear()
        self.counter.window.grab()
        standing = {standing_cut(part) for part in self.counter.window.findChildren(QWidget) if part.isVisible()}
        self.cut_now = (standing | self.painted.cut) - {""}
        return not self.cut_now

    def _note_name(self, part: QWidget, where: str) -> None:
        heard = QAccessible.queryAccessibleInterface(part)
        what = f"{type(part).__name__} {part.accessibleIdentifier()} in {type(part.parentWidget()).__name__}"
        if not heard.text(QAccessible.Text.Name).strip():
            self.nameless.setdefault(f"no name: {what}", where)
        if heard.role() in _SAYS_NOTHING:
            self.nameless.setdefault(f"no role: {what} {part.accessibleName()}", where)


def _nothing(_connection: Connection) -> bool:
    return True


def said(parts: Iterable[QWidget]) -> Iterator[str]:
    """What stands on them, and what a screen reader says of them, seen or not."""
    for each in parts:
        yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip())
        if isinstance(each, QLabel):
            yield each.text()
        if isinstance(each, QLineEdit):
            yield each.placeholderText()


def top_panel(window: QWidget) -> QWidget:
    """What has the keyboard: the panel that lies over all others, else the window."""
    panels: list[QWidget] = [panel for panel in window.findChildren(DimmedPanel) if panel.isVisible()]
    return panels[-1] if panels else window


def controls(around: QWidget, parts: Iterable[QWidget]) -> Iterator[QWidget]:
    """Whatever of these one can use within `around`, and whatever Tab comes to there."""
    for part in parts:
        if part.isVisible() and around.isAncestorOf(part):
            by_tab = part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if by_tab or isinstance(part, QAbstractButton | QLineEdit):
                yield part


def tappable(around: QWidget, parts: Iterable[QWidget]) -> set[str]:
    """The names of what is tapped or typed into; a key of the keyboard on the screen is there for fingers alone."""
    taps = (part for part in controls(around, parts) if isinstance(part, Tap | Field) and part.isEnabled())
    return {tap.accessibleName() for tap in taps if tap.focusPolicy() != Qt.FocusPolicy.NoFocus}


def reached(around: QWidget) -> set[str]:
    """The names of all that Tab and the arrows come to."""
    names: set[str] = set()
    for parts in stops_of(around):
        found = [parts[0]]
        for here in found:  # grows on the way
            ways = {beside(around, parts, here, key) for key in ARROWS}
            found += [part for part in ways if part is not None and part not in found]
        names |= {part.accessibleName() for part in found}
    return names
