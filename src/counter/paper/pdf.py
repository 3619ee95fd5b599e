"""A document as a PDF: on paper from a roll, as long as what stands on it, or on pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from counter.paper import fonts
from counter.paper.bands import Band, Blank, Image, QRCode, Stroke, Words
from counter.paper.bidi import reads_from_right
from counter.paper.canvas import MM, finished, new_page, picture
from counter.paper.document import QR, Align, Block, Document, Gap, Pages, Pair, Paper, Picture, Rule, Size, Text
from counter.paper.format import ROLL_80, Format
from counter.paper.line import line
from counter.paper.qr import qr_modules
from counter.paper.text import printable, wrapped

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_POINTS = {Size.TEXT: 10, Size.READING: 10.7, Size.LARGE: 12.8, Size.HEADING: 14, Size.LOUD: 20}
_SPACED = 0.7  # points between the letters
_GAP, _WIDE_GAP = 2 * MM, 4 * MM
_BESIDE = 3 * MM  # between the two of a pair
_INDENT = 3 * MM
_EDGE = 4.5 * MM  # of white above the first band of a roll and below the last
_PAGE_EDGE = 20 * MM


def document_pdf(document: Document, paper: Format = ROLL_80) -> bytes:
    """The document as a PDF. The same document gives the same bytes."""
    bands = [band for block in document.blocks for band in block_bands(block, paper, mirrored=document.from_right)]
    if paper.page is None:
        return _on_a_roll(document.title, bands, paper)
    return _on_pages(document.title, bands, paper, paper.page)


def paper_pdf(paper: Paper, kind: Format = ROLL_80) -> bytes:
    """Anything that is printed as a PDF, a document on this kind of paper."""
    return paper.pdf if isinstance(paper, Pages) else document_pdf(paper, kind)


def block_bands(block: Block, paper: Format, *, mirrored: bool) -> Iterable[Band]:
    """What one block is drawn from; `mirrored` where the whole is read from the right."""
    match block:
        case Text():
            return _text(block, paper, mirrored=mirrored)
        case Pair():
            return _mirrored(block, paper) if mirrored else _pair(block, paper)
        case Rule(dashed):
            return (Stroke(dashed),)
        case Gap(wide):
            return (Blank(_WIDE_GAP if wide else _GAP),)
        case QR():
            return (_code(block),)
        case Picture():
            return (_image(block, paper),)


def strip_pdf(bands: Iterable[Band], paper: Format, width: float) -> bytes:
    """Bands alone on paper `width` points wide, without any white around them."""
    bands = tuple(bands)
    height = sum(band.height for band in bands)
    canvas = new_page("", width, height)
    canvas.translate((width - paper.width) / 2, 0)
    _draw(canvas, bands, height, paper)
    return finished(canvas)


def _on_a_roll(title: str, bands: list[Band], paper: Format) -> bytes:
    height = sum(band.height for band in bands) + 2 * _EDGE
    canvas = new_page(title, paper.width, height)
    _draw(canvas, bands, height - _EDGE, paper)
    return finished(canvas)


def _on_pages(title: str, bands: list[Band], paper: Format, height: float) -> bytes:
    """Whole bands on each page: no line is cut."""
    canvas = new_page(title, paper.width, height)
    top = height - _PAGE_EDGE
    for band in bands:
        if top - band.height < _PAGE_EDGE:
            canvas.showPage()
            top = height - _PAGE_EDGE
        band.draw(canvas, top, paper)
        top -= band.height
    return finished(canvas)


def _draw(canvas: Canvas, bands: Iterable[Band], top: float, paper: Format) -> None:
    for band in bands:
        band.draw(canvas, top, paper)
        top -= band.height


def _text(block: Text, paper: Format, *, mirrored: bool) -> Iterator[Band]:
    font, size = _font(block), _points(block.size, paper)
    spaced = _SPACED if block.spaced else 0
    from_right = mirrored or reads_from_right(block.words)
    for words in wrapped(block.words, font, size, paper.inner - spaced * len(block.words)):
        if block.align is Align.CENTRE:
            yield Words(font, size, middle=words, spaced=spaced, from_right=from_right)
        elif from_right:
            yield Words(font, size, right=words, spaced=spaced, from_right=True)
        else:
            yield Words(font, size, left=words, spaced=spaced)


def _pair(block: Pair, paper: Format) -> Iterator[Band]:
    font, size, right = _font(block), _points(block.size, paper), printable(block.right)
    inset = _INDENT if block.indented else 0
    room = paper.inner - inset - line(right, font).width(size) - _BESIDE
    from_right = reads_from_right(block.left)
    for row, left in enumerate(wrapped(block.left, font, size, room)):
        yield Words(font, size, left=left, right="" if row else right, inset=inset, from_right=from_right)


def _mirrored(block: Pair, paper: Format) -> Iterator[Band]:
    """A pair of what is read from the right: its words there, the amount at the left."""
    font, size, amount = _font(block), _points(block.size, paper), printable(block.right)
    inset = _INDENT if block.indented else 0
    room = paper.inner - inset - line(amount, font).width(size) - _BESIDE
    for row, words in enumerate(wrapped(block.left, font, size, room)):
        yield Words(font, size, left="" if row else amount, right=words, inset_right=inset, from_right=True)


def _font(block: Text | Pair) -> str:
    return fonts.BOLD if block.bold else fonts.REGULAR


def _points(size: Size, paper: Format) -> float:
    return _POINTS[size] * paper.letters


def _code(block: QR) -> Band:
    modules = qr_modules(block.value, block.error)
    return QRCode(modules, block.millimetres * MM / len(modules))


def _image(block: Picture, paper: Format) -> Band:
    image = picture(block.image)
    across, down = image.getSize()
    width = min(block.millimetres * MM, paper.inner)
    return Image(image, width, width * down / across)
