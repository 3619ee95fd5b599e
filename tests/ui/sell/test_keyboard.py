"""The Sell page by a real keyboard: a sale in a few keys, and nothing that a scanner types is one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.language import Language
from counter.ui.parts.search_view import SearchView
from counter.ui.sell.line_panel_state import LinePanelState
from counter.ui.sell.tabs_state import TabsState
from counter.ui.sell.view import SellView
from counter.ui.widgets.tap import Tap
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk
from ui.typist import SCANNER, Typist

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    return SellHarness(work)


@pytest.fixture
def press(qtbot: QtBot, language: Language, sell: SellHarness) -> Callable[..., QWidget]:
    """Presses keys on the page, which shows what comes of each."""
    view = SellView(language, sell.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show()
    view.show_state(sell.state)

    def keys(*pressed: Qt.Key, control: bool = False) -> QWidget:
        for key in pressed:
            view.show_state(sell.state)
            here = view.focusWidget() if view.ring_up.isAncestorOf(view.focusWidget()) else view.ring_up
            qtbot.keyClick(here, key, CONTROL if control else Qt.KeyboardModifier.NoModifier)
        view.show_state(sell.state)
        return view.ring_up

    return keys


def test_a_category_a_tile_and_cash_exact_are_three_keys_and_an_arrow(
    sell: SellHarness, press: Callable[..., QWidget], qtbot: QtBot
) -> None:
    press(Qt.Key.Key_F2)
    category = sell.state.grid.category
    assert category == sell.state.grid.categories[1]
    press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert [line.title for line in sell.lines] == [sell.state.grid.tiles[0].name]
    press(Qt.Key.Key_F12)
    assert sell.sold == 1


def test_lines_are_chosen_counted_and_opened(sell: SellHarness, press: Callable[..., QWidget]) -> None:
    sell.tap("Latte", "Espresso")
    press(Qt.Key.Key_Insert, Qt.Key.Key_Insert)
    press(Qt.Key.Key_Up, control=True)
    press(Qt.Key.Key_Insert, Qt.Key.Key_F9)
    assert [(line.title, line.count, line.chosen) for line in sell.lines] == [
        ("Latte", "2", True),
        ("Espresso", "3", False),
    ]
    assert isinstance(sell.state.panel, LinePanelState)
    press(Qt.Key.Key_F9, Qt.Key.Key_Delete)
    press(Qt.Key.Key_Z, control=True)
    press(Qt.Key.Key_Z, control=True)
    assert [line.count for line in sell.lines] == ["1", "3"]


def test_what_comes_first_is_in_the_place_of_cash_exact_and_pay_has_its_key(
    sell: SellHarness, press: Callable[..., QWidget]
) -> None:
    press(Qt.Key.Key_F12, Qt.Key.Key_F11, Qt.Key.Key_F10)
    assert (sell.sold, sell.state.pay) == (0, None)
    sell.tap("Latte")
    press(Qt.Key.Key_F11)
    assert sell.state.pay


def test_what_goes_with_the_keyboard_leaves_it_to_the_page(sell: SellHarness, press: Callable[..., QWidget]) -> None:
    sell.presenter.look_for("lat")
    page = press(Qt.Key.Key_Shift)
    found = next(tap for tap in page.findChildren(Tap) if tap.accessibleName() == "Close the search")
    found.setFocus()
    press(Qt.Key.Key_Escape)
    assert (sell.state.search, page.window().focusWidget()) == (None, page)
    press(Qt.Key.Key_Return)
    assert not sell.lines


def test_enter_after_a_scan_presses_nothing(sell: SellHarness, press: Callable[..., QWidget]) -> None:
    page = press(Qt.Key.Key_Right)
    focused = page.focusWidget()
    assert isinstance(focused, Tap)
    typist = Typist(focused, apart=SCANNER)
    typist.type("4006381333931")
    typist.enter()
    assert sell.lines == ()
    assert sell.work.ran[-1] == "scan"


def test_after_a_search_the_keys_of_the_page_are_there_again(
    sell: SellHarness, press: Callable[..., QWidget], qtbot: QtBot
) -> None:
    sell.tap("Latte", "Latte")
    sell.presenter.look_for("")
    page = press(Qt.Key.Key_Shift)
    search = page.findChild(SearchView)
    assert isinstance(search, SearchView)
    search.begin("")
    press(Qt.Key.Key_Delete)
    assert [line.count for line in sell.lines] == ["1"]
    press(Qt.Key.Key_F2)
    assert sell.state.search is None
    assert sell.state.grid.category == sell.state.grid.categories[1]


def test_a_key_changes_only_what_is_seen(sell: SellHarness, press: Callable[..., QWidget]) -> None:
    """Behind a panel neither the page of tiles turns nor, where it has the ticket's place, a line changes."""
    sell.tap("Latte", "Espresso")
    press(Qt.Key.Key_F9, Qt.Key.Key_PageDown)
    press(Qt.Key.Key_Insert)
    sell.presenter.panels.close()
    before = [line.count for line in sell.lines]
    sell.presenter.tabs.open()
    press(Qt.Key.Key_PageDown, Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_F9)
    press(Qt.Key.Key_Up, Qt.Key.Key_D, control=True)
    assert isinstance(sell.state.panel, TabsState)
    sell.presenter.panels.close()
    assert ([line.count for line in sell.lines], before) == (["1", "2"], ["1", "2"])
    sell.presenter.say_what_is_out()
    press(Qt.Key.Key_Insert)
    assert [line.count for line in sell.lines] == before


def test_page_down_turns_the_cards_that_wait_and_undo_is_that_of_the_panel(
    sell: SellHarness, press: Callable[..., QWidget]
) -> None:
    for number in range(8):
        sell.tap("Latte")
        sell.presenter.name_customer(f"Guest {number}")
        sell.presenter.hold()
    sell.presenter.tabs.open()

    def shown() -> TabsState:
        assert isinstance(sell.state.panel, TabsState)
        return sell.state.panel

    press(Qt.Key.Key_PageDown)
    assert (shown().page, len(shown().cards)) == (1, 2)
    press(Qt.Key.Key_PageDown)
    assert shown().page == 1
    press(Qt.Key.Key_PageUp)
    assert (shown().page, len(shown().cards)) == (0, 6)
