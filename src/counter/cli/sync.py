"""`counter sync`: exchanges facts with the shop's server now, without a screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from counter.bootstrap import open_shop
from counter.cli.say import say
from counter.cli.speaking import language_typed
from counter.flows.shop import Shop
from counter.link.exchange import Exchange, Exchanged
from counter.link.reach import reach


@click.command("sync")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def sync_command(folder: Path, *, as_json: bool) -> None:
    """Exchange facts with the shop's server now: what was recorded here goes up, what others recorded comes down.

    While the counter is open it does so by itself.
    """
    shop = open_shop(folder)
    shop.reads = language_typed()
    try:
        done = exchange_now(shop)
    finally:
        shop.store.close()
    if as_json:
        click.echo(json.dumps({"up": done.up, "down": done.down}))
    else:
        say(shop.language.say_count("{count} fact went up.", "{count} facts went up.", done.up))
        say(shop.language.say_count("{count} fact came down.", "{count} facts came down.", done.down))


def exchange_now(shop: Shop) -> Exchanged:
    """Exchanges facts once. Refused where the shop has no server or it says no, Unavailable where it is away."""
    with closing(reach(shop.folder)) as server:
        return Exchange(shop, server, _here).whole()


def _here(work: Callable[[], Any]) -> Any:
    return work()
