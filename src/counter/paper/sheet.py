"""One A4 page: text, lines and boxes placed from the top left corner, in points."""

from __future__ import annotations

from dataclasses import dataclass

from counter.paper import fonts
from counter.paper.canvas import A4, finished, new_page
from counter.paper.line import line
from counter.paper.text import printable, wrapped

WIDTH, HEIGHT = A4
INK, SOFT, LINE, PAPER = "#211B17", "#6A5F56", "#DDD3C5", "#FFFFFF"
BLUE, AMBER, RED, BROWN = "#0B5FA5", "#FFB000", "#A3201A", "#9A5B12"
_LEADING = 1.35


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left and top edge from the page's top left corner, its width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its bottom edge, counted down from the top of the page."""
        return self.top + self.height


class Sheet:
    """An A4 page that is drawn on and then taken as a PDF. `y` is the baseline of text, counted from the top."""

    def __init__(self, title: str) -> None:
        self._canvas = new_page(title, WIDTH, HEIGHT)

    def text(self, x: float, y: float, text: str, size: float, *, bold: bool = False, colour: str = INK) -> None:
        """One line from `x` on."""
        self._write(x, y, text, size, bold=bold, colour=colour, before=0)

    def middle(self, x: float, y: float, text: str, size: float, *, bold: bool = False, colour: str = INK) -> None:
        """One line around `x`."""
        self._write(x, y, text, size, bold=bold, colour=colour, before=0.5)

    def upright(self, x: float, y: float, text: str, size: float, *, colour: str = INK) -> None:
        """One line from `y` upwards, around `x`."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x + size * 0.35, HEIGHT - y)
        canvas.rotate(90)
        canvas.setFillColor(_rgb(colour))
        line(printable(text), fonts.REGULAR).draw(canvas, 0, 0, size)
        canvas.restoreState()

    def right(self, x: float, y: float, text: str, size: float, *, bold: bool = False, colour: str = INK) -> None:
        """One line that ends at `x`."""
        self._write(x, y, text, size, bold=bold, colour=colour, before=1)

    def block(
        self,
        box: Box,
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        from_right: bool = False,
        leading: float = _LEADING,
    ) -> float:
        """Wrapped text from the box's top, its lines at the left or all at the right; returns the y below it.

        `leading` is how many times the size one line is below the other. The box's height is not looked at.
        """
        y = box.top
        for words in wrapped(text, fonts.BOLD if bold else fonts.REGULAR, size, box.width):
            if from_right:
                self.right(box.right, y + size, words, size, bold=bold, colour=colour)
            else:
                self.text(box.left, y + size, words, size, bold=bold, colour=colour)
            y += size * leading
        return y

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, colour: str = LINE, dashed: bool = False
    ) -> None:
        """A thin line between two points."""
        self._canvas.setStrokeColor(_rgb(colour))
        self._canvas.setLineWidth(0.8)
        self._canvas.setDash([3, 2.5] if dashed else [])
        self._canvas.line(start[0], HEIGHT - start[1], end[0], HEIGHT - end[1])

    def bar(self, box: Box, colour: str, *, radius: float = 2) -> None:
        """A filled rectangle with soft corners."""
        self._canvas.setFillColor(_rgb(colour))
        radius = min(radius, box.width / 2, box.height / 2)
        self._canvas.roundRect(box.left, HEIGHT - box.bottom, box.width, box.height, radius, stroke=0, fill=1)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A see-through round mark, darker where several lie on each other."""
        self._canvas.setFillColor(_rgb(colour), alpha=0.45)
        self._canvas.circle(x, HEIGHT - y, radius, stroke=0, fill=1)
        self._canvas.setFillAlpha(1)

    def diamond(self, x: float, y: float, radius: float, colour: str) -> None:
        """A mark that stands on its corner."""
        self._canvas.setFillColor(_rgb(colour))
        path = self._canvas.beginPath()
        path.moveTo(x, HEIGHT - y - radius)
        for dx, dy in ((radius, 0), (0, radius), (-radius, 0)):
            path.lineTo(x + dx, HEIGHT - y + dy)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def wide(self, text: str, size: float, *, bold: bool = False) -> float:
        """How many points `text` takes on one line."""
        return line(printable(text), fonts.BOLD if bold else fonts.REGULAR).width(size)

    def fits(self, text: str, size: float, width: float, *, bold: bool = False) -> float:
        """`size`, or the smaller one at which `text` is no wider than `width`."""
        wide = self.wide(text, size, bold=bold)
        return size if wide <= width else size * width / wide

    def tall(self, text: str, size: float, width: float, *, bold: bool = False, leading: float = _LEADING) -> float:
        """How many points `text` takes downwards as a block of that width."""
        return len(wrapped(text, fonts.BOLD if bold else fonts.REGULAR, size, width)) * size * leading

    def next_page(self) -> None:
        """What is drawn from now on stands on another page behind this one."""
        self._canvas.showPage()

    def pdf(self) -> bytes:
        """The finished page. The same page gives the same bytes."""
        return finished(self._canvas)

    def _write(self, x: float, y: float, text: str, size: float, *, bold: bool, colour: str, before: float) -> None:
        """One line, of which a share stands `before` x."""
        words = line(printable(text), fonts.BOLD if bold else fonts.REGULAR)
        self._canvas.setFillColor(_rgb(colour))
        words.draw(self._canvas, x - before * words.width(size), HEIGHT - y, size)


def _rgb(colour: str) -> tuple[float, float, float]:
    """Shares of red, green and blue of a colour like #FFB000."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255
