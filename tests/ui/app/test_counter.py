"""The whole counter, from signing in to handing over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.ui.app.counter import Counter
from counter.ui.widgets.tap import Tap

Hand = Callable[..., None]


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
