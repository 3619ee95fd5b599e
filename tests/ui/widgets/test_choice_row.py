"""Choices in one row: five as they are, forty one tap on an arrow away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.ui.theme import tokens
from counter.ui.widgets.choice_row import ChoiceRow, sets_that_fit
from counter.ui.widgets.tap import Tap

LEFT = Qt.MouseButton.LeftButton
FEW = ("Coffee", "Tea", "Cold", "Bakery", "Food")
MANY = tuple(f"Category {number}" for number in range(40))


def row_of(qtbot: QtBot, words: Sequence[str], width: int) -> ChoiceRow:
    row = ChoiceRow("Categories before", "More categories")
    qtbot.addWidget(row)
    row.resize(width, tokens.TARGET)
    row.show_choices(words, words[0])
    row.chosen.connect(lambda word: row.show_choices(words, word))
    row.show()
    return row


def in_sight(row: ChoiceRow) -> list[Tap]:
    return [tap for tap in row.findChildren(Tap) if tap.isVisible()]


@pytest.mark.parametrize("words", [FEW, MANY, ("A very long name of a category that is wider than the row", *MANY)])
@pytest.mark.parametrize("width", [536, 656, 856])
def test_every_choice_is_reached_in_one_row(
    qtbot: QtBot, named: Callable[[QWidget, str], Tap], words: Sequence[str], width: int
) -> None:
    row = row_of(qtbot, words, width)
    reached: set[str] = set()
    while True:
        shown = in_sight(row)
        reached |= {tap.accessibleName() for tap in shown}
        assert sum(tap.isChecked() for tap in shown) == 1
        areas = sorted((tap.geometry().marginsRemoved(tap.contentsMargins()) for tap in shown), key=lambda a: a.x())
        assert all(row.rect().contains(area) and min(area.width(), area.height()) >= tokens.TARGET for area in areas)
        assert all(a.right() < b.left() for a, b in pairwise(areas))
        if "More categories" not in reached or not named(row, "More categories").isEnabled():
            break
        qtbot.mouseClick(named(row, "More categories"), LEFT)
    assert set(words) <= reached


def test_few_need_no_arrows(qtbot: QtBot) -> None:
    assert [tap.accessibleName() for tap in in_sight(row_of(qtbot, FEW, 656))] == list(FEW)


def test_the_chosen_one_is_in_sight_wherever_it_stands(qtbot: QtBot) -> None:
    row = row_of(qtbot, MANY, 656)
    row.show_choices(MANY, "Category 33")
    assert "Category 33" in [tap.accessibleName() for tap in in_sight(row)]


@given(st.lists(st.integers(48, 300), min_size=1, max_size=50), st.integers(300, 900))
def test_each_set_fits_and_none_could_take_one_more(widths: list[int], room: int) -> None:
    starts = sets_that_fit(widths, room, 8)
    assert starts[0] == 0
    for start, end in zip(starts, [*starts[1:], len(widths)], strict=True):
        taken = sum(widths[start:end]) + 8 * (end - start - 1)
        assert taken <= room
        assert end == len(widths) or taken + 8 + widths[end] > room


def test_in_a_narrow_window_six_categories_are_in_sight(qtbot: QtBot) -> None:
    row = row_of(qtbot, (*FEW, "Retail"), 416)
    assert len(in_sight(row)) < 6
    row.fit(narrow=True)
    assert [tap.accessibleName() for tap in in_sight(row)] == [*FEW, "Retail"]
