"""Which printer a document goes to: by its kind, for tickets and labels by station and by category too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ROUTED = {
    "receipt": ("receipt", "returned", "gift card back"),
    "slip": ("apology",),
    "till": ("till",),
    "bill": ("bill",),
    "gift-card": ("gift card",),
    "page": ("day", "figures", "handbook", "rehearsal sheet"),
    "ticket": ("ticket",),
    "label": ("label",),
}
"""What a shop chooses a printer for, and the kinds of documents that it is: all but a test page, which has its own."""
PAGE = "page"
"""What is drawn on A4 already: no roll takes it."""
BY_STATION = frozenset({"ticket", "label"})
"""What has a station, where it is made, and a category of the menu."""


@dataclass(frozen=True, slots=True)
class Route:
    """Documents of a `kind` (of `ROUTED`) go to this printer; where one is named of a `station` or `category` alone."""

    kind: str
    printer: str
    station: str = ""
    category: str = ""

    def fits(self, kind: str, station: str, category: str) -> bool:
        """Whether a kind of document of a station and a category goes by it."""
        return kind in ROUTED[self.kind] and self.station in ("", station) and self.category in ("", category)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a document goes: by its kind, its `station` and its `category`, or to one `printer`.

    `language` is that of whoever of the staff wants it ("de"), "" the shop's.
    """

    station: str = ""
    printer: str | None = None
    category: str = ""
    language: str = ""


def destination_of(routes: Iterable[Route], kind: str, station: str, category: str) -> Destination | None:
    """Where a ticket or label goes that says something of a station and a category; None where nobody chose a printer.

    It names the category only where a route does: what goes to one printer is on one ticket.
    """
    fitting = [route for route in routes if route.fits(kind, station, category)]
    if not fitting:
        return None
    return Destination(station, category=category if any(route.category for route in fitting) else "")


def most_exact_first(routes: Iterable[Route]) -> list[Route]:
    """Routes in the order in which they are asked: a category before a station, both before either, neither last."""
    return sorted(routes, key=lambda route: (not route.category, not route.station))


BY_ROUTE = Destination()
"""By its kind alone."""


@dataclass(frozen=True, slots=True)
class Routes:
    """Where a terminal prints: its printers' names, what goes where, and where all else goes: `main`.

    `pages` is where A4 goes that has no route. `fallback` prints for one that is away, "" where none does; A4 only
    where it `takes_pages`.
    """

    printers: tuple[str, ...]
    main: str
    pages: str
    chosen: tuple[Route, ...] = ()
    fallback: str = ""
    takes_pages: bool = False

    def printer_of(self, kind: str, station: str = "", category: str = "") -> str:
        """Which printer prints a kind of document of a station and a category, where nobody chose another for it."""
        for route in most_exact_first(self.chosen):
            if route.fits(kind, station, category):
                return route.printer
        return self.pages if kind in ROUTED[PAGE] else self.main

    def stands_in(self, printer: str) -> str:
        """Who prints for one that is away; "" where nobody does."""
        return "" if printer == self.fallback else self.fallback
