"""A document as the bytes that a thermal printer takes (ESC/POS, as Epson's command reference names the commands).

Whatever was typed goes in as letters of a code page or as dots, never as it came: no name can be a command.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counter.paper.canvas import MM
from counter.paper.columns import Row, rows, rule
from counter.paper.document import QR, Block, Document, Gap, Pair, Picture, Rule, Size, Text
from counter.paper.format import ROLL_58, Format
from counter.paper.pdf import block_bands, strip_pdf
from counter.paper.qr import QUIET, qr_modules
from counter.paper.raster import Dots, page_dots
from counter.paper.thermal import ROLL_58 as NARROW
from counter.paper.thermal import Thermal, encoded

_ESC, _GS = b"\x1b", b"\x1d"
BEGIN = _ESC + b"@" + _ESC + b"R\x00"
"""Forget what was set; the letters of the USA where a code has several."""
DRAWER = _ESC + b"p\x00\x32\x32"
"""A pulse of 100 ms at the drawer's first plug."""
CUT = _GS + b"VB\x18"
"""Move the paper beyond the knife, and cut all but a corner."""
_FEED = _ESC + b"d\x05"
_HEIGHTS = {Size.LARGE: 0x01, Size.HEADING: 0x01, Size.LOUD: 0x11}
_GAP, _WIDE_GAP = 16, 32  # dots
_MOST_ROWS = 256
"""Of dots that go to the printer at once: cheap ones hold no more."""
_DOTS_A_MILLIMETRE = 8
_LEAST_MODULE = 4


def document_escpos(document: Document, printer: Thermal) -> bytes:
    """The document for this printer, cut off where it cuts. The same document gives the same bytes."""
    typist = _Typist(printer, mirrored=document.from_right)
    body = b"".join(typist.blocks(document.blocks))
    return BEGIN + body + (CUT if printer.cuts else _FEED)


class _Typist:
    """Knows which code page is set."""

    def __init__(self, printer: Thermal, *, mirrored: bool) -> None:
        self._printer = printer
        self._mirrored = mirrored
        self._page: int | None = None
        letters = ROLL_58.letters if printer.dots <= NARROW.dots else 1
        self._paper = Format("", printer.dots / _DOTS_A_MILLIMETRE * MM, 0, letters)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[bytes]:
        """Their bytes, in order. Words that it has no letters for are drawn together where they follow each other."""
        drawn: list[Block] = []
        for block in blocks:
            typed = self._words(block) if isinstance(block, Text | Pair) else None
            if isinstance(block, Text | Pair) and typed is None:
                drawn.append(block)
                continue
            yield from self._drawn(drawn)
            drawn.clear()
            yield from (typed,) if typed is not None else self._block(block)
        yield from self._drawn(drawn)

    def _block(self, block: Block) -> Iterator[bytes]:
        """The bytes of what is no words."""
        match block:
            case Rule(dashed):
                yield rule(self._printer.columns, dashed=dashed).encode("ascii") + b"\n"
            case Gap(wide):
                yield _ESC + b"J" + bytes([_WIDE_GAP if wide else _GAP])
            case QR():
                yield from _drawn(_code(block, self._printer.dots))
            case Picture():
                yield from self._drawn([block], shades=True)

    def _words(self, block: Text | Pair) -> bytes | None:
        """Words as letters; None where it does not have them all."""
        before = self._page
        typed = [self._typed(row) for row in rows(block, self._printer.columns, mirrored=self._mirrored)]
        lines = [line for line in typed if line is not None]
        if len(lines) < len(typed):
            self._page = before  # no page is chosen by what is not sent
            return None
        look = _GS + b"!" + bytes([_HEIGHTS.get(block.size, 0)]) + _ESC + b"E" + bytes([block.bold])
        return look + b"".join(lines) + _GS + b"!\x00" + _ESC + b"E\x00"

    def _typed(self, row: Row) -> bytes | None:
        """A row as letters, after the code page that has them; None where no page has."""
        found = encoded(row.text(self._printer.columns), self._printer.model, self._page)
        if found is None:
            return None
        page, letters = found
        chosen = b"" if page is None or page == self._page else _ESC + b"t" + bytes([page])
        self._page = page
        return chosen + letters + b"\n"

    def _drawn(self, blocks: Sequence[Block], *, shades: bool = False) -> Iterator[bytes]:
        if not blocks:
            return
        bands = (band for block in blocks for band in block_bands(block, self._paper, mirrored=self._mirrored))
        strip = strip_pdf(bands, self._paper, self._paper.width)
        yield from _drawn(page_dots(strip, self._printer.dots, shades=shades))


def _drawn(dots: Dots) -> Iterator[bytes]:
    """GS v 0, in pieces."""
    width = (dots.across + 7) // 8
    for start in range(0, len(dots.rows), _MOST_ROWS):
        piece = dots.rows[start : start + _MOST_ROWS]
        yield _GS + b"v0\x00" + width.to_bytes(2, "little") + len(piece).to_bytes(2, "little") + b"".join(piece)


def _code(block: QR, across: int) -> Dots:
    """The code with its quiet zone, in whole dots: a module that is not as wide as the next is read badly."""
    modules = qr_modules(block.value, block.error)
    whole = len(modules) + 2 * QUIET
    size = max(_LEAST_MODULE, min(round(block.millimetres * _DOTS_A_MILLIMETRE / len(modules)), across // whole))
    left = (across - len(modules) * size) // 2
    white = bytes((across + 7) // 8)
    dark = [_row(left, size, row, across) for row in modules]
    quiet = (white,) * (QUIET * size)
    return Dots(across, (*quiet, *(row for row in dark for _ in range(size)), *quiet))


def _row(left: int, size: int, modules: tuple[bool, ...], across: int) -> bytes:
    bits = "0" * left + "".join(str(int(dark)) * size for dark in modules)
    width = (across + 7) // 8
    return int(bits.ljust(width * 8, "0"), 2).to_bytes(width, "big")
