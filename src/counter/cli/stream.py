"""The stream of a bar: one line of JSON for each event in, one answer for each order and tick out."""

import sys
from collections.abc import Callable, Iterator
from typing import Literal, TextIO
from zoneinfo import ZoneInfo

import msgspec

from counter.promises.forecast import Engine, events
from counter.promises.forecast.answers import Risk
from counter.promises.telling import EVEN, tells
from counter.settings.rules import SURE

LEAST, MOST = SURE
"""The shares of promises that Counter can be asked to keep."""
MOST_OF_ONE = 1000
"""More of one item than this counts as this many: no bar makes more, and every answer stays a time."""
FIRST_SECOND, LAST_SECOND = -62_135_596_800.0, 253_402_300_799.0
"""The years 1 to 9999 in unix seconds; milliseconds taken for seconds are not among them."""
GIVEN_UP = 1.0
"""The chance of missing of an order that has been open for so long that nobody can be making it."""
_KNOWN = "cancelled, crew, order, ready, started, tick"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Sold(msgspec.Struct, frozen=True):
    """An item of the menu line."""

    item: str
    category: str
    station: str


class Shop(msgspec.Struct, frozen=True):
    """The first line: the share of promises to keep, the zone, the menu."""

    event: Literal["shop"]
    menu: list[Sold]
    target: float = 0.9
    timezone: str = "UTC"


class Line(msgspec.Struct, frozen=True):
    """One line of an order."""

    item: str
    quantity: int = 1


class Happened(msgspec.Struct, frozen=True):
    """Any later line; each kind of event uses the fields it needs."""

    event: str
    at: float | None = None
    order: str = ""
    barista: str | None = None
    on: bool = True
    items: list[Line] = []


class BadLineError(ValueError):
    """A line of the stream that cannot be read; says which and why."""


class Stream:
    """One bar: an engine, and the promises of the orders that are open on it."""

    def __init__(self, shop: Shop, note: Callable[[str], object]) -> None:
        """`note` is told a sentence about what had to be taken otherwise than it was said. ValueError for no share."""
        if not 0 < shop.target < 1:
            raise ValueError(f"the target is the share of promises to keep, from {LEAST} to {MOST}, not {shop.target}")
        target = min(max(shop.target, LEAST), MOST)
        if target != shop.target:
            note(f"Counter keeps from {LEAST:.0%} to {MOST:.0%} of its promises: {shop.target} is taken as {target}.")
        menu = [events.MenuItem(sold.item, sold.category, sold.station) for sold in shop.menu]
        self._engine = Engine(menu, target=target, timezone=_zone(shop.timezone, note))
        self._open: dict[str, float] = {}

    def answer(self, seen: Happened) -> dict[str, object] | None:
        """What to say to an event, None for most. ValueError for what is no event."""
        if seen.event == "shop":
            raise ValueError("the shop is said once, in the first line")
        if seen.at is None:
            raise ValueError("it says no time (`at`)")
        if not FIRST_SECOND <= seen.at <= LAST_SECOND:
            raise ValueError(f"{seen.at:g} is no time in unix seconds")
        return self._at(seen.at, seen)

    def _at(self, at: float, seen: Happened) -> dict[str, object] | None:
        match seen.event:
            case "order":
                return self._promise(at, seen)
            case "tick":
                return {"tick": at, "risks": list(self._risks(at))}
            case "crew":
                self._engine.feed(events.CrewChanged(at, seen.barista or "", on=seen.on))
            case "started":
                self._engine.feed(events.Started(at, seen.order, seen.barista))
            case "ready":
                self._gone(events.Ready(at, seen.order))
            case "cancelled":
                self._gone(events.Cancelled(at, seen.order))
            case _:
                raise ValueError(f"'{seen.event}' is no event (known are {_KNOWN})")
        return None

    def _gone(self, event: events.Ready | events.Cancelled) -> None:
        self._open.pop(event.order, None)
        self._engine.feed(event)

    def _promise(self, at: float, seen: Happened) -> dict[str, object]:
        """A promise for an order; one whose id is open already takes its place."""
        if seen.order in self._open:
            self._gone(events.Cancelled(at, seen.order))
        items = tuple(wanted(line) for line in seen.items if line.quantity > 0)
        due = self._engine.quote(items, at).ready_by
        self._engine.feed(events.Ordered(at, seen.order, items, due))
        self._open[seen.order] = due
        return {"order": seen.order, "ready_by": int(due)}

    def _risks(self, at: float) -> Iterator[dict[str, object]]:
        """Every open order whose promise is not past, once; those that the engine gave up are missed."""
        found = {risk.order: risk for risk in self._engine.tick(at)}
        for order, due in self._open.items():
            if (risk := found.get(order)) is not None:
                yield _risk(order, round(as_told(risk), 4), risk.reset_to)
            elif due >= at:
                yield _risk(order, GIVEN_UP, due)


def wanted(line: Line) -> events.Wanted:
    """A line as the engine takes it."""
    return events.Wanted(line.item, min(line.quantity, MOST_OF_ONE))


def _risk(order: str, chance: float, reset_to: float) -> dict[str, object]:
    return {"order": order, "miss_probability": chance, "reset_to": int(reset_to)}


def as_told(risk: Risk) -> float:
    """The protocol takes a half for a warning: a chance from which this shop would tell is never said to be less."""
    chance = risk.miss_probability
    return max(chance, EVEN) if tells(chance, risk.left) else chance


def _zone(name: str, note: Callable[[str], object]) -> str:
    try:
        return ZoneInfo(name).key
    except (LookupError, ValueError, OSError):
        note(f"There is no time zone “{name}”: taken as UTC.")
        return "UTC"


def answers(lines: Iterator[bytes], err: TextIO = sys.stderr) -> Iterator[bytes]:
    """Answer a stream line by line: one answer for each order and tick. Raises BadLineError.

    What had to be taken otherwise than it was said is noted on `err`.
    """
    stream: Stream | None = None
    decode = msgspec.json.Decoder(Happened).decode
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if not text.strip():
            continue
        try:
            if stream is None:
                stream = Stream(msgspec.json.decode(text, type=Shop), lambda said: err.write(f"{said}\n"))
                continue
            answer = stream.answer(decode(text))
        except RecursionError as fault:
            raise BadLineError(f"Line {number} of the stream cannot be read: it is nested too deeply.") from fault
        except ValueError as fault:  # msgspec's own are among them
            raise BadLineError(f"Line {number} of the stream cannot be read: {fault}.") from fault
        if answer is not None:
            yield msgspec.json.encode(answer) + b"\n"
