"""The office's menu: a price for Monday, a new item, choices; nothing is decided before Save."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter.flows.print_queue import print_waiting
from counter.menu.rules import Item
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.menu_state import GroupFormState, ItemFormState, MenuState
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.state import CHANGES, MENU, OfficeState
from ui.office.asked import asked
from ui.office.machines import machines_of
from ui.sync_desk import SyncDesk


class Office:
    """The presenter and what it shows, on the page Menu."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.states: list[OfficeState] = []
        self.presenter = OfficePresenter(
            work, work.shop, self.states.append, lambda: print_waiting(work.shop), machines_of(work, asked)
        )
        self.presenter.refresh()
        self.presenter.go(MENU)

    @property
    def page(self) -> MenuPresenter:
        return self.presenter.menu

    @property
    def state(self) -> MenuState:
        state = self.states[-1].page
        assert isinstance(state, MenuState)
        return state

    @property
    def form(self) -> ItemFormState:
        assert isinstance(self.state.form, ItemFormState)
        return self.state.form

    @property
    def group(self) -> GroupFormState:
        assert isinstance(self.state.form, GroupFormState)
        return self.state.form

    def is_changed(self) -> bool:
        return self.state.changed

    def is_out(self) -> bool:
        return bool(self.form.sold_out)

    def open(self, name: str) -> None:
        self.page.search(name)
        self.page.choose(next(row.key for row in self.state.rows if row.name == name))
        self.page.search(None)

    def item(self, name: str) -> Item:
        return self.work.shop.menu.item(self.work.cafe.item(name))

    def changes(self) -> tuple[str, ...]:
        self.presenter.go(CHANGES)
        told = self.states[-1].page
        assert isinstance(told, tuple)
        self.presenter.go(MENU)
        return tuple(each.what for each in told)


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


def test_a_price_that_was_decided_is_moved_to_another_day(office: Office) -> None:
    office.open("Affogato")
    today = office.work.shop.settings.trading_day(office.work.shop.clock.now())
    first, second = today + timedelta(days=2), today + timedelta(days=5)
    office.page.change(lambda draft: draft.begin_on(first).write_price(0, "5.20"))
    office.page.save()
    office.page.change(lambda draft: draft.begin_on(second))
    office.page.save()
    menu, item = office.work.shop.configuration.menu, office.work.cafe.item("Affogato")
    costs = [menu.on(day).item(item).price.minor for day in (first, second - timedelta(days=1), second)]
    assert costs == [480, 480, 520]


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
