"""`counter backtest`: runs the promise engine over a recorded stream of a bar."""

import importlib
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, Literal, TextIO

import click
import msgspec

from counter.promises.forecast import events
from counter.promises.forecast.answers import Risk
from counter.promises.forecast.engine import Engine
from counter.promises.telling import EVEN, tells

BAD_INPUT = 2
_EVENTS = {"crew", "order", "started", "ready", "cancelled", "tick"}


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
    at: float
    order: str = ""
    barista: str | None = None
    on: bool = True
    items: list[Line] = []


class BadLineError(ValueError):
    """A line of the stream that cannot be read; says which and why."""


def answers(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Answer a stream line by line: one answer for each order and tick. Raises BadLineError."""
    engine: Engine | None = None
    decode = msgspec.json.Decoder(Happened).decode
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            if engine is None:
                engine = _open(msgspec.json.decode(line, type=Shop))
                continue
            answer = _answer(engine, decode(line))
        except (msgspec.DecodeError, ValueError) as fault:
            message = f"Line {number} of the stream cannot be read: {fault}."
            raise BadLineError(message) from fault
        if answer is not None:
            yield msgspec.json.encode(answer) + b"\n"


def _open(shop: Shop) -> Engine:
    menu = [events.MenuItem(sold.item, sold.category, sold.station) for sold in shop.menu]
    return Engine(menu, target=shop.target, timezone=shop.timezone)


def _answer(engine: Engine, seen: Happened) -> dict[str, object] | None:
    match seen.event:
        case "order":
            return _promise(engine, seen)
        case "tick":
            return _risks(engine, seen.at)
        case "crew":
            engine.feed(events.CrewChanged(seen.at, seen.barista or "", on=seen.on))
        case "started":
            engine.feed(events.Started(seen.at, seen.order, seen.barista))
        case "ready":
            engine.feed(events.Ready(seen.at, seen.order))
        case "cancelled":
            engine.feed(events.Cancelled(seen.at, seen.order))
        case _:
            message = f"'{seen.event}' is no event (known are {', '.join(sorted(_EVENTS))})"
            raise ValueError(message)
    return None


def _promise(engine: Engine, seen: Happened) -> dict[str, object]:
    if any(line.quantity < 1 for line in seen.items):
        message = "the quantity of an item must be 1 or more"
        raise ValueError(message)
    items = tuple(events.Wanted(line.item, line.quantity) for line in seen.items)
    ready_by = engine.quote(items, seen.at).ready_by
    engine.feed(events.Ordered(seen.at, seen.order, items, ready_by))
    return {"order": seen.order, "ready_by": int(ready_by)}


def _risks(engine: Engine, at: float) -> dict[str, object]:
    return {
        "tick": at,
        "risks": [
            {
                "order": risk.order,
                "miss_probability": round(_as_told(risk), 4),
                "reset_to": int(risk.reset_to),
            }
            for risk in engine.tick(at)
        ],
    }


def _as_told(risk: Risk) -> float:
    """The protocol takes a half for a warning: a chance from which this shop would tell is never said to be less."""
    chance = risk.miss_probability
    return max(chance, EVEN) if tells(chance, risk.left) else chance


def run(source: BinaryIO, out: BinaryIO, err: TextIO) -> int:
    """Speak the protocol until the source ends. Gives the exit code."""
    try:
        for answer in answers(iter(source.readline, b"")):
            out.write(answer)
            out.flush()
    except BadLineError as fault:
        err.write(f"{fault}\n")
        return BAD_INPUT
    return 0


@click.command()
@click.option("--stream", type=click.File("rb"), help="A stream of JSON lines; - reads standard input.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Look back at this shop's own days since then.")
@click.option("--json", "as_json", is_flag=True, help="With --since: the figures as one line of JSON.")
@click.pass_context
def backtest(context: click.Context, stream: BinaryIO | None, since: datetime | None, *, as_json: bool) -> None:
    """Answer a recorded stream of a bar as the promise engine would have, or look back at this shop's own journal."""
    if (stream is None) == (since is None):
        message = "Say --stream FILE or --since DATE."
        raise click.UsageError(message)
    if stream is not None:
        sys.exit(run(stream, sys.stdout.buffer, sys.stderr))
    elif since is not None:
        look_back = importlib.import_module("counter.cli.look_back")  # a stream needs no database
        look_back.look_back_at_shop(context.obj, since.date(), as_json=as_json)
