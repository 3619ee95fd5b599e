"""Where an act waits for somebody else's yes: over the right column of whatever page it was asked on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.parts.yes_panel import YesPanel
from counter.ui.parts.yes_presenter import YesPresenter
from counter.ui.parts.yes_state import YesState
from counter.ui.theme import icons, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.text import Card, Ground, Text

_SHARE, _LEAST, _MOST = 0.306, 344, 480
"""The right column of every page."""


class YesColumn(Ground):
    """The act's own words on top. The rest of the page stays as it is; the keyboard types the PIN meanwhile."""

    def __init__(self, host: QWidget, language: Language, presenter: YesPresenter) -> None:
        super().__init__("paper", host.window())  # a screen reader finds nothing in a stack but its pages
        self._host = host
        self._presenter = presenter
        self._before: QWidget | None = None
        self._title = Text(size=20, weight=tokens.BOLD)
        close = Button(icon="x", name=language.say("Nobody says yes"), padding=tokens.GAP_12)
        close.tapped.connect(presenter.drop)
        self._mark = QLabel()
        self._what, self._about = Text(weight=tokens.BOLD, wrap=True), Text(size=14, tone="soft", wrap=True)
        self._amount = Text(size=28, weight=tokens.BOLD)
        self._why = Text(size=14, tone="soft", wrap=True)
        self._panel = YesPanel(language, presenter)
        head = row(gap=tokens.GAP_12)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        words = column(gap=2)
        words.addWidget(self._what)
        words.addWidget(self._about)
        self._act = Card("act")
        act = row(self._act, gap=tokens.GAP_12, margins=(16, 10, 16, 10))
        act.addWidget(self._mark)
        act.addLayout(words, 1)
        act.addWidget(self._amount)
        self._card = Card("asks")
        self._within = column(self._card, gap=tokens.GAP_12)
        self._within.addLayout(head)
        self._within.addWidget(self._act)
        self._within.addWidget(self._why)
        self._within.addWidget(self._panel, 1)
        self._around = column(self)
        self._around.addWidget(self._card)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        host.installEventFilter(self)
        self.hide()

    def show_state(self, state: YesState | None) -> None:
        """Shows what waits; None: it goes, and whoever had the keyboard has it again."""
        self._panel.show_state(state)
        if state is None:
            self._give_back()
            return
        self._title.set_text(state.title)
        self._mark.setPixmap(icons.picture(state.icon, tokens.CREMA, 28))
        self._what.set_text(state.what)
        self._about.set_text(state.about)
        self._amount.set_text(state.amount)
        self._why.set_text(state.why)
        self._act.setAccessibleName(", ".join(filter(None, (state.what, state.about, state.amount))))
        if self.isHidden():
            self._before = self.window().focusWidget()
            self._place()
            self.show()
            self.raise_()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if self.isHidden():
            return
        self.hide()
        if before and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        low, wide = is_low(self), self._host.width()
        right = max(_LEAST, min(_MOST, round(wide * _SHARE))) - tokens.GAP_8
        corner = self._host.mapTo(self.window(), QPoint(wide - right, 0))
        self.setGeometry(corner.x(), corner.y(), right, self._host.height())
        edge, inner = (tokens.GAP_8, tokens.GAP_12) if low else (tokens.GAP_16, tokens.GAP_16)
        self._around.setContentsMargins(0, edge, edge, edge)
        self._within.setContentsMargins(inner, inner, inner, inner)
        self._within.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._panel.fit(low=low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A PIN is typed on a real keyboard too; Escape is nobody's yes."""
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.drop()
        elif not self._panel.press(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place at the right."""
        if event.type() == QEvent.Type.Resize and watched is self._host and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
