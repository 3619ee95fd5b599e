"""While the shop's server is away a voucher or a gift card gives nothing, or as much as the owner lets each give."""

from __future__ import annotations

from contextlib import closing
from functools import partial

import pytest
from sequencer import Sequencer
from several_terminals import link_first

from cafe import Cafe, eur
from counter.flows.attach_voucher import attach_voucher
from counter.flows.card_charge import ask_for_card, charge_taken
from counter.flows.gift_card import sell_gift_card
from counter.flows.open_shop import decide
from counter.flows.pay import pay
from counter.flows.pay_code import read_pay_code
from counter.journal.claims import OwnClaims
from counter.journal.seal import Key
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, new_id
from counter.till.settlement import Tender
from counter.vouchers.code import voucher_code


class AwayClaims(OwnClaims):
    """Nobody can be asked."""

    is_away = True


@pytest.fixture
def code(cafe: Cafe) -> str:
    """Of a voucher of 3.00; after that the server is away, and nothing this till does has a position."""
    given = cafe.code(cafe.miss("Flat white", customer="Mia"))
    go_away(cafe)
    return given


def go_away(cafe: Cafe) -> None:
    """The shop has a server, which gave all so far a position, and nobody hears of it any more."""
    with closing(Sequencer(cafe.folder / "sequencer.sqlite")) as sequencer:
        cafe.shop.do(cafe.shop.itself, link_first, sequencer)
    cafe.shop.claims = AwayClaims()


class ShutClaims(AwayClaims):
    """The server lets this machine in no more."""

    is_shut = True


def allow(cafe: Cafe, cap: str) -> None:
    cafe.shop.do(cafe.ana, decide, {"offline_voucher_cap": cap})


def test_a_voucher_is_refused_where_it_is_scanned_with_what_to_do_instead(cafe: Cafe, code: str) -> None:
    order = cafe.ring("Latte")
    with pytest.raises(Refused, match=r"server is away.*Take their name, and honour it when it is back"):
        cafe.shop.do(cafe.ana, attach_voucher, order, code)
    with pytest.raises(Refused, match="server is away"):
        cafe.shop.do(cafe.ana, read_pay_code, order, code, is_ticket=True)
    cafe.pay(order)


def test_a_code_that_another_till_may_have_given_is_not_called_wrong(cafe: Cafe, code: str) -> None:
    order, elsewhere = cafe.ring("Latte"), voucher_code(Key(bytes(32)), new_id())
    for flow in (attach_voucher, partial(read_pay_code, is_ticket=True)):
        with pytest.raises(Refused, match="which codes other tills gave"):
            cafe.shop.do(cafe.ana, flow, order, elsewhere)
    cafe.shop.claims = OwnClaims()
    with pytest.raises(Refused, match="gave no voucher"):
        cafe.shop.do(cafe.ana, attach_voucher, order, elsewhere)


@pytest.mark.parametrize(("cap", "why"), [("0", "so nobody can see whether"), ("2.99", "takes off 2.99 EUR at most")])
def test_a_machine_that_was_taken_out_is_not_told_to_wait_for_the_server(
    cafe: Cafe, code: str, cap: str, why: str
) -> None:
    allow(cafe, cap)
    cafe.shop.claims = ShutClaims()
    order, elsewhere = cafe.ring("Latte"), voucher_code(Key(bytes(32)), new_id())
    said = "no part of the shop any more.*Take it at another till, or type a new code behind Show"
    with pytest.raises(Refused, match=said) as refused:
        cafe.shop.do(cafe.ana, attach_voucher, order, code)
    assert why in str(refused.value)
    with pytest.raises(Refused, match=said):
        cafe.shop.do(cafe.ana, attach_voucher, order, elsewhere)


@pytest.mark.parametrize(
    ("cap", "instead"), [("0", "or type a new code behind Show"), ("5.00", "and this one 5.00 EUR")]
)
def test_nor_is_it_with_a_gift_card(cafe: Cafe, cap: str, instead: str) -> None:
    card = cafe.shop.do(cafe.ana, sell_gift_card, eur("20.00")).code
    go_away(cafe)
    allow(cafe, cap)
    cafe.shop.claims = ShutClaims()
    with pytest.raises(Refused, match="no part of the shop any more") as refused:
        cafe.sell("Latte", "Latte", tenders=(Tender("gift card", code=card),))
    assert instead in str(refused.value)


def test_one_that_is_on_the_ticket_already_is_refused_as_it_is_paid(cafe: Cafe, code: str) -> None:
    cafe.shop.claims = OwnClaims()
    order = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, attach_voucher, order, code)
    go_away(cafe)
    with pytest.raises(Refused, match="server is away"):
        cafe.pay(order)
    assert "PaymentTaken" not in cafe.kinds()[-3:]


def test_what_a_card_machine_took_the_rest_of_is_not_refused_any_more(cafe: Cafe, code: str) -> None:
    cafe.shop.claims = OwnClaims()
    order = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, attach_voucher, order, code)
    charge = cafe.shop.do(cafe.ana, ask_for_card, order, Tender("card"), eur("0.80"), None)
    go_away(cafe)
    cafe.shop.do(cafe.ana, charge_taken, charge, pay, order, (Tender("card"),), they_know=True)
    assert cafe.order(order).total == eur("0.80")


@pytest.mark.parametrize(("cap", "is_taken"), [("3.00", True), ("2.99", False)])
def test_the_owner_says_how_far_a_voucher_goes(cafe: Cafe, code: str, cap: str, is_taken: bool) -> None:
    allow(cafe, cap)
    order = cafe.ring("Latte")
    if is_taken:
        cafe.shop.do(cafe.ana, attach_voucher, order, code)
        cafe.pay(order)
        assert cafe.order(order).total == eur("0.80")
    else:
        with pytest.raises(Refused, match=r"takes off 2\.99 EUR at most"):
            cafe.shop.do(cafe.ana, attach_voucher, order, code)


def test_a_gift_card_pays_as_much_as_the_owner_lets_each_pay_unseen(cafe: Cafe) -> None:
    card = cafe.shop.do(cafe.ana, sell_gift_card, eur("20.00")).code
    go_away(cafe)
    with pytest.raises(Refused, match="Choose another way to pay"):
        cafe.shop.do(cafe.ana, read_pay_code, cafe.ring("Latte"), card, is_ticket=True)
    allow(cafe, "5.00")
    pay = Tender("gift card", code=card)
    cafe.sell("Latte", tenders=(pay,))
    with pytest.raises(Refused, match=r"5\.00.* at most, and this one .*1\.20"):
        cafe.sell("Latte", tenders=(pay,))


@pytest.mark.parametrize("cap", ["-1", "NaN", "0.001"])
def test_a_cap_that_is_no_amount_is_refused(cafe: Cafe, cap: str) -> None:
    with pytest.raises(Refused):
        allow(cafe, cap)


def test_two_orders_never_hold_the_same_rest_of_a_gift_card(cafe: Cafe) -> None:
    class Elsewhere(OwnClaims):
        def claim(self, what: str, order_id: OrderId) -> OrderId:
            return OrderId(cafe.ana)

    card = cafe.shop.do(cafe.ana, sell_gift_card, eur("20.00")).code
    cafe.shop.claims = Elsewhere()
    with pytest.raises(Refused, match="just paid at another till"):
        cafe.sell("Latte", tenders=(Tender("gift card", code=card),))
