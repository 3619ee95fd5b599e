"""The screens as whoever is at the counter likes them: read from the right, or for the left hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from counter.flows.staff import prefer_screens
from counter.people.model import Preferences
from counter.ui.app.counter import Counter
from ui.reach import within_reach

Find = Callable[[str], int]


@pytest.fixture
def at(qtbot: QtBot, counter: Counter) -> Find:
    """How far from the window's left edge what is tapped under a name stands, in pixels."""

    def left(name: str) -> int:
        qtbot.waitUntil(lambda: within_reach(counter.window, name) is not None)
        found = within_reach(counter.window, name)
        assert found is not None
        return found.mapTo(counter.window, QPoint()).x()

    return left


@pytest.fixture
def likes(qtbot: QtBot, counter: Counter, tap: Callable[..., None]) -> Callable[[Preferences], None]:
    """Ana, with a latte in work, says how she likes her screens."""
    tap("Ana", "Latte")

    def say(prefers: Preferences) -> None:
        with qtbot.waitSignal(counter.desk.changed):
            counter.desk.do(prefer_screens, prefers).then(counter._prefer)
        qtbot.wait(1)

    return say


def test_arabic_is_read_from_the_right(
    qtbot: QtBot, counter: Counter, likes: Callable[[Preferences], None], at: Find, tap: Callable[..., None]
) -> None:
    assert at("Espresso") < at("Cappuccino") < at("1 Latte")
    likes(Preferences(language="ar"))
    qtbot.waitUntil(lambda: at("1 Latte") < at("Cappuccino") < at("Espresso"))
    tap("Espresso", "1 Espresso")  # where it is seen is where it is tapped
    counter._lock()
    qtbot.waitUntil(lambda: counter.window.layoutDirection().name == "LeftToRight")


def test_the_left_hand_has_the_ticket_and_what_waits_at_the_left(
    qtbot: QtBot, counter: Counter, likes: Callable[[Preferences], None], at: Find, tap: Callable[..., None]
) -> None:
    likes(Preferences(left_hand=True))
    qtbot.waitUntil(lambda: at("1 Latte") < at("Espresso") < at("Cappuccino"))
    tap("Bar")
    assert at("Trouble") < counter.window.width() / 2
    likes(Preferences())
    qtbot.waitUntil(lambda: at("Trouble") > counter.window.width() / 2)
    tap("Sell")
    assert at("Espresso") < at("1 Latte")
