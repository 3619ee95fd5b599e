"""What is said about a payment before it is taken: the tender, the amount, the tip. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.ui.sell.payment_draft import PaymentDraft, TipDraft


class PaymentPresenter:
    """Keeps the payment that somebody is about to make, None while nobody is; `show` is called after every choice."""

    def __init__(self, show: Callable[[], None]) -> None:
        self._show = show
        self._payment: PaymentDraft | None = None

    def give(self, minor: int) -> None:
        """The customer gives an amount, in minor units: cash, unless another tender is chosen."""
        self._change_payment(lambda payment: payment.with_given(minor))

    def type_digits(self, digits: str) -> None:
        """More digits of what the customer gives, or of the tip, cents last."""
        self._change_payment(lambda payment: payment.with_digits(digits))

    def delete_digit(self) -> None:
        """The last digit away."""
        self._change_payment(PaymentDraft.without_last_digit)

    def pay_by(self, tender: str) -> None:
        """Another tender."""
        self._change_payment(lambda payment: payment.pay_by(tender))

    def tip(self, percent: int = 0, *, change: bool = False, other: bool = False) -> None:
        """A tip of so many percent, of all the change, or of an amount that is typed next; none of them: no tip."""
        tipped = TipDraft(percent=percent, change=change, typed="" if other else None)
        self._change_payment(lambda payment: payment.with_tip(tipped))

    def tip_for(self, *, is_mine: bool) -> None:
        """Whom the tip is for: whoever takes the money, or all."""
        self._change_payment(lambda payment: payment.tip_for(is_mine=is_mine))

    def _change_payment(self, change: Callable[[PaymentDraft], PaymentDraft]) -> None:
        if self._payment:
            self._payment = change(self._payment)
            self._show()
