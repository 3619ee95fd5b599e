"""Money that one till took and another gave back: every report counts it once, and the two of them nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counter.acts.run import answer
from counter.acts.session import Session
from pair import Pair, make_pair

CARD = [{"tender": "card"}]
PART = [{"tender": "card", "amount": "1.00"}]


class Tills:
    """Two tills, and what is said at each."""

    def __init__(self, folder: Path) -> None:
        make_pair(folder)
        self.pair = Pair(folder)
        self.sessions = []
        for cafe in (self.pair.one, self.pair.two):
            session = Session(cafe.clock, make_shop=lambda *_, shop=cafe.shop: shop)
            session.open(cafe.shop)
            self.sessions.append(session)

    def say(self, till: int, act: str, **fields: Any) -> dict[str, Any]:
        answered = answer(self.sessions[till], {"act": act} | fields)
        assert answered["ok"], answered
        return answered

    def begin(self, *before: tuple[int, str], **paying: Any) -> str:
        """Something is sold at other tills before; then two espressos at 4.80, paid in part at the first."""
        for till, item in before:
            self.say(till, "ring_up", item=item)
            self.say(till, "pay", tenders=CARD)
        self.say(0, "ring_up", item="Espresso", quantity=2)
        order = str(self.say(0, "pay", **paying)["order"])
        self.meet()
        return order

    def meet(self) -> None:
        self.pair.exchange()
        self.pair.exchange()

    def close(self, till: int) -> dict[str, Any]:
        self.say(till, "count", amount="0.00", by="Rosa")
        return self.say(till, "close_day", reason="Evening", by="Rosa")

    def card(self, till: int) -> str:
        return card(self.say(till, "x", by="Rosa"))


def card(report: dict[str, Any]) -> str:
    return next((str(each["amount"]) for each in report["tenders"] if each["tender"] == "card"), "0.00")


@pytest.fixture
def tills(tmp_path: Path) -> Iterator[Tills]:
    found = Tills(tmp_path)
    yield found
    found.pair.close()


@pytest.mark.parametrize("before", [(), ((0, "Croissant"),) * 3])
def test_a_share_is_below_nothing_where_it_went_back_however_much_either_till_did_before(
    tills: Tills, before: tuple[tuple[int, str], ...]
) -> None:
    taken = tills.begin(*before, share={"of": 2}, tenders=CARD)
    here = tills.card(0)
    tills.say(1, "give_back", order=taken, payment=1)
    tills.meet()
    back = tills.say(1, "x", by="Rosa")
    assert (card(back), back["sales"]) == ("-2.40", "-2.40")
    assert tills.card(0) == here


def test_a_part_counts_where_it_was_taken_once_another_till_issues_the_receipt(tills: Tills) -> None:
    order = tills.begin(tenders=PART)
    assert said(tills.say(0, "x", by="Rosa")) == {"for_open_bills": "1.00"}
    tills.say(1, "pay", order=order, tenders=[{"tender": "cash"}])
    there = tills.say(1, "x", by="Rosa")
    assert (there["sales"], sums(there), said(there)) == ("4.80", ["3.80"], {"paid_elsewhere": "1.00"})
    tills.meet()
    here = tills.say(0, "x", by="Rosa")
    assert (here["sales"], sums(here), said(here)) == ("0.00", ["1.00"], {"for_other_receipts": "1.00"})
    assert here["card"]["expected"] == "1.00"


@pytest.mark.parametrize("closed_before", [True, False])
def test_a_part_counts_once_though_its_till_was_closed_before_it_knew_of_the_receipt(
    tills: Tills, closed_before: bool
) -> None:
    order = tills.begin(tenders=PART)
    if closed_before:
        assert card(tills.close(0)) == "0.00"
    tills.say(1, "pay", order=order, tenders=[{"tender": "cash"}])
    tills.say(1, "count", amount="3.80", by="Rosa")
    assert sums(tills.say(1, "close_day", by="Rosa")) == ["3.80"]
    if not closed_before:
        assert card(tills.close(0)) == "0.00"
    tills.meet()
    assert card(tills.close(0)) == "1.00"
    assert card(tills.close(0)) == "0.00"


def test_what_never_had_a_receipt_counts_nowhere_though_the_other_till_closed_since(tills: Tills) -> None:
    for _ in range(4):
        tills.say(1, "no_sale", reason="Change", by="Rosa")
    tills.close(1)
    order = tills.begin(tenders=PART)
    tills.say(1, "give_back", order=order, payment=1)
    assert tills.card(1) == "0.00"
    assert said(tills.say(1, "x", by="Rosa")) == {"for_open_bills": "-1.00"}
    assert tills.card(0) == "0.00"
    tills.meet()
    tills.pair.one.clock.forward(60)
    tills.say(0, "pay", order=order, tenders=CARD)
    assert tills.card(0) == "4.80"


def test_a_part_that_went_back_on_a_later_day_never_counts(tills: Tills) -> None:
    order = tills.begin(tenders=PART)
    assert card(tills.close(0)) == "0.00"
    tills.say(0, "give_back", order=order, payment=1)
    assert card(tills.close(0)) == "0.00"
    tills.say(0, "pay", order=order, tenders=CARD)
    assert card(tills.close(0)) == "4.80"


def test_a_part_that_went_back_at_once_leaves_nothing_nor_does_its_tip(tills: Tills) -> None:
    order = tills.begin(share={"of": 2}, tenders=[{"tender": "card", "tip": "0.50", "tip_to": "Ana"}])
    tills.say(0, "give_back", order=order, payment=1)
    report = tills.say(0, "x", by="Rosa")
    assert (sums(report), report["tips"], said(report)) == ([], [], {})


def sums(report: dict[str, Any]) -> list[str]:
    return [str(each["amount"]) for each in report["tenders"]]


def said(report: dict[str, Any]) -> dict[str, str]:
    """What of its money is not as its receipts have it."""
    names = ("for_open_bills", "carried", "for_other_receipts", "paid_elsewhere")
    return {name: report[name] for name in names if report[name] != "0.00"}
