"""Explains a promise in words: what it was worked out from, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.orders.model import Order
from counter.orders.queries import orders_by
from counter.promises.forecast import Basis
from counter.promises.model import Promise, PromiseOrigin
from counter.promises.reproduce import Reproduced
from counter.reports.story import Story

_SAID_ALREADY = ("queue", "crew", "target")
"""Of what a promise was worked out from."""


def explain(
    connection: Connection, about: Story, origin: PromiseOrigin | None, again: Reproduced | None, language: Language
) -> Iterator[str]:
    """Sentences about an order's promise, in the order in which things happened.

    `origin` is where its first promise came from; what that was worked out from is said where it was made `again`.
    """
    order, promise = about.order, about.promise
    if promise is None or origin is None:
        return
    name = order.customer or language.say("no name")
    yield language.say(
        "Order {number} ({name}), placed {at} by {who}: {what}.",
        number=order.called,
        name=name,
        at=language.clock(order.placed_at),
        who=about.names[order.placed_by],
        what=_lines(order),
    )
    yield language.say(
        "Promised by {due}, {time} ahead, to be kept {target} of the time.",
        due=language.clock(promise.first_due),
        time=language.minutes(round((promise.first_due - promise.made_at).total_seconds() / 60)),
        target=language.percent(origin.made_from.target),
    )
    if again is not None:
        yield from _worked_out_from(connection, again.basis, about.names, language)
    yield from _afterwards(about, promise, language)


def _lines(order: Order) -> str:
    return ", ".join(f"{line.quantity}× {line.name}" for line in order.sold)


def _worked_out_from(
    connection: Connection, basis: Basis, names: Mapping[StaffId, str], language: Language
) -> Iterator[str]:
    ahead = orders_by(connection, [UUID(order_id) for order_id in basis.queue])
    if ahead:
        queue = "; ".join(f"#{order.called} {_lines(order)}" for order in ahead)
        yield language.say("Ahead of it: {queue}.", queue=queue)
    else:
        yield language.say("Nothing was ahead of it.")
    crew = [names.get(StaffId(UUID(staff)), "?") for staff in basis.crew]
    yield language.say("On the bar: {names}.", names=", ".join(crew) or language.say("nobody signed in"))
    figures = {key: value for key, value in sorted(asdict(basis).items()) if key not in _SAID_ALREADY}
    yield language.say("Worked out from: {values}.", values=", ".join(map(_figure, figures, figures.values())))


def _figure(name: str, value: object) -> str:
    return f"{name} {round(value, 4):g}" if isinstance(value, float) else f"{name} {value}"


def _afterwards(about: Story, promise: Promise, language: Language) -> Iterator[str]:
    for reset in promise.resets:
        said = language.say("the customer was told") if reset.told else language.say("the customer was not told yet")
        yield language.say(
            "{at} {who} promised {due} instead; {said}.",
            at=language.clock(reset.at),
            who=about.names[reset.by],
            due=language.clock(reset.due),
            said=said,
        )
    ready = about.order.ready_at
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
