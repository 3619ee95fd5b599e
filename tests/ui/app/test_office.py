"""The way to the office: the owner's own menu, and nobody else's."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows.playbook import decide_playbook
from counter.flows.staff import change_pin
from counter.people.queries import read_staff, staff_member
from counter.settings.playbook_decided import PlaybookDecided
from counter.ui.app.counter import Counter
from counter.ui.office.changes_view import ChangesView
from counter.ui.widgets.field import Field
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Card, Text

Hands = Callable[..., None]
Found = Callable[[str], Tap]


def test_an_owner_writes_a_sentence_and_saves_it(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    tap("Rosa", "Rosa, your own menu", "Office, Menu", "Playbook", "Wrong item")
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


def test_a_lock_while_one_writes_loses_nothing(qtbot: QtBot, cafe: Cafe, request: pytest.FixtureRequest) -> None:
    cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.staff("Rosa"), "2468")
    counter: Counter = request.getfixturevalue("counter")
    tap: Hands = request.getfixturevalue("tap")
    tap("Rosa")
    tap(*"2468")
    tap("Rosa, your own menu", "Office, Menu", "Playbook")
    qtbot.waitUntil(lambda: bool(typed_in(counter, "Own")))
    (own,) = typed_in(counter, "Own")
    qtbot.mouseClick(own, Qt.MouseButton.LeftButton)
    own.selectAll()
    qtbot.keyClicks(own, "We missed it.")
    tap("Lock, change who is here", "Ana", "Sell")
    assert not typed_in(counter, "Own")
    tap("Lock, change who is here", "Rosa")
    tap(*"2468")
    tap("Rosa, your own menu", "Office, Menu", "Playbook")
    qtbot.waitUntil(lambda: [field.text() for field in typed_in(counter, "Own")] == ["We missed it."])
    assert cafe.shop.settings.playbook.pages == {}
    tap("Save")
    qtbot.waitUntil(lambda: bool(cafe.shop.settings.playbook.pages))


def typed_in(counter: Counter, name: str) -> list[Field]:
    fields: list[Field] = counter.window.findChildren(Field)
    return [field for field in fields if field.isVisible() and field.accessibleName() == name]


def test_two_hundred_changes_come_as_one_scrolls_to_them(
    qtbot: QtBot, cafe: Cafe, request: pytest.FixtureRequest
) -> None:
    for number in range(200):
        decided = PlaybookDecided(cap_percent=100 + number)
        cafe.shop.do(cafe.staff("Rosa"), decide_playbook, decided)
    counter: Counter = request.getfixturevalue("counter")
    request.getfixturevalue("tap")("Rosa", "Rosa, your own menu", "Office, Menu", "Changes")
    qtbot.waitUntil(lambda: counter.window.findChild(ChangesView) is not None)
    view = counter.window.findChild(ChangesView)
    assert view is not None
    qtbot.waitUntil(lambda: bool(view.findChildren(Card)))
    first = len(view.findChildren(Card))
    assert first < 50
    (scroll,) = view.findChildren(Scroll)
    bar = scroll.verticalScrollBar()
    while len(view.findChildren(Card)) < 200:
        before = len(view.findChildren(Card))
        qtbot.waitUntil(lambda: bar.value() < bar.maximum())
        bar.setValue(bar.maximum())
        assert len(view.findChildren(Card)) > before
    assert len([text for text in view.findChildren(Text) if text.text().startswith("Decided anew")]) == 199


def test_an_owner_gives_somebody_a_pin_and_takes_somebody_off(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands, found: Callable[[str], Tap | None]
) -> None:
    tap("Rosa", "Rosa, your own menu", "Office, Menu", "Staff", "Chris, barista, no PIN yet", "Set a PIN")
    if folder := os.environ.get("PICTURES"):
        qtbot.wait(300)
        counter.window.grab().save(f"{folder}/office-staff-pin.png")
    tap(*"13571357", "Save")
    chris = cafe.staff("Chris")
    qtbot.waitUntil(lambda: cafe.shop.read(staff_member, chris).pin_digits == 4)
    qtbot.waitUntil(lambda: found("Chris, barista, no PIN yet") is None)
    if folder := os.environ.get("PICTURES"):
        for wide, tall in ((1024, 600), (1024, 768), (1280, 800), (1920, 1080)):
            counter.window.resize(wide, tall)
            qtbot.wait(300)
            counter.window.grab().save(f"{folder}/office-staff-{wide}x{tall}.png")
        counter.window.resize(1024, 600)
        tap("What each role can do")
        qtbot.wait(300)
        counter.window.grab().save(f"{folder}/office-staff-roles.png")
        tap("Done")
        counter.window.resize(1280, 800)
    tap("Dana, lead, no PIN yet", "Take Dana off")
    qtbot.waitUntil(lambda: "Dana" not in [each.name for each in cafe.shop.read(read_staff)])
