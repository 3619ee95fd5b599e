"""Whatever people do in whatever order, the books hold: a real shop is driven through its flows."""

import shutil
import tempfile
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cafe import MORNING, Cafe, eur
from counter.flows import attach_voucher, make, put_right, reduce, ring_up
from counter.flows.gestures import GestureRequest
from counter.flows.print_queue import print_waiting, what_is_left_over
from counter.flows.refund import refund
from counter.flows.reset_promise import reset_promise
from counter.flows.watch import keep_what_was_learned, tick
from counter.journal.replay import differences
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.orders.rules import ready_since
from counter.printing.queue import waiting_jobs
from counter.reports.bar_board import bar_board
from counter.reports.books import money_faults, money_findings
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.reports.story import staff_names
from counter.rooms import registry
from counter.till.queries import paid_for
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender

NAMES = ["Latte", "Flat white", "Espresso", "Croissant"]
_TEMPLATE: list[Path] = []


def template() -> Path:
    if not _TEMPLATE:
        folder = Path(tempfile.mkdtemp(prefix="counter-machine-")) / "shop"
        Cafe.made_in(folder).close()
        _TEMPLATE.append(folder)
    return _TEMPLATE[0]


class Shop(RuleBasedStateMachine):
    """People at work."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="counter-machine-"))
        self.orders: list[OrderId] = []
        self.tickets: dict[OrderId, int] = {}
        self.codes: dict[str, bool] = {}
        self.taken = self.tips = 0

    @initialize()
    def open_it(self) -> None:
        shutil.copytree(template(), self.folder / "shop")
        self.cafe = Cafe.opened_in(self.folder / "shop")

    @rule(name=st.sampled_from(NAMES), which=st.integers(0, 3))
    def ring_up(self, name: str, which: int) -> None:
        open_tickets = list(self.tickets)
        order_id = open_tickets[which] if which < len(open_tickets) else None
        order_id = self.cafe.ring(name, order_id=order_id)
        self.tickets[order_id] = self.tickets.get(order_id, 0) + 1

    @precondition(lambda self: self.tickets)
    @rule(which=st.integers(0, 9))
    def undo(self, which: int) -> None:
        order_id = self._ticket(which)
        draft = self.cafe.shop.do(self.cafe.ana, ring_up.undo, order_id).draft
        self.tickets[order_id] = sum(line.quantity for line in draft.lines)
        if not draft.lines:
            del self.tickets[order_id]

    @precondition(lambda self: self.tickets)
    @rule(which=st.integers(0, 9), percent=st.integers(1, 90))
    def discount(self, which: int, percent: int) -> None:
        order_id, flow = self._ticket(which), reduce.discount_order
        before = self.cafe.shop.do(self.cafe.ana, reduce.take_back_order, order_id).priced.total
        off = self.cafe.shop.do(
            self.cafe.staff("Rosa"), flow, order_id, percent=Decimal(percent), reason="regular"
        ).priced
        assert 0 < off.total.minor <= before.minor

    @precondition(lambda self: self.tickets)
    @rule(which=st.integers(0, 9), by_card=st.integers(0, 300), tip=st.integers(0, 200), code=st.integers(-3, 9))
    def pay(self, which: int, by_card: int, tip: int, code: int) -> None:
        order_id, codes = self._ticket(which), list(self.codes)
        if 0 <= code < len(codes):
            self._redeem(order_id, codes[code])
        total = self.cafe.shop.do(self.cafe.ana, ring_up.requote, order_id).priced.total
        card = Tender("card", amount=Money(min(by_card, total.minor), "EUR"), tip=Money(tip, "EUR"))
        sold = self.cafe.pay(order_id, Tender("cash", tendered=eur("500.00")), card)
        assert self.cafe.pay(order_id, Tender("card")) == sold
        assert (sold.total, sold.left, sold.tips.minor) == (total, eur("0.00"), tip)
        self.taken += total.minor
        self.tips += tip
        in_cash = total.minor - min(by_card, total.minor)
        assert sold.change.minor == (50_000 - in_cash if in_cash else 0)
        del self.tickets[order_id]
        self.orders.append(order_id)

    @precondition(lambda self: self.orders)
    @rule(which=st.integers(0, 9), minor=st.integers(1, 400))
    def refund(self, which: int, minor: int) -> None:
        order_id = self._order(which)
        left = self.cafe.shop.read(paid_for, order_id, "EUR").left
        asked = RefundRequest(amount=Money(minor, "EUR"))
        try:
            self.cafe.shop.do(self.cafe.ana, refund, order_id, asked, "overcharged")
        except Refused:
            assert minor > left.minor
        else:
            assert minor <= left.minor

    def _redeem(self, order_id: OrderId, code: str) -> None:
        used = self.codes[code]
        try:
            self.cafe.shop.do(self.cafe.ana, attach_voucher.attach_voucher, order_id, code)
        except Refused as refusal:
            assert used, refusal  # noqa: PT017 - either way is right, for its own reason
        else:
            assert not used
            self.codes[code] = True

    @precondition(lambda self: self.orders)
    @rule(which=st.integers(0, 9))
    def make_ready(self, which: int) -> None:
        order_id = self._order(which)
        before = self.cafe.vouchers(order_id)
        order = self.cafe.order(order_id)
        since = ready_since(self.cafe.clock.now(), order.recalled_at, order.was_ready_at)
        late = since > self.cafe.promise(order_id).first_due
        on_bar = order.state == "placed"
        self.cafe.ready(order_id)
        after = self.cafe.vouchers(order_id)
        printed = late and on_bar and not before and self._left_of_cap(order_id) > 0
        assert len(after) - len(before) == int(printed)
        if printed:
            self.codes[self.cafe.code(order_id)] = False

    @precondition(lambda self: self.orders)
    @rule(which=st.integers(0, 9), what=st.sampled_from([make.hand_over, make.recall]))
    def at_the_bar(self, which: int, what: object) -> None:
        order = self.cafe.order(self._order(which))
        allowed = {make.hand_over: ("ready", "handed over"), make.recall: ("ready", "handed over")}[what]  # type: ignore[index]
        try:
            self.cafe.shop.do(self.cafe.ana, what, order.order_id)  # type: ignore[arg-type]
        except Refused:
            assert order.state not in allowed
        else:
            assert order.state in allowed

    @precondition(lambda self: self.orders)
    @rule(which=st.integers(0, 9), gesture=st.sampled_from(["apology", "refund", "remake", "voucher"]))
    def put_right(self, which: int, gesture: str) -> None:
        order_id = self._order(which)
        try:
            self.cafe.put_right("not_good", order_id, GestureRequest(gesture), by="Rosa")
        except Refused:
            assert gesture in {"refund", "voucher"}
        else:
            if gesture == "voucher":
                (*_, given) = self.cafe.vouchers(order_id)
                assert not given.automatic

    @precondition(lambda self: self.orders)
    @rule(which=st.integers(0, 9))
    def greet(self, which: int) -> None:
        self.cafe.shop.do(self.cafe.ana, put_right.greet, self._order(which))

    @precondition(lambda self: self.orders)
    @rule(which=st.integers(0, 9), minutes=st.integers(1, 20), told=st.booleans())
    def promise_anew(self, which: int, minutes: int, told: bool) -> None:
        order = self.cafe.order(self._order(which))
        due = self.cafe.clock.now() + timedelta(minutes=minutes)
        if order.state == "placed":
            self.cafe.shop.do(self.cafe.ana, reset_promise, order.order_id, due, told=told)

    @rule(minutes=st.integers(1, 15))
    def time_passes(self, minutes: int) -> None:
        self.cafe.forward(minutes)
        self.cafe.shop.do(self.cafe.shop.itself, tick)

    @rule(away=st.booleans())
    def print_what_waits(self, away: bool) -> None:
        self.cafe.paper.away = away
        old = self.cafe.shop.read(what_is_left_over, self.cafe.clock.now()).old
        fresh = len(self.cafe.shop.read(waiting_jobs)) - old
        assert print_waiting(self.cafe.shop) == ("The paper is out." if away and fresh else "")
        assert len(self.cafe.shop.read(waiting_jobs)) == old + fresh * away

    @rule(learned=st.booleans())
    def close_and_open(self, learned: bool) -> None:
        if learned:
            self.cafe.shop.do(self.cafe.shop.itself, keep_what_was_learned)
        self.cafe = self.cafe.reopened()

    @invariant()
    def the_money_holds(self) -> None:
        cafe = self.cafe
        assert cafe.shop.read(lambda connection: list(money_faults(connection))) == []
        assert cafe.shop.read(lambda connection: list(money_findings(connection, staff_names(connection)))) == []
        back = sum(cafe.shop.read(paid_for, order_id, "EUR").refunded.minor for order_id in self.orders)
        figures = cafe.shop.report(day_figures, cafe.shop.settings.trading_day(MORNING), cafe.shop.settings)
        assert figures.takings.minor == self.taken - back
        assert figures.tips.minor == self.tips
        assert figures.sales.minor - sum(off.minor for _, off in figures.reductions) == self.taken
        assert sum(each.amount.minor for each in figures.payments) == self.taken
        assert sum(each.amount.minor for each in figures.refunds) == back
        assert figures.orders == figures.receipts == len(self.orders)
        states = cafe.sql("SELECT state, count(*), sum(amount_minor) FROM vouchers GROUP BY state")
        assert sum(count for _, count, _ in states) == figures.vouchers_issued  # type: ignore[misc]
        assert sum(worth for state, _, worth in states if state == "live") == figures.outstanding.minor  # type: ignore[misc]
        assert cafe.kinds().count("VoucherRedeemed") == sum(self.codes.values())

    @invariant()
    def every_promise_is_judged_or_open(self) -> None:
        cafe = self.cafe
        figures = cafe.shop.report(day_figures, cafe.shop.settings.trading_day(MORNING), cafe.shop.settings)
        judged = day_json(figures, cafe.clock.now())["promises"]
        waiting = [promise for promise in figures.promises if promise.kept(cafe.clock.now()) is None]
        assert judged["made"] == judged["kept"] + judged["missed"] + len(waiting) == len(self.orders)
        assert judged["told_before_due"] <= min(judged["missed"], judged["reset"])

    @invariant()
    def tickets_and_cards_are_all_there(self) -> None:
        cafe = self.cafe
        assert cafe.sql("SELECT count(*) FROM drafts WHERE content NOT LIKE '%\"lines\":[]%'") == [(len(self.tickets),)]
        board = cafe.shop.read(bar_board)
        shown = [card.order.order_id for card in (*board.making, *board.waiting)]
        placed = [OrderId(order) for order in self.orders if cafe.order(order).state in {"placed", "ready"}]
        assert set(placed) <= set(shown)
        assert len(shown) == len(set(shown))

    def teardown(self) -> None:
        with self.cafe.shop.store.read_report() as connection:
            assert check_chain(connection, registry(), self.cafe.shop.keys).fault == ""
        assert list(differences(self.cafe.database, registry())) == []
        self.cafe.close()
        shutil.rmtree(self.folder)

    def _ticket(self, which: int) -> OrderId:
        return list(self.tickets)[which % len(self.tickets)]

    def _order(self, which: int) -> OrderId:
        return self.orders[which % len(self.orders)]

    def _left_of_cap(self, order_id: OrderId) -> int:
        paid = self.cafe.shop.read(paid_for, order_id, "EUR").amount.minor
        given = self.cafe.sql(
            "SELECT coalesce(sum(cost_minor), 0) FROM gestures JOIN mishaps USING (mishap_id) WHERE order_id = ?",
            order_id.bytes,
        )
        return paid * 3 // 2 - int(str(given[0][0])) if paid else 300


TestShop = pytest.mark.no_cover(Shop.TestCase)  # counting lines takes it half as long again
TestShop.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
