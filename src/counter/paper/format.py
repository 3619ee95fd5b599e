"""The papers that a document is drawn on. Measures are points, 72 to the inch."""

from __future__ import annotations

from dataclasses import dataclass

from counter.paper.canvas import A4, MM


@dataclass(frozen=True, slots=True)
class Format:
    """How wide paper is, the white at each side, and how large letters are on it beside those on 80 mm.

    `page` is the height of a page; None is a roll, as long as what stands on it.
    """

    name: str
    width: float
    margin: float
    letters: float = 1
    page: float | None = None

    @property
    def inner(self) -> float:
        """What of the width is printed on."""
        return self.width - 2 * self.margin

    @property
    def right(self) -> float:
        """The right edge of that."""
        return self.width - self.margin


ROLL_80 = Format("80", 80 * MM, 4.5 * MM)
ROLL_58 = Format("58", 58 * MM, 5 * MM, letters=0.86)
PAGE_A4 = Format("a4", A4[0], 45 * MM, letters=1.1, page=A4[1])
FORMATS = {paper.name: paper for paper in (ROLL_80, ROLL_58, PAGE_A4)}
