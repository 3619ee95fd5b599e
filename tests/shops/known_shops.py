"""Shops that the owner's own tables know: summed from books, or made up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy import insert

from counter.flows.shop import Shop
from counter.kernel.errors import NOTHING, Sentence
from counter.kernel.ids import ShopId, new_id
from counter.shops.folder import writing
from counter.shops.summing import Heard, sum_up
from counter.shops.tables import COUNTS, MORE_COUNTS, SHOP_DAYS, SHOP_SALES, SHOPS

Row = tuple[str, list[str], int, int]
"""A part of what a day sold: of which table, what it is of, how many, minor units."""


def know(folder: Path, shop: Shop, *, is_home: bool = False, heard_at: datetime | None = None) -> int:
    """Sums up a shop as a reading does, heard now unless it is said when; how many days were summed anew."""
    heard = Heard(at=heard_at or shop.clock.now(), trouble=NOTHING)
    with writing(folder) as connection:
        return sum_up(connection, shop, heard, is_home=is_home)


def make_up(
    folder: Path,
    name: str,
    days: Mapping[date, Mapping[str, object]],
    sales: Mapping[date, list[Row]] | None = None,
    **more: object,
) -> ShopId:
    """A shop with these days, of which what is not said is 0; one without any was never read.

    `more` is said of the shop: its `currency`, whether it `is_home`, `heard_at`, its `trouble`.
    """
    shop, ends = ShopId(new_id()), max(days, default=None)
    read_at = None if ends is None else datetime.combine(ends, time(20), UTC)
    said = {"currency": "EUR", "is_home": False, "heard_at": read_at, "trouble": NOTHING} | more
    trouble = said.pop("trouble")
    assert isinstance(trouble, Sentence)
    with writing(folder) as connection:
        connection.execute(
            insert(SHOPS).values(
                **said, trouble={"text": trouble.text, "values": dict(trouble.values)}, shop=shop, name=name,
                zone="Europe/Berlin", begins=4, terminal="T3", read_at=read_at, first=min(days, default=None),
                last=ends, arrived=0, hash=b"", summed_by="",
            )
        )  # fmt: skip
        for day, figures in days.items():
            connection.execute(insert(SHOP_DAYS).values(shop=shop, day=day, **_QUIET | dict(figures)))
        for day, rows in (sales or {}).items():
            for part, of, count, minor in rows:
                row = {"shop": shop, "day": day, "part": part, "of": of, "count": count, "minor": minor}
                connection.execute(insert(SHOP_SALES).values(**row))
    return shop


_QUIET: dict[str, object] = {
    **dict.fromkeys((*COUNTS, *MORE_COUNTS, "given_back", "takings"), 0),
    "went_wrong": [], "one_thing": None, "station": "",
}  # fmt: skip
