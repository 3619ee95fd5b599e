"""Whoever taps twice does one thing; whoever types fast loses nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.language import Language
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keypad import Keypad
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column
from counter.ui.widgets.second_taps import SecondTaps
from counter.ui.widgets.tap import Tap
from ui.hand import Hand

QUICK = [80, 150, 250, 400, 550, tokens.SECOND_TAP_MS - 1]
Named = Callable[[QWidget, str], Tap]


class Pages(QStackedWidget):
    """Pay, and in its place Take with Cash beside it; `taps` are the names that were tapped."""

    def __init__(self) -> None:
        super().__init__()
        self.taps: list[str] = []
        self.pay, self.take, self.cash = Button("Pay"), Button("Take"), Button("Cash")
        for buttons in ((self.pay,), (self.take, self.cash)):
            page = QWidget()
            layout = column(page)
            layout.addStretch(1)
            for button in reversed(buttons):
                button.tapped.connect(lambda button=button: self._tapped(button))
                layout.addWidget(button)
            self.addWidget(page)
        self.resize(400, 300)
        self.second_taps = SecondTaps(self)

    def _tapped(self, button: Button) -> None:
        self.taps.append(button.label)
        if button is self.pay:
            self.setCurrentIndex(1)


@pytest.fixture
def pages(qtbot: QtBot) -> Pages:
    pages = Pages()
    qtbot.addWidget(pages)
    with qtbot.waitExposed(pages):
        pages.show()
    return pages


@pytest.fixture
def hand(pages: Pages) -> Hand:
    return Hand(pages)


@pytest.mark.parametrize("after", QUICK)
def test_what_came_in_its_place_takes_no_second_tap(pages: Pages, hand: Hand, after: int) -> None:
    place = hand.tap(pages.pay)
    hand.tap(place, after=after)
    assert pages.taps == ["Pay"]


def test_after_a_moment_it_does(pages: Pages, hand: Hand) -> None:
    place = hand.tap(pages.pay)
    hand.tap(place, after=tokens.SECOND_TAP_MS)
    assert pages.taps == ["Pay", "Take"]


def test_every_other_spot_takes_taps_at_once(pages: Pages, hand: Hand) -> None:
    place = hand.tap(pages.pay)
    hand.tap(pages.cash, after=40)
    hand.tap(place, after=40)
    assert pages.taps == ["Pay", "Cash", "Take"]


@pytest.fixture
def moved(pages: Pages) -> tuple[QPoint, QPoint]:
    """Take and Cash went up by more than half a button, by themselves; where their middles were before."""
    pages.setCurrentIndex(1)
    before = Hand(pages).spot(pages.take), Hand(pages).spot(pages.cash)
    pages.second_taps.moves(pages)
    for button in (pages.take, pages.cash):
        button.move(button.x(), button.y() - round(pages.take.height() * 0.6))
    return before


def test_a_tap_on_its_way_meets_what_it_was_aimed_at(pages: Pages, hand: Hand, moved: tuple[QPoint, QPoint]) -> None:
    """As a page moves for a banner."""
    for place in moved:
        hand.tap(place + QPoint(9, 4))
    assert pages.taps == ["Take", "Cash"]


def test_so_does_a_second_finger(pages: Pages, moved: tuple[QPoint, QPoint]) -> None:
    touches = QTest.touchEvent(pages, QTest.createTouchDevice(), autoCommit=False)
    touches.press(0, QPoint(5, 5), pages).commit()
    touches.stationary(0).press(1, moved[0], pages).commit()
    touches.stationary(0).release(1, moved[0], pages).commit()
    touches.release(0, QPoint(5, 5), pages).commit()
    assert pages.taps == ["Take"]


@pytest.mark.usefixtures("moved")
def test_whoever_sees_where_things_stand_now_meets_them(pages: Pages, hand: Hand) -> None:
    for button in (pages.take, pages.cash):
        hand.tap(button)
    assert pages.taps == ["Take", "Cash"]


@pytest.mark.usefixtures("moved")
def test_after_a_moment_it_is_what_stands_there(pages: Pages, hand: Hand, qtbot: QtBot) -> None:
    edge = pages.cash.geometry().bottomLeft() + QPoint(60, -3)

    def cash() -> bool:
        hand.tap(edge)
        return "Cash" in pages.taps

    qtbot.waitUntil(cash, timeout=2 * tokens.AIM_MS)


def test_what_was_used_for_something_else_meanwhile_takes_no_tap_of_before(
    pages: Pages, hand: Hand, moved: tuple[QPoint, QPoint]
) -> None:
    pages.take.set_text("Give back")
    hand.tap(moved[0] + QPoint(0, 1))
    assert pages.taps == []


def test_a_third_and_a_fourth_tap_are_swallowed_too(pages: Pages, hand: Hand) -> None:
    place = hand.tap(pages.pay)
    for _ in range(5):
        hand.tap(place, after=100)
    assert pages.taps == ["Pay"]


def test_a_second_touch_is_a_second_tap(pages: Pages) -> None:
    screen = QTest.createTouchDevice()
    place = Hand(pages).spot(pages.pay)
    for _ in range(3):
        QTest.touchEvent(pages, screen).press(0, place, pages).commit()
        QTest.touchEvent(pages, screen).release(0, place, pages).commit()
    assert pages.taps == ["Pay"]


def test_a_press_that_is_swallowed_leaves_no_button_down(pages: Pages, hand: Hand) -> None:
    place = hand.tap(pages.pay)
    hand.press(place, after=100)
    assert not pages.take.isDown()
    hand.lift(place)
    hand.tap(pages.cash, after=100)
    assert pages.taps == ["Pay", "Cash"]


def test_the_same_control_takes_as_many_taps_as_come(pages: Pages, hand: Hand) -> None:
    pages.setCurrentIndex(1)
    for _ in range(12):
        hand.tap(pages.take, after=83)
    assert pages.taps == ["Take"] * 12


def test_not_while_it_is_sunk_nor_when_it_says_something_else(pages: Pages, hand: Hand) -> None:
    pages.setCurrentIndex(1)
    hand.tap(pages.take)
    pages.take.set_text("Give back")
    hand.tap(pages.take, after=100)
    assert pages.taps == ["Take"]


def test_a_control_that_is_used_again_for_another_thing_is_another(pages: Pages, hand: Hand) -> None:
    pages.setCurrentIndex(1)
    pages.take.about = "the first line"
    hand.tap(pages.take)
    pages.take.set_text("Take, 2 left")
    hand.tap(pages.take, after=100)
    pages.take.about = "the next line"
    hand.tap(pages.take, after=100)
    assert pages.taps == ["Take", "Take, 2 left"]


def test_an_amount_at_twelve_digits_a_second_loses_none(qtbot: QtBot, named: Named) -> None:
    typed: list[str] = []
    keypad = Keypad("Delete")
    keypad.digits.connect(typed.append)
    keypad.resize(400, 400)
    SecondTaps(keypad)
    qtbot.addWidget(keypad)
    with qtbot.waitExposed(keypad):
        keypad.show()
    hand = Hand(keypad)
    for digit in "112233445566":
        hand.tap(named(keypad, digit), after=83)
    assert "".join(typed) == "112233445566"


def test_two_thumbs_whose_taps_overlap_lose_no_digit(qtbot: QtBot, named: Named) -> None:
    typed: list[str] = []
    keypad = Keypad("Delete")
    keypad.digits.connect(typed.append)
    keypad.resize(400, 400)
    SecondTaps(keypad)
    qtbot.addWidget(keypad)
    with qtbot.waitExposed(keypad):
        keypad.show()
    touches = QTest.touchEvent(keypad, QTest.createTouchDevice(), autoCommit=False)
    spots = [Hand(keypad).spot(named(keypad, digit)) for digit in "1234"]
    touches.press(0, spots[0], keypad).commit()
    for finger in range(3):
        touches.stationary(finger).press(finger + 1, spots[finger + 1], keypad).commit()
        touches.release(finger, spots[finger], keypad).stationary(finger + 1).commit()
    touches.release(3, spots[3], keypad).commit()
    assert "".join(typed) == "1234"


def test_a_second_finger_commits_nothing_and_swipes_nothing(pages: Pages) -> None:
    pages.setCurrentIndex(1)
    pages.take.commits = True
    take, cash = (Hand(pages).spot(button) for button in (pages.take, pages.cash))
    touches = QTest.touchEvent(pages, QTest.createTouchDevice(), autoCommit=False)
    for point, lifted in ((take, take), (cash, cash + QPoint(30, 0)), (cash, cash)):
        touches.press(0, QPoint(5, 5), pages).commit()
        touches.stationary(0).press(1, point, pages).commit()
        touches.stationary(0).release(1, lifted, pages).commit()
        touches.release(0, QPoint(5, 5), pages).commit()
    assert pages.taps == ["Cash"]


def test_a_name_that_starts_with_a_letter_twice(qtbot: QtBot, language: Language, named: Named) -> None:
    page = QWidget()
    field = Field("Name")
    column(page).addWidget(field)
    keyboard = Keyboard(page, key_words(language))
    page.resize(900, 500)
    SecondTaps(page)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    keyboard.serve(field)
    hand, key = Hand(page), named(page, "A")
    for _ in range(2):
        hand.tap(key, after=83)
    assert field.text() == "Aa"


def test_the_tap_that_opens_a_question_does_not_dismiss_it(qtbot: QtBot) -> None:
    page = QWidget()
    ask, panel = Button("Held 3"), DimmedPanel(page, Button("Back"), top=120)
    column(page).addWidget(ask)
    ask.tapped.connect(panel.open)
    page.resize(900, 500)
    SecondTaps(page)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    hand, place = Hand(page), QPoint(880, 250)
    hand.tap(place)
    hand.tap(place, after=200)
    assert panel.isVisible()
    hand.tap(place)
    assert panel.isHidden()
    hand.tap(place, after=200)
    assert panel.isHidden()
    hand.tap(QPoint(20, 250), after=200)
    assert panel.isVisible()
