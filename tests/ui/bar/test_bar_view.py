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
from counter.ui.bar.state import (
    Act,
    Advice,
    BarState,
    CardState,
    Mood,
    NewPromise,
    Station,
    Tick,
    Trouble,
    WaitingState,
    WholeBar,
    Words,
)
from counter.ui.bar.tick_row import TickRow
from counter.ui.bar.view import BarView
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.choice import Choices, Option
from counter.ui.widgets.tap import Tap

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
        made="",
        ticks=(tick("1× Latte", "M · soy"), tick("2× Flat white")),
        advice=None,
        ready_name=f"Ready, order {number}",
        name=f"Order {number}, Priya: 3:00 left, promised 8:39",
    )
    return replace(state, **changed)  # type: ignore[arg-type]


LATE = Advice(
    "Promise missed.",
    "A €3.00 voucher prints on Ready.",
    Act.MAKE_RIGHT,
    "Make it right",
    "Make it right, order 141",
    "Greeting, order 141",
)
RISKY = Advice("Likely late.", "Tell Jonas now.", Act.NEW_PROMISE, "New promise 8:44", "New promise 8:44, order 144")
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
        one_more=Words("One more", "Dana", "One more on the bar: Dana"),
        one_fewer=Words("One fewer", "Chris", "One fewer on the bar: Chris"),
        grinder=Words("Grinder down", name="Grinder down"),
        in_trouble="Trouble",
        more="2 more",
    ),
)
BUSY = WholeBar(
    on_bar="10 on bar",
    one_more=Words("One more", "all are here", "One more on the bar: all are here", works=False),
    one_fewer=Words("One fewer", "nobody else", "One fewer on the bar: nobody else", works=False),
    grinder=Words("Grinder fixed", "down 120 min", "Grinder fixed, down 120 min"),
    grinder_down=True,
    in_trouble="Trouble (3)",
    more="20 more",
)


@pytest.fixture
def view(qtbot: QtBot, language: Language) -> Iterator[BarView]:
    shown = BarView(language)
    qtbot.addWidget(shown)
    shown.resize(1280, 740)
    shown.show_state(STATE)
    shown.show()
    yield shown
    shown.hide()


def test_every_tap_says_which_order_it_is_about(qtbot: QtBot, view: BarView, named: Named) -> None:
    late, risky = STATE.cards[1].order_id, STATE.cards[2].order_id
    for name, signal, order_id in (
        ("Ready, order 141", view.ready_tapped, late),
        ("Make it right, order 141", view.make_right_wanted, late),
        ("Greeting, order 141", view.greeted, late),
        ("New promise 8:44, order 144", view.new_promise_wanted, risky),
        ("Handed over, order 140", view.handed_over, STATE.waiting[0].order_id),
        ("Recall, order 140", view.recalled, STATE.waiting[0].order_id),
    ):
        with qtbot.waitSignal(signal) as told:
            named(view, name).click()
        assert told.args == [order_id]


def test_what_is_about_the_whole_bar_is_one_tap_away(qtbot: QtBot, view: BarView, named: Named) -> None:
    for name, signal in (
        ("One fewer on the bar: Chris", view.one_fewer_tapped),
        ("3 on bar", view.crew_wanted),
        ("One more on the bar: Dana", view.one_more_tapped),
        ("Grinder down", view.grinder_tapped),
        ("Trouble", view.trouble_wanted),
        ("2 more", view.more_wanted),
    ):
        with qtbot.waitSignal(signal):
            named(view, name).click()


def test_a_finger_that_trembles_brings_one_more_not_two(view: BarView, named: Named) -> None:
    told: list[str] = []
    view.one_more_tapped.connect(lambda: told.append("one more"))
    view.grinder_tapped.connect(lambda: told.append("grinder"))
    for name in ("One more on the bar", "Grinder down"):
        named(view, name).click()
        named(view, name).click()
    assert told == ["one more", "grinder"]


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
    for button in view._whole.findChildren(Button):
        room = button.contentsRect().width() - 2 * tokens.GAP_4
        first = min(button._size, 14) if not button._second else button._size
        assert paint.width_of(button.words, first, tokens.SEMIBOLD) + button._marks() <= room, button.words
        assert paint.width_of(button._second, button._second_size, tokens.REGULAR) <= room, button._second


def test_ticking_a_line_tells_that_it_is_made(qtbot: QtBot, view: BarView, named: Named) -> None:
    with qtbot.waitSignal(view.line_ticked) as told:
        named(view, "1× Latte").click()
    first = STATE.cards[0]
    assert told.args == [first.order_id, first.ticks[0].line_id, True]


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


def test_seconds_are_counted_only_while_it_is_seen(qtbot: QtBot, view: BarView) -> None:
    with qtbot.waitSignal(view.second_passed, timeout=3000):
        pass
    view.hide()
    assert not view._seconds.isActive()


def test_a_new_promise_is_asked_over_the_page(qtbot: QtBot, view: BarView, named: Named) -> None:
    question = NewPromise(
        "A new promise for Jonas", "#144", ("8:44", "8:46"), 0, "“Jonas, it will be 8:44.”", "I told Jonas"
    )
    view.show_state(replace(STATE, question=question))
    with qtbot.waitSignal(view.minute_picked) as picked:
        named(view, "New minute 8:46").click()
    assert picked.args == [1]
    with qtbot.waitSignal(view.minute_nudged) as nudged:
        named(view, "A minute less").click()
    assert nudged.args == [-1]
    for name, knows in (("I told Jonas", True), ("Not told yet", False)):
        with qtbot.waitSignal(view.promise_told) as told:
            named(view, name).click()
        assert told.args == [knows]
    view.show_state(STATE)
    with pytest.raises(AssertionError):
        named(view, "I told Jonas")


def test_crew_and_trouble_are_asked_in_place(qtbot: QtBot, view: BarView, named: Named) -> None:
    view.show_state(replace(STATE, question=Choices("Who is on the bar?", "", (Option("a", "Ana"),), "Done")))
    with qtbot.waitSignal(view.crew_toggled) as crew:
        named(view, "Ana").click()
    assert crew.args == ["a"]
    view.show_state(replace(STATE, question=Trouble((Station("espresso", "Espresso", 0),))))
    with qtbot.waitSignal(view.trouble_told) as trouble:
        named(view, "Down").click()
    assert trouble.args == ["espresso", 2]
    with qtbot.waitSignal(view.question_closed):
        named(view, "Done").click()


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
