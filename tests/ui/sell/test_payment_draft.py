"""How a ticket is about to be paid."""

import pytest

from cafe import eur
from counter.kernel.ids import OrderId, StaffId, new_id
from counter.kernel.money import Money
from counter.till.settlement import Tender
from counter.ui.sell.payment_draft import PaymentDraft, TipDraft

DRAFT = PaymentDraft(OrderId(new_id()), eur("7.40"), eur("7.40"), eur("7.40"))


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
    assert DRAFT.with_given(740).is_exact
    assert DRAFT.with_given(2000).tender() == Tender("cash", tendered=eur("20.00"))


def test_an_amount_is_a_part_of_whatever_tender_is_chosen() -> None:
    by_card = DRAFT.pay_by("card").with_given(370)
    assert (by_card.pays, by_card.stays, by_card.takes) == (eur("3.70"), eur("3.70"), eur("3.70"))
    assert by_card.tender() == Tender("card", amount=eur("3.70"))
    assert DRAFT.pay_by("card").with_given(740).tender() == Tender("card")
    assert DRAFT.with_digits("500").tender() == Tender("cash", amount=eur("5.00"))


def test_a_card_that_took_more_than_is_left_is_said_as_it_is() -> None:
    """FloCafe 214: 3.00 in cash, then the terminal took 5.00 of 2.00; it was cut to 2.00."""
    over = DRAFT.pay_by("card").with_digits("900")
    assert (over.stays, over.can_take, over.tender()) == (-eur("1.60"), True, Tender("card", amount=eur("9.00")))


def test_a_tip_is_a_share_of_the_whole_bill_or_of_the_part_that_is_paid() -> None:
    """Of 27.50 with 9.50 left, 10% by card is 2.75, and the terminal shows 12.25."""
    last = PaymentDraft(OrderId(new_id()), eur("27.50"), eur("9.50"), eur("9.50")).pay_by("card")
    assert [last.tip_of(percent) for percent in (5, 10, 15)] == [eur("1.38"), eur("2.75"), eur("4.13")]
    tipped = last.with_tip(TipDraft(percent=10))
    assert (tipped.takes, tipped.tender()) == (eur("12.25"), Tender("card", tip=eur("2.75")))
    assert tipped.with_given(475).tip == eur("0.48")
    assert tipped.pay_by("cash").tip == eur("0.00")


def test_the_change_may_stay_as_a_tip_and_an_amount_may_be_typed() -> None:
    """Odoo 207030: 3.80, cash 5.00, keep the change: given 5.00, tip 1.20, change nothing."""
    kept = PaymentDraft(OrderId(new_id()), eur("3.80"), eur("3.80"), eur("3.80")).with_given(500)
    kept = kept.with_tip(TipDraft(change=True))
    assert (kept.tip, kept.change) == (eur("1.20"), eur("0.00"))
    assert kept.tender() == Tender("cash", tendered=eur("5.00"), tip=eur("1.20"))
    typed = DRAFT.pay_by("card").with_tip(TipDraft(typed="")).with_digits("1").with_digits("50")
    assert (typed.tip, typed.pays, typed.without_last_digit().tip) == (eur("1.50"), eur("7.40"), eur("0.15"))


def test_cash_that_does_not_cover_the_tip_cannot_be_taken() -> None:
    assert not DRAFT.with_given(800).with_tip(TipDraft(percent=10)).can_take


def test_whose_tip_it_is_stays_where_it_becomes_another() -> None:
    me = StaffId(new_id())
    mine = DRAFT.pay_by("card").tip_for(is_mine=True).with_tip(TipDraft(percent=5))
    assert (mine.tender(me).tip_to, mine.tip_for(is_mine=False).tender(me).tip_to) == (me, None)


def test_digits_are_cents_and_seven_of_them_at_most() -> None:
    draft = DRAFT.with_digits("00").with_digits("5")
    assert (draft.typed, draft.given, draft.stays) == ("5", eur("0.05"), eur("7.35"))
    assert draft.with_digits("00").with_digits("00").given == eur("500.00")
    assert draft.with_digits("123456789").typed == "5123456"
    assert draft.without_last_digit() == DRAFT


def test_a_card_gives_no_change() -> None:
    assert DRAFT.with_given(2000).pay_by("card").tender() == Tender("card")


def test_another_amount_to_pay_is_given_anew() -> None:
    given, less = DRAFT.with_given(2000), eur("4.40")
    assert given.with_bill(eur("7.40"), eur("7.40"), eur("7.40")) == given
    assert given.with_bill(less, less, less) == DRAFT.with_bill(less, less, less)
    assert not given.with_bill(less, less, less).can_take


@pytest.mark.parametrize("tender", ["cash", "card"])
def test_who_pays_exactly_pays_the_other_amount_exactly(tender: str) -> None:
    draft = DRAFT.pay_by(tender).with_bill(eur("4.40"), eur("4.40"), eur("4.40"))
    assert (draft.tender(), draft.due) == (Tender(tender), eur("4.40"))


def test_what_a_large_note_is_worth_can_be_typed() -> None:
    due = Money(35_000_00, "IDR")
    draft = PaymentDraft(OrderId(new_id()), due, due, due)
    assert draft.with_digits("10000000").given == Money(100_000_00, "IDR")


def test_only_cash_is_in_coins() -> None:
    draft = DRAFT.with_bill(eur("7.42"), eur("7.42"), eur("7.40"))
    assert (draft.pay_by("cash").takes, draft.pay_by("card").takes) == (eur("7.40"), eur("7.42"))
    assert draft.with_given(740).is_exact
    assert draft.with_digits("740").stays == eur("0.00")
    assert draft.with_digits("739").stays == eur("0.01")
