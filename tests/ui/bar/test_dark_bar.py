"""The dark bar: all of it is dark, and what is asked over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from counter.kernel.language import Language
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.question_presenter import QuestionPresenter
from counter.ui.bar.state import CardState, Careful, FactState, HandOver, NewPromise, Question, Station, Trouble, Unmade
from counter.ui.bar.view import BarView
from counter.ui.parts.choices import Choices, Option
from ui.bar.states import RUSH, STATE
from ui.intents import Intents

QUESTIONS: tuple[Question, ...] = (
    NewPromise("New promise", "Order 144", ("8:44", "8:46"), 0, "It is ready by 8:44.", "Told"),
    Trouble((Station("espresso", "Espresso", 1), Station("brew", "Brew", 0))),
    Careful("Nuts", ("1× Latte",), "It is safe"),
    Unmade("Not made", ("1× Latte",), "All made", (("sold_out", "Sold out"),)),
    Choices("Who is on the bar?", "Tap who is.", (Option("ana", "Ana", chosen=True), Option("ben", "Ben")), "Done"),
    HandOver(
        order_id=STATE.cards[0].order_id,
        title="Hand over 140",
        late="4 min late",
        detail="Sam",
        facts=(FactState("8:41", "octagon-alert", "Missed", "late"), FactState("8:42", "smile", "Said so", "ink")),
        turn="Your turn",
        sentence="We are late, and that is on us.",
    ),
)
_MIDDLE = 128


@pytest.fixture
def view(qtbot: QtBot, language: Language) -> Iterator[BarView]:
    shown = BarView(language, Intents(BarPresenter, asking=QuestionPresenter).presenter)
    qtbot.addWidget(shown)
    shown.resize(1024, 540)
    shown.show_state(STATE)
    shown.show()
    yield shown
    shown.hide()


def likes(view: BarView, *, dark: bool) -> None:
    """Whoever is at the window likes it so."""
    view.dark_bar = dark  # type: ignore[attr-defined]


def lightness(view: BarView) -> float:
    """How much of the picture is lighter than a middle grey, from 0 to 1."""
    grey = view.grab().toImage().scaled(128, 68).convertToFormat(QImage.Format.Format_Grayscale8)
    shades = bytes(grey.constBits())
    return sum(shade > _MIDDLE for shade in shades) / len(shades)


@pytest.mark.parametrize("cards", [STATE.cards, RUSH, ()], ids=["cards", "a rush", "nothing to make"])
def test_cards_buttons_and_what_waits_are_dark(view: BarView, cards: tuple[CardState, ...]) -> None:
    state = replace(STATE, cards=cards)
    view.show_state(state)
    assert lightness(view) > 0.7
    likes(view, dark=True)
    view.show_state(state)
    assert lightness(view) < 0.25
    likes(view, dark=False)
    view.show_state(state)
    assert lightness(view) > 0.7


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: type(question).__name__)
def test_what_is_asked_over_the_bar_is_dark_or_light_with_it(view: BarView, question: Question) -> None:
    seen = []
    for dark in (False, True, False):
        likes(view, dark=dark)
        view.show_state(replace(STATE, question=question))
        seen.append(lightness(view))
        view.show_state(STATE)
    assert seen[0] > 0.25
    assert seen[1] < 0.15
    assert seen[2] == seen[0]
