"""An amount that is read at a glance is never cut: it stands smaller, or on two lines."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.ui.theme.fonts import font
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.tile import Tile

CUT = "…"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text as it was drawn: cut, if it was."""
    texts: list[str] = []
    draw = paint.draw_text

    def noted(painter: QPainter, area: QRect, text: str, colour: str, **how: Any) -> None:
        face = font(how.get("size", 16), how.get("weight", 400))
        room = area.width() * (2 if how.get("wrap") else 1)
        texts.append(text if QFontMetrics(face).horizontalAdvance(text) <= room else CUT)
        draw(painter, area, text, colour, **how)

    monkeypatch.setattr(paint, "draw_text", noted)
    return texts


def show(qtbot: QtBot, widget: QWidget, wide: int, tall: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(wide, tall)
    widget.grab()


def test_what_was_given_and_the_change_stand_on_take(qtbot: QtBot, drawn: list[str]) -> None:
    take = Button(size=24, height=72, second_size=16)
    take.set_text("Take IDR1,520,000.00", "IDR2,000,000.00 given, change IDR480,000.00")
    show(qtbot, take, 256, 72)
    assert drawn == ["Take IDR1,520,000.00", "IDR2,000,000.00 given, change IDR480,000.00"]


def test_what_is_to_be_taken_stands_on_cash_exact(qtbot: QtBot, drawn: list[str]) -> None:
    cash = Button(height=72)
    cash.set_text("Cash exact", "IDR1,520,000.00")
    cash.emphasise_second(20)
    show(qtbot, cash, 147, 72)
    assert drawn == ["Cash exact", "IDR1,520,000.00"]


def test_a_price_stands_whole_on_a_small_tile(qtbot: QtBot, drawn: list[str]) -> None:
    tile = Tile()
    tile.set_item("Latte", "IDR38,000.00", "")
    show(qtbot, tile, 124, 84)
    assert drawn == ["IDR38,000.00", "Latte"]


def test_a_way_to_pay_beside_a_large_amount_is_named_whole(qtbot: QtBot, drawn: list[str]) -> None:
    way = Button("Card terminal", arrangement=Arrangement.ROW, icon="credit-card", size=16, padding=12)
    show(qtbot, way, 150, 48)
    assert drawn == ["Card terminal"]
