"""Arrows beside a long list: whole rows are seen, whatever was tapped, wheeled or swiped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.scroll_arrows import ScrollArrows
from counter.ui.widgets.text import Ground
from ui.hand import Hand

TALL = 300


class List(QWidget):
    """Rows of several heights in a place of 300 pixels, and the arrows below it."""

    def __init__(self, heights: list[int]) -> None:
        super().__init__()
        content = QWidget()
        rows = column(content)
        self.rows = [Button(str(number), height=tall) for number, tall in enumerate(heights)]
        for each in self.rows:
            rows.addWidget(each)
        rows.addStretch(1)
        self.place = Scroll(content)
        self.place.setFixedHeight(TALL)
        self.arrows = ScrollArrows(self.place, lambda: self.rows, ("Lines before", "Lines after"))
        below = column(self)
        below.addWidget(self.place)
        below.addWidget(self.arrows)
        self.resize(300, 400)

    def at(self) -> int:
        return self.place.verticalScrollBar().value()

    def cut(self) -> list[int]:
        """The rows of which a part is seen, and a part is not."""
        view, covers = self.place.viewport(), self.place.findChildren(Ground)
        bottom = min([TALL, *(each.y() for each in covers if each.isVisible())])
        tops = [(each.mapTo(view, QPoint(0, 0)).y(), each.height()) for each in self.rows]
        return [n for n, (top, tall) in enumerate(tops) if top < 0 < top + tall or top < bottom < top + tall]


@pytest.fixture
def rows(qtbot: QtBot) -> List:
    rows = List([52, 52, 96, 70, 52, 130, 52, 64, 52, 52, 86])
    qtbot.addWidget(rows)
    with qtbot.waitExposed(rows):
        rows.show()
    qtbot.waitUntil(rows.arrows.isVisible)
    return rows


def test_arrows_lead_over_all_rows_there_and_back_none_of_them_cut(qtbot: QtBot, rows: List) -> None:
    before, after = rows.arrows.findChildren(Button)
    assert rows.cut() == []
    there = []
    while after.isEnabled():
        there.append(rows.arrows.seen())
        after.click()
        qtbot.waitUntil(lambda: rows.cut() == [])
    assert rows.arrows.seen() == (8, 11, 11)
    assert [(seen[0], seen[1]) for seen in there if seen] == [(1, 4), (5, 8)]
    while before.isEnabled():
        before.click()
        assert rows.cut() == []
    assert rows.at() == 0


def test_a_row_that_is_brought_comes_whole_and_cuts_no_other(qtbot: QtBot, rows: List) -> None:
    for place in (10, 0, 5, 9, 3, 6):
        rows.arrows.bring(rows.rows[place])
        qtbot.waitUntil(lambda: rows.cut() == [])
        first, last, _all = rows.arrows.seen() or (0, 0, 0)
        assert first <= place + 1 <= last


@pytest.mark.parametrize("way", [-130, 75])
def test_a_swipe_comes_to_rest_at_a_whole_row(qtbot: QtBot, rows: List, way: int) -> None:
    rows.arrows.bring(rows.rows[6])
    before = rows.at()
    Hand(rows).swipe(rows.rows[5], QPoint(0, way))
    qtbot.waitUntil(lambda: rows.at() != before and rows.cut() == [])


def test_of_a_row_taller_than_its_place_every_part_is_reached(qtbot: QtBot) -> None:
    rows = List([52, 500, 52])
    qtbot.addWidget(rows)
    with qtbot.waitExposed(rows):
        rows.show()
    after = rows.arrows.findChildren(Button)[1]
    seen = set()
    while after.isEnabled():
        after.click()
        seen.add(rows.at())
    assert min(seen) == 52
    assert max(seen) >= 52 + 500 - TALL
    assert max(later - earlier for earlier, later in zip(sorted(seen), sorted(seen)[1:], strict=False)) <= TALL
