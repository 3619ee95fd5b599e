"""The panel over a page that lists what waits for the shop's server."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.ui.app.link_state import LinkPanelState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_WIDE = 760


class LinkPanel(QObject):
    """Covers `host` while somebody looks; `close` is called as they are through, `take_code` as they have a code."""

    def __init__(self, host: QWidget, close: Callable[[], None], take_code: Callable[[], None]) -> None:
        super().__init__(host)
        self._title, self._since = Text(size=28, weight=tokens.BOLD, wrap=True), Text(tone="soft", wrap=True)
        self._rows: list[QWidget] = []
        self._shown: LinkPanelState | None = None
        sheet, holder, foot = QWidget(), QWidget(), row(gap=tokens.GAP_8)
        self._lines = QGridLayout(holder)
        self._lines.setContentsMargins(0, 0, tokens.GAP_8, 0)
        self._lines.setHorizontalSpacing(tokens.GAP_16)
        self._lines.setVerticalSpacing(tokens.GAP_8)
        self._lines.setColumnStretch(1, 1)
        self._code = Button(look=looks.PRIMARY, icon="key-round", height=56)
        self._done = Button(height=56)
        foot.addStretch(1)
        for part in (self._done, self._code):
            foot.addWidget(part)
        layout = column(sheet, gap=tokens.GAP_12)
        layout.addWidget(self._title)
        layout.addWidget(self._since)
        layout.addWidget(Scroll(holder), 1)
        layout.addLayout(foot)
        self._panel = DimmedPanel(host, sheet, width=_WIDE)
        self._done.tapped.connect(close)
        self._code.tapped.connect(take_code)
        self._panel.dismissed.connect(close)

    def show_state(self, state: LinkPanelState) -> None:
        """Shows it."""
        if state == self._shown:
            return
        self._shown = state
        self._title.set_text(state.title)
        self._since.set_text(state.since)
        self._done.set_text(state.done)
        self._done.set_chosen(on=not state.take_code)
        self._code.set_text(state.take_code)
        self._code.setVisible(bool(state.take_code))
        for each in self._rows:
            each.deleteLater()
        self._rows = []
        for what, count in state.waits:
            self._put(Text(count, weight=tokens.SEMIBOLD), Text(what, wrap=True))
        self._put(Text(state.meanwhile_title, size=20, weight=tokens.SEMIBOLD))
        for word, sentence in state.meanwhile:
            self._put(Text(word, weight=tokens.SEMIBOLD), Text(sentence, wrap=True))
        self._panel.open()

    def _put(self, first: Text, second: Text | None = None) -> None:
        at = self._lines.rowCount()
        self._lines.addWidget(first, at, 0, 1, 1 if second else 2)
        self._rows.append(first)
        if second:
            self._lines.addWidget(second, at, 1)
            self._rows.append(second)

    def leave(self) -> None:
        """Uncovers the page, for good."""
        self._panel.shut()
        self._panel.deleteLater()
        self.deleteLater()
