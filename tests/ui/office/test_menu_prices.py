"""The office’s menu: each day has its own price; no other day’s price alters it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from ui.office.menu_office import Office
from ui.sync_desk import SyncDesk


@pytest.fixture
def office(work: SyncDesk) -> Office:
    work.by = work.cafe.staff("Rosa")
    return Office(work)


def test_a_price_for_a_day_counts_from_then_on_by_itself(office: Office) -> None:
    office.open("Affogato")
    (price,) = office.form.prices
    assert (price.now, price.text) == ("4.80", "")
    today = office.work.shop.settings.trading_day(office.work.shop.clock.now())
    since = today + timedelta(days=3)
    office.page.ask("when")
    office.page.answer(str(since))
    office.page.change(lambda draft: draft.write_price(0, "5,20"))
    assert office.is_changed()
    assert office.state.bar.startswith("1 new price from ")
    assert office.state.preview is not None
    assert office.state.preview.price == "€5.20"
    office.page.look_on(0)
    assert office.state.preview.price == "€4.80"
    assert office.item("Affogato").price.minor == 480
    office.page.save()
    assert not office.is_changed()
    assert office.state.last.startswith("Last change: Rosa")
    menu = office.work.shop.configuration.menu
    item = office.work.cafe.item("Affogato")
    assert [menu.on(since + timedelta(days=n)).item(item).price.minor for n in (-1, 0)] == [480, 520]
    (price,) = office.form.prices
    assert (price.now, price.text) == ("4.80", "5.20")
    assert "5.20" in office.changes()[0]


def test_a_price_planned_for_a_day_stays_whatever_is_saved_for_another(office: Office) -> None:
    office.open("Affogato")
    office.price_from(2, "5.20")
    office.price_from(None, "4.60")
    assert office.costs(0, 1, 2, 9) == [460, 460, 520, 520]
    assert office.form.later == f"Then 5.20 from {office.said(2)}."
    office.price_from(6, "5.50")
    assert office.costs(0, 2, 5, 6) == [460, 520, 520, 550]
    office.choose_day(2)
    assert [(price.now, price.text) for price in office.form.prices] == [("4.60", "5.20")]
    office.choose_day(4)
    assert [(price.text, price.otherwise) for price in office.form.prices] == [("", "5.20")]
    assert not office.is_changed()
    office.page.ask("when")
    assert office.state.question is not None
    marked = {each.label: each.note for each in office.state.question.options if each.note}
    assert marked == {office.said(2): "5.20", office.said(6): "5.50"}


def test_what_save_does_to_prices_is_said_whole(office: Office) -> None:
    office.open("Affogato")
    office.price_from(2, "5.20")
    office.choose_day(None)
    office.page.change(lambda draft: draft.write_price(0, "4.60"))
    assert office.state.bar == f"1 new price, at once. From {office.said(2)} on it costs what is planned."
    office.page.save()
    office.choose_day(1)
    office.page.change(lambda draft: draft.write_price(0, "4.70"))
    assert office.state.bar.startswith(f"1 new price from {office.said(1)}. From {office.said(2)} on ")


def test_a_planned_price_is_taken_back(office: Office) -> None:
    office.open("Affogato")
    office.price_from(2, "5.20")
    office.price_from(6, "5.50")
    office.choose_day(2)
    assert office.form.back == f"Take the price from {office.said(2)} back"
    office.page.change(lambda draft: draft.take_back(office.day(0)))
    assert office.state.bar.startswith(f"What was planned from {office.said(2)} on is taken back")
    office.page.save()
    assert office.costs(0, 2, 5, 6) == [480, 480, 480, 550]
    assert office.form.back == ""
    office.price_from(None, "4.60")
    assert office.costs(0, 2, 5, 6) == [460, 460, 460, 550]
    office.price_from(6, "4.60")
    assert office.costs(0, 6) == [460, 460]
    assert office.form.later == ""
    office.presenter.changes.undo(0)
    assert office.costs(0, 5, 6) == [460, 460, 550]


def test_a_size_is_priced_alone_and_a_new_one_comes_to_planned_prices(office: Office) -> None:
    office.open("Latte")
    office.price_from(2, "9.50", place=1)
    assert office.sizes(2)[1] == 950
    office.choose_day(None)
    assert office.form.later == f"Then M 9.50 from {office.said(2)}."
    before = office.sizes(2)
    office.choose_day(None)
    office.page.change(lambda draft: draft.write_price(0, "3.20"))
    assert office.state.bar.startswith("1 new price, at once. ")
    office.page.save()
    assert (office.sizes(0)[0], office.sizes(2)) == (320, before)
    office.page.change(lambda draft: draft.add_size().name_size(3, "XL").write_price(3, "9.90"))
    office.page.save()
    assert office.sizes(2) == [*before, 990]


def test_a_choice_costs_something_else_from_a_day_on_and_in_a_size_besides(office: Office) -> None:
    office.open_milk()
    assert (office.oat().now, office.oat().price, office.oat().more) == ("0.60", "", ("S", "M", "L"))
    place = [each.name for each in office.group.options].index("Oat")
    office.page.ask("when")
    office.page.answer(str(office.day(3)))
    office.write_oat(price="0,80")
    office.page.change_group(lambda draft: draft.add_sizes(place, ("L",)).write_size(place, 0, "1.00"))
    assert [(each.label, each.now, each.text) for each in office.oat().sizes] == [("L", "0.60", "1.00")]
    assert office.state.bar == f"2 new prices from {office.work.shop.language.day(office.day(3))}"
    assert office.state.preview is not None
    assert office.state.preview.dock is not None
    assert "Oat +0.80" in str(office.state.preview.dock)
    office.page.look_on(0)
    assert "Oat +0.80" not in str(office.state.preview.dock)
    office.page.save()
    assert not office.is_changed()
    assert [office.adds(days) for days in (0, 2, 3)] == [60, 60, 80]
    assert [office.adds(days, "L") for days in (2, 3)] == [60, 100]
    assert office.changes()[0].endswith("new: €0.80, L €1.00")
    office.open_milk()
    assert (office.oat().now, office.oat().price, office.group.begins) == ("0.60", "0.80", "26 Nov")
    assert not office.is_changed()


def test_each_day_has_its_price_of_a_choice_and_another_name_keeps_them(office: Office) -> None:
    for days, price in ((2, "0.80"), (5, "0.90"), (None, "0.50")):
        office.open_milk()
        office.choose_day(days)
        office.write_oat(price=price)
        office.page.save()
    assert [office.adds(days) for days in (0, 1, 2, 4, 5)] == [50, 50, 80, 80, 90]
    office.open_milk()
    office.choose_day(2)
    assert office.group.back == f"Take the prices from {office.said(2)} back"
    office.page.change_group(lambda draft: draft.take_back(office.day(0)))
    office.page.save()
    assert [office.adds(days) for days in (0, 2, 4, 5)] == [50, 50, 50, 90]
    office.open_milk()
    office.write_oat(name="Oat drink")
    office.page.save()
    assert [office.adds(days, name="Oat drink") for days in (0, 4, 5)] == [50, 50, 90]


def test_a_price_of_a_choice_counts_at_once_where_no_day_is_said(office: Office) -> None:
    office.open_milk()
    office.write_oat(price="o,8")
    assert office.oat().wrong == "“o,8” is not an amount. Write it like 3.80."
    office.page.save()
    assert office.is_changed()
    office.write_oat(price="0.80")
    office.page.save()
    assert office.adds(0) == 80
    office.open_milk()
    assert (office.oat().now, office.oat().price) == ("0.80", "")


def test_a_combo_costs_something_else_from_a_day_on(office: Office) -> None:
    office.open("Morning combo")
    assert (office.combo.price.now, office.combo.begins) == ("4.90", "At once")
    for days, price in ((3, "5.00"), (6, "5.20")):
        office.page.ask("when")
        office.page.answer(str(office.day(days)))
        office.page.change_combo(partial(replace, price=price))
        assert office.state.bar == f"1 new price from {office.work.shop.language.day(office.day(days))}"
        office.page.save()
    menu = office.work.shop.configuration.menu
    costs = [menu.on(office.day(days)).combos[0].price.minor for days in (0, 2, 3, 5, 6)]
    assert costs == [490, 490, 500, 500, 520]
    office.choose_day(3)
    office.page.change_combo(lambda draft: draft.take_back(office.day(0)))
    office.page.save()
    costs = [office.work.shop.configuration.menu.on(office.day(days)).combos[0].price.minor for days in (3, 6)]
    assert costs == [490, 520]
    office.presenter.changes.undo(0)
    office.presenter.changes.undo(2)
    costs = [office.work.shop.configuration.menu.on(office.day(days)).combos[0].price.minor for days in (2, 3, 6)]
    assert costs == [490, 500, 500]


def test_a_combo_that_would_cost_more_than_its_items_on_its_day_is_refused(office: Office) -> None:
    office.open("Morning combo")
    office.page.change_combo(lambda draft: replace(draft.begin_on(office.day(3), office.day(0)), price="5.60"))
    office.page.save()
    assert office.state.bar == "“Morning combo” costs more than its items do, which is €5.50. Lower its price."
    assert office.combo.price.text == "5.60"


@pytest.mark.parametrize("typed", ["2026-12-09", "9.12.2026", "9 Dec", "9 December 2026"])
def test_a_price_begins_on_any_day_that_is_written(office: Office, typed: str) -> None:
    office.open("Affogato")
    office.write_day(typed)
    assert office.form.begins == "9 Dec"
    office.page.change(lambda draft: draft.write_price(0, "5.20"))
    office.page.save()
    assert office.costs(15, 16) == [480, 520]
    assert office.form.other is None
    office.choose_day(None)
    office.page.ask("when")
    assert office.state.question is not None
    assert ("Wednesday 9 December", "5.20") in [(each.label, each.note) for each in office.state.question.options]


@pytest.mark.parametrize(("typed", "sentence"), [
    ("soon", "“soon” is no day. Write one like 31/01/2027."),
    ("31 Feb", "“31Feb” is no day. Write one like 2027-01-31."),
    ("1.1.2020", "“1.1.2020” is over. Write a day that is still to come, like 31/01/2027."),
])  # fmt: skip
def test_a_day_that_cannot_be_is_said_and_nothing_is_saved(office: Office, typed: str, sentence: str) -> None:
    office.open("Affogato")
    office.page.change(lambda draft: draft.write_price(0, "5.20"))
    office.write_day(typed)
    assert office.state.bar == sentence
    assert office.form.other is not None
    assert (office.form.other.text, office.form.other.wrong) == (typed, sentence)
    office.page.save()
    assert office.costs(0) == [480]
    office.page.write_day("")
    assert office.state.bar == "Write the day, like 31/01/2027."
    office.page.save()
    assert office.costs(0) == [480]


def test_a_new_combo_lists_what_its_items_cost_today(office: Office) -> None:
    office.open("Affogato")
    office.price_from(None, "4.60")
    office.page.add_combo()
    office.page.ask("items")
    assert office.state.question is not None
    assert ("Affogato", "4.60") in [(each.label, each.note) for each in office.state.question.options]


def test_undo_brings_a_price_back_until_the_next_that_was_planned(office: Office) -> None:
    office.open("Affogato")
    office.price_from(None, "4.60")
    office.price_from(2, "5.20")
    office.work.clock.set(office.work.clock.now() + timedelta(days=1))
    office.presenter.changes.undo(1)
    assert office.costs(0, 1) == [480, 520]
    office.price_from(None, "4.60")
    office.work.clock.set(office.work.clock.now() + timedelta(days=3))
    office.presenter.changes.undo(0)
    assert office.costs(0) == [520]
