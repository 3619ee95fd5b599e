"""Sums up what a shop's books say, a trading day at a time, into the owner's own tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from counter.flows.shop import Shop
from counter.journal.queries import newest_at
from counter.journal.tables import JournalRow
from counter.kernel.errors import Sentence
from counter.orders.change_tables import RemovalRow
from counter.orders.tables import OrderRow
from counter.receipts.tables import ReceiptRow
from counter.recovery.moment_tables import AskedAgainRow, GoodMomentRow
from counter.recovery.tables import MishapRow
from counter.reports.day.mishaps_of_day import OPEN, MishapOfDay
from counter.reports.day.money_figures import vouchers_issued, vouchers_redeemed
from counter.reports.day.one_thing import choose
from counter.reports.day.one_thing_query import losses
from counter.reports.sales.days import days_with_mishaps
from counter.reports.sales.figures import sold_in
from counter.reports.sales.model import DaysTogether
from counter.reports.sales.period import Period
from counter.settings.rules import Settings
from counter.settings.stations import own_name
from counter.settings.versions import VersionTaken
from counter.shops.changed import NOTHING_SUMMED, Mark, first_moved, newest_mark
from counter.shops.sales_rows import rows_of
from counter.shops.tables import COUNTS, SHOP_DAYS, SHOP_SALES, SHOPS
from counter.till.tables import PaymentReturnRow, PaymentRow, RefundRow, TenderChangeRow, TipRow
from counter.vouchers.tables import RedemptionRow, RestoreRow, VoucherRow

_SUMMED_BY = version("counter-pos")
"""Another Counter may sum otherwise."""
_DAYS = (
    OrderRow.business_date,
    RemovalRow.business_date,
    PaymentRow.business_date,
    PaymentReturnRow.business_date,
    TipRow.business_date,
    TenderChangeRow.business_date,
    RefundRow.business_date,
    ReceiptRow.business_date,
    MishapRow.business_date,
    AskedAgainRow.business_date,
    GoodMomentRow.business_date,
    VoucherRow.business_date,
    RedemptionRow.business_date,
    RestoreRow.redeemed_on,
)
"""What has figures on the day that stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How a shop was heard: up to when (aware UTC; None: nobody knows), and why not further, or NOTHING."""

    at: datetime | None
    trouble: Sentence


@dataclass(frozen=True, slots=True)
class _Summed:
    """A shop's days from `since` on, as rows."""

    since: date
    days: list[dict[str, Any]]
    sales: list[dict[str, Any]]
    first: date | None
    last: date | None
    mark: Mark


def heard_before(connection: Connection, shop: Shop) -> datetime | None:
    """Up to when the shop had been heard as it was summed last; None where it was not."""
    return connection.execute(select(SHOPS.c.heard_at).where(_of(SHOPS, shop))).scalar_one_or_none()


def placed_at(connection: Connection) -> datetime | None:
    """When the newest of the facts was recorded that have a place in the shop's order; None where none has."""
    newest = select(func.max(JournalRow.at)).where(JournalRow.position.is_not(None))
    return connection.execute(newest).scalar_one()


def sum_up(connection: Connection, shop: Shop, heard: Heard, *, is_home: bool) -> int:
    """Brings the owner's own tables up to date with a shop's books; how many trading days were summed anew."""
    now, settings = shop.clock.now(), shop.settings
    row = connection.execute(select(SHOPS).where(_of(SHOPS, shop))).one_or_none()
    is_known = row is not None and row.summed_by == _SUMMED_BY and row.currency == settings.currency
    mark = Mark(row.arrived, row.hash) if row is not None and is_known else NOTHING_SUMMED
    moves = _still_moves(connection, shop) if row is not None else None
    summed = shop.report(_summed, shop, mark, moves, now if is_home else heard.at or now, settings)
    for table in (SHOP_DAYS, SHOP_SALES):
        connection.execute(delete(table).where(_of(table, shop), table.c.day >= summed.since))
    connection.execute(delete(SHOPS).where(_of(SHOPS, shop)))
    for table, rows in ((SHOP_DAYS, summed.days), (SHOP_SALES, summed.sales)):
        if rows:
            connection.execute(insert(table), rows)
    connection.execute(insert(SHOPS).values(_known(shop, heard, summed, now, is_home=is_home)))
    return len(summed.days)


def note_trouble(connection: Connection, shop: Any, trouble: Sentence) -> None:
    """What is known of a shop of that id stays as it is; its books could not be read, and why."""
    connection.execute(SHOPS.update().where(SHOPS.c.shop == shop).values(trouble=_said(trouble)))


def forget(connection: Connection, shop: Any) -> None:
    """Nothing is known any more of the shop of that id."""
    for table in (SHOPS, SHOP_DAYS, SHOP_SALES):
        connection.execute(delete(table).where(table.c.shop == shop))


def _of(table: Any, shop: Shop) -> Any:
    return table.c.shop == shop.journal.shop


def _known(shop: Shop, heard: Heard, summed: _Summed, now: datetime, *, is_home: bool) -> dict[str, Any]:
    settings = shop.settings
    return {
        "shop": shop.journal.shop,
        "name": settings.shop_name,
        "currency": settings.currency,
        "zone": settings.zone_name,
        "begins": settings.day_starts.hour,
        "terminal": shop.terminal,
        "is_home": is_home,
        "heard_at": heard.at,
        "read_at": now,
        "trouble": _said(heard.trouble),
        "first": summed.first,
        "last": summed.last,
        "menu_version": _number(settings.menu_version),
        "playbook_version": _number(settings.playbook_version),
        "arrived": summed.mark.arrived,
        "hash": summed.mark.hash,
        "summed_by": _SUMMED_BY,
    }


def _number(taken: VersionTaken | None) -> int | None:
    return None if taken is None else taken.number


def _said(trouble: Sentence) -> dict[str, Any]:
    values = {name: value if isinstance(value, int) else str(value) for name, value in trouble.values.items()}
    return {"text": trouble.text, "values": values}


def _still_moves(connection: Connection, shop: Shop) -> date | None:
    """The first of the days that were summed which time alone can move: its promises are not all kept or broken."""
    days = SHOP_DAYS.c
    is_open = days.promised > days.kept + days.missed
    found: date | None = connection.execute(select(func.min(days.day)).where(_of(SHOP_DAYS, shop), is_open)).scalar()
    return found


def _summed(
    connection: Connection, shop: Shop, mark: Mark, moves: date | None, until: datetime, settings: Settings
) -> _Summed:
    """What is to be written, promises judged as of `until`."""
    moved = first_moved(connection, mark, settings)
    since = min((each for each in (moved, moves) if each is not None), default=date.max)
    there = sorted(_days_there(connection, date.min))
    days, sales = list[dict[str, Any]](), list[dict[str, Any]]()
    for day in (each for each in there if each >= since):
        key = {"shop": shop.journal.shop, "day": day}
        ((figures, mishaps),) = days_with_mishaps(connection, Period(day, day), until, settings)
        days.append(key | _day(connection, figures, mishaps, settings))
        sales += (key | row for row in rows_of(sold_in(connection, Period(day, day), settings)))
    known = max(until, newest_at(connection) or until)
    last = max(settings.trading_day(known), there[-1]) if there else None
    return _Summed(since, days, sales, there[0] if there else None, last, newest_mark(connection))


def _days_there(connection: Connection, since: date) -> set[date]:
    """Trading days from one on that have figures."""

    def wanted(column: Any) -> Select[date]:
        return select(column).where(column >= since).distinct()

    return {day for column in _DAYS for day in connection.execute(wanted(column)).scalars()}


def _day(
    connection: Connection, figures: DaysTogether, mishaps: tuple[MishapOfDay, ...], settings: Settings
) -> dict[str, Any]:
    thing = choose(losses(mishaps, settings.zone))
    kinds = Counter(each.kind for each in mishaps)
    day = figures.period.first
    return {
        **{name: getattr(figures, name) for name in COUNTS},
        "given_back": figures.given_back.minor,
        "takings": figures.takings.minor,
        "vouchers_issued": vouchers_issued(connection, day),
        "vouchers_redeemed": vouchers_redeemed(connection, day),
        "still_open": sum(each.state == OPEN for each in mishaps),
        "went_wrong": sorted(kinds.items(), key=lambda each: (-each[1], each[0])),
        "one_thing": None if thing is None else asdict(thing),
        "station": "" if thing is None else own_name(settings.stations, thing.station),
    }
