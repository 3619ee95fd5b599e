"""What a new owner answers is decided step by step; what is wrong is said where it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cafe import MORNING, Cafe, RecordingPrinter
from counter.cli.first_shop import open_or_make
from counter.flows.first_start import answer
from counter.flows.shop import Shop
from counter.kernel.clock import SetClock
from counter.kernel.ids import StaffId
from counter.people.queries import read_staff
from counter.settings.first_start import COFFEE, DONE, MENU, MONEY, NOTHING, PEOPLE, SHOP, FirstStart
from counter.ui.desk.exporting import Exporting
from counter.ui.setup.presenter import SetupPresenter
from counter.ui.setup.setup_draft import COUNTRY
from counter.ui.setup.state import AskedState, FieldState, SetupState
from ui.sync_desk import SyncDesk

MENU_FILE = "item,category,price,tax_class,station\nFlat white,Coffee,3.50,drinks,espresso\nBrioche,Bakery,2.20,food,\n"


class NewShop(Cafe):
    """Nobody works in it yet."""

    @property
    def ana(self) -> StaffId:
        return self.shop.itself


class Owner:
    """Somebody at the presenter: what they see, and who began."""

    def __init__(self, shop: Shop) -> None:
        self.shop, self.states, self.began = shop, list[SetupState](), list[tuple[StaffId, str]]()
        self.desk = SyncDesk(NewShop(shop, SetClock(MORNING), RecordingPrinter()))
        self.desk.by = None
        begun = lambda who, pin: self.began.append((who, pin))  # noqa: E731 - two arguments as one
        files = Exporting(shop, self.desk.run_now)
        self.presenter = SetupPresenter(self.desk, shop, shop.itself, self.states.append, begun, files)
        self.presenter.refresh()

    @property
    def seen(self) -> SetupState:
        return self.states[-1]

    def wrong(self) -> dict[str, str]:
        return {row.key: row.wrong for row in self.seen.rows if isinstance(row, FieldState) and row.wrong}

    def settle(self, code: str) -> None:
        self.presenter.ask(COUNTRY)
        self.presenter.take_answer(code)

    def answer(self, **typed: str) -> None:
        for key, text in typed.items():
            self.presenter.write(key, text)
        self.presenter.go_on()

    def begin(self) -> None:
        self.settle("DE")
        self.answer(shop_name="Nordlicht", address="Hafenstraße 3")

    def go_to(self, step: str) -> None:
        self.begin()
        while self.shop.settings.first_start.step != step:
            self.presenter.go_on()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "shop"


@pytest.fixture
def owner(folder: Path) -> Iterator[Owner]:
    shop = open_or_make(folder)
    yield Owner(shop)
    shop.store.close()


def test_a_step_without_its_answers_says_so_where_they_are_typed(owner: Owner) -> None:
    owner.settle("DE")
    owner.answer(address="Hafenstraße 3")
    assert owner.wrong() == {"shop_name": "Say what your shop is called: it stands on every receipt."}
    assert owner.shop.settings.first_start.step == SHOP
    owner.answer(shop_name="Nordlicht")
    assert owner.seen.step == MENU
    owner.presenter.back()
    assert [row.text for row in owner.seen.rows if isinstance(row, FieldState)] == ["Nordlicht", "Hafenstraße 3", ""]


def test_a_crash_loses_no_answer(owner: Owner, folder: Path) -> None:
    owner.begin()
    owner.presenter.move_prices(1)
    owner.presenter.go_on()
    owner.shop.store.close()
    again = open_or_make(folder)
    try:
        later = Owner(again)
        assert (later.seen.step, again.settings.shop_name) == (MONEY, "Nordlicht")
        later.presenter.back()
        assert later.seen.menu is not None
        assert later.seen.menu.moved == "+5%"
    finally:
        again.store.close()


def test_all_is_said_in_the_chosen_language_at_once_and_what_was_typed_stays(owner: Owner) -> None:
    owner.presenter.write("shop_name", "Nordlicht")
    owner.presenter.speak("de")
    assert owner.seen.language == "Deutsch"
    assert owner.shop.language.locale.language == "de"
    assert next(row.text for row in owner.seen.rows if isinstance(row, FieldState)) == "Nordlicht"


def test_money_that_cannot_be_is_said_at_its_field(owner: Owner) -> None:
    owner.go_to(MONEY)
    owner.answer(currency="XYZ", in_drawer="a lot", **{"tax here drinks": "190"})
    assert owner.wrong().keys() == {"currency", "in_drawer", "tax here drinks"}
    owner.answer(currency="jpy", in_drawer="10000.50", **{"tax here drinks": "10"})
    assert owner.wrong().keys() == {"in_drawer"}
    owner.answer(in_drawer="10000")
    settings = owner.shop.settings
    assert (owner.seen.step, settings.currency, settings.first_start.in_drawer) == (PEOPLE, "JPY", "10000")
    assert str(next(rate.here for rate in settings.tax_rates if rate.tax_class == "drinks")) == "0.1"


def test_an_owner_needs_a_name_and_two_pins_that_are_the_same(owner: Owner) -> None:
    owner.go_to(PEOPLE)
    owner.answer()
    assert owner.wrong().keys() == {"owner", "pin"}
    owner.answer(owner="", pin="4711", **{"pin again": "4712"})
    assert owner.wrong().keys() == {"owner", "pin again"}
    assert not owner.began
    owner.answer(owner="Mira", **{"pin again": "4711", "name 0": "mira"})
    assert owner.wrong() == {"name 0": "Somebody here is called mira already. Write another name."}
    assert not owner.shop.read(read_staff)
    owner.answer(**{"name 0": "Jo", "role 0": "lead"})
    assert [(each.name, each.role, each.pin_digits) for each in owner.shop.read(read_staff)] == [
        ("Mira", "owner", 4),
        ("Jo", "lead", 0),
    ]
    assert owner.began == [(owner.shop.read(read_staff)[0].staff_id, "4711")]
    assert (owner.shop.settings.contact, owner.shop.settings.first_start.step) == ("Mira", COFFEE)


def test_a_menu_comes_from_a_file_that_is_seen_before(owner: Owner, tmp_path: Path) -> None:
    owner.begin()
    menu, nothing = tmp_path / "menu.csv", tmp_path / "nothing.csv"
    menu.write_text(MENU_FILE, "utf-8")
    nothing.write_text("a,b\n1,2\n", "utf-8")
    owner.presenter.choose_file(str(nothing))
    owner.presenter.go_on()
    assert owner.seen.menu is not None
    assert (owner.seen.step, owner.seen.menu.is_wrong) == (MENU, True)
    owner.presenter.choose_file(str(menu))
    assert [name for name, _price, _icon in owner.seen.menu.tiles] == ["Flat white", "Brioche"]
    assert not owner.shop.menu.items
    owner.presenter.go_on()
    owner.presenter.go_on()
    owner.answer(owner="Mira", pin="4711", **{"pin again": "4711"})
    assert [item.name for item in owner.shop.menu.items] == ["Flat white", "Brioche"]


def test_a_file_shows_prices_as_sell_does_and_each_line_it_does_not_understand_with_its_reason(
    owner: Owner, tmp_path: Path
) -> None:
    owner.begin()
    menu = tmp_path / "menu.csv"
    lines = "item,category,price,tax_class\nFlat white,Coffee,3.50,drinks\nSoup,Food,variable,food\n"
    menu.write_text(lines + "Tart,Bakery,1e2,cake\n,Bakery,2.00,food\n", "utf-8")
    owner.presenter.choose_file(str(menu))
    shown = owner.seen.menu
    assert shown is not None
    assert [price for _name, price, _icon in shown.tiles] == ["€3.50", "open price", "open price"]
    assert shown.notes == (
        "Line 4: Price is “1e2” – open price",
        "Line 4: Tax class “cake” is not ours – drinks",
        "Line 5: No name – left out",
    )


def test_a_country_brings_its_money_and_its_taxes(owner: Owner) -> None:
    owner.settle("CH")
    owner.answer(shop_name="Nordlicht", address="Bahnhofstrasse 3")
    settings = owner.shop.settings
    drinks = settings.tax_rates[0]
    assert (settings.currency, str(settings.cash_rounding.step)) == ("CHF", "0.05")  # type: ignore[union-attr]
    assert (drinks.tax_class, str(drinks.here), str(drinks.to_go)) == ("drinks", "0.081", "0.026")
    owner.presenter.go_on()
    assert {row.key: row.text for row in owner.seen.rows if isinstance(row, FieldState)}["tax to go drinks"] == "2.6"
    owner.presenter.back()
    owner.presenter.back()
    owner.settle("DE")
    assert (owner.shop.settings.currency, owner.shop.settings.cash_rounding) == ("EUR", None)


def test_where_no_one_law_says_the_taxes_they_are_asked(owner: Owner) -> None:
    owner.settle("US")
    owner.answer(shop_name="Northern Light", address="3 Harbor Street")
    owner.presenter.go_on()
    owner.presenter.go_on()
    assert set(owner.wrong().values()) == {"Write the tax in percent, 0 where there is none."}
    taxes = {row.key: "8.875" for row in owner.seen.rows if isinstance(row, FieldState) and row.key.startswith("tax ")}
    owner.answer(**taxes)
    settings = owner.shop.settings
    assert (owner.seen.step, settings.currency, settings.prices) == (PEOPLE, "USD", "exclude tax")
    assert {str(rate.to_go) for rate in settings.tax_rates} == {"0.08875"}


def test_a_country_nobody_named_is_asked_before_it_goes_on(owner: Owner) -> None:
    owner.shop.do(owner.shop.itself, answer, FirstStart(SHOP))
    owner.answer(shop_name="Nordlicht", address="Hafenstraße 3")
    asked = next(row for row in owner.seen.rows if isinstance(row, AskedState))
    assert (owner.seen.step, asked.wrong[:18]) == (SHOP, "Choose the country")


def test_the_receipt_beside_is_of_what_is_typed(owner: Owner) -> None:
    owner.presenter.write("shop_name", "Nordlicht")
    assert owner.seen.paper is not None
    assert "Nordlicht" in " ".join(block.says for block in owner.seen.paper.blocks)


def test_nothing_yet_begins_with_one_coffee(owner: Owner) -> None:
    owner.begin()
    owner.presenter.begin_with(NOTHING)
    owner.presenter.go_on()
    owner.presenter.go_on()
    owner.answer(owner="Mira", pin="4711", **{"pin again": "4711"})
    assert [(item.name, item.groups) for item in owner.shop.menu.items] == [("Espresso", ())]


def test_who_skips_the_rest_keeps_what_was_answered(owner: Owner) -> None:
    owner.begin()
    owner.presenter.skip()
    settings = owner.shop.settings
    assert (settings.shop_name, settings.first_start.step, settings.is_sample) == ("Nordlicht", DONE, False)
    assert [(each.name, each.role) for each in owner.shop.read(read_staff)] == [("Owner", "owner")]
    assert owner.began == [(owner.shop.read(read_staff)[0].staff_id, "")]


def test_who_skips_everything_has_the_shop_that_says_it_is_a_sample(owner: Owner) -> None:
    owner.presenter.skip()
    assert owner.shop.settings.is_sample
    assert [each.name for each in owner.shop.read(read_staff)] == ["Ana", "Ben", "Chris", "Dana", "Rosa"]
    assert len(owner.shop.menu.items) > 10


def test_who_typed_a_name_and_skips_has_a_shop_of_that_name(owner: Owner) -> None:
    owner.presenter.write("shop_name", "Nordlicht")
    owner.presenter.write("address", "Hafenstraße 3")
    owner.presenter.skip()
    assert (owner.shop.settings.shop_name, owner.shop.settings.address) == ("Nordlicht", "Hafenstraße 3")
    assert [each.name for each in owner.shop.read(read_staff)] == ["Owner"]
