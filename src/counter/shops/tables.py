"""The owner's own tables: every key leads with the shop. All but the versions can be summed again from the books."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, MetaData, String, Table

from counter.store.base import IdBytes, JsonText, UtcTime

TABLES = MetaData()

SHOPS = Table(
    "shops",
    TABLES,
    Column("shop", IdBytes, primary_key=True),
    Column("name", String, nullable=False),
    Column("currency", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("begins", Integer, nullable=False),
    Column("terminal", String, nullable=False),
    Column("is_home", Boolean, nullable=False),
    Column("heard_at", UtcTime),
    Column("read_at", UtcTime),
    Column("trouble", JsonText, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("menu_version", Integer),
    Column("playbook_version", Integer),
    Column("arrived", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("summed_by", String, nullable=False),
)
"""`begins` is the local hour at which a trading day does; the versions are those that it took last of another shop;
`arrived` and `hash` are of the last fact that is summed, and `summed_by` is the Counter that did."""

COUNTS = (
    "orders", "promised", "kept", "missed", "told_before", "mishaps", "made_right", "minutes_lost", "asked_again",
    "good_moments",
)  # fmt: skip
"""What is counted of a day, by the words of `DaysTogether`."""
MORE_COUNTS = ("vouchers_issued", "vouchers_redeemed", "still_open")
"""And by those of `ShopDay`."""

SHOP_DAYS = Table(
    "shop_days",
    TABLES,
    Column("shop", IdBytes, primary_key=True),
    Column("day", Date, primary_key=True),
    *(Column(name, Integer, nullable=False) for name in (*COUNTS, *MORE_COUNTS)),
    Column("given_back", Integer, nullable=False),
    Column("takings", Integer, nullable=False),
    Column("went_wrong", JsonText, nullable=False),
    Column("one_thing", JsonText),
    Column("station", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Amounts are minor units of the shop's currency; `station` is how the shop calls that of the one thing to do."""

SHOP_SALES = Table(
    "shop_sales",
    TABLES,
    Column("shop", IdBytes, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("part", String, primary_key=True),
    Column("of", JsonText, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("minor", Integer, nullable=False),
    Column("net", Integer),
    Column("cost", Integer),
    sqlite_with_rowid=False,
)
"""A row a part of what a day sold: what it is of (its name; an item's id, name and category), pieces, minor units.

`net` is what was taxed, of an item what those pieces cost customers without tax whose `cost` is known.
"""

VERSIONS = Table(
    "versions",
    TABLES,
    Column("shop", IdBytes, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("day", Date, nullable=False),
    Column("digest", String, nullable=False),
    Column("content", String, nullable=False),
    sqlite_with_rowid=False,
)
"""What the home shop gave others of a kind (its menu, its playbook), numbered from 1; `name` is what it was called."""

SUMMED = (SHOPS, SHOP_DAYS, SHOP_SALES)
"""What is made anew where it has another shape than this Counter's."""
