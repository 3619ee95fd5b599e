"""Which printer a document goes to: by its kind, for tickets and labels by its station too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ROUTED = {
    "receipt": ("receipt", "returned", "gift card back"),
    "slip": ("apology",),
    "till": ("till",),
    "bill": ("bill",),
    "gift-card": ("gift card",),
    "page": ("day", "handbook", "rehearsal sheet"),
    "ticket": ("ticket",),
    "label": ("label",),
    "test": ("test page",),
}
"""What a shop chooses a printer for, and the kinds of documents that it is."""
PAGE = "page"
"""What is drawn on A4 already: no roll takes it."""
BY_STATION = frozenset({"ticket", "label"})
"""What has a station, where it is made."""


@dataclass(frozen=True, slots=True)
class Route:
    """Documents of a `kind` (of `ROUTED`) go to this printer; of a `station` alone where one is named."""

    kind: str
    printer: str
    station: str = ""


def has_route(routes: Iterable[Route], kind: str, station: str) -> bool:
    """Whether somebody chose a printer for a kind of document of a station."""
    return any(kind in ROUTED[route.kind] and route.station in ("", station) for route in routes)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a document goes: by its kind and its `station`, or to one `printer`."""

    station: str = ""
    printer: str | None = None


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

    def printer_of(self, kind: str, station: str = "") -> str:
        """Which printer prints a kind of document of a station, where nobody chose another for it."""
        chosen = {(kind, route.station): route.printer for route in self.chosen if kind in ROUTED[route.kind]}
        if found := chosen.get((kind, station)) or chosen.get((kind, "")):
            return found
        return self.pages if kind in ROUTED[PAGE] else self.main

    def stands_in(self, printer: str) -> str:
        """Who prints for one that is away; "" where nobody does."""
        return "" if printer == self.fallback else self.fallback
