"""What comes off the whole ticket, between its lines and its count; a tap opens the discount."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from counter.ui.sell.discount_panel_presenter import DiscountPanelPresenter
from counter.ui.sell.ticket_state import OffState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column
from counter.ui.widgets.tap import Tap

_WAITS = 64
_ICON = 20


class OffRows(QWidget):
    """One row each; what waits for somebody's yes is amber and says so."""

    def __init__(self, presenter: DiscountPanelPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._rows: list[_Row] = []
        self._layout = column(self)

    def show_off(self, off: tuple[OffState, ...]) -> None:
        """Shows what comes off; without anything there is no row."""
        while len(self._rows) < len(off):
            row = _Row()
            row.tapped.connect(self._presenter.open)
            self._rows.append(row)
            self._layout.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(off))
            if place < len(off):
                row.show_state(off[place])
        self.setVisible(bool(off))


class _Row(Tap):
    """Why and how much, at the right what it comes to."""

    def __init__(self) -> None:
        super().__init__(looks.QUIET)
        self._state = OffState("", "")

    def show_state(self, state: OffState) -> None:
        self.set_name(", ".join(filter(None, (state.words, state.waits, state.amount))))
        if state != self._state:
            self._state = state
            self.setEnabled(not state.waits)
            self.updateGeometry()
            self.update()

    def content_size(self) -> QSize:
        return QSize(200, _WAITS if self._state.waits else tokens.TARGET)

    def draw_content(self, painter: QPainter, area: QRect, _look: Look) -> None:
        state, bold = self._state, tokens.SEMIBOLD
        left, ink, top = area.left() + 24, tokens.INK, area
        if state.waits:
            painter.fillRect(area, QColor(tokens.AT_RISK_TINT))
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(tokens.AT_RISK_EDGE))
            y = area.center().y() - _ICON // 2
            paint.draw_icon(painter, left, y, "badge-percent", tokens.AT_RISK_TEXT, _ICON)
            top = QRect(area.left(), area.top() + 11, area.width(), 20)
            below = QRect(left + 34, top.bottom() + 2, area.width() - left - 54, 18)
            paint.draw_text(painter, below, state.waits, tokens.AT_RISK_TEXT, size=14, weight=tokens.REGULAR)
            left, ink = left + 34, tokens.AT_RISK_TEXT
        wide = paint.text_width(state.amount, 16, bold)
        right = area.right() - 20
        paint.draw_text(painter, QRect(right - wide, top.top(), wide + 1, top.height()), state.amount, ink, weight=bold)
        words = QRect(left, top.top(), right - wide - 8 - left, top.height())
        weight = bold if state.waits else tokens.REGULAR
        size = paint.fitting_size(state.words, 16, weight, words.width())
        paint.draw_text(painter, words, state.words, ink, size=size, weight=weight)
