"""The whole counter by keyboard alone: Tab from stop to stop, arrows within one, Space for a tap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows.pay import pay_later
from counter.flows.staff import change_pin
from counter.ui.app.counter import Counter
from counter.ui.widgets.field import Field
from counter.ui.widgets.focus_order import ARROWS, neighbour, stops_of
from counter.ui.widgets.tap import Tap

Hands = Callable[..., None]
Key = Qt.Key


@pytest.fixture
def press(qtbot: QtBot, counter: Counter) -> Callable[[Key], str]:
    """Presses a key where the focus is, and gives the name of what has it then."""
    counter.window.activateWindow()
    qtbot.waitUntil(counter.window.isActiveWindow)

    def on(key: Key) -> str:
        QTest.keyClick(QApplication.focusWidget() or counter.window, key)
        here: QWidget | None = counter.window.focusWidget()
        return "" if here is None else here.accessibleName()

    return on


def reached(window: QWidget) -> set[str]:
    """The names of all that Tab and the arrows come to."""
    found: list[QWidget] = [parts[0] for parts in stops_of(window)]
    for here in found:  # grows on the way
        for key in ARROWS:
            beside = neighbour(window, here, key)
            if beside is not None and beside not in found:
                found.append(beside)
    return {part.accessibleName() for part in found}


def tappable(window: QWidget) -> set[str]:
    taps: list[Tap] = window.findChildren(Tap)
    return {
        t.accessibleName()
        for t in taps
        if t.isVisible() and t.isEnabled() and t.focusPolicy() != Qt.FocusPolicy.NoFocus
    }


@pytest.fixture
def chosen_owner(cafe: Cafe) -> None:
    """Nobody is asked whose shop it is any more."""
    cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.staff("Rosa"), "246810")


@pytest.mark.usefixtures("chosen_owner")
def test_the_first_space_of_a_day_does_not_close_counter(
    qtbot: QtBot, counter: Counter, found: Callable[[str], Tap], press: Callable[[Key], str]
) -> None:
    closed: list[bool] = []
    counter.window.staff.close_wanted.connect(lambda: closed.append(True))
    qtbot.waitUntil(lambda: found("Ana") is not None)
    press(Key.Key_Space)
    assert not closed
    assert press(Key.Key_Tab) == "Ana, barista"


def test_a_latte_is_sold_for_exact_cash_with_ten_keys(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands, found: Callable[[str], Tap], press: Callable[[Key], str]
) -> None:
    tap("Ana")
    qtbot.waitUntil(lambda: found("Latte") is not None)
    assert press(Key.Key_Tab).startswith("Espresso")
    assert press(Key.Key_Down).startswith("Latte")
    press(Key.Key_Space)
    keys = 3
    qtbot.waitUntil(lambda: found("Cash exact") is not None)
    while not press(Key.Key_Tab).startswith("Cash exact"):
        keys += 1
        assert keys < 10
    press(Key.Key_Space)
    assert keys + 2 <= 10
    qtbot.waitUntil(lambda: "OrderPlaced" in cafe.kinds())


def test_tab_goes_round_and_back_again(
    qtbot: QtBot, tap: Hands, found: Callable[[str], Tap], press: Callable[[Key], str]
) -> None:
    tap("Ana", "Latte")
    qtbot.waitUntil(lambda: found("Cash exact") is not None)
    there = [press(Key.Key_Tab) for _ in range(9)]
    back = [press(Key.Key_Backtab) for _ in range(8)]
    assert len(set(there)) == 9
    assert back == there[-2::-1]


def test_with_one_tab_left_tab_goes_from_the_top_left_down_and_an_arrow_comes_to_what_adds_to_it(
    qtbot: QtBot, cafe: Cafe, tap: Hands, found: Callable[[str], Tap | None], press: Callable[[Key], str]
) -> None:
    cafe.shop.do(cafe.ana, pay_later, cafe.ring("Latte"), "Tim", they_know=True)
    tap("Ana", "Held", "Tim")
    qtbot.waitUntil(lambda: found("Add items") is not None)
    names = [press(Key.Key_Tab)]
    while not names[-1].startswith("Cash exact"):
        names.append(press(Key.Key_Tab))
        assert len(names) < 20, names
    begin = names.index("All 1")
    assert names[begin + 1].startswith("Tim")
    assert names[begin + 2 : begin + 4] == ["Merge", "Split"]
    assert press(Key.Key_Left).startswith("Pay")
    assert press(Key.Key_Left) == "Add items"


def test_the_ring_is_seen_where_the_keyboard_is(
    qtbot: QtBot, counter: Counter, found: Callable[[str], Tap], press: Callable[[Key], str]
) -> None:
    qtbot.waitUntil(lambda: found("Ana") is not None)
    for key in (Key.Key_Tab, Key.Key_Right):
        press(key)
        here = counter.window.focusWidget()
        assert isinstance(here, Tap)
        assert here._ring


def test_after_a_name_was_written_the_page_hears_keys_again(
    qtbot: QtBot, counter: Counter, tap: Hands, found: Callable[[str], Tap], press: Callable[[Key], str]
) -> None:
    """Whoever wrote a name has the keys of the page, and a scanner is heard on it."""
    tap("Ana", "Latte")
    qtbot.waitUntil(lambda: found("Pay") is not None)
    fields: list[Field] = counter.window.findChildren(Field)
    name = next(field for field in fields if field.isVisible() and field.accessibleName() == "Name")
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(counter.window.focusWidget(), Field))
    QTest.keyClicks(counter.window.focusWidget(), "Lea")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: counter.window.focusWidget() is None)
    press(Key.Key_F11)
    qtbot.waitUntil(lambda: found("Exact") is not None)


@pytest.mark.parametrize(
    "ways",
    [
        (),
        ("Ana",),
        ("Ana", "Latte"),
        ("Ana", "Latte", "Pay"),
        ("Ana", "Latte", "Cash exact", "Bar"),
        ("Ana", "Latte", "Cash exact", "Make it right"),
        ("Ana", "Latte", "Cash exact", "Orders"),
        ("Ana", "Till"),
        ("Ana", "Day"),
        ("Ana", "Ana, your own menu"),
    ],
    ids=lambda ways: ways[-1] if ways else "who is here",
)
def test_whatever_can_be_tapped_can_be_reached(
    qtbot: QtBot, counter: Counter, tap: Hands, ways: tuple[str, ...]
) -> None:
    tap(*ways)
    around = counter.window.menu if ways[-1:] == ("Ana, your own menu",) else counter.window

    def missing() -> set[str]:
        return tappable(around) - reached(around)

    qtbot.waitUntil(lambda: bool(tappable(around)))
    qtbot.waitUntil(lambda: not missing())
