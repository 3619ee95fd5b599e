"""A shop takes the menu of another one of its owner, but for what it keeps, and the whole can be taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from cafe import Cafe, eur, starter_menu
from counter.flows.menu import MenuFact, change_menu, offer_choice
from counter.flows.open_shop import decide
from counter.flows.playbook import decide_playbook, undo_change
from counter.flows.staff import change_pin
from counter.flows.take_version import (
    keep_of_menu,
    keep_of_playbook,
    mean_taxes,
    take_menu_version,
    take_playbook_version,
)
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, GroupId, ItemId, ShopId, new_id
from counter.menu.facts import (
    ItemAdded,
    ItemChanged,
    ItemOffered,
    Modifier,
    ModifierGroupAdded,
    PriceChanged,
)
from counter.menu.given import MenuGiven, menu_given
from counter.menu.groups import Group, group_as_said
from counter.menu.queries import read_groups
from counter.menu.rules import Item, as_it_is
from counter.menu.starter import in_currency
from counter.recovery.taking import PlaybookGiven
from counter.reports.all_changes import all_changes
from counter.reports.version_rows import VersionRow, menu_rows, playbook_rows
from counter.reports.version_words import row_words
from counter.settings.playbook_decided import PageDecided, PlaybookDecided
from counter.settings.versions import VersionTaken
from menu_walk import Owner, reads, the_menu, today

HOME = ShopId(new_id())


def given_by(cafe: Cafe, currency: str = "") -> MenuGiven:
    settings = cafe.shop.settings
    groups = cafe.shop.read(read_groups)
    return menu_given(the_menu(cafe), groups, currency or settings.currency, settings.stations, today(cafe))


def version(cafe: Cafe, number: int) -> VersionTaken:
    return VersionTaken(number, HOME, "Market Street", today(cafe), f"{number:064x}")


def take(cafe: Cafe, given: MenuGiven, number: int = 1) -> None:
    cafe.shop.do(cafe.ana, take_menu_version, given, version(cafe, number))


def undo(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, undo_change, cafe.shop.read(all_changes)[0].fact_id)


def newest(cafe: Cafe, key: str) -> FactId:
    """The newest change of that key."""
    return next(each.fact_id for each in cafe.shop.read(all_changes) if each.key == key)


def change(cafe: Cafe, *facts: MenuFact, by: str = "Ana") -> None:
    cafe.shop.do(cafe.staff(by), change_menu, facts)


def item(cafe: Cafe, name: str) -> Item:
    return next(each for each in the_menu(cafe).every_item if each.name == name).on(today(cafe))


def group_of(cafe: Cafe, group_id: GroupId) -> Group:
    return next(each for each in cafe.shop.read(read_groups) if each.group_id == group_id)


def costs(cafe: Cafe, name: str, price: str, days: int = 0) -> PriceChanged:
    since = today(cafe) + timedelta(days=days)
    return PriceChanged(item_id=item(cafe, name).item_id, since=since, price=eur(price))


def new_item(cafe: Cafe, like: str, name: str, **values: object) -> ItemAdded:
    said = as_it_is(item(cafe, like))
    whole = {each: getattr(said, each) for each in ItemChanged.__dataclass_fields__}
    return ItemAdded(**whole | {"item_id": ItemId(new_id()), "name": name} | values, price=eur("5"), position=0)


def rows(cafe: Cafe, given: MenuGiven) -> dict[str, VersionRow]:
    found = cafe.shop.report(menu_rows, given, cafe.shop.settings, cafe.clock.now())
    return {f"{each.name}{each.what.partition(':')[2][32:]}": each for each in found}


def words(cafe: Cafe, given: MenuGiven) -> dict[str, list[str]]:
    """What is said of each row."""
    shop = cafe.shop
    return {
        name: row_words(row, shop.playbook, shop.settings.stations, shop.language)
        for name, row in rows(cafe, given).items()
    }


@pytest.fixture(scope="module")
def _two_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop and another one of its owner, which began with the same menu: each thing by an id of its own."""
    folder = tmp_path_factory.mktemp("two")
    Cafe.made_in(folder / "home", shop_name="Market Street").close()
    starter_menu.cache_clear()
    Cafe.made_in(folder / "theirs", shop_name="Station").close()
    return folder


@pytest.fixture
def pair_of(tmp_path: Path, _two_folders: Path) -> Iterator[tuple[Cafe, Cafe]]:
    """Both, as they are made."""
    folder = shutil.copytree(_two_folders, tmp_path / "two")
    home, theirs = Cafe.opened_in(folder / "home"), Cafe.opened_in(folder / "theirs")
    yield home, theirs
    home.close()
    theirs.close()


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory, _two_folders: Path) -> Iterator[tuple[Cafe, Cafe]]:
    """Both, which go on from one test to the next."""
    folder = shutil.copytree(_two_folders, tmp_path_factory.mktemp("walk") / "two")
    home, theirs = Cafe.opened_in(folder / "home"), Cafe.opened_in(folder / "theirs")
    yield home, theirs
    home.close()
    theirs.close()


@pytest.fixture
def zurich(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cafe]:
    """One in another currency."""
    menu = in_currency(starter_menu(), "CHF", 10)
    with monkeypatch.context() as patch:
        patch.setattr("cafe.starter_menu", lambda: menu)
        cafe = Cafe.made_in(tmp_path / "chf", shop_name="Zürich")
    yield cafe
    cafe.close()


@pytest.mark.parametrize("seed", range(6))
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


def test_what_a_shop_keeps_never_moves(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    change(theirs, costs(theirs, "Latte", "9.10"), replace(as_it_is(item(theirs, "Mocha")), name="Our mocha"))
    change(theirs, new_item(theirs, "Latte", "Station special"))
    for name, price in (("Latte", ":price"), ("Our mocha", ""), ("Station special", ""), ("Espresso", "")):
        theirs.shop.do(theirs.ana, keep_of_menu, f"item:{item(theirs, name).item_id.hex}{price}", name)
    change(home, ItemOffered(item_id=item(home, "Mocha").item_id, on_menu=False), costs(home, "Latte", "3"))
    change(home, replace(as_it_is(item(home, "Latte")), allergens=("soy",)), costs(home, "Latte", "4", days=3))
    change(home, replace(as_it_is(item(home, "Espresso")), sku="E1"), costs(home, "Espresso", "1"))
    before = {name: item(theirs, name) for name in ("Our mocha", "Station special", "Espresso")}
    for number in (1, 2):
        take(theirs, given_by(home), number)
        Owner(home, number).change(6)
        theirs.forward(24 * 60)
        home.forward(24 * 60)
    assert {name: item(theirs, name) for name in before} == before
    assert not any(item(theirs, name).off_menu for name in before)
    assert item(theirs, "Latte").allergens == ("soy",)
    assert [the_menu(theirs).on(today(theirs) + timedelta(days=day)).by_id[item(theirs, "Latte").item_id].price
            for day in range(6)] == [eur("9.10")] * 6  # fmt: skip


def test_what_is_kept_no_more_is_taken_with_the_next(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    what = f"item:{item(theirs, 'Latte').item_id.hex}:price"
    theirs.shop.do(theirs.ana, keep_of_menu, what, "Latte")
    change(home, costs(home, "Latte", "3"))
    take(theirs, given_by(home))
    assert item(theirs, "Latte").price != eur("3")
    undo(theirs)
    theirs.shop.do(theirs.ana, undo_change, newest(theirs, "own_menu"))
    take(theirs, given_by(home))
    assert item(theirs, "Latte").price == eur("3")


def test_a_name_that_changes_after_the_first_version_stays_the_same_item(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    take(theirs, given_by(home), 1)
    latte = item(theirs, "Latte").item_id
    change(home, replace(as_it_is(item(home, "Latte")), name="Caffè latte"))
    take(theirs, given_by(home), 2)
    assert item(theirs, "Caffè latte").item_id == latte


def test_a_price_that_comes_for_some_days_only_comes_so(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    usual = item(home, "Cortado").price
    change(home, costs(home, "Cortado", "1"), PriceChanged(
        item_id=item(home, "Cortado").item_id, since=today(home) + timedelta(days=2), price=usual
    ))  # fmt: skip
    take(theirs, given_by(home))
    assert reads(theirs) == reads(home)


def test_the_whole_of_it_goes_back_at_either_of_its_two_lines_in_changes(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    change(home, costs(home, "Latte", "3"))
    for key in ("menu", "menu_version"):
        before = reads(theirs)
        take(theirs, given_by(home))
        assert theirs.shop.settings.menu_version is not None
        theirs.shop.do(theirs.ana, undo_change, newest(theirs, key))
        assert reads(theirs) == before
        assert theirs.shop.settings.menu_version is None


def test_an_older_version_does_not_go_back_under_a_newer_one(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    before = item(theirs, "Latte").price
    change(home, costs(home, "Latte", "3"))
    take(theirs, given_by(home), 1)
    first = newest(theirs, "menu_version")
    change(home, costs(home, "Espresso", "3"))
    take(theirs, given_by(home), 2)
    with pytest.raises(Refused, match="decided that anew"):
        theirs.shop.do(theirs.ana, undo_change, first)
    undo(theirs)
    theirs.shop.do(theirs.ana, undo_change, first)
    assert item(theirs, "Latte").price == before


def test_who_changed_something_there_since_the_last_version_is_said(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    change(theirs, costs(theirs, "Mocha", "8"), by="Rosa")
    assert rows(theirs, given_by(home))["Mocha:price"].changed_here is None
    take(theirs, given_by(home))
    theirs.forward(5)
    change(theirs, costs(theirs, "Latte", "8"), by="Rosa")
    change(home, costs(home, "Espresso", "3"), costs(home, "Mocha", "3"))
    found = rows(theirs, given_by(home))
    assert {name: each.changed_here and each.changed_here.by for name, each in found.items()} == {
        "Latte:price": "Rosa", "Espresso:price": None, "Mocha:price": None,
    }  # fmt: skip


def test_a_group_that_comes_new_is_called_by_its_name_at_the_items_that_have_it(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    mocha, served = as_it_is(item(home, "Mocha")), GroupId(new_id())
    choices = (Modifier("Here", eur("0")), Modifier("On a tray", eur("0")))
    group = ModifierGroupAdded(group_id=served, name="Served", fewest=0, most=1, modifiers=choices)
    change(home, group, replace(mocha, groups=(*mocha.groups, served)))

    after = rows(theirs, given_by(home))["Mocha"].after["Mocha"]

    assert after["groups"][-1] == "Served"


def test_what_comes_to_the_menu_and_what_leaves_it_are_said_so(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    change(theirs, new_item(theirs, "Latte", "Bretzel", open_price=True))
    change(home, ItemOffered(item_id=item(home, "Mocha").item_id, on_menu=False), new_item(home, "Latte", "Freddo"))
    change(home, replace(as_it_is(item(home, "Latte")), allergens=("soy",), barcode="4006381333931", groups=()))
    change(home, replace(as_it_is(item(home, "Cortado")), allergens=(), open_price=True))
    change(home, costs(home, "Espresso", "3", days=2))
    milk = next(each for each in home.shop.read(read_groups) if each.name == "Milk")
    kept = tuple(each for each in milk.modifiers if each.name != "Soy")
    change(home, replace(group_as_said(milk), modifiers=kept))
    said = words(theirs, given_by(home))
    assert {name: said[name] for name in ("Bretzel", "Mocha", "Freddo", "Milk")} == {
        "Bretzel": ["Bretzel, no longer on the menu: €5.00"],
        "Mocha": ["Mocha, no longer on the menu: S €3.90, M €4.20, L €4.40"],
        "Freddo": ["Freddo, new on the menu: €5.00"],
        "Milk": ["Milk: Soy, no longer on the menu: €0.50"],
    }
    assert "Latte, Barcode, new: 4006381333931" in said["Latte"]
    assert "Cortado, Contains, gone: milk" in said["Cortado"]
    assert "Cortado, Open price: no → yes" in said["Cortado"]
    assert said["Espresso:price"][0].startswith("Espresso, Price from ")
    assert said["Espresso:price"][0].endswith(", new: €3.00")
    assert "as it came" not in str(said)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_group_of_which_a_choice_was_taken_off_comes_as_it_is(pair_of: tuple[Cafe, Cafe], *, is_new: bool) -> None:
    home, theirs = pair_of
    aroma, mocha = GroupId(new_id()), as_it_is(item(home, "Mocha"))
    choices = (Modifier("Yuzu", eur("0.50"), default=True), Modifier("Rose", eur("0.60")))
    group = ModifierGroupAdded(group_id=aroma, name="Aroma", fewest=0, most=2, modifiers=choices)
    change(home, group, replace(mocha, groups=(*mocha.groups, aroma)))
    if not is_new:
        take(theirs, given_by(home))
    home.shop.do(home.ana, offer_choice, group_of(home, aroma), "Yuzu", on_menu=False)
    change(home, costs(home, "Latte", "3"))
    take(theirs, given_by(home), 2)
    assert is_new or reads(theirs) == reads(home)
    assert rows(theirs, given_by(home)) == {}
    home.shop.do(home.ana, offer_choice, group_of(home, aroma), "Yuzu", on_menu=True)
    take(theirs, given_by(home), 3)
    assert reads(theirs) == reads(home)


def test_a_new_name_is_said_as_one(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    take(theirs, given_by(home))
    change(home, replace(as_it_is(item(home, "Croissant")), name="Cornetto", sku="C1"))

    said = words(theirs, given_by(home))

    assert said == {"Croissant": ["Croissant, new name: Cornetto", "Cornetto, Number, new: C1"]}


def test_an_unknown_tax_class_is_asked_for_and_then_known(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    first = home.shop.settings.tax_rates[0]
    home.shop.do(home.ana, decide, {"tax_rates": (*home.shop.settings.tax_rates, replace(first, tax_class="Warm"))})
    change(home, new_item(home, "Croissant", "Quiche", tax_class="Warm"))
    before, given = reads(theirs), given_by(home)
    with pytest.raises(Refused, match="“Quiche” is taxed as “Warm”, which is no tax class of Station"):
        take(theirs, given)
    assert reads(theirs) == before
    with pytest.raises(Refused, match="no tax class “nothing”"):
        theirs.shop.do(theirs.ana, mean_taxes, {"Warm": "nothing"})
    theirs.shop.do(theirs.ana, mean_taxes, {"Warm": "food"})
    take(theirs, given)
    assert item(theirs, "Quiche").tax_class == "food"


def test_in_another_currency_prices_stay_and_what_has_none_waits_off_the_menu(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    change(home, costs(home, "Latte", "3"), new_item(home, "Latte", "Freddo"))
    latte = item(theirs, "Latte")
    given = replace(given_by(home), currency="CHF")
    take(theirs, given)
    assert item(theirs, "Freddo").off_menu
    assert item(theirs, "Latte").price == latte.price
    facts = len(theirs.kinds())
    take(theirs, given)
    assert len(theirs.kinds()) == facts


def test_what_waits_for_its_price_in_another_currency_is_said_so(pair_of: tuple[Cafe, Cafe], zurich: Cafe) -> None:
    home, syrup = pair_of[0], GroupId(new_id())
    choices = (Modifier("Yuzu", eur("0.50")), Modifier("Rose", eur("0.60")))
    group = ModifierGroupAdded(group_id=syrup, name="Aroma", fewest=0, most=2, modifiers=choices)
    latte = as_it_is(item(home, "Latte"))
    freddo = new_item(home, "Latte", "Freddo", groups=(syrup,))
    change(home, group, freddo, replace(latte, allergens=("soy",), groups=(*latte.groups, syrup)))
    said = words(zurich, given_by(home))
    assert said["Freddo"] == ["Freddo waits off the menu until it has a price there"]
    assert str(syrup) not in str(said)
    take(zurich, given_by(home))
    assert item(zurich, "Latte").allergens == ("soy",)
    assert [each.name for each in item(zurich, "Latte").groups] == ["Milk", "Extras"]


def test_a_shop_in_another_currency_takes_all_but_prices_and_nothing_is_free_there(
    shops: tuple[Cafe, Cafe], zurich: Cafe
) -> None:
    home, theirs = shops[0], zurich
    for seed in range(5):
        Owner(home, 50 + seed).change(8)
        prices = {each.item_id: (each.price, each.sizes) for each in the_menu(theirs).items}
        take(theirs, given_by(home), seed)
        facts = len(theirs.kinds())
        take(theirs, given_by(home), seed)
        assert len(theirs.kinds()) == facts
        now = {each.item_id: each for each in the_menu(theirs).every_item}
        assert {item_id: (now[item_id].price, now[item_id].sizes) for item_id in prices} == prices
        assert all(each.price.currency == "CHF" for each in now.values())
        assert all(each.price for each in the_menu(theirs).items)
        choices = [choice for group in theirs.shop.read(read_groups) for choice in group.modifiers]
        assert all(each.off_menu for each in choices if each.name.startswith("with"))  # new, and without a price


def test_two_of_one_name_are_refused_whole(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    take(theirs, given_by(home))
    change(theirs, new_item(theirs, "Latte", "Freddo"))
    theirs.shop.do(theirs.ana, keep_of_menu, f"item:{item(theirs, 'Freddo').item_id.hex}", "Freddo")
    change(home, replace(as_it_is(item(home, "Latte")), name="Freddo"))
    facts = len(theirs.kinds())
    with pytest.raises(Refused, match="“Freddo” would be on the menu twice"):
        take(theirs, given_by(home), 2)
    assert len(theirs.kinds()) == facts


def test_who_invited_the_machine_must_still_be_one_whose_it_is(pair_of: tuple[Cafe, Cafe]) -> None:
    home, theirs = pair_of
    change(home, costs(home, "Latte", "3"))
    theirs.shop.do(theirs.staff("Rosa"), change_pin, theirs.staff("Rosa"), "4711")
    with pytest.raises(Refused, match="Ben invited this machine to Station, and that is not Ben’s to decide there"):
        theirs.shop.do(theirs.staff("Ben"), take_menu_version, given_by(home), version(theirs, 1))


def test_a_playbook_is_taken_but_for_what_is_kept_and_goes_back(pair_of: tuple[Cafe, Cafe]) -> None:
    _home, theirs = pair_of
    own = PageDecided(say={"en": {"hear": "Our own words, {name}."}})
    theirs.shop.do(theirs.ana, decide_playbook, PlaybookDecided(pages={"late.small": own}, cap_percent=80))
    before = theirs.shop.settings.playbook
    theirs.shop.do(theirs.ana, keep_of_playbook, "late.small", keep=True)
    said = PageDecided(say={"en": {"hear": "I am sorry, {name}."}})
    pages = {"late.small": said, "wrong_item.small": said}
    given = PlaybookGiven(currency="EUR", decided=PlaybookDecided(pages, {"voucher": Decimal(7)}, 150))
    kept = {each.what: each.kept for each in theirs.shop.report(playbook_rows, given, theirs.shop.settings)}
    assert kept == {"cap_percent": False, "amounts": False, "late.small": True, "wrong_item.small": False}
    theirs.shop.do(theirs.ana, take_playbook_version, given, version(theirs, 1))
    taken = theirs.shop.settings.playbook
    assert taken == PlaybookDecided({"late.small": own, "wrong_item.small": said}, {"voucher": Decimal(7)}, 150)
    facts = len(theirs.kinds())
    theirs.shop.do(theirs.ana, take_playbook_version, given, version(theirs, 1))
    assert len(theirs.kinds()) == facts
    undo(theirs)
    assert theirs.shop.settings.playbook == before
    assert theirs.shop.settings.playbook_version is None


def test_what_cannot_be_kept_is_refused(pair_of: tuple[Cafe, Cafe]) -> None:
    _home, theirs = pair_of
    with pytest.raises(Refused, match="nothing that a shop can keep"):
        theirs.shop.do(theirs.ana, keep_of_menu, "everything", "Everything")
