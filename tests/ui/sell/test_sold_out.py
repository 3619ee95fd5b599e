"""Saying what is sold out: the tiles as switches, what is left, and who waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.flows.menu import change_item
from counter.flows.sold_out import mark_sold_out
from counter.kernel.ids import ItemId, OrderId, new_id
from counter.kernel.language import Language
from counter.menu.facts import ItemOffered
from counter.ui.parts.grid_state import GridState, TileState
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.sold_out_state import CountState, MissingState, SoldOutState, WaitingState
from counter.ui.sell.state import SellState
from counter.ui.sell.view import SellView
from counter.ui.widgets.tap import Tap
from ui.intents import Intents
from ui.sell.harness import SellHarness, sell_intents
from ui.sync_desk import SyncDesk

LEFT = Qt.MouseButton.LeftButton
CROISSANT, ORDER = ItemId(new_id()), OrderId(new_id())
SWITCHING = SellState(
    grid=GridState(
        categories=("Bakery",),
        category="Bakery",
        tiles=(
            TileState(CROISSANT, "Croissant", "€2.60", badge="3 left", is_out=False),
            TileState(ItemId(new_id()), "Carrot cake", "€4.20", badge="Out", is_out=True),
        ),
        note=("Tap what has run out.", "Tap it again to bring it back."),
    ),
    sold_out=SoldOutState(
        out=(MissingState(CROISSANT, "Carrot cake", "8:31 · Ana", "Bring back", "Bring Carrot cake back"),),
        counted=(MissingState(CROISSANT, "Croissant", "3 left", "Stop", "Stop counting Croissant"),),
        waiting=WaitingState(ORDER, "Book club waits for carrot cake."),
        count=CountState("Croissant", 3),
    ),
)
Named = Callable[[QWidget, str], Tap]
Asked = Intents[SellPresenter]


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    harness = SellHarness(work)
    harness.presenter.grid.choose_category("Bakery")
    return harness


def tile(sell: SellHarness, name: str) -> TileState:
    return next(tile for tile in sell.state.grid.tiles if tile.name == name)


def test_what_is_off_the_menu_is_not_out_of_it(sell: SellHarness, work: SyncDesk) -> None:
    cookie = work.cafe.item("Cookie")
    work.do(mark_sold_out, cookie)
    sell.presenter.refresh()
    sell.presenter.sold_out.toggle()
    assert sell.state.sold_out is not None
    assert [each.name for each in sell.state.sold_out.out] == ["Cookie"]
    work.cafe.shop.do(work.cafe.shop.itself, change_item, None, None, ItemOffered(item_id=cookie, on_menu=False))
    sell.presenter.refresh()
    assert (sell.state.sold_out.out, [each.name for each in sell.state.grid.tiles if each.name == "Cookie"]) == ((), [])


def test_what_has_run_out_takes_two_taps_and_cannot_be_rung_up(sell: SellHarness, work: SyncDesk) -> None:
    sell.presenter.sold_out.toggle()
    sell.tap("Carrot cake")
    assert (tile(sell, "Carrot cake").badge, tile(sell, "Carrot cake").is_out) == ("Out", True)
    assert [row.name for row in sell.state.sold_out.out] == ["Carrot cake"] if sell.state.sold_out else False
    sell.presenter.sold_out.toggle()
    assert tile(sell, "Carrot cake").sold_out == "Sold out"
    sell.tap("Carrot cake")  # a tap that was on its way
    assert work.messages == ["Carrot cake is sold out today. Choose another, or bring it back under “Sold out”."]


def test_a_second_tap_brings_it_back(sell: SellHarness) -> None:
    sell.presenter.sold_out.toggle()
    sell.tap("Carrot cake", "Carrot cake")
    assert tile(sell, "Carrot cake").is_out is False
    assert sell.state.sold_out == SoldOutState(count=CountState("Carrot cake", None))


def test_a_number_counts_down_with_each_line_and_each_sale(sell: SellHarness) -> None:
    presenter = sell.presenter.sold_out
    presenter.toggle()
    sell.tap("Croissant")
    presenter.count(3)
    assert sell.state.sold_out
    assert [(row.name, row.detail) for row in sell.state.sold_out.counted] == [("Croissant", "3 left")]
    presenter.toggle()
    seen = [tile(sell, "Croissant").badge]
    sell.tap("Croissant")
    seen.append(tile(sell, "Croissant").badge)
    sell.presenter.paying.cash_exact()
    sell.presenter.refresh()
    sell.presenter.grid.choose_category("Bakery")
    seen.append(tile(sell, "Croissant").badge)
    sell.tap("Croissant", "Croissant")
    assert seen == ["3 left", "2 left", "2 left"]
    assert (tile(sell, "Croissant").badge, tile(sell, "Croissant").sold_out) == ("", "Sold out")


def test_the_open_ticket_waits_untouched_behind_it(sell: SellHarness) -> None:
    sell.tap("Cookie")
    sell.presenter.sold_out.toggle()
    sell.tap("Cookie")
    sell.presenter.sold_out.toggle()
    assert [line.title for line in sell.lines] == ["Cookie"]


def test_who_waits_for_it_is_named_and_led_to(sell: SellHarness, work: SyncDesk) -> None:
    order_id = work.cafe.sell("Latte", customer="Book club")
    sell.presenter.sold_out.toggle()
    sell.presenter.grid.choose_category("Coffee")
    sell.tap("Latte")
    assert sell.state.sold_out
    assert sell.state.sold_out.waiting == WaitingState(order_id, "Book club waits for latte.")
    sell.presenter.sold_out.show_order(order_id)
    assert sell.wanted == [order_id]


def test_by_the_numbers_none_left_is_out(sell: SellHarness) -> None:
    presenter = sell.presenter.sold_out
    presenter.toggle()
    sell.tap("Cookie")
    presenter.count(1)
    assert tile(sell, "Cookie").badge == "1 left"
    presenter.count(0)
    assert tile(sell, "Cookie").badge == "Out"
    presenter.stop_counting()
    assert tile(sell, "Cookie").badge == ""


@pytest.fixture
def intents() -> Asked:
    return sell_intents()


@pytest.fixture
def view(qtbot: QtBot, language: Language, intents: Asked) -> SellView:
    view = SellView(language, intents.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show_state(SWITCHING)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("Carrot cake, €4.20, Out", ("choose_item", SWITCHING.grid.tiles[1].tile_id)),
        ("Sold out", ("say_what_is_out",)),
        ("5 left", ("count", 5)),
        ("One more left", ("count", 4)),
        ("One fewer left", ("count", 2)),
        ("Don’t count", ("stop_counting",)),
        ("Bring Carrot cake back", ("bring_back", CROISSANT)),
        ("Stop counting Croissant", ("bring_back", CROISSANT)),
        ("Show", ("show_order", ORDER)),
        ("Back to selling", ("toggle",)),
    ],
)
def test_a_tap_says_what_it_means(
    qtbot: QtBot, view: SellView, intents: Asked, named: Named, name: str, intent: tuple[object, ...]
) -> None:
    qtbot.mouseClick(named(view, name), LEFT)
    assert intents.asked == [intent]


def test_back_at_selling_the_ticket_and_its_keys_are_there_again(view: SellView, named: Named) -> None:
    assert not any(tap.isVisible() for tap in view.findChildren(Tap) if tap.accessibleName() == "Cash exact")
    view.show_state(replace(SWITCHING, sold_out=None))
    assert named(view, "Cash exact").isVisible()
