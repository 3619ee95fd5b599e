"""“Paid another way”: which payment it was, by which tender it really came, and why it was said otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counter.flows.give_back import change_tender
from counter.kernel.ids import OrderId
from counter.kernel.language import _
from counter.receipts.rules import tender_within
from counter.till.model import Paid, Payment
from counter.till.rules import TENDERS
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.orders.build_refund import tender_name
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.questions import Questions

WHY = (_("Tapped the wrong one"), _("The card machine failed"), _("The customer paid otherwise"))
"""Why a payment stands under a tender that it did not come by."""


class OtherTender:
    """Asks what has to be known, then puts the tender right; `done` takes the sentence that says so."""

    def __init__(self, work: Work, shop: CurrentShop, questions: Questions, done: Callable[[str], None]) -> None:
        self._work = work
        self._shop = shop
        self._questions = questions
        self._done = done

    def begin(self, order_id: OrderId, paid: Paid) -> None:
        """An order of which a payment came otherwise."""
        if len(paid.payments) == 1:
            self._ask_tender(order_id, paid.payments[0])
            return
        language = self._shop.language
        options = [
            Option(str(place), tender_name(each.tender, language), language.money(each.amount))
            for place, each in enumerate(paid.payments)
        ]
        self._ask(language.say("Which payment came another way?"), options, lambda place: self._ask_tender(
            order_id, paid.payments[int(place)]
        ))  # fmt: skip

    def _ask_tender(self, order_id: OrderId, payment: Payment) -> None:
        language, own = self._shop.language, self._shop.settings.tenders
        title = language.say(
            "How were the {amount} really paid?", amount=language.money(payment.amount + payment.tip)
        )  # fmt: skip
        tenders = [each for each in (*TENDERS, *own) if each != payment.tender]
        options = [Option(each, tender_name(each, language)) for each in tenders]
        self._ask(title, options, lambda tender: self._ask_why(order_id, payment, tender))

    def _ask_why(self, order_id: OrderId, payment: Payment, tender: str) -> None:
        language = self._shop.language
        options = [Option(language.say(each), language.say(each)) for each in WHY]
        self._ask(language.say("Why was it put down otherwise?"), options, lambda why: self._put_right(
            order_id, payment, tender, why
        ))  # fmt: skip

    def _put_right(self, order_id: OrderId, payment: Payment, tender: str, why: str) -> None:
        language = self._shop.language
        said = language.say("Paid by {tender} now. Nothing was given back.", tender=tender_within(tender, language))
        self._work.do(change_tender, order_id, payment.payment_id, tender, why).then(lambda _: self._done(said))

    def _ask(self, title: str, options: Sequence[Option], answer: Callable[[str], None]) -> None:
        self._questions.ask(Choices(title, "", tuple(options), self._shop.language.say("Leave it as it is")), answer)
