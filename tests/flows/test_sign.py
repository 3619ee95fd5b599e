"""Receipts are signed after the sale, in a bounded time; whatever the unit does, no sale is lost or doubled."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import wait
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as asked
from hypothesis import strategies as st
from pypdf import PdfReader

from cafe import Cafe
from counter.flows.issue_receipt import print_again
from counter.flows.print_queue import print_waiting
from counter.flows.refund import refund
from counter.flows.signing import PATIENCE, Signing
from counter.journal.replay import differences
from counter.kernel.ids import OrderId
from counter.receipts.queries import receipts_of
from counter.receipts.signer import Signed
from counter.receipts.signing_queries import signed_of
from counter.rooms import registry
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender
from receipts.signing_unit import SimulatedUnit


@pytest.fixture
def unit(cafe: Cafe) -> SimulatedUnit:
    """The café's unit, which is waited for only a moment."""
    unit = SimulatedUnit(cafe.clock)
    cafe.shop.signing = Signing(unit, patience=0.05)
    return unit


def printed(cafe: Cafe) -> list[str]:
    """What prints now, page by page."""
    cafe.paper.printed.clear()
    print_waiting(cafe.shop)
    pages = [PdfReader(BytesIO(pdf)).pages[0].extract_text() for _, pdf in cafe.paper.printed]
    return [" ".join(page.split()) for page in pages]


def signed(cafe: Cafe, order_id: OrderId) -> list[Signed | None]:
    return [cafe.shop.read(signed_of, each.receipt_id) for each in cafe.shop.read(receipts_of, order_id)]


def answered_after_all(cafe: Cafe, unit: SimulatedUnit) -> None:
    """The unit answers what it still owes."""
    unit.answers.set()
    assert cafe.shop.signing is not None
    assert cafe.shop.signing._slow is not None
    wait([cafe.shop.signing._slow[1]], 30)


def test_a_shop_without_a_unit_sells_as_it_does(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    (page,) = printed(cafe)
    assert signed(cafe, order_id) == [None]
    assert not any(word in page for word in ("Signature", "Signed", "Not signed"))
    assert "ReceiptSigned" not in cafe.kinds()
    assert "to_sign" not in str(cafe.sql("SELECT body FROM journal WHERE kind = 'ReceiptIssued'"))


def test_a_receipt_says_what_was_signed_and_so_does_its_copy(cafe: Cafe, unit: SimulatedUnit) -> None:
    order_id = cafe.sell("Latte", "Croissant", tenders=(Tender("card"),))
    assert unit.signed == [], "nothing is signed within the sale"
    (page,) = printed(cafe)
    moments = "23 Nov 2026 9:00:00 – 23 Nov 2026 9:00:01"
    for said in (f"Signed as number 1: {moments}", "Signature 2 of unit a1b2c3", "Check value +sig1=="):
        assert said in page
    assert unit.signed == ["Beleg^3.80_2.60_0.00_0.00_0.00^6.40:Unbar"]
    cafe.shop.do(cafe.ana, print_again, order_id)
    (copy,) = printed(cafe)
    assert "COPY" in copy
    assert "Check value +sig1==" in copy
    assert len(unit.signed) == 1


def test_what_is_signed_is_cash_less_the_change_and_goes_back_below_nothing(cafe: Cafe, unit: SimulatedUnit) -> None:
    order_id = cafe.ring("Latte")
    cafe.pay(order_id, Tender("cash", tendered=cafe.shop.menu.item(cafe.item("Latte")).price * 2))
    cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "cold")
    printed(cafe)
    assert unit.signed == ["Beleg^3.80_0.00_0.00_0.00_0.00^3.80:Bar", "Beleg^-3.80_0.00_0.00_0.00_0.00^-3.80:Bar"]


@pytest.mark.parametrize("fault", ["out", "broken"])
def test_where_the_unit_is_out_the_sale_goes_on_and_the_receipt_says_since_when(
    cafe: Cafe, unit: SimulatedUnit, fault: str
) -> None:
    setattr(unit, fault, True)
    first = cafe.sell("Latte")
    (page,) = printed(cafe)
    began = cafe.clock.now()
    cafe.forward(10)
    second = cafe.sell("Latte")
    (later,) = printed(cafe)
    said = "Not signed: our signing unit is out since "
    assert said in page
    assert page[page.index(said) :][:60] == later[later.index(said) :][:60], (
        "since when it is out, not when it was sold"
    )
    setattr(unit, fault, False)
    third = cafe.sell("Latte")
    (back,) = printed(cafe)
    assert "Check value +sig1==" in back
    (one,), (two,), (three,) = (signed(cafe, each) for each in (first, second, third))
    assert one is not None
    assert two is not None
    assert three is not None
    assert (one.out_since, two.out_since, three.back_since) == (began, began, began)
    assert len(unit.signed) == 1, "what was sold meanwhile is not signed afterwards"


def test_a_slow_unit_holds_up_no_receipt_and_what_it_says_later_is_kept(cafe: Cafe, unit: SimulatedUnit) -> None:
    unit.answers.clear()
    orders = [cafe.sell("Latte") for _ in range(5)]
    begun = monotonic()
    pages = printed(cafe)
    assert monotonic() - begun < 5 * PATIENCE, "it is waited for once"
    assert all("Not signed" in page for page in pages)
    answered_after_all(cafe, unit)
    cafe.shop.do(cafe.ana, print_again, orders[0])
    (copy,) = printed(cafe)
    assert "Check value +sig1==" in copy
    (late,) = signed(cafe, orders[0])
    assert late is not None
    assert late.signature is not None
    assert late.out_since is not None, "that it came late is kept"
    assert len(unit.signed) == 1


def test_what_waited_as_the_counter_died_is_signed_as_it_starts(cafe: Cafe, unit: SimulatedUnit) -> None:
    order_id = cafe.sell("Latte")
    again = cafe.reopened()
    again.shop.signing = Signing(unit)
    print_waiting(again.shop)
    (waited,) = signed(again, order_id)
    assert waited is not None
    assert waited.signature is not None
    again.close()


STEPS: dict[str, Callable[[Cafe, SimulatedUnit], Any]] = {
    "sell": lambda cafe, _unit: cafe.sell("Latte"),
    "print": lambda cafe, _unit: print_waiting(cafe.shop),
    "out": lambda _cafe, unit: setattr(unit, "out", True),
    "back": lambda _cafe, unit: setattr(unit, "out", False),
    "answers": lambda _cafe, unit: unit.answers.set(),
    "slow": lambda _cafe, unit: unit.answers.clear(),
    "later": lambda cafe, _unit: cafe.forward(7),
}


@asked(max_examples=15)
@given(steps=st.lists(st.sampled_from([*STEPS, "sell", "print", "restart"]), max_size=14))
def test_whatever_the_unit_does_no_sale_is_lost_or_doubled(_fresh_shop: Path, steps: list[str]) -> None:  # noqa: PT019
    with TemporaryDirectory() as folder:
        cafe = Cafe.opened_in(Path(shutil.copytree(_fresh_shop, Path(folder) / "shop")))
        unit = SimulatedUnit(cafe.clock)
        cafe.shop.signing = Signing(unit, patience=0.02)
        for step in steps:
            if step == "restart":
                unit.answers.set()
                cafe = cafe.reopened()
                cafe.shop.signing = Signing(unit, patience=0.02)
            else:
                STEPS[step](cafe, unit)
        unit.answers.set()
        unit.out = False
        print_waiting(cafe.shop)
        sales = steps.count("sell")
        ((receipts, first, last, paid),) = cafe.sql(
            "SELECT count(*), min(number), max(number), (SELECT count(*) FROM payments) FROM receipts"
        )
        assert (receipts, paid) == (sales, sales)
        assert sales == 0 or (first, last) == (1, sales)
        assert cafe.sql("SELECT count(*) FROM receipt_signatures WHERE signed_by IS NULL AND out_since IS NULL") == [
            (0,)
        ]
        assert len(cafe.paper.printed) == sales
        bodies = [str(body) for (body,) in cafe.sql("SELECT body FROM journal WHERE kind = 'ReceiptSigned'")]
        transactions = [body.split('"transaction":')[1].split(",")[0] for body in bodies]
        assert len(set(transactions)) == len(transactions)
        assert not list(differences(cafe.database, registry()))
        cafe.close()
