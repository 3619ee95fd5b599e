"""The whole counter, from signing in to handing over."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pysqlite3
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.devices.card_terminal import Charged
from counter.flows import ring_up, scan
from counter.flows.ring_up import OpenTicket
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, new_id
from counter.kernel.money import Money
from counter.printing.queue import waiting_jobs
from counter.ui.app.counter import Counter
from counter.ui.parts.code_view import CodeView
from counter.ui.widgets.field import Field
from counter.ui.widgets.strip import Strip
from counter.ui.widgets.tap import Tap
from ui.hand import Hand

Hands = Callable[..., None]
Found = Callable[[str], Tap]
"""What can be tapped under a name, or None."""


def seen_field(counter: Counter) -> Field:
    """The field that is seen; of two the last, which lies over the page."""
    return [field for field in counter.window.findChildren(Field) if field.isVisible()][-1]


def test_the_staff_are_found_by_their_identifiers(qtbot: QtBot, counter: Counter) -> None:
    def tiles() -> list[QWidget]:
        taps: list[Tap] = counter.window.findChildren(Tap)
        return [t for t in taps if t.accessibleIdentifier().startswith("staff")]

    qtbot.waitUntil(lambda: len(tiles()) == 5)
    assert [t.accessibleName() for t in tiles()][::4] == ["Ana, barista", "Rosa, owner"]
    assert counter.window.accessibleName() == "Counter"


def test_a_latte_is_sold_in_two_taps_and_is_on_the_bar(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    tap("Ana", "Latte", "Cash exact")
    qtbot.waitUntil(lambda: "OrderPlaced" in cafe.kinds())
    tap("Bar", "Ready, order 1", "All made")
    qtbot.waitUntil(lambda: "OrderReady" in cafe.kinds())
    assert counter.desk.by == cafe.ana


def test_the_tap_that_signs_in_rings_nothing_up(qtbot: QtBot, counter: Counter, found: Found) -> None:
    hand = Hand(counter.window)
    qtbot.waitUntil(lambda: found("Chris") is not None)
    place = hand.tap(found("Chris"))
    qtbot.waitUntil(lambda: found("Latte") is not None)
    hand.tap(place, after=500)
    hand.tap(found("Latte"), after=50)
    qtbot.waitUntil(lambda: found("Cash exact, €3.80") is not None)


def test_whoever_taps_pay_twice_has_chosen_nothing(qtbot: QtBot, counter: Counter, tap: Hands, found: Found) -> None:
    tap("Ana", "Latte")
    hand = Hand(counter.window)
    qtbot.waitUntil(lambda: found("Pay") is not None)
    place = hand.tap(found("Pay"))
    qtbot.waitUntil(lambda: found("€20") is not None)
    hand.tap(place, after=300)
    assert found("Take €3.80") is None
    tap("Card terminal", "Take €3.80")
    qtbot.waitUntil(lambda: found("Cash exact, €3.80") is None)


class Silent:
    """A card machine that gives no answer."""

    is_asked = True

    def charge(self, _amount: Money, _reference: str, /) -> Charged:
        return Charged.UNKNOWN

    def became_of(self, _reference: str, /) -> Charged:
        return Charged.UNKNOWN


def test_what_went_through_after_all_is_sold_where_it_was_asked_for(
    qtbot: QtBot, cafe: Cafe, tap: Hands, found: Found
) -> None:
    cafe.shop.find_card_terminal = lambda _settings: Silent()
    tap("Ana", "Latte", "Pay", "Card", "Take", "It went through")
    qtbot.waitUntil(lambda: found("Same again as order 1") is not None)


def test_every_tab_opens_and_the_names_are_the_tabs(tap: Hands, counter: Counter) -> None:
    tap("Ana", "Make it right", "Day", "Bar", "Sell", "Latte")
    assert counter.window.isVisible()


def test_a_way_through_the_pages_puts_nobody_into_a_field(qtbot: QtBot, counter: Counter, tap: Hands) -> None:
    counter.window.activateWindow()
    qtbot.waitUntil(lambda: counter.window.focusWidget() is not None)
    for name in ("Ana", "Latte", "Pay", "Card", "Take", "Bar", "Make it right", "Day", "Sell", "Latte"):
        tap(name)
        assert not isinstance(counter.window.focusWidget(), Field), name


def test_a_tap_on_sell_leaves_paying(tap: Hands) -> None:
    tap("Ana", "Latte", "Pay", "Card terminal", "Sell", "Mocha")


def test_a_refusal_is_said_in_the_strip_and_put_away(qtbot: QtBot, counter: Counter, tap: Hands) -> None:
    tap("Ana", "Latte", "Remove")
    seen_field(counter).setText("4111 1111 1111 1111")
    qtbot.keyClick(seen_field(counter), Qt.Key.Key_Return)
    tap("OK")


def test_a_mistyped_voucher_is_kept_and_mended(qtbot: QtBot, counter: Counter, tap: Hands) -> None:
    refused: list[str] = []
    counter.desk.refused.connect(refused.append)
    tap("Ana", "Latte", "Pay", "Voucher")
    field = seen_field(counter)
    field.setText("7K3M-QX42-9TRB")
    tap("OK")
    qtbot.waitUntil(lambda: "this has 12" in field.accessibleDescription())
    assert (field.text(), field.hasFocus()) == ("7K3M-QX42-9TRB", True)
    qtbot.keyClick(field, "7")
    assert field.accessibleDescription() == ""
    assert refused == []


@pytest.fixture
def mine(cafe: Cafe) -> str:
    """The code of somebody’s voucher, given before the counter opens."""
    return cafe.code(cafe.miss("Flat white", customer="Mia"))


def test_a_refused_voucher_is_one_tap_from_the_desk_and_paying_goes_on(
    qtbot: QtBot, mine: str, counter: Counter, cafe: Cafe, tap: Hands
) -> None:
    unknown = "0000-0000-00000"
    tap("Ana", "Latte", "Pay", "€20", "Voucher")
    asked = seen_field(counter)
    asked.setText(unknown)
    tap("OK")
    qtbot.waitUntil(lambda: "gave no voucher and sold no gift card" in asked.accessibleDescription())
    tap("Vouchers")
    qtbot.waitUntil(lambda: seen_field(counter) is not asked and seen_field(counter).text() == unknown)
    tap("Back to paying")
    tap("Take €3.80", "Latte", "Pay", "Card terminal", "Voucher")
    asked.setText(mine)
    tap("Vouchers", "Use it on this order", "Take €0.80")
    qtbot.waitUntil(lambda: cafe.kinds().count("VoucherRedeemed") == 1)


def test_the_receipts_code_stands_on_the_customer_display_until_the_next_customer(
    qtbot: QtBot, counter: Counter, tap: Hands
) -> None:
    board = counter.workplaces.board
    board.show()

    def codes() -> list[str]:
        return [code.accessibleName() for code in board.findChildren(CodeView) if code.isVisible()]

    tap("Ana", "Latte", "Cash exact", "Receipt, QR code")
    qtbot.waitUntil(lambda: len(codes()) == 1)
    assert "1 Latte" in codes()[0]
    tap("Mocha")
    qtbot.waitUntil(lambda: codes() == [])
    board.hide()


def test_somebody_else_takes_over(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    tap("Ana", "Lock", "Dana")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.staff("Dana"))


def strips(counter: Counter) -> list[str]:
    """What is said over the page, as somebody sees it."""
    return [strip.accessibleName() for strip in counter.window.findChildren(Strip) if strip.isVisible()]


def test_what_is_refused_on_the_staff_page_is_said_there(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands
) -> None:
    cafe.shop.store._patience = 0.3
    other = pysqlite3.connect(str(cafe.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    tap("Ana")
    qtbot.waitUntil(lambda: bool(strips(counter)))
    assert strips(counter)[0].startswith("Another program holds the shop’s books.")
    assert counter.window.staff.isVisible()
    assert not counter.window.top_bar.isVisible()
    other.execute("ROLLBACK")
    other.close()
    tap("Try again")
    qtbot.waitUntil(lambda: not strips(counter))
    tap("Ana", "Latte")
    assert counter.window.top_bar.isVisible()


def test_a_refusal_on_the_staff_page_is_said_and_put_away(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands
) -> None:
    def refuse(_act: object) -> None:
        raise Refused("Take the {thing} first.", thing="lid")

    counter.desk.by = cafe.ana
    counter.desk.do(refuse)
    qtbot.waitUntil(lambda: strips(counter) == ["Take the lid first."])
    tap("OK")
    assert strips(counter) == []


def test_the_customer_display_closes_with_the_counter(qtbot: QtBot, counter: Counter) -> None:
    counter.workplaces.board.show()
    counter.window.close()
    assert not counter.workplaces.board.isVisible()


def test_the_customer_display_goes_with_its_screen_and_never_lies_over_the_counter(counter: Counter) -> None:
    board = counter.workplaces.board
    board.showFullScreen()
    screens = cast("QGuiApplication", QGuiApplication.instance())
    screens.screenRemoved.emit(QGuiApplication.primaryScreen())
    assert not board.isVisible()
    counter.workplaces.toggle_board()
    assert not board.isFullScreen()
    screens.screenRemoved.emit(QGuiApplication.primaryScreen())
    assert board.isVisible()  # a window of its own, which somebody opened
    board.hide()


@pytest.mark.parametrize(("way_out", "come_out"), [("Print", 1), ("Drop", 0)])
def test_what_was_not_printed_last_night_prints_only_if_somebody_says_so(
    qtbot: QtBot, cafe: Cafe, counter: Counter, tap: Hands, found: Found, way_out: str, come_out: int
) -> None:
    cafe.paper.away = True
    tap("Ana", "Latte", "Cash exact")
    qtbot.waitUntil(lambda: cafe.shop.read(waiting_jobs) != () and found("Try again") is not None)
    cafe.forward(12 * 60)
    cafe.paper.away = False
    counter.desk.tick()  # as every ten seconds
    tap(way_out)
    qtbot.waitUntil(lambda: cafe.shop.read(waiting_jobs) == ())
    qtbot.waitUntil(lambda: found("Drop") is None)
    assert len(cafe.paper.printed) == come_out


def test_a_refusal_is_over_with_the_next_act_that_succeeds_and_not_by_itself(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands
) -> None:
    tap("Ana", "Latte")
    counter.desk.do(scan.scan, OrderId(new_id()), "99999999")
    qtbot.waitUntil(lambda: len(strips(counter)) == 1)
    assert "99999999" in strips(counter)[0]
    looked: list[OpenTicket] = []
    counter.desk.do(ring_up.current).then(looked.append)
    counter.desk.tick()
    qtbot.waitUntil(lambda: bool(looked))
    assert len(strips(counter)) == 1, "looking again is nobody's answer"
    tap("Mocha")
    qtbot.waitUntil(lambda: not strips(counter))


def test_that_counter_went_wrong_stays_until_it_is_read(qtbot: QtBot, counter: Counter, tap: Hands) -> None:
    tap("Ana", "Latte")
    counter.desk.went_wrong.emit()
    with qtbot.waitSignal(counter.desk.acted):
        tap("Mocha")
    assert len(strips(counter)) == 1
    tap("OK")
    assert strips(counter) == []


def test_the_story_of_any_order_is_one_tap_from_orders(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands, found: Found
) -> None:
    tap("Ana", "Latte", "Cash exact")
    qtbot.waitUntil(lambda: "OrderPlaced" in cafe.kinds())
    tap("Orders", "#1", "Story")
    qtbot.waitUntil(lambda: found("Who is still waiting") is not None)
    tap("Asked again")
    qtbot.waitUntil(lambda: "AskedAgain" in cafe.kinds())
    assert counter.desk.by == cafe.ana
