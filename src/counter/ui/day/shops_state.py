"""What the page of all shops shows: a day, a week, a month or sales, a column a shop. Every word ready. Frozen."""

from __future__ import annotations

from dataclasses import dataclass

from counter.reports.sales.period import Period

BEST, LEAST = "best", "least"
"""What a figure is among those of the shops, where a share says so."""


@dataclass(frozen=True, slots=True)
class ShopHead:
    """A column: a shop's name or that it is several together, a `note` of it, and its name where it is read out.

    `amiss` where the shop could not be heard last, so that its figures may be old.
    """

    name: str
    note: str
    spoken: str
    amiss: bool = False


@dataclass(frozen=True, slots=True)
class ShopCell:
    """A figure and what stands behind it. `mark` is BEST or LEAST among the shops, or ""."""

    text: str
    note: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ShopsRow:
    """A figure of every column; `name` is the whole row for a screen reader.

    `period` are the days that a tap opens, None where it opens none. `loud` is a row that others add up to, `words`
    one whose cells are sentences and not figures.
    """

    label: str
    cells: tuple[ShopCell, ...]
    name: str
    period: Period | None = None
    loud: bool = False
    words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopsState:
    """Shops side by side. The first `standing` columns are shops together; they stay where the others are turned.

    `known` says as of when all this is known, `corner` what the rows say where their labels do not. `parts` are those
    that sales are told apart by, `chosen` one of them. `legend` says what the marks mean, the best first; `nothing` is
    said where there is no row. `reading`: the shops are being read, or why they cannot be.
    """

    place: str
    title: str
    later: bool
    known: str
    heads: tuple[ShopHead, ...]
    standing: int
    rows: tuple[ShopsRow, ...]
    corner: str = ""
    parts: tuple[str, ...] = ()
    chosen: int = 0
    legend: tuple[str, str] = ("", "")
    nothing: str = ""
    reading: str = ""
    can_read: bool = True
