"""`counter sales`: what any days sold, and what others did."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import click

from counter.cli.looking import looking_at
from counter.cli.period import day_said, of_days, shown
from counter.cli.say import say
from counter.cli.side_by_side import Shown, table
from counter.kernel.language import Language
from counter.reports.sales.figures import sales_figures
from counter.reports.sales.figures_json import sales_json
from counter.reports.sales.model import SalesFigures
from counter.reports.sales.period import chosen, compared_with, one_day

Parts = Mapping[str, Shown]
"""By name how many, and how much."""


@click.command("sales")
@of_days
@click.pass_obj
def sales_command(
    folder: Path, first: datetime | None, last: datetime | None, beside: str | None, *, as_json: bool
) -> None:
    """What trading days sold: by hour, item, category, modifier, tender, person and tax. Today unless said."""
    with looking_at(folder) as shop:
        of = chosen(day_said(first), day_said(last), one_day, shop.settings.trading_day(shop.clock.now()))
        figures = shop.report(sales_figures, of, shop.settings)
        other = shop.report(sales_figures, compared_with(beside, of), shop.settings) if beside else None
        if as_json:
            compared = {} if other is None else {"compared": sales_json(other)}
            click.echo(json.dumps(sales_json(figures) | compared))
            return
        for line in _lines(figures, other, shop.language):
            say(line)


def _lines(figures: SalesFigures, other: SalesFigures | None, language: Language) -> Iterator[str]:
    yield shown(figures.period) + (f", compared with {shown(other.period)}" if other else "")
    for heading, parts in _tables(figures).items():
        beside = _tables(other)[heading] if other else None
        if parts or beside:
            yield ""
            yield heading
            yield from table(parts, beside, language)


def _tables(of: SalesFigures) -> Mapping[str, Parts]:
    return {
        "All": {
            "Sold": Shown(of.orders, of.sold),
            "Before reductions": Shown(None, of.sales),
            "Service": Shown(None, of.service),
            "Takings": Shown(None, of.takings),
            "Tips": Shown(None, of.tips),
        },
        "Hour": {each.name: Shown(each.count, each.sold) for each in of.hours},
        "Item": {each.name: Shown(each.count, each.sold) for each in of.items},
        "Margin": {each.name: Shown(each.count, each.margin) for each in of.items if each.margin is not None},
        "Category": {each.name: Shown(each.count, each.sold) for each in of.categories},
        "Modifier": {each.name: Shown(each.count, each.sold) for each in of.choices},
        "Payment": {each.tender: Shown(each.count, each.amount) for each in of.payments},
        "Refunds": {each.tender: Shown(each.count, each.amount) for each in of.refunds},
        "Taken off": {each.kind: Shown(each.count, each.amount) for each in of.taken_off},
        "Staff": {each.name: Shown(each.count, each.sold) for each in of.staff},
        "Tax": {f"{each.name} {each.rate:%}".strip(): Shown(None, each.tax) for each in of.taxes},
        "Tax of refunds": {f"{each.name} {each.rate:%}".strip(): Shown(None, each.tax) for each in of.refund_taxes},
    }
