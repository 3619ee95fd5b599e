"""What a case gives away: what needs somebody's yes, or goes beyond the cap, and what is theirs to give. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from counter.kernel.ids import ItemId, LineId
from counter.kernel.money import Money, total
from counter.menu.rules import Item, Menu
from counter.recovery.offers import (
    FOLLOW_UP,
    GIVES_MONEY_BACK,
    ON_THE_HOUSE,
    REFUND,
    REMAKE,
    VOUCHER,
    left_for_order,
    treats,
)
from counter.ui.recovery.case_draft import CaseDraft

_BEYOND = "beyond"
Needed = frozenset[tuple[str, Money]]


@dataclass(frozen=True, slots=True)
class Mine:
    """Something that is theirs to give without asking: a gesture, for a line or an item where it is for one."""

    gesture: str
    cost: Money
    line: LineId | None = None
    treat: Item | None = None

    def given(self, draft: CaseDraft, instead_of: str) -> CaseDraft:
        """The case with this in place of a gesture that would need a yes."""
        draft = draft.without(instead_of)
        if self.treat:
            draft = replace(draft, treat=self.treat)
        if self.line:
            draft = replace(draft, lines={**draft.lines, self.gesture: frozenset({self.line})})
        return draft if self.gesture in draft.chosen else draft.toggle(self.gesture)


def together(draft: CaseDraft) -> Money:
    """What all that is chosen gives away."""
    return total((draft.cost(gesture) for gesture in draft.chosen), draft.giving.given.currency)


def left_of_order(draft: CaseDraft) -> Money | None:
    """What all gestures for the order may still come to without the owner's word; None without an order."""
    if draft.story is None:
        return None
    about = draft.story.given
    return left_for_order(draft.book, paid=about.paid, given=about.given)


def is_beyond(draft: CaseDraft) -> bool:
    """Whether what is chosen is more than all gestures for the order may come to."""
    left, given = left_of_order(draft), together(draft)
    return left is not None and bool(given) and given > left


def needed(draft: CaseDraft) -> Needed:
    """What of it somebody else says yes to, and how much that is."""
    wanted = {(each, draft.cost(each)) for each in draft.chosen if not draft.is_allowed(each)}
    return frozenset(wanted | ({(_BEYOND, together(draft))} if is_beyond(draft) else set()))


def waits_for_yes(draft: CaseDraft) -> str:
    """The gesture that waits for a yes which nobody gave yet; "" where none does."""
    missing = needed(draft) - draft.approved
    if not missing:
        return ""
    named = [gesture for gesture in draft.chosen if gesture in {each for each, _cost in missing}]
    costly = [gesture for gesture in draft.chosen if draft.cost(gesture)]
    return (named or costly)[-1]


def most_of_mine(draft: CaseDraft, besides: str) -> Money | None:
    """How much is theirs to give at once instead of a gesture, all else as it is chosen; None is no limit."""
    given = together(draft) - draft.cost(besides) if besides in draft.chosen else together(draft)
    of_order = left_of_order(draft)
    left = None if of_order is None else Money(max(0, of_order.minor - given.minor), of_order.currency)
    limits = (draft.giving.allowance.per_gesture, draft.left(besides), left)
    return min((limit for limit in limits if limit is not None), default=None)


def mine(draft: CaseDraft, instead_of: str, menu: Menu) -> tuple[Mine, ...]:
    """What is theirs to give instead of a gesture that needs a yes, nearest to it first; each is one tap."""
    most = most_of_mine(draft, instead_of)
    found = (each for each in _all_of_mine(draft, instead_of, menu) if most is None or each.cost <= most)
    order = {instead_of: 0, REFUND: 1 if instead_of in GIVES_MONEY_BACK else 2}
    return tuple(sorted(found, key=lambda each: order.get(each.gesture, 2 if each.cost else 3)))


def _all_of_mine(draft: CaseDraft, instead_of: str, menu: Menu) -> Iterator[Mine]:
    nothing = Money(0, draft.giving.given.currency)
    most = most_of_mine(draft, instead_of)
    for gesture in (each.id for each in draft.offered):
        if not draft.is_possible(gesture) or (gesture in draft.chosen and gesture != instead_of):
            continue
        if gesture == REFUND and draft.order:
            costs = draft.order.costs
            fits = [line.line_id for line in draft.refundable if most is None or costs[line.line_id] <= most]
            if fits:
                dearest = max(fits, key=lambda line_id: costs[line_id])
                yield Mine(REFUND, costs[dearest], line=dearest)
        elif gesture == ON_THE_HOUSE:
            items = [item for item in treats(menu.items, draft.book.gestures[gesture]) if item.price]
            items = [item for item in items if most is None or item.price <= most]
            if items:
                dearest_item = max(items, key=lambda item: item.price)
                yield Mine(gesture, dearest_item.price, treat=dearest_item)
        elif gesture == VOUCHER:
            worth = draft.book.voucher
            if worth and gesture != instead_of:
                yield Mine(gesture, worth)
        elif gesture not in GIVES_MONEY_BACK and gesture not in (instead_of, FOLLOW_UP):
            yield Mine(gesture, nothing)


def without_yes(draft: CaseDraft, gesture: str) -> CaseDraft:
    """The case once nobody is asked any more: without the gesture, unless it has the yes that it needs."""
    return draft.without(gesture) if waits_for_yes(draft) else draft


def with_option(draft: CaseDraft, option: str, menu: Menu) -> CaseDraft:
    """The case with an answer to what a gesture asks: a line, something on the house, a time."""
    if draft.asking in (REFUND, REMAKE):
        return draft.toggle_line(LineId(UUID(option)))
    if draft.asking == ON_THE_HOUSE:
        return replace(draft, treat=menu.item(ItemId(UUID(option))), asking="")
    return replace(draft, follow_up=datetime.fromisoformat(option), asking="")
