"""A shop takes the menu of another one of its owner, but for what it keeps, and the whole can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from cafe import Cafe, starter_menu
from counter.flows.playbook import undo_change
from counter.flows.take_version import take_menu_version
from counter.kernel.ids import ShopId, new_id
from counter.menu.given import MenuGiven, menu_given
from counter.menu.queries import read_groups
from counter.reports.all_changes import all_changes
from counter.settings.versions import VersionTaken
from menu_walk import Owner, reads, the_menu, today

HOME = ShopId(new_id())


def given_by(cafe: Cafe) -> MenuGiven:
    settings = cafe.shop.settings
    groups = cafe.shop.read(read_groups)
    return menu_given(the_menu(cafe), groups, settings.currency, settings.stations, today(cafe))


def take(cafe: Cafe, given: MenuGiven, number: int) -> None:
    version = VersionTaken(number, HOME, "Market Street", today(cafe), f"{number:064x}")
    cafe.shop.do(cafe.ana, take_menu_version, given, version)


def undo(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, undo_change, cafe.shop.read(all_changes)[0].fact_id)


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cafe, Cafe]]:
    """A shop and another one of its owner, which began with the same menu: each thing by an id of its own."""
    folder: Path = tmp_path_factory.mktemp("two")
    home = Cafe.made_in(folder / "home")
    starter_menu.cache_clear()
    theirs = Cafe.made_in(folder / "theirs")
    yield home, theirs
    home.close()
    theirs.close()


@pytest.mark.parametrize("seed", range(8))
def test_what_was_taken_reads_as_it_was_given_once_and_twice_and_goes_back(shops: tuple[Cafe, Cafe], seed: int) -> None:
    home, theirs = shops
    Owner(home, seed).change(9)
    Owner(theirs, seed + 100).change(5)
    before, given = reads(theirs), given_by(home)
    take(theirs, given, 2 * seed + 1)
    assert reads(theirs) == reads(home)
    facts = len(theirs.kinds())
    take(theirs, given, 2 * seed + 1)
    assert len(theirs.kinds()) == facts
    undo(theirs)
    assert reads(theirs) == before
    take(theirs, given, 2 * seed + 2)
    assert reads(theirs) == reads(home)
    for cafe in shops:
        cafe.forward(24 * 60 * Random(seed).choice([0, 1, 6]))
