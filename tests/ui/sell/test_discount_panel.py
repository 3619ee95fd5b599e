"""A discount on the Sell page: how much, why, then it applies; above what is theirs it waits for a PIN, as Pay does."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.flows.staff import change_pin
from counter.kernel.language import Language
from counter.ui.sell.discount_draft import HowMuch
from counter.ui.sell.discount_panel_state import DiscountPanelState
from counter.ui.sell.ticket_state import OffState
from counter.ui.sell.view import SellView
from counter.ui.widgets.tap import Tap
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk

LEFT = Qt.MouseButton.LeftButton
TEN, TWENTY = HowMuch(percent=Decimal(10)), HowMuch(percent=Decimal(20))


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    sell = SellHarness(work)
    sell.tap("Latte")
    sell.presenter.choose_category("Bakery")
    sell.tap("Croissant")
    sell.presenter.discount_panel.open()
    return sell


@pytest.fixture
def pins(work: SyncDesk) -> None:
    work.cafe.shop.do(work.cafe.staff("Rosa"), change_pin, work.cafe.staff("Dana"), "2222")


def panel(sell: SellHarness) -> DiscountPanelState:
    assert isinstance(sell.state.panel, DiscountPanelState)
    return sell.state.panel


def test_a_percentage_and_a_reason_are_two_taps(sell: SellHarness) -> None:
    sell.presenter.discount_panel.choose(TEN)
    assert panel(sell).says == "Up to 10% is Ana’s to give. 10% off is €0.64."
    assert not sell.state.ticket.off
    sell.presenter.discount_panel.give_reason("Neighbour")
    assert list(sell.state.ticket.off) == [OffState("Neighbour −10% · Ana", "−0.64")]
    assert (sell.state.ticket.total, panel(sell).taken) == ("€5.76", "Take Neighbour −10% back")
    assert [how.words for how in panel(sell).percents if how.chosen] == ["10%"]
    sell.presenter.discount_panel.take_back()
    assert (sell.state.ticket.total, sell.state.ticket.off) == ("€6.40", ())


def test_a_line_shows_what_it_cost_why_and_who(sell: SellHarness) -> None:
    sell.presenter.choose_line(sell.line("Latte"))
    sell.presenter.discount_panel.about_line(on=True)
    assert (panel(sell).line, panel(sell).of_line) == ("This line: Latte", True)
    sell.presenter.discount_panel.give_reason("Yesterday’s")
    sell.presenter.discount_panel.choose(HowMuch(percent=Decimal(5)))
    latte = sell.lines[0]
    assert (latte.was, latte.amount) == ("3.80", "3.61")
    assert latte.detail.endswith("yesterday’s −5% · Ana")


def test_another_discount_of_a_line_comes_off_its_whole_price(sell: SellHarness) -> None:
    sell.presenter.choose_line(sell.line("Latte"))
    sell.presenter.discount_panel.about_line(on=True)
    sell.presenter.discount_panel.choose(TEN)
    sell.presenter.discount_panel.give_reason("Regular")
    assert panel(sell).says.endswith("10% off is €0.38.")
    sell.presenter.discount_panel.choose(HowMuch(percent=Decimal(5)))
    assert panel(sell).says.endswith("5% off is €0.19.")


@pytest.mark.usefixtures("pins")
def test_above_ones_right_it_waits_on_the_ticket_and_pay_waits_too(sell: SellHarness, work: SyncDesk) -> None:
    discount = sell.presenter.discount_panel
    discount.choose(TWENTY)
    discount.give_reason("Neighbour")
    assert (panel(sell).needs, panel(sell).title) == (True, "Needs somebody’s yes")
    assert sell.state.ticket.off == (OffState("Neighbour −20%", "−1.28", "Waiting for Dana’s PIN"),)
    assert (sell.state.ticket.waits, sell.state.ticket.total) == ("Waiting for Dana’s PIN", "€6.40")
    discount.yes.enter("0000")
    assert panel(sell).yes
    discount.yes.enter("2222")
    assert sell.state.ticket.off == (OffState("Neighbour −20% · Ana", "−1.28"),)
    assert (sell.state.ticket.waits, sell.state.ticket.total) == ("", "€5.12")
    assert (panel(sell).title, work.by) == ("Dana said yes", work.cafe.ana)


@pytest.mark.usefixtures("pins")
def test_back_and_another_percentage_drop_what_waits(sell: SellHarness) -> None:
    discount = sell.presenter.discount_panel
    discount.choose(TWENTY)
    discount.give_reason("Neighbour")
    discount.choose(TEN)
    assert (sell.state.ticket.waits, sell.state.ticket.total) == ("", "€5.76")
    discount.choose(TWENTY)
    discount.give_reason("Neighbour")
    discount.close()
    assert (sell.state.panel, sell.state.ticket.waits, sell.state.ticket.total) == (None, "", "€5.76")


def test_on_the_house_says_what_it_costs_and_what_is_refused_is_said_on_the_panel(sell: SellHarness) -> None:
    discount = sell.presenter.discount_panel
    assert panel(sell).cost == "counts as €6.40"
    discount.type_other()
    discount.type_in_percent(on=False)
    for digits in ("7", "00"):
        discount.type_digits(digits)
    assert panel(sell).typed
    discount.finish_typing()
    discount.give_reason("Regular")
    assert panel(sell).wrong == "€7.00 is more than the €6.40 it costs. Take off less."
    assert sell.work.messages == [panel(sell).wrong]
    discount.type_other()
    discount.type_in_percent(on=True)
    for digits in ("1", "0", "1"):
        discount.type_digits(digits)
    discount.finish_typing()
    assert "101% off is" not in panel(sell).says
    discount.give_reason("Regular")
    assert panel(sell).wrong == "A discount is above 0% and at most 100%."
    discount.choose(HowMuch())
    discount.give_reason("Regular")
    assert panel(sell).wrong.startswith("A whole order on us needs")
    assert sell.state.ticket.total == "€6.40"


@pytest.mark.parametrize("size", [(1024, 540), (1280, 740)])
@pytest.mark.usefixtures("pins")
def test_everything_on_it_can_be_tapped(
    qtbot: QtBot,
    language: Language,
    sell: SellHarness,
    named: Callable[[QWidget, str], Tap],
    size: tuple[int, int],
) -> None:
    view = SellView(language, sell.presenter)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.show_state(sell.state)
    for name in ("20%", "Student"):
        qtbot.mouseClick(named(view, name), LEFT)
        view.show_state(sell.state)
    qtbot.waitUntil(lambda: named(view, "Dana").height() >= 48)
    taps = [tap for tap in view.findChildren(Tap) if tap.isVisible() and tap.isEnabled()]
    places = {tap.accessibleName(): tap.rect().translated(tap.mapTo(view, QPoint())) for tap in taps}
    assert {name: rect for name, rect in places.items() if not view.rect().contains(rect)} == {}
    assert {name: rect for name, rect in places.items() if min(rect.width(), rect.height()) < 48} == {}
    qtbot.keyClicks(view.ring_up, "2222")
    assert sell.state.ticket.total == "€5.12"
