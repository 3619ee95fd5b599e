"""What a till's report counts of a bill that is split: what lowered it, and shares that were given back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from acts.lines import SHOP, Acts, act
from counter.cli.looking import looking_at
from counter.cli.verify import verify_command
from counter.kernel.ids import OrderId
from counter.receipts.model import Receipt
from counter.receipts.queries import receipts_of as sales
from counter.receipts.queries import refund_receipts_of as backs
from counter.receipts.tables import ReceiptRow

CARD = [{"tender": "card"}]
MENU = [{"item": "A", "price": "3.33"}, {"item": "B", "price": "5.01"}, {"item": "C", "price": "2.00"}]
OF_THREE: tuple[dict[str, Any], ...] = ({"of": 3}, {"of": 3}, {"of": 3})
BY_LINE: tuple[dict[str, Any], ...] = (
    {"lines": [{"line": 1, "quantity": "1/3"}]},
    {"lines": [{"line": 1, "quantity": "5/3"}]},
    {"lines": [{"line": 2, "quantity": "1"}]},
)
BY_AMOUNT_THEN_REST: tuple[dict[str, Any] | None, ...] = ({"amount": "1.11"}, None)


def reductions(report: dict[str, Any]) -> dict[str, Decimal]:
    return {row["kind"]: Decimal(row["amount"]) for row in report["reductions"] if Decimal(row["amount"])}


@pytest.mark.parametrize("shares", [OF_THREE, BY_LINE, BY_AMOUNT_THEN_REST])
@pytest.mark.parametrize(
    "decided", [{}, {"prices": "exclude tax", "service": {"percent": "10", "tax_class": "drinks"}}]
)
def test_what_lowered_a_split_bill_stands_on_the_report_to_the_cent(
    acts: Acts, shares: tuple[dict[str, Any] | None, ...], decided: dict[str, Any]
) -> None:
    answers = acts(
        SHOP | {"menu": MENU, "groups": []} | decided,
        act("ring_up", item="A", quantity=2),
        act("ring_up", item="B"),
        act("ring_up", item="C"),
        act("discount", line=1, percent="10", reason="regular"),
        act("comp", line=3, reason="birthday", by="Rosa"),
        act("discount", amount="1.00", reason="rain", by="Rosa"),
        *(
            act("pay", **({"order": "1"} if nth else {}), **({"share": share} if share else {}), tenders=CARD)
            for nth, share in enumerate(shares)
        ),
        act("x"),
    )
    assert all(answer["ok"] for answer in answers)
    assert answers[-2]["left"] == "0.00"
    assert reductions(answers[-1]) == {"discount": Decimal("1.67"), "comp": Decimal("2.00")}
    assert answers[-1]["reduction_counts"] == {"discount": 2, "comp": 1}
    assert answers[-1]["sales"] == answers[7]["total"]


def test_a_share_that_went_back_counts_once_it_is_paid_again(acts: Acts) -> None:
    half = act("pay", order="1", share={"of": 2}, tenders=CARD)
    answers = acts(
        SHOP | {"menu": [{"item": "A", "price": "5.00"}], "groups": []},
        act("ring_up", item="A", quantity=2),
        act("pay", share={"of": 2}, tenders=CARD),
        act("give_back", order="1", payment=1),
        act("x"),
        half,
        half,
        act("x"),
    )
    back, paid = answers[4], answers[7]
    assert (back["sales"], back["orders"], back["taxes"], back["perpetual"]) == ("0.00", 0, [], "0.00")
    assert (paid["sales"], paid["orders"], paid["perpetual"]) == ("10.00", 1, "10.00")
    assert paid["taxes"] == [{"name": "", "percent": "19", "net": "8.40", "tax": "1.60"}]
    assert paid["tenders"] == [{"tender": "card", "count": 2, "amount": "10.00"}]


def test_a_share_that_was_on_a_z_and_went_back_is_below_nothing_on_the_next(acts: Acts) -> None:
    answers = acts(
        SHOP | {"menu": [{"item": "A", "price": "5.00"}], "groups": []},
        act("ring_up", item="A", quantity=2),
        act("discount", percent="10", reason="regular"),
        act("pay", share={"of": 2}, tenders=CARD),
        act("count", amount="0.00", card="4.50"),
        act("close_day"),
        act("give_back", order="1", payment=1),
        act("x"),
        act("pay", order="1", tenders=CARD),
        act("count", amount="0.00", card="4.50"),
        act("close_day"),
    )
    first, back, last = answers[5], answers[7], answers[10]
    assert (first["sales"], back["sales"], last["sales"]) == ("4.50", "-4.50", "4.50")
    assert back["taxes"] == [{"name": "", "percent": "19", "net": "-3.78", "tax": "-0.72"}]
    assert reductions(first) | reductions(last) == {"discount": Decimal("0.50")}
    assert reductions(back) == {"discount": Decimal("-0.50")}
    assert back["reduction_counts"] == {"discount": -1}
    assert last["perpetual"] == "9.00"
    assert CliRunner().invoke(verify_command, obj=acts.folder).exit_code == 0


def receipts_of(acts: Acts) -> list[Receipt]:
    """Every numbered receipt there is, in the order of their numbers."""
    with looking_at(acts.folder) as shop:
        ids = shop.read(lambda read: read.execute(select(ReceiptRow.order_id).distinct()).scalars().all())
        found = [each for one in ids for which in (sales, backs) for each in shop.read(which, OrderId(one))]
    return sorted(found, key=lambda each: each.content.number)


@pytest.mark.parametrize("closes_between", [False, True])
def test_a_share_that_went_back_has_a_receipt_of_its_own_so_that_a_days_receipts_add_up_to_its_z(
    acts: Acts, *, closes_between: bool
) -> None:
    close = [act("count", amount="0.00", card="6.00"), act("close_day")] if closes_between else []
    answers = acts(
        SHOP | {"menu": [{"item": "A", "price": "5.00"}], "groups": []},
        act("ring_up", item="A", quantity=2),
        act("pay", share={"of": 2}, tenders=[{"tender": "card", "tip": "1.00"}]),
        *close,
        act("give_back", order="1", payment=1),
        act("pay", order="1", share={"of": 2}, tenders=CARD),
        act("pay", order="1", share={"of": 2}, tenders=CARD),
        act("count", amount="0.00", card="4.00" if closes_between else "10.00"),
        act("close_day"),
    )
    assert [answer for answer in answers if not answer["ok"]] == []
    receipts = receipts_of(acts)
    assert [each.content.number for each in receipts] == [f"T1-{number:06d}" for number in (1, 2, 3, 4)]
    sold, back, *_ = (each.content for each in receipts)
    assert back.refund_of is not None
    assert (back.refund_of.receipts, back.refund_of.sold_at) == ((sold.number,), sold.sold_at)
    assert [(each.net, each.tax) for each in back.taxes] == [(-each.net, -each.tax) for each in sold.taxes]
    assert (str(back.total), str(back.tip), [str(each.amount) for each in back.tenders]) == (
        "-5.00 EUR",
        "-1.00 EUR",
        ["-6.00 EUR"],
    )
    zs = [answers[-1], *([answers[4]] if closes_between else [])]
    of_zs = sum(Decimal(z["sales"]) for z in zs)
    assert sum(Decimal(each.content.total.minor) / 100 for each in receipts) == of_zs == Decimal("10.00")
    assert CliRunner().invoke(verify_command, obj=acts.folder).exit_code == 0
