"""`counter explain`: why an order was promised what it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.flows.shop import Shop
from counter.kernel.ids import OrderId
from counter.orders.queries import order_called
from counter.promises.model import PromiseOrigin, Wait
from counter.promises.open_forecast import entries_for_forecast, forecast_at
from counter.promises.queries import promise_origin
from counter.promises.reproduce import Reproduced, can_be_made_again, reproduce
from counter.reports.explain import explain
from counter.reports.story import Story, story
from counter.rooms import registry
from counter.store.unit import Connection


@click.command("explain")
@click.argument("order")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The trading day of the order; today unless said.")
@click.pass_obj
def explain_command(folder: Path, order: str, day: datetime | None) -> None:
    """Explain the promise of ORDER (its number): what was known, what was promised, what became of it."""
    with looking_at(folder) as shop:
        date = day.date() if day else shop.settings.trading_day(shop.clock.now())
        for sentence in shop.report(_sentences, shop, date, order):
            say(sentence)


def _sentences(connection: Connection, shop: Shop, day: date, number: str) -> list[str]:
    order_id = order_called(connection, day, number)
    origin = promise_origin(connection, order_id)
    again = None if origin is None else _made_again(connection, order_id, origin)
    found = story(connection, order_id)
    return [*explain(connection, found, origin, again, shop.language), *_compared(shop, origin, again, found)]


def _made_again(connection: Connection, order_id: OrderId, origin: PromiseOrigin) -> Reproduced | None:
    made_from = origin.made_from
    if not can_be_made_again(made_from):
        return None
    facts, since = registry(), made_from.since
    forecaster = forecast_at(connection, facts, origin.terminal, seed=made_from.seed, since=since)
    entries = entries_for_forecast(connection, facts, origin.terminal, since)
    return reproduce(forecaster, entries, order_id, origin)


def _compared(shop: Shop, origin: PromiseOrigin | None, again: Reproduced | None, found: Story) -> Iterator[str]:
    language = shop.language
    if origin is None or not can_be_made_again(origin.made_from):
        yield language.say("It cannot be replayed: it was promised by another forecast than this Counter’s.")
    elif again is None:
        yield language.say("It cannot be replayed: its lines are not in the journal.")
    else:
        due, wait = again.quote.due, again.quote.wait
        promised = None if found.promise is None else found.promise.placed_due
        same = due == promised if found.wait is None else wait is not None and _range(wait) == _range(found.wait)
        told = language.clock(due) if wait is None else language.range(wait.soonest, wait.latest)
        if same:
            yield language.say("Replayed from the journal: {time}, the same.", time=told)
        else:
            yield language.say(
                "Replayed from the journal: {time}, not the same: not all that was known then can be made again.",
                time=told,
            )


def _range(wait: Wait) -> tuple[int, int]:
    return wait.soonest, wait.latest
