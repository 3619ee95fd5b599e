"""The office's printers as an owner sets one up, by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.ui.app.counter import Counter
from counter.ui.widgets.field import Field

Hands = Callable[..., None]


def field(counter: Counter, name: str) -> Field:
    fields = [each for each in counter.window.findChildren(Field) if each.isVisible()]
    return next(each for each in fields if each.accessibleName() == name)


def test_an_owner_sets_a_printer_up(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    tap("Rosa", "Rosa, your own menu", "Office, Menu", "Receipts", "Shop", "Printers", "Add a printer")
    for name, text in (("Name", "Bar"), ("Address, like 192.168.0.20", "127.0.0.1:9")):
        typed_in = field(counter, name)
        qtbot.mouseClick(typed_in, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(typed_in, text)
        tap("Done")
    tap("bar tickets of espresso", "Save", "Bar, bar tickets of espresso and all else, Away", "Take off", "Undo")
    qtbot.waitUntil(lambda: [setup.where for setup in cafe.shop.settings.printers] == ["127.0.0.1:9"])
