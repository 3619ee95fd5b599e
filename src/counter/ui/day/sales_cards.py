"""The parts of the page Sales: a card each, their rows, and the hours as pairs of bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.reports.sales.tables import ITEM
from counter.ui.day.sales_state import HourPair, SalesLine, SalesTable
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.direction import never_turn
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

ROW = 34
_ABOVE, _BELOW, _LEAST_LABEL = 22, 22, 30
_FIRST = 0.36
"""Of the width, for the name of a row."""


class Line(QWidget):
    """A row of figures: its name at the left, the others below each other at the right, that at `bold` in bold.

    The name and the first of the others have each what room the other leaves. With `heads` they are headings.
    """

    def __init__(self, *, bold: int = 1, heads: bool = False) -> None:
        super().__init__()
        self._cells: tuple[str, ...] = ()
        self._bold, self._soft = bold, heads
        self._wide: int | None = None
        self._last = 0
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_cells(self, cells: tuple[str, ...], name: str) -> None:
        """Shows them."""
        self._cells = cells
        self.setAccessibleName(name)
        self.update()

    def be_as_wide(self, wide: int) -> None:
        """Its cells are shared out over so many pixels, as those of the rows below are."""
        self._wide = wide
        self.update()

    def keep_for_last(self, room: int) -> None:
        """Of a name and two figures the last takes so many pixels, and the others have the rest."""
        self._last = room
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its cells, and a line above them but for headings."""
        painter = paint.begin(self)
        if not self._soft:
            painter.fillRect(0, 0, self.width(), 1, QColor(tokens.LINE))
        if self._cells:
            wide, tall = self._wide or self.width(), self.height()
            first, *others = self._cells
            ink, size = (tokens.SOFT, 14) if self._soft else (tokens.INK, 16)
            room = round(wide * (_FIRST if len(others) < _MANY else _FIRST_OF_MANY))
            step = (wide - room) / max(len(others), 1)
            ends = [round(room + (place + 1) * step) for place in range(len(others))]
            if self._last:
                ends[0] = wide - self._last
            name = paint.text_width(first, size, tokens.REGULAR) + tokens.GAP_8
            most, beside = self._room_of_name(first, others, ends, size, 0 if self._last else room)
            fit = paint.fitting_size(first, size, tokens.REGULAR, most)
            on_two = paint.wants_lines(first, fit, tokens.REGULAR, most)
            paint.draw_text(painter, QRect(0, 0, most, tall), first, ink, size=fit, wrap=on_two)
            for place, cell in enumerate(others):
                left = min(room, name) if place == 0 else ends[place - 1]
                area = QRect(left, 0, ends[place] - left, tall)
                bold = not self._soft and place == self._bold
                tone = ink if bold or place == 1 else tokens.SOFT
                weight = tokens.SEMIBOLD if bold else tokens.REGULAR
                fit = paint.fitting_size(cell, size if place else beside, weight, area.width() - tokens.GAP_4)
                paint.draw_text(painter, area, cell, tone, size=fit, weight=weight, align=paint.RIGHT)
        painter.end()

    def _room_of_name(
        self, name: str, others: Sequence[str], ends: Sequence[int], size: int, least: int
    ) -> tuple[int, int]:
        """How many pixels the name has, and the size of the figure beside it, smaller where a word would be cut."""
        if not others:
            return self.width(), size
        longest = max(map(_least_width, name.split()), default=0)
        most = max(least, ends[0] - paint.text_width(others[0], size, tokens.REGULAR) - tokens.GAP_8)
        if longest <= most:
            return most, size
        return max(least, ends[0] - _least_width(others[0]) - tokens.GAP_4), tokens.SIZES[0]


def _least_width(word: str) -> int:
    return paint.text_width(word, tokens.SIZES[0], tokens.REGULAR)


_MANY, _FIRST_OF_MANY = 4, 0.28


class PartCard(Card):
    """A part in short, so many rows of it; a tap on its head shows the whole."""

    wanted = Signal(str)

    def __init__(self, language: Language, part: str, most: int) -> None:
        super().__init__("card")
        self._language, self._most, self._part = language, most, part
        self._head = Button(
            look=looks.QUIET_INK, arrangement=Arrangement.ROW, icon_after="chevron-right", size=20, padding=0
        )
        self._head.tapped.connect(lambda: self.wanted.emit(self._part))
        self._headings = Line(heads=True)
        self._headings.setFixedHeight(tokens.TARGET)
        self._lines: list[Line] = []
        self._more = Text(size=14, tone="soft")
        self._rows = column()
        layout = column(self, margins=(18, 2, 18, 8))
        if part == ITEM:  # its headings stand beside its head
            beside = row(self._headings)
            beside.addWidget(self._head)
            beside.addStretch(1)
            layout.addWidget(self._headings)
        else:
            layout.addWidget(self._head)
        layout.addLayout(self._rows)
        layout.addWidget(self._more)
        layout.addStretch(1)

    def show_table(self, table: SalesTable | None) -> None:
        """Shows it; None: there is nothing of it."""
        self.setVisible(table is not None)
        if table is None:
            return
        self._head.set_text(table.title)
        self._headings.show_cells(("", *table.headings), ", ".join(table.headings))
        while len(self._lines) < min(self._most, len(table.lines)):
            self._lines.append(Line(bold=0 if self._part == ITEM else 1))
            self._rows.addWidget(self._lines[-1])
        show_lines(self._lines[: self._most], table.lines)
        if self._part != ITEM:
            cells = [line.cells[-1] for line in table.lines[: self._most]]
            widest = max((paint.text_width(each, 16, tokens.SEMIBOLD) for each in cells), default=0)
            for line in self._lines:
                line.keep_for_last(widest + tokens.GAP_16)
        for line in self._lines[self._most :]:
            line.hide()
        more = len(table.lines) - self._most
        self._more.setVisible(more > 0)
        self._more.set_text(self._language.say_count("and {count} more", "and {count} more", max(more, 0)))

    def set_most(self, most: int) -> None:
        """So many rows it shows from now on."""
        self._most = most


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
            said = paint.text_width(hour.said, 14, tokens.REGULAR)
            top = now if said <= wide else max(now, before)  # its own bar's, where it does not reach over the other
            above = QRectF(left + (wide - said) / 2, plot.bottom() - top - 20, said, 20)
            if step >= _LEAST_LABEL:
                paint.draw_text(painter, above.toAlignedRect(), hour.said, tokens.INK, size=14, align=paint.CENTRE)
            self._below(painter, QRectF(plot.left() + step * place, 0, step, 0), hour)
        painter.fillRect(plot.left(), plot.bottom(), plot.width(), 1, QColor(tokens.EDGE))
        painter.end()

    def _below(self, painter: QPainter, of: QRectF, hour: HourPair) -> None:
        left, wide = round(of.left()), round(of.width())
        below = QRect(left, self.height() - _BELOW + 2, wide, _BELOW - 2)
        paint.draw_text(painter, below, hour.label, tokens.SOFT, size=14, align=paint.CENTRE)
