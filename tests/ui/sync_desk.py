"""The desk's work on one thread: presenters ask, and the answer is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cafe import Cafe
from counter.flows.pay import SaleResult
from counter.flows.shop import Shop
from counter.flows.watch import tick
from counter.kernel.clock import SetClock
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.language import Language

R = TypeVar("R")


class SyncDesk:
    """Somebody is signed in; `said` are the sentences of the strip."""

    def __init__(self, cafe: Cafe) -> None:
        self.cafe = cafe
        self.by: StaffId | None = cafe.ana
        self.said: list[str] = []

    @property
    def shop(self) -> Shop:
        return self.cafe.shop

    @property
    def clock(self) -> SetClock:
        return self.cafe.clock

    @property
    def language(self) -> Language:
        return self.shop.language

    def do(
        self, flow: Callable[..., R], *args: object, then: Callable[[R], None] | None = None, **kwargs: object
    ) -> None:
        assert self.by is not None
        try:
            result = self.shop.do(self.by, flow, *args, **kwargs)
        except Refused as refusal:
            self.say(self.language.explain(refusal))
            return
        if then:
            then(result)

    def read(self, query: Callable[..., R], *args: object, then: Callable[[R], None], **kwargs: object) -> None:
        then(self.shop.read(query, *args, **kwargs))

    def report(self, query: Callable[..., R], *args: object, then: Callable[[R], None], **kwargs: object) -> None:
        then(self.shop.report(query, *args, **kwargs))

    def say(self, text: str) -> None:
        self.said.append(text)

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
        self.wait((sold.due - self.clock.now()).total_seconds() / 60 + 2)
        return sold.order_id


class SlowDesk(SyncDesk):
    """Keeps the answers to questions until `answer`, as a busy machine does."""

    def __init__(self, cafe: Cafe) -> None:
        super().__init__(cafe)
        self._waiting: list[Callable[[], None]] = []

    def read(self, query: Callable[..., R], *args: object, then: Callable[[R], None], **kwargs: object) -> None:
        result = self.shop.read(query, *args, **kwargs)
        self._waiting.append(lambda: then(result))

    def answer(self) -> None:
        """All answers come, in the order of the questions."""
        while self._waiting:
            self._waiting.pop(0)()
