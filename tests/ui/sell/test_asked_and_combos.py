"""At the till: what is asked of an item before it is rung up, combos as one line, deposits with what they are for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cafe import eur
from counter.devices.scale import Weighed
from counter.flows.menu import arrange_favourites
from counter.flows.open_shop import put_up_menu
from counter.kernel.ids import ComboId, ItemId, new_id
from counter.menu.facts import ComboAdded, ItemAdded
from counter.menu.read_file import MenuFile
from counter.settings.favourites import Favourite
from counter.ui.desk.devices import Weight
from counter.ui.parts.build_grid import FAVOURITES
from counter.ui.sell.ask_panel_state import AskPanelState
from ui.played_scale import AWAY, PlayedScale, weighs
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk

SOUP = ItemAdded(
    item_id=ItemId(new_id()), name="Soup", category="Food", price=eur("0"), tax_class="food", station="kitchen",
    position=900, open_price=True, barcode="12345678",
)  # fmt: skip
CHEESE = replace(
    SOUP, item_id=ItemId(new_id()), name="Cheese", price=eur("19.90"), open_price=False, by_weight=True, position=901,
    barcode="",
)  # fmt: skip


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    return SellHarness(work)


@pytest.fixture
def asked(work: SyncDesk) -> SellHarness:
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(), items=(SOUP, CHEESE), tax_classes=()))
    sell = SellHarness(work)
    sell.presenter.choose_category("Food")
    return sell


def panel(sell: SellHarness) -> AskPanelState:
    assert isinstance(sell.state.panel, AskPanelState)
    return sell.state.panel


def test_an_open_price_is_typed_at_the_tile(asked: SellHarness) -> None:
    asked.tap("Soup")
    assert (panel(asked).title, panel(asked).question, panel(asked).shown) == ("Soup", "What does it cost?", "€0.00")
    for digit in "450":
        asked.presenter.ask_panel.type_digits(digit)
    assert panel(asked).shown == "€4.50"
    asked.presenter.ask_panel.finish()
    assert asked.state.panel is None
    assert [(line.title, line.amount) for line in asked.lines] == [("Soup", "4.50")]


def test_a_price_of_a_billion_is_never_taken_for_another(asked: SellHarness) -> None:
    asked.tap("Soup")
    for digit in "100000000000":
        asked.presenter.ask_panel.type_digits(digit)
    assert (panel(asked).shown, panel(asked).wrong) == ("€1,000,000.00", "That is too much: look at the digits.")
    asked.presenter.ask_panel.delete_digit()
    assert (panel(asked).shown, panel(asked).wrong) == ("€100,000.00", "")


def test_what_is_sold_by_weight_is_weighed_at_the_tile(asked: SellHarness) -> None:
    assert next(tile.price for tile in asked.state.grid.tiles if tile.name == "Cheese") == "€19.90 / kg"
    asked.tap("Cheese")
    asked.presenter.ask_panel.type_digits("2350")
    asked.presenter.ask_panel.delete_digit()
    assert (panel(asked).shown, panel(asked).below) == ("0.235 kg", "€19.90 / kg · €4.68")
    asked.presenter.ask_panel.finish()
    assert [(line.title, line.detail, line.amount) for line in asked.lines] == [("Cheese", "0.235 kg × 19.90", "4.68")]


def test_nothing_typed_is_said_on_the_panel_and_nothing_is_rung_up(asked: SellHarness) -> None:
    asked.tap("Cheese")
    asked.presenter.ask_panel.finish()
    assert panel(asked).wrong == "Weigh Cheese: say its kilograms, above 0 and at most 99."
    asked.presenter.ask_panel.close()
    asked.tap("Soup")
    assert panel(asked).wrong == ""
    asked.presenter.ask_panel.finish()
    assert panel(asked).wrong == "Say what Soup costs."
    assert asked.lines == ()


@pytest.fixture
def weighed(work: SyncDesk) -> tuple[SellHarness, PlayedScale]:
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(), items=(SOUP, CHEESE), tax_classes=()))
    scale = PlayedScale(weighs(0))
    sell = SellHarness(work, scale)
    sell.presenter.choose_category("Food")
    return sell, scale


def test_what_lies_still_on_the_scale_is_sold_with_one_tap(weighed: tuple[SellHarness, PlayedScale]) -> None:
    sell, scale = weighed
    sell.tap("Cheese")
    assert (panel(sell).shown, panel(sell).weighs) == ("0.000 kg", True)
    assert panel(sell).note == "Nothing lies on the scale. Put it on, or type the weight."
    scale.says = weighs(240, Weighed.MOVES)
    sell.presenter.ask_panel.weigh()
    assert (panel(sell).shown, panel(sell).note) == ("0.240 kg", "It still moves. Wait until it stands still.")
    sell.presenter.ask_panel.finish()
    assert not sell.lines
    assert (panel(sell).note, panel(sell).wrong) == ("", "It still moves. Wait until it stands still.")
    scale.says = weighs(235)
    sell.presenter.ask_panel.weigh()
    assert (panel(sell).shown, panel(sell).below) == ("0.235 kg", "€19.90 / kg · €4.68")
    assert (panel(sell).note, panel(sell).wrong) == ("", "")
    sell.presenter.ask_panel.finish()
    assert [(line.title, line.detail, line.amount) for line in sell.lines] == [("Cheese", "0.235 kg × 19.90", "4.68")]


@pytest.mark.parametrize(
    ("says", "note"),
    [
        (AWAY, "The scale at COM3 does not answer. Or type the weight."),
        (weighs(0, Weighed.OVER), "That is too much for the scale. Take some of it off."),
        (weighs(0, Weighed.UNDER), "The scale is below zero. Empty it, and press its zero key."),
    ],
)
def test_where_the_scale_says_no_weight_it_is_typed(
    weighed: tuple[SellHarness, PlayedScale], says: Weight, note: str
) -> None:
    sell, scale = weighed
    scale.says = says
    sell.tap("Cheese")
    assert (panel(sell).shown, panel(sell).note) == ("– kg", note)
    sell.presenter.ask_panel.finish()
    assert not sell.lines
    for digit in "235":
        sell.presenter.ask_panel.type_digits(digit)
    assert (panel(sell).shown, panel(sell).weighs) == ("0.235 kg", False)
    sell.presenter.ask_panel.finish()
    assert [line.amount for line in sell.lines] == ["4.68"]


def test_what_lay_there_before_is_not_the_next_one(weighed: tuple[SellHarness, PlayedScale]) -> None:
    """The scale is asked anew for each item; until it answers nothing is sold by it."""
    sell, scale = weighed
    scale.says = weighs(235)
    sell.tap("Cheese")
    sell.presenter.ask_panel.close()
    scale.is_busy = True
    sell.tap("Cheese")
    sell.presenter.ask_panel.finish()
    assert panel(sell).wrong == "The scale has not answered yet. Wait a moment, or type the weight."
    assert sell.lines == ()


def test_an_open_price_is_no_matter_of_the_scale(weighed: tuple[SellHarness, PlayedScale]) -> None:
    sell, _scale = weighed
    sell.tap("Soup")
    assert not panel(sell).weighs


def test_a_scan_of_what_has_an_open_price_asks_too(asked: SellHarness) -> None:
    asked.presenter.scan("12345678")
    assert panel(asked).title == "Soup"
    asked.presenter.choose_category("Coffee")
    assert asked.state.panel is None


def test_a_combo_is_one_line_with_what_it_saves(sell: SellHarness) -> None:
    sell.presenter.choose_category("Bakery")
    sell.tap("Morning combo", "Morning combo")
    (line,) = sell.lines
    assert (line.count, line.title, line.detail) == ("2", "Morning combo", "Filter, M · Croissant · saves 1.20")
    assert (line.was, line.amount) == ("11.00", "9.80")
    assert sell.state.ticket.total == "€9.80"


def test_a_tap_on_a_combo_goes_from_item_to_item(sell: SellHarness) -> None:
    sell.presenter.choose_category("Bakery")
    sell.tap("Morning combo")
    titles = []
    for _ in range(3):
        sell.presenter.choose_line(sell.line("Morning combo"))
        assert sell.state.modifiers
        titles.append(sell.state.modifiers.title)
    assert titles == ["Croissant", "Filter", "Croissant"]
    sell.choose("Warm")
    assert "Croissant, warm" in sell.lines[0].detail
    sell.presenter.remove(sell.line("Morning combo"))
    assert sell.lines == ()


def test_a_combo_is_sold_out_with_what_is_in_it(sell: SellHarness) -> None:
    sell.presenter.say_what_is_out()
    sell.presenter.choose_category("Bakery")
    sell.tap("Croissant")
    sell.presenter.say_what_is_out()
    assert next(tile.sold_out for tile in sell.state.grid.tiles if tile.name == "Morning combo") == "Sold out"


def test_a_deposit_stands_below_its_line_and_shows_what_it_is_for(sell: SellHarness) -> None:
    sell.presenter.choose_category("Cold")
    sell.tap("Mineral water", "Mineral water")
    assert [(line.count, line.title, line.amount) for line in sell.lines] == [
        ("2", "Mineral water", "5.00"),
        ("2", "Deposit", "0.50"),
    ]
    assert sell.state.ticket.summary.startswith("2 items")
    sell.presenter.choose_line(sell.line("Deposit"))
    assert [line.chosen for line in sell.lines] == [True, False]


def test_the_first_page_has_an_oat_latte_of_its_own(work: SyncDesk) -> None:
    menu = work.shop.menu
    latte = next(item for item in menu.items if item.name == "Latte")
    milk = next(group.group_id for group in latte.groups if group.name == "Milk")
    oat = Favourite(latte.item_id, "Oat latte", "L", ((milk, "Oat", ""),))
    work.do(arrange_favourites, [oat, Favourite(menu.combos[0].combo_id), Favourite(latte.item_id)])
    sell = SellHarness(work)
    assert sell.state.grid.category == FAVOURITES
    assert [(tile.name, tile.price) for tile in sell.state.grid.tiles] == [
        ("Oat latte", "€4.60"), ("Morning combo", "€4.90"), ("Latte", "€3.80"),
    ]  # fmt: skip
    sell.tap("Oat latte", "Oat latte")
    assert [(line.count, line.title, line.detail) for line in sell.lines] == [("2", "Latte", "L · oat")]


def test_a_combo_of_a_menu_that_changed_stays_where_it_is(work: SyncDesk) -> None:
    croissant = next(item for item in work.shop.menu.items if item.name == "Croissant")
    combo = ComboAdded(
        combo_id=ComboId(new_id()), name="Two croissants", price=eur("4.00"), category="Bakery", position=1,
        items=(croissant.item_id, croissant.item_id),
    )  # fmt: skip
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(), items=(), tax_classes=(), combos=(combo,)))
    sell = SellHarness(work)
    sell.presenter.choose_category("Bakery")
    assert [tile.name for tile in sell.state.grid.tiles][-2:] == ["Morning combo", "Two croissants"]
    sell.tap("Two croissants")
    assert [(line.title, line.amount) for line in sell.lines] == [("Two croissants", "4.00")]
