"""The books of a shop that a new machine joined take the place of those it began with; nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter.bootstrap import DATABASE, open_shop
from counter.cli.first_shop import open_or_make
from counter.journal.seal import SHOP_KEY
from counter.kernel.ids import ShopId
from counter.link.move_in import JOINED, JOINING, MOVING, all_is_there, move_in


def made_in(folder: Path) -> ShopId:
    shop = open_or_make(folder)
    shop.store.close()
    return shop.journal.shop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made_in(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def joined(folder: Path) -> ShopId:
    """Another shop's books stand beside it, ready to move in."""
    joined = made_in(folder / JOINING)
    all_is_there(folder)
    return joined


def test_the_next_start_opens_the_shop_that_was_joined(folder: Path, joined: ShopId) -> None:
    before = (folder / SHOP_KEY).read_bytes()
    assert made_in(folder) == joined
    aside = next(folder.glob("set-aside-*"))
    assert (aside / SHOP_KEY).read_bytes() == before
    assert (aside / DATABASE).exists()
    assert not (folder / JOINED).exists()
    assert not move_in(folder / DATABASE)


def test_what_cut_it_off_loses_nothing(folder: Path, joined: ShopId) -> None:
    aside = folder / "set-aside-before"
    aside.mkdir()
    for name in (DATABASE, SHOP_KEY):
        (folder / name).rename(aside / name)
    (folder / JOINED).rename(folder / MOVING)
    (folder / MOVING / SHOP_KEY).rename(folder / SHOP_KEY)
    assert move_in(folder / DATABASE)
    shop = open_shop(folder)
    shop.store.close()
    assert shop.journal.shop == joined


def test_a_shop_that_nobody_joined_stays(folder: Path) -> None:
    (folder / JOINING).mkdir()
    assert not move_in(folder / DATABASE)
    assert list(folder.glob("set-aside-*")) == []
