"""Pages in one bar: each is one tap away, and where they are too many the next ones are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.page_bar import PageBar, PageWords
from counter.ui.widgets.tap import Tap

LEFT = Qt.MouseButton.LeftButton


def bar_of(qtbot: QtBot, count: int, width: int) -> PageBar:
    bar = PageBar("Pages before", "More pages")
    qtbot.addWidget(bar)
    bar.resize(width, tokens.PAGER)
    pages = [PageWords(str(n), f"Tea {n}", f"Page {n}: Tea {n}") for n in range(1, count + 1)]
    bar.show_pages(pages, 0)
    bar.chosen.connect(lambda page: bar.show_pages(pages, page))
    bar.show()
    return bar


def parts(bar: PageBar) -> list[Button]:
    return [tap for tap in bar.findChildren(Button) if tap.isVisible()]


def test_one_page_needs_no_bar_and_keeps_its_place(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, 1, 656)
    assert parts(bar) == []
    assert bar.height() == tokens.PAGER


@pytest.mark.parametrize(("count", "width"), [(2, 656), (3, 856), (5, 656), (14, 856), (14, 656), (40, 656)])
def test_every_page_is_reached_and_every_part_is_wide_enough(
    qtbot: QtBot, named: Callable[[QWidget, str], Tap], count: int, width: int
) -> None:
    bar = bar_of(qtbot, count, width)
    seen = {part.accessibleName() for part in parts(bar)}
    while named(bar, "More pages").isEnabled() if "More pages" in seen else False:
        qtbot.mouseClick(named(bar, "More pages"), LEFT)
        assert sum(part.isChecked() for part in parts(bar)) == 1
        seen |= {part.accessibleName() for part in parts(bar)}
    assert {f"Page {n}: Tea {n}" for n in range(1, count + 1)} <= seen
    shown = parts(bar)
    assert all(min(part.width(), part.height()) >= tokens.TARGET for part in shown)
    assert (shown[0].x(), shown[-1].geometry().right()) == (0, width - 1)


def test_names_stand_where_there_is_room_and_numbers_where_there_is_not(qtbot: QtBot) -> None:
    assert [part.label for part in parts(bar_of(qtbot, 3, 656))] == ["Tea 1", "Tea 2", "Tea 3"]
    assert [part.label for part in parts(bar_of(qtbot, 10, 656))][:2] == ["1", "2"]
