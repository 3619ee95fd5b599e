"""`counter explain`: why an order was promised what it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from counter.bootstrap import forecaster_at, open_shop, told_after
from counter.flows.shop import Shop
from counter.kernel.ids import OrderId
from counter.orders.queries import order_called
from counter.promises.forecaster import SEED, SINCE
from counter.promises.queries import made_from, the_promise
from counter.promises.reproduce import can_be_made_again, reproduce
from counter.reports.explain import explain
from counter.reports.story import story


@click.command("explain")
@click.argument("order")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The trading day of the order; today unless said.")
@click.pass_obj
def explain_command(folder: Path, order: str, day: datetime | None) -> None:
    """Explain the promise of ORDER (its number as called out): what was known, what was promised, what became of it."""
    shop = open_shop(folder, only_look=True)
    try:
        date = day.date() if day else shop.settings.trading_day(shop.clock.now())
        order_id = shop.report(order_called, date, order)
        told = shop.report(story, order_id)
        for sentence in shop.report(lambda connection: list(explain(connection, told, shop.language))):
            click.echo(sentence)
        click.echo(_replayed(shop, order_id))
    finally:
        shop.store.close()


def _replayed(shop: Shop, order_id: OrderId) -> str:
    with shop.store.read_report() as connection:
        known = made_from(connection, order_id)
        promise = the_promise(connection, order_id)
        if promise is None or not can_be_made_again(known):
            return "It cannot be replayed: it was promised by another forecast than this Counter’s."
        forecaster = forecaster_at(shop, connection, seed=known[SEED], since=known[SINCE])
        again = reproduce(forecaster, told_after(connection, known[SINCE]), order_id, known)
    if again is None:
        return "It cannot be replayed: its lines are not in the journal."
    same = "the same" if again == promise.first_due else "not the same: not all that was known then can be made again"
    return f"Replayed from the journal: {shop.language.clock(again)}, {same}."
