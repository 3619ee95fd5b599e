"""The lines of a card: what is to be made, what came to it since, and what was taken off. Pure."""

from __future__ import annotations

from collections import Counter

from counter.kernel.ids import LineId
from counter.kernel.language import Language
from counter.orders.model import Order, OrderLine, TakenOff
from counter.orders.words import line_words
from counter.ui.bar.state import Tick
from counter.ui.parts.phrases import line_detail


def ticks_of(order: Order, language: Language) -> tuple[Tick, ...]:
    """Every line in its place; one of which nothing is left stays, struck through, so that nobody makes it."""
    gone: Counter[LineId] = Counter()
    for off in order.taken_off:
        gone[off.piece.line_id] += off.piece.quantity
    there = {line.line_id for line in order.lines}
    rows = [(line.place, _tick(line, gone[line.line_id], order.called, language)) for line in order.to_make]
    wholly = {off.piece.line_id: off for off in order.taken_off if off.piece.belongs_to is None}
    rows += [
        (off.place, _struck(off, gone[line_id], order.called, language))
        for line_id, off in wholly.items()
        if line_id not in there
    ]
    return tuple(tick for _, tick in sorted(rows, key=lambda row: row[0]))


def _tick(line: OrderLine, gone: int, number: str, language: Language) -> Tick:
    sold, made, say = line.sold, line.made_at is not None, language.say
    words = line_words(sold, language)
    changed = [say("new")] if line.is_new else []
    changed += [say("{count} off", count=gone)] if gone else []
    parts = [f"{sold.quantity} {sold.name}", *changed, *map(language.within, words), line.note]
    parts += [say("order {number}", number=number), say("made") if made else say("not made")]
    return Tick(
        line_id=line.line_id,
        what=f"{sold.quantity}× {sold.name}",
        detail=" · ".join(filter(None, (*changed, line_detail(words, language, line.note)))),
        made=made,
        name=", ".join(filter(None, parts)),
        new=line.is_new,
    )


def _struck(off: TakenOff, gone: int, number: str, language: Language) -> Tick:
    what, say = off.piece.name, language.say
    name = (f"{gone} {what}", say("off"), off.reason, say("order {number}", number=number))
    return Tick(
        line_id=off.piece.line_id,
        what=f"{gone}× {what}",
        detail=say("off"),
        made=off.made,
        name=", ".join(filter(None, name)),
        off=True,
    )
