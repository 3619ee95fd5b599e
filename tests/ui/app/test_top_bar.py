"""The bar at the top: what gives way where there is little room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from counter.ui.app.state import TabState, TopState
from counter.ui.app.top_bar import HEIGHT, TopBar
from counter.ui.app.top_tab import TopTab

KEYS = ("sell", "bar", "recovery", "orders", "till", "day")
CALM = TopState(
    tabs=tuple(TabState(key, word, waiting=12 if key == "recovery" else 0, name=word) for key, word in zip(
        KEYS, ("Sell", "Bar", "Make it right", "Orders", "Till", "Day"), strict=True
    )),
    promising="Promising 15 min",
    promising_short="15 min",
    ahead="18 ahead",
    who="Ana",
    who_name="Ana, your own menu",
    lock="Lock, change who is here",
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_the_tabs_stay_where_they_are_when_somebody_is_at_risk(qtbot: QtBot, width: int) -> None:
    bar = TopBar(dict.fromkeys(KEYS, "coffee"))
    qtbot.addWidget(bar)
    bar.resize(width, HEIGHT)
    bar.show()
    bar.show_state(CALM)
    qtbot.waitExposed(bar)
    before = [tab.geometry() for tab in bar.findChildren(TopTab)]
    bar.show_state(replace(CALM, at_risk="2 at risk"))
    bar._line.activate()
    assert [tab.geometry() for tab in bar.findChildren(TopTab)] == before
    assert bar._at_risk.geometry().right() < width
