"""The bar on screen, found and tapped by its accessible names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.language import Language
from counter.ui.bar.card import OrderCard
from counter.ui.bar.measures import WAITING, row_height, words_of
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.question_presenter import QuestionPresenter
from counter.ui.bar.state import (
    Advice,
    AdviceAction,
    BarState,
    ButtonState,
    Mood,
    NewPromise,
    Station,
    ToMake,
    Trouble,
    Unmade,
    WholeBar,
)
from counter.ui.bar.tick_row import TickRow
from counter.ui.bar.view import BarView
from counter.ui.bar.waiting import WaitingCard
from counter.ui.parts.choices import Choices, Option
from counter.ui.theme import looks, tokens
from counter.ui.theme.fonts import enlarge
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.tap import Tap
from ui.bar.states import BUSY, RUSH, STATE, card, tick, waits
from ui.intents import Intents

Named = Callable[[QWidget, str], Tap]
GERMAN = replace(BUSY, one_fewer=ButtonState("Weniger", "sonst niemand", "Weniger an der Theke", works=False))
SIZES = ((1024, 540), (1024, 708), (1280, 740), (1366, 708), (1920, 1020))


@pytest.fixture
def intents() -> Intents[BarPresenter]:
    return Intents(BarPresenter, asking=QuestionPresenter)


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
        ("Recall, order 140", "take_back", waiting),
        ("Make it right, order 140", "make_right", waiting),
    ):
        named(view, name).click()
        assert intents.asked[-1] == (intent, order_id)


def test_what_is_about_the_whole_bar_is_one_tap_away(
    view: BarView, intents: Intents[BarPresenter], named: Named
) -> None:
    for name in ("One fewer on the bar: Chris", "3 on bar", "One more on the bar: Dana", "Grinder down", "Trouble"):
        named(view, name).click()
    expected = ("one_fewer", "ask_crew", "one_more", "grinder", "ask_trouble")
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


@pytest.mark.parametrize("whole", [STATE.whole, BUSY, GERMAN])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_no_word_on_the_bars_own_buttons_is_cut(
    view: BarView, size: tuple[int, int], whole: WholeBar, *, large: bool
) -> None:
    enlarge(on=large)
    view.resize(300, 300)  # the foot is made anew, as the view is for other letters
    view.resize(*size)
    view.show_state(replace(STATE, whole=whole))
    view.grab()  # lays everything out
    for button in view._foot.whole_bar.findChildren(Button):
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


def cards_of(view: BarView) -> list[OrderCard]:
    return [one for one in view.findChildren(OrderCard) if one.isVisibleTo(view)]


def all_pages(view: BarView, state: BarState) -> dict[int, list[OrderCard]]:
    """Shows every page; gives the cards of each."""
    view.show_state(state)
    pages = max(1, len([tap for tap in taps(view) if tap.accessibleName().startswith("Page ")]))
    found = {}
    for page in range(pages):
        view.show_state(replace(state, page=page))
        found[page] = cards_of(view)
    return found


def taps(view: BarView) -> list[Tap]:
    return [tap for tap in view.findChildren(Tap) if tap.isVisibleTo(view)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("orders", [1, 8, 40])
def test_every_order_is_on_some_page_and_nothing_lies_over_another(
    view: BarView, size: tuple[int, int], orders: int
) -> None:
    view.resize(*size)
    state = replace(STATE, cards=RUSH[:orders])
    seen = set()
    for page, cards in all_pages(view, state).items():
        view.show_state(replace(state, page=page))
        seen |= {tap.accessibleName() for tap in taps(view) if tap.accessibleName().startswith("Ready, ")}
        areas = [one.geometry().translated(view._columns.pos()) for one in cards]
        for number, area in enumerate(areas):
            assert QRect(0, 0, view._waiting.x(), view._foot.y()).contains(area)
            assert not any(area.intersects(other) for other in areas[:number])
    assert seen == {one.ready_name for one in state.cards}


@pytest.mark.parametrize(("size", "most"), [((1024, 540), 20), ((1280, 740), 5), ((1920, 1020), 3)])
def test_a_rush_is_seen_on_few_pages(view: BarView, size: tuple[int, int], most: int) -> None:
    view.resize(*size)
    assert len(all_pages(view, replace(STATE, cards=RUSH))) <= most


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("orders", [40, 75, 120])
def test_no_page_number_is_missing_and_the_late_one_is_marked(
    view: BarView, size: tuple[int, int], orders: int
) -> None:
    view.resize(*size)
    cards = (*RUSH, *(card(number) for number in range(200, 280)))[:orders]
    pages = all_pages(view, replace(STATE, cards=cards))
    names = [tap.accessibleName() for tap in taps(view) if tap.accessibleName().startswith("Page ")]
    assert [name.split(",")[0] for name in names] == [f"Page {number}" for number in range(1, len(pages) + 1)]
    (late,) = [page for page, shown in pages.items() if any(one._card.missed for one in shown)]
    assert [name for name in names if "late" in name] == [f"Page {late + 1}, somebody is late"]
    room = view._foot.rect()
    for tap in taps(view):
        if tap.accessibleName().startswith("Page "):
            assert room.contains(QRect(tap.mapTo(view._foot, tap.rect().topLeft()), tap.size()))


def test_a_page_is_one_tap_away_and_its_number_stays_where_it_is_as_orders_come(
    view: BarView, intents: Intents[BarPresenter], named: Named
) -> None:
    view.show_state(replace(STATE, cards=RUSH[:12]))
    before = named(view, "Page 2").mapTo(view, QPoint())
    more = replace(STATE.whole, in_trouble="Trouble (2)", one_more=ButtonState("One more", "Maximilian"))
    view.show_state(replace(STATE, cards=RUSH[:30], whole=more, settles_in=900))
    assert named(view, "Page 2").mapTo(view, QPoint()) == before
    named(view, "Page 2").click()
    assert intents.asked == [("show_page", 1)]


def test_cards_stay_while_new_orders_come_though_their_pages_need_more_room(view: BarView) -> None:
    view.resize(1024, 540)
    view.show_state(replace(STATE, cards=RUSH[:10]))
    before = {one._card.order_id: one.geometry() for one in cards_of(view)}
    view.show_state(replace(STATE, cards=RUSH, settles_in=900))
    assert {one._card.order_id: one.geometry() for one in cards_of(view)} == before


@pytest.mark.parametrize("size", SIZES)
def test_a_long_order_is_seen_whole_and_runs_on_in_the_next_column(view: BarView, size: tuple[int, int]) -> None:
    view.resize(*size)
    lines = tuple(tick(f"{n}× Pumpkin spice macchiato", "L · oat · extra shot · no foam") for n in range(14))
    seen: list[str] = []
    for cards in all_pages(view, replace(STATE, cards=(card(150, ticks=lines), card(151)))).values():
        for one in sorted(cards, key=lambda shown: (shown.x(), shown.y())):
            rows = one.findChildren(TickRow)
            seen += [row.accessibleName() for row in sorted(rows, key=lambda row: row.y())]
            assert all(row.height() >= row_height(row._tick.what, row._tick.detail, row.width()) for row in rows)
            assert all(one.rect().contains(row.geometry()) for row in rows)
    assert seen[:14] == [line.name for line in lines]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_to_make_is_whole_words_and_says_how_much_more_there_is(view: BarView, size: tuple[int, int]) -> None:
    view.resize(*size)
    many = tuple(ToMake(str(n), f"Pumpkin spice macchiato {n}") for n in range(20, 0, -1))
    view.show_state(replace(STATE, to_make=many, cards=RUSH))
    words = view._foot.totals._words()
    shown = sum(word.weight == tokens.BOLD for word in words)
    assert words[-1].text == f"+{20 - shown} more"
    assert all(word.left + paint.text_width(word.text, 16, word.weight) <= view._foot.totals.width() for word in words)
    assert "20 Pumpkin spice macchiato 20, 19 " in view._foot.totals.accessibleName()


def test_what_is_ready_stays_where_it_was_with_undo_that_takes_no_second_tap(
    qtbot: QtBot, view: BarView, intents: Intents[BarPresenter], named: Named
) -> None:
    """Two taps of one finger: the second lands on what came up in the place of Ready."""
    where = named(view, "Ready, order 141").mapTo(view, QPoint())
    before = [one.geometry() for one in cards_of(view)]
    first, late, risky = STATE.cards
    done = replace(late, mood=Mood.DONE, left="Ready", advice=None, undo_name="Undo, order 141")
    view.show_state(replace(STATE, cards=(first, done, risky), settles_in=1900))
    assert [one.geometry() for one in cards_of(view)] == before
    undo = named(view, "Undo, order 141")
    assert undo.rect().contains(undo.mapFrom(view, where))
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert intents.asked == []
    recalled = ("take_back", late.order_id)
    qtbot.waitUntil(
        lambda: (qtbot.mouseClick(undo, Qt.MouseButton.LeftButton), recalled in intents.asked)[1], timeout=3000
    )


def test_cards_close_up_when_nobody_taps_any_more(qtbot: QtBot, view: BarView, intents: Intents[BarPresenter]) -> None:
    view._seconds.stop()
    view.show_state(replace(STATE, settles_in=30))
    qtbot.waitUntil(lambda: ("show_now",) in intents.asked, timeout=3000)


def test_what_was_handed_over_stays_where_it_was(view: BarView, named: Named) -> None:
    gone = replace(STATE.waiting[0], hand_over_name="", recall_name="Undo, order 140", late=False, make_right_name="")
    view.show_state(replace(STATE, waiting=(gone, waits(142))))
    assert named(view, "Undo, order 140").parentWidget() is view._waiting._cards[gone.order_id]
    with pytest.raises(AssertionError):
        named(view, "Recall, order 140")


def test_what_is_not_made_is_asked_and_all_made_is_one_tap(
    view: BarView, intents: Intents[BarPresenter], named: Named
) -> None:
    question = Unmade("Mara: not all of it is ticked", ("1× Croissant",), "All made", (("sold out", "Sold out"),))
    view.show_state(replace(STATE, question=question))
    named(view, "Sold out").click()
    named(view, "All made").click()
    assert intents.asked == [("leave_off", "sold out"), ("all_made",)]


def test_a_first_promise_is_taken_back_where_it_was_tapped_by_no_second_tap_on_it(
    qtbot: QtBot, view: BarView, intents: Intents[BarPresenter], named: Named
) -> None:
    offer = Advice(AdviceAction.FIRST_PROMISE, "8:44", "Promise 8:44, order 144. Tell them now.")
    offered = card(144, Mood.UNPROMISED, advice=offer)
    view.show_state(replace(STATE, cards=(offered,)))
    button = named(view, offer.name)
    where = button.mapTo(view, button.rect().center())
    given = replace(offered, mood=Mood.SAFE, advice=None, undo_promise_name="Undo promise 8:44, order 144")
    view.show_state(replace(STATE, cards=(given,)))
    undo = named(view, "Undo promise 8:44, order 144")
    assert undo.rect().contains(undo.mapFrom(view, where))
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert intents.asked == []
    slip = ("take_back_promise", offered.order_id)
    qtbot.waitUntil(lambda: (qtbot.mouseClick(undo, Qt.MouseButton.LeftButton), slip in intents.asked)[1], timeout=3000)
    assert named(view, "Ready, order 144").isVisible()


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


def test_letters_with_dots_below_have_room_for_them_on_one_line() -> None:
    latin, arabic = (words_of(what, "", 300)[0].height() for what in ("1× Latte", "1× شاي"))
    assert arabic > latin


def test_words_of_what_waits_are_whole_beside_the_scroll_bar(qtbot: QtBot, view: BarView) -> None:
    detail = "was 10 min late: your turn to apologise"
    many = tuple(waits(number, detail=detail, make_right_name=f"Make it right, order {number}") for number in range(9))
    view.show_state(replace(STATE, waiting=many))
    card = next(each for each in view.findChildren(WaitingCard) if each.accessibleName().endswith(detail))
    qtbot.waitUntil(lambda: card.width() < WAITING)
    above = next(each for each in card.findChildren(Tap) if each.accessibleName().startswith("Make")).geometry().top()
    assert above >= 8 + 24 + paint.text_height(detail, card.width() - 24, 14, tokens.REGULAR)
