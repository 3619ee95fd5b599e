"""The open tabs, each with what is left to pay of it; a tap leads to its order."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.state import TabState
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text


class TabsCard(Card):
    """A line each, which scroll within the card."""

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
        layout = column(self, gap=tokens.GAP_4, margins=(16, 10, 16, 10))
        layout.addLayout(head)
        layout.addWidget(Scroll(content), 1)

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
            button = Button(
                f"{tab.title} · {tab.since}",
                arrangement=Arrangement.ROW,
                icon_after="chevron-right",
                look=looks.QUIET,
                padding=0,
                second_size=16,
            )
            button.set_text(button.label, tab.left)
            button.about = tab.order
            button.tapped.connect(lambda tab=tab: self._presenter.open_tab(tab.order))
            self._list.insertWidget(place, button)
