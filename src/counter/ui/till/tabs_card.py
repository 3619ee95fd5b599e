"""The open tabs, each with what is left to pay of it; a tap leads to its order."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.state import TabState
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Card, Text

_ROW, _ICON, _GAP = 52, 20, 12
_HEAD = 56
"""Pixels of the card that are no rows."""
LEAST = _HEAD + _ROW
"""How tall the card is at least: its head and one tab."""


class TabsCard(Card):
    """A row each, which scroll within the card; of none of them is a part seen."""

    def __init__(self, language: Language, presenter: TillPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: tuple[TabState, ...] = ()
        self._sum = Text(weight=tokens.SEMIBOLD)
        head = row()
        head.addWidget(Text(language.say("Open tabs"), size=20, weight=tokens.SEMIBOLD), 1)
        head.addWidget(self._sum)
        content = QWidget()
        self._list = column(content)
        self._list.addStretch(1)
        self._scroll = Scroll(content)
        layout = column(self, gap=tokens.GAP_4, margins=(16, 10, 16, 10))
        layout.addLayout(head)
        layout.addWidget(self._scroll)
        layout.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Room for one tab."""
        return QSize(super().minimumSizeHint().width(), LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many whole rows as there is room for."""
        super().resizeEvent(event)
        self._scroll.setFixedHeight(max(1, (self.height() - _HEAD) // _ROW) * _ROW)

    def show_tabs(self, tabs: tuple[TabState, ...], together: str) -> None:
        """Shows these, and what they come to."""
        self._sum.set_text(together)
        if tabs == self._shown:
            return
        self._shown = tabs
        while self._list.count() > 1:
            if (item := self._list.takeAt(0)) and (old := item.widget()):
                old.hide()
                old.deleteLater()
        for place, tab in enumerate(tabs):
            each = _Row(tab)
            each.tapped.connect(lambda tab=tab: self._presenter.open_tab(tab.order))
            self._list.insertWidget(place, each)


class _Row(Tap):
    """Whose it is, and below since when; at the right what is left of it."""

    def __init__(self, tab: TabState) -> None:
        super().__init__(looks.QUIET)
        self._tab = tab
        self.about = tab.order
        self.set_name(f"{tab.title}, {tab.since}, {tab.left}")

    def content_size(self) -> QSize:
        """The whole width of the card, and room for two lines."""
        return QSize(tokens.TARGET, _ROW)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The two lines, the amount, and an arrow."""
        tab, bold = self._tab, tokens.SEMIBOLD
        arrow = area.right() + 1 - _ICON
        paint.draw_icon(painter, arrow, area.center().y() + 1 - _ICON / 2, "chevron-right", look.icon_colour, _ICON)
        room = QRect(area.left(), area.top(), arrow - _GAP - area.left(), area.height())
        paint.draw_text(painter, room, tab.left, tokens.INK, weight=bold, align=paint.RIGHT)
        room.adjust(0, 5, -paint.text_width(tab.left, 16, bold) - _GAP, -5)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2 + 1)
        paint.draw_text(painter, upper, tab.title, tokens.INK, weight=bold)
        paint.draw_text(painter, upper.translated(0, room.height() // 2), tab.since, look.second, size=14)
