"""A receipt once more from Orders, by e-mail or on the screen: which, and where to. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.receipt_ways import mail_again, receipt_shown
from counter.kernel.ids import OrderId
from counter.paper.document import Document
from counter.reports.placed import KnownOrder
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.questions import Questions


class ReceiptAgain:
    """`ask` takes what was typed of an address and what is wrong with it, None: nothing is asked.

    `show` takes the paper to look at, None: no more; `done` the sentence that says that it goes.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        questions: Questions,
        ask: Callable[[str | None, str], None],
        show: Callable[[Document | None], None],
        done: Callable[[str], None],
    ) -> None:
        self._work, self._shop, self._questions = work, shop, questions
        self._ask, self._show, self._done = ask, show, done
        self._of: tuple[OrderId, str] | None = None

    def mail(self, order_id: OrderId, known: KnownOrder) -> None:
        """A copy by e-mail; where there are several receipts it is asked of which."""
        self.which(known, self._shop.language.say("Send which?"), lambda number: self._ask_where(order_id, number))

    def look(self, order_id: OrderId, known: KnownOrder) -> None:
        """The receipt on the screen; where there are several it is asked which."""

        def look(number: str) -> None:
            self._work.do(receipt_shown, order_id, number).then(self._show)

        self.which(known, self._shop.language.say("Look at which?"), look)

    def put_away(self) -> None:
        """Nobody looks at it any more."""
        self._show(None)

    def enter(self, address: str) -> None:
        """The address that somebody said; what is wrong with it is said where it was typed."""
        if self._of is None:
            return
        mailing = self._work.do(mail_again, *self._of, address)
        mailing.then(self._mailed)
        mailing.otherwise(lambda reason: self._ask(address, reason))

    def leave(self) -> None:
        """No letter, then."""
        self._of = None
        self._ask(None, "")

    def which(self, known: KnownOrder, title: str, answer: Callable[[str], None], *, refunds: bool = True) -> None:
        """Asks which receipt of an order is meant, with its `refunds` or without; of one it need not."""
        say = self._shop.language.say
        papers = [each for each in known.papers if refunds or each not in known.refunds]
        if len(papers) == 1:
            answer(papers[0])
            return
        options = tuple(
            Option(each, say("Refund {number}" if each in known.refunds else "Receipt {number}", number=each))
            for each in papers
        )
        self._questions.ask(Choices(title, "", options, say("Back")), answer)

    def _ask_where(self, order_id: OrderId, number: str) -> None:
        self._of = (order_id, number)
        self._ask("", "")

    def _mailed(self, to: str) -> None:
        self.leave()
        self._done(self._shop.language.say("A copy of the receipt goes to {address}.", address=to))
