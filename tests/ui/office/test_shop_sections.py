"""The forms of the office's page Shop: typed, refused at their field, saved as changes that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from counter.flows.menu import change_item
from counter.flows.open_shop import decide
from counter.kernel.money import Money
from counter.menu.rules import as_it_is
from counter.reports.all_changes import all_changes
from counter.reports.changes import setting_changes
from counter.settings.stations import STATIONS, keys_of, own_name
from counter.settings.taxes import Tax
from counter.ui.office.build_changes import change_states
from counter.ui.office.price_draft import costs_on
from counter.ui.office.settings_presenter import SettingsPresenter
from counter.ui.office.settings_state import FieldState
from counter.ui.office.shop_presenter import FORMS, SAYS
from counter.ui.office.shop_state import LANGUAGE, MONEY, PROMISE, TAXES, VOUCHERS, WHO
from ui.sync_desk import SyncDesk


class Form:
    """One section, and the fields that it shows."""

    def __init__(self, work: SyncDesk, section: str) -> None:
        groups, keys = FORMS[section]
        self.work = work
        self.page = SettingsPresenter(
            work, work.shop, lambda: None, self._decided, groups, keys, *SAYS.get(section, ())
        )
        self.page.forget()

    def _decided(self) -> None:
        self.page.look_again(self.work.shop.read(setting_changes))

    def field(self, key: str) -> FieldState:
        return next(each for group in self.page.state().groups for each in group.fields if each.key == key)

    def save(self, **typed: str) -> None:
        for key, text in typed.items():
            self.page.write(key, text)
        self.page.save()


def test_what_is_typed_waits_for_save_and_stands_in_changes(work: SyncDesk) -> None:
    form = Form(work, WHO)
    form.page.write("address", "12 Mill Lane")
    form.page.write("hours_0", "7-17")
    form.page.write("hours_6", "")
    state = form.page.state()
    assert (state.changed, state.bar) == (True, "Not saved yet: Address and Monday. It counts from then on.")
    assert work.shop.settings.address != "12 Mill Lane"
    form.page.save()
    settings = work.shop.settings
    assert (settings.address, settings.hours[0] is not None, settings.hours[6]) == ("12 Mill Lane", True, None)
    assert form.field("hours_0").text == "7:00–17:00"
    assert {change.key for change in work.shop.read(setting_changes)} >= {"address", "hours"}
    assert form.page.state().last.startswith("Last change: Ana")
    assert not form.page.state().changed


@pytest.mark.parametrize(
    ("section", "key", "typed", "said"),
    [
        (WHO, "shop_name", " ", "The shop’s name is empty."),
        (WHO, "hours_2", "noon", "are no hours"),
        (WHO, "zone_name", "Mars/North", "no time zone"),
        (WHO, "lock_minutes", "soon", "no whole number"),
        (TAXES, "drinks 2026-01-01 here", "many", "no percentage"),
        (TAXES, "new_here", "7", "Say of which tax class"),
        (MONEY, "tenders", "cash", "is a way to pay already"),
        (MONEY, "punch_every", "1", "A punch card is full after"),
        (LANGUAGE, "locale", "tlh", "speaks no"),
        (PROMISE, "target", "50", "80% to 98%"),
        (VOUCHERS, "worth", "a lot", "is no amount"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(
    work: SyncDesk, section: str, key: str, typed: str, said: str
) -> None:
    form, before = Form(work, section), work.shop.settings
    form.save(**{key: typed})
    assert said in form.field(key).wrong
    assert form.field(key).text == typed
    assert work.shop.settings == before
    form.page.discard()
    assert (form.field(key).wrong, form.page.state().changed) == ("", False)


def test_what_somebody_else_decided_meanwhile_stays(work: SyncDesk) -> None:
    form = Form(work, WHO)
    form.page.write("address", "12 Mill Lane")
    work.do(decide, {"tax_number": "DE1"})
    form.page.save()
    assert (work.shop.settings.address, work.shop.settings.tax_number) == ("12 Mill Lane", "DE1")
    form.page.write("address", "13 Mill Lane")
    work.do(decide, {"address": "14 Mill Lane"})
    form.page.save()
    assert form.page.state().bar.startswith("Somebody changed “Address” just now.")
    assert work.shop.settings.address == "14 Mill Lane"


def test_a_rate_comes_on_its_day_and_is_taken_back_before_it(work: SyncDesk) -> None:
    form, before = Form(work, TAXES), work.shop.settings.tax_rates
    form.save(new_here="8", new_to_go="GST 5, +QST 9.975", new_since="2027-01-01", new_class="food")
    new = next(each for each in work.shop.settings.tax_rates if each not in before)
    assert (new.tax_class, new.since.isoformat(), new.here) == ("food", "2027-01-01", Decimal("0.08"))
    assert new.to_go == (Tax(Decimal("0.05"), "GST"), Tax(Decimal("0.09975"), "QST", compound=True))
    assert form.field("food 2027-01-01 to go").text == "GST 5, +QST 9.975"
    assert "from 1 Jan 2027" in form.field("food 2027-01-01 here").label
    form.page.choose("food 2027-01-01 comes", "no")
    assert form.page.state().bar == "food: the rate from 1 Jan 2027 on is taken back."
    form.page.save()
    assert work.shop.settings.tax_rates == before
    (only,) = (each for each in before if each.tax_class == "drinks")
    form.save(**{f"drinks {only.since} here": ""})
    assert form.field(f"drinks {only.since} here").wrong.startswith("“drinks” needs a rate.")


def test_what_is_not_said_of_food_to_go_is_as_here_and_save_is_said_whole(work: SyncDesk) -> None:
    form = Form(work, TAXES)
    form.page.choose("new_class", "drinks")
    form.page.write("new_since", "1.1.2027")
    form.page.write("new_here", "21")
    assert form.page.state().bar == "drinks: 21% here, 21% to go, from 1 Jan 2027 on."
    form.page.save()
    new = work.shop.settings.tax_rates[-1]
    assert (new.since.isoformat(), new.here, new.to_go) == ("2027-01-01", Decimal("0.21"), Decimal("0.21"))


@pytest.mark.parametrize(
    ("typed", "at", "said"),
    [
        ({"new_class": "drinks", "new_since": "1.1.2027"}, "new_class", "how many percent"),
        ({"new_name": "Drink", "new_here": "7"}, "new_name", "There is a tax class “drinks”"),
        ({"new_class": "drinks", "new_name": "beer", "new_here": "7"}, "new_name", "of one tax class"),
        ({"new_class": "drinks", "new_since": "31.2.2027", "new_here": "7"}, "new_since", "is no day"),
        ({"new_class": "drinks", "new_since": "2025-01-01", "new_here": "7"}, "new_since", "is over"),
    ],
)
def test_a_new_rate_that_is_not_whole_or_would_be_taken_for_another_is_refused(
    work: SyncDesk, typed: dict[str, str], at: str, said: str
) -> None:
    form, before = Form(work, TAXES), work.shop.settings.tax_rates
    form.save(**typed)
    assert said in form.field(at).wrong
    assert work.shop.settings.tax_rates == before


def test_a_new_tax_class_is_named_as_new(work: SyncDesk) -> None:
    form = Form(work, TAXES)
    form.page.write("new_name", "beer")
    form.page.write("new_here", "7,5")
    assert form.page.state().bar.startswith("New tax class beer: 7.5% here, 7.5% to go, from ")
    form.page.save()
    assert work.shop.settings.tax_rates[-1].here == Decimal("0.075")


def test_the_fields_have_the_rate_that_counts_today_and_rates_before_are_told(work: SyncDesk) -> None:
    form, before = Form(work, TAXES), work.shop.settings.tax_rates
    (old,) = (each for each in before if each.tax_class == "drinks")
    today = work.shop.settings.trading_day(work.shop.clock.now())
    form.save(new_class="drinks", new_since=today.isoformat(), new_here="5")
    assert form.field(f"drinks {today} here").text == "5"
    (rates, *_rest) = form.page.state().groups
    assert f"drinks {old.since} here" not in {each.key for each in rates.fields}
    assert "Rates before: drinks" in rates.note


def test_cash_tips_and_the_punch_card_are_chosen(work: SyncDesk) -> None:
    form = Form(work, MONEY)
    assert form.field("currency").fixed
    form.page.choose("cash_step", "0.05")
    form.page.choose("tip_tenders", "cash")
    form.save(punch_every="10", tenders="twint, lunch card")
    settings = work.shop.settings
    assert settings.cash_rounding is not None
    assert (settings.cash_rounding.step, settings.tip_tenders) == (Decimal("0.05"), ("card",))
    assert settings.tenders == ("twint", "lunch card")
    form.page.choose("punch_categories", work.shop.menu.categories[0])
    form.page.choose("tip_tenders", "twint")
    form.save(cash_method="down")
    settings = work.shop.settings
    assert settings.punch_card is not None
    assert settings.punch_card.categories == (work.shop.menu.categories[0],)
    assert (settings.tip_tenders, settings.cash_rounding and settings.cash_rounding.method) == (
        ("card", "twint"),
        "down",
    )


def test_promises_vouchers_and_the_language_are_decided(work: SyncDesk) -> None:
    Form(work, PROMISE).save(target="95", longest_minutes="60", shelf_minutes="0")
    vouchers = Form(work, VOUCHERS)
    vouchers.page.choose("voucher_keeps_rest", "yes")
    vouchers.save(worth="3.50")
    language = Form(work, LANGUAGE)
    language.page.choose("language", "de")
    language.page.save()
    settings = work.shop.settings
    assert (settings.promises.target, settings.promises.longest_minutes, settings.shelf_minutes) == (0.95, 60, 0)
    assert (settings.voucher_keeps_rest, str(work.shop.playbook.voucher.minor), settings.locale) == (True, "350", "de")


def test_what_was_not_saved_waits_for_whoever_wrote_it(work: SyncDesk) -> None:
    form = Form(work, WHO)
    form.page.write("address", "12 Mill Lane")
    work.by = work.cafe.staff("Rosa")
    form.page.forget()
    assert not form.page.state().changed
    work.by = work.cafe.ana
    form.page.forget()
    assert form.field("address").text == "12 Mill Lane"


def test_stations_get_names_come_and_go_and_changes_takes_it_back(work: SyncDesk) -> None:
    form = Form(work, WHO)
    assert form.field("station_espresso").text == "Espresso"
    form.save(station="Kettle", station_espresso="Coffee bar")
    assert [own_name(work.shop.settings.stations, key) for key in keys_of(work.shop.settings.stations)] == [
        *("Coffee bar", "brew", "kitchen", "counter", "Kettle")
    ]
    assert (form.field("station_Kettle").text, form.field("station").text) == ("Kettle", "")
    shop = work.shop
    told = [each.what for each in change_states(shop.read(all_changes), shop.playbook, shop.language)]
    assert told[0] == "Stations: as it came → Coffee bar, brew, kitchen, counter, Kettle"
    form.save(station_espresso="")
    assert "is made at Coffee bar. Say on Menu" in form.page.state().bar
    form.page.discard()
    form.save(station_Kettle="")
    assert keys_of(work.shop.settings.stations) == STATIONS
    form.save(station="kettle")
    assert keys_of(work.shop.settings.stations) == (*STATIONS, "Kettle")


def test_changes_call_a_station_as_the_shop_does_now(work: SyncDesk) -> None:
    form = Form(work, WHO)
    form.save(station="Kettle")
    latte = next(item for item in work.shop.menu.items if item.name == "Latte")
    work.do(change_item, replace(as_it_is(latte), station="Kettle"), None)
    bar = {"name": "Bar", "reached": "cups", "where": "Bar"}
    work.do(decide, {"printers": [bar], "printer_routes": [{"kind": "ticket", "printer": "Bar", "station": "Kettle"}]})
    form.save(station_Kettle="Tea bar")
    shop = work.shop
    told = change_states(shop.read(all_changes), shop.playbook, shop.language, shop.settings.stations)
    assert [each.what for each in told[:4]] == [
        "Stations: …, Kettle → …, Tea bar",
        "What goes to which printer: as it came → bar tickets of Tea bar: Bar",
        "Printers: as it came → Bar (Bar)",
        "Menu, Latte, Made at: espresso → Tea bar",
    ]


def test_of_a_policy_that_was_never_decided_only_what_became_other_is_told_and_money_as_it_is_written(
    work: SyncDesk,
) -> None:
    form = Form(work, PROMISE)
    form.save(target="92")
    croissant = next(item for item in work.shop.menu.items if item.name == "Croissant")
    day = work.shop.settings.trading_day(work.shop.clock.now())
    work.do(change_item, None, replace(costs_on(croissant, day), price=Money(410, "EUR")))
    shop = work.shop
    told = [each.what for each in change_states(shop.read(all_changes), shop.playbook, shop.language)]
    assert told[:2] == ["Menu, Croissant, Price: €2.60 → €4.10", "Promises, Share to keep: 90% → 92%"]
