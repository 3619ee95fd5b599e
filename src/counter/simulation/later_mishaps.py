"""What is found wrong after an order was handed over: the customer comes back, and somebody makes it right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from counter.flows.gestures import GestureRequest
from counter.flows.put_right import Answer
from counter.kernel.ids import OrderId
from counter.orders.model import Order
from counter.orders.queries import remakes_of
from counter.promises.queries import the_promise
from counter.recovery.offers import VOUCHER
from counter.simulation.context import Context
from counter.simulation.service_recovery import APOLOGY, ServiceRecovery
from counter.simulation.simulated_bar import BarJob, JobLine

# Shares; seconds, as ranges; _RETURNS_AFTER in minutes.
_SHARE = 0.015
_COMES_BACK, _TALKS, _WAITS = (20.0, 240.0), (20.0, 60.0), 10.0
_RETURNS, _RETURNS_AFTER = 0.35, (20.0, 180.0)


@dataclass(frozen=True, slots=True)
class LaterMishap:
    """One kind of mishap: how often (a weight), what the customer says, which gestures follow."""

    kind: str
    weight: int
    their_words: str
    gestures: tuple[str, ...]


LATER_MISHAPS = (
    LaterMishap("wrong_item", 5, "This is not what I asked for.", ("remake",)),
    LaterMishap("missing", 4, "One of them is missing.", ("remake", "carry")),
    LaterMishap("not_good", 4, "It is cold.", ("refund",)),
    LaterMishap("spilled", 3, "", ("remake", "carry")),
    LaterMishap("treatment", 1, "Nobody said a word to me.", ("voucher",)),
    LaterMishap("card_or_printer", 1, "Your card machine took three tries.", ()),
)
_OF_ONE_LINE = ("remake", "refund")


class LaterMishaps:
    """Chooses the orders with which something was wrong, and plays what follows."""

    def __init__(self, context: Context, recovery: ServiceRecovery, add_to_bar: Callable[[BarJob], None]) -> None:
        self._context = context
        self._recovery = recovery
        self._add_to_bar = add_to_bar

    def may_happen(self, order_id: OrderId, number: int, lines: Sequence[JobLine]) -> None:
        """Of an order that was handed over: one or two in a hundred customers come back."""
        rng = self._context.rng("complains", number)
        if rng.random() < _SHARE:
            (mishap,) = rng.choices(LATER_MISHAPS, [known.weight for known in LATER_MISHAPS])
            line = rng.choice(lines)
            seconds = rng.uniform(*_COMES_BACK)
            self._context.events.after(seconds, partial(self._customer_returns, order_id, number, line, mishap))

    def _customer_returns(self, order_id: OrderId, number: int, line: JobLine, mishap: LaterMishap) -> None:
        rng = self._context.rng("put right", number)
        by = self._recovery.take_free_person(rng.uniform(*_TALKS))
        if by is None:
            self._context.events.after(_WAITS, partial(self._customer_returns, order_id, number, line, mishap))
            return
        gestures = tuple(
            GestureRequest(kind, lines=(line.line_id,) if kind in _OF_ONE_LINE else ()) for kind in mishap.gestures
        )
        self._recovery.record(
            by, Answer(mishap.kind, order_id, their_words=mishap.their_words, gestures=(APOLOGY, *gestures))
        )
        if "remake" in mishap.gestures:
            self._put_remake_on_bar(order_id, line)
        if VOUCHER in mishap.gestures and rng.random() < _RETURNS:
            self._recovery.keep_voucher(order_id, rng.uniform(*_RETURNS_AFTER))

    def _put_remake_on_bar(self, order_id: OrderId, line: JobLine) -> None:
        remakes = self._context.shop.read(remakes_of, order_id)
        if remakes:
            self._add_to_bar(self._job(remakes[-1], line))

    def _job(self, remake: Order, line: JobLine) -> BarJob:
        promise = self._context.shop.read(the_promise, remake.order_id)
        due = promise.first_due if promise is not None else None
        again = tuple(JobLine(made.line_id, line.item, made.sold.quantity) for made in remake.lines)
        return BarJob(remake.order_id, remake.number, due, remake=True, lines=again)
