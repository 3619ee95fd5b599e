"""A document as a PDF: paper from a roll, 80 mm wide and as long as what stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counter.paper import fonts
from counter.paper.bands import INNER, MARGIN, WIDTH, Band, Blank, Image, QRCode, Stroke, Words
from counter.paper.bidi import reads_from_right
from counter.paper.canvas import MM, finished, new_page, picture
from counter.paper.document import QR, Align, Block, Document, Gap, Pair, Picture, Rule, Size, Text
from counter.paper.line import line
from counter.paper.qr import qr_modules
from counter.paper.text import printable, wrapped

_POINTS = {Size.TEXT: 10, Size.READING: 10.7, Size.LARGE: 12.8, Size.HEADING: 14, Size.LOUD: 20}
_SPACED = 0.7  # points between the letters
_GAP, _WIDE_GAP = 2 * MM, 4 * MM
_BESIDE = 3 * MM  # between the two of a pair
_INDENT = 3 * MM


def document_pdf(document: Document) -> bytes:
    """The document as a PDF of one page. The same document gives the same bytes."""
    bands = [band for block in document.blocks for band in _bands(block, mirrored=document.from_right)]
    height = sum(band.height for band in bands) + 2 * MARGIN
    page = new_page(document.title, WIDTH, height)
    top = height - MARGIN
    for band in bands:
        band.draw(page, top)
        top -= band.height
    return finished(page)


def _bands(block: Block, *, mirrored: bool) -> Iterable[Band]:
    match block:
        case Text():
            return _text(block, mirrored=mirrored)
        case Pair():
            return _mirrored(block) if mirrored else _pair(block)
        case Rule(dashed):
            return (Stroke(dashed),)
        case Gap(wide):
            return (Blank(_WIDE_GAP if wide else _GAP),)
        case QR():
            return (_code(block),)
        case Picture():
            return (_image(block),)


def _text(block: Text, *, mirrored: bool) -> Iterator[Band]:
    font, size = _font(block), _POINTS[block.size]
    spaced = _SPACED if block.spaced else 0
    from_right = mirrored or reads_from_right(block.words)
    for words in wrapped(block.words, font, size, INNER - spaced * len(block.words)):
        if block.align is Align.CENTRE:
            yield Words(font, size, middle=words, spaced=spaced, from_right=from_right)
        elif from_right:
            yield Words(font, size, right=words, spaced=spaced, from_right=True)
        else:
            yield Words(font, size, left=words, spaced=spaced)


def _pair(block: Pair) -> Iterator[Band]:
    font, size, right = _font(block), _POINTS[block.size], printable(block.right)
    inset = _INDENT if block.indented else 0
    room = INNER - inset - line(right, font).width(size) - _BESIDE
    from_right = reads_from_right(block.left)
    for row, left in enumerate(wrapped(block.left, font, size, room)):
        yield Words(font, size, left=left, right="" if row else right, inset=inset, from_right=from_right)


def _mirrored(block: Pair) -> Iterator[Band]:
    """A pair of what is read from the right: its words there, the amount at the left."""
    font, size, amount = _font(block), _POINTS[block.size], printable(block.right)
    inset = _INDENT if block.indented else 0
    room = INNER - inset - line(amount, font).width(size) - _BESIDE
    for row, words in enumerate(wrapped(block.left, font, size, room)):
        yield Words(font, size, left="" if row else amount, right=words, inset_right=inset, from_right=True)


def _font(block: Text | Pair) -> str:
    return fonts.BOLD if block.bold else fonts.REGULAR


def _code(block: QR) -> Band:
    modules = qr_modules(block.value)
    return QRCode(modules, block.millimetres * MM / len(modules))


def _image(block: Picture) -> Band:
    image = picture(block.image)
    across, down = image.getSize()
    width = min(block.millimetres * MM, INNER)
    return Image(image, width, width * down / across)
