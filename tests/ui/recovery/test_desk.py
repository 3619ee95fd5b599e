"""The voucher desk: found by code, name and order; honoured, used, printed anew, cancelled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.flows.customer import speak
from counter.flows.gestures import GestureRequest
from counter.flows.put_right import Answer, put_right
from counter.flows.ring_up import name_customer
from counter.kernel.ids import MishapId, OrderId
from counter.kernel.language import Language
from counter.ui.recovery.desk_presenter import DeskPresenter, DeskWays
from counter.ui.recovery.desk_state import DeskState, DeskVoucher
from counter.ui.recovery.desk_view import DeskView
from counter.ui.widgets.tap import Tap
from ui.intents import Intents
from ui.sync_desk import SyncDesk

SIZES = ((1024, 540), (1024, 708), (1280, 740), (1920, 1020))


class AtTheDesk:
    """The desk as it was last shown, and where taps led."""

    def __init__(self, work: SyncDesk) -> None:
        self.work, self.state = work, DeskState()
        self.went: list[OrderId | MishapId | None] = []
        self.paid_on = 0
        ways = DeskWays(lambda order, mishap: self.went.extend((order, mishap)), lambda: None, self._pay)
        self.presenter = DeskPresenter(work, work.shop, self._show, ways)

    def _pay(self) -> None:
        self.paid_on += 1

    def _show(self, state: DeskState) -> None:
        self.state = state

    @property
    def told(self) -> DeskVoucher:
        assert self.state.voucher is not None
        return self.state.voucher

    @property
    def marks(self) -> list[tuple[str, str]]:
        return [(row.who, row.mark.words) for row in self.state.rows]


@pytest.fixture
def desk(work: SyncDesk) -> AtTheDesk:
    return AtTheDesk(work)


def given(work: SyncDesk, customer: str, kind: str = "not_good") -> OrderId:
    order_id = work.sell("Latte", customer=customer).order_id
    work.do(put_right, Answer(kind, order_id, gestures=(GestureRequest("voucher"),)))
    return order_id


def test_the_newest_is_first_and_told_and_a_name_an_order_or_a_code_finds_one(desk: AtTheDesk) -> None:
    theo = given(desk.work, "Theo")
    desk.work.cafe.forward(60)
    given(desk.work, "Mia")
    desk.presenter.open()
    assert desk.marks == [("Mia", "Live"), ("Theo", "Live")]
    assert (desk.state.out, desk.state.still_out) == ("€6.00", "still out, on 2 vouchers")
    assert desk.told.why == "Why Mia has it"
    desk.presenter.look_for("theo")
    assert desk.marks == [("Theo", "Live")]
    desk.presenter.look_for("2")
    assert desk.marks == [("Mia", "Live")]
    desk.presenter.look_for(desk.work.cafe.code(theo).lower())
    assert desk.marks == [("Theo", "Live")]
    assert desk.told.why == "Why Theo has it"
    assert desk.told.say == "“Welcome back, Theo. What we made you was not good enough. €3.00 is on us.”"


def test_a_code_that_is_off_by_a_letter_is_said_once_it_is_finished(desk: AtTheDesk) -> None:
    code = desk.work.cafe.code(given(desk.work, "Theo"))
    desk.presenter.open()
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    desk.presenter.look_for(wrong)
    assert "Type the whole code" in desk.state.nothing
    desk.presenter.finish(wrong)
    assert "One letter or figure is off" in desk.state.nothing
    assert (desk.state.rows, desk.state.voucher) == ((), None)


def test_a_code_of_another_shop_shows_nobodys_voucher_and_is_tried_again_by_enter(desk: AtTheDesk) -> None:
    given(desk.work, "Theo")
    desk.presenter.open("0000-0000-00000", pays=True)
    assert desk.state.typed == "0000-0000-00000"
    assert desk.state.nothing.startswith("This shop gave no voucher with that code.")
    assert (desk.state.rows, desk.state.voucher) == ((), None)
    desk.presenter.finish("0000-0000-00000")  # the scanner's own Enter
    assert desk.work.ran.count("look_up_voucher") == 1
    desk.work.cafe.forward(1)
    desk.presenter.finish("0000-0000-00000")
    assert desk.work.ran.count("look_up_voucher") == 2
    desk.presenter.look_for("")
    assert desk.marks == [("Theo", "Live")]


def test_whoever_comes_from_a_payment_sees_that_voucher_uses_it_and_goes_on_paying(desk: AtTheDesk) -> None:
    theo = given(desk.work, "Theo")
    desk.work.cafe.forward(60)
    given(desk.work, "Mia")
    desk.work.cafe.forward(60 * 24 * 120)
    desk.work.by = desk.work.cafe.staff("Dana")
    rung = desk.work.cafe.ring("Latte", "Croissant")
    desk.presenter.open(desk.work.cafe.code(theo), pays=True)
    assert desk.state.back == "Back to paying"
    assert desk.told.key == "Honour it anyway · €3.00"
    desk.presenter.press()
    assert (desk.told.key, desk.paid_on) == ("Use it on this order · €3.00", 0)
    desk.presenter.press()
    assert desk.paid_on == 1
    desk.work.cafe.pay(rung)
    assert desk.work.cafe.vouchers(theo)[0].state == "redeemed"
    desk.presenter.go_back()
    assert desk.paid_on == 2
    desk.presenter.open()
    assert desk.state.back == "Who is still waiting"


@pytest.mark.parametrize(
    ("kind", "spoken", "said"),
    [
        ("wrong_item", "", "“Of course we take it, Theo. We made you something other than what you ordered. It’s good"),
        ("overcharged", "", "“Of course we take it, Theo. We took too much from you. It’s good to see you.”"),
        ("other", "", "“Of course we take it, Theo. It’s good to see you.”"),
        ("spilled", "de", "„Natürlich nehmen wir ihn, Theo. Wir haben Ihre Bestellung verschüttet."),
        ("not_good", "ar", "«بالطبع نقبلها، Theo."),
    ],
)
def test_why_they_have_it_is_said_by_what_we_did_in_their_language(
    desk: AtTheDesk, kind: str, spoken: str, said: str
) -> None:
    work = desk.work
    rung = work.cafe.ring("Latte")
    work.do(name_customer, rung, "Theo")
    work.do(speak, rung, spoken)
    work.cafe.pay(rung)
    work.do(put_right, Answer(kind, rung, gestures=(GestureRequest("voucher"),)))
    work.cafe.forward(60 * 24 * 120)
    work.by = work.cafe.staff("Dana")
    desk.presenter.open()
    assert desk.told.say.startswith(said)
    desk.presenter.press()
    assert "It was our mistake" not in str(desk.told.steps)


def test_a_late_order_says_how_long_they_waited_beyond_our_word(desk: AtTheDesk) -> None:
    desk.work.cafe.miss("Latte", customer="Mara")
    desk.presenter.open()
    assert desk.told.say == "“Welcome back, Mara. You waited 1 min longer than we promised. €3.00 is on us.”"


def test_an_expired_one_waits_for_a_lead_and_is_good_again(desk: AtTheDesk) -> None:
    work = desk.work
    given(work, "Theo")
    work.cafe.forward(60 * 24 * 120)
    desk.presenter.open()
    assert desk.marks == [("Theo", "Expired")]
    assert desk.told.key == "Honour it anyway · €3.00"
    assert desk.told.note == "Dana or Rosa approves on this screen. Good for 30 days more."
    desk.presenter.press()
    assert desk.marks == [("Theo", "Expired")]
    work.by = work.cafe.staff("Dana")
    desk.presenter.open()
    assert desk.told.note == "Good for 30 days more."
    desk.presenter.press()
    assert desk.marks == [("Theo", "Live")]
    assert desk.state.done == "It is good again."


def test_a_live_one_is_used_on_the_open_ticket_and_a_used_one_leads_to_make_it_right(desk: AtTheDesk) -> None:
    theo = given(desk.work, "Theo")
    desk.presenter.open()
    assert desk.told.key == ""
    rung = desk.work.cafe.ring("Latte", "Croissant")
    desk.presenter.open()
    assert desk.told.key == "Use it on this order · €3.00"
    desk.presenter.press()
    assert "comes off as they pay" in desk.state.done
    desk.work.cafe.pay(rung)
    desk.presenter.open()
    assert (desk.marks, desk.told.key) == ([("Theo", "Used")], "Give another way")
    desk.presenter.press()
    assert desk.went[0] == theo


def test_a_new_one_is_printed_and_one_is_cancelled_with_a_reason(desk: AtTheDesk) -> None:
    given(desk.work, "Theo")
    desk.presenter.open()
    desk.presenter.print_anew()
    assert sorted(desk.marks) == [("Theo", "Live"), ("Theo", "Replaced")]
    assert desk.told.can_print
    desk.presenter.ask_why()
    assert desk.state.question is not None
    desk.presenter.cancel(desk.state.question.options[0].id)
    assert sorted(desk.marks) == [("Theo", "Cancelled"), ("Theo", "Replaced")]
    assert desk.told.steps[-1].detail == "Ana · Given by mistake"
    assert not desk.told.can_stop
    assert desk.told.key == "Give another way"
    desk.presenter.choose(next(row.voucher for row in desk.state.rows if row.mark.words == "Replaced"))
    assert desk.told.key.startswith("Show the new one")
    desk.presenter.press()
    assert desk.told.mark.words == "Cancelled"


@pytest.mark.parametrize("size", SIZES)
def test_every_key_is_whole_and_has_its_name(
    qtbot: QtBot, language: Language, desk: AtTheDesk, named: Callable[[QWidget, str], Tap], size: tuple[int, int]
) -> None:
    for place in range(12):
        given(desk.work, f"Guest {place} from the other side of town")
    desk.presenter.open()
    intents = Intents(DeskPresenter)
    view = DeskView(language, intents.presenter)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.show_state(desk.state)
    for name in ("All", "Expired", "Print a new one, this one stops", "Cancel with a reason"):
        key = named(view, name)
        assert key.width() >= key.sizeHint().width() or key.width() >= 70
        assert view.rect().contains(QRect(key.mapTo(view, QPoint(0, 0)), key.size()))


def test_a_scan_is_read_without_a_tap_on_the_field_and_the_next_takes_its_place(
    qtbot: QtBot, language: Language, desk: AtTheDesk
) -> None:
    intents = Intents(DeskPresenter)
    view = DeskView(language, intents.presenter)
    qtbot.addWidget(view)
    view.show_state(desk.state)
    view.show()
    for code in ("ABCD-EFGH-JKMNP", "ABCD-EFGH-JKMNQ"):
        QTest.keyClicks(view, code)
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert view.field.text() == code
        assert intents.asked[-2:] == [("look_for", code), ("finish", code)]
    view.field.clear()
    QTest.keyClicks(view.field, "ABCD-EFGH-JKMNR")  # after a tap on it
    QTest.keyClick(view.field, Qt.Key.Key_Return)
    assert view.field.text() == "ABCD-EFGH-JKMNR"
    assert intents.asked[-1] == ("finish", "ABCD-EFGH-JKMNR")


def test_what_is_typed_without_a_tap_goes_into_the_field(qtbot: QtBot, language: Language, desk: AtTheDesk) -> None:
    view = DeskView(language, desk.presenter)
    qtbot.addWidget(view)
    view.show()
    QTest.keyClicks(view, "m")
    qtbot.waitUntil(lambda: view.field.text() == "m")
