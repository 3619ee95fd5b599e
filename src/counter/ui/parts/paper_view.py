"""The very paper that prints, on screen: the same words on the same lines, read aloud from the top to the bottom."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.paper import fonts
from counter.paper.bands import Band, Image, QRCode, Stroke, Words
from counter.paper.bidi import holds_from_right
from counter.paper.document import Document, Gap, Picture
from counter.paper.format import ROLL_80, Format
from counter.paper.laid_out import LaidBlock, LaidOut, laid_out
from counter.paper.qr import QUIET
from counter.ui.theme import tokens
from counter.ui.theme.fonts import exact_font
from counter.ui.widgets import paint
from counter.ui.widgets.direction import never_turn
from counter.ui.widgets.text import Text

_WIDEST = 400
"""Pixels of a roll of 80 mm; other papers are as much wider or narrower."""
_BESIDE = 8
"""Pixels that a mark stays away from the paper's edge."""
_NOTHING = LaidBlock(Gap(), ())
_FILLED_IN = re.compile(r"\{\w+\}")
_FINE = 10
"""Fonts have whole pixels: each is taken so many times larger, and drawn smaller."""


class _Block(Text):
    """One block of the paper: its words for who hears them, its bands for who sees them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        never_turn(self)
        self.laid, self._paper = _NOTHING, ROLL_80
        self._marked = False

    def show_block(self, laid: LaidBlock, paper: Format) -> None:
        """Shows this one."""
        self.laid, self._paper = laid, paper
        self.set_text(laid.says)
        self.mark(on=False)
        self.setVisible(bool(laid.bands))
        self.update()

    def mark(self, *, on: bool) -> None:
        """Whether it is what somebody writes just now."""
        if on != self._marked:
            self._marked = on
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its bands, as large as the paper is wide here."""
        painter = paint.begin(self)
        if self._marked:
            painter.fillRect(self.rect().adjusted(_BESIDE, 0, -_BESIDE, 0), paint.qcolor(tokens.CREMA_TINT))
        scale = self.width() / self._paper.width
        painter.scale(scale, scale)
        top = 0.0
        for band in self.laid.bands:
            _draw(painter, band, top, self.laid, self._paper)
            top += band.height
        painter.end()


class PaperView(QWidget):
    """Shows a document as it will be on paper, as wide as there is room; nothing where there is none yet."""

    def __init__(self) -> None:
        super().__init__()
        never_turn(self)
        self._shown: tuple[Document, Format] | None = None
        self._laid: LaidOut | None = None
        self._blocks: list[_Block] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_document(self, document: Document | None, paper: Format = ROLL_80) -> None:
        """Shows this one on that paper."""
        wanted = (document, paper) if document else None
        if wanted != self._shown:
            self._shown = wanted
            self.show_laid_out(laid_out(document, paper) if document else None)

    def show_laid_out(self, laid: LaidOut | None) -> None:
        """Shows what was laid out elsewhere."""
        self._laid = laid
        blocks = laid.blocks if laid else ()
        self._blocks += [_Block(self) for _ in blocks[len(self._blocks) :]]
        for place, block in enumerate(self._blocks):
            block.show_block(blocks[place] if place < len(blocks) else _NOTHING, laid.paper if laid else ROLL_80)
        self.setAccessibleName(laid.title if laid else "")
        self.setMaximumWidth(self._widest)
        self._place()
        self.updateGeometry()
        self.update()

    def mark(self, words: str) -> None:
        """Marks the blocks that say these words, {name} and the like aside; none for no words."""
        parts = [part.strip() for part in _FILLED_IN.split(words) if part.strip()]
        for block in self._blocks:
            said = block.text()
            block.mark(on=bool(parts) and (all(part in said for part in parts) or (bool(said) and said in words)))

    @property
    def _widest(self) -> int:
        return round(_WIDEST * self._laid.paper.width / ROLL_80.width) if self._laid else _WIDEST

    def sizeHint(self) -> QSize:
        """As wide as looks well."""
        return QSize(self._widest, self.heightForWidth(self._widest))

    def heightForWidth(self, width: int) -> int:
        """The paper's own shape, with the white above and below."""
        if self._laid is None:
            return 0
        points = sum(block.laid.height for block in self._blocks) + 2 * ROLL_80.margin
        return round(points * width / self._laid.paper.width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As large as there is room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Each block below the one before."""
        if self._laid is None:
            return
        scale = self.width() / self._laid.paper.width
        top = ROLL_80.margin
        for block in self._blocks:
            above, top = top, top + block.laid.height
            block.setGeometry(0, round(above * scale), self.width(), round(top * scale) - round(above * scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper and its edge."""
        painter = paint.begin(self)
        if self._laid is not None:
            painter.fillRect(self.rect(), paint.qcolor(tokens.SURFACE))
            painter.setPen(paint.qcolor(tokens.LINE))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def _draw(painter: QPainter, band: Band, top: float, laid: LaidBlock, paper: Format) -> None:
    """One band below `top`, in points from the paper's left edge and the block's upper one."""
    match band:
        case Words():
            _draw_words(painter, band, top, paper)
        case Stroke():
            _draw_stroke(painter, band, top, paper)
        case QRCode():
            _draw_code(painter, band, top, paper)
        case Image() if isinstance(laid.block, Picture):
            area = QRectF((paper.width - band.width) / 2, top, band.width, band.height)
            picture = QPixmap()
            picture.loadFromData(laid.block.image)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(area, picture, QRectF(picture.rect()))


def _draw_words(painter: QPainter, band: Words, top: float, paper: Format) -> None:
    face = _face(round(band.size * _FINE), tokens.BOLD if band.font == fonts.BOLD else tokens.REGULAR, band.spaced)
    measure = QFontMetricsF(face)
    painter.save()
    painter.setFont(face)
    painter.setPen(QColor(tokens.INK))
    painter.scale(1 / _FINE, 1 / _FINE)
    wide = measure.horizontalAdvance
    places = (
        (band.left, (paper.margin + band.inset) * _FINE),
        (band.middle, (paper.width * _FINE - wide(band.middle)) / 2),
        (band.right, (paper.right - band.inset_right) * _FINE - wide(band.right)),
    )
    for words, x in places:
        from_right = band.from_right and holds_from_right(words)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
        painter.drawText(QPointF(x, (top + band.size) * _FINE), words)
    painter.restore()


@cache
def _face(size: int, weight: int, spaced: float) -> QFont:
    """Letters at their size, so far apart."""
    face = QFont(exact_font(size, weight))
    face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spaced * _FINE)
    return face


def _draw_stroke(painter: QPainter, band: Stroke, top: float, paper: Format) -> None:
    thick = 0.7 if band.dashed else 1.4
    pen = QPen(QColor(tokens.INK), thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if band.dashed:
        pen.setDashPattern([2.2 / thick, 1.6 / thick])
    painter.setPen(pen)
    y = top + band.height / 2
    painter.drawLine(QPointF(paper.margin, y), QPointF(paper.right, y))


def _draw_code(painter: QPainter, band: QRCode, top: float, paper: Format) -> None:
    """Modules of whole pixels, so that a scanner reads it off the screen too: one as wide as the next."""
    scale = painter.transform().m11()
    size = max(1, round(band.module * scale))
    left = round((paper.width * scale - len(band.modules) * size) / 2)
    start = round((top + QUIET * band.module) * scale)
    painter.save()
    painter.resetTransform()
    for row, modules in enumerate(band.modules):
        for column, dark in enumerate(modules):
            if dark:
                painter.fillRect(left + column * size, start + row * size, size, size, QColor(tokens.INK))
    painter.restore()
