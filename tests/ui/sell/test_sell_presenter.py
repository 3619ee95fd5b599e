"""From a tap to the state of the Sell page, on a real shop."""

from __future__ import annotations

import pytest

from cafe import eur
from counter.flows.menu import arrange_favourites, change_item
from counter.flows.open_shop import decide, put_up_menu
from counter.flows.watch import tick
from counter.kernel.ids import GroupId, ItemId, new_id
from counter.menu.facts import ItemAdded, Modifier, ModifierGroupAdded, PriceChanged, Size
from counter.menu.read_file import MenuFile
from counter.orders.queries import orders_of
from counter.settings.favourites import Favourite
from counter.ui.sell.line_panel_state import LinePanelState
from counter.ui.sell.ticket_state import AgainState
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    return SellHarness(work)


def test_a_new_day_shows_the_menu_and_nothing_to_pay(sell: SellHarness) -> None:
    assert sell.state.grid.categories == ("Coffee", "Tea", "Cold", "Bakery", "Food", "Retail")
    assert sell.state.grid.category == "Coffee"
    latte = next(tile for tile in sell.state.grid.tiles if tile.name == "Latte")
    assert (latte.price, latte.icon) == ("€3.80", "coffee")
    assert (sell.state.ticket.total, sell.state.ticket.summary) == ("€0.00", "Nothing rung up yet")
    assert sell.state.modifiers is None


def test_an_empty_ticket_says_what_the_next_drink_is_promised(work: SyncDesk, sell: SellHarness) -> None:
    work.do(tick)
    sell.presenter.refresh()
    promising = work.shop.outlook.promising
    assert promising
    promise = sell.state.ticket.promise
    assert promise.main == f"Ready by {work.language.clock(promising.due)}"
    assert promise.below == "for the next drink, if they order now"


def test_a_tile_has_the_price_of_where_they_have_it(work: SyncDesk) -> None:
    latte = next(item for item in work.shop.menu.items if item.name == "Latte")
    today = work.shop.settings.trading_day(work.clock.now())
    to_go = PriceChanged(
        item_id=latte.item_id, since=today, price=latte.price, sizes=latte.sizes, to_go_price=eur("4.10")
    )
    work.do(change_item, None, to_go)
    milk = next(group for group in latte.groups if group.name == "Milk")
    work.do(
        arrange_favourites,
        [Favourite(latte.item_id), Favourite(latte.item_id, "Oat latte", choices=((milk.group_id, "Oat", ""),))],
    )
    sell = SellHarness(work)

    def prices() -> list[str]:
        return [tile.price for tile in sell.state.grid.tiles if "atte" in tile.name]

    for place, wanted in ((True, ["€4.10", "€4.70"]), (False, ["€3.80", "€4.40"])):
        sell.presenter.serve(to_go=place)
        assert prices() == wanted
        sell.tap("Oat latte")
        assert [line.amount for line in sell.lines] == [wanted[1].removeprefix("€")]
        sell.presenter.undo()


def test_a_plain_latte_in_exact_cash_takes_two_taps(work: SyncDesk, sell: SellHarness) -> None:
    sell.tap("Latte")
    promise = sell.state.ticket.promise.main
    sell.presenter.paying.cash_exact()
    order = work.shop.read(orders_of, work.shop.settings.trading_day(work.clock.now()))[0]
    assert (order.what, order.total.minor) == ("Latte", 380)
    assert promise == f"Ready by {work.language.clock(work.cafe.promise(order.order_id).due)}"
    sold = sell.state.sold
    assert sold
    assert (sold.title, sold.detail) == ("Sold: #1", "€3.80 · receipt T1-000001")
    assert (sold.big_title, f"Ready by {sold.big}", sold.pieces) == ("Ready by", promise, ())
    assert sell.sold == 1


def test_the_same_again_as_the_last_one_is_one_tap_and_waits_for_payment(sell: SellHarness) -> None:
    offered = [sell.state.ticket.again]
    sell.presenter.name_customer("Mara")
    sell.tap("Latte", "Flat white")
    offered.append(sell.state.ticket.again)
    sell.presenter.paying.cash_exact()
    offered.append(sell.state.ticket.again)
    sell.presenter.again.take()
    offered.append(sell.state.ticket.again)
    assert offered == [None, None, AgainState("Same again as Mara", "€7.40"), None]
    assert [line.title for line in sell.lines] == ["Latte", "Flat white"]
    assert (sell.state.ticket.total, sell.state.ticket.customer) == ("€7.40", "")


def test_an_oat_latte_takes_one_more_and_says_what_it_is(sell: SellHarness) -> None:
    sell.tap("Latte")
    sell.choose("Oat")
    assert [(line.title, line.detail, line.amount) for line in sell.lines] == [("Latte", "M · oat", "4.40")]
    assert sell.state.modifiers
    chips = {chip.name: chip for group in sell.state.modifiers.groups for chip in group.chips}
    assert (chips["Oat"].words, chips["Oat"].chosen, chips["Whole"].chosen) == ("Oat +0.60", True, False)
    assert chips["L"].words == "L 4.00"


def test_a_size_is_chosen_beside_the_name_and_has_its_own_price(work: SyncDesk, sell: SellHarness) -> None:
    sizes = (Size("Cup", eur("3.00")), Size("Pot", eur("5.50")))
    chai = ItemAdded(
        item_id=ItemId(new_id()), name="Chai", category="Coffee", price=eur("3.00"), tax_class="drinks",
        station="brew", position=0, sizes=sizes,
    )  # fmt: skip
    work.shop.do(work.shop.itself, put_up_menu, MenuFile(currency="EUR", groups=(), items=(chai,), tax_classes=()))
    sell.presenter.refresh()
    sell.tap("Chai")
    assert [(line.detail, line.amount) for line in sell.lines] == [("cup", "3.00")]
    sell.choose("Pot")
    assert [(line.detail, line.amount) for line in sell.lines] == [("pot", "5.50")]
    assert sell.state.modifiers
    (group,) = sell.state.modifiers.groups
    assert [(chip.words, chip.chosen) for chip in group.chips] == [("Cup 3.00", False), ("Pot 5.50", True)]
    sell.presenter.paying.cash_exact()
    day = work.shop.settings.trading_day(work.clock.now())
    assert work.shop.read(orders_of, day)[0].sold[0].size == "Pot"


def test_a_choice_that_has_to_be_made_stands_on_its_line_until_it_is(work: SyncDesk, sell: SellHarness) -> None:
    bread = ModifierGroupAdded(
        group_id=GroupId(new_id()), name="Bread", fewest=1, most=1,
        modifiers=(Modifier("Rye", eur("0.00")), Modifier("White", eur("0.20"))),
    )  # fmt: skip
    toast = ItemAdded(
        item_id=ItemId(new_id()), name="Toast", category="Coffee", price=eur("4.00"), tax_class="food",
        station="kitchen", position=0, groups=(bread.group_id,),
    )  # fmt: skip
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(bread,), items=(toast,), tax_classes=()))
    sell.presenter.refresh()
    sell.tap("Toast")
    assert ([line.lacks for line in sell.lines], sell.state.ticket.lacks) == (["Choose the bread"], "Choose the bread")
    sell.tap("Latte")
    sell.presenter.choose_what_lacks()
    panel = sell.state.panel
    assert isinstance(panel, LinePanelState)
    assert [(row.title, row.rule, row.lacks) for row in panel.rows] == [
        ("Bread", "choose one", True),
        ("Where", "as the rest", False),
    ]
    sell.choose("White")
    assert next((line.detail, line.lacks, line.amount) for line in sell.lines) == ("white", "", "4.20")
    assert sell.state.ticket.lacks == ""


def test_the_ticket_counts_sums_and_promises_as_it_grows(sell: SellHarness) -> None:
    sell.tap("Latte", "Flat white", "Flat white")
    ticket = sell.state.ticket
    assert [(line.count, line.title, line.amount) for line in ticket.lines] == [
        ("1", "Latte", "3.80"),
        ("2", "Flat white", "7.20"),
    ]
    assert ticket.summary == "3 items · VAT incl. 1.76"
    assert ticket.total == "€11.00"
    assert ticket.promise.main.startswith("Ready by 9:")
    assert ticket.promise.below.startswith("Say: “about ")
    assert ticket.promise.below.endswith(" minutes”")


def test_the_next_tap_ends_what_was_done(sell: SellHarness) -> None:
    sell.tap("Latte")
    sell.presenter.paying.cash_exact()
    sell.tap("Mocha")
    assert sell.state.sold is None
    assert [line.title for line in sell.lines] == ["Mocha"]


def test_fewer_more_remove_and_undo(sell: SellHarness) -> None:
    sell.tap("Latte", "Mocha")
    sell.presenter.more(sell.line("Latte"))
    assert [line.count for line in sell.lines] == ["2", "1"]
    sell.presenter.fewer(sell.line("Latte"))
    sell.presenter.remove(sell.line("Mocha"))
    assert [line.title for line in sell.lines] == ["Latte"]
    sell.presenter.undo()
    assert [line.title for line in sell.lines] == ["Latte", "Mocha"]


def test_a_chosen_line_shows_its_modifiers_and_its_tiles(sell: SellHarness) -> None:
    sell.tap("Latte")
    sell.presenter.grid.choose_category("Bakery")
    sell.tap("Croissant")
    sell.presenter.choose_line(sell.line("Latte"))
    assert sell.state.grid.category == "Coffee"
    assert sell.state.modifiers
    assert sell.state.modifiers.title == "Latte"
    assert [tile.name for tile in sell.state.grid.tiles if tile.chosen] == ["Latte"]


def test_a_name_a_note_and_a_place(sell: SellHarness) -> None:
    sell.tap("Latte")
    sell.presenter.name_customer("  Mara ")
    sell.presenter.write_note(sell.line("Latte"), "no lid")
    sell.presenter.serve(to_go=False)
    ticket = sell.state.ticket
    assert (ticket.customer, ticket.to_go) == ("Mara", False)
    assert ticket.lines[0].detail == "M · whole · “no lid”"


def test_a_card_number_is_refused_in_the_strip(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.name_customer("4111 1111 1111 1111")
    assert work.messages == ["That looks like a card number. Counter never keeps one: write something else."]
    assert sell.state.ticket.customer == ""


def test_held_tickets_wait_and_come_back(sell: SellHarness) -> None:
    sell.tap("Latte")
    sell.presenter.name_customer("Ines")
    sell.presenter.hold()
    assert sell.state.ticket.lines == ()
    assert sell.state.held == 1
    sell.tap("Mocha")
    sell.presenter.tabs.open()
    sell.presenter.tabs.bring_back()
    assert [line.title for line in sell.lines] == ["Latte"]
    assert (sell.state.held, sell.state.panel) == (1, None)


def test_a_half_built_ticket_survives(work: SyncDesk, sell: SellHarness) -> None:
    sell.tap("Latte", "Mocha")
    assert [line.title for line in SellHarness(work).lines] == ["Latte", "Mocha"]


def test_the_board_is_given_every_ticket(sell: SellHarness) -> None:
    sell.tap("Latte", "Mocha")
    assert [len(ticket.draft.lines) for ticket in sell.tickets] == [0, 1, 2]


def test_a_tap_is_one_flow_and_asks_nothing_else(work: SyncDesk, sell: SellHarness) -> None:
    work.ran.clear()
    sell.tap("Latte")
    sell.choose("Oat")
    assert work.ran == ["add_tile", "toggle_modifier"]


def test_what_the_shop_decides_shows_from_the_next_look_on(work: SyncDesk, sell: SellHarness) -> None:
    espresso = work.shop.menu.items[0]
    added = ItemAdded(
        item_id=ItemId(new_id()),
        name="Ristretto",
        category=espresso.category,
        price=eur("2.20"),
        tax_class=espresso.tax_class,
        station=espresso.station,
        position=99,
    )
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(), items=(added,), tax_classes=()))
    work.do(decide, {"locale": "de"})
    sell.presenter.refresh()
    assert {tile.name: tile.price for tile in sell.state.grid.tiles}["Latte"] == "3,80\xa0€"
    sell.presenter.grid.choose_page(1)
    assert [(tile.name, tile.price) for tile in sell.state.grid.tiles] == [("Ristretto", "2,20\xa0€")]


def many_teas(work: SyncDesk, count: int) -> None:
    """So many more teas than the six there are."""
    tea = next(item for item in work.shop.menu.items if item.category == "Tea")
    added = tuple(
        ItemAdded(
            item_id=ItemId(new_id()),
            name=f"Tea {number}",
            category="Tea",
            price=eur("3.00"),
            tax_class=tea.tax_class,
            station=tea.station,
            position=100 + number,
        )
        for number in range(7, 7 + count)
    )
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(), items=added, tax_classes=()))


def test_a_category_of_many_has_pages_of_fifteen_and_each_says_what_is_on_it(work: SyncDesk, sell: SellHarness) -> None:
    many_teas(work, 54)
    sell.presenter.grid.choose_category("Tea")
    state = sell.state
    assert [len(state.grid.tiles), len(state.grid.pages), state.grid.page] == [15, 4, 0]
    assert (state.grid.pages[0].words, state.grid.pages[1].words) == ("English breakfast – Tea 15", "Tea 16 – Tea 30")
    assert (state.grid.pages[3].number, state.grid.pages[3].name) == ("4", "Page 4: Tea 46 – Tea 60")
    sell.presenter.grid.choose_page(3)
    assert (sell.state.grid.tiles[-1].name, sell.state.grid.page) == ("Tea 60", 3)
    sell.tap("Tea 60")
    assert sell.state.grid.page == 3
    sell.presenter.grid.choose_category("Coffee")
    assert (sell.state.grid.page, len(sell.state.grid.pages)) == (0, 1)
    sell.presenter.choose_line(sell.line("Tea 60"))
    assert (sell.state.grid.category, sell.state.grid.page) == ("Tea", 3)
    assert [tile.name for tile in sell.state.grid.tiles if tile.chosen] == ["Tea 60"]


def test_the_next_customer_begins_on_the_first_page_of_the_first_category(work: SyncDesk, sell: SellHarness) -> None:
    many_teas(work, 20)
    sell.presenter.grid.choose_category("Tea")
    sell.presenter.grid.choose_page(1)
    sell.tap("Tea 20")
    sell.presenter.paying.cash_exact()
    assert (sell.state.grid.category, sell.state.grid.page) == ("Coffee", 0)
