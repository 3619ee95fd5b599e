"""Card payments: the terminal takes the money, then it is recorded; without an answer it stays open. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from counter.devices.card_terminal import Charged
from counter.flows.card_charge import CardAnswer, charge_declined, charge_taken, charge_unknown
from counter.flows.pay import SaleResult
from counter.flows.shop import Act
from counter.kernel.ids import ChargeId, OrderId
from counter.kernel.money import Money
from counter.receipts.shares import ShareAsked
from counter.till.settlement import Tender
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import Work

P = ParamSpec("P")


class CardPayments:
    """One at a time: `is_asking` while a terminal is being asked."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.is_asking = False

    def ask(
        self, order_id: OrderId, tender: Tender, takes: Money, share: ShareAsked | None
    ) -> Pending[ChargeId | None]:
        """Has a card take an amount; answers once it did, with what was written down before. Refused where it did not.

        Without an answer of the terminal, none comes: what it was asked stands in the strip until it is settled.
        """
        self.is_asking = True
        taken = Pending[ChargeId | None]()
        asked = self._work.charge(order_id, tender, takes, share)
        asked.then(lambda answer: self._answered(answer, taken))
        asked.otherwise(lambda _: self._end())
        return taken

    def record(
        self,
        charge_id: ChargeId | None,
        paying: Callable[Concatenate[Act, P], SaleResult],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Pending[SaleResult]:
        """Records a payment, and that the asking for it is over where it was asked for."""
        if charge_id is None:
            return self._work.do(paying, *args, **kwargs)
        return self._work.do(charge_taken, charge_id, paying, *args, **kwargs)

    def _answered(self, answer: CardAnswer, taken: Pending[ChargeId | None]) -> None:
        self._end()
        if answer.charged is Charged.TAKEN:
            taken.resolve(answer.charge_id)
        elif answer.charged is Charged.DECLINED and answer.charge_id:
            self._work.do(charge_declined, answer.charge_id).then(lambda _: taken.refuse(""))
        elif answer.charge_id:
            self._work.do(charge_unknown, answer.charge_id)

    def _end(self) -> None:
        self.is_asking = False
