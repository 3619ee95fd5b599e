"""A card on the bar: one order, its promise, what is to be made."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from counter.kernel.ids import LineId
from counter.kernel.language import Language
from counter.ui.bar.advice_panel import AdvicePanel
from counter.ui.bar.badge import Badge
from counter.ui.bar.head import LOOKS, CardHead
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.scale import Scale
from counter.ui.bar.state import CardState, Tick
from counter.ui.bar.tick_row import TickRow
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_EDGE = 2


class OrderCard(QWidget):
    """Lines are ticked one by one, or all of it is ready at once."""

    def __init__(self, language: Language, scale: Scale, presenter: BarPresenter, card: CardState) -> None:
        super().__init__()
        self._scale = scale
        self._presenter = presenter
        self._card = card
        self._rows: dict[LineId, TickRow] = {}
        self._head = CardHead(scale, card)
        self._badge = Badge(scale)
        self._progress = Text(size=scale.type(16), weight=tokens.SEMIBOLD, tone="on_time")
        self._advice = AdvicePanel(language, scale, presenter, card.order_id)
        self._ready = Button(
            language.say("Ready"),
            look=looks.PRIMARY,
            size=scale.type(18),
            height=scale.px(tokens.TARGET if scale.compact else 60),
            commits=True,
        )
        self._lay_out()
        self._ready.tapped.connect(lambda: presenter.ready(card.order_id))
        self.show_card(card)

    def _lay_out(self) -> None:
        lines = QWidget()
        self._lines = column(lines, margins=(10, 2 if self._scale.compact else 6, 8, 0))
        self._lines.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        self._progress.setContentsMargins(6, 6, 0, 0)
        self._lines.addWidget(self._progress)
        self._lines.addStretch(1)
        below = column(gap=tokens.GAP_8, margins=(10, 2, 10, 8) if self._scale.compact else (10, 4, 10, 10))
        below.addWidget(self._advice)
        below.addWidget(self._ready)
        layout = column(self, margins=(_EDGE, _EDGE, _EDGE, _EDGE))
        layout.addWidget(self._head)
        scroll = Scroll(lines)
        scroll.setMinimumHeight(tokens.TARGET)  # it gives way first
        layout.addWidget(scroll, 1)
        layout.addLayout(below)

    def show_card(self, card: CardState) -> None:
        """Shows the order as it stands, changing only what differs."""
        edge_changed = card.mood is not self._card.mood
        self._card = card
        self._head.show_card(card)
        self._badge.set_text(card.badge)
        self._progress.set_text(card.progress)
        self._progress.setVisible(bool(card.progress))
        self._show_ticks(card.ticks)
        self._advice.show_advice(card.advice)
        self._ready.set_text(self._ready.label, name=card.ready_name)
        if edge_changed:
            self.update()

    def _show_ticks(self, ticks: tuple[Tick, ...]) -> None:
        for gone in self._rows.keys() - {tick.line_id for tick in ticks}:
            old = self._rows.pop(gone)
            old.hide()
            old.deleteLater()
        for tick in ticks:
            if tick.line_id not in self._rows:
                self._rows[tick.line_id] = self._row(tick)
            self._rows[tick.line_id].show_tick(tick)

    def _row(self, tick: Tick) -> TickRow:
        row = TickRow(self._scale, self._presenter, self._card.order_id, tick)
        self._lines.insertWidget(self._lines.count() - 1, row)
        return row

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The white ground and the border in the colour of its mood."""
        painter = paint.begin(self)
        painter.setPen(QPen(QColor(LOOKS[self._card.mood].edge), _EDGE))
        painter.setBrush(QColor(tokens.SURFACE))
        half = _EDGE / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), tokens.RADIUS_16 - half, tokens.RADIUS_16 - half
        )
        painter.end()
