"""A whole day through `counter demo`: every figure it gives is found again in the day file and in the journal."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from counter.bootstrap import DATABASE
from counter.cli.demo import demo_command
from counter.cli.verify import verify_command
from counter.journal.fact import Fact
from counter.journal.queries import entries
from counter.kernel.ids import OrderId
from counter.orders.facts import OrderPlaced, OrderReady
from counter.promises.facts import PromiseGiven, PromiseMade, PromiseReset, WaitSaid
from counter.receipts.facts import ReceiptIssued
from counter.recovery.facts import GestureMade, GreetingGiven, MishapOpened
from counter.rooms import registry
from counter.store.unit import Store
from counter.till.facts import PaymentTaken, Refunded
from counter.vouchers.facts import VoucherIssued, VoucherRedeemed
from made_up import sold, write_day

CREW_OF_ONE = ("--crew", "1", "--seed", "3", "--zone", "Europe/Berlin")


@dataclass(frozen=True)
class Played:
    """A demo that was played: where, what it printed last, and the journal by kind of fact."""

    folder: Path
    day: Path
    said: dict[str, Any]
    facts: dict[type[Fact], list[tuple[datetime, Any]]]

    def all(self, kind: type[Fact]) -> list[Any]:
        return [fact for _, fact in self.facts.get(kind, ())]


def play(folder: Path, *more: str, **about: Any) -> Played:
    menu, day = write_day(folder, **about)
    args = ["--menu", str(menu), "--day", str(day), "--out", str(folder / "out"), "--json", *more]
    result = CliRunner().invoke(demo_command, args, catch_exceptions=False)
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    return Played(folder / "out", day, json.loads(line), dict(journal(folder / "out" / "shop")))


def journal(shop: Path) -> dict[type[Fact], list[tuple[datetime, Any]]]:
    kinds, store = registry(), Store(shop / DATABASE)
    facts: dict[type[Fact], list[tuple[datetime, Any]]] = defaultdict(list)
    with store.read_report() as connection:
        for _, entry in entries(connection):
            fact = kinds.read(entry)
            facts[type(fact)].append((entry.at, fact))
    store.close()
    return facts


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("demo"), *CREW_OF_ONE, every=40.0)


def test_orders_and_sales_are_the_day_files(played: Played) -> None:
    orders, cents = sold(played.day)
    placed = played.all(OrderPlaced)
    assert played.said["orders"] == played.said["receipts"] == orders == len(placed)
    assert played.said["sales_minor"] == cents
    assert sum(line.gross.minor for order in placed for line in order.lines) == cents
    assert sum(each.refund_id is None for each in played.all(ReceiptIssued)) == orders


def test_orders_are_placed_when_the_file_says(played: Played) -> None:
    moments = [at for at, _ in played.facts[OrderPlaced]]
    assert moments == sorted(moments)
    assert moments[0].isoformat() == "2026-05-04T05:30:00+00:00"


def test_takings_are_payments_less_refunds(played: Played) -> None:
    came = sum(fact.amount.minor for fact in played.all(PaymentTaken))
    went = sum(fact.amount.minor for fact in played.all(Refunded))
    used = sum(fact.amount.minor for fact in played.all(VoucherRedeemed))
    assert played.said["takings_minor"] == came - went == played.said["sales_minor"] - used - went


def test_promises_are_judged_by_the_first_one(played: Played) -> None:
    orders = {fact.order_id for fact in played.all(OrderPlaced)}
    first = [*played.all(PromiseMade), *played.all(PromiseGiven)]
    due = {fact.order_id: fact.due for fact in first if fact.order_id in orders}
    unpromised = {fact.order_id for fact in played.all(WaitSaid)} & orders
    ready = {fact.order_id: at for at, fact in played.facts[OrderReady]}
    reset: dict[OrderId, tuple[datetime, bool]] = {}
    for at, fact in played.facts.get(PromiseReset, ()):
        reset.setdefault(fact.order_id, (at, fact.told))
    missed = {order for order in due if ready[order] > due[order]}
    told = {order for order in missed if order in reset and reset[order][1] and reset[order][0] < due[order]}
    assert played.said["promises"] == {
        "made": len(due),
        "without": len(unpromised - due.keys()),
        "given_later": len(unpromised & due.keys()),
        "kept": len(due) - len(missed),
        "missed": len(missed),
        "reset": len(reset),
        "told_before_due": len(told),
    }
    assert unpromised & due.keys(), "one alone cannot promise all at once"
    assert orders == unpromised | due.keys()


def test_what_went_wrong_was_answered_by_people(played: Played) -> None:
    mishaps = {fact.mishap_id for fact in played.all(MishapOpened)}
    answered = {fact.mishap_id for kind in (GestureMade, GreetingGiven) for fact in played.all(kind)} & mishaps
    assert played.said["mishaps"] == {
        "total": len(mishaps),
        "made_right": len(answered),
        "left": 0,
        "open": len(mishaps - answered),
    }


def test_every_miss_printed_a_voucher_and_some_came_back(played: Played) -> None:
    issued = {fact.voucher_id: fact.amount.minor for fact in played.all(VoucherIssued)}
    redeemed = {fact.voucher_id for fact in played.all(VoucherRedeemed)}
    assert played.said["vouchers"] == {
        "issued": len(issued),
        "redeemed": len(redeemed),
        "outstanding_minor": sum(amount for voucher, amount in issued.items() if voucher not in redeemed),
    }
    assert len(issued) >= played.said["promises"]["missed"]


def test_everything_is_on_paper(played: Played) -> None:
    printed = sorted(path.name for path in (played.folder / "printed").iterdir())
    assert sum(name.startswith("receipt") for name in printed) == played.said["receipts"]
    assert sum(name.startswith("apology") for name in printed) == played.said["vouchers"]["issued"]
    report = Path(played.said["day_report"])
    assert report == played.folder / "day-2026-05-04.pdf"
    assert report.read_bytes().startswith(b"%PDF")


def test_the_shop_passes_verify(played: Played) -> None:
    result = CliRunner().invoke(verify_command, obj=Path(played.said["shop"]))
    assert result.stdout.startswith(f"OK: {played.said['orders']} orders")


def test_the_same_seed_gives_the_same_figures(played: Played, tmp_path: Path) -> None:
    again = play(tmp_path, *CREW_OF_ONE, every=40.0)
    places = {"day_report", "shop"}
    assert {k: v for k, v in again.said.items() if k not in places} == {
        k: v for k, v in played.said.items() if k not in places
    }


def test_more_hands_promise_more_orders_as_they_are_placed(played: Played, tmp_path: Path) -> None:
    three = play(tmp_path, "--crew", "3", every=40.0)
    alone, together = played.said["promises"], three.said["promises"]
    assert together["without"] + together["given_later"] < alone["without"] + alone["given_later"]


def test_a_busy_cafe_keeps_four_of_five_promises_with_three(sample_data: Path, tmp_path: Path) -> None:
    days = sample_data / "days"
    day = days / "cafe_2019-04-20.csv"
    args = ["--menu", str(days / "cafe_menu.csv"), "--day", str(day), "--currency", "USD", "--json"]
    result = CliRunner().invoke(demo_command, [*args, "--out", str(tmp_path / "out")], catch_exceptions=False)
    said = json.loads(result.stdout)
    orders, cents = sold(day)
    assert (said["orders"], said["sales_minor"]) == (orders, cents)
    assert said["promises"]["missed"] <= orders / 5
