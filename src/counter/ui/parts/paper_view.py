"""The very paper that prints, to look at before it does."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.paper.document import Align, Block, Document, Gap, Pair, Rule, Size
from counter.paper.document import Text as Words
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

_SIZES = {Size.TEXT: 14, Size.READING: 14, Size.LARGE: 18, Size.HEADING: 18, Size.LOUD: 20}
_INDENT = tokens.GAP_12
_WIDEST = 400


class _Line(QWidget):
    """A rule across the paper, solid or dashed."""

    def __init__(self, *, dashed: bool) -> None:
        super().__init__()
        self._dashed = dashed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """With the white around it."""
        return QSize(40, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Across the middle."""
        painter = paint.begin(self)
        pen = QPen(QColor(tokens.INK), 1 if self._dashed else 2)
        pen.setStyle(Qt.PenStyle.DashLine if self._dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        area: QRect = self.rect()
        painter.drawLine(0, area.center().y(), area.width(), area.center().y())
        painter.end()


class PaperView(Card):
    """Shows a document as it will be on paper; nothing where there is none yet."""

    def __init__(self) -> None:
        super().__init__("card")
        self._shown: Document | None = None
        self.setMaximumWidth(_WIDEST)
        self._layout = column(self, gap=2, margins=(18, 14, 18, 14))

    def show_document(self, document: Document | None) -> None:
        """Shows this one."""
        if document == self._shown:
            return
        self._shown = document
        while item := self._layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for block in document.blocks if document else ():
            if shown := _shown(block):
                self._layout.addWidget(shown)
        self.setAccessibleName(document.title if document else "")


def _shown(block: Block) -> QWidget | None:
    if isinstance(block, Words):
        return _words(block) if block.words else None
    if isinstance(block, Pair):
        return _pair(block)
    if isinstance(block, Rule):
        return _Line(dashed=block.dashed)
    if isinstance(block, Gap):
        return _gap()
    return None


def _words(block: Words) -> Text:
    shown = Text(block.words, size=_SIZES[block.size], weight=_weight(bold=block.bold), wrap=True)
    if block.align is Align.CENTRE:
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return shown


def _pair(block: Pair) -> QWidget:
    shown = QWidget()
    line = row(shown, gap=tokens.GAP_8, margins=(_INDENT if block.indented else 0, 0, 0, 0))
    size, weight = _SIZES[block.size], _weight(bold=block.bold)
    amount = Text(block.right, size=size, weight=weight)
    amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(block.left, size=size, weight=weight, wrap=True), 1)
    line.addWidget(amount)
    return shown


def _gap() -> QWidget:
    shown = QWidget()
    shown.setFixedHeight(tokens.GAP_4)
    return shown


def _weight(*, bold: bool) -> int:
    return tokens.BOLD if bold else tokens.REGULAR
