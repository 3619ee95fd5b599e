"""What the owner asks of several shops: the home shop comes first, the others by their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from counter.kernel.errors import Sentence
from counter.kernel.ids import ShopId, TerminalId
from counter.kernel.money import Money
from counter.kernel.typed_json import read_plain
from counter.reports.day.one_thing import OneThing
from counter.reports.sales import days
from counter.reports.sales.model import DaysTogether, SalesFigures
from counter.reports.sales.period import Period
from counter.reports.sales.sums import figures_of
from counter.settings.stations import Station
from counter.shops.model import KnownShop, ShopDay, ShopDays, ShopSales
from counter.shops.sales_rows import Rows, sold_of
from counter.shops.tables import COUNTS, MORE_COUNTS, SHOP_DAYS, SHOP_SALES, SHOPS


def known_shops(connection: Connection) -> tuple[KnownShop, ...]:
    """Every shop that was read."""
    found = [_known(row) for row in connection.execute(select(SHOPS))]
    return tuple(sorted(found, key=lambda each: (not each.is_home, each.name.casefold(), each.shop)))


def shops_on(connection: Connection, day: date) -> tuple[ShopDay, ...]:
    """Each shop's trading day."""
    rows = {row.shop: row for row in connection.execute(select(SHOP_DAYS).where(SHOP_DAYS.c.day == day))}
    return tuple(_day(shop, day, rows.get(shop.shop)) for shop in known_shops(connection))


def shops_over(connection: Connection, period: Period) -> tuple[ShopDays, ...]:
    """Each shop over these trading days."""
    rows = defaultdict[UUID, dict[date, Any]](dict)
    for row in connection.execute(select(SHOP_DAYS).where(SHOP_DAYS.c.day.between(period.first, period.last))):
        rows[row.shop][row.day] = row
    found = []
    for shop in known_shops(connection):
        known = tuple(_days(shop, day, rows[shop.shop].get(day)) for day in _known_days(shop, period))
        whole = days.together(known, period, shop.currency) if known else None
        found.append(ShopDays(shop=shop, days=known, whole=whole))
    return tuple(found)


def sales_over(connection: Connection, period: Period) -> tuple[ShopSales, ...]:
    """What each shop sold over these trading days."""
    table = SHOP_SALES.c
    wanted = (
        select(
            table.shop,
            table.part,
            table.of,
            func.sum(table.count).label("count"),
            func.sum(table.minor).label("minor"),
            func.sum(table.net).label("net"),
            func.sum(table.cost).label("cost"),
        )
        .where(table.day.between(period.first, period.last))
        .group_by(table.shop, table.part, table.of)
    )
    rows = defaultdict[UUID, dict[str, list[Any]]](lambda: defaultdict(list))
    for shop, part, *row in connection.execute(wanted):
        rows[shop][part].append(row)
    begins = {row.shop: row.begins for row in connection.execute(select(SHOPS.c.shop, SHOPS.c.begins))}
    return tuple(
        ShopSales(shop=each, figures=_sales(each, period, rows[each.shop], begins[each.shop]))
        for each in known_shops(connection)
    )


def together(whole: Iterable[DaysTogether]) -> tuple[DaysTogether, ...]:
    """The days of several shops added up, those of each currency by themselves: one never becomes the other."""
    by_currency = defaultdict[str, list[DaysTogether]](list)
    for each in whole:
        by_currency[each.takings.currency].append(each)
    return tuple(
        days.together(
            those, Period(min(each.period.first for each in those), max(each.period.last for each in those)), of
        )
        for of, those in sorted(by_currency.items())
    )


def _known(row: Any) -> KnownShop:
    return KnownShop(
        shop=ShopId(row.shop),
        name=row.name,
        currency=row.currency,
        zone=row.zone,
        is_home=row.is_home,
        terminal=TerminalId(row.terminal),
        heard_at=row.heard_at,
        read_at=row.read_at,
        trouble=Sentence(row.trouble["text"], **row.trouble["values"]),
        first=row.first,
        last=row.last,
        menu_version=row.menu_version,
        playbook_version=row.playbook_version,
    )


def _known_days(shop: KnownShop, period: Period) -> Iterator[date]:
    """Those of these days of which something is known of the shop, though it may be nothing that happened."""
    if shop.first is None or shop.last is None:
        return
    day, end = max(shop.first, period.first), min(shop.last, period.last)
    while day <= end:
        yield day
        day += timedelta(days=1)


def _days(shop: KnownShop, day: date, row: Any) -> DaysTogether:
    said: dict[str, Any] = {name: 0 if row is None else getattr(row, name) for name in COUNTS}
    for name in ("given_back", "takings"):
        said[name] = Money(0 if row is None else getattr(row, name), shop.currency)
    return DaysTogether(period=Period(day, day), **said)


def _day(shop: KnownShop, day: date, row: Any) -> ShopDay:
    is_known = any(_known_days(shop, Period(day, day)))
    figures = _days(shop, day, row) if is_known else None
    if row is None:
        return ShopDay(shop=shop, figures=figures)
    thing = None if row.one_thing is None else read_plain(row.one_thing, OneThing)
    return ShopDay(
        shop=shop,
        figures=figures,
        **{name: getattr(row, name) for name in MORE_COUNTS},
        went_wrong=tuple((kind, count) for kind, count in row.went_wrong),
        one_thing=thing,
        stations=() if thing is None else (Station(thing.station, row.station),),
    )


def _sales(shop: KnownShop, period: Period, rows: Rows, begins: int) -> SalesFigures | None:
    if not any(_known_days(shop, period)):
        return None
    return figures_of(sold_of(rows, shop.currency), period, shop.currency, begins)
