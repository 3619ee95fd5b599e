"""A customer reads and hears their own language: ticket, order, receipt, slip and the words to say."""

from __future__ import annotations

from acts.lines import Acts, act
from cafe import Cafe
from counter.flows import customer
from counter.flows.print_queue import print_waiting
from printing.test_queue import words

SORRY = {
    "de": "Es tut mir leid, Ben. Wir haben es falsch gemacht.",
    "fr": "Toutes mes excuses, Ben. Nous nous sommes trompés.",
    "es": "Lo siento, Ben. Nos equivocamos.",
    "ar": "أعتذر منك، Ben. أخطأنا.",
    "": "I’m sorry, Ben. We got it wrong.",
}


def test_the_words_to_say_are_in_the_language_of_each_order(cafe_acts: Acts) -> None:
    lines = []
    for language in SORRY:
        lines += [
            act("ring_up", item="Latte"),
            act("customer", name="Ben", language=language),
            act("pay"),
        ]
    sorry = [
        act("mishap", order=str(number), kind="wrong_item", gestures=[{"gesture": "remake"}])
        for number in range(1, len(SORRY) + 1)
    ]
    answers = cafe_acts(*lines, *sorry)
    assert [answer["said"]["own"] for answer in answers[-len(SORRY) :]] == list(SORRY.values())


def test_a_language_nobody_speaks_here_is_refused_and_an_empty_one_is_the_shops(cafe_acts: Acts) -> None:
    _, refused, chosen, back, order = cafe_acts(
        act("ring_up", item="Latte"),
        act("customer", language="nl"),
        act("customer", language="fr"),
        act("customer", language=""),
        act("ticket"),
    )
    assert refused["refused"] == "We speak en, de, fr, es, ar to customers."
    assert chosen["ticket"]["language"] == "fr"
    assert back["ticket"]["language"] == order["ticket"]["language"] == ""


def test_the_receipt_of_an_order_is_in_its_language_and_its_copy_too(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, customer.speak, order_id, "de")
    cafe.pay(order_id)
    print_waiting(cafe.shop)
    receipt = words(cafe.paper.printed[-1][1])
    assert "Summe EUR" in receipt
    assert "Bestellung" in receipt
    assert "Total" not in receipt
