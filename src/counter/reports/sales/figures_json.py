"""What was sold, for a machine. Amounts are minor units, days are written YYYY-MM-DD, shares stand as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counter.reports.day.tender_total import TenderTotal
from counter.reports.sales.days import Beside
from counter.reports.sales.model import DaysTogether, ItemSold, SalesFigures, SoldPart, TaxSold
from counter.reports.sales.period import Period


def period_json(of: Period) -> dict[str, str]:
    """The first and the last day."""
    return {"from": of.first.isoformat(), "to": of.last.isoformat()}


def sales_json(figures: SalesFigures) -> dict[str, Any]:
    """Everything of `SalesFigures`, under the same words; margins only where a cost is known."""
    return period_json(figures.period) | {
        "orders": figures.orders,
        "sales_minor": figures.sales.minor,
        "sold_minor": figures.sold.minor,
        "service_minor": figures.service.minor,
        "hours": [{"hour": int(each.name)} | _sold(each) for each in figures.hours],
        "items": [_item(each) for each in figures.items],
        "categories": [{"name": each.name} | _sold(each) for each in figures.categories],
        "modifiers": [
            {"name": each.name, "count": each.count, "added_minor": each.sold.minor} for each in figures.choices
        ],
        "staff": [{"name": each.name} | _sold(each) for each in figures.staff],
        "taxes": [_tax(each) for each in figures.taxes],
        "refund_taxes": [_tax(each) for each in figures.refund_taxes],
        "reductions": {each.kind: {"count": each.count, "minor": each.amount.minor} for each in figures.taken_off},
        "payments": _tenders(figures.payments),
        "refunds": _tenders(figures.refunds),
        "takings_minor": figures.takings.minor,
        "rounding_minor": figures.rounding.minor,
        "tips_minor": figures.tips.minor,
    }


def days_json(days: DaysTogether) -> dict[str, Any]:
    """Some days added up, under the words of `DaysTogether`."""
    return period_json(days.period) | {
        "orders": days.orders,
        "promises": {
            "made": days.promised,
            "kept": days.kept,
            "missed": days.missed,
            "told_before_due": days.told_before,
        },
        "mishaps": {"total": days.mishaps, "made_right": days.made_right},
        "given_back_minor": days.given_back.minor,
        "minutes_lost": days.minutes_lost,
        "asked_again": days.asked_again,
        "good_moments": days.good_moments,
        "takings_minor": days.takings.minor,
    }


def beside_json(found: Beside, weeks: Sequence[DaysTogether] | None = None) -> dict[str, Any]:
    """Days beside others under the words of `Beside`; `weeks` are its days week by week, where they are wanted."""
    changed, back = found.changed, found.came_back
    moved = None if changed is None else {
        "kind": changed.thing.kind, "station": changed.thing.station, "cause": changed.thing.cause,
        "minutes_before": changed.before, "minutes_now": changed.now,
    }  # fmt: skip
    return period_json(found.whole.period) | {
        "days": [days_json(day) for day in found.days],
        **({} if weeks is None else {"weeks": [days_json(week) for week in weeks]}),
        "together": days_json(found.whole),
        "compared": days_json(found.other),
        "changed_most": moved,
        "came_back": {"used": back.used, "issued": back.issued, "welcomed": back.welcomed}
        | {"still_out_minor": back.still_out.minor},
    }


def _sold(part: SoldPart) -> dict[str, int]:
    return {"count": part.count, "sold_minor": part.sold.minor}


def _item(item: ItemSold) -> dict[str, Any]:
    known = {"item": item.item_id, "name": item.name, "category": item.category, "count": item.count}
    cost = {} if item.cost is None else {"cost_minor": item.cost.minor}
    margin = {} if item.margin is None else {"margin_minor": item.margin.minor}
    return known | {"sold_minor": item.sold.minor} | cost | margin


def _tax(tax: TaxSold) -> dict[str, Any]:
    return {"name": tax.name, "rate": str(tax.rate), "net_minor": tax.net.minor, "tax_minor": tax.tax.minor}


def _tenders(totals: tuple[TenderTotal, ...]) -> dict[str, dict[str, int]]:
    return {each.tender: {"count": each.count, "amount_minor": each.amount.minor} for each in totals}
