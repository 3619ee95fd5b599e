"""Asks the card terminal, after it is written down that it is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from counter.devices.card_terminal import Charged
from counter.flows.card_charge import CardAnswer, ask_for_card, ask_terminal
from counter.flows.shop import Shop
from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.receipts.shares import ShareAsked
from counter.till.card_charges import CardCharge
from counter.till.settlement import Tender
from counter.ui.desk.pending import Pending


class CardTaking:
    """`do` runs a flow, `run` something on a thread of its own, both with the answer on the screen's thread.

    `refused` says a sentence where nobody waits for it.
    """

    def __init__(
        self,
        shop: Shop,
        do: Callable[..., Pending[Any]],
        run: Callable[[Callable[[], Any]], Pending[Any]],
        refused: Callable[[str], object],
    ) -> None:
        self._shop = shop
        self._do = do
        self._run = run
        self._refused = refused

    def charge(self, order_id: OrderId, tender: Tender, amount: Money, share: ShareAsked | None) -> Pending[CardAnswer]:
        """Has it take an amount. Without an answer where it is refused: an earlier one has to be settled first."""
        terminal = self._shop.find_card_terminal(self._shop.settings)
        if not terminal.is_asked:
            return self._run(partial(ask_terminal, terminal, None, amount))
        answered = Pending[CardAnswer]()
        asked = self._do(ask_for_card, order_id, tender, amount, share)
        asked.then(
            lambda charge_id: self._run(partial(ask_terminal, terminal, charge_id, amount)).then(answered.resolve)
        )
        asked.otherwise(lambda reason: answered.refuse(reason) or self._refused(reason))
        return answered

    def became_of(self, charge: CardCharge) -> Pending[Charged]:
        """What it remembers of what it was asked."""
        terminal = self._shop.find_card_terminal(self._shop.settings)
        return self._run(lambda: terminal.became_of(str(charge.charge_id)))
