"""What is due and what a customer hands over: taken, left, change, tip, always to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe import eur
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, new_id
from counter.kernel.money import Money
from counter.settings.cash import CashRounding
from counter.till.settlement import Settlement, Tender, settle


def cash(amount: str = "", tendered: str = "", tip: str = "") -> Tender:
    given, tipped = eur(tendered) if tendered else None, eur(tip) if tip else None
    return Tender("cash", eur(amount) if amount else None, given, tipped)


def card(amount: str = "", tip: str = "") -> Tender:
    return Tender("card", amount=eur(amount) if amount else None, tip=eur(tip) if tip else None)


def taken(settled: Settlement) -> list[tuple[str, int, int, int, int]]:
    return [
        (one.tender, one.amount.minor, one.tendered.minor, one.change.minor, one.tip.minor) for one in settled.taken
    ]


def test_without_a_word_it_is_exact_cash() -> None:
    assert taken(settle(eur("3.80"))) == [("cash", 380, 380, 0, 0)]
    assert settle(eur("0.00")).taken == ()


def test_change_and_what_is_short() -> None:
    assert settle(eur("15.70"), [cash(tendered="20.00")]).change == eur("4.30")
    assert settle(eur("3.80"), [cash(tendered="3.80")]).change == eur("0.00")
    for tender in (cash(tendered="3.79"), cash("3.80", "3.79")):
        with pytest.raises(Refused, match=r"0\.01 EUR short"):
            settle(eur("3.80"), [tender])


def test_keep_the_change() -> None:
    """CASES, Tips: odoo!207030. 3.80, cash 5.00: tip 1.20, change 0.00."""
    settled = settle(eur("3.80"), [cash(tendered="5.00", tip="1.20")])
    assert taken(settled) == [("cash", 380, 500, 0, 120)]
    assert (settled.paid, settled.tips, settled.left) == (eur("3.80"), eur("1.20"), eur("0.00"))


def test_a_tip_added_by_card_is_no_change() -> None:
    """CASES, Tips: odoo!217318 and odoo#25362. A tip comes on top at once, or afterwards with nothing left to pay."""
    assert taken(settle(eur("20.00"), [card(tip="3.00")])) == [("card", 2000, 2300, 0, 300)]
    assert taken(settle(eur("8.00"), [card(tip="2.00")])) == [("card", 800, 1000, 0, 200)]
    afterwards = settle(eur("0.00"), [card("0.00", tip="3.00")])
    assert (taken(afterwards), afterwards.left) == ([("card", 0, 300, 0, 300)], eur("0.00"))


@pytest.mark.parametrize("tenders", [[card("50.00"), cash(tendered="80.00")], [cash(tendered="80.00"), card("50.00")]])
def test_cash_yields_and_the_rest_is_change(tenders: list[Tender]) -> None:
    """FACTS, Cash rounding: 100 due, card 50 and cash 80 in one payment: change 30."""
    settled = settle(eur("100.00"), tenders)
    assert sorted(taken(settled)) == [("card", 5000, 5000, 0, 0), ("cash", 5000, 8000, 3000, 0)]
    assert (settled.paid, settled.left, settled.change) == (eur("100.00"), eur("0.00"), eur("30.00"))


def test_the_last_takes_what_is_left() -> None:
    assert taken(settle(eur("10.00"), [cash("3.00", "5.00"), card()])) == [
        ("cash", 300, 500, 200, 0),
        ("card", 700, 700, 0, 0),
    ]
    assert taken(settle(eur("10.00"), [card("4.00"), card()])) == [("card", 400, 400, 0, 0), ("card", 600, 600, 0, 0)]


def test_only_one_can_take_what_is_left() -> None:
    for tenders in ([card(), cash("3.00")], [cash(), card()], [card(), card()], [cash(tendered="5.00"), card()]):
        with pytest.raises(Refused, match="only the last takes what is left"):
            settle(eur("10.00"), tenders)


def test_cash_never_pays_more_than_is_left() -> None:
    for tenders, left in (
        ([cash("4.00")], "3.80"),
        ([card("3.00"), cash("1.00")], "0.80"),
        ([card("5"), cash("1")], "0.00"),
    ):
        with pytest.raises(Refused, match=rf"{left} EUR is left to pay"):
            settle(eur("3.80"), tenders)


def test_a_card_that_took_too_much_is_recorded_as_it_is() -> None:
    """CASES, Splits and tenders: FloCafe#214. 3.00 in cash, then the terminal took 5.00 of 5.00: 3.00 too much."""
    first = settle(eur("5.00"), [cash("3.00")])
    assert first.left == eur("2.00")
    second = settle(first.left, [card("5.00")])
    assert (taken(second), second.left) == ([("card", 500, 500, 0, 0)], eur("-3.00"))


def test_only_cash_gives_change() -> None:
    assert taken(settle(eur("3.80"), [Tender("card", tendered=eur("3.80"))])) == [("card", 380, 380, 0, 0)]
    with pytest.raises(Refused, match="Only cash gives change"):
        settle(eur("3.80"), [Tender("card", tendered=eur("20.00"))])


def test_where_nothing_is_due_nothing_is_taken() -> None:
    settled = settle(eur("0.00"), [cash(tendered="20.00")])
    assert (settled.taken, settled.change, settled.left) == ((), eur("0.00"), eur("0.00"))


def test_a_tender_nobody_knows_or_that_gives_back_is_refused() -> None:
    with pytest.raises(Refused, match=r"Nobody can pay by “seashells” here\. Choose cash, card"):
        settle(eur("3.80"), [Tender("seashells")])
    for wrong in (card("-1.00"), card(tip="-1.00"), cash(tendered="-5.00")):
        with pytest.raises(Refused, match="A payment takes"):
            settle(eur("3.80"), [wrong])


def test_a_tip_can_be_somebodys() -> None:
    ana = StaffId(new_id())
    (one,) = settle(eur("3.80"), [Tender("card", tip=eur("1.00"), tip_to=ana)]).taken
    assert one.tip_to == ana


MINOR = st.integers(0, 20_000)


@given(
    MINOR,
    st.lists(st.tuples(MINOR, MINOR), max_size=3),
    MINOR,
    MINOR,
    st.sampled_from(["EUR", "JPY", "KWD"]),
)
def test_whatever_is_handed_over_adds_up(
    due: int, cards: list[tuple[int, int]], note: int, tip: int, currency: str
) -> None:
    def money(minor: int) -> Money:
        return Money(minor, currency)

    by_card = [Tender("card", amount=money(amount), tip=money(more)) for amount, more in cards]
    in_cash = Tender("cash", tendered=money(note), tip=money(tip))
    try:
        settled = settle(money(due), [*by_card, in_cash])
    except Refused:
        assert note < max(0, due - sum(amount for amount, _ in cards)) + tip
        return
    assert settled.paid + settled.left == money(due) + settled.rounding
    assert settled.left.minor == min(0, due - sum(amount for amount, _ in cards))
    for one in settled.taken:
        assert one.tendered == one.amount + one.tip + one.change
        assert not one.change or one.tender == "cash"


def test_cash_that_is_rounded_to_nothing_goes_back_whole() -> None:
    settled = settle(eur("0.10"), [card("0.08"), cash(tendered="7.00")], CashRounding(Decimal("0.05")))
    assert (settled.left, settled.rounding, settled.change) == (eur("0.00"), eur("-0.02"), eur("7.00"))
