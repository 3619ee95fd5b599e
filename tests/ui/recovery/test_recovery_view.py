"""Make it right on screen, found and tapped by its accessible names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.ui.parts.allowance_state import AllowanceState
from counter.ui.parts.choices import Choices, Option
from counter.ui.recovery.approve_presenter import ApprovePresenter
from counter.ui.recovery.gestures_column import GestureButton
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import (
    CaseState,
    ChooseState,
    GestureState,
    Kind,
    RecoveryState,
    Standing,
    Step,
    StoryState,
)
from counter.ui.recovery.view import RecoveryView
from counter.ui.recovery.words_card import WordsCard
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap
from ui.intents import Intents

Named = Callable[[QWidget, str], Tap]
Asked = Intents[RecoveryPresenter]
SIZES = ((1024, 708), (1280, 740), (1366, 708), (1920, 1020))
STORY = StoryState(
    title="Ben · #141",
    what="Cappuccino",
    was="",
    below="promised 8:34 · 2 min late",
    past=(),
    tells=False,
    kind="late",
    severity=0,
    greeting="Greeting",
    greeted=False,
    first="",
    steps=tuple(Step(label.lower(), label, f"“{label}.”") for label in ("Hear", "Own", "Promise", "Thank")),
    their_words="",
    contact=None,
    why=None,
    promise="New promise",
    clocks=("8:38", "8:40"),
    minute=0,
    gestures=(
        GestureState("apology", "Apology in person", "always", "hand-heart", chosen=True, usable=True),
        GestureState("voucher", "Apology voucher", "€3.00", "ticket-percent", chosen=False, usable=True),
        GestureState("whole_order", "Whole order on us", "all is given back", "gift", chosen=False, usable=False),
    ),
    allowance=AllowanceState("€14.00", "of €20.00 left", 0.7),
    due=None,
    record="Record",
    prints=False,
)
KINDS = (*(Kind(str(n), f"Kind {n}", "clock-alert") for n in range(11)), Kind("late", "Late", "clock-alert"))
STATE = RecoveryState(kinds=KINDS, story=STORY)


def case_of(title: str, below: str = "on the bar", was: str = "") -> CaseState:
    name = f"{title}, Latte, {below}"
    return CaseState(OrderId(uuid4()), None, title, "Latte", was, below, name, Standing.PLAIN)


@pytest.fixture
def intents() -> Asked:
    return Intents(RecoveryPresenter, yes=ApprovePresenter)


@pytest.fixture
def view(qtbot: QtBot, language: Language, intents: Asked) -> Iterator[RecoveryView]:
    shown = RecoveryView(language, intents.presenter)
    qtbot.addWidget(shown)
    shown.resize(1280, 740)
    shown.show_state(STATE)
    shown.show()
    qtbot.waitUntil(lambda: any(card.isVisible() for card in shown.findChildren(WordsCard)))
    yield shown
    shown.hide()


def test_every_control_is_found_by_its_name(view: RecoveryView, intents: Asked, named: Named) -> None:
    for name, intent in (
        ("Late", ("choose_kind", "late")),
        ("Apology voucher, €3.00", ("choose_gesture", "voucher")),
        ("New minute 8:40", ("pick_minute", 1)),
        ("A minute more", ("nudge_minute", 1)),
        ("Greeting", ("greet",)),
        ("Record", ("record",)),
        ("Choose another order", ("leave",)),
    ):
        named(view, name).click()
        assert intents.asked[-1] == intent


def test_what_cannot_be_done_cannot_be_tapped(view: RecoveryView, named: Named) -> None:
    button = named(view, "Whole order on us")
    assert not button.isEnabled()
    assert "all is given back" in button.accessibleName()


def test_record_waits_until_somebody_says_what_went_wrong(view: RecoveryView, named: Named) -> None:
    view.show_state(replace(STATE, story=replace(STORY, kind="", steps=(), gestures=())))
    assert not named(view, "Record").isEnabled()


def test_typed_words_are_passed_on_before_they_are_recorded(
    qtbot: QtBot, view: RecoveryView, intents: Asked, named: Named
) -> None:
    field = view._words.get().field
    view.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Has a train")
    named(view, "Record").click()
    assert intents.asked == [("write_their_words", "Has a train"), ("record",)]


def test_a_finger_brings_the_keyboard_and_the_field_stays_in_sight(qtbot: QtBot, view: RecoveryView) -> None:
    field, keyboard = view._words.get().field, view._keyboard
    field.wanted.emit()
    assert keyboard.isVisible()
    qtbot.waitUntil(lambda: field.mapTo(view, field.rect().bottomLeft()).y() < keyboard.y())
    keyboard.leave()
    qtbot.waitUntil(lambda: view._words.get()._steps.height() > 0)


def test_the_list_opens_what_is_tapped(view: RecoveryView, intents: Asked, named: Named) -> None:
    case = case_of("#141 Ben")
    view.show_state(replace(STATE, story=None, choose=ChooseState(cases=(case,))))
    named(view, "#141 Ben").click()
    named(view, "No order").click()
    assert intents.asked == [("choose", case), ("choose", None)]


def test_a_tile_that_changes_stays_where_it_is(view: RecoveryView, named: Named) -> None:
    first, second = case_of("#1 Ben"), case_of("#2 محمد " + "الطويل " * 30)
    view.show_state(replace(STATE, story=None, choose=ChooseState(cases=(first, second))))
    tile, place = named(view, "#2"), named(view, "#2").geometry()
    right = replace(second, below="Made right 8:41, Ana", name="#2, made right", standing=Standing.RIGHT)
    view.show_state(replace(STATE, story=None, choose=ChooseState(cases=(first, right))))
    assert named(view, "#2, made right") is tile
    assert tile.geometry() == place


def test_what_was_recorded_moves_no_tile(view: RecoveryView, named: Named) -> None:
    choose = ChooseState("Whose order is it about?", cases=(case_of("#1 Ben"),))
    view.show_state(replace(STATE, story=None, choose=choose))
    place = named(view, "#1 Ben").mapTo(view, named(view, "#1 Ben").rect().topLeft())
    recorded = replace(choose, recorded="Recorded: " + "Ben " * 40, new="2 new")
    view.show_state(replace(STATE, story=None, choose=recorded))
    view.resize(1281, 740)  # lays everything out again
    view.resize(1280, 740)
    assert named(view, "#1 Ben").mapTo(view, named(view, "#1 Ben").rect().topLeft()) == place
    assert view._choose._title.accessibleName().startswith("Recorded")


def test_what_is_typed_looks_at_once_and_is_cleared_in_one_tap(
    qtbot: QtBot, view: RecoveryView, intents: Asked, named: Named
) -> None:
    view.show_state(replace(STATE, story=None))
    view.activateWindow()
    view._choose.field.setFocus()
    qtbot.waitUntil(view._choose.field.hasFocus)
    QTest.keyClicks(view._choose.field, "9,4")
    assert intents.asked == [("look_for", "9"), ("look_for", "9,"), ("look_for", "9,4")]
    view.show_state(replace(STATE, story=None, choose=ChooseState(typed="9,4", new="2 new", page="25–48", newer=True)))
    for name, intent in (
        ("Clear the search", ("look_for", "")),
        ("2 new", ("show_new",)),
        ("Earlier", ("ask_day",)),
        ("Newer", ("turn_page", -1)),
    ):
        named(view, name).click()
        assert intents.asked[-1] == intent
    assert not named(view, "Older").isEnabled()


@pytest.mark.parametrize("size", [(1024, 540), *SIZES])
def test_the_list_fits_every_screen(view: RecoveryView, size: tuple[int, int]) -> None:
    cases = tuple(case_of(f"#{number} Maximilian-Alexander von der Heide") for number in range(24))
    choose = ChooseState("Wednesday 23 September", False, "maximilian", cases, "", "12 new", "25–48", True, True)
    view.show_state(replace(STATE, story=None, choose=choose))
    view.resize(*size)
    assert (view.width(), view.height()) == size
    for tap in view._choose.findChildren(Tap):
        if tap.isVisibleTo(view):
            assert min(tap.width(), tap.height()) >= tokens.TARGET, (tap.accessibleName(), tap.size())
            left = tap.mapTo(view, tap.rect().topLeft()).x()
            assert 0 <= left <= left + tap.width() <= view.width(), tap.accessibleName()


def test_the_keyboard_leaves_the_found_ones_in_sight(qtbot: QtBot, view: RecoveryView) -> None:
    view.show_state(replace(STATE, story=None, choose=ChooseState(cases=(case_of("#1 Ben"),))))
    view._choose.field.wanted.emit()
    tile = view._choose._tiles[0]
    qtbot.waitUntil(lambda: tile.mapTo(view, tile.rect().bottomLeft()).y() < view._keyboard.y())


def test_two_rows_are_seen_above_the_keyboard_on_the_smallest_screen(
    qtbot: QtBot, language: Language, intents: Asked
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 600)
    view = RecoveryView(language, intents.presenter)
    view.setParent(window)
    view.setGeometry(0, 60, 1024, 540)
    cases = tuple(case_of(f"#{number}") for number in range(1, 7))
    view.show_state(replace(STATE, story=None, choose=ChooseState(cases=cases)))
    window.show()
    view._choose.field.wanted.emit()
    last = view._choose._tiles[5]
    qtbot.waitUntil(lambda: last.mapTo(view, last.contentsRect().bottomLeft()).y() < view._keyboard.y())


def test_a_gesture_asks_over_the_page(view: RecoveryView, intents: Asked, named: Named) -> None:
    question = Choices("Give back which lines?", "", (Option("x", "1× Latte", "€3.80"),), "Done")
    view.show_state(replace(STATE, question=question))
    named(view, "1× Latte").click()
    named(view, "Done").click()
    assert intents.asked == [("choose_option", "x"), ("close_question",)]


@pytest.mark.parametrize("size", SIZES)
def test_it_fits_every_screen_with_room_for_a_finger(view: RecoveryView, size: tuple[int, int]) -> None:
    view.resize(1920, 1020)
    view.resize(*size)
    assert (view.width(), view.height()) == size
    for tap in view.findChildren(Tap):
        if tap.isVisibleTo(view):
            assert min(tap.width(), tap.height()) >= tokens.TARGET, (tap.accessibleName(), tap.size())
            left = tap.mapTo(view, tap.rect().topLeft()).x()
            assert 0 <= left <= left + tap.width() <= view.width(), tap.accessibleName()


def test_names_are_words_never_markup(view: RecoveryView) -> None:
    view.show_state(replace(STATE, story=replace(STORY, title="<b>Ben</b> · #141")))
    assert view._words.get()._title.text() == "<b>Ben</b> · #141"
    assert view._words.get()._title.textFormat().name == "PlainText"


def test_large_amounts_push_no_gesture_out_of_its_column(qtbot: QtBot, view: RecoveryView) -> None:
    allowance = AllowanceState("IDR170,000.00", "of IDR200,000.00 left", 0.85)
    voucher = GestureState("voucher", "Apology voucher", "IDR30,000.00", "ticket-percent", chosen=True, usable=True)
    view.resize(1024, 540)
    view.show_state(replace(STATE, story=replace(STORY, gestures=(voucher,), allowance=allowance)))
    button = next(
        each for each in view.findChildren(GestureButton) if (each.label, each.isChecked()) == (voucher.label, True)
    )
    scroll = next(each for each in view.findChildren(QScrollArea) if each.isAncestorOf(button))
    qtbot.waitUntil(button.isVisible)
    qtbot.waitUntil(lambda: 0 < button.width() <= scroll.viewport().width(), timeout=1000)


def test_a_long_name_leaves_the_greeting_its_words(view: RecoveryView, named: Named) -> None:
    view.resize(1024, 708)
    name = "Maximiliane Freifrau von Schwarzenberg-Hohenlohe · #141"
    view.show_state(replace(STATE, story=replace(STORY, title=name)))
    greeting = named(view, "Greeting")
    assert greeting.width() >= greeting.sizeHint().width()
