"""Two tills of one shop at random, by acts: the money of every order is reckoned beside, and both tills agree."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from cafe import Cafe
from counter.acts.run import answer
from counter.acts.session import Session
from counter.journal.replay import differences
from counter.journal.verify import check_chain
from counter.reports.books import money_faults
from counter.reports.till_books import till_faults
from counter.rooms import registry
from counter.store.base import view_tables
from pair import Pair, make_pair

PRICES = {"Espresso": 240, "Flat white": 360, "Croissant": 260}
HOW = ("cash", "card", "mixed")
CENT = Decimal("0.01")
TILLS = st.sampled_from((0, 1))
_TEMPLATE: list[Path] = []


def template() -> Path:
    if not _TEMPLATE:
        folder = Path(tempfile.mkdtemp(prefix="counter-tills-"))
        make_pair(folder)
        _TEMPLATE.append(folder)
    return _TEMPLATE[0]


@dataclass
class Sold:
    """An order as it should stand, in cents: what it costs, what was paid towards that, what went back of it.

    Of what went back, `taken_off` is for lines that it lost; `lines` are the item and quantity of each, None where a
    discount makes them cost otherwise.
    """

    till: int
    total: int
    lines: list[list[Any]] | None
    paid: int = 0
    back: int = 0
    taken_off: int = 0
    shares: bool = False
    changed: bool = False
    known: set[int] = field(default_factory=set)

    @property
    def left(self) -> int:
        return self.total - self.paid + self.taken_off


class Till:
    """One terminal, in which acts are said."""

    def __init__(self, cafe: Cafe) -> None:
        self.cafe = cafe
        self.session = Session(cafe.clock, make_shop=lambda *_: cafe.shop)
        self.session.open(cafe.shop)

    def say(self, act: str, **fields: Any) -> dict[str, Any]:
        """Done, or refused; then nothing changed."""
        before = self.facts()
        answered = answer(self.session, {"act": act} | fields)
        assert answered["ok"] or self.facts() == before, answered
        return answered

    def facts(self) -> int:
        return int(str(self.cafe.sql("SELECT count(*) FROM journal")[0][0]))


class TwoTills(RuleBasedStateMachine):
    """People at two tills."""

    @initialize()
    def open_them(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="counter-tills-"))
        shutil.rmtree(self.folder)
        shutil.copytree(template(), self.folder)
        self.pair = Pair(self.folder)
        self.tills = (Till(self.pair.one), Till(self.pair.two))
        self.tickets = [0, 0]
        self.lines: list[list[list[Any]]] = [[], []]
        self.sold: dict[str, Sold] = {}
        self.taken = self.gone_back = 0

    @rule(till=TILLS, name=st.sampled_from(sorted(PRICES)), quantity=st.integers(1, 3))
    def ring_up(self, till: int, name: str, quantity: int) -> None:
        answered = self.tills[till].say("ring_up", item=name, quantity=quantity)
        assert answered["ok"], answered
        self.tickets[till] += PRICES[name] * quantity
        self._line(till, name)[1] += quantity
        assert cents(answered["ticket"]["total"]) == self.tickets[till]

    @precondition(lambda self: any(self.tickets))
    @rule(till=TILLS)
    def throw_away(self, till: int) -> None:
        done = self.tills[till].say("throw_away", reason="Changed their mind")["ok"]
        assert done == bool(self.tickets[till])
        self._begin(till)

    @precondition(lambda self: any(self.tickets))
    @rule(
        till=TILLS, percent=st.sampled_from((None, None, 5, 10)), how=st.sampled_from(("cash", "card", "mixed", "part"))
    )
    def pay(self, till: int, percent: int | None, how: str) -> None:
        total = self.tickets[till]
        if not total:
            assert not self.tills[till].say("pay")["ok"]
            return
        if percent:
            assert self.tills[till].say("discount", percent=str(percent), reason="Neighbour")["ok"]
            total -= half_up(total * percent, 100)
        answered = self.tills[till].say("pay", tenders=tenders(how, total))
        assert answered["ok"], answered
        assert cents(answered["total"]) == total
        paid = total if how != "part" else total // 2
        assert (cents(answered["paid"]), cents(answered["left"])) == (paid, total - paid)
        assert (answered["receipt"] is None) == (paid < total)
        lines = None if percent else self.lines[till]
        self.sold[answered["order"]] = Sold(till, total, lines, paid, known={till})
        self._begin(till)

    @precondition(lambda self: any(self.tickets))
    @rule(till=TILLS)
    def pay_later(self, till: int) -> None:
        if self.tickets[till]:
            answered = self.tills[till].say("pay", later=True, name=f"Table {len(self.sold) + 1}")
            assert answered["ok"], answered
            self.sold[answered["order"]] = Sold(till, self.tickets[till], self.lines[till], known={till})
            self._begin(till)

    @precondition(lambda self: self.sold)
    @rule(
        till=TILLS,
        which=st.integers(0, 20),
        how=st.sampled_from(("cash", "card", "mixed")),
        of=st.sampled_from((0, 0, 2, 3)),
    )
    def pay_the_rest(self, till: int, which: int, how: str, of: int) -> None:
        name, sold = self._pick(which)
        if till not in sold.known:
            assert not self.tills[till].say("pay", order=name, tenders=[{"tender": "cash"}])["ok"]
            return
        if sold.left <= 0:
            return
        if of and not sold.shares and not sold.changed:
            sold.shares = True
            share = -(-sold.left // of)
            answered = self.tills[till].say("pay", order=name, share={"of": of}, tenders=[{"tender": "card"}])
            assert answered["ok"], answered
            assert cents(answered["paid"]) == share
            sold.paid += share
        else:
            answered = self.tills[till].say("pay", order=name, tenders=tenders(how, sold.left))
            assert answered["ok"], answered
            sold.paid += sold.left
        assert cents(answered["left"]) == sold.left

    @precondition(lambda self: self.sold)
    @rule(which=st.integers(0, 20), part=st.sampled_from(("all", "amount", "line")))
    def refund(self, which: int, part: str) -> None:
        name, sold = self._pick(which)
        how: dict[str, dict[str, Any]] = {
            "all": {"all": True},
            "amount": {"amount": "0.50"},
            "line": {"lines": [{"line": 1, "quantity": 1}]},
        }
        answered = self.tills[sold.till].say("refund", order=name, reason="Not good", by="Dana", **how[part])
        if answered["ok"]:
            back = cents(answered["amount"])
            assert sum(cents(each["amount"]) for each in answered["tenders"]) == back
            sold.back += back
            assert back > 0
            assert sold.back <= sold.paid
            assert part != "all" or sold.back == sold.paid
        else:
            assert part != "all" or sold.back == sold.paid or sold.left > 0, answered

    @precondition(lambda self: self.sold)
    @rule(which=st.integers(0, 20), name=st.sampled_from(sorted(PRICES)), paid=st.booleans())
    def add(self, which: int, name: str, paid: bool) -> None:
        called, sold = self._pick(which)
        if not sold.lines or sold.back > sold.taken_off:
            return
        how: dict[str, Any] = {"tenders": [{"tender": "cash"}]} if paid else {}
        answered = self.tills[sold.till].say("add", order=called, item=name, **how)
        assert answered["ok"], answered
        sold.total += PRICES[name]
        sold.lines.append([name, 1])
        sold.changed = True  # what was added is one bill
        sold.paid += sold.left if paid else 0
        assert (cents(answered["total"]), cents(answered["left"])) == (sold.total, sold.left)

    @precondition(lambda self: self.sold)
    @rule(which=st.integers(0, 20))
    def take_off(self, which: int) -> None:
        called, sold = self._pick(which)
        if not sold.lines or sold.back > sold.taken_off or not sold.lines[0][1] or len(sold.lines) == 1:
            return
        answered = self.tills[sold.till].say("remove_line", order=called, line=1, quantity=1, reason="Not wanted")
        assert answered["ok"], answered
        sold.lines[0][1] -= 1
        sold.total -= PRICES[sold.lines[0][0]]
        back = max(0, -sold.left)
        assert cents(answered["amount"]) == back
        sold.back += back
        sold.taken_off += back
        assert (cents(answered["total"]), cents(answered["left"])) == (sold.total, sold.left)

    @precondition(lambda self: self.sold)
    @rule(which=st.integers(0, 20))
    def exchange(self, which: int) -> None:
        self.pair.exchange()
        self.pair.exchange()
        for sold in self.sold.values():
            sold.known = {0, 1}
        name, sold = self._pick(which)
        for till in self.tills:
            said = till.say("order", order=name)
            assert sum(cents(each["amount"]) for each in said["payments"]) == sold.paid
            assert sum(cents(each["amount"]) for each in said["refunds"]) == sold.back
        assert tables(self.pair.one) == tables(self.pair.two)

    @rule(till=TILLS)
    def close(self, till: int) -> None:
        at = self.tills[till]
        before = at.say("x", by="Rosa")
        counted = at.say("count", amount=euros(max(0, cents(before["expected"]))), by="Rosa")
        assert counted["ok"], counted
        closed = at.say("close_day", reason="Evening", by="Rosa")
        assert closed["ok"], closed
        assert (closed["tenders"], closed["refunds"]) == (before["tenders"], before["refunds"])
        self._add(closed)

    def teardown(self) -> None:
        if not hasattr(self, "pair"):
            return
        for called, sold in self.sold.items():  # what an X and a Z count has its receipt
            if sold.left > 0:
                assert self.tills[sold.till].say("pay", order=called, tenders=[{"tender": "cash"}])["ok"]
                sold.paid += sold.left
        self.pair.exchange()
        self.pair.exchange()
        for cafe in (self.pair.one, self.pair.two):
            assert list(differences(cafe.database, registry())) == []
            with cafe.shop.store.read_report() as connection:
                assert check_chain(connection, registry(), cafe.shop.keys).fault == ""
                assert list(money_faults(connection)) == []
                assert list(till_faults(connection)) == []
        assert tables(self.pair.one) == tables(self.pair.two)
        for till in self.tills:
            self._add(till.say("x", by="Rosa"))
        assert self.taken - self.gone_back == sum(sold.paid - sold.back for sold in self.sold.values())
        self.pair.close()
        shutil.rmtree(self.folder)

    def _begin(self, till: int) -> None:
        self.tickets[till], self.lines[till] = 0, []

    def _line(self, till: int, name: str) -> list[Any]:
        """Its line on the ticket: the same item joins the line that is there."""
        lines = self.lines[till]
        if name not in (line[0] for line in lines):
            lines.append([name, 0])
        return next(line for line in lines if line[0] == name)

    def _add(self, report: dict[str, Any]) -> None:
        came = sum(cents(each["amount"]) for each in report["tenders"])
        owed = cents(report["sales"]) + cents(report["for_other_receipts"]) - cents(report["paid_elsewhere"])
        assert came == owed + cents(report["rounding"])
        tips = sum(cents(each["amount"]) for each in report["tips"])
        gone = sum(cents(each["amount"]) for each in report["refunds"])
        moved = cents(report["expected"]) + cents(report["card"]["expected"]) + gone
        assert moved == came + tips + cents(report["for_open_bills"]) - cents(report["carried"])
        self.taken += sum(cents(each["amount"]) for each in report["tenders"])
        self.gone_back += sum(cents(each["amount"]) for each in report["refunds"])

    def _pick(self, which: int) -> tuple[str, Sold]:
        return list(self.sold.items())[which % len(self.sold)]


def tenders(how: str, due: int) -> list[dict[str, str]]:
    """A way to pay so much: all in cash and more than it takes, all by card, some of each, or the first half."""
    return {
        "cash": [{"tender": "cash", "tendered": euros(due + 500)}],
        "card": [{"tender": "card", "tip": "0.30"}],
        "mixed": [{"tender": "card", "amount": euros(due // 3)}, {"tender": "cash"}]
        if due // 3
        else [{"tender": "cash"}],
        "part": [{"tender": "card", "amount": euros(due // 2)}],
    }[how]


def tables(cafe: Cafe) -> dict[str, list[tuple[object, ...]]]:
    """What this terminal knows of the shop."""
    return {name: sorted(cafe.sql(f"SELECT * FROM {name}"), key=repr) for name in view_tables()}  # noqa: S608 - our own


def cents(amount: str) -> int:
    return int(Decimal(amount) * 100)


def euros(amount: int) -> str:
    return str(Decimal(amount) * CENT)


def half_up(amount: int, by: int) -> int:
    return int((Decimal(amount) / by).quantize(Decimal(1), ROUND_HALF_UP))


TestTwoTills = pytest.mark.no_cover(TwoTills.TestCase)  # counting lines takes it half as long again
TestTwoTills.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
