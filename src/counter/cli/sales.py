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
from counter.kernel.language import Language, _
from counter.receipts.rules import TENDER_NAMES
from counter.reports.sales.figures import sales_figures
from counter.reports.sales.figures_json import sales_json
from counter.reports.sales.model import SalesFigures
from counter.reports.sales.period import chosen, compared_with, one_day
from counter.reports.sales.tables import OFF_NAMES

_ALL, _PAYMENT, _REFUNDS, _OFF = _("All"), _("Payment"), _("Refunds"), _("Taken off")
_OURS = {_ALL: {}, _PAYMENT: TENDER_NAMES, _REFUNDS: TENDER_NAMES, _OFF: OFF_NAMES}
"""The tables whose rows have names of ours, and which; the rows of all others are called as the shop calls them."""
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
        for line in sales_lines(figures, other, shop.language):
            say(line)


def sales_lines(figures: SalesFigures, other: SalesFigures | None, language: Language) -> Iterator[str]:
    """What some days sold, table by table, beside others where there are any."""
    days = shown(figures.period, language)
    if other:
        days = language.say("{days}, compared with {others}", days=days, others=shown(other.period, language))
    yield days
    for heading, parts in _tables(figures).items():
        beside = _tables(other)[heading] if other else None
        if parts or beside:
            yield ""
            yield language.say(heading)
            named = _named(parts, heading, language), beside and _named(beside, heading, language)
            yield from table(*named, language)


def _named(parts: Parts, heading: str, language: Language) -> Parts:
    """The parts by what they are called here."""
    words = _OURS.get(heading)
    return parts if words is None else {language.say(words.get(name, name)): each for name, each in parts.items()}


def _tables(of: SalesFigures) -> Mapping[str, Parts]:
    return {
        _ALL: {
            _("Sold"): Shown(of.orders, of.sold),
            _("Before reductions"): Shown(None, of.sales),
            _("Service"): Shown(None, of.service),
            _("Takings"): Shown(None, of.takings),
            _("Tips"): Shown(None, of.tips),
        },
        _("Hour"): {each.name: Shown(each.count, each.sold) for each in of.hours},
        _("Item"): {each.name: Shown(each.count, each.sold) for each in of.items},
        _("Margin"): {each.name: Shown(each.count, each.margin) for each in of.items if each.margin is not None},
        _("Category"): {each.name: Shown(each.count, each.sold) for each in of.categories},
        _("Modifier"): {each.name: Shown(each.count, each.sold) for each in of.choices},
        _PAYMENT: {each.tender: Shown(each.count, each.amount) for each in of.payments},
        _REFUNDS: {each.tender: Shown(each.count, each.amount) for each in of.refunds},
        _OFF: {each.kind: Shown(each.count, each.amount) for each in of.taken_off},
        _("Staff"): {each.name: Shown(each.count, each.sold) for each in of.staff},
        _("Tax"): {f"{each.name} {each.rate:%}".strip(): Shown(None, each.tax) for each in of.taxes},
        _("Tax of refunds"): {f"{each.name} {each.rate:%}".strip(): Shown(None, each.tax) for each in of.refund_taxes},
    }
