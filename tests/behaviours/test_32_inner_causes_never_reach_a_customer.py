"""New staff or management is no excuse: where it came from never reaches what a customer reads or hears."""

from __future__ import annotations

import pytest

from acts.lines import Acts, act
from cafe import Cafe
from counter.flows.gestures import GestureRequest
from counter.flows.print_queue import print_waiting
from counter.flows.put_right import Answer, put_right
from counter.recovery.rules import CAUSES
from counter.recovery.wording import check_words
from printing.test_queue import words


@pytest.mark.parametrize("cause", CAUSES)
def test_a_cause_is_in_nothing_that_is_said(cafe_acts: Acts, cause: str) -> None:
    *_, plain, with_cause = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay"),
        act("ring_up", item="Latte"),
        act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "remake"}], by="Dana"),
        act("mishap", order="2", kind="not_good", gestures=[{"gesture": "remake"}], cause=cause, by="Dana"),
    )
    assert list(with_cause["said"]) == list(plain["said"])
    assert with_cause["said"]["own"] == plain["said"]["own"]
    assert cause not in str(with_cause["said"])


@pytest.mark.parametrize("excuse", ["We have new staff.", "We have a new manager.", "Ana is still in training."])
def test_the_checker_knows_such_an_excuse(excuse: str) -> None:
    assert {found.kind for found in check_words(excuse, "en")} == {"excuse"}


@pytest.mark.parametrize(
    ("language", "excuse"),
    [
        *(("de", said) for said in ("Wir haben neues Personal.", "Sie wird noch eingearbeitet.", "Neue Leitung hier.")),
        *(("fr", said) for said in ("Nous avons du nouveau personnel.", "Elle est encore en formation.")),
        *(("es", said) for said in ("Tenemos personal nuevo.", "Está en formación.", "Hay una nueva gerencia.")),
        *(("ar", said) for said in ("لدينا موظفون جدد.", "لدينا إدارة جديدة.")),
    ],
)
def test_it_knows_it_in_every_language_that_ships(language: str, excuse: str) -> None:
    assert "excuse" in {found.kind for found in check_words(excuse, language)}


@pytest.mark.parametrize("cause", CAUSES)
def test_a_cause_is_in_nothing_that_is_printed(cafe: Cafe, cause: str) -> None:
    order_id = cafe.sell("Latte")
    dana = cafe.staff("Dana")
    cafe.shop.do(dana, put_right, Answer("card_or_printer", order_id, cause=cause))
    cafe.shop.do(dana, put_right, Answer("card_or_printer", order_id, gestures=(GestureRequest("voucher"),)))
    print_waiting(cafe.shop)
    slip = " ".join(words(cafe.paper.printed[-1][1]).split())
    assert "Our machine let you down." in slip
    assert "That is our mistake." in slip
    for told in ("supplier", "payment firm", "Worldpay", "because"):
        assert told not in slip


def test_no_cause_can_be_filled_into_a_sentence(cafe_acts: Acts) -> None:
    page = {"kind": "late", "say": {"own": "It was the {cause}, {name}."}}
    assert "{cause}" in cafe_acts(act("set", playbook={"pages": [page]}, by="Rosa"))[-1]["refused"]
