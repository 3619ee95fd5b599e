"""The bar on screen, found and tapped by its accessible names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import LineId, OrderId
from counter.kernel.language import Language
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.state import (
    Advice,
    AdviceAction,
    BarState,
    ButtonState,
    CardState,
    Mood,
    NewPromise,
    Station,
    Tick,
    Trouble,
    WaitingState,
    WholeBar,
)
from counter.ui.bar.tick_row import TickRow
from counter.ui.bar.view import BarView
from counter.ui.parts.choices import Choices, Option
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.tap import Tap
from ui.intents import Intents

Named = Callable[[QWidget, str], Tap]
SIZES = ((1024, 708), (1280, 740), (1366, 708), (1920, 1020))


def tick(what: str, detail: str = "", *, made: bool = False) -> Tick:
    return Tick(LineId(uuid4()), what, detail, made, f"{what} {detail}")


def card(number: int, mood: Mood = Mood.SAFE, **changed: object) -> CardState:
    state = CardState(
        order_id=OrderId(uuid4()),
        mood=mood,
        left="3:00 left",
        promised="promised 8:39",
        was="",
        elapsed=0.4,
        customer="Priya",
        where=f"#{number} · here",
        badge="",
        progress="",
        ticks=(tick("1× Latte", "M · soy"), tick("2× Flat white")),
        advice=None,
        ready_name=f"Ready, order {number}",
        name=f"Order {number}, Priya: 3:00 left, promised 8:39",
    )
    return replace(state, **changed)  # type: ignore[arg-type]


LATE = Advice(
    "Promise missed.",
    "A €3.00 voucher prints on Ready.",
    AdviceAction.MAKE_RIGHT,
    "Make it right",
    "Make it right, order 141",
    "Greeting, order 141",
)
RISKY = Advice(
    "Likely late.", "Tell Jonas now.", AdviceAction.NEW_PROMISE, "New promise 8:44", "New promise 8:44, order 144"
)
STATE = BarState(
    cards=(
        card(143, badge="Remake · goes first"),
        card(141, Mood.LATE, advice=LATE),
        card(144, Mood.AT_RISK, advice=RISKY),
    ),
    waiting=(
        WaitingState(
            OrderId(uuid4()),
            "Sam",
            "#140 · ready 8:33",
            late=False,
            hand_over_name="Handed over, order 140",
            recall_name="Recall, order 140",
        ),
    ),
    whole=WholeBar(
        on_bar="3 on bar",
        one_more=ButtonState("One more", "Dana", "One more on the bar: Dana"),
        one_fewer=ButtonState("One fewer", "Chris", "One fewer on the bar: Chris"),
        grinder=ButtonState("Grinder down", name="Grinder down"),
        in_trouble="Trouble",
        more="2 more",
    ),
)
BUSY = WholeBar(
    on_bar="10 on bar",
    one_more=ButtonState("One more", "all are here", "One more on the bar: all are here", works=False),
    one_fewer=ButtonState("One fewer", "nobody else", "One fewer on the bar: nobody else", works=False),
    grinder=ButtonState("Grinder fixed", "down 120 min", "Grinder fixed, down 120 min"),
    grinder_down=True,
    in_trouble="Trouble (3)",
    more="20 more",
)


@pytest.fixture
def intents() -> Intents[BarPresenter]:
    return Intents(BarPresenter)


@pytest.fixture
def view(qtbot: QtBot, language: Language, intents: Intents[BarPresenter]) -> Iterator[BarView]:
    shown = BarView(language, intents.presenter)
    qtbot.addWidget(shown)
    shown.resize(1280, 740)
    shown.show_state(STATE)
    shown.show()
    intents.asked.clear()
    yield shown
    shown.hide()


def test_every_tap_says_which_order_it_is_about(view: BarView, intents: Intents[BarPresenter], named: Named) -> None:
    late, risky, waiting = STATE.cards[1].order_id, STATE.cards[2].order_id, STATE.waiting[0].order_id
    for name, intent, order_id in (
        ("Ready, order 141", "ready", late),
        ("Make it right, order 141", "make_right", late),
        ("Greeting, order 141", "greet", late),
        ("New promise 8:44, order 144", "ask_promise", risky),
        ("Handed over, order 140", "hand_over", waiting),
        ("Recall, order 140", "recall", waiting),
    ):
        named(view, name).click()
        assert intents.asked[-1] == (intent, order_id)


def test_what_is_about_the_whole_bar_is_one_tap_away(
    view: BarView, intents: Intents[BarPresenter], named: Named
) -> None:
    for name in ("One fewer on the bar: Chris", "3 on bar", "One more on the bar: Dana", "Grinder down", "Trouble"):
        named(view, name).click()
    named(view, "2 more").click()
    expected = ("one_fewer", "ask_crew", "one_more", "grinder", "ask_trouble", "next_page")
    assert intents.asked == [(intent,) for intent in expected]


def test_a_finger_that_trembles_brings_one_more_not_two(
    view: BarView, intents: Intents[BarPresenter], named: Named
) -> None:
    for name in ("One more on the bar", "Grinder down"):
        named(view, name).click()
        named(view, name).click()
    assert intents.asked == [("one_more",), ("grinder",)]


def test_what_cannot_be_tapped_now_says_why(view: BarView, named: Named) -> None:
    view.show_state(replace(STATE, whole=BUSY))
    assert not named(view, "One more on the bar: all are here").isEnabled()
    assert not named(view, "One fewer on the bar: nobody else").isEnabled()
    view.show_state(STATE)
    assert named(view, "One more on the bar: Dana").isEnabled()


def test_a_grinder_that_is_down_looks_like_it(view: BarView, named: Named) -> None:
    view.show_state(replace(STATE, whole=BUSY))
    assert named(view, "Grinder fixed, down 120 min").look == looks.DOWN
    view.show_state(STATE)
    assert named(view, "Grinder down").look == looks.PLAIN


@pytest.mark.parametrize("whole", [STATE.whole, BUSY])
@pytest.mark.parametrize("size", SIZES)
def test_no_word_on_the_bars_own_buttons_is_cut(view: BarView, size: tuple[int, int], whole: WholeBar) -> None:
    view.resize(*size)
    view.show_state(replace(STATE, whole=whole))
    view.grab()  # lays everything out
    for button in view._waiting.whole_bar.findChildren(Button):
        room = button.contentsRect().width() - 2 * tokens.GAP_4
        first = min(button._size, 14) if not button._second else button._size
        assert paint.text_width(button.label, first, tokens.SEMIBOLD) + button._icons_width() <= room, button.label
        assert paint.text_width(button._second, button._second_size, tokens.REGULAR) <= room, button._second


def test_ticking_a_line_says_that_it_is_made(view: BarView, intents: Intents[BarPresenter], named: Named) -> None:
    named(view, "1× Latte").click()
    first = STATE.cards[0]
    assert intents.asked == [("tick_line", first.order_id, first.ticks[0].line_id, ("made", True))]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_that_can_be_tapped_is_smaller_than_a_finger(view: BarView, size: tuple[int, int]) -> None:
    view.resize(*size)
    for tap in view.findChildren(Tap):
        if tap.isVisibleTo(view):
            assert min(tap.width(), tap.height()) >= tokens.TARGET, (tap.accessibleName(), tap.size())


@pytest.mark.parametrize("size", SIZES)
def test_the_cards_are_alike_and_stay_on_the_page(view: BarView, size: tuple[int, int]) -> None:
    view.resize(*size)
    assert (view.width(), view.height()) == size
    shown = list(view._cards.values())
    assert max(abs(one.width() - shown[0].width()) + abs(one.height() - shown[0].height()) for one in shown) <= 2
    assert all(view.rect().contains(one.geometry()) for one in shown)


def test_a_large_screen_is_read_from_further_away(view: BarView, named: Named) -> None:
    small = named(view, "Ready, order 143").height()
    view.resize(1920, 1020)
    assert named(view, "Ready, order 143").height() > small


def test_a_second_passing_changes_words_and_keeps_the_cards(view: BarView) -> None:
    before = list(view._cards.values())
    view.show_state(replace(STATE, cards=tuple(replace(one, left="2:59 left") for one in STATE.cards)))
    assert list(view._cards.values()) == before


def test_seconds_are_counted_only_while_it_is_seen(qtbot: QtBot, view: BarView, intents: Intents[BarPresenter]) -> None:
    qtbot.waitUntil(lambda: ("show_now",) in intents.asked, timeout=3000)
    view.hide()
    assert not view._seconds.isActive()


def test_a_new_promise_is_asked_over_the_page(view: BarView, intents: Intents[BarPresenter], named: Named) -> None:
    question = NewPromise(
        "A new promise for Jonas", "#144", ("8:44", "8:46"), 0, "“Jonas, it will be 8:44.”", "I told Jonas"
    )
    view.show_state(replace(STATE, question=question))
    for name in ("New minute 8:46", "A minute less", "I told Jonas", "Not told yet"):
        named(view, name).click()
    assert intents.asked == [
        ("pick_minute", 1),
        ("nudge_minute", -1),
        ("promise", ("told", True)),
        ("promise", ("told", False)),
    ]
    view.show_state(STATE)
    with pytest.raises(AssertionError):
        named(view, "I told Jonas")


def test_crew_and_trouble_are_asked_in_place(view: BarView, intents: Intents[BarPresenter], named: Named) -> None:
    view.show_state(replace(STATE, question=Choices("Who is on the bar?", "", (Option("a", "Ana"),), "Done")))
    named(view, "Ana").click()
    view.show_state(replace(STATE, question=Trouble((Station("espresso", "Espresso", 0),))))
    named(view, "Down").click()
    named(view, "Done").click()
    assert intents.asked == [("toggle_crew", "a"), ("report_trouble", "espresso", 2), ("close_question",)]


def test_an_order_with_many_lines_scrolls_and_cuts_nothing(qtbot: QtBot, view: BarView) -> None:
    ticks = tuple(
        tick(f"{n}× Pumpkin spice caramel macchiato", "L · oat · extra shot · no foam at all") for n in range(9)
    )
    busy = card(150, ticks=ticks)
    view.show_state(replace(STATE, cards=(busy,)))
    shown = view._cards[busy.order_id]
    rows = shown.findChildren(TickRow)
    assert len(rows) == len(ticks)
    qtbot.waitUntil(lambda: all(tokens.TARGET < row.width() <= shown.width() for row in rows))
    assert all(row.height() >= row.heightForWidth(row.width()) for row in rows)
