"""Asks what became of a card payment that the card terminal did not answer. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.devices.card_terminal import Charged
from counter.flows.card_charge import Unresolved, it_did_not, it_went_through, unresolved
from counter.flows.pay import SaleResult
from counter.kernel.ids import ChargeId
from counter.till.card_charges import CardCharge
from counter.ui.app.state import ChargeState
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop, Work


class ChargePresenter:
    """Shows the oldest of them to whoever is signed in, with what the terminal remembers of it.

    `ask` asks the terminal; `paid` gets what was paid once it is recorded that one went through.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[ChargeState], None],
        ask: Callable[[CardCharge], Pending[Charged]],
        paid: Callable[[SaleResult], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._ask = ask
        self._paid = paid
        self._asked: ChargeId | None = None
        self._shown = ChargeState()

    def refresh(self) -> None:
        """Looks again what is open."""
        self._work.read(unresolved).then(self._take_in)

    def settle(self, *, went_through: bool) -> None:
        """Somebody looked: it took the money, or it did not or gave it back."""
        if self._shown.charge_id and went_through:
            self._work.do(it_went_through, self._shown.charge_id).then(self._paid)
        elif self._shown.charge_id:
            self._work.do(it_did_not, self._shown.charge_id)

    def _take_in(self, found: tuple[Unresolved, ...]) -> None:
        if not found or self._work.by is None:  # the staff page asks nobody
            self._asked = None
            self._put(ChargeState())
        elif self._asked != found[0].charge.charge_id:
            self._asked = found[0].charge.charge_id
            self._ask(found[0].charge).then(lambda became: self._put(self._state(found[0], became)))

    def _state(self, open_charge: Unresolved, became: Charged) -> ChargeState:
        say, charge = self._shop.language.say, open_charge.charge
        about = {
            "amount": self._shop.language.money(charge.amount),
            "time": self._shop.language.clock(charge.asked_at),
            "what": say("order {number}", number=open_charge.called) if open_charge.called else say("the ticket"),
        }
        match became:
            case Charged.TAKEN:
                said = say("At {time} the card machine took {amount} for {what}. It is not written down yet.", **about)
            case Charged.DECLINED:
                said = say("At {time} the card machine did not take {amount} for {what}.", **about)
            case _:
                said = say(
                    "The card machine gave no answer about {amount} for {what} at {time}. Look at it: did it take it?",
                    **about,
                )
        return ChargeState(charge.charge_id, said, say("It went through"), say("It did not"))

    def _put(self, state: ChargeState) -> None:
        if state != self._shown:  # no button is made anew under a finger
            self._shown = state
            self._show(state)
