"""A paper to look at over the dimmed page, as it prints."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter.kernel.language import Language
from counter.paper.document import Document
from counter.ui.parts.paper_view import PaperView
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.when_wanted import WhenWanted


class PaperPanel(QObject):
    """Covers its host while a paper is shown; `done` comes once it was looked at. The sheet is made when it is."""

    done = Signal()

    def __init__(self, host: QWidget, language: Language) -> None:
        super().__init__(host)
        self._host, self._language = host, language
        self._sheet = WhenWanted(self._make)

    def show_paper(self, document: Document | None) -> None:
        """Shows this one, or none any more."""
        if document:
            self._sheet.get().show_paper(document)
        elif self._sheet.made:
            self._sheet.made.panel.shut()

    def _make(self) -> _Sheet:
        sheet = _Sheet(self._host, self._language)
        sheet.done.connect(self.done)
        return sheet


class _Sheet(QWidget):
    """The paper, and the button that puts it away."""

    done = Signal()

    def __init__(self, host: QWidget, language: Language) -> None:
        super().__init__()
        self._paper = PaperView()
        holder = QWidget()
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = Scroll(holder)
        back = Button(language.say("Back"), look=looks.PRIMARY, size=18, height=60)
        back.tapped.connect(self.done)
        layout = column(self, gap=tokens.GAP_12)
        layout.addWidget(self._scroll)
        layout.addWidget(back)
        self.panel = DimmedPanel(host, self)
        self.panel.dismissed.connect(self.done)

    def show_paper(self, document: Document) -> None:
        self._paper.show_document(document)
        self._scroll.wish_height(self._paper.sizeHint().height())
        if self.panel.isHidden():
            self.panel.open()
