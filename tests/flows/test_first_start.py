"""A new owner sets the shop up: each answer is written at once, and all of it ends in a shop that sells."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter.bootstrap import new_shop, open_shop
from counter.flows.drawer import open_drawer
from counter.flows.first_start import Newcomer, answer, have_all, put_in_drawer, skip_rest
from counter.flows.shop import Shop
from counter.flows.staff import sign_in_with
from counter.kernel.errors import Refused
from counter.kernel.money import Money
from counter.kernel.resources import resource
from counter.menu.read_file import MenuFile, read_toml
from counter.menu.starter import in_currency
from counter.people.queries import read_staff
from counter.settings.first_start import COFFEE, MONEY, PEOPLE, FirstStart

NOTHING = MenuFile(currency="EUR", groups=(), items=(), tax_classes=())
MIRA = Newcomer("Mira", "owner", "4711")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "shop"


@pytest.fixture
def shop(folder: Path) -> Iterator[Shop]:
    shop = new_shop(folder, NOTHING, (), {"first_start": FirstStart("shop")})
    yield shop
    shop.store.close()


def cafe(currency: str) -> MenuFile:
    return in_currency(read_toml(resource("menu", "starter.toml")), currency)


def test_what_was_answered_is_there_after_a_crash(shop: Shop, folder: Path) -> None:
    so_far = FirstStart(MONEY, percent=10)
    shop.do(shop.itself, answer, so_far, {"shop_name": "Nordlicht", "locale": "de"})
    shop.store.close()
    again = open_shop(folder)
    try:
        assert again.settings.first_start == so_far
        assert (again.settings.shop_name, again.settings.locale) == ("Nordlicht", "de")
    finally:
        again.store.close()


def test_menu_and_people_come_in_one_act_or_not_at_all(shop: Shop) -> None:
    shop.do(shop.itself, answer, FirstStart(PEOPLE, in_drawer="100.00"), {"currency": "CHF"})
    with pytest.raises(Refused, match="Somebody here is called Mira already"):
        shop.do(shop.itself, have_all, (MIRA, Newcomer("mira", "barista")), cafe("CHF"))
    assert not shop.menu.items
    with pytest.raises(Refused, match="Somebody has to own the shop"):
        shop.do(shop.itself, have_all, (Newcomer("Jo", "barista"),), cafe("CHF"))
    mira = shop.do(shop.itself, have_all, (MIRA, Newcomer("Jo", "barista")), cafe("CHF"))
    assert shop.settings.first_start.step == COFFEE
    assert shop.menu.items[0].price.currency == "CHF"
    assert [each.name for each in shop.read(read_staff)] == ["Mira", "Jo"]
    shop.do(mira, sign_in_with, "4711")
    shop.do(mira, put_in_drawer)
    shop.do(mira, put_in_drawer)  # once only, whoever comes
    assert shop.settings.first_start == FirstStart(COFFEE)
    with pytest.raises(Refused, match="open"):
        shop.do(mira, open_drawer, Money(0, "CHF"))


def test_who_skips_the_rest_has_a_shop_that_sells(shop: Shop) -> None:
    usual = {"shop_name": "Rosa’s"}
    rosa = shop.do(shop.itself, skip_rest, usual, cafe("EUR"), (Newcomer("Ana", "barista"), Newcomer("Rosa", "owner")))
    assert shop.settings.first_start == FirstStart()
    assert {each.staff_id: each.name for each in shop.read(read_staff)}[rosa] == "Rosa"
    assert len(shop.menu.items) == len(cafe("EUR").items)
