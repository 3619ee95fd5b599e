"""What can be done about a mishap as it stands: what is proposed first, and why something is not offered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import LineId
from counter.kernel.language import _
from counter.kernel.money import Money, total
from counter.recovery.model import Mishap
from counter.recovery.offers import FOLLOW_UP, REFUND, VOUCHER, WHOLE_ORDER, why_not
from counter.recovery.playbook import Playbook
from counter.recovery.proposal import APOLOGY, Loss
from counter.reports.proposed import loss_of, proposed
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


def proposed_for(
    playbook: Playbook, about: Story | None, mishap: Mishap, loss: Loss
) -> tuple[tuple[str, Money | None], ...]:
    """The gestures that are proposed for what was lost, in their order, each with what it gives where it gives some."""
    playbook = playbook.about(mishap.kind, mishap.severity)
    chosen, lines = proposed(playbook, mishap.kind, mishap.severity, about, loss)
    return tuple((each, _gives(each, playbook, about, lines)) for each in chosen)


def fitting(playbook: Playbook, about: Story | None, mishap: Mishap, now: datetime) -> tuple[Fit, ...]:
    """The gestures of the playbook's answer as of `now` (aware): those proposed first, then the voucher."""
    best = dict(proposed_for(playbook, about, mishap, loss_of(playbook, mishap.kind, about, mishap, now)))
    playbook = playbook.about(mishap.kind, mishap.severity)
    offer = playbook.pages[mishap.kind].answer(mishap.severity).offer
    fits = [_fit(each, playbook, about, mishap.kind, best) for each in offer if each not in _WORDS_ALONE]
    return tuple(sorted(fits, key=lambda fit: (not fit.proposed, fit.gesture != VOUCHER, bool(fit.why_not))))


def _gives(gesture: str, playbook: Playbook, about: Story | None, lines: Collection[LineId]) -> Money | None:
    """What a gesture gives away, where that is known: of these lines, or all that is left."""
    if gesture == VOUCHER:
        return playbook.gestures[VOUCHER].amount or playbook.voucher
    if about and gesture == WHOLE_ORDER:
        return about.paid.left
    if about and gesture == REFUND and lines:
        return total((about.order.costs[line_id] for line_id in lines), about.paid.currency)
    return playbook.gestures[gesture].amount


def _fit(gesture: str, playbook: Playbook, about: Story | None, kind: str, best: Mapping[str, Money | None]) -> Fit:
    known, why = playbook.gestures[gesture], why_not(gesture, None, None, kind)
    if about is not None:
        order, paid, promise = about.order, about.paid, about.promise
        why = why_not(gesture, order, paid, kind, promise, came_with_slip=about.came_with_slip)
        if gesture == VOUCHER and about.vouchers:
            why = _("already given")
    worth = best.get(gesture) or _gives(gesture, playbook, about, ())
    up_to = known.up_to if worth is None else None
    return Fit(gesture=gesture, proposed=gesture in best, worth=worth or up_to, most=up_to is not None, why_not=why)
