"""The whole counter in one window, tapped by the names a screen reader says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.ui.app.counter import Counter
from counter.ui.widgets.tap import Tap

LEFT = Qt.MouseButton.LeftButton
Hand = Callable[..., None]


@pytest.fixture
def counter(qtbot: QtBot, cafe: Cafe, gc_off: None) -> Iterator[Counter]:
    counter = Counter(cafe.shop)
    qtbot.addWidget(counter.window)
    counter.open(windowed=True)
    yield counter
    counter.end()


@pytest.fixture
def tap(qtbot: QtBot, counter: Counter) -> Hand:
    """Waits for each name to be there and tappable, then taps it."""

    def found(name: str) -> Tap | None:
        taps: list[Tap] = counter.window.findChildren(Tap)
        fitting = (t for t in taps if t.isVisible() and t.isEnabled() and t.accessibleName().startswith(name))
        return next(fitting, None)

    def there(name: str) -> bool:
        return found(name) is not None

    def press(*names: str) -> None:
        for name in names:
            qtbot.waitUntil(partial(there, name))
            qtbot.mouseClick(found(name), LEFT)

    return press


def test_the_staff_are_found_by_their_identifiers(qtbot: QtBot, counter: Counter) -> None:
    def tiles() -> list[QWidget]:
        taps: list[Tap] = counter.window.findChildren(Tap)
        return [t for t in taps if t.accessibleIdentifier().startswith("staff")]

    qtbot.waitUntil(lambda: len(tiles()) == 5)
    assert [t.accessibleName() for t in tiles()][::4] == ["Ana, barista", "Rosa, owner"]
    assert counter.window.accessibleName() == "Counter"


def test_a_latte_is_sold_in_two_taps_and_is_on_the_bar(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hand) -> None:
    tap("Ana", "Latte", "Cash exact")
    qtbot.waitUntil(lambda: "OrderPlaced" in cafe.kinds())
    tap("Bar", "Ready, order 1")
    qtbot.waitUntil(lambda: "OrderReady" in cafe.kinds())
    assert counter.desk.by == cafe.ana


def test_every_tab_opens_and_the_names_are_the_tabs(tap: Hand, counter: Counter) -> None:
    tap("Ana", "Make it right", "Day", "Bar", "Sell", "Latte")
    assert counter.window.isVisible()


def test_a_tap_on_sell_leaves_paying(tap: Hand) -> None:
    tap("Ana", "Latte", "Pay", "Card terminal", "Sell", "Mocha")


def test_a_refusal_is_said_in_the_strip_and_put_away(tap: Hand) -> None:
    tap("Ana", "Latte", "Pay", "Voucher", "Q", "OK", "OK")


def test_somebody_else_takes_over(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hand) -> None:
    tap("Ana", "Ana, change who is here", "Dana")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.staff("Dana"))
