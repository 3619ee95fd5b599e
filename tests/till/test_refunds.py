"""What goes back: never more than came in, the way it came, and to the cent whatever it is refunded by."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe import eur
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, new_id
from counter.kernel.money import Money
from counter.settings.cash import CashRounding
from counter.till.model import MoneyBack
from counter.till.refunds import LineWanted, RefundRequest, lines_left, plan_refund
from till.paid_orders import after, line, order, paid

FIVE = CashRounding(step=Decimal("0.05"), method="half up")


def test_everything_goes_back_less_what_was_never_paid() -> None:
    """CASES, Refunds: odoo!281958. 80.00 less 15.00 = 65.00, refund all: 65.00."""
    sold = order(line(8000, less=1500))
    plan = plan_refund(sold, paid(("cash", 6500)), RefundRequest())
    assert (plan.amount, plan.back) == (eur("65.00"), (MoneyBack("cash", eur("65.00")),))
    assert [(one.quantity, one.amount) for one in plan.lines] == [(1, eur("65.00"))]


def test_what_tax_was_in_it_goes_back_with_it() -> None:
    """CASES, Refunds: POS-Awesome#476. 375.00 + 82.13 of tax: refund 457.13."""
    assert plan_refund(order(line(45_713)), paid(("card", 45_713)), RefundRequest()).amount == eur("457.13")


def test_several_tenders_get_it_back_in_proportion() -> None:
    sold, money = order(line(1000)), paid(("cash", 300), ("card", 700))
    plan = plan_refund(sold, money, RefundRequest(amount=eur("5.01")))
    assert plan.back == (MoneyBack("cash", eur("1.50")), MoneyBack("card", eur("3.51")))
    rest = plan_refund(sold, after(money, plan), RefundRequest())
    assert rest.back == (MoneyBack("cash", eur("1.50")), MoneyBack("card", eur("3.49")))


def test_what_rounding_its_cash_makes_goes_by_the_other_tenders() -> None:
    """A line of 1.45 gives back 1.45, though a third of it is no coin; so does 1.00 that is asked for."""
    croissant, rest = line(145), line(1076)
    sold, money = order(croissant, rest), paid(("cash", 400), ("card", 821))
    plan = plan_refund(sold, money, RefundRequest((LineWanted(croissant.line_id),)), FIVE)
    assert plan.back == (MoneyBack("cash", eur("0.50")), MoneyBack("card", eur("0.95")))
    assert [one.amount for one in plan.lines] == [eur("1.45")]
    plan = plan_refund(sold, money, RefundRequest(amount=eur("1.00")), FIVE)
    assert plan.back == (MoneyBack("cash", eur("0.35")), MoneyBack("card", eur("0.65")))
    assert plan_refund(sold, after(money, plan), RefundRequest(), FIVE).amount == eur("11.21")


def test_a_tender_can_be_named() -> None:
    sold, money = order(line(1000)), paid(("cash", 300), ("card", 700))
    plan = plan_refund(sold, money, RefundRequest(amount=eur("5.00"), tender="cash"))
    assert plan.back == (MoneyBack("cash", eur("5.00")),)
    assert plan_refund(sold, after(money, plan), RefundRequest()).back == (MoneyBack("card", eur("5.00")),)
    with pytest.raises(Refused, match="Nobody can pay by"):
        plan_refund(sold, money, RefundRequest(tender="seashells"))


def test_no_more_goes_back_than_came_in() -> None:
    """CASES, Refunds: IS4C#54 asks for 2.00 back of 1.00 by another tender."""
    sold, money = order(line(100)), paid(("cash", 100))
    with pytest.raises(Refused, match=r"Only 1\.00 EUR is left"):
        plan_refund(sold, money, RefundRequest(amount=eur("2.00"), tender="card"))
    with pytest.raises(Refused, match="cost nothing"):
        plan_refund(sold, paid(), RefundRequest())
    for amount in ("0.00", "-1.00"):
        with pytest.raises(Refused, match="above zero"):
            plan_refund(sold, money, RefundRequest(amount=eur(amount)))


def test_pieces_of_a_line_come_to_the_line() -> None:
    """CASES, Splits: 10.00 over 3 is 3.34, 3.33, 3.33."""
    three = line(340, 3, less=20)
    sold, money = order(three), paid(("cash", 1000))
    amounts = []
    for _ in range(3):
        plan = plan_refund(sold, money, RefundRequest((LineWanted(three.line_id, 1),)))
        amounts.append(plan.amount.minor)
        money = after(money, plan)
    assert amounts == [334, 333, 333]
    with pytest.raises(Refused, match="cost nothing"):
        plan_refund(sold, money, RefundRequest((LineWanted(three.line_id),)))


@pytest.mark.parametrize("quantity", [0, -1, 4])
def test_no_more_of_a_line_than_there_is(quantity: int) -> None:
    three = line(340, 3)
    with pytest.raises(Refused, match="Of Latte 3 can be refunded"):
        plan_refund(order(three), paid(("cash", 1020)), RefundRequest((LineWanted(three.line_id, quantity),)))


def test_a_line_of_another_order_or_twice_is_refused() -> None:
    one = line(340)
    for lines in ((LineWanted(LineId(new_id())),), (LineWanted(one.line_id), LineWanted(one.line_id))):
        with pytest.raises(Refused, match="lines of this order, each once"):
            plan_refund(order(one), paid(("cash", 340)), RefundRequest(lines))
    both = RefundRequest((LineWanted(one.line_id),), amount=eur("1.00"))
    with pytest.raises(Refused, match="not both"):
        plan_refund(order(one), paid(("cash", 340)), both)


def test_what_a_card_took_too_much_goes_back_with_everything() -> None:
    plan = plan_refund(order(line(380)), paid(("cash", 300), ("card", 380)), RefundRequest())
    assert plan.amount == eur("6.80")
    assert [one.amount for one in plan.lines] == [eur("3.80")]


@given(
    st.lists(st.tuples(st.integers(1, 500), st.integers(1, 5)), min_size=1, max_size=4),
    st.integers(0, 100),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(1, 300)), max_size=5),
)
def test_however_it_is_refunded_it_comes_to_what_was_paid(
    prices: list[tuple[int, int]], by_card: int, asked: list[tuple[int, int, int]]
) -> None:
    sold = order(*(line(minor, quantity) for minor, quantity in prices))
    card = sold.total.minor * by_card // 100
    money = paid(("cash", sold.total.minor - card), ("card", card))
    for place, quantity, minor in asked:
        wanted = sold.lines[place % len(prices)].line_id
        requests = RefundRequest(amount=Money(minor, "EUR")), RefundRequest((LineWanted(wanted, quantity or None),))
        try:
            plan = plan_refund(sold, money, requests[minor % 2])
        except Refused:
            continue
        assert sum(back.amount.minor for back in plan.back) == plan.amount.minor
        money = after(money, plan)
    if money.left:
        money = after(money, plan_refund(sold, money, RefundRequest()))
    assert money.refunded == sold.total
    back = [back for refund in money.refunds for back in refund.back]
    assert sum(each.amount.minor for each in back if each.tender == "card") == card
    assert all(not left.amount.minor < 0 for left in lines_left(sold, money))
