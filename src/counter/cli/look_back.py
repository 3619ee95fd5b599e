"""`counter backtest --since`: the promises of this shop's own days, as they were made and as they would be now."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

from counter.cli.looking import looking_at
from counter.cli.say import counted, say
from counter.flows.shop import Shop
from counter.kernel.ids import OrderId
from counter.promises.backtest import BacktestResult, run_backtest
from counter.promises.forecast import Engine
from counter.promises.open_forecast import events_for_backtest
from counter.reports.day.figures import FirstPromise, first_promises, judge, without_promise
from counter.rooms import registry


@dataclass(frozen=True, slots=True)
class ThenPromised:
    """The promises as they were made then, judged as the Day page judges them, and how many minutes off they were.

    `kept_within_grace`: those kept, and those missed by no more than the shop's grace. `unpromised` orders had none;
    `given_later` are the promises to customers who had none as they ordered: the minutes are of the others.
    """

    made: int
    unpromised: int
    given_later: int
    kept: int
    missed: int
    kept_within_grace: int
    minutes: float

    def share(self, count: int) -> float:
        """A count as a share of those kept and missed."""
        return count / (self.kept + self.missed) if self.kept + self.missed else 0.0


def look_back_at_shop(folder: Path, since: date, *, as_json: bool) -> None:
    """Prints what came of the promises since a day, and what would have come of those the forecast would make now."""
    with looking_at(folder) as shop:
        promises = shop.report(first_promises, since, date.max)
        unpromised = shop.report(without_promise, since, date.max)
        then = _as_then(shop, promises, len(unpromised))
        now = _as_now(shop, {*(promise.order_id for promise in promises), *unpromised})
    say(json.dumps(_json(then, now)) if as_json else _table(then, now, since, shop))


def _as_then(shop: Shop, promises: tuple[FirstPromise, ...], unpromised: int) -> ThenPromised:
    kept, missed, within_grace = judge(promises, shop.clock.now(), shop.settings.grace)
    at_once = [promise for promise in (*kept, *missed) if not promise.given_later]
    waits = [(promise.due - promise.placed_at).total_seconds() / 60 for promise in at_once]
    return ThenPromised(
        made=len(promises),
        unpromised=unpromised,
        given_later=sum(promise.given_later for promise in promises),
        kept=len(kept),
        missed=len(missed),
        kept_within_grace=within_grace,
        minutes=mean(waits) if waits else 0.0,
    )


def _as_now(shop: Shop, orders: set[OrderId]) -> BacktestResult:
    policy = shop.settings.promises
    engine, counted = Engine(target=policy.target), set(map(str, orders))
    with shop.store.read_report() as connection:
        events = events_for_backtest(connection, registry())
        return run_backtest(engine, events, counted, shop.clock.now().timestamp(), policy.longest_minutes)


def _json(then: ThenPromised, now: BacktestResult) -> dict[str, Any]:
    return {
        "orders": then.made + then.unpromised,
        "promises": {
            "made": then.made,
            "without": then.unpromised,
            "given_later": then.given_later,
            "kept": then.kept,
            "missed": then.missed,
            "kept_within_grace": then.kept_within_grace,
        },
        "kept_then": then.share(then.kept),
        "kept_then_with_grace": then.share(then.kept_within_grace),
        "kept_now": now.kept,
        "without_now": now.unpromised,
        "minutes_then": then.minutes,
        "minutes_now": now.minutes,
        "trades": [asdict(outcome) for outcome in now.outcomes],
    }


def _table(then: ThenPromised, now: BacktestResult, since: date, shop: Shop) -> str:
    grace = f"within {shop.settings.promises.grace_seconds} s"
    orders = counted(then.made + then.unpromised, "order", "orders")
    kept = counted(then.kept, "promise", "promises")
    longest = shop.settings.promises.longest_minutes
    without = counted(then.unpromised + then.given_later, "was", "were")
    apart = [
        f"Of them {without} placed without a promise ({then.given_later} told a time later);",
        f"now {now.unpromised} would be: beyond {longest} minutes nothing is promised.",
    ]
    lines = [
        f"{orders} since {since}: {kept} kept, {then.missed} missed.",
        *(apart if then.unpromised + then.given_later + now.unpromised else ()),
        f"                      kept   {grace:>15}   minutes promised",
        (
            f"as promised then     {then.share(then.kept):6.1%}   {then.share(then.kept_within_grace):15.1%}   "
            f"{then.minutes:16.1f}"
        ),
        f"as it would be now   {now.kept:6.1%}   {'':15}   {now.minutes:16.1f}",
        "",
        "tell from   customers told   broken told a minute before   told rightly   new times kept",
    ]
    lines += [
        f"{outcome.threshold:9.0%}   {outcome.told:14.1%}   {outcome.broken_told_in_time:28.1%}   "
        f"{outcome.told_rightly:12.1%}   {outcome.resets_kept:14.1%}"
        for outcome in now.outcomes
    ]
    return "\n".join(lines)
