"""The promises of an order and its money, as they were written down."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.orders.state import MoneyRow, PromiseState, ShownState
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.theme import tokens
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Rule, Text


class MoneyList(QWidget):
    """Made anew where something changed: promises above, lines, total, tenders and taxes below."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._promise, self._money = language.say("Promises"), language.say("Money")
        self._shown: tuple[object, ...] = ()
        self._layout = column(self, gap=6)

    def show_order(self, state: ShownState) -> None:
        """Shows its promises and its money."""
        shown = (state.promises, state.no_promise, state.money)
        if shown == self._shown:
            return
        self._shown = shown
        while item := self._layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._layout.addWidget(Text(self._promise, weight=tokens.SEMIBOLD))
        for promise in state.promises:
            self._layout.addWidget(_promise(promise))
        if state.no_promise:
            self._layout.addWidget(Text(state.no_promise, tone="soft", wrap=True))
        self._layout.addSpacing(tokens.GAP_12)
        self._layout.addWidget(Text(self._money, weight=tokens.SEMIBOLD))
        for money in state.money:
            if money.strong:
                self._layout.addWidget(Rule())
            self._layout.addWidget(_money_row(money))
        self._layout.addStretch(1)


def _promise(promise: PromiseState) -> QWidget:
    shown = QWidget()
    line = row(shown, gap=tokens.GAP_8)
    time = f"<s>{escape(promise.time)}</s>" if promise.was else f"<b>{escape(promise.time)}</b>"
    line.addWidget(Text(f"{escape(promise.label)} {time}", rich=True), 1)
    pill = MarkPill()
    pill.show_mark(promise.mark)
    line.addWidget(pill)
    return shown


def _money_row(money: MoneyRow) -> QWidget:
    shown = QWidget()
    line = row(shown, gap=tokens.GAP_8)
    weight = tokens.BOLD if money.strong else tokens.REGULAR
    tone, size = ("soft", 14) if money.soft else ("ink", 16)
    detail = f' <span style="color:{tokens.SOFT}; font-size:14px">{escape(money.detail)}</span>' if money.detail else ""
    words = Text(escape(money.words) + detail, size=size, weight=weight, tone=tone, rich=True, wrap=True)
    amount = Text(money.amount, size=size, weight=weight, tone=tone)
    amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    line.addWidget(amount)
    return shown
