"""A finger that swipes a list scrolls it and taps nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.swipe import drag_distance
from counter.ui.widgets.text import Text
from ui.hand import Hand

MIDDLE, FAR = QPoint(150, 200), QPoint(0, -120)


class List(Scroll):
    """Twenty rows, half scrolled; `taps` are those that were tapped."""

    def __init__(self) -> None:
        content = QWidget()
        super().__init__(content)
        self.taps: list[int] = []
        layout = column(content)
        self.rows = [Button(str(number), height=60) for number in range(20)]
        for number, row in enumerate(self.rows):
            row.tapped.connect(lambda number=number: self.taps.append(number))
            layout.addWidget(row)
        self.resize(300, 400)

    def at(self) -> int:
        return self.verticalScrollBar().value()


@pytest.fixture
def rows(qtbot: QtBot) -> List:
    rows = List()
    qtbot.addWidget(rows)
    with qtbot.waitExposed(rows):
        rows.show()
    rows.verticalScrollBar().setValue(300)
    return rows


Finger = Callable[[QWidget, QPoint, QPoint], None]


@pytest.fixture(params=["touch", "mouse"])
def finger(request: pytest.FixtureRequest, qtbot: QtBot) -> Finger:
    """Presses at a point of a window, moves on in ten steps at a finger's pace, and lifts."""
    screen = QTest.createTouchDevice()

    def touch(window: QWidget, point: QPoint, kind: str) -> None:
        sequence = QTest.touchEvent(window, screen)
        getattr(sequence, kind)(0, point, window)
        sequence.commit()

    def mouse(window: QWidget, point: QPoint, kind: str) -> None:
        act = {"press": QTest.mousePress, "release": QTest.mouseRelease}.get(kind)
        if act:
            act(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        else:
            QTest.mouseMove(window.windowHandle(), point, delay=1)

    do = touch if request.param == "touch" else mouse

    def move(window: QWidget, begin: QPoint, way: QPoint) -> None:
        steps = iter(range(1, 11))

        def arrives() -> bool:
            step = next(steps)
            do(window, begin + way * step / 10, "move")
            return step == 10

        do(window, begin, "press")
        qtbot.waitUntil(arrives)
        do(window, begin + way, "release")

    return move


@pytest.mark.parametrize("way", [FAR, -FAR, QPoint(40, -120)])
def test_a_swipe_scrolls_and_taps_nothing(rows: List, finger: Finger, way: QPoint) -> None:
    """CocktailBerry#789: there a finger that swipes scrolls the list and picks what it began on."""
    before = rows.at()
    finger(rows, MIDDLE, way)
    assert (rows.at() - before) * way.y() < 0
    assert rows.taps == []
    assert not any(row.isDown() for row in rows.rows)


@pytest.mark.parametrize("slip", [QPoint(6, 0), QPoint(0, -6), QPoint(6, 6)])
def test_a_jitter_is_a_tap(rows: List, finger: Finger, slip: QPoint) -> None:
    """CASES, Hands and screens: 6 px of jitter is still a tap."""
    before = rows.at()
    finger(rows, MIDDLE, slip)
    assert len(rows.taps) == 1
    assert rows.at() == before


def test_a_row_is_tapped_again_after_a_swipe(rows: List, finger: Finger) -> None:
    finger(rows, MIDDLE, QPoint(0, -drag_distance() - 2))
    assert rows.taps == []
    finger(rows, MIDDLE, QPoint())
    assert len(rows.taps) == 1


@pytest.mark.parametrize("way", [QPoint(0, 40), QPoint(40, 0), QPoint(-8, 8)])
def test_a_swipe_where_nothing_scrolls_taps_nothing_either(rows: List, finger: Finger, way: QPoint) -> None:
    rows.resize(300, 2_000)
    finger(rows, MIDDLE, way)
    assert rows.taps == []


def test_a_swipe_over_a_field_brings_no_keyboard(qtbot: QtBot) -> None:
    page, asked = QWidget(), []
    field = Field("Name")
    field.wanted.connect(lambda: asked.append(1))
    column(page).addWidget(field)
    page.resize(300, 100)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    hand = Hand(page)
    hand.swipe(field, QPoint(20, 20))
    assert not asked
    hand.swipe(field, QPoint(6, 0))
    assert asked == [1]
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert asked == [1, 1]


def test_a_screen_reader_finds_the_same_in_it_whether_it_scrolls_or_not(qtbot: QtBot, rows: List) -> None:
    """Qt dies of a question for what went with the bar."""
    found = QAccessible.queryAccessibleInterface(rows)
    assert rows._bar.isVisible()
    assert found.childCount() == 1
    rows.resize(300, 2_000)
    qtbot.waitUntil(lambda: not rows._bar.isVisible())
    assert found.childCount() == 1


def test_the_bar_takes_its_room_while_there_is_something_to_scroll(qtbot: QtBot, rows: List) -> None:
    assert rows.viewport().width() == rows.width() - rows._bar.width()
    assert rows._bar.geometry().right() == rows.rect().right()
    rows.resize(300, 2_000)
    qtbot.waitUntil(lambda: rows.viewport().width() == rows.width())


def test_bar_and_content_move_each_other(rows: List) -> None:
    rows.verticalScrollBar().setValue(120)
    assert rows._bar.value() == 120
    rows._bar.setValue(360)
    assert rows.at() == 360
    assert (rows._bar.maximum(), rows._bar.pageStep()) == (rows.verticalScrollBar().maximum(), rows.height())


class Turns(QWidget):
    """Stands otherwise where the bar takes some of its room, and is lower then: without the bar it is too tall."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self._wide = wide
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        return 500 if width >= self._wide else 300


def test_what_fits_only_beside_the_bar_keeps_it(qtbot: QtBot) -> None:
    """The bar came and went for ever, and Counter died of it."""
    scroll = Scroll(Turns(300))
    qtbot.addWidget(scroll)
    scroll.resize(300, 400)
    with qtbot.waitExposed(scroll):
        scroll.show()
    assert scroll.viewport().width() < 300
    scroll.resize(500, 600)
    assert scroll.viewport().width() == 500


def test_what_gets_a_bar_as_it_is_shown_is_laid_out_beside_it(qtbot: QtBot) -> None:
    holder, content, buttons = QWidget(), QWidget(), column()
    qtbot.addWidget(holder)
    lines = column(content)
    for _ in range(12):
        lines.addWidget(Text("Nothing is lost. Its own screen shows what waits, and all of it comes in.", wrap=True))
    buttons.addWidget(Button("Rename"))
    scroll, whole = Scroll(content), column(holder)
    whole.addWidget(scroll, 1)
    whole.addLayout(buttons)
    holder.resize(300, 400)
    with qtbot.waitExposed(holder):
        holder.show()
    layout = content.layout()
    assert layout
    qtbot.waitUntil(lambda: layout.geometry().width() == content.width() < scroll.width())
