"""Whether the owner's own tables say of a shop what its own reports say."""

from __future__ import annotations

from pathlib import Path

from counter.flows.shop import Shop
from counter.reports.day.figures import day_figures
from counter.reports.sales.days import days_of, together
from counter.reports.sales.figures import sales_figures
from counter.reports.sales.period import Period
from counter.shops.folder import ShopsFile
from counter.shops.queries import known_shops, sales_over, shops_on, shops_over


def says_the_same(folder: Path, shop: Shop, days: Period | None = None) -> None:
    """Of each of these days, and of all of them, to the cent; of all days that are known where none are said."""
    now, decided = shop.clock.now(), shop.settings
    with ShopsFile(folder) as tables:
        place, known = next(
            (place, each) for place, each in enumerate(tables.read(known_shops)) if each.shop == shop.journal.shop
        )
        assert known.first is not None
        assert known.last is not None
        days = days or Period(known.first, known.last)
        over, sold = tables.read(shops_over, days)[place], tables.read(sales_over, days)[place]
        each = {day: tables.read(shops_on, day)[place] for day in days.days}
    own = shop.report(days_of, days, now, decided)
    assert over.days == own
    assert over.whole == together(own, days, decided.currency)
    assert sold.figures == shop.report(sales_figures, days, decided)
    for day, found in each.items():
        figures = shop.report(day_figures, day, decided)
        assert found.figures == next(each for each in own if each.period.first == day)
        assert (found.vouchers_issued, found.vouchers_redeemed, found.went_wrong) == (
            figures.vouchers_issued,
            figures.vouchers_redeemed,
            figures.mishaps_by_kind,
        )
        assert found.still_open == sum(each.state == "open" for each in figures.mishaps)
