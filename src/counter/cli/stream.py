"""The stream of a bar: one line of JSON for each event in, one answer for each order and tick out."""

import sys
from collections.abc import Callable, Iterator
from typing import Literal, TextIO
from zoneinfo import ZoneInfo

import msgspec

from counter.kernel.typed_json import decoder_of, read_json
from counter.promises.forecast import Engine, events
from counter.promises.forecast.answers import Risk
from counter.promises.rules import EVEN, should_warn
from counter.settings.checks import SURE

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


class ItemLine(msgspec.Struct, frozen=True):
    """An item of the menu line."""

    item: str
    category: str
    station: str


class ShopLine(msgspec.Struct, frozen=True):
    """The first line: the share of promises to keep, the zone, the menu."""

    event: Literal["shop"]
    menu: list[ItemLine]
    target: float = 0.9
    timezone: str = "UTC"


class Asked(msgspec.Struct, frozen=True):
    """One line of an order."""

    item: str
    quantity: int = 1


class EventLine(msgspec.Struct, frozen=True):
    """Any later line; each kind of event uses the fields it needs."""

    event: str
    at: float | None = None
    order: str = ""
    barista: str | None = None
    on: bool = True
    items: list[Asked] = []


class BadLineError(ValueError):
    """A line of the stream that cannot be read; says which and why."""


class Stream:
    """One bar: an engine, and the promises of the orders that are open on it."""

    def __init__(self, shop: ShopLine, note: Callable[[str], object]) -> None:
        """`note` is called with a sentence about what is taken otherwise than it stands. ValueError for no share."""
        if not 0 < shop.target < 1:
            raise ValueError(f"the target is the share of promises to keep, from {LEAST} to {MOST}, not {shop.target}")
        target = min(max(shop.target, LEAST), MOST)
        if target != shop.target:
            note(f"Counter keeps from {LEAST:.0%} to {MOST:.0%} of its promises: {shop.target} is taken as {target}.")
        menu = [events.MenuItem(item.item, item.category, item.station) for item in shop.menu]
        self._engine = Engine(menu, target=target)
        _check_zone(shop.timezone, note)
        self._open: dict[str, float] = {}

    def answer(self, line: EventLine) -> dict[str, object] | None:
        """What to say to an event, None for most. ValueError for what is no event."""
        if line.event == "shop":
            raise ValueError("the shop is said once, in the first line")
        if line.at is None:
            raise ValueError("it says no time (`at`)")
        if not FIRST_SECOND <= line.at <= LAST_SECOND:
            raise ValueError(f"{line.at:g} is no time in unix seconds")
        return self._at(line.at, line)

    def _at(self, at: float, line: EventLine) -> dict[str, object] | None:
        match line.event:
            case "order":
                return self._promise(at, line)
            case "tick":
                return {"tick": at, "risks": list(self._risks(at))}
            case "crew":
                self._engine.feed(events.CrewChanged(at, line.barista or "", on=line.on))
            case "started":
                self._engine.feed(events.Started(at, line.order, line.barista))
            case "ready":
                self._gone(events.Ready(at, line.order))
            case "cancelled":
                self._gone(events.Cancelled(at, line.order))
            case _:
                raise ValueError(f"'{line.event}' is no event (known are {_KNOWN})")
        return None

    def _gone(self, event: events.Ready | events.Cancelled) -> None:
        self._open.pop(event.order, None)
        self._engine.feed(event)

    def _promise(self, at: float, line: EventLine) -> dict[str, object]:
        """A promise for an order; one whose id is open already takes its place."""
        if line.order in self._open:
            self._gone(events.Cancelled(at, line.order))
        items = tuple(wanted(asked) for asked in line.items if asked.quantity > 0)
        due = self._engine.quote(items, at).ready_by
        self._engine.feed(events.Ordered(at, line.order, items, due))
        self._open[line.order] = due
        return {"order": line.order, "ready_by": int(due)}

    def _risks(self, at: float) -> Iterator[dict[str, object]]:
        """Every open order whose promise is not past, once; those that the engine gave up are missed."""
        found = {risk.order: risk for risk in self._engine.tick(at)}
        for order, due in self._open.items():
            if (risk := found.get(order)) is not None:
                yield _risk(order, round(as_warning(risk), 4), risk.reset_to)
            elif due >= at:
                yield _risk(order, GIVEN_UP, due)


def wanted(asked: Asked) -> events.Wanted:
    """A line of an order as the engine takes it."""
    return events.Wanted(asked.item, min(asked.quantity, MOST_OF_ONE))


def _risk(order: str, chance: float, reset_to: float) -> dict[str, object]:
    return {"order": order, "miss_probability": chance, "reset_to": int(reset_to)}


def as_warning(risk: Risk) -> float:
    """The protocol takes a half for a warning: a chance from which this shop would warn is never said to be less."""
    chance = risk.miss_probability
    return max(chance, EVEN) if should_warn(chance, risk.left) else chance


def _check_zone(name: str, note: Callable[[str], object]) -> None:
    """Promises hang on no zone, but one that does not exist is worth a word."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        note(f"There is no time zone “{name}”: taken as UTC.")


def answers(lines: Iterator[bytes], err: TextIO = sys.stderr) -> Iterator[bytes]:
    """Answer a stream line by line: one answer for each order and tick. Raises BadLineError.

    What had to be taken otherwise than it was said is noted on `err`.
    """
    stream: Stream | None = None
    decode = decoder_of(EventLine).decode
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if not text.strip():
            continue
        try:
            if stream is None:
                stream = Stream(read_json(text, ShopLine), lambda said: err.write(f"{said}\n"))
                continue
            answer = stream.answer(decode(text))
        except RecursionError as fault:
            raise BadLineError(f"Line {number} of the stream cannot be read: it is nested too deeply.") from fault
        except ValueError as fault:  # msgspec's own are among them
            raise BadLineError(f"Line {number} of the stream cannot be read: {fault}.") from fault
        if answer is not None:
            yield msgspec.json.encode(answer) + b"\n"
