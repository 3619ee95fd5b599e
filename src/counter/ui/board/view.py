"""The customer display: a window of its own. Passive."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.board.order_half import OrderHalf
from counter.ui.board.ready_half import ReadyHalf
from counter.ui.board.state import OrderBoard, ReadyBoard
from counter.ui.widgets.layouts import row


class BoardView(QWidget):
    """The order at hand on the left, the ready board on the right."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setWindowTitle(language.say("Customer display"))
        self.setAccessibleName(language.say("Customer display"))
        self.resize(960, 600)
        self._order = OrderHalf(language)
        self._ready = ReadyHalf(language)
        line = row(self)
        line.addWidget(self._order, 1)
        line.addWidget(self._ready, 1)

    def show_order(self, state: OrderBoard) -> None:
        """Shows the order at hand."""
        self._order.show_state(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def show_board(self, state: ReadyBoard) -> None:
        """Shows the ready board."""
        self._ready.show_state(state)
