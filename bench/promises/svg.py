"""A chart as plain SVG text: a frame, a grid, lines, dots and words, in the app's colours and type."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

PAPER, SURFACE, RULE = "#F5F1EA", "#FFFFFF", "#DDD3C5"
INK, SOFT, BLUE, CREMA, EDGE = "#211B17", "#6A5F56", "#0B5FA5", "#9A5B12", "#9C8F80"
WIDTH, HEIGHT = 700, 456
LEFT, TOP, BOTTOM = 64, 102, 58
TYPE = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
SMALL, TEXT, TITLE = 13, 14, 18
Point = tuple[float, float]


@dataclass
class Chart:
    """A chart of WIDTH × HEIGHT pixels.

    `x` and `y` are the first and last value of each axis, `right` is a margin for words.
    """

    title: str
    under: str
    x: Point
    y: Point
    right: int = 32
    drawn: list[str] = field(default_factory=list)

    def at(self, point: Point) -> Point:
        """Where a point of the axes is on the sheet."""
        across = (point[0] - self.x[0]) / (self.x[1] - self.x[0])
        up = (point[1] - self.y[0]) / (self.y[1] - self.y[0])
        return LEFT + across * (WIDTH - LEFT - self.right), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)

    def grid(self, along: Iterable[tuple[float, str]], up: Iterable[tuple[float, str]], names: tuple[str, str]) -> None:
        """The frame with its marks and the names of both axes."""
        (left, low), (right, high) = self.at((self.x[0], self.y[0])), self.at((self.x[1], self.y[1]))
        self.drawn.append(_tag("rect", x=left, y=high, width=right - left, height=low - high, fill=SURFACE))
        for value, word in up:
            _, y = self.at((self.x[0], value))
            self.drawn.append(_tag("line", x1=left, y1=y, x2=right, y2=y, stroke=RULE))
            self.words((left - 10, y + 5), word, anchor="end", colour=SOFT)
        for value, word in along:
            x, _ = self.at((value, self.y[0]))
            self.drawn.append(_tag("line", x1=x, y1=low, x2=x, y2=low + 5, stroke=EDGE))
            self.words((x, low + 22), word, anchor="middle", colour=SOFT)
        self.drawn.append(_tag("line", x1=left, y1=low, x2=right, y2=low, stroke=EDGE))
        self.words(((left + right) / 2, HEIGHT - 14), names[0], anchor="middle")
        self.words((left, high - 10), names[1])

    def words(
        self, at: Point, words: str, *, anchor: str = "start", colour: str = INK, size: int = TEXT, bold: bool = False
    ) -> None:
        """Words at a place on the sheet."""
        kind = {"text-anchor": anchor, "font-size": size, "font-weight": 600 if bold else 400}
        self.drawn.append(_tag("text", escape(words), x=at[0], y=at[1], fill=colour, **kind))

    def line(self, points: Sequence[Point], colour: str, *, width: float = 2.5, dashes: str = "") -> None:
        """A line through points of the axes."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.at, points))
        more = {"stroke-dasharray": dashes} if dashes else {}
        kind = {"stroke-width": width, "stroke-linejoin": "round", "stroke-linecap": "round"}
        self.drawn.append(_tag("polyline", points=path, fill="none", stroke=colour, **kind, **more))

    def dot(self, point: Point, colour: str, *, size: float = 5.0, hollow: bool = False) -> None:
        """A dot at a point of the axes."""
        x, y = self.at(point)
        kind = {"stroke-width": 1.5}
        self.drawn.append(_tag("circle", cx=x, cy=y, r=size, fill=SURFACE if hollow else colour, stroke=colour, **kind))

    def text(self) -> str:
        """The whole sheet."""
        self.words((24, 34), self.title, size=TITLE, bold=True)
        self.words((24, 56), self.under, colour=SOFT)
        ground = _tag("rect", width=WIDTH, height=HEIGHT, rx=12, fill=PAPER)
        head = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "width": WIDTH}
        title = _tag("title", escape(f"{self.title}. {self.under}"))
        inside = "\n".join(["", title, ground, *self.drawn, ""])
        return _tag("svg", inside, **head, height=HEIGHT, role="img", **{"font-family": TYPE}) + "\n"


def _tag(name: str, inside: str = "", /, **values: object) -> str:
    said = "".join(f' {key}="{_short(value)}"' for key, value in values.items())
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def _short(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
