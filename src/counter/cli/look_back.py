"""`counter backtest --since`: the promise engine on the shop's own journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from counter.bootstrap import open_shop, told_after
from counter.journal.fact import Entry
from counter.promises.feeding import Feeding
from counter.promises.forecast import Engine, MenuItem
from counter.promises.forecast.events import Event
from counter.promises.hindsight import Hindsight, look_back


def look_back_at_shop(folder: Path, since: date, *, as_json: bool) -> None:
    """Prints what the forecast would have promised since a day, beside what was promised and what came true."""
    shop = open_shop(folder, only_look=True)
    try:
        settings = shop.settings
        items = [MenuItem(item.name, item.category, item.station) for item in shop.menu.items]
        engine = Engine(items, target=settings.promises.target, timezone=settings.zone)
        begin, _ = settings.hours_of(since)
        with shop.store.read_report() as connection:
            events = _events(told_after(connection))
            found = look_back(engine, events, begin.timestamp(), settings.promises.grace_seconds)
    finally:
        shop.store.close()
    click.echo(json.dumps(asdict(found)) if as_json else _table(found, since))


def _events(entries: Iterator[Entry]) -> Iterator[Event]:
    feeding = Feeding()
    for entry in entries:
        if entry.fact is not None:
            yield from feeding.events(entry, entry.fact)


def _table(found: Hindsight, since: date) -> str:
    lines = [
        f"{found.orders} orders since {since}",
        "                      kept   kept with grace   minutes promised",
        (
            f"as promised then     {found.kept_then:6.1%}   {found.kept_then_with_grace:15.1%}   "
            f"{found.minutes_then:16.1f}"
        ),
        f"as it would be now   {found.kept_now:6.1%}   {'':15}   {found.minutes_now:16.1f}",
        "",
        "tell from   customers told   broken told a minute before   told rightly   new times kept",
    ]
    lines += [
        f"{trade.threshold:9.0%}   {trade.told:14.1%}   {trade.broken_told_in_time:28.1%}   "
        f"{trade.told_rightly:12.1%}   {trade.resets_kept:14.1%}"
        for trade in found.trades
    ]
    return "\n".join(lines)
