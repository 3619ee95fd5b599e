"""Choosing a minute, choosing from a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.language import Language
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.parts.minutes import NONE, Minutes
from counter.ui.parts.minutes_row import MinutesRow
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap

Named = Callable[[QWidget, str], Tap]
FIRST = datetime(2026, 11, 20, 8, 44, tzinfo=UTC)
LATER = FIRST + timedelta(minutes=2)


def test_two_minutes_are_offered_and_the_first_is_chosen() -> None:
    minutes = Minutes.from_first(FIRST)
    assert minutes.offered == (FIRST, LATER)
    assert minutes.taken == FIRST
    assert minutes.pick(1).taken == LATER


def test_the_chosen_minute_is_taken_back_by_a_second_tap() -> None:
    minutes = Minutes.from_first(FIRST).toggle(0)
    assert (minutes.chosen, minutes.taken) == (NONE, None)
    assert minutes.toggle(1).taken == LATER


@pytest.mark.parametrize(
    ("chosen", "expected"), [(0, (FIRST + timedelta(minutes=1), LATER)), (1, (FIRST, LATER + timedelta(minutes=1)))]
)
def test_a_minute_more_moves_the_chosen_one(chosen: int, expected: tuple[datetime, datetime]) -> None:
    assert Minutes.from_first(FIRST).pick(chosen).nudge(1, FIRST).offered == expected


def test_a_minute_more_chooses_where_none_was_chosen() -> None:
    assert Minutes((FIRST, LATER), NONE).nudge(1, FIRST).taken == FIRST + timedelta(minutes=1)


def test_a_minute_less_stops_before_now() -> None:
    minutes = Minutes.from_first(FIRST)
    assert minutes.nudge(-1, FIRST - timedelta(seconds=90)).taken == FIRST - timedelta(minutes=1)
    assert minutes.nudge(-1, FIRST - timedelta(seconds=30)) == minutes


def test_minutes_are_found_by_their_time(qtbot: QtBot, language: Language, named: Named) -> None:
    row = MinutesRow(language, large=True)
    qtbot.addWidget(row)
    row.show_minutes(("8:44", "8:46"), 0)
    with qtbot.waitSignal(row.picked) as picked:
        named(row, "New minute 8:46").click()
    assert picked.args == [1]
    with qtbot.waitSignal(row.nudged) as nudged:
        named(row, "A minute more").click()
    assert nudged.args == [1]


def test_a_question_shows_its_options_and_goes_when_it_is_answered(qtbot: QtBot, named: Named) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1024, 700)
    host.show()
    panel = ChoicesPanel(host)
    many = tuple(Option(str(n), f"Option {n}", "€2.60", chosen=n == 3) for n in range(30))
    panel.show_choices(Choices("Which one?", "", many, "Done"))
    qtbot.waitUntil(lambda: named(host, "Option 0").width() > tokens.TARGET)
    with qtbot.waitSignal(panel.toggled) as toggled:
        named(host, "Option 4, €2.60").click()
    assert toggled.args == ["4"]
    assert named(host, "Option 29").height() >= tokens.TARGET
    assert host.rect().contains(named(host, "Done").mapTo(host, named(host, "Done").rect().bottomRight()))
    with qtbot.waitSignal(panel.done):
        named(host, "Done").click()
    panel.show_choices(None)
    assert not any(tap.isVisibleTo(host) for tap in host.findChildren(Tap))
