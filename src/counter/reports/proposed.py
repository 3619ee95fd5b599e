"""What is proposed for a case: the loss as its story has it, and the gestures that fit."""

from __future__ import annotations

from datetime import datetime

from counter.kernel.ids import LineId
from counter.kernel.money import Money, total
from counter.recovery.facts import GRAVE
from counter.recovery.model import Mishap
from counter.recovery.offers import REFUND, VOUCHER, WHOLE_ORDER, left_for_order, refundable_lines, why_not
from counter.recovery.playbook import Playbook
from counter.recovery.proposal import Loss, propose
from counter.reports.story import Story


def loss_of(playbook: Playbook, kind: str, about: Story | None, mishap: Mishap | None, now: datetime) -> Loss:
    """What it cost a customer that this kind of thing went wrong, as the story has it `now` (aware)."""
    back = int(mishap is not None and mishap.reopened_at is not None)
    if about is None:
        return Loss(kind=kind, effort=back)
    back += int(about.order.remake_of is not None)  # what we made again went wrong: they came back for it
    return Loss(
        kind=kind,
        missed=about.is_missed(now),
        put_right=bool(about.remakes) and not back,
        effort=len(about.asked) + back,
        has_slip=bool(about.vouchers),
        came_with_slip=about.came_with_slip,
        left=left_for_order(playbook, paid=about.given.paid, given=about.given.given),
    )


def proposed(
    playbook: Playbook, kind: str, severity: str, about: Story | None, loss: Loss
) -> tuple[tuple[str, ...], frozenset[LineId]]:
    """The gestures that fit, and the lines whose money goes back; none where somebody has to say which."""
    order, paid, promise = (about.order, about.paid, about.promise) if about else (None, None, None)
    lines = _money_back_for(about, whole=severity == GRAVE or loss.is_second_miss)

    def possible(gesture: str) -> bool:
        return not why_not(gesture, order, paid, kind, promise, came_with_slip=loss.came_with_slip)

    def cost(gesture: str) -> Money:
        if gesture == VOUCHER:
            return playbook.about(kind, severity).voucher
        if about is None or gesture not in (REFUND, WHOLE_ORDER):
            return playbook.voucher * 0
        if gesture == WHOLE_ORDER:
            return about.paid.left
        return total((about.order.costs[line_id] for line_id in lines), about.paid.currency)

    return propose(playbook.pages[kind].answer(severity), loss, possible, cost), lines


def _money_back_for(about: Story | None, *, whole: bool) -> frozenset[LineId]:
    """Lines nobody needs to be asked about: all of them, those that were left off, or the only one there is."""
    if about is None:
        return frozenset()
    left = refundable_lines(about.order, about.paid)
    off = [line for line in left if line.left_off]
    sure = left if whole or len(left) == 1 else off
    return frozenset(line.line_id for line in sure)
