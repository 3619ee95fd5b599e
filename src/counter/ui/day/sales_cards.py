"""The parts of the page Sales: a card each, their rows, and the hours as pairs of bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.day.sales_state import HourPair, SalesLine, SalesTable
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.direction import never_turn
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Card, Text

ROW = 34
_ABOVE, _BELOW, _LEAST_LABEL = 22, 22, 30
_FIRST = 0.36
"""Of the width, for the name of a row."""


class Line(QWidget):
    """A row of figures: its name at the left, the others below each other at the right.

    The name and the first of the others have each what room the other leaves.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[str, ...] = ()
        self._soft = False
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_cells(self, cells: tuple[str, ...], name: str, *, soft: bool = False) -> None:
        """Shows them; `soft` where they are headings."""
        self._cells, self._soft = cells, soft
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its cells, and a line above."""
        painter = paint.begin(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens.LINE))
        if self._cells:
            first, *others = self._cells
            ink, size = (tokens.SOFT, 14) if self._soft else (tokens.INK, 16)
            room = round(self.width() * (_FIRST if len(others) < _MANY else _FIRST_OF_MANY))
            step = (self.width() - room) / max(len(others), 1)
            name = paint.text_width(first, size, tokens.REGULAR) + tokens.GAP_8
            figure = paint.text_width(others[0], size, tokens.REGULAR) + tokens.GAP_8 if others else 0
            most = max(room, round(room + step) - figure)
            fit = paint.fitting_size(first, size, tokens.REGULAR, most)
            on_two = paint.wants_lines(first, fit, tokens.REGULAR, most)
            paint.draw_text(painter, QRect(0, 0, most, ROW), first, ink, size=fit, wrap=on_two)
            for place, cell in enumerate(others):
                left = min(room, name) if place == 0 else round(room + place * step)
                area = QRect(left, 0, round(room + (place + 1) * step) - left, ROW)
                bold = not self._soft and place == 1
                tone = ink if bold or place else tokens.SOFT
                weight = tokens.SEMIBOLD if bold else tokens.REGULAR
                fit = paint.fitting_size(cell, size, weight, area.width() - tokens.GAP_4)
                paint.draw_text(painter, area, cell, tone, size=fit, weight=weight, align=paint.RIGHT)
        painter.end()


_MANY, _FIRST_OF_MANY = 4, 0.28


class PartCard(Card):
    """A part in short, so many rows of it; a tap on its head shows the whole."""

    wanted = Signal(str)

    def __init__(self, language: Language, most: int) -> None:
        super().__init__("card")
        self._language, self._most = language, most
        self._part = ""
        self._head = Button(
            look=looks.QUIET_INK, arrangement=Arrangement.ROW, icon_after="chevron-right", size=20, padding=0
        )
        self._head.tapped.connect(lambda: self.wanted.emit(self._part))
        self._headings = Line()
        self._lines = [Line() for _ in range(most)]
        self._more = Text(size=14, tone="soft")
        self._layout = column(self, margins=(18, 2, 18, 8))
        for part in (self._head, self._headings, *self._lines, self._more):
            self._layout.addWidget(part)
        self._layout.addStretch(1)

    def show_table(self, table: SalesTable | None) -> None:
        """Shows it; None: there is nothing of it."""
        self.setVisible(table is not None)
        if table is None:
            return
        self._part = table.part
        self._head.set_text(table.title)
        self._headings.setVisible(bool(table.headings))
        self._headings.show_cells(("", *table.headings), ", ".join(table.headings), soft=True)
        show_lines(self._lines, table.lines)
        more = len(table.lines) - self._most
        self._more.setVisible(more > 0)
        self._more.set_text(self._language.say_count("and {count} more", "and {count} more", max(more, 0)))


def show_lines(shown: Sequence[Line], lines: Sequence[SalesLine]) -> None:
    """Shows as many of these as there are rows for."""
    for place, line in enumerate(shown):
        line.setVisible(place < len(lines))
        if place < len(lines):
            line.show_cells(lines[place].cells, lines[place].name)


class HourPairs(QWidget):
    """Two bars an hour: filled now, outlined before; they are told apart in grey too."""

    def __init__(self, name: str) -> None:
        super().__init__()
        never_turn(self)
        self._hours: tuple[HourPair, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_hours(self, hours: tuple[HourPair, ...]) -> None:
        """Shows these."""
        self._hours = hours
        self.setAccessibleDescription("\n".join(hour.name for hour in hours))
        self.update()

    def sizeHint(self) -> QSize:
        """Enough to compare."""
        return QSize(300, 150)

    def minimumSizeHint(self) -> QSize:
        """Never only its words."""
        return QSize(200, 110)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars from the floor up, what they are above and below."""
        painter = paint.begin(self)
        plot = self.rect().adjusted(0, _ABOVE, 0, -_BELOW)
        step = plot.width() / max(len(self._hours), 6)
        for place, hour in enumerate(self._hours):
            left, wide = plot.left() + step * (place + 0.12), step * 0.38
            now, before = plot.height() * hour.share, plot.height() * hour.share_before
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ESPRESSO))
            painter.drawRect(QRectF(left, plot.bottom() - now, wide, now))
            painter.setPen(QPen(QColor(tokens.EDGE), 1.5))
            painter.setBrush(QColor(tokens.SURFACE))
            if before:
                painter.drawRect(QRectF(left + wide + 2, plot.bottom() - before, wide, before))
            self._words(painter, QRectF(plot.left() + step * place, plot.bottom() - max(now, before), step, 0), hour)
        painter.fillRect(plot.left(), plot.bottom(), plot.width(), 1, QColor(tokens.EDGE))
        painter.end()

    def _words(self, painter: QPainter, top: QRectF, hour: HourPair) -> None:
        left, wide = round(top.left()), round(top.width())
        if wide >= _LEAST_LABEL:
            above = QRect(left, round(top.top()) - 20, wide, 20)
            paint.draw_text(painter, above, hour.said, tokens.INK, size=14, align=paint.CENTRE)
        below = QRect(left, self.height() - _BELOW + 2, wide, _BELOW - 2)
        paint.draw_text(painter, below, hour.label, tokens.SOFT, size=14, align=paint.CENTRE)
