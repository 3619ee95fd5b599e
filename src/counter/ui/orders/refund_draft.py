"""A refund while somebody puts it together: what goes back, why, what became of it, and how. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from counter.flows.refund_at_counter import YoursToday
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId
from counter.kernel.language import _
from counter.kernel.money import Money
from counter.orders.model import Order
from counter.receipts.content import ReceiptContent
from counter.settings.cash import CashRounding
from counter.till.model import LineBack, Paid
from counter.till.refunds import LineWanted, RefundPlan, RefundRequest, lines_left, plan_refund
from counter.till.rules import THROWN_AWAY

BY_LINE, AMOUNT, EVERYTHING = "line", "amount", "all"
"""What can go back."""
REASONS = {
    "wrong_item": _("Wrong item"),
    "not_good": _("Not good"),
    "late": _("Late"),
    "missing": _("Missing"),
    "": _("Rung up wrong"),
}
"""Why money goes back, by the mishap that it opens; "" opens none. Another reason is typed."""
MISSING = "missing"
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class RefundDraft:
    """`chosen` says how many of which line. `kind` is the mishap that the `reason` opens.

    `goods` is what became of what came back, `tender` how it goes back, "" as it came. `seen` is what would print,
    `yours` what is left of whoever does it to give alone today.
    """

    order: Order
    paid: Paid
    mode: str = BY_LINE
    chosen: Mapping[LineId, int] = field(default_factory=dict)
    typed: str = ""
    reason: str = ""
    kind: str = ""
    goods: str = THROWN_AWAY
    tender: str = ""
    seen: ReceiptContent | None = None
    yours: YoursToday = field(default_factory=YoursToday)

    @property
    def left(self) -> tuple[LineBack, ...]:
        """What was not refunded yet of each line."""
        return lines_left(self.order, self.paid)

    @property
    def came_back(self) -> str:
        """What became of what came back: nothing did where it was missing, or where only an amount goes back."""
        return "" if self.kind == MISSING or self.mode == AMOUNT else self.goods

    @property
    def asked(self) -> RefundRequest | None:
        """What is to go back, None until somebody said."""
        if self.mode == EVERYTHING:
            return RefundRequest(tender=self.tender)
        if self.mode == AMOUNT:
            amount = Money(int(self.typed or 0), self.paid.currency)
            return RefundRequest(amount=amount, tender=self.tender) if amount else None
        lines = tuple(LineWanted(line_id, quantity) for line_id, quantity in self.chosen.items())
        return RefundRequest(lines, tender=self.tender) if lines else None

    def plan(self, rounding: CashRounding | None, own: Sequence[str]) -> RefundPlan | Refused | None:
        """What would go back, or why it cannot; None until somebody said what."""
        asked = self.asked
        if asked is None:
            return None
        try:
            return plan_refund(self.order, self.paid, asked, rounding, own)
        except Refused as refusal:
            return refusal

    def choose_mode(self, mode: str) -> RefundDraft:
        """By line, an amount, or everything."""
        return replace(self, mode=mode)

    def take(self, line_id: LineId, more: int) -> RefundDraft:
        """So many more of a line, or fewer; none takes it out."""
        most = {line.line_id: line.quantity for line in self.left}.get(line_id, 0)
        many = max(0, min(most, self.chosen.get(line_id, 0) + more))
        others = {each: quantity for each, quantity in self.chosen.items() if each != line_id}
        return replace(self, chosen=others | ({line_id: many} if many else {}))

    def type(self, digits: str) -> RefundDraft:
        """More digits of the amount, cents last."""
        return replace(self, typed=(self.typed + digits).lstrip("0")[:_LONGEST])

    def delete(self) -> RefundDraft:
        """The last digit away."""
        return replace(self, typed=self.typed[:-1])

    def say_why(self, reason: str, kind: str) -> RefundDraft:
        """Why it goes back, and which mishap that is."""
        return replace(self, reason=reason, kind=kind)
