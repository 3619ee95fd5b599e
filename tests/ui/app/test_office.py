"""The way to the office: the owner's own menu, and nobody else's."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.ui.app.counter import Counter
from counter.ui.widgets.field import Field
from counter.ui.widgets.tap import Tap

Hands = Callable[..., None]
Found = Callable[[str], Tap]


def test_an_owner_writes_a_sentence_and_saves_it(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    tap("Rosa", "Rosa, your own menu", "Office, Playbook", "Wrong item")
    fields = [field for field in counter.window.findChildren(Field) if field.isVisible()]
    own = next(field for field in fields if field.accessibleName() == "Own")
    qtbot.mouseClick(own, Qt.MouseButton.LeftButton)
    own.selectAll()
    qtbot.keyClicks(own, "Unfortunately we are busy.")
    if folder := os.environ.get("PICTURES"):
        for wide, tall in ((1024, 600), (1024, 768), (1280, 800), (1920, 1080)):
            counter.window.resize(wide, tall)
            qtbot.wait(300)
            counter.window.grab().save(f"{folder}/office-{wide}x{tall}.png")
        counter.window.resize(1024, 768)
        tap("Gestures", "4")
        qtbot.wait(300)
        counter.window.grab().save(f"{folder}/office-gestures.png")
        counter.window.resize(1280, 800)
    tap("Use this", "Save")
    qtbot.waitUntil(lambda: bool(cafe.shop.settings.playbook.pages))
    said = cafe.shop.settings.playbook.pages["wrong_item.small"].say["en"]["own"]
    assert "Unfortunately" not in said
    tap("Changes")
    if folder := os.environ.get("PICTURES"):
        qtbot.wait(300)
        counter.window.grab().save(f"{folder}/office-changes.png")
    tap("Undo")
    qtbot.waitUntil(lambda: cafe.shop.settings.playbook.pages == {})


def test_a_barista_finds_no_office(qtbot: QtBot, counter: Counter, found: Found, tap: Hands) -> None:
    tap("Ana", "Ana, your own menu")
    qtbot.waitUntil(lambda: found("My PIN") is not None)
    assert found("Office") is None
