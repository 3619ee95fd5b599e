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
from counter.promises.model import Promise, PromiseOrigin, TakenBack, Wait
from counter.promises.reproduce import Reproduced
from counter.promises.rules import minutes_off
from counter.reports.story import Story

_SAID_ALREADY = ("queue", "crew", "target")
"""Of what a promise was worked out from."""


def explain(
    connection: Connection, about: Story, origin: PromiseOrigin | None, again: Reproduced | None, language: Language
) -> Iterator[str]:
    """Sentences about an order's promise, or why it had none, in the order in which things happened.

    `origin` is where what its customer was told first came from; what that was worked out from is said where it was
    made `again`.
    """
    order, promise = about.order, about.promise
    if origin is None:
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
    if about.wait is not None:
        yield _told(about.wait, language)
    elif promise is not None:
        yield language.say(
            "Promised by {due}, {time} ahead, to be kept {target} of the time.",
            due=language.clock(promise.placed_due),
            time=language.minutes(minutes_off(promise.placed_due, promise.made_at)),
            target=language.percent(origin.made_from.target),
        )
    if again is not None:
        yield from _worked_out_from(connection, again.basis, about.names, language)
    for slip in about.slips:
        yield _slip(slip, about.names, language)
    if about.wait is not None and promise is not None:
        yield _promised_later(about.wait, promise, about.names, language)
    yield from _afterwards(about, promise, language)


def _told(wait: Wait, language: Language) -> str:
    return language.say(
        "No time was promised: the customer was told that it takes {wait}, beyond the {longest} the shop stood for.",
        wait=language.wait(wait.soonest, wait.latest),
        longest=language.minutes(wait.longest),
    )


def _promised_later(wait: Wait, promise: Promise, names: Mapping[StaffId, str], language: Language) -> str:
    return language.say(
        "{at} {who} told them {due}: their first promise.",
        at=language.clock(promise.made_at),
        who=names.get(wait.promised_by, "?") if wait.promised_by else "?",
        due=language.clock(promise.first_due),
    )


def _slip(slip: TakenBack, names: Mapping[StaffId, str], language: Language) -> str:
    return language.say(
        "{at} {who} tapped {due} by a slip, and {by} took it back at {back}: nothing was promised.",
        at=language.clock(slip.given_at),
        who=names.get(slip.given_by, "?"),
        due=language.clock(slip.due),
        by=names.get(slip.by, "?"),
        back=language.clock(slip.at),
    )


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


def _afterwards(about: Story, promise: Promise | None, language: Language) -> Iterator[str]:
    for reset in promise.resets if promise else ():
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
    elif promise is None:
        yield language.say("Ready {at}: there was no promise to keep.", at=language.clock(ready))
    elif ready <= promise.first_due:
        yield language.say("Ready {at}: kept.", at=language.clock(ready))
    else:
        late = _late(promise.first_due, ready)
        yield language.say("Ready {at}: missed by {late}.", at=language.clock(ready), late=late)


def _late(due: datetime, ready: datetime) -> str:
    seconds = int((ready - due).total_seconds())
    return f"{seconds // 60}:{seconds % 60:02d}"
