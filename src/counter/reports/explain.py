"""Explains a promise in words: what was known when it was made, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.orders.model import Order
from counter.orders.queries import orders_by
from counter.promises.queries import Promise, made_from
from counter.reports.story import Story


def explain(connection: Connection, told: Story, language: Language) -> Iterator[str]:
    """Sentences about an order's promise, in the order in which things happened."""
    order, promise = told.order, told.promise
    if promise is None:
        return
    known = made_from(connection, order.order_id)
    name = order.customer or language.say("no name")
    yield language.say(
        "Order {number} ({name}), placed {at} by {who}: {what}.",
        number=order.called,
        name=name,
        at=language.clock(order.placed_at),
        who=told.names[order.placed_by],
        what=_lines(order),
    )
    yield language.say(
        "Promised by {due}, {minutes} min ahead, to be kept {target} of the time.",
        due=language.clock(promise.first_due),
        minutes=round((promise.first_due - promise.made_at).total_seconds() / 60),
        target=language.percent(known.get("target", 0)),
    )
    yield from _known(connection, known, told.names, language)
    yield from _afterwards(told, promise, language)


def _lines(order: Order) -> str:
    return ", ".join(f"{line.quantity}× {line.name}" for line in order.sold)


def _known(
    connection: Connection, known: Mapping[str, Any], names: Mapping[StaffId, str], language: Language
) -> Iterator[str]:
    ahead = orders_by(connection, [UUID(order_id) for order_id in known.get("queue", ())])
    if ahead:
        queue = "; ".join(f"#{order.called} {_lines(order)}" for order in ahead)
        yield language.say("Ahead of it: {queue}.", queue=queue)
    else:
        yield language.say("Nothing was ahead of it.")
    crew = [names.get(StaffId(UUID(staff)), "?") for staff in known.get("crew", ())]
    yield language.say("On the bar: {names}.", names=", ".join(crew) or language.say("nobody signed in"))
    kept = {key: value for key, value in sorted(known.items()) if key not in ("queue", "crew", "target")}
    yield language.say("Kept with it: {values}.", values=", ".join(f"{key} {value}" for key, value in kept.items()))


def _afterwards(told: Story, promise: Promise, language: Language) -> Iterator[str]:
    for reset in promise.resets:
        said = language.say("the customer was told") if reset.told else language.say("the customer was not told yet")
        yield language.say(
            "{at} {who} promised {due} instead; {said}.",
            at=language.clock(reset.at),
            who=told.names[reset.by],
            due=language.clock(reset.due),
            said=said,
        )
    ready = told.order.ready_at
    if ready is None:
        yield language.say("It is not ready yet.")
    elif ready <= promise.first_due:
        yield language.say("Ready {at}: kept.", at=language.clock(ready))
    else:
        late = _late(promise.first_due, ready)
        yield language.say("Ready {at}: missed by {late}.", at=language.clock(ready), late=late)


def _late(due: datetime, ready: datetime) -> str:
    seconds = int((ready - due).total_seconds())
    return f"{seconds // 60}:{seconds % 60:02d}"
