"""What stands in the place of the grid on the Sell page: it comes by a tap of its own, and goes by its own key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import GroupId, LineId, new_id
from counter.kernel.language import Language
from counter.ui.parts.dock_state import ChipState
from counter.ui.parts.grid_state import GridState
from counter.ui.sell.line_panel_state import ChoiceRowState, LinePanelState
from counter.ui.sell.line_panel_view import LinePanel
from counter.ui.sell.panel import Panel
from counter.ui.sell.pay_view import PayView
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.sold_out_dock import SoldOutDock
from counter.ui.sell.split_view import SplitView
from counter.ui.sell.state import SellState
from counter.ui.sell.view import SellView
from counter.ui.widgets.tap import Tap
from ui.intents import Intents
from ui.sell.harness import SellHarness, sell_intents
from ui.sync_desk import SyncDesk

LEFT = Qt.MouseButton.LeftButton
LINE, MILK, CHAI = LineId(new_id()), GroupId(new_id()), GroupId(new_id())
PANEL = LinePanelState(
    LINE,
    "Chai latte",
    "M · oat",
    rows=(
        ChoiceRowState(CHAI, "Chai", "choose one", (ChipState("Spiced", "Spiced"),), lacks=True),
        ChoiceRowState(
            MILK, "Milk", "one", (ChipState("Oat", "Oat +0.60", chosen=True), ChipState("Soy", "Soy +0.50"))
        ),
    ),
)
OPEN = SellState(grid=GridState(categories=("Coffee", "Tea"), category="Coffee"), panel=PANEL)


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    return SellHarness(work)


def open_line(sell: SellHarness) -> str | None:
    """Whose panel is open."""
    return sell.state.panel.title if isinstance(sell.state.panel, LinePanelState) else None


def test_more_opens_all_choices_and_only_done_or_a_category_brings_the_grid_back(sell: SellHarness) -> None:
    sell.tap("Latte", "Espresso")
    sell.presenter.line_panel.open()
    sell.presenter.choose_line(sell.line("Latte"))
    sell.presenter.more(sell.line("Latte"))
    sell.tap("Latte")
    assert open_line(sell) == "Latte"
    sell.presenter.panels.close()
    assert open_line(sell) is None
    sell.presenter.line_panel.open()
    assert open_line(sell) == "Latte"
    sell.presenter.choose_category("Tea")
    assert (open_line(sell), sell.state.grid.category) == (None, "Tea")


def test_a_choice_is_made_on_the_panel_and_the_panel_follows(sell: SellHarness) -> None:
    sell.tap("Latte")
    sell.presenter.line_panel.open()
    panel = sell.state.panel
    assert isinstance(panel, LinePanelState)
    milk = next(row for row in panel.rows if row.title == "Milk")
    assert (milk.rule, milk.lacks) == ("one", False)
    sell.presenter.choose_modifier(panel.line_id, milk.group_id, "Oat")
    panel = sell.state.panel
    assert isinstance(panel, LinePanelState)
    assert [chip.name for row in panel.rows if row.title == "Milk" for chip in row.chips if chip.chosen] == ["Oat"]
    assert "oat" in panel.detail


def in_place(sell: SellHarness) -> list[str]:
    """What stands in the grid's place, or changes what it does."""
    there = {"panel": sell.state.panel, "search": sell.state.search, "sold out": sell.state.sold_out}
    return [name for name, state in there.items() if state]


def test_one_thing_at_a_time_stands_in_the_grids_place(sell: SellHarness) -> None:
    sell.tap("Latte")
    sell.presenter.look_for("esp")
    sell.presenter.line_panel.open()
    assert in_place(sell) == ["panel"]
    sell.presenter.look_for("esp")
    assert in_place(sell) == ["search"]
    sell.presenter.line_panel.open()
    sell.presenter.say_what_is_out()
    assert in_place(sell) == ["sold out"]
    sell.presenter.line_panel.open()
    assert in_place(sell) == ["panel"]


def test_it_goes_with_the_last_line_and_with_the_sale(sell: SellHarness) -> None:
    sell.tap("Latte")
    sell.presenter.line_panel.open()
    sell.presenter.remove(sell.line("Latte"))
    assert open_line(sell) is None
    sell.tap("Latte")
    assert open_line(sell) is None
    sell.presenter.line_panel.open()
    sell.presenter.paying.cash_exact()
    assert (sell.sold, open_line(sell)) == (1, None)


@pytest.fixture
def intents() -> Intents[SellPresenter]:
    return sell_intents()


@pytest.fixture
def view(qtbot: QtBot, language: Language, intents: Intents[SellPresenter]) -> SellView:
    view = SellView(language, intents.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show()
    view.show_state(OPEN)
    return view


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("Soy +0.50", ("choose_modifier", LINE, MILK, "Soy")),
        ("Discount", ("open", LINE)),
        ("Done", ("close",)),
        ("Tea", ("choose_category", "Tea")),
    ],
)
def test_a_tap_says_what_it_means(
    qtbot: QtBot,
    view: SellView,
    intents: Intents[SellPresenter],
    named: Callable[[QWidget, str], Tap],
    name: str,
    intent: tuple[object, ...],
) -> None:
    qtbot.mouseClick(named(view, name), LEFT)
    assert intents.asked == [intent]


def test_escape_brings_the_grid_back(qtbot: QtBot, view: SellView, intents: Intents[SellPresenter]) -> None:
    qtbot.keyClick(view.ring_up, Qt.Key.Key_Escape)
    assert intents.asked == [("back_to_grid",)]


def test_a_panel_is_made_when_it_is_shown_first_and_stands_there_at_once(qtbot: QtBot, language: Language) -> None:
    view = SellView(language, sell_intents().presenter)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    with qtbot.waitExposed(view):
        view.show()
    view.show_state(SellState())
    assert not view.findChildren(LinePanel)
    for _ in range(2):
        view.show_state(OPEN)
    (panel,) = view.findChildren(LinePanel)
    assert panel.isVisible()
    view.show_state(SellState())
    assert not panel.isVisible()


def test_what_is_made_in_advance_is_not_seen_before_it_is_wanted(qtbot: QtBot, language: Language) -> None:
    view = SellView(language, sell_intents().presenter)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    with qtbot.waitExposed(view):
        view.show()
    view.show_state(SellState())
    qtbot.waitUntil(lambda: bool(view.findChildren(SplitView)))
    panels: list[Panel[object]] = view.findChildren(Panel)
    assert len(panels) == 7
    assert not any(each.isVisible() for each in (*panels, *view.findChildren(SoldOutDock), *view.findChildren(PayView)))
    assert all(panel.column.width() == view.ring_up._ticket.width() for panel in panels if panel.column)
