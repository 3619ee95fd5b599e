"""A made-up day is a plausible one, and the same for one seed."""

from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from counter.kernel.resources import resource
from counter.menu.read_file import MenuFile, read_toml
from counter.simulation.made_up_day import made_up_day
from counter.simulation.visits import Visit

DAY, BERLIN = date(2026, 5, 4), ZoneInfo("Europe/Berlin")


@pytest.fixture(scope="module")
def menu() -> MenuFile:
    return read_toml(resource("menu", "starter.toml"))


def test_about_three_hundred_come_most_of_them_in_the_morning(menu: MenuFile) -> None:
    visits = made_up_day(menu, DAY, BERLIN, seed=0)
    local = [visit.at.astimezone(BERLIN) for visit in visits]
    assert 250 < len(visits) < 350
    assert all(a <= b for a, b in pairwise(local))
    assert {at.date() for at in local} == {DAY}
    assert sum(at.hour < 10 for at in local) > sum(at.hour >= 15 for at in local)


def test_what_they_want_is_on_the_menu(menu: MenuFile) -> None:
    items = {item.item_id: item for item in menu.items}
    options = {group.group_id: {modifier.name for modifier in group.modifiers} for group in menu.groups}
    visits = made_up_day(menu, DAY, BERLIN, seed=1)
    chosen = [(want.item_id, group, name) for visit in visits for want in visit.wants for group, name in want.modifiers]
    assert chosen
    assert all(group in items[item].groups and name in options[group] for item, group, name in chosen)


def test_one_seed_is_one_day(menu: MenuFile) -> None:
    def shape(visits: tuple[Visit, ...]) -> list[tuple[object, ...]]:
        return [(visit.at, visit.wants, visit.name, visit.to_go) for visit in visits]

    assert shape(made_up_day(menu, DAY, BERLIN, seed=4)) == shape(made_up_day(menu, DAY, BERLIN, seed=4))
    assert shape(made_up_day(menu, DAY, BERLIN, seed=4)) != shape(made_up_day(menu, DAY, BERLIN, seed=5))
