"""How a ticket is about to be paid."""

import pytest

from cafe import eur
from counter.kernel.ids import OrderId, new_id
from counter.kernel.money import Money
from counter.till.settlement import Tender
from counter.ui.sell.payment_draft import PaymentDraft

DRAFT = PaymentDraft(OrderId(new_id()), eur("7.40"), eur("7.40"))


def test_nothing_can_be_taken_before_somebody_says_how() -> None:
    assert not DRAFT.can_take
    assert DRAFT.with_digits("0") == DRAFT


def test_a_tender_chooses_itself_and_pays_exactly() -> None:
    for tender in ("cash", "card"):
        draft = DRAFT.pay_by(tender)
        assert draft.can_take
        assert draft.tender() == Tender(tender)


def test_an_amount_chooses_cash() -> None:
    assert DRAFT.with_given(740) == DRAFT.pay_by("cash")
    assert DRAFT.with_given(740).exactly_in_cash
    assert DRAFT.pay_by("card").with_given(2000).tender() == Tender("cash", tendered=eur("20.00"))
    assert DRAFT.pay_by("card").with_digits("5").tender() == Tender("cash", tendered=eur("0.05"))


def test_digits_are_cents_and_seven_of_them_at_most() -> None:
    draft = DRAFT.with_digits("00").with_digits("5")
    assert (draft.typed, draft.given, draft.can_take) == ("5", eur("0.05"), False)
    assert draft.with_digits("00").with_digits("00").given == eur("500.00")
    assert draft.with_digits("123456789").typed == "5123456"
    assert draft.without_last_digit() == DRAFT


def test_a_card_gives_no_change() -> None:
    assert DRAFT.with_given(2000).pay_by("card").tender() == Tender("card")


def test_another_amount_to_pay_is_given_anew() -> None:
    given, less = DRAFT.with_given(2000), eur("4.40")
    assert given.with_due(eur("7.40"), eur("7.40")) == given
    assert given.with_due(less, less) == DRAFT.with_due(less, less)
    assert not given.with_due(less, less).can_take


@pytest.mark.parametrize("tender", ["cash", "card"])
def test_who_pays_exactly_pays_the_other_amount_exactly(tender: str) -> None:
    draft = DRAFT.pay_by(tender).with_due(eur("4.40"), eur("4.40"))
    assert (draft.tender(), draft.due) == (Tender(tender), eur("4.40"))


def test_what_a_large_note_is_worth_can_be_typed() -> None:
    draft = PaymentDraft(OrderId(new_id()), Money(35_000_00, "IDR"), Money(35_000_00, "IDR"))
    assert draft.with_digits("10000000").given == Money(100_000_00, "IDR")


def test_only_cash_is_in_coins() -> None:
    draft = DRAFT.with_due(eur("7.42"), eur("7.40"))
    assert (draft.pay_by("cash").taken, draft.pay_by("card").taken) == (eur("7.40"), eur("7.42"))
    assert draft.with_given(740).exactly_in_cash
    assert draft.with_digits("740").can_take
    assert not draft.with_digits("739").can_take
