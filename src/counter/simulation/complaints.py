"""What else goes wrong at a simulated counter: the customer comes back, and somebody puts it right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from counter.flows.gestures import VOUCHER, GestureRequest
from counter.flows.put_right import Answer
from counter.kernel.ids import OrderId
from counter.orders.model import Order
from counter.orders.queries import remakes_of
from counter.promises.queries import the_promise
from counter.simulation.bar import Job, Ordered
from counter.simulation.care import APOLOGY, Care
from counter.simulation.stage import Stage

_SHARE = 0.015
_COMES_BACK, _TALKS, _WAITS = (20.0, 240.0), (20.0, 60.0), 10.0
_RETURNS, _RETURNS_AFTER = 0.35, (20.0, 180.0)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One way in which it goes wrong: how often (a weight), what the customer says, which gestures follow."""

    kind: str
    weight: int
    words: str
    gestures: tuple[str, ...]


COMPLAINTS = (
    Complaint("wrong_item", 5, "This is not what I asked for.", ("remake",)),
    Complaint("missing", 4, "One of them is missing.", ("remake", "carry")),
    Complaint("not_good", 4, "It is cold.", ("refund",)),
    Complaint("spilled", 3, "", ("remake", "carry")),
    Complaint("treatment", 1, "Nobody said a word to me.", ("voucher",)),
    Complaint("card_or_printer", 1, "Your card machine took three tries.", ()),
)
OF_ONE_LINE = ("remake", "refund")


class Complaints:
    """Now and then an order goes wrong after all."""

    def __init__(self, stage: Stage, care: Care, to_the_bar: Callable[[Job], None]) -> None:
        self._stage = stage
        self._care = care
        self._to_the_bar = to_the_bar

    def perhaps(self, order_id: OrderId, number: int, lines: Sequence[Ordered]) -> None:
        """After an order was handed over: one or two in a hundred come back."""
        luck = self._stage.luck("complains", number)
        if luck.random() < _SHARE:
            (complaint,) = luck.choices(COMPLAINTS, [known.weight for known in COMPLAINTS])
            line = luck.choice(lines)
            seconds = luck.uniform(*_COMES_BACK)
            self._stage.agenda.after(seconds, partial(self._complain, order_id, number, line, complaint))

    def _complain(self, order_id: OrderId, number: int, line: Ordered, complaint: Complaint) -> None:
        luck = self._stage.luck("put right", number)
        by = self._care.somebody(luck.uniform(*_TALKS))
        if by is None:
            self._stage.agenda.after(_WAITS, partial(self._complain, order_id, number, line, complaint))
            return
        gestures = tuple(
            GestureRequest(kind, lines=(line.line_id,) if kind in OF_ONE_LINE else ()) for kind in complaint.gestures
        )
        self._care.answer(by, Answer(complaint.kind, order_id, told=complaint.words, gestures=(APOLOGY, *gestures)))
        if "remake" in complaint.gestures:
            self._make_again(order_id, line)
        if VOUCHER in complaint.gestures and luck.random() < _RETURNS:
            self._care.keeps_voucher(order_id, luck.uniform(*_RETURNS_AFTER))

    def _make_again(self, order_id: OrderId, line: Ordered) -> None:
        remakes = self._stage.shop.read(remakes_of, order_id)
        if remakes:
            self._to_the_bar(self._job(remakes[-1], line))

    def _job(self, remake: Order, line: Ordered) -> Job:
        promise = self._stage.shop.read(the_promise, remake.order_id)
        due = promise.first_due if promise is not None else remake.placed_at
        again = tuple(Ordered(made.line_id, line.item, made.sold.quantity) for made in remake.lines)
        return Job(remake.order_id, remake.number, due, remake=True, lines=again)
