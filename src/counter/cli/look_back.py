"""`counter backtest --since`: the promises of this shop's own days, as they were told and as they would be now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

import click

from counter.bootstrap import open_shop, told_after
from counter.flows.shop import Shop
from counter.journal.fact import Entry
from counter.promises.feeding import Feeding
from counter.promises.forecast import Engine, MenuItem
from counter.promises.forecast.events import Event
from counter.promises.hindsight import Hindsight, look_back
from counter.reports.day import FirstPromise, first_promises, judge


@dataclass(frozen=True, slots=True)
class Told:
    """The promises as they were told, judged as the Day page judges them, and how many minutes off they were.

    `kept_within_grace`: those kept, and those missed by no more than the shop's grace.
    """

    made: int
    kept: int
    missed: int
    kept_within_grace: int
    minutes: float

    def share(self, count: int) -> float:
        """A count as a share of those kept and missed."""
        return count / (self.kept + self.missed) if self.kept + self.missed else 0.0


def look_back_at_shop(folder: Path, since: date, *, as_json: bool) -> None:
    """Prints what came of the promises since a day, and what would have come of those the forecast would make now."""
    shop = open_shop(folder, only_look=True)
    try:
        promises = shop.report(first_promises, since, date.max)
        told, found = _as_told(shop, promises), _as_now(shop, promises)
    finally:
        shop.store.close()
    click.echo(json.dumps(_json(told, found)) if as_json else _table(told, found, since, shop))


def _as_told(shop: Shop, promises: tuple[FirstPromise, ...]) -> Told:
    kept, missed, within_grace = judge(promises, shop.clock.now(), shop.settings.grace)
    waits = [(promise.due - promise.placed_at).total_seconds() / 60 for promise in (*kept, *missed)]
    return Told(len(promises), len(kept), len(missed), within_grace, mean(waits) if waits else 0.0)


def _as_now(shop: Shop, promises: tuple[FirstPromise, ...]) -> Hindsight:
    items = [MenuItem(item.name, item.category, item.station) for item in shop.menu.items]
    engine = Engine(items, target=shop.settings.promises.target, timezone=shop.settings.zone_name)
    counted = {str(promise.order_id) for promise in promises}
    with shop.store.read_report() as connection:
        return look_back(engine, _events(told_after(connection)), counted, shop.clock.now().timestamp())


def _events(entries: Iterator[Entry]) -> Iterator[Event]:
    feeding = Feeding()
    for entry in entries:
        if entry.fact is not None:
            yield from feeding.events(entry, entry.fact)


def _json(told: Told, found: Hindsight) -> dict[str, Any]:
    return {
        "orders": told.made,
        "promises": {
            "made": told.made,
            "kept": told.kept,
            "missed": told.missed,
            "kept_within_grace": told.kept_within_grace,
        },
        "kept_then": told.share(told.kept),
        "kept_then_with_grace": told.share(told.kept_within_grace),
        "kept_now": found.kept,
        "minutes_then": told.minutes,
        "minutes_now": found.minutes,
        "trades": [asdict(trade) for trade in found.trades],
    }


def _table(told: Told, found: Hindsight, since: date, shop: Shop) -> str:
    grace = f"within {shop.settings.promises.grace_seconds} s"
    lines = [
        f"{told.made} orders since {since}: {told.kept} promises kept, {told.missed} missed.",
        f"                      kept   {grace:>15}   minutes promised",
        (
            f"as promised then     {told.share(told.kept):6.1%}   {told.share(told.kept_within_grace):15.1%}   "
            f"{told.minutes:16.1f}"
        ),
        f"as it would be now   {found.kept:6.1%}   {'':15}   {found.minutes:16.1f}",
        "",
        "tell from   customers told   broken told a minute before   told rightly   new times kept",
    ]
    lines += [
        f"{trade.threshold:9.0%}   {trade.told:14.1%}   {trade.broken_told_in_time:28.1%}   "
        f"{trade.told_rightly:12.1%}   {trade.resets_kept:14.1%}"
        for trade in found.trades
    ]
    return "\n".join(lines)
