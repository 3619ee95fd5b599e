"""Money goes back for an order, for a reason, and an order is cancelled with its money or without."""

from datetime import timedelta

import pytest

from cafe import Cafe, eur
from counter.flows import attach_voucher, make
from counter.flows.cancel import cancel
from counter.flows.refund import refund
from counter.flows.watch import tick
from counter.kernel.errors import Refused
from counter.recovery.queries import mishaps_of
from counter.reports.day.money_figures import vouchers_redeemed
from counter.till.model import MoneyBack, Paid
from counter.till.queries import paid_for
from counter.till.refunds import LineWanted, RefundRequest
from counter.till.settlement import Tender
from counter.vouchers.rules import LIVE, REDEEMED


def paid(cafe: Cafe, order_id: object) -> Paid:
    return cafe.shop.read(paid_for, order_id, "EUR")  # type: ignore[arg-type]


def test_a_refund_is_kept_as_it_was_made(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Latte", "Croissant")
    cafe.pay(order_id, Tender("cash", amount=eur("4.00")), Tender("card"))
    latte = cafe.order(order_id).sold[0].line_id
    made = cafe.shop.do(cafe.ana, refund, order_id, RefundRequest((LineWanted(latte, 1),)), "it was cold")
    assert made.amount == eur("3.80")
    assert [back.tender for back in made.back] == ["cash", "card"]
    assert paid(cafe, order_id).refunds == (made,)
    rest = cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "all of it was")
    money = paid(cafe, order_id)
    assert (money.refunds, money.left) == ((made, rest), eur("0.00"))
    assert (rest.lines[0].line_id, rest.lines[0].quantity) == (latte, 1)


def test_a_voucher_and_a_card_give_back_what_the_card_paid(cafe: Cafe) -> None:
    """CASES, Refunds: opensourcepos#1620. 7.60 with a voucher of 3.00 and 4.60 by card: 4.60 to the card."""
    code, order_id = cafe.code(cafe.miss()), cafe.ring("Latte", "Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
    cafe.pay(order_id, Tender("card"))
    made = cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "nothing was right")
    assert made.back == (MoneyBack("card", eur("4.60")),)


def test_a_voucher_is_good_again_once_all_of_its_order_went_back(cafe: Cafe) -> None:
    """CASES, Refunds: opensourcepos#1620, odoo#135400. It can be used again, and refunded again."""
    missed = cafe.miss()
    for _ in range(2):
        order_id = cafe.ring("Latte", "Latte")
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, cafe.code(missed))
        cafe.pay(order_id, Tender("card"))
        latte = cafe.order(order_id).sold[0].line_id
        cafe.shop.do(cafe.ana, refund, order_id, RefundRequest((LineWanted(latte, 1),)), "cold")
        assert cafe.vouchers(missed)[0].state == REDEEMED
        cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "nothing was right")
        assert cafe.vouchers(missed)[0].state == LIVE


def test_a_day_keeps_the_vouchers_that_were_used_on_it(cafe: Cafe) -> None:
    missed = cafe.miss()
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, cafe.code(missed))
    cafe.pay(order_id)
    today = cafe.shop.settings.trading_day(cafe.clock.now())
    before = cafe.shop.read(vouchers_redeemed, today)
    cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "cold")
    assert before == cafe.shop.read(vouchers_redeemed, today) == 1


def test_a_tip_stays_with_whom_it_was_given(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", tenders=(Tender("card", tip=eur("1.00")),))
    assert cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "cold").amount == eur("3.80")


@pytest.mark.parametrize(("reason", "said"), [(" ", "Say why"), ("4111 1111 1111 1111", "card number")])
def test_nobody_refunds_without_a_reason(cafe: Cafe, reason: str, said: str) -> None:
    order_id = cafe.sell("Latte")
    with pytest.raises(Refused, match=said):
        cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), reason)
    assert not paid(cafe, order_id).refunds


def test_an_order_is_cancelled_with_its_money_back(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", tenders=(Tender("card"),))
    back = cafe.shop.do(cafe.ana, cancel, order_id, "they had to go", with_refund=True)
    assert back.refund is not None
    assert (back.refund.amount, back.refund.reason) == (eur("3.80"), "they had to go")
    assert cafe.order(order_id).state == "cancelled"
    assert cafe.kinds()[-3:] == ["OrderCancelled", "Refunded", "ReceiptIssued"]
    with pytest.raises(Refused, match="Order 1 cannot be cancelled any more: it is cancelled"):
        cafe.shop.do(cafe.ana, cancel, order_id, "again", with_refund=True)


def test_an_order_is_cancelled_without_and_refunded_later(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    assert cafe.shop.do(cafe.ana, cancel, order_id, "nobody came", with_refund=False).back == ()
    assert cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "they came back").amount == eur("3.80")


def test_what_was_handed_over_is_not_cancelled(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    with pytest.raises(Refused, match="it is handed over"):
        cafe.shop.do(cafe.ana, cancel, order_id, "too late", with_refund=True)


def test_nobody_with_a_grievance_is_cancelled_away(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.clock.set(cafe.promise(order_id).first_due + timedelta(minutes=1))
    cafe.shop.do(cafe.shop.itself, tick)
    for with_refund, words in ((False, "I have to go"), (True, " ")):
        with pytest.raises(Refused, match="Give the money back, and write what the customer says"):
            cafe.shop.do(cafe.ana, cancel, order_id, "late", with_refund=with_refund, their_words=words)
    cafe.shop.do(cafe.ana, cancel, order_id, "late", with_refund=True, their_words="I have to go")
    (mishap,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    assert mishap.their_words == "I have to go"
