"""How a ticket is about to be paid."""

from cafe import eur
from counter.kernel.ids import OrderId, new_id
from counter.till.settlement import Tender
from counter.ui.sell.payment_draft import PaymentDraft

DRAFT = PaymentDraft(OrderId(new_id()), eur("7.40"))


def test_exactly_enough_in_cash_unless_somebody_says_otherwise() -> None:
    assert DRAFT.is_enough
    assert DRAFT.tender() == Tender("cash")
    assert DRAFT.with_given(740).given is None


def test_digits_are_cents_and_seven_of_them_at_most() -> None:
    draft = DRAFT.with_digits("00").with_digits("5")
    assert (draft.typed, draft.given, draft.is_enough) == ("5", eur("0.05"), False)
    assert draft.with_digits("00").with_digits("00").given == eur("500.00")
    assert draft.with_digits("123456789").typed == "5123456"
    assert draft.without_last_digit().given is None


def test_a_card_takes_no_digits_and_gives_no_change() -> None:
    draft = DRAFT.with_given(2000).pay_by("card")
    assert draft.with_digits("5") == draft
    assert draft.tender() == Tender("card")


def test_another_amount_to_pay_is_given_anew() -> None:
    given = DRAFT.with_given(2000)
    assert given.with_due(eur("7.40")) == given
    assert given.with_due(eur("4.40")).given is None
