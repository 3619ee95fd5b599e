"""What a document is drawn from: bands across the paper, one below the other. Measures are points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from counter.paper.canvas import MM
from counter.paper.format import Format
from counter.paper.line import Line
from counter.paper.qr import QUIET

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

_LEADING = 1.42
_STROKE_HEIGHT = 3.6 * MM


class Band(Protocol):
    """Something across the paper."""

    @property
    def height(self) -> float:
        """How much of the paper's length it takes."""

    def draw(self, canvas: Canvas, top: float, paper: Format) -> None:
        """Puts it below `top`, counted up from the bottom of the paper."""


@dataclass(frozen=True, slots=True)
class Blank:
    """White paper."""

    height: float

    def draw(self, canvas: Canvas, top: float, paper: Format) -> None:
        """Draws nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words at the left, around the middle or at the right, `spaced` points between the letters.

    The left one begins `inset` points further in, the right one ends `inset_right` before. `from_right` where they are
    part of what reads so.
    """

    font: str
    size: float
    left: str = ""
    middle: str = ""
    right: str = ""
    spaced: float = 0
    inset: float = 0
    inset_right: float = 0
    from_right: bool = False

    @property
    def height(self) -> float:
        """The line with the white below it."""
        return self.size * _LEADING

    def draw(self, canvas: Canvas, top: float, paper: Format) -> None:
        """Writes whichever of the three there are."""
        if self.left:
            self._write(canvas, top, self.left, paper.margin + self.inset)
        if self.middle:
            self._write(canvas, top, self.middle, (paper.width - self._width(self.middle)) / 2)
        if self.right:
            self._write(canvas, top, self.right, paper.right - self.inset_right - self._width(self.right))

    def _write(self, canvas: Canvas, top: float, words: str, x: float) -> None:
        Line(words, self.font, self.from_right).draw(canvas, x, top - self.size, self.size, self.spaced)

    def _width(self, words: str) -> float:
        return Line(words, self.font, self.from_right).width(self.size) + self.spaced * (len(words) - 1)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A rule: thick, or thin and dashed."""

    dashed: bool

    @property
    def height(self) -> float:
        """The rule with the white around it."""
        return _STROKE_HEIGHT

    def draw(self, canvas: Canvas, top: float, paper: Format) -> None:
        """Draws it halfway down."""
        canvas.setLineWidth(0.7 if self.dashed else 1.4)
        canvas.setDash([2.2, 1.6] if self.dashed else [])
        y = top - _STROKE_HEIGHT / 2
        canvas.line(paper.margin, y, paper.right, y)


@dataclass(frozen=True, slots=True)
class QRCode:
    """A QR code in the middle: its rows of modules, True where dark, each `module` points wide and high."""

    modules: tuple[tuple[bool, ...], ...]
    module: float

    @property
    def height(self) -> float:
        """The code with its quiet zone."""
        return (len(self.modules) + 2 * QUIET) * self.module

    def draw(self, canvas: Canvas, top: float, paper: Format) -> None:
        """Fills the dark modules in one path, so that no hair of white stands between two."""
        module = self.module
        left, start = (paper.width - len(self.modules) * module) / 2, top - QUIET * module
        path = canvas.beginPath()
        for row, modules in enumerate(self.modules):
            for column, dark in enumerate(modules):
                if dark:
                    path.rect(left + column * module, start - (row + 1) * module, module, module)
        canvas.drawPath(path, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the middle, scaled to its size here."""

    picture: ImageReader
    width: float
    height: float

    def draw(self, canvas: Canvas, top: float, paper: Format) -> None:
        """Draws it; what is see-through stays white."""
        left, bottom = (paper.width - self.width) / 2, top - self.height
        canvas.drawImage(self.picture, left, bottom, self.width, self.height, mask="auto")
