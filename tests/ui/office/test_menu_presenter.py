"""The office’s menu: a new item, choices, what somebody else changed; nothing is decided before Save."""

from __future__ import annotations

import pytest

from ui.office.menu_office import Office
from ui.sync_desk import SyncDesk


@pytest.fixture
def office(work: SyncDesk) -> Office:
    work.by = work.cafe.staff("Rosa")
    return Office(work)


def test_what_cannot_be_read_is_said_and_nothing_is_lost(office: Office) -> None:
    office.open("Affogato")
    office.page.change(lambda draft: draft.write_price(0, "5,x"))
    office.page.change(lambda draft: draft.write("sold_from", "25:00"))
    office.page.save()
    assert office.state.bar == "“25:00” is no time of day. Write it like 07:30."
    assert office.form.prices[0].wrong == "“5,x” is not an amount. Write it like 3.80."
    assert office.form.prices[0].text == "5,x"
    office.page.choose(office.state.rows[0].key)
    assert office.state.bar == "Save what you changed, or discard it first."
    office.page.discard()
    assert not office.is_changed()


def test_a_new_item_is_on_the_menu_and_taken_back(office: Office) -> None:
    office.page.add_item()
    assert office.state.category == "Coffee"
    assert office.state.rows
    office.page.change(lambda draft: draft.write("name", "Matcha").write_price(0, "4.20"))
    office.page.change(lambda draft: draft.tap(colour="sage", favourite=True))
    office.page.save()
    matcha = next(item for item in office.work.shop.menu.items if item.name == "Matcha")
    assert (matcha.price.minor, matcha.colour, matcha.favourite) == (420, "sage", True)
    assert office.form.title == "Matcha"
    office.presenter.changes.undo(0)
    assert all(item.name != "Matcha" for item in office.work.shop.menu.items)


def test_a_choice_is_repriced_and_a_new_one_comes(office: Office) -> None:
    office.open("Latte")
    milk = office.form.groups[0]
    office.page.open_group(milk.key)
    oat = next(at for at, each in enumerate(office.group.options) if each.name == "Oat")
    office.page.change_group(lambda draft: draft.change_row(oat, price="0.90").add_row())
    office.page.change_group(lambda draft: draft.change_row(len(draft.rows) - 1, name="Pea", price="0.40"))
    office.page.save()
    group = office.item("Latte").groups[0]
    assert group.modifier("Oat").price.minor == 90
    assert group.modifier("Pea").price.minor == 40


def test_sold_out_and_the_place_of_a_tile_are_so_at_once(office: Office) -> None:
    office.open("Affogato")
    office.page.toggle_sold_out()
    assert office.is_out()
    office.page.toggle_sold_out()
    assert not office.is_out()
    before = [row.name for row in office.state.rows]
    office.page.move(-1)
    after = [row.name for row in office.state.rows]
    assert after.index("Affogato") == before.index("Affogato") - 1


def test_somebody_else_who_changed_the_item_is_not_written_over(office: Office) -> None:
    office.open("Affogato")
    item_id = office.work.cafe.item("Affogato")
    office.page.change(lambda draft: draft.write("name", "Affogato al caffè"))
    other = Office(office.work)
    other.open("Affogato")
    other.page.change(lambda draft: draft.write_price(0, "5.00"))
    other.page.save()
    office.page.save()
    assert office.state.bar == "Somebody changed that just now. Look at what they changed, then save again."
    office.presenter.refresh()
    office.page.save()
    item = office.work.shop.menu.item(item_id)
    assert (item.name, item.price.minor) == ("Affogato al caffè", 500)


def test_an_item_is_never_on_sale_at_no_time_nor_too_dear(office: Office) -> None:
    office.open("Affogato")
    office.page.change(lambda draft: draft.write("sold_from", "11").write("sold_until", "11:00"))
    office.page.save()
    assert office.state.bar.startswith("“Affogato” is on sale from 11:00 until 11:00, which is never.")
    office.page.change(lambda draft: draft.write("sold_until", "12"))
    office.page.change(lambda draft: draft.write_price(0, "999999999.00"))
    office.page.save()
    assert office.state.bar.startswith("“999999999.00” is too much for a price: it is at most €100,000.00.")


def test_what_an_item_contains_is_no_trace(office: Office) -> None:
    office.open("Affogato")
    for asked, key in (("traces", "soya"), ("allergens", "soya")):
        office.page.ask(asked)
        office.page.answer(key)
    assert "soya" in office.form.allergens
    assert "soya" not in office.form.traces
    office.page.ask("traces")
    office.page.answer("soya")
    assert "soya" not in office.form.allergens
    assert "soya" in office.form.traces
