"""The receipt of what was just sold as a code, for its customer's telephone."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QResizeEvent

from counter.ui.board.half import DRAWN_AT, Half
from counter.ui.board.state import ReceiptBoard
from counter.ui.parts.code_view import CodeView
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_TOP, _HEADING = 48.0, 72.0


class ReceiptHalf(Half):
    """Left, in the place of the order: what it is, and the code below as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = ""
        self._code = CodeView(self)

    def show_receipt(self, state: ReceiptBoard) -> None:
        """Shows the code of a receipt."""
        self._heading = state.heading
        self.setAccessibleName(state.heading)
        self._code.show_code(state.code)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code has all the room below the heading."""
        super().resizeEvent(event)
        scale = self.width() / DRAWN_AT
        aside, top = round(self.margin * scale), round((_TOP + _HEADING) * scale)
        self._code.setGeometry(aside, top, self.width() - 2 * aside, max(0, self.height() - top - aside))

    def draw(self, painter: QPainter, tall: float) -> None:
        """The heading; the code paints itself."""
        area = self.line(_TOP, _HEADING - 16)
        paint.draw_text(painter, area, self._heading, tokens.INK, size=32, weight=tokens.SEMIBOLD)
