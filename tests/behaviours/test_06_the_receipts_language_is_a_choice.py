"""Meet people where they are: name and contact are optional, and the receipt's language is a choice."""

from __future__ import annotations

import json

import pytest

from acts.lines import Acts, act
from cafe import Cafe
from counter.flows import customer
from counter.flows.gestures import GestureRequest
from counter.flows.playbook import decide_playbook
from counter.flows.print_queue import print_waiting
from counter.settings.playbook_decided import PageDecided, PlaybookDecided
from printing.test_queue import words


def test_a_gesture_needs_no_name_and_no_contact(cafe_acts: Acts) -> None:
    *_, sorry = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "remake"}, {"gesture": "voucher"}]),
    )
    assert sorry["ok"]
    assert sorry["vouchers"]


def test_the_receipt_and_the_slip_are_in_the_language_they_chose(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, customer.speak, order_id, "fr")
    cafe.pay(order_id)
    cafe.put_right("not_good", order_id, GestureRequest("voucher"))
    print_waiting(cafe.shop)
    receipt, slip = (words(pdf) for _, pdf in cafe.paper.printed)
    assert "commande 1" in receipt.casefold()
    assert "Toutes nos excuses." in slip
    assert "Ce que nous vous avons fait" in slip


@pytest.mark.parametrize(("language", "sorry"), [("de", "leid"), ("fr", "excuses"), ("es", "entimos"), ("en", "sorry")])
def test_the_owners_words_for_their_language_are_what_they_hear_and_read(cafe: Cafe, language: str, sorry: str) -> None:
    """The owner wrote German for German customers; everybody else hears what is theirs."""
    page = PageDecided(say={"de": {"slip": "Wir haben gekleckert. Das tut uns leid."}})
    cafe.shop.do(cafe.staff("Rosa"), decide_playbook, PlaybookDecided(pages={"spilled.small": page}))
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, customer.speak, order_id, language)
    cafe.pay(order_id)
    cafe.put_right("spilled", order_id, GestureRequest("voucher"))
    print_waiting(cafe.shop)
    slip = " ".join(words(cafe.paper.printed[-1][1]).split())
    assert ("gekleckert" in slip) == (language == "de")
    assert sorry in slip.casefold()


def test_nothing_personal_is_kept_where_nobody_gave_a_name(cafe: Cafe) -> None:
    ((before,),) = cafe.sql("SELECT max(arrived) FROM journal")
    order_id = cafe.sell("Latte")
    cafe.put_right("not_good", order_id, GestureRequest("voucher"))
    kept = cafe.sql("SELECT kind, private FROM journal WHERE arrived > ?", before)
    assert len(kept) > 4
    assert [each for each in kept if each[1] and any(json.loads(str(each[1])).values())] == []


def test_a_language_that_nobody_speaks_here_is_refused(cafe_acts: Acts) -> None:
    *_, refused = cafe_acts(act("ring_up", item="Latte"), act("customer", language="klingon"))
    assert "refused" in refused
