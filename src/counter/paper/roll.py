"""Paper from a roll, 80 mm wide and as long as what stands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import segno
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from counter.paper import fonts
from counter.paper.text import printable, wrapped

WIDTH = 80 * mm
MARGIN = 4.5 * mm
INNER = WIDTH - 2 * MARGIN
TEXT, READING, LARGE, HEADING, LOUD = 10, 10.7, 12.8, 14, 20  # points
_LEADING = 1.42
_QUIET = 4  # modules of white around a QR code, ISO/IEC 18004


@dataclass(frozen=True, slots=True)
class _Block:
    height: float
    draw: Callable[[Canvas, float], None]  # onto the canvas, below the given y


class Roll:
    """Builds one slip from top to bottom; `pdf` cuts the paper to fit."""

    def __init__(self) -> None:
        self._blocks: list[_Block] = []

    def gap(self, millimetres: float) -> None:
        """Leaves white."""
        self._add(millimetres * mm, lambda *_: None)

    def rule(self) -> None:
        """A thick line across."""
        self._line(1.4, ())

    def dashes(self) -> None:
        """A thin dashed line across."""
        self._line(0.7, (2.2, 1.6))

    def centred(self, text: str, size: float = TEXT, *, bold: bool = False, spaced: float = 0) -> None:
        """`text` in the middle, wrapped; `spaced` points between letters."""
        font = fonts.BOLD if bold else fonts.REGULAR
        for line in wrapped(text, font, size, INNER - spaced * len(text)):
            self._text(line, font, size, spaced)

    def paragraph(self, text: str, size: float = READING) -> None:
        """`text` from the left, wrapped."""
        for line in wrapped(text, fonts.REGULAR, size, INNER):
            self._pair(line, "", fonts.REGULAR, size)

    def pair(self, left: str, right: str, size: float = TEXT, *, bold: bool = False) -> None:
        """`left` wrapped beside `right`, which stands at the right edge of the first line."""
        font = fonts.BOLD if bold else fonts.REGULAR
        right = printable(right)
        room = INNER - fonts.width(right, font, size) - 3 * mm
        for row, line in enumerate(wrapped(left, font, size, room)):
            self._pair(line, "" if row else right, font, size)

    def qr(self, payload: str, millimetres: float) -> None:
        """A QR code so wide, with its quiet zone around it, in the middle.

        `payload` of up to 20 capitals, figures and dashes fits version 2 at the highest correction (H): 25 modules.
        """
        code = segno.make_qr(payload, error="h", boost_error=False)
        module = millimetres * mm / code.symbol_size(border=0)[0]
        side = module * code.symbol_size(border=0)[0]

        def draw(canvas: Canvas, top: float) -> None:
            left, start = (WIDTH - side) / 2, top - _QUIET * module
            path = canvas.beginPath()
            for row, modules in enumerate(code.matrix):
                for column, dark in enumerate(modules):
                    if dark:
                        path.rect(left + column * module, start - (row + 1) * module, module, module)
            canvas.drawPath(path, stroke=0, fill=1)

        self._add(side + 2 * _QUIET * module, draw)

    def pdf(self, title: str) -> bytes:
        """The finished slip as a PDF of one page. The same slip gives the same bytes."""
        height = sum(block.height for block in self._blocks) + 2 * MARGIN
        out = BytesIO()
        canvas = Canvas(out, pagesize=(WIDTH, height), invariant=1, initialFontName=fonts.font(fonts.REGULAR).fontName)
        canvas.setTitle(printable(title))
        top = height - MARGIN
        for block in self._blocks:
            block.draw(canvas, top)
            top -= block.height
        canvas.save()
        return out.getvalue()

    def _add(self, height: float, draw: Callable[[Canvas, float], None]) -> None:
        self._blocks.append(_Block(height, draw))

    def _line(self, thickness: float, dash: tuple[float, ...]) -> None:
        def draw(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(thickness)
            canvas.setDash(list(dash))
            canvas.line(MARGIN, top - 1.8 * mm, WIDTH - MARGIN, top - 1.8 * mm)

        self._add(3.6 * mm, draw)

    def _text(self, line: str, font: str, size: float, spaced: float) -> None:
        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFont(font, size)
            canvas.drawCentredString(WIDTH / 2, top - size, line, charSpace=spaced)

        self._add(size * _LEADING, draw)

    def _pair(self, left: str, right: str, font: str, size: float) -> None:
        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFont(font, size)
            canvas.drawString(MARGIN, top - size, left)
            canvas.drawRightString(WIDTH - MARGIN, top - size, right)

        self._add(size * _LEADING, draw)
