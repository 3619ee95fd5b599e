"""Looking for an item on the Sell page, by finger, keyboard and scanner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cafe import eur
from counter.flows.open_shop import put_up_menu
from counter.kernel.ids import ItemId, new_id
from counter.kernel.language import Language
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.ui.parts.grid_state import TileState
from counter.ui.parts.search_state import SearchState
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.state import SellState
from counter.ui.sell.view import SellView
from counter.ui.widgets.tap import Tap
from ui.intents import Intents
from ui.sell.harness import SellHarness, sell_intents
from ui.sync_desk import SyncDesk
from ui.typist import PERSON, SCANNER, Typist

LEFT = Qt.MouseButton.LeftButton
COLD = ItemId(new_id())
FOUND = SellState(
    search=SearchState(
        "col", "1 of 46 items", (TileState(COLD, "Cold brew", "€4.00", beside="Coffee"),), "Add Cold brew"
    )
)
Named = Callable[[QWidget, str], Tap]
Asked = Intents[SellPresenter]


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    croissant = ItemAdded(
        item_id=ItemId(new_id()), name="Butter", category="Retail", price=eur("2.20"), tax_class="food",
        station="counter", position=900, barcode="4006381333931",
    )  # fmt: skip
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(), items=(croissant,), tax_classes=()))
    return SellHarness(work)


def test_what_is_found_is_rung_up_by_enter_or_a_tile_best_sellers_first(sell: SellHarness, work: SyncDesk) -> None:
    work.cafe.sell("Hot chocolate")
    sell.presenter.search.open("c")
    sell.presenter.search.type("col")
    found = sell.state.search
    assert found
    assert [(tile.name, tile.beside) for tile in found.tiles] == [
        ("Hot chocolate", "Coffee"),
        ("Cold brew", "Coffee"),
        ("Pain au chocolat", "Bakery"),
    ]
    assert (found.count, found.add) == ("3 of 44 items · best sellers first", "Add Hot chocolate")
    sell.presenter.search.add_first()
    sell.presenter.choose_item(found.tiles[1].tile_id)
    assert [line.title for line in sell.lines] == ["Hot chocolate", "Cold brew"]
    assert sell.state.search
    sell.presenter.search.close()
    assert sell.state.search is None


def test_a_scan_rings_up_and_an_unknown_one_is_one_sentence(sell: SellHarness, work: SyncDesk) -> None:
    sell.presenter.scan("4006381333931")
    sell.presenter.scan("4006381333999")
    assert [line.title for line in sell.lines] == ["Butter"]
    assert work.messages == ["Nothing on the menu has the barcode 4006381333999. Find it by its name."]


@pytest.fixture
def intents() -> Asked:
    return sell_intents()


@pytest.fixture
def view(qtbot: QtBot, language: Language, intents: Asked) -> SellView:
    view = SellView(language, intents.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show_state(SellState())
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_two_scans_within_twenty_milliseconds_are_two(view: SellView, intents: Asked) -> None:
    scanner = Typist(view.ring_up, apart=SCANNER)
    scanner.type("4006381333931")
    scanner.enter()
    scanner.type("4006381333948")
    scanner.enter()
    assert intents.asked == [("scan", "4006381333931"), ("scan", "4006381333948")]


def test_typing_anywhere_opens_the_search_as_soon_as_it_is_surely_a_person(view: SellView, intents: Asked) -> None:
    Typist(view.ring_up, apart=PERSON).type("co")
    assert intents.asked == [("look_for", "co"), ("type", "co")]
    assert view.ring_up._search.get().field.text() == "co"


def test_a_finger_brings_the_keyboard_whose_last_key_adds_the_first(
    qtbot: QtBot, view: SellView, intents: Asked, named: Named
) -> None:
    qtbot.mouseClick(named(view, "Search"), LEFT)
    view.show_state(FOUND)
    qtbot.mouseClick(named(view, "Add Cold brew"), LEFT)
    assert intents.asked == [("look_for", ""), ("add_first",)]
    assert named(view, "q").isVisible()


def test_a_tile_adds_and_the_cross_closes(qtbot: QtBot, view: SellView, intents: Asked, named: Named) -> None:
    view.show_state(FOUND)
    qtbot.mouseClick(named(view, "Cold brew, €4.00"), LEFT)
    qtbot.mouseClick(named(view, "Close the search"), LEFT)
    assert intents.asked == [("choose_item", COLD), ("close",)]
