"""A tap on the bar, and what customers are promised follows at once: the clock that looks every ten seconds is off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows import ring_up
from counter.flows.ring_up import OpenTicket
from counter.flows.watch import tick
from counter.journal.topics import Topic
from counter.kernel.ids import OrderId
from counter.promises.model import BarOutlook
from counter.ui.bar.page import BarPage
from counter.ui.desk.desk import Desk
from counter.ui.widgets.tap import Tap

Named = Callable[[QWidget, str], Tap]


class AtTheBar:
    """The real page on the real desk, whose timers were never begun."""

    def __init__(self, qtbot: QtBot, cafe: Cafe, desk: Desk, named: Named) -> None:
        self._qtbot, self._cafe, self._desk, self._named = qtbot, cafe, desk, named
        self._ticket = cafe.ring("Latte")
        self.page = BarPage(desk, cafe.shop)
        qtbot.addWidget(self.page)
        self.page.resize(1280, 740)
        self.page.show()

    def find(self, name: str) -> Tap:
        self._qtbot.waitUntil(lambda: bool(self._named(self.page, name)))
        return self._named(self.page, name)

    def tap(self, name: str) -> BarOutlook:
        """Taps, and gives what the forecast published next."""
        button = self.find(name)
        with self._qtbot.waitSignal(self._desk.changed, check_params_cb=lambda topics: Topic.OUTLOOK in topics):
            self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        return self._cafe.shop.outlook

    def minutes(self) -> int:
        """What the half-built ticket is promised."""
        open_ticket: list[OpenTicket] = []
        self._desk.do(ring_up.requote, self._ticket).then(open_ticket.append)
        self._qtbot.waitUntil(lambda: bool(open_ticket))
        assert open_ticket[0].quote is not None
        return open_ticket[0].quote.minutes


@pytest.fixture
def last(cafe: Cafe) -> OrderId:
    """The last of five orders on the bar, each with a promise."""
    return [cafe.sell("Latte", "Flat white") for _ in range(5)][-1]


@pytest.fixture
def desk(cafe: Cafe, last: OrderId) -> Iterator[Desk]:
    cafe.shop.do(cafe.shop.itself, tick)
    desk = Desk(cafe.shop)
    desk.by = cafe.ana
    yield desk
    desk.end()


def promising(outlook: BarOutlook) -> int:
    """Minutes that one plain drink is promised."""
    assert outlook.promising is not None
    return outlook.promising.minutes


@pytest.fixture
def bar(qtbot: QtBot, cafe: Cafe, desk: Desk, named: Named) -> AtTheBar:
    return AtTheBar(qtbot, cafe, desk, named)


def test_one_more_on_the_bar_is_an_earlier_promise_at_once(bar: AtTheBar, cafe: Cafe, last: OrderId) -> None:
    before, promised = cafe.shop.outlook, bar.minutes()
    more = bar.tap("One more on the bar: Ana")
    assert promising(more) < promising(before)
    assert more.risks[last].reset_to < before.risks[last].reset_to
    assert bar.minutes() < promised
    fewer = bar.tap("One fewer on the bar: Ana")
    assert promising(fewer) > promising(more)
    assert fewer.risks[last].reset_to > more.risks[last].reset_to


def test_a_grinder_down_is_a_later_promise_at_once_until_it_is_fixed(bar: AtTheBar, cafe: Cafe, last: OrderId) -> None:
    before, promised = cafe.shop.outlook, bar.minutes()
    down = bar.tap("Grinder down")
    assert promising(down) > promising(before)
    assert down.risks[last].chance > before.risks[last].chance
    assert bar.minutes() > promised
    fixed = bar.tap("Grinder fixed")
    assert promising(fixed) < promising(down)
    assert fixed.risks[last].chance < down.risks[last].chance
    assert bar.minutes() == promised
