"""Money goes back at the counter: what, why and how are chosen, the paper is seen, then it is done."""

from __future__ import annotations

import pytest

from cafe import eur
from counter.flows import attach_voucher
from counter.flows.open_shop import decide
from counter.flows.staff import change_pin
from counter.kernel.ids import OrderId
from counter.paper.document import Pair
from counter.recovery.queries import mishaps_of
from counter.till.queries import paid_for
from counter.till.rules import SOLD_AGAIN
from counter.till.settlement import Tender
from counter.ui.orders.refund_draft import AMOUNT, EVERYTHING
from ui.orders.harness import OrdersHarness
from ui.sync_desk import SyncDesk


def begin(page: OrdersHarness, order_id: OrderId) -> None:
    page.presenter.refresh()
    page.presenter.choose(order_id)
    page.presenter.give_money_back()


def take(page: OrdersHarness, place: int, more: int = 1) -> None:
    page.presenter.refund.take(page.refunding.lines[place].line, more)


def left(work: SyncDesk, order_id: OrderId) -> str:
    return work.language.money(work.shop.read(paid_for, order_id, "EUR").left)


def test_a_line_a_reason_and_it_is_given_back(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.sell("Latte", "Flat white", "Flat white", customer="Mara").order_id
    begin(page, order_id)
    assert (page.refunding.title, page.refunding.primary_note) == ("Refund for Mara · #1", "first say what goes back")
    take(page, 1)
    assert (page.refunding.lines[1].count, page.refunding.to_give_back) == ("1 of 2", "€3.60")
    assert (page.refunding.can, page.refunding.primary_note) == (False, "first say why")
    page.presenter.refund.say_why("Wrong item", "wrong_item")
    assert (page.refunding.primary, page.refunding.can) == ("Give back €3.60", True)
    assert "opens a mishap for Mara" in page.refunding.mishap
    page.presenter.refund.give_back()
    assert (page.refund, page.state.done) == (None, "€3.60 given back. Refund T1-000002 prints.")
    assert [each.kind for each in work.shop.read(mishaps_of, [order_id])[order_id]] == ["wrong_item"]
    assert left(work, order_id) == "€7.40"


def test_the_very_paper_is_seen_and_prints(work: SyncDesk, page: OrdersHarness) -> None:
    begin(page, work.sell("Latte", "Latte").order_id)
    take(page, 0, 2)
    assert page.refunding.paper is not None
    assert page.refunding.paper.title == "Refund T1-000002"
    pairs = {block.left: block.right for block in page.refunding.paper.blocks if isinstance(block, Pair)}
    assert (pairs["2 Latte, M, whole @ 3.80"][:5], pairs["Given back EUR"]) == ("−7.60", "−7.60")
    take(page, 0, -2)
    assert page.refunding.paper is None


def test_an_amount_is_typed_and_more_than_is_left_is_said_there(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.sell("Latte").order_id
    begin(page, order_id)
    page.presenter.refund.choose_mode(AMOUNT)
    page.presenter.refund.say_why("Rung up wrong")
    page.presenter.refund.type("100000000000")
    assert (page.refunding.why_not, page.refunding.can) == ("Only €3.80 is left to refund on this order.", False)
    for _ in range(9):
        page.presenter.refund.delete()
    page.presenter.refund.type("100")
    assert not page.refunding.has_goods
    page.presenter.refund.give_back()
    assert left(work, order_id) == "€2.80"
    assert not work.messages


def test_everything_goes_back_as_it_was_paid_and_the_voucher_is_good_again(work: SyncDesk, page: OrdersHarness) -> None:
    cafe = work.cafe
    code = cafe.code(cafe.miss())
    order_id = cafe.ring("Latte", "Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
    cafe.pay(order_id, Tender("card", amount=eur("2.00")), Tender("cash"))
    begin(page, order_id)
    page.presenter.refund.choose_mode(EVERYTHING)
    assert page.refunding.note.startswith("A voucher of €3.00 was used too.")
    assert page.refunding.lines[0].paid == "paid 4.60, after 3.00 voucher"
    assert (page.refunding.tenders[0].label, page.refunding.tenders[0].note) == ("Card 2.00, Cash 2.60", "as paid")
    page.presenter.refund.choose_goods(SOLD_AGAIN)
    page.presenter.refund.say_why("They left")
    assert page.refunding.other == "They left"
    assert any("is good again" in getattr(block, "words", "") for block in page.refunding.paper.blocks)  # type: ignore[union-attr]
    page.presenter.refund.give_back()
    assert left(work, order_id) == "€0.00"
    page.presenter.refresh()
    assert not page.shown.can_refund


@pytest.mark.parametrize("pins", [True, False])
def test_what_is_theirs_to_give_is_said_where_somebody_has_a_pin(
    work: SyncDesk, page: OrdersHarness, *, pins: bool
) -> None:
    if pins:
        work.shop.do(work.cafe.staff("Rosa"), change_pin, work.cafe.staff("Rosa"), "123456")
    begin(page, work.sell("Latte").order_id)
    assert page.refunding.allowance.left == ("€20.00" if pins else "")


def test_a_line_that_went_back_is_not_offered_again(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.sell("Latte", "Croissant").order_id
    begin(page, order_id)
    take(page, 0)
    page.presenter.refund.say_why("Missing", "missing")
    page.presenter.refund.give_back()
    begin(page, order_id)
    assert (page.refunding.lines[0].left, page.refunding.lines[0].paid) == (0, "given back already")
    page.presenter.refund.leave()
    assert page.refund is None


def test_another_tender_is_one_of_the_shop(work: SyncDesk, page: OrdersHarness) -> None:
    work.shop.do(work.cafe.ana, decide, {"tenders": ("twint",)})
    order_id = work.sell("Latte").order_id
    begin(page, order_id)
    assert [(each.label, each.note) for each in page.refunding.tenders] == [
        ("Cash", "as paid"),
        ("Card", "by hand"),
        ("twint", "by hand"),
    ]
    take(page, 0)
    page.presenter.refund.choose_tender("twint")
    page.presenter.refund.say_why("Rung up wrong")
    page.presenter.refund.give_back()
    assert work.shop.read(paid_for, order_id, "EUR").refunds[0].back[0].tender == "twint"
