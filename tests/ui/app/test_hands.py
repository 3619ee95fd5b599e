"""The screens as whoever is at the counter likes them: from the right, for the left hand, in large type, dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from counter.flows.staff import prefer_screens
from counter.people.model import Preferences
from counter.ui.app.counter import Counter
from counter.ui.theme import tokens
from counter.ui.theme.fonts import exact_font
from counter.ui.widgets import paint
from counter.ui.widgets.text import Text
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


def test_the_left_hand_has_the_ticket_its_bill_and_what_waits_at_the_left(
    qtbot: QtBot, counter: Counter, likes: Callable[[Preferences], None], at: Find, tap: Callable[..., None]
) -> None:
    likes(Preferences(left_hand=True))
    qtbot.waitUntil(lambda: at("1 Latte") < at("Espresso") < at("Cappuccino"))
    tap("Pay", "Card")
    qtbot.waitUntil(lambda: at("Take") < at("Card") < at("7"))
    tap("Back to the ticket", "Bar")
    assert at("Trouble") < counter.window.width() / 2
    likes(Preferences())
    qtbot.waitUntil(lambda: at("Trouble") > counter.window.width() / 2)
    tap("Sell")
    assert at("Espresso") < at("1 Latte")


def words_on(counter: Counter, said: str) -> list[Text]:
    return [text for text in counter.window.findChildren(Text) if text.isVisible() and text.text() == said]


def test_letters_are_large_for_who_likes_them_so_and_for_nobody_else(
    qtbot: QtBot, counter: Counter, likes: Callable[[Preferences], None], tap: Callable[..., None]
) -> None:
    def sizes() -> list[int]:
        return [text.font().pixelSize() for text in words_on(counter, "Waiting")]

    tap("Bar")
    qtbot.waitUntil(lambda: sizes() == [20])
    wide = paint.text_width("Espresso", 20, tokens.SEMIBOLD)
    likes(Preferences(large_type=True))
    qtbot.waitUntil(lambda: sizes() == [22])
    assert paint.text_width("Espresso", 20, tokens.SEMIBOLD) > wide
    assert exact_font(20).pixelSize() == 20
    counter._lock()
    tap("Ben", "Bar")
    qtbot.waitUntil(lambda: sizes() == [20])
    assert paint.text_width("Espresso", 20, tokens.SEMIBOLD) == wide


def test_the_bar_is_dark_for_who_likes_it_so_and_no_other_page(
    qtbot: QtBot, counter: Counter, likes: Callable[[Preferences], None], tap: Callable[..., None]
) -> None:
    def ground() -> str:
        page = counter.window.places.currentWidget()
        assert page is not None
        return page.grab().toImage().pixelColor(3, page.height() // 2).name()

    likes(Preferences(dark_bar=True))
    tap("Bar")
    qtbot.waitUntil(lambda: ground() == tokens.DARK_BAR.lower())
    (words,) = words_on(counter, "Waiting")
    ink = words.palette().color(QPalette.ColorRole.WindowText).name()
    assert ink == tokens.DARK_INKS[tokens.INK].lower()
    tap("Orders")
    assert ground() == tokens.PAPER.lower()
    counter._lock()
    tap("Ben", "Bar")
    qtbot.waitUntil(lambda: ground() == tokens.PAPER.lower())
