"""Several shops for a machine, under the words of `counter day`, `week` and `sales`. Amounts are minor units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from counter.kernel.language import Language
from counter.reports.sales.figures_json import days_json, sales_json
from counter.reports.sales.model import DaysTogether
from counter.shops.model import KnownShop, ShopDay, ShopDays, ShopSales
from counter.shops.queries import together


def known_json(shop: KnownShop, language: Language) -> dict[str, Any]:
    """A shop and how far it is known; times are ISO 8601 in UTC."""
    return {
        "shop": str(shop.shop),
        "name": shop.name,
        "currency": shop.currency,
        "zone": shop.zone,
        "home": shop.is_home,
        "terminal": shop.terminal,
        "heard_at": _iso(shop.heard_at),
        "read_at": _iso(shop.read_at),
        "trouble": language.explain(shop.trouble),
    }


def day_of_shops_json(shops: Sequence[ShopDay], language: Language) -> dict[str, Any]:
    """A trading day of each shop; its figures are null where nothing is known of it."""
    return {
        "shops": [known_json(each.shop, language) | {"figures": _day(each)} for each in shops],
        "together": _together(each.figures for each in shops),
    }


def days_of_shops_json(shops: Sequence[ShopDays], language: Language) -> dict[str, Any]:
    """Each shop over some days, day by day and together."""
    found = [
        known_json(each.shop, language)
        | {
            "days": [days_json(day) for day in each.days],
            "together": None if each.whole is None else days_json(each.whole),
        }
        for each in shops
    ]
    return {"shops": found, "together": _together(each.whole for each in shops)}


def sales_of_shops_json(shops: Sequence[ShopSales], language: Language) -> dict[str, Any]:
    """What each shop sold over some days."""
    return {
        "shops": [
            known_json(each.shop, language) | {"sales": None if each.figures is None else sales_json(each.figures)}
            for each in shops
        ]
    }


def _day(of: ShopDay) -> dict[str, Any] | None:
    if of.figures is None:
        return None
    return days_json(of.figures) | {
        "vouchers": {"issued": of.vouchers_issued, "redeemed": of.vouchers_redeemed},
        "still_open": of.still_open,
        "went_wrong": dict(of.went_wrong),
        "one_thing": None if of.one_thing is None else asdict(of.one_thing),
    }


def _together(days: Iterable[DaysTogether | None]) -> list[dict[str, Any]]:
    found = together(each for each in days if each is not None)
    return [{"currency": each.takings.currency} | days_json(each) for each in found]


def _iso(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()
