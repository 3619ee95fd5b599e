"""Cards, pages, words and fields paint themselves from the tokens; what stands in a card stands inside its edge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.ui.theme import tokens
from counter.ui.theme.grounds import GROUNDS
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Card, Ground, Text


def colour_at(part: QWidget, x: int, y: int) -> QColor:
    return part.grab().toImage().pixelColor(QPoint(x, y))


@pytest.mark.parametrize("name", [name for name, card in GROUNDS.items() if card.ground])
def test_a_card_has_its_ground_and_its_edge(qtbot: QtBot, name: str) -> None:
    card, look = Card(name), GROUNDS[name]
    qtbot.addWidget(card)
    card.resize(100, 80)
    assert colour_at(card, 50, 40) == QColor(look.ground)
    left, top, right, below = look.sides
    for wide, x, y in ((left, 0, 40), (top, 50, 0), (right, 99, 40), (below, 50, 79)):
        assert colour_at(card, x, y) == QColor(look.edge if wide else look.ground)


def test_what_stands_in_a_card_stands_inside_its_edge_also_when_that_changes(qtbot: QtBot) -> None:
    card, content = Card("asks"), QWidget()
    qtbot.addWidget(card)
    column(card).addWidget(content)
    card.resize(100, 80)
    with qtbot.waitExposed(card):
        card.show()
    assert content.geometry() == QRect(2, 2, 96, 76)
    card.set_panel("none")
    qtbot.waitUntil(lambda: content.geometry() == QRect(0, 0, 100, 80))


def test_a_page_on_a_dark_one_is_light(qtbot: QtBot) -> None:
    dark = Ground("espresso")
    qtbot.addWidget(dark)
    dark.resize(100, 80)
    light = Ground("paper", dark)
    light.setGeometry(20, 20, 40, 40)
    assert colour_at(dark, 5, 5) == QColor(tokens.ESPRESSO)
    assert colour_at(dark, 30, 30) == QColor(tokens.PAPER)


@pytest.mark.parametrize("enabled", [True, False])
def test_words_have_their_tone_whether_what_is_around_them_can_be_used_or_not(qtbot: QtBot, *, enabled: bool) -> None:
    words = Text("", tone="soft")
    qtbot.addWidget(words)
    words.setEnabled(enabled)
    assert words.palette().color(words.foregroundRole()) == QColor(tokens.SOFT)
    words.set_tone("late")
    assert words.palette().color(words.foregroundRole()) == QColor(tokens.LATE)
    words.set_tone("ink")
    assert words.palette().color(words.foregroundRole()) == QColor(tokens.INK)


def test_a_field_shows_by_its_edge_that_it_is_typed_in_and_that_it_is_wrong(qtbot: QtBot) -> None:
    field = Field("Name")
    qtbot.addWidget(field)
    field.resize(200, 48)
    with qtbot.waitExposed(field):
        field.show()
    field.clearFocus()
    assert colour_at(field, 100, 0) == QColor(tokens.EDGE)
    assert colour_at(field, 100, 1) == QColor(tokens.SURFACE)
    field.setFocus()
    assert colour_at(field, 100, 1) == QColor(tokens.FOCUS)
    field.mark_wrong("There is no such name.")
    assert colour_at(field, 100, 1) == QColor(tokens.LATE)
    field.mark_wrong("")
    assert colour_at(field, 100, 1) == QColor(tokens.FOCUS)
