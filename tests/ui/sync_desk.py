"""The desk's work on one thread: presenters ask, and the answer is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from cafe import Cafe
from counter.flows.approve import PinTried, do_with_yes
from counter.flows.card_charge import CardAnswer
from counter.flows.pay import SaleResult
from counter.flows.rights import NotTheirs
from counter.flows.shop import Act, Shop
from counter.flows.watch import tick
from counter.kernel.clock import SetClock
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.link.status import ALONE, LinkStatus
from counter.people.model import Approval
from counter.receipts.shares import ShareAsked
from counter.store.unit import Connection
from counter.till.settlement import Tender
from counter.ui.desk.card_taking import CardTaking
from counter.ui.desk.pending import Pending, WantedYes

P = ParamSpec("P")
R = TypeVar("R")


class SyncDesk:
    """Somebody is signed in. `messages` are the sentences of what was refused, `ran` the names of flows and queries.

    `wanted` is what waits for somebody else's yes, unless whoever asked has a place of their own for that.
    """

    def __init__(self, cafe: Cafe) -> None:
        self.cafe = cafe
        self.by: StaffId | None = cafe.ana
        self.messages: list[str] = []
        self.ran: list[str] = []
        self.wanted: list[WantedYes] = []
        self.is_charging = False
        self.link_status: LinkStatus = ALONE
        self.cards = CardTaking(self.shop, self.do, self.run_now, self.messages.append)

    @property
    def shop(self) -> Shop:
        return self.cafe.shop

    @property
    def clock(self) -> SetClock:
        return self.cafe.clock

    @property
    def language(self) -> Language:
        return self.shop.language

    def do(self, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        by = self.by
        assert by is not None
        self.ran.append(flow.__name__)
        pending = Pending[R]()

        def again(approval: Approval) -> R:
            return self.shop.do_approved(approval, flow, *args, **kwargs)

        def do_again(approver: StaffId, pin: str) -> Pending[R | PinTried]:
            return self._run(lambda: do_with_yes(self.shop, by, approver, pin, again), Pending())

        def want(refusal: NotTheirs) -> None:
            wanted = WantedYes(refusal, self.language.explain(refusal), by, pending, do_again)
            if not pending.wait_for(wanted):
                self.wanted.append(wanted)

        return self._run(lambda: self.shop.do(by, flow, *args, **kwargs), pending, want)

    def _run(
        self, work: Callable[[], R], pending: Pending[R], want: Callable[[NotTheirs], None] | None = None
    ) -> Pending[R]:
        try:
            pending.resolve(work())
        except Refused as refusal:
            if want and isinstance(refusal, NotTheirs) and refusal.approvers:
                want(refusal)
            else:
                self.messages.append(self.language.explain(refusal))
                pending.refuse(self.messages[-1])
        return pending

    def run_now(self, work: Callable[[], R]) -> Pending[R]:
        return self._run(work, Pending())

    def read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        self.ran.append(query.__name__)
        pending = Pending[R]()
        pending.resolve(self.shop.read(query, *args, **kwargs))
        return pending

    @property
    def charging(self) -> bool:
        return self.is_charging

    def charge(self, order_id: OrderId, tender: Tender, amount: Money, share: ShareAsked | None) -> Pending[CardAnswer]:
        return self.cards.charge(order_id, tender, amount, share)

    def report(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        return self.run_now(lambda: self.shop.report(query, *args, **kwargs))

    def sell(self, *names: str, customer: str = "") -> SaleResult:
        """Sells these for exact cash."""
        return self.cafe.pay(self.cafe.ring(*names, customer=customer))

    def wait(self, minutes: float) -> None:
        """Time passes, and the app looks at the bar."""
        self.cafe.forward(minutes)
        self.shop.do(self.shop.itself, tick)

    def late_order(self, *names: str, customer: str = "") -> OrderId:
        """An order on the bar whose promise was missed two minutes ago."""
        sold = self.sell(*names, customer=customer)
        self.wait((self.cafe.due(sold.order_id) - self.clock.now()).total_seconds() / 60 + 2)
        return sold.order_id


class SlowDesk(SyncDesk):
    """Keeps the answers to questions until `answer`, as a busy machine does."""

    def __init__(self, cafe: Cafe) -> None:
        super().__init__(cafe)
        self._waiting: list[Callable[[], None]] = []

    def read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        pending, answer = Pending[R](), self.shop.read(query, *args, **kwargs)
        self._waiting.append(lambda: pending.resolve(answer))
        return pending

    def answer(self) -> None:
        """All answers come, in the order of the questions."""
        while self._waiting:
            self._waiting.pop(0)()


class SlowActs(SyncDesk):
    """Does what it is asked to do only at `answer_acts`, as a slow disk does."""

    def __init__(self, cafe: Cafe) -> None:
        super().__init__(cafe)
        self._to_do: list[Callable[[], None]] = []

    def do(self, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        pending, now = Pending[R](), super().do
        self._to_do.append(lambda: now(flow, *args, **kwargs).then(pending.resolve))
        return pending

    def answer_acts(self) -> None:
        """All of it is done, in the order in which it was asked."""
        while self._to_do:
            self._to_do.pop(0)()
