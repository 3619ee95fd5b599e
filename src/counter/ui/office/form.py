"""What every form of the office has: a title, Take off beside it, and below them what is typed, which scrolls."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text


class Form(QWidget):
    """What stands in it is added to `lines`."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.title = Text(size=20, weight=tokens.SEMIBOLD)
        self.take_off = Button(
            language.say("Take off"), icon="trash-2", look=looks.QUIET_INK, padding=tokens.GAP_12, commits=True
        )
        inside = QWidget()
        self.lines = column(inside, gap=tokens.GAP_8)
        self._scroll = Scroll(inside)
        head = row(gap=tokens.GAP_8)
        head.addWidget(self.title, 1)
        head.addWidget(self.take_off)
        whole = column(self, gap=tokens.GAP_8)
        whole.addLayout(head)
        whole.addWidget(self._scroll, 1)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here, once all has its place."""
        if self.isAncestorOf(field):
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8))

    def show_what(self, title: str, *, can_take_off: bool) -> None:
        """What it is the form of."""
        self.title.set_text(title)
        self.take_off.about = title
        self.take_off.setVisible(can_take_off)
