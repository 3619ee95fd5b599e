"""A printer in the office's list: what goes there, how it is, and its test page."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.printers_presenter import PrintersPresenter
from counter.ui.office.shop_state import PrinterRowState
from counter.ui.parts.mark import Mark
from counter.ui.parts.mark_pill import draw_mark, mark_width
from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row
from counter.ui.widgets.tap import Tap

_TALL, _ICON, _SIDE, _PILL = 76, 24, 8, 28
_ROW = Look("", "", tokens.INK, icon=tokens.SOFT, pressed=tokens.SUNK, radius=tokens.RADIUS_8)
_CHOSEN = Look(tokens.CREMA_TINT, "", tokens.INK, icon=tokens.CREMA, radius=tokens.RADIUS_8)


class _Name(Tap):
    """The printer itself: a tap opens its form."""

    def __init__(self) -> None:
        super().__init__(_ROW)
        self._state: PrinterRowState | None = None
        self.setFixedHeight(_TALL)

    def show_printer(self, state: PrinterRowState) -> None:
        if state != self._state:
            self._state = state
            self.set_name(f"{state.name}, {state.prints}, {state.mark.words}")
            self.mark_chosen(on=state.chosen)
            self.set_look(_CHOSEN if state.chosen else _ROW)
            self.update()

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        if self._state is None:
            return
        room = area.adjusted(_SIDE, 6, -_SIDE, -6)
        paint.draw_icon(painter, room.left(), area.center().y() + 1 - _ICON / 2, "printer", look.icon_colour, _ICON)
        room.adjust(_ICON + 12, 0, 0, 0)
        pill = mark_width(self._state.mark)
        upper = QRect(room.left(), room.top(), room.width() - pill - 8, _PILL)
        self._draw_pill(painter, QRect(room.right() - pill + 1, room.top(), pill, _PILL), self._state.mark)
        size = paint.fitting_size(self._state.name, 16, tokens.SEMIBOLD, upper.width())
        paint.draw_text(painter, upper, self._state.name, look.ink, size=size, weight=tokens.SEMIBOLD)
        lower = QRect(room.left(), upper.bottom(), room.width(), room.height() - _PILL)
        paint.draw_lines(painter, lower, self._state.prints, look.second, size=14, weight=tokens.REGULAR, most=2)

    @staticmethod
    def _draw_pill(painter: QPainter, area: QRect, mark: Mark) -> None:
        draw_mark(painter, area, mark)


class PrinterRow(QWidget):
    """A tap on the name opens the form; Test page prints at once."""

    def __init__(self, language: Language, name: str, presenter: PrintersPresenter) -> None:
        super().__init__()
        self._name = _Name()
        self._name.tapped.connect(lambda: presenter.choose(name))
        test = Button(
            language.say("Test page"),
            name=language.say("Test page of {printer}", printer=name),
            padding=tokens.GAP_12,
            commits=True,
        )
        test.tapped.connect(lambda: presenter.test(name))
        line = row(self, gap=tokens.GAP_8)
        line.addWidget(self._name, 1)
        line.addWidget(test)

    def show_printer(self, state: PrinterRowState) -> None:
        """Shows how it is now."""
        self._name.show_printer(state)
