"""Lines of the till's cards, as they are painted."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import OrderId, new_id
from counter.kernel.language import Language
from counter.ui.theme import tokens
from counter.ui.till.moves_card import MovesCard
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.rows import Moves
from counter.ui.till.state import MoveState, TabState
from counter.ui.till.tabs_card import TabsCard
from counter.ui.till.waste_presenter import WastePresenter
from counter.ui.widgets import paint
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tap import Tap
from ui.intents import Intents

ENGLISH = Language("en", ZoneInfo("Europe/Berlin"))


def painted(qtbot: QtBot, time: str, words: str) -> QImage:
    moves = Moves("What moved")
    qtbot.addWidget(moves)
    moves.resize(300, 62)
    moves.show_moves([MoveState(time, words, "", "")])
    return moves.grab().toImage()


@pytest.mark.parametrize("time", ["14:30", "12:30 PM"])
def test_what_moved_stands_clear_of_when_it_did(qtbot: QtBot, time: str) -> None:
    alone, both = painted(qtbot, time, ""), painted(qtbot, time, "Refund")
    rows, columns = range(alone.height()), range(alone.width())
    first = next(x for x in columns if any(alone.pixel(x, y) != both.pixel(x, y) for y in rows))
    assert first >= paint.text_width(time, 16, tokens.REGULAR) + tokens.GAP_4


def list_height(card: QWidget) -> int:
    """How much of its list is seen, in pixels."""
    return card.findChildren(Scroll)[0].height()


@pytest.mark.parametrize("height", [180, 200, 231, 260])
def test_of_what_moved_and_of_the_open_tabs_none_is_seen_in_part(qtbot: QtBot, height: int) -> None:
    presenter = Intents(TillPresenter, waste=WastePresenter).presenter
    moved, tabs = MovesCard(ENGLISH, presenter), TabsCard(ENGLISH, presenter)
    for card in (moved, tabs):
        qtbot.addWidget(card)
    moved.fit(low=False, narrow=True)
    tabs.show_tabs(tuple(TabState(OrderId(new_id()), f"Nora {n}", "8:02 · 34 min", "6.60") for n in range(9)), "59.40")
    for card in (moved, tabs):
        card.resize(392, height)
        card.show()
    qtbot.waitUntil(lambda: list_height(moved) % moved.findChildren(Moves)[0].tall == 0)
    qtbot.waitUntil(lambda: list_height(tabs) % tabs.findChildren(Tap)[0].height() == 0)
    assert min(list_height(moved), list_height(tabs)) > 0
