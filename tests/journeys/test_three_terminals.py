"""Three terminals of one shop act at random and exchange facts as badly as a network can: all end with the same tables.

Each has its own file. Acts happen at any of them; facts go to a sequencer and come back late, twice, in part or not at
all; terminals are offline, are closed between two acts, are revoked, and come back as an older copy of their file,
which may go on by itself; the sequencer forgets the last facts, as a standby that lagged or one put back from a backup.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sequencer import Sequencer
from several_terminals import ALL, greet, hear, make_terminals, rejoin, send

from cafe import MORNING, Cafe, eur
from counter.bootstrap import DATABASE
from counter.flows import attach_voucher, make, put_right, reduce, ring_up
from counter.flows.cancel import cancel
from counter.flows.exchange import take_in_all
from counter.flows.follow_up import follow_up_done
from counter.flows.gestures import GestureRequest
from counter.flows.open_shop import decide, put_up_menu
from counter.flows.refund import refund
from counter.flows.watch import tick
from counter.journal.heads import read_link
from counter.journal.queries import did_not_fit
from counter.journal.receive import unsent
from counter.journal.replay import differences
from counter.journal.seal import SHOP_KEY, read_key
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, OrderId, Position, Seq, new_id
from counter.kernel.money import Money
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.reports.books import money_faults
from counter.rooms import registry
from counter.terminals.facts import TerminalRevoked
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender
from pair import everything

NAMES = ("Latte", "Flat white", "Espresso", "Croissant")
TILLS = ("T1", "T2", "T3")
HOW = (
    (),
    (Tender("cash", tendered=eur("50.00")),),
    (Tender("card", tip=eur("1.00")),),
    (Tender("card", amount=eur("2.00")), Tender("cash", tip=eur("0.50"), tendered=eur("50.00"))),
)
"""Ways to pay: exact, with change, with a tip, by two tenders."""
CHANGES = ("crew of one", "crew of two", "grinder down", "grinder fixed", "name", "printer", "menu")
TWICE = """
    SELECT 'late', order_id FROM mishaps WHERE kind = 'late' GROUP BY order_id HAVING count(*) > 1
    UNION ALL SELECT 'voucher', order_id FROM vouchers WHERE automatic GROUP BY order_id HAVING count(*) > 1
"""
"""What happens by itself and happened twice: orders with two late mishaps, or with two automatic vouchers."""
STEP = timedelta(seconds=30)
EXAMPLES = int(os.environ.get("COUNTER_EXAMPLES", "60"))
"""The same ones in every run: whoever changes how terminals exchange facts asks for more, once."""


@dataclass(frozen=True)
class Begun:
    """A shop's terminals in a folder, closed, and what each has sold, which all have heard of."""

    folder: Path
    orders: tuple[OrderId, ...]


@cache
def begun() -> Begun:
    """Made once, for each example to copy: three terminals of a new shop and their log."""
    folder = scratch()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Cafe.made_in(folder / "T1").close()
    make_terminals(folder / "T1", [folder / "T2", folder / "T3"])
    tills = open_tills(folder)
    orders = []
    for number, cafe in enumerate(tills.values(), 1):
        cafe.clock.set(MORNING + number * STEP)
        orders.append(cafe.sell("Latte", "Flat white", customer="Jonas"))
    sequencer = open_sequencer(folder)
    exchange(tills, sequencer)
    for cafe in tills.values():
        cafe.close()
    sequencer.close()
    return Begun(folder, tuple(orders))


def open_tills(folder: Path) -> dict[str, Cafe]:
    return {name: Cafe.opened_in(folder / name) for name in TILLS}


def open_sequencer(folder: Path) -> Sequencer:
    return Sequencer(folder / "T1.sequencer.sqlite")


def exchange(tills: Mapping[str, Cafe], sequencer: Sequencer) -> None:
    """Everybody sends all they have, and then hears all there is."""
    for cafe in tills.values():
        send(cafe.shop, sequencer)
    for cafe in tills.values():
        hear(cafe.shop, sequencer)


def scratch() -> Path:
    """A new folder, in memory where there is such a place: what is proved here is not the disk."""
    memory = Path("/dev/shm")  # noqa: S108 - this test's own folder in it
    return Path(tempfile.mkdtemp(prefix="counter-terminals-", dir=memory if memory.is_dir() else None))


till = st.sampled_from(TILLS)
which = st.integers(0, 8)
items = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3)


class ThreeTerminals(RuleBasedStateMachine):
    """People at three tills of one shop."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = scratch()
        self.minute = len(begun().orders)
        self.orders = list(begun().orders)
        self.codes: list[str] = []
        self.is_revoked = False

    @initialize()
    def open_all(self) -> None:
        shutil.copytree(begun().folder, self.folder, dirs_exist_ok=True)
        self.sequencer, self.tills = open_sequencer(self.folder), open_tills(self.folder)

    def exchange(self) -> None:
        for each in (self.send, self.hear):
            for till in TILLS:
                each(till)

    def send(self, till: str) -> None:
        self.link(till, send)

    def hear(self, till: str, most: int = ALL) -> None:
        self.link(till, hear, most)

    def link(self, till: str, what: Callable[..., object], *args: int) -> None:
        """A till that forks is an older copy that went on by itself: it gets a new name."""
        cafe = self.tills[till]
        try:
            what(cafe.shop, self.sequencer, *args)
        except Refused as refusal:
            if "new name" not in str(refusal):
                raise
            rejoin(cafe.shop, read_key(self.folder / "T1" / SHOP_KEY), self.sequencer)
            cafe.close()
            (self.folder / f"{till}.copy").unlink(missing_ok=True)
            self.tills[till] = Cafe.opened_in(self.folder / till)

    def at(self, name: str, act: Callable[[Cafe], object]) -> None:
        """Somebody does something at a till, half a minute after what was done before; a refusal changes nothing."""
        self.minute += 1
        cafe = self.tills[name]
        cafe.clock.set(MORNING + self.minute * STEP)
        try:
            act(cafe)
        except Refused:
            return

    def order(self, which: int) -> OrderId:
        return self.orders[which % len(self.orders)]

    # what people do

    @rule(
        till=till, names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=3), how=st.sampled_from(HOW), code=which
    )
    def sell(self, till: str, names: list[str], how: tuple[Tender, ...], code: int) -> None:
        def act(cafe: Cafe) -> None:
            order_id = cafe.ring(*names, customer="Mia")
            if code < len(self.codes):
                self.redeem(cafe, order_id, self.codes[code])
            self.orders.append(cafe.pay(order_id, *how).order_id)

        self.at(till, act)

    @rule(tills=st.permutations(TILLS), code=which)
    def redeem_in_two_places(self, tills: list[str], code: int) -> None:
        """The same voucher is paid with at two tills that have not heard of each other since."""

        def act(cafe: Cafe) -> None:
            order_id = cafe.ring("Latte")
            if self.codes:
                self.redeem(cafe, order_id, self.codes[code % len(self.codes)])
            self.orders.append(cafe.pay(order_id).order_id)

        for till in tills[:2]:
            self.at(till, act)

    @rule(till=till, percent=st.integers(1, 100))
    def sell_at_a_discount(self, till: str, percent: int) -> None:
        def act(cafe: Cafe) -> None:
            order_id = cafe.ring("Latte", "Croissant")
            off = Decimal(percent)
            cafe.shop.do(cafe.staff("Rosa"), reduce.discount_order, order_id, percent=off, reason="regular")
            self.orders.append(cafe.pay(order_id).order_id)

        self.at(till, act)

    @rule(till=till, which=which, cents=st.integers(1, 400))
    def refund(self, till: str, which: int, cents: int) -> None:
        asked = RefundRequest(amount=Money(cents, "EUR"))
        self.at(till, lambda cafe: cafe.shop.do(cafe.ana, refund, self.order(which), asked, "too sweet"))

    @rule(till=till, which=which, name=st.sampled_from(NAMES), now=st.booleans())
    def add(self, till: str, which: int, name: str, now: bool) -> None:
        self.at(till, lambda cafe: cafe.add(self.order(which), name, tenders=() if now else None))

    @rule(till=till, which=which, name=st.sampled_from(NAMES), quantity=st.sampled_from([None, 1]))
    def take_off(self, till: str, which: int, name: str, quantity: int | None) -> None:
        def act(cafe: Cafe) -> None:
            order = cafe.order(self.order(which))
            if any(line.sold.name == name for line in order.lines):
                cafe.take_off(order.order_id, name, quantity)

        self.at(till, act)

    @rule(till=till, which=which, with_refund=st.booleans())
    def cancel(self, till: str, which: int, with_refund: bool) -> None:
        def act(cafe: Cafe) -> None:
            order_id = self.order(which)
            cafe.shop.do(cafe.ana, cancel, order_id, "left", with_refund=with_refund, their_words="No time")

        self.at(till, act)

    def redeem(self, cafe: Cafe, order_id: OrderId, code: str) -> None:
        try:
            cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
        except Refused:
            return

    @rule(till=till, which=which)
    def tick_a_line(self, till: str, which: int) -> None:
        def act(cafe: Cafe) -> None:
            order = cafe.order(self.order(which))
            cafe.shop.do(cafe.ana, make.tick_line, order.order_id, order.lines[0].line_id, made=True)

        self.at(till, act)

    @rule(till=till, which=which, what=st.sampled_from([make.ready, make.hand_over, make.recall]))
    def at_the_bar(self, till: str, which: int, what: Callable[..., None]) -> None:
        self.at(till, lambda cafe: cafe.shop.do(cafe.ana, what, self.order(which)))

    @rule(tills=st.permutations(TILLS), which=which)
    def miss(self, tills: list[str], which: int) -> None:
        """An order is called ready long after its promise, at two tills: an apology prints, with a voucher."""
        self.minute += 60

        def act(cafe: Cafe) -> None:
            order_id = self.order(which)
            cafe.ready(order_id)
            if cafe.vouchers(order_id):
                self.codes.append(cafe.code(order_id))

        for till in tills[:2]:
            self.at(till, act)

    @rule(till=till, which=which, gesture=st.sampled_from(["apology", "refund", "remake", "voucher", "make_first"]))
    def put_right(self, till: str, which: int, gesture: str) -> None:
        def act(cafe: Cafe) -> None:
            cafe.put_right("not_good", self.order(which), GestureRequest(gesture), by="Rosa", their_words="Cold")

        self.at(till, act)

    @rule(till=till, which=which)
    def greet(self, till: str, which: int) -> None:
        self.at(till, lambda cafe: cafe.shop.do(cafe.ana, put_right.greet, self.order(which)))

    @rule(till=till, which=which, again=st.booleans())
    def follow_up(self, till: str, which: int, again: bool) -> None:
        def act(cafe: Cafe) -> None:
            when = cafe.clock.now() + timedelta(days=1)
            answer = put_right.Answer("treatment", self.order(which), follow_up=when, contact="mia@example.com")
            mishap = cafe.shop.do(cafe.ana, put_right.put_right, answer)
            if again:
                cafe.shop.do(cafe.ana, follow_up_done, mishap)

        self.at(till, act)

    @rule(
        till=till,
        how=st.sampled_from(["crew of one", "crew of two", "grinder down", "grinder fixed", "name", "printer", "menu"]),
    )
    def change_the_shop(self, till: str, how: str) -> None:
        def act(cafe: Cafe) -> None:
            do, ana, ben = cafe.shop.do, cafe.ana, cafe.staff("Ben")
            match how:
                case "crew of one" | "crew of two":
                    do(ana, make.staff_bar, (ana,) if how == "crew of one" else (ben, ana))
                case "grinder down" | "grinder fixed":
                    do(ana, make.report_grinder, down=how == "grinder down")
                case "name" | "printer":
                    do(ana, decide, {"shop_name" if how == "name" else "printer": f"{till} {self.minute}"})
                case "menu":
                    do(ana, put_up_menu, MenuFile(currency="EUR", groups=(), items=(chai(),), tax_classes=()))

        self.at(till, act)

    @rule(till=till, then=st.sampled_from(["tick", "ring up and leave"]))
    def time_passes(self, till: str, then: str) -> None:
        def act(cafe: Cafe) -> None:
            if then == "tick":
                cafe.shop.do(cafe.shop.itself, tick)
            else:
                cafe.shop.do(cafe.ana, ring_up.add_item, OrderId(new_id()), cafe.item("Latte"))

        self.at(till, act)

    # what the network does

    @rule(till=till, most=st.integers(1, 60))
    def send_some(self, till: str, most: int) -> None:
        """A push that was cut off after some acts, or one whose answer was lost: nobody waits for an answer."""
        self.link(till, send, most)

    @rule(till=till)
    def send_all_twice(self, till: str) -> None:
        for _ in range(2):
            self.send(till)

    @rule()
    def exchange_all(self) -> None:
        self.exchange()

    @rule(till=till, most=st.integers(1, 40))
    def hear_some(self, till: str, most: int) -> None:
        self.hear(till, most)

    @rule(till=till, back=st.integers(0, 30))
    def hear_again(self, till: str, back: int) -> None:
        """An old answer comes once more, and the next one after it."""
        self.link(till, greet)
        cafe = self.tills[till]
        cursor = cafe.sql("SELECT cursor FROM link_state")[0][0]
        assert isinstance(cursor, int)
        batch = self.sequencer.pull(max(0, cursor - back), cafe.shop.terminal, Seq(10**9), 60)  # type: ignore[arg-type]
        known = [positioned for positioned in batch if positioned.entry is None or positioned.position <= cursor]
        take_in_all(cafe.shop, known)
        self.hear(till)

    @rule(till=till, keep_copy=st.booleans())
    def close_and_open(self, till: str, keep_copy: bool) -> None:
        """The app ends between two acts; somebody may keep a copy of its file as it is then."""
        self.tills[till].close()
        if keep_copy:
            shutil.copy(self.folder / till / DATABASE, self.folder / f"{till}.copy")
        self.tills[till] = Cafe.opened_in(self.folder / till)

    @rule(till=till, goes_on=st.booleans())
    def put_the_copy_back(self, till: str, goes_on: bool) -> None:
        """The copy comes back once all that was recorded is sent; it may go on by itself before it hears of it."""
        if not (self.folder / f"{till}.copy").exists():
            return
        self.send(till)
        self.tills[till].close()
        for left in (self.folder / till).glob(DATABASE + "*"):
            left.unlink()
        shutil.copy(self.folder / f"{till}.copy", self.folder / till / DATABASE)
        self.tills[till] = Cafe.opened_in(self.folder / till, put_back=True)
        if goes_on:
            self.at(till, lambda cafe: self.orders.append(cafe.sell("Latte")))
        self.hear(till)

    @rule(last=st.integers(1, 150))
    def forget(self, last: int) -> None:
        """The server fails over to a standby that lagged, or is put back from a backup: the last facts are gone."""
        self.sequencer.forget(Position(max(0, self.sequencer.position() - last)))

    @rule(tills=st.permutations(TILLS))
    def revoke(self, tills: list[str]) -> None:
        """One machine is taken out of the shop by another, once; it goes on without a word of it."""
        if self.is_revoked:
            return
        self.is_revoked, out = True, self.tills[tills[0]].shop.terminal
        end = self.sequencer.head(out)
        fact = TerminalRevoked(terminal=out, seq=end.seq, hash=end.hash.hex())
        self.at(tills[1], lambda cafe: cafe.shop.do(cafe.ana, lambda act: act.record(fact)))

    # what must be so in the end

    def unheard(self, till: str) -> bool:
        """Whether it knows something that another does not, or the other way."""
        shop = self.tills[till].shop
        link = shop.read(read_link)
        assert link
        at_the_end = self.sequencer.digest_at(link.cursor) == link.digest and link.cursor == self.sequencer.position()
        return not at_the_end or bool(shop.read(unsent))

    def teardown(self) -> None:
        if not hasattr(self, "tills"):
            return
        while any(self.unheard(till) for till in TILLS):
            self.exchange()
        tables = {name: everything(cafe) for name, cafe in self.tills.items()}
        assert tables["T1"] == tables["T2"] == tables["T3"]
        for cafe in self.tills.values():
            assert list(differences(cafe.database, registry())) == []
            assert cafe.shop.read(lambda connection: list(money_faults(connection))) == []
            with cafe.shop.store.read_report() as connection:
                result = check_chain(connection, registry(), cafe.shop.keys)
            assert result.fault == ""
            assert result.facts == self.sequencer.position()
        assert self.tills["T1"].sql(TWICE) == []
        listed = self.tills["T1"].shop.read(did_not_fit)
        assert all(late.why and late.terminal.startswith("T") for late in listed)
        assert listed == self.tills["T2"].shop.read(did_not_fit) == self.tills["T3"].shop.read(did_not_fit)
        for cafe in self.tills.values():
            cafe.close()
        self.sequencer.close()
        shutil.rmtree(self.folder)


def chai() -> ItemAdded:
    return ItemAdded(
        item_id=ItemId(new_id()),
        name="Chai",
        category="Tea",
        price=eur("4.20"),
        tax_class="drinks",
        station="brew",
        position=99,
    )


TestThreeTerminals = pytest.mark.no_cover(ThreeTerminals.TestCase)  # counting lines takes it half as long again
TestThreeTerminals.settings = settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.generate],
    stateful_step_count=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
