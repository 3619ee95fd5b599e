"""Somebody else's yes on screen: one act, one amount, a minute; whoever asks stays signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows import reduce
from counter.flows.ring_up import OpenTicket
from counter.flows.staff import change_pin
from counter.kernel.ids import OrderId
from counter.settings.rights import Right
from counter.ui.parts.build_yes import ACTS
from counter.ui.parts.yes_column import YesColumn
from counter.ui.parts.yes_presenter import YesPresenter
from counter.ui.parts.yes_state import YesState
from counter.ui.widgets.tap import Tap
from ui.sync_desk import SyncDesk

LEFT = Qt.MouseButton.LeftButton


class Asking:
    """A desk where a yes is asked for, as it was last shown."""

    def __init__(self, work: SyncDesk) -> None:
        self.work, self.state = work, None
        self.presenter = YesPresenter(work, work.shop, self._show)
        self.tickets: list[OpenTicket] = []
        self.refused: list[str] = []

    state: YesState | None

    def _show(self, state: YesState | None) -> None:
        self.state = state

    def discount(self, order_id: OrderId, percent: str = "20") -> None:
        asked = self.work.do(reduce.discount_order, order_id, percent=Decimal(percent), reason="neighbour")
        asked.then(self.tickets.append)
        asked.otherwise(self.refused.append)
        for wanted in self.work.wanted:
            self.presenter.ask(wanted)
        self.work.wanted.clear()

    @property
    def shown(self) -> YesState:
        assert self.state
        return self.state


@pytest.fixture
def order(cafe: Cafe) -> OrderId:
    rosa = cafe.staff("Rosa")
    for name, pin in (("Rosa", "3333"), ("Dana", "2222")):
        cafe.shop.do(rosa, change_pin, cafe.staff(name), pin)
    return cafe.ring("Latte", "Croissant")


@pytest.fixture
def asking(work: SyncDesk) -> Asking:
    return Asking(work)


def test_an_act_beyond_ones_right_waits_and_is_done_with_a_leads_pin(asking: Asking, order: OrderId) -> None:
    cafe = asking.work.cafe
    asking.discount(order)
    shown = asking.shown
    assert (shown.title, shown.what, shown.amount) == ("A lead says yes", "Discount", "20%")
    assert [(who.name, who.role, who.chosen) for who in shown.people] == [
        ("Dana", "lead", True),
        ("Rosa", "owner", False),
    ]
    assert shown.why == "20% needs Dana or Rosa: up to 10% is yours to give."
    assert (shown.once, shown.stays) == ("Dana approves 20%, once.", "Ends in 60 s. Ana stays signed in.")
    asking.presenter.enter("2222")
    assert asking.state is None
    assert [ticket.draft.wishes[0].approved_by for ticket in asking.tickets] == [cafe.staff("Dana")]
    assert (asking.work.by, asking.refused, cafe.kinds()[-1]) == (cafe.ana, [], "ApprovalGiven")


def test_a_wrong_pin_is_said_there_counts_and_locks_out(asking: Asking, order: OrderId) -> None:
    asking.discount(order)
    asking.presenter.enter("0000")
    assert (asking.shown.wrong, asking.shown.tries) == ("That is not Dana’s PIN. Try again.", 1)
    for _ in range(4):
        asking.presenter.enter("0000")
    assert asking.shown.wrong == "Too many wrong PINs for Dana. Try again in 30\u00a0s."
    asking.work.cafe.forward(12 / 60)
    asking.presenter.tick()
    assert (asking.shown.wrong, asking.shown.waits) == ("Too many wrong PINs for Dana. Try again in 18\u00a0s.", True)
    asking.work.cafe.forward(18 / 60)
    asking.presenter.tick()
    assert (asking.shown.wrong, asking.shown.waits) == ("", False)
    asking.presenter.choose(asking.work.cafe.staff("Rosa"))
    assert (asking.shown.title, asking.shown.wrong) == ("The owner says yes", "")
    asking.presenter.enter("3333")
    assert len(asking.tickets) == 1


def test_nobodys_yes_and_a_minute_that_passed_leave_it_undone(asking: Asking, order: OrderId) -> None:
    asking.discount(order)
    asking.presenter.drop()
    assert asking.state is None
    assert asking.refused == ["20% needs Dana or Rosa: up to 10% is yours to give."]
    asking.discount(order)
    asking.work.cafe.forward(59 / 60)
    asking.presenter.tick()
    assert asking.shown.stays.startswith("Ends in 1 s.")
    asking.work.cafe.forward(1 / 60)
    asking.presenter.tick()
    assert (asking.state, len(asking.refused), asking.tickets) == (None, 2, [])


def test_only_who_may_give_that_much_is_asked(asking: Asking, order: OrderId) -> None:
    asking.discount(order, "60")
    assert [who.name for who in asking.shown.people] == ["Rosa"]


def test_the_order_it_is_about_is_named_and_what_it_is_worth(asking: Asking, order: OrderId) -> None:
    asking.work.do(reduce.comp_order, order, reason="waited")
    asking.presenter.ask(asking.work.wanted.pop())
    assert (asking.shown.what, asking.shown.amount) == ("Whole order on us", "€6.40")


def test_whatever_somebody_says_yes_to_has_its_words() -> None:
    assert ACTS.keys() == set(Right)


def test_where_nobody_has_a_pin_it_is_refused_as_ever(work: SyncDesk, cafe: Cafe) -> None:
    asking = Asking(work)
    asking.discount(cafe.ring("Latte"))
    assert (asking.state, asking.refused) == (None, ["20% needs Dana or Rosa: up to 10% is yours to give."])


@pytest.mark.parametrize("size", [(1024, 540), (1920, 1020)])
def test_the_right_column_asks_and_everything_on_it_can_be_tapped(
    qtbot: QtBot, asking: Asking, order: OrderId, named: Callable[[QWidget, str], Tap], size: tuple[int, int]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    column = YesColumn(page, asking.work.language, asking.presenter)
    asking.discount(order)
    column.show_state(asking.state)
    qtbot.waitUntil(column.isVisible)
    assert page.rect().contains(column.geometry())
    taps = [tap for tap in column.findChildren(Tap) if tap.isVisible()]
    assert all(column.rect().contains(tap.rect().translated(tap.mapTo(column, tap.rect().topLeft()))) for tap in taps)
    assert all(tap.height() >= 48 for tap in taps)
    qtbot.mouseClick(named(column, "Rosa"), LEFT)
    column.show_state(asking.state)
    for _ in range(5):
        asking.presenter.enter("0000")
    column.show_state(asking.state)
    assert not named(column, "3").isEnabled()
    asking.work.cafe.forward(0.5)
    asking.presenter.tick()
    column.show_state(asking.state)
    for digit in "333":
        qtbot.mouseClick(named(column, digit), LEFT)
    qtbot.keyClick(column, Qt.Key.Key_3)
    assert len(asking.tickets) == 1
    column.show_state(asking.state)
    assert column.isHidden()


def test_a_screen_reader_finds_who_is_asked(qtbot: QtBot, asking: Asking, order: OrderId) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = QStackedWidget(window)
    places.addWidget(QWidget())
    window.show()
    column = YesColumn(places, asking.work.language, asking.presenter)
    asking.discount(order)
    column.show_state(asking.state)
    assert "Rosa, owner" in list(read_aloud(QAccessible.queryAccessibleInterface(window)))


def read_aloud(thing: QAccessibleInterface) -> Iterator[str]:
    """The names of a thing and of all in it, as a screen reader walks."""
    yield thing.text(QAccessible.Text.Name)
    for number in range(thing.childCount()):
        yield from read_aloud(thing.child(number))
