"""A card terminal is asked for money: whatever it answers, or does not, no payment is lost and none is taken twice."""

from __future__ import annotations

import pytest

from cafe import Cafe, eur
from counter.bootstrap import open_shop
from counter.devices.card_terminal import Charged
from counter.devices.simulated_terminal import SimulatedTerminal
from counter.flows.card_charge import (
    ask_for_card,
    ask_terminal,
    charge_declined,
    charge_taken,
    charge_unknown,
    it_did_not,
    it_went_through,
    nobody_asks_any_more,
    unresolved,
)
from counter.flows.drawer import close_day, count_drawer
from counter.flows.pay import pay, pay_order
from counter.flows.void import throw_away
from counter.kernel.errors import Refused
from counter.kernel.ids import ChargeId, OrderId
from counter.kernel.money import Money
from counter.receipts.shares import ShareAsked
from counter.reports.findings import findings
from counter.till.rules import CARD
from counter.till.settlement import Tender


def asked(cafe: Cafe, order_id: OrderId, amount: str = "3.80", share: ShareAsked | None = None) -> ChargeId:
    return cafe.shop.do(cafe.ana, ask_for_card, order_id, Tender(CARD), eur(amount), share)


def payments(cafe: Cafe) -> list[tuple[object, ...]]:
    return cafe.sql("SELECT tender, amount_minor, tip_minor FROM payments")


def test_what_it_took_is_paid_and_the_asking_is_over(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    charge_id = asked(cafe, order_id)
    sale = cafe.shop.do(cafe.ana, charge_taken, charge_id, pay, order_id, (Tender(CARD),))
    assert sale.left == eur("0")
    assert payments(cafe) == [("card", 380, 0)]
    cafe.shop.do(cafe.ana, nobody_asks_any_more)
    assert cafe.shop.read(unresolved) == ()


def test_what_it_declined_is_a_mishap_and_paid_another_way(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, charge_declined, asked(cafe, order_id))
    assert cafe.sql("SELECT kind FROM mishaps") == [("card_or_printer",)]
    assert cafe.pay(order_id).left == eur("0")


def test_a_counter_that_dies_after_the_machine_took_it_can_still_write_it_down(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Filter")
    cafe.shop.do(cafe.ana, ask_for_card, order_id, Tender(CARD, tip=eur("0.50"), tip_to=cafe.ana), eur("7.20"), None)
    cafe.close()
    shop = open_shop(cafe.folder, cafe.clock)
    shop.do(shop.itself, nobody_asks_any_more)
    (open_charge,) = shop.read(unresolved)
    assert (open_charge.charge.amount, open_charge.called) == (eur("7.20"), "")
    sale = shop.do(cafe.ana, it_went_through, open_charge.charge.charge_id)
    assert (sale.left, sale.paid, sale.tips) == (eur("0"), eur("6.70"), eur("0.50"))
    assert shop.read(unresolved) == ()
    assert shop.read(lambda connection: list(findings(connection))) == []
    shop.store.close()


def test_a_share_that_was_asked_for_is_that_share(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Filter")
    charge_id = asked(cafe, order_id, "3.35", share=ShareAsked(of=2))
    cafe.shop.do(cafe.ana, charge_unknown, charge_id)
    sale = cafe.shop.do(cafe.ana, it_went_through, charge_id)
    assert (sale.paid, sale.left) == (eur("3.35"), eur("3.35"))
    assert sale.share is not None
    assert sale.receipt


def test_nothing_more_is_asked_for_an_order_before_it_is_known_what_became_of_it(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    asked(cafe, order_id)
    with pytest.raises(Refused, match="Nobody knows yet"):
        asked(cafe, order_id)
    asked(cafe, cafe.ring("Filter"), "2.80")


def test_what_was_paid_otherwise_meanwhile_is_not_paid_again(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    charge_id = asked(cafe, order_id)
    cafe.pay(order_id)
    with pytest.raises(Refused, match=r"is paid already. Give 3.80"):
        cafe.shop.do(cafe.ana, charge_taken, charge_id, pay, order_id, (Tender(CARD),))
    cafe.shop.do(cafe.ana, charge_unknown, charge_id)
    with pytest.raises(Refused, match=r"is paid already. Give 3.80"):
        cafe.shop.do(cafe.ana, it_went_through, charge_id)
    cafe.shop.do(cafe.ana, it_did_not, charge_id)
    assert payments(cafe) == [("cash", 380, 0)]
    with pytest.raises(Refused, match="settled already"):
        cafe.shop.do(cafe.ana, it_went_through, charge_id)


def test_of_an_order_of_which_a_part_was_paid_meanwhile_it_pays_what_it_took(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Filter")
    charge_id = asked(cafe, order_id, "6.70")
    cafe.pay(order_id, Tender("cash", amount=eur("2.00")))
    sale = cafe.shop.do(cafe.ana, it_went_through, charge_id)
    assert sale.left == eur("-2.00")


def test_a_ticket_that_is_gone_says_to_give_it_back_on_the_machine(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    charge_id = asked(cafe, order_id)
    cafe.shop.do(cafe.ana, throw_away, order_id, "left")
    with pytest.raises(Refused, match=r"thrown away. Give 3.80"):
        cafe.shop.do(cafe.ana, it_went_through, charge_id)


def test_the_day_is_not_closed_over_it(cafe: Cafe) -> None:
    cafe.sell("Filter")
    charge_id = asked(cafe, cafe.ring("Latte"))
    cafe.shop.do(cafe.ana, charge_unknown, charge_id)
    cafe.shop.do(cafe.ana, count_drawer, eur("2.90"))
    with pytest.raises(Refused, match=r"whether the card machine took 3.80"):
        cafe.shop.do(cafe.staff("Dana"), close_day)
    cafe.shop.do(cafe.ana, it_did_not, charge_id)
    assert cafe.shop.do(cafe.staff("Dana"), close_day).number == 1


class Breaks:
    is_asked = True

    def charge(self, _amount: Money, _reference: str, /) -> Charged:
        raise OSError("the line is dead")

    def became_of(self, _reference: str, /) -> Charged:
        return Charged.UNKNOWN


def test_a_machine_that_breaks_while_it_is_asked_is_as_one_that_does_not_answer(cafe: Cafe) -> None:
    charge_id = asked(cafe, cafe.ring("Latte"))
    assert ask_terminal(Breaks(), charge_id, eur("3.80")).charged is Charged.UNKNOWN


@pytest.mark.parametrize(
    ("amount", "answers", "remembers"),
    [("3.80", "taken", "taken"), ("3.01", "declined", "declined"),
     ("3.02", "unknown", "taken"), ("3.03", "unknown", "unknown")],
)  # fmt: skip
def test_the_simulated_one_answers_as_the_amount_says(cafe: Cafe, amount: str, answers: str, remembers: str) -> None:
    waited: list[float] = []
    machine = SimulatedTerminal(cafe.folder / "card-machine", waited.append)
    assert machine.charge(eur(amount), "one") == answers
    assert len(waited) == 1
    assert SimulatedTerminal(cafe.folder / "card-machine").became_of("one") == remembers
    assert machine.became_of("another") == "unknown"


def test_an_order_is_paid_by_what_went_through(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Filter")
    cafe.pay(order_id, Tender("cash", amount=eur("2.90")))
    charge_id = asked(cafe, order_id, "3.80")
    sale = cafe.shop.do(cafe.ana, charge_taken, charge_id, pay_order, order_id, (Tender(CARD),))
    assert sale.left == eur("0")
