"""What fits a mishap: what is chosen from the start, out of what the playbook says, the loss, and their effort. Pure.

The rules are from research on making it right. Match the loss: a wrong charge is money now, a wrong drink is made
again, a wait is a word, a new time and credit for the next visit. The same slip twice does harm. More is due where the
customer spent more effort.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from counter.kernel.language import _
from counter.kernel.money import Money
from counter.recovery.offers import MAKE_FIRST, REFUND, REMAKE, VOUCHER, WHOLE_ORDER
from counter.recovery.playbook import PlaybookAnswer
from counter.recovery.rules import LATE

APOLOGY, CARRY = "apology", "carry"
CALL_A_LEAD = _("They came with an apology voucher. Call a lead: the money goes back now, and a person speaks.")
_FOR_EFFORT = (VOUCHER, MAKE_FIRST, CARRY)
_PUTS_RIGHT = frozenset({REMAKE, VOUCHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What happened to the customer, as far as it says what fits.

    `missed`: a promise was broken. `put_right`: it is made again already. `effort`: how often they had to ask or come
    back. `has_slip`: an apology voucher was given for it. `came_with_slip`: they came with one from another time.
    `left` is what may still be given for the order, None is any amount.
    """

    kind: str
    missed: bool = False
    put_right: bool = False
    effort: int = 0
    has_slip: bool = False
    came_with_slip: bool = False
    left: Money | None = None

    @property
    def is_second_miss(self) -> bool:
        """Whether we miss somebody again who came with our apology: no second slip, the money goes back now."""
        return self.came_with_slip


def propose(
    answer: PlaybookAnswer, loss: Loss, possible: Callable[[str], bool], cost: Callable[[str], Money]
) -> tuple[str, ...]:
    """The gestures that fit, in their order on offer; together they stay within what is left to give.

    `possible` says which can be made at all, `cost` what one gives away.
    """
    wanted = _wanted(answer, loss)
    fitting = [gesture for gesture in wanted if gesture in answer.offer and possible(gesture)]
    if loss.effort and not loss.is_second_miss:
        more = (gesture for gesture in _FOR_EFFORT if gesture in answer.offer and gesture not in fitting)
        fitting += [each for each in more if possible(each) and not (each == VOUCHER and _no_slip(loss))][:1]
    return _within(fitting, answer.offer, loss.left, cost)


def _wanted(answer: PlaybookAnswer, loss: Loss) -> tuple[str, ...]:
    if loss.is_second_miss:
        back = REFUND if {REFUND, REMAKE} <= set(answer.offer) else WHOLE_ORDER
        return (*(gesture for gesture in answer.chosen if gesture not in (VOUCHER, REFUND, WHOLE_ORDER)), back)
    if loss.put_right and not loss.effort:
        return tuple(gesture for gesture in answer.chosen if gesture not in _PUTS_RIGHT)
    return tuple(gesture for gesture in answer.chosen if not (gesture == VOUCHER and _no_slip(loss)))


def _no_slip(loss: Loss) -> bool:
    """One slip an order; none for being late before that is so."""
    return loss.has_slip or loss.came_with_slip or (loss.kind == LATE and not loss.missed)


def _within(
    fitting: Iterable[str], offer: tuple[str, ...], left: Money | None, cost: Callable[[str], Money]
) -> tuple[str, ...]:
    """Those that may be given together, the first wanted first."""
    kept: list[str] = []
    for gesture in fitting:
        worth = cost(gesture)
        if left is not None and worth:
            if worth.minor > left.minor:
                continue
            left = left - worth
        kept.append(gesture)
    return tuple(sorted(kept, key=offer.index))
