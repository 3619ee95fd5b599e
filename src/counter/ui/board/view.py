"""The customer display: the order at hand or its receipt on the left, the ready board on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.board.order_half import OrderHalf
from counter.ui.board.presenter import BoardPresenter
from counter.ui.board.ready_half import ReadyHalf
from counter.ui.board.receipt_half import ReceiptHalf
from counter.ui.board.state import BoardState
from counter.ui.widgets.layouts import row


class BoardView(QWidget):
    """Shows a BoardState; a customer who has to ask about an order taps its name, and nothing else."""

    def __init__(self, language: Language, presenter: BoardPresenter) -> None:
        super().__init__()
        self._order = OrderHalf(language)
        self._ready = ReadyHalf(language)
        self._ready.asked.connect(presenter.ask_again)
        self._receipt = ReceiptHalf()
        self._left = QStackedWidget()
        self._left.addWidget(self._order)
        self._left.addWidget(self._receipt)
        line = row(self)
        line.addWidget(self._left, 1)
        line.addWidget(self._ready, 1)

    def show_state(self, state: BoardState) -> None:
        """Shows both halves; only what differs is painted again."""
        self._order.show_state(state.order)
        self._receipt.show_receipt(state.receipt)
        self._left.setCurrentWidget(self._receipt if state.receipt.code else self._order)
        self._ready.show_state(state.board)
