"""Splitting a bill on the screen, on a real shop."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cafe import eur
from counter.flows.gift_card import sell_gift_card
from counter.flows.open_shop import decide
from counter.kernel.ids import LineId
from counter.ui.sell.build_split import pieces_words
from counter.ui.sell.split_draft import BY_AMOUNT, BY_LINE
from counter.ui.sell.split_presenter import SplitPresenter
from counter.ui.sell.split_state import NOW, PAID, WAITS, SplitState
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk


class Splitting:
    """A bill of a latte at 3.80, two flat whites at 7.20 and a mocha at 4.20, about to be split."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.sell = SellHarness(work)
        self.sell.tap("Latte", "Flat white", "Flat white", "Mocha")
        self.sell.presenter.paying.begin()
        self.ask.open()

    @property
    def ask(self) -> SplitPresenter:
        return self.sell.presenter.paying.split

    @property
    def shown(self) -> SplitState:
        assert self.sell.pay.split
        return self.sell.pay.split

    def line(self, title: str) -> LineId:
        return next(line.line_id for line in self.shown.lines if line.title == title)

    def shares(self) -> list[tuple[str, str]]:
        return [(share.mark, share.amount) for share in self.shown.shares]

    def payments(self) -> list[tuple[object, ...]]:
        return self.work.cafe.sql("SELECT tender, amount_minor, tip_minor FROM payments ORDER BY seq")


@pytest.fixture
def split(work: SyncDesk) -> Splitting:
    return Splitting(work)


def test_three_friends_evenly_by_card_take_six_taps(work: SyncDesk, split: Splitting) -> None:
    """Pay, Split, +, Take, Take, Take: it begins with two evenly, and the card is remembered."""
    assert split.shares() == [(NOW, "€7.60"), (WAITS, "€7.60")]
    split.ask.count(1)
    assert split.shares() == [(NOW, "€5.07"), (WAITS, "€5.07"), (WAITS, "€5.06")]
    split.ask.take()
    assert split.shares() == [(PAID, "€5.07"), (NOW, "€5.07"), (WAITS, "€5.06")]
    assert (split.shown.paid, split.shown.left, split.shown.scale) == ("€5.07 paid", "€10.13 left", (507, 507, 506))
    split.ask.take()
    split.ask.take()
    assert split.sell.state.pay is None
    assert split.payments() == [("card", 507, 0), ("card", 507, 0), ("card", 506, 0)]
    assert work.cafe.kinds().count("OrderPlaced") == 1
    assert work.cafe.kinds().count("ReceiptIssued") == 3


def test_how_many_is_settled_once_one_of_them_is_paid(split: Splitting) -> None:
    split.ask.take()
    assert (split.shown.can_fewer, split.shown.can_more) == (False, False)


def test_by_line_a_line_in_two_shares_is_halved_and_nobodys_lines_wait(split: Splitting) -> None:
    split.ask.split(BY_LINE)
    assert [line.is_nobodys for line in split.shown.lines] == [True, True, True]
    split.ask.take_line(split.line("Latte"))
    split.ask.take_line(split.line("Flat white"))
    split.ask.choose(1)
    for title in ("Flat white", "Mocha"):
        split.ask.take_line(split.line(title))
    split.ask.take_line(split.line("Mocha"))
    assert (split.shown.can_take, split.shown.below_take) == (False, "first every line to a share")
    split.ask.take_line(split.line("Mocha"))
    split.ask.choose(0)
    split.ask.take_line(split.line("Mocha"))
    assert [(row.words, row.amount) for row in split.shown.shares[0].rows] == [
        ("1 Latte", "3.80"),
        ("1 Flat white", "3.60"),
        ("½ Mocha", "2.10"),
    ]
    takers = next(line.takers for line in split.shown.lines if line.title == "Mocha")
    assert [(taker.number, taker.is_now) for taker in takers] == [("1", True), ("2", False)]
    split.ask.take()
    split.ask.take()
    assert split.payments() == [("card", 950, 0), ("card", 570, 0)]


def test_the_amount_on_take_is_what_is_taken_whoever_pays_first(split: Splitting) -> None:
    """The first of two halves of an odd price carries the cent, and that is the one whose turn it is."""
    split.ask.split(BY_LINE)
    for title in ("Latte", "Flat white", "Mocha"):
        split.ask.take_line(split.line(title))
    split.ask.count(1)
    for place in (1, 2):
        split.ask.choose(place)
        split.ask.take_line(split.line("Latte"))
    said = []
    for place in (2, 0, 1):
        split.ask.choose(place)
        said.append(split.shown.take)
        split.ask.take()
    assert said == ["Take €1.27", "Take €12.67", "Take €1.26"]
    assert [amount for _tender, amount, _tip in split.payments()] == [127, 1267, 126]


def test_by_amount_the_last_one_is_the_rest(split: Splitting) -> None:
    split.ask.split(BY_AMOUNT)
    split.ask.type_digits("600")
    assert split.shares() == [(NOW, "€6.00"), (WAITS, "€9.20")]
    split.ask.pay_by("cash")
    split.ask.take()
    assert split.shown.take == "Take €9.20"
    split.ask.take()
    assert split.payments() == [("cash", 600, 0), ("cash", 920, 0)]


def test_a_share_of_nothing_or_of_too_much_is_not_taken(split: Splitting) -> None:
    split.ask.split(BY_AMOUNT)
    assert (split.shown.can_take, split.shown.below_take) == (False, "first what it pays")
    split.ask.type_digits("9999")
    split.ask.take()
    assert split.payments() == []


def test_a_share_has_a_tip_of_its_own(split: Splitting) -> None:
    split.ask.tip(100)
    assert (split.shown.take, split.shown.below_take) == ("Take €8.60", "7.60 + 1.00 tip")
    split.ask.take()
    assert split.shown.take == "Take €7.60"
    split.ask.tip(other=True)
    split.ask.type_digits("50")
    split.ask.take()
    assert split.payments() == [("card", 760, 100), ("card", 760, 50)]


def test_a_paid_share_has_its_receipt_and_goes_back_until_all_is_paid(work: SyncDesk, split: Splitting) -> None:
    split.ask.take()
    assert [(row.words, row.amount) for row in split.shown.shares[0].paid] == [("Card", "7.60")]
    split.ask.print_receipt(0)
    assert work.cafe.sql("SELECT title, is_copy FROM print_jobs ORDER BY position") == [
        ("receipt T1-000001", 0),
        ("receipt T1-000001 copy", 1),
    ]
    split.ask.give_back(0)
    assert split.shares() == [(NOW, "€7.60"), (WAITS, "€7.60")]
    assert work.cafe.kinds().count("PaymentReturned") == 1


def test_a_tip_of_a_share_is_for_whoever_takes_it_or_for_all(work: SyncDesk, split: Splitting) -> None:
    assert (split.shown.tip_for, split.shown.tip_mine) == ("For Ana", False)
    split.ask.tip(200)
    split.ask.tip_for(is_mine=True)
    assert split.shown.tip_mine
    split.ask.take()
    split.ask.tip(100)
    split.ask.tip_for(is_mine=False)
    split.ask.take()
    assert work.cafe.sql("SELECT tip_minor, tip_to IS NULL FROM payments ORDER BY seq") == [(200, 0), (100, 1)]


def test_a_split_goes_on_where_it_was_left(work: SyncDesk, split: Splitting) -> None:
    split.ask.count(1)
    split.ask.take()
    order = split.sell.presenter.paying
    order_id = order._placed.order_id if order._placed else None
    order.leave()
    assert order_id
    order.pay_order(order_id)
    split.ask.open()
    assert split.shares() == [(PAID, "€5.07"), (NOW, "€5.07"), (WAITS, "€5.06")]


def test_a_share_in_cash_says_the_change(split: Splitting) -> None:
    """Cash, €20, Take: 3 taps, and the next share is asked the same."""
    split.ask.pay_by("cash")
    assert [key.words for key in split.shown.quick] == ["Exact €7.60", "€10", "€20", "€50"]
    split.ask.give(2000)
    assert (split.shown.take, split.shown.below_take) == ("Take €7.60", "€20.00 given, change €12.40")
    split.ask.take()
    assert split.shown.change == "Change €12.40"
    assert [(row.words, row.amount) for row in split.shown.shares[0].paid] == [("Cash", "7.60"), ("Change", "12.40")]
    assert split.shown.is_typing
    split.ask.type_digits("1000")
    split.ask.take()
    assert split.work.cafe.sql("SELECT tendered_minor, change_minor FROM payments ORDER BY seq") == [
        (2000, 1240),
        (1000, 240),
    ]


def test_cash_that_is_short_of_a_share_or_of_its_tip_is_not_taken(work: SyncDesk) -> None:
    work.do(decide, {"tip_tenders": ["cash"]})
    split = Splitting(work)
    split.ask.pay_by("cash")
    split.ask.type_digits("500")
    assert (split.shown.can_take, split.shown.below_take) == (False, "€2.60 short")
    split.ask.give(800)
    split.ask.tip(100)
    assert (split.shown.can_take, split.shown.below_take) == (False, "7.60 + 1.00 tip · €0.60 short")
    split.ask.give(1000)
    split.ask.take()
    assert split.work.cafe.sql("SELECT tendered_minor, change_minor, tip_minor FROM payments") == [(1000, 140, 100)]


def test_the_lines_come_back_once_it_is_said_what_is_given(split: Splitting) -> None:
    split.ask.split(BY_LINE)
    for title in ("Latte", "Flat white", "Mocha"):
        split.ask.take_line(split.line(title))
    split.ask.pay_by("cash")
    split.ask.give(2000)
    assert split.shown.is_typing
    split.ask.pay_by("cash")
    assert (split.shown.is_typing, split.shown.below_take) == (False, "€20.00 given, change €4.80")
    split.ask.choose(1)
    assert (split.shown.is_typing, split.shown.below_take) == (False, "first what it pays")


def test_a_gift_card_pays_a_share_and_the_next_one_is_asked_anew(work: SyncDesk, split: Splitting) -> None:
    code = work.shop.do(work.cafe.ana, sell_gift_card, eur("10.00")).code
    paying = split.sell.presenter.paying
    paying.attach_voucher(code)
    assert (split.shown.take, split.shown.below_take) == ("Take €7.60", "€10.00 on the gift card")
    assert split.sell.pay.coded
    split.ask.take()
    assert [tender.tender for tender in split.shown.tenders if tender.chosen] == ["card"]
    paying.attach_voucher(code)
    assert split.shown.below_take == "€2.40 on the gift card · €5.20 short"
    split.ask.take()
    split.ask.pay_by("card")
    split.ask.take()
    assert split.payments()[-2:] == [("gift card", 760, 0), ("card", 760, 0)]


def test_a_code_that_is_none_is_said_over_the_shares(split: Splitting) -> None:
    split.sell.presenter.paying.attach_voucher("0000-0000-00000")
    assert split.sell.pay.code_wrong.startswith("This shop gave no voucher and sold no gift card with that code.")
    assert split.shown.take == "Take €7.60"


def test_a_share_is_put_down_to_a_house_account(work: SyncDesk, split: Splitting) -> None:
    work.do(decide, {"rights": {"open_account": "barista"}})
    paying = split.sell.presenter.paying
    paying.ask_account()
    assert split.sell.pay.asks_account
    paying.choose_account("Rosa & Sons")
    assert split.shown.below_take == "put down to Rosa & Sons"
    split.ask.take()
    split.ask.take()
    assert split.payments() == [("house", 760, 0), ("card", 760, 0)]


def test_cash_is_rounded_in_every_share(work: SyncDesk) -> None:
    work.do(decide, {"cash_rounding": {"step": "0.05", "method": "half up"}})
    split = Splitting(work)
    split.ask.count(1)
    split.ask.pay_by("cash")
    assert (split.shown.shares[0].amount, split.shown.take) == ("€5.07", "Take €5.05")


def test_pieces_are_said_as_people_say_them() -> None:
    pieces = (Fraction(2), Fraction(1, 3), Fraction(3, 2), Fraction(5, 7))
    assert [pieces_words(each) for each in pieces] == ["2", "⅓", "1½", "5/7"]
