"""What can be done about a mishap as it stands: what is proposed first, and why something is not offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.kernel.language import _
from counter.kernel.money import Money, total
from counter.recovery.model import Mishap
from counter.recovery.offers import FOLLOW_UP, REFUND, VOUCHER, WHOLE_ORDER, why_not
from counter.recovery.playbook import Playbook
from counter.recovery.proposal import APOLOGY
from counter.reports.proposed import loss_of
from counter.reports.proposed import proposed as fits_best
from counter.reports.story import Story

_WORDS_ALONE = frozenset({APOLOGY, FOLLOW_UP})
"""What is no more than a word, which has its own place beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A gesture by its id: whether it is proposed, what it is worth, and why it is not offered (a sentence, or "").

    `most` says that it is worth up to so much; `worth` is None where the lines say.
    """

    gesture: str
    proposed: bool
    worth: Money | None
    most: bool = False
    why_not: str = ""


def fitting(playbook: Playbook, about: Story | None, mishap: Mishap, now: datetime) -> tuple[Fit, ...]:
    """The gestures of the playbook's answer as of `now` (aware): those proposed first, then the voucher."""
    kind, severity = mishap.kind, mishap.severity
    playbook = playbook.about(kind, severity)
    loss = loss_of(playbook, kind, about, mishap, now)
    chosen, lines = fits_best(playbook, kind, severity, about, loss)
    offer = playbook.pages[kind].answer(severity).offer
    fits = [_fit(each, playbook, about, kind, proposed=each in chosen) for each in offer if each not in _WORDS_ALONE]
    if about and REFUND in chosen and lines:
        back = total((about.order.costs[line_id] for line_id in lines), about.paid.currency)
        fits = [Fit(gesture=REFUND, proposed=True, worth=back) if fit.gesture == REFUND else fit for fit in fits]
    return tuple(sorted(fits, key=lambda fit: (not fit.proposed, fit.gesture != VOUCHER, bool(fit.why_not))))


def _fit(gesture: str, playbook: Playbook, about: Story | None, kind: str, *, proposed: bool) -> Fit:
    known, why = playbook.gestures[gesture], ""
    if about is not None:
        order, paid, promise = about.order, about.paid, about.promise
        why = why_not(gesture, order, paid, kind, promise, came_with_slip=about.came_with_slip)
        if gesture == VOUCHER and about.vouchers:
            why = _("already given")
    else:
        why = why_not(gesture, None, None, kind, None)
    worth = known.amount or known.up_to
    if gesture == VOUCHER:
        worth = known.amount or playbook.voucher
    elif gesture == WHOLE_ORDER and about:
        worth = about.paid.left
    most = gesture not in (VOUCHER, WHOLE_ORDER) and known.amount is None
    return Fit(gesture=gesture, proposed=proposed, worth=worth, most=most, why_not=why)
