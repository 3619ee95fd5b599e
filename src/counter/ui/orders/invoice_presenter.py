"""“Invoice”: whose it is, their address, their VAT number, line after line. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from counter.flows.invoice import NO_TAX_NUMBER, invoice, lacks_tax_number
from counter.kernel.ids import OrderId
from counter.ui.desk.work import CurrentShop, Work


class Asked(StrEnum):
    """What is asked for, in this order."""

    NAME = "name"
    ADDRESS = "address"
    VAT_NUMBER = "vat number"


class InvoicePresenter:
    """`ask` takes what is asked for now and what is wrong with what was typed; None: nothing is asked any more.

    `done` takes the sentence that says that it prints.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        ask: Callable[[Asked | None, str], None],
        done: Callable[[str], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._ask = ask
        self._done = done
        self._order: OrderId | None = None
        self._receipt = ""
        self._said: dict[Asked, str] = {}

    def begin(self, order_id: OrderId, receipt: str) -> None:
        """The receipt of that number is wanted as an invoice."""
        self._order, self._receipt, self._said = order_id, receipt, {}
        self._ask(Asked.NAME, "")

    def leave(self) -> None:
        """No invoice, then."""
        self._order = None
        self._ask(None, "")

    def enter(self, text: str) -> None:
        """What was typed; the VAT number may be left out."""
        if self._order is None:
            return
        asked = list(Asked)[len(self._said)]
        if not text and asked is not Asked.VAT_NUMBER:
            self._ask(asked, self._needed(asked))
            return
        self._said[asked] = text
        if asked is Asked.VAT_NUMBER:
            self._print(self._order)
        else:
            self._ask(list(Asked)[len(self._said)], "")

    def _needed(self, asked: Asked) -> str:
        say = self._shop.language.say
        return say("Write whose invoice it is.") if asked is Asked.NAME else say("An invoice needs an address.")

    def _print(self, order_id: OrderId) -> None:
        name, address, vat_number = (self._said[each] for each in Asked)
        self.leave()
        printed = self._work.do(invoice, order_id, name, address, vat_number, self._receipt)
        printed.then(lambda number: self._done(self._printing(number)))

    def _printing(self, number: str) -> str:
        say = self._shop.language.say
        printing = say("The invoice of receipt {number} is printing.", number=number)
        return f"{printing} {say(NO_TAX_NUMBER)}" if lacks_tax_number(self._shop.settings) else printing
