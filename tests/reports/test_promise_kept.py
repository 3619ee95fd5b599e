"""How promises were kept: by hour, by how many were ahead, by what was ordered."""

from cafe import Cafe
from counter.reports.day.figures import first_promises
from counter.reports.promise_kept import BAKERY, DRINKS, KITCHENS, Kept, KeptAt, days_up_to, few_hours, kept_by_parts
from counter.settings.stations import KITCHEN


def kept_of(cafe: Cafe) -> Kept:
    now = cafe.clock.now()
    days = days_up_to(cafe.shop.settings.trading_day(now), 28)
    promises = cafe.shop.report(first_promises, *days)
    return cafe.shop.report(kept_by_parts, promises, days, cafe.shop.settings, now)


def test_each_promise_counts_once_in_each_table_and_an_open_one_in_none(cafe: Cafe) -> None:
    """At nine in the morning a latte is kept; an hour on one with a croissant is missed, and a toast is kept."""
    kitchen = next(item.name for item in cafe.shop.menu.items if item.station == KITCHEN)
    first_hour = cafe.clock.now().astimezone(cafe.shop.settings.zone).hour
    cafe.ready(cafe.sell("Latte"))
    cafe.forward(60)
    cafe.miss("Latte", "Croissant")
    cafe.ready(cafe.sell(kitchen, "Croissant"))
    cafe.sell("Mocha")
    found = kept_of(cafe)
    assert (found.kept, found.of) == (2, 3)
    assert found.hours == (
        KeptAt(kept=1, of=1, first=first_hour, last=first_hour + 1),
        KeptAt(kept=1, of=2, first=first_hour + 1, last=first_hour + 2),
    )
    assert found.loads == (KeptAt(kept=2, of=3, first=0, last=3),)
    assert found.kinds == (
        KeptAt(kept=1, of=1, what=DRINKS),
        KeptAt(kept=0, of=1, what=BAKERY),
        KeptAt(kept=1, of=1, what=KITCHENS),
    )


def test_who_has_four_orders_ahead_is_another_load_until_they_are_ready(cafe: Cafe) -> None:
    waiting = []
    for _ in range(5):
        cafe.forward(0.1)
        waiting.append(cafe.sell("Latte"))
    cafe.forward(0.1)
    for order_id in waiting:
        cafe.ready(order_id)
    cafe.ready(cafe.sell("Latte"))
    assert [(part.first, part.of) for part in kept_of(cafe).loads] == [(0, 5), (4, 1)]


def test_what_nobody_tapped_as_ready_stands_ahead_of_nobody_the_next_day(cafe: Cafe) -> None:
    for _ in range(5):
        cafe.sell("Latte")
    cafe.forward(24 * 60)
    for _ in range(2):
        cafe.ready(cafe.sell("Latte"))
        cafe.forward(60)
    assert [(part.first, part.of) for part in kept_of(cafe).loads] == [(0, 7)]


def test_quiet_hours_become_one_until_six_stretches_are_left() -> None:
    counts = {7: 9, 8: 50, 9: 40, 10: 30, 11: 3, 12: 4, 13: 60, 14: 2}
    hours = [KeptAt(kept=of - 1, of=of, first=at, last=at + 1) for at, of in counts.items()]
    found = few_hours(hours)
    assert [(each.first, each.last) for each in found] == [(7, 8), (8, 9), (9, 10), (10, 13), (13, 14), (14, 15)]
    assert sum(each.of for each in found) == sum(counts.values())
