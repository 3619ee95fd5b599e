"""A case somebody works on: what is known about it, and what they have chosen so far. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from counter.kernel.ids import ItemId, LineId, MishapId, OrderId
from counter.kernel.money import Money, total
from counter.menu.rules import Item
from counter.orders.model import Order, OrderLine
from counter.orders.rules import PLACED
from counter.recovery.playbook import Allowance, Gesture, Page, Playbook
from counter.recovery.queries import Mishap
from counter.recovery.rules import LATE, left_to_give, within
from counter.reports.story import Story
from counter.till.refunds import lines_left
from counter.ui.widgets.choice import NONE, Minutes

REFUND, REMAKE, VOUCHER, WHOLE_ORDER = "refund", "remake", "voucher", "whole_order"
ON_THE_HOUSE, FOLLOW_UP, MAKE_FIRST = "on_the_house", "follow_up", "make_first"
OF_AN_ORDER = frozenset({REFUND, REMAKE, VOUCHER, WHOLE_ORDER, MAKE_FIRST})
"""Gestures that make no sense without an order."""


@dataclass(frozen=True, slots=True)
class Giving:
    """What whoever is at it may give away, and gave already today."""

    allowance: Allowance
    given: Money


@dataclass(frozen=True)
class Working:
    """One case. `lines` are those chosen for a gesture that asks which; `asking` is the gesture that asks just now."""

    playbook: Playbook
    giving: Giving
    story: Story | None = None
    mishap: Mishap | None = None
    kind: str = ""
    chosen: tuple[str, ...] = ()
    lines: Mapping[str, frozenset[LineId]] = field(default_factory=dict)
    treat: Item | None = None
    follow_up: datetime | None = None
    told: str = ""
    contact: str = ""
    minutes: Minutes | None = None
    asking: str = ""
    greeted: bool = False

    @property
    def order(self) -> Order | None:
        """The order it is about."""
        return self.story.order if self.story else None

    @property
    def order_id(self) -> OrderId | None:
        """The order's id."""
        return self.story.order.order_id if self.story else None

    @property
    def mishap_id(self) -> MishapId | None:
        """The mishap it answers, where that is known beforehand."""
        return self.mishap.mishap_id if self.mishap and self.mishap.kind == self.kind else None

    @property
    def page(self) -> Page | None:
        """The playbook's page for what went wrong."""
        return self.playbook.pages.get(self.kind)

    @property
    def offered(self) -> tuple[Gesture, ...]:
        """The gestures on offer."""
        page = self.page
        return tuple(self.playbook.gestures[gesture] for gesture in page.offer) if page else ()

    def kind_at_hand(self, now: datetime) -> str:
        """What went wrong as far as the shop knows: what nobody answered, or a promise that was missed just now."""
        if self.mishap and self.mishap.is_open:
            return self.mishap.kind
        known = {mishap.kind for mishap in self.story.mishaps} if self.story else set()
        waits = self.order is not None and self.order.state == PLACED
        return LATE if waits and self._overdue(now) and LATE not in known else ""

    def of_kind(self, kind: str, now: datetime) -> Working:
        """It is this that went wrong: the playbook's gestures are chosen, but no second voucher."""
        page = self.playbook.pages[kind]
        given = bool(self.story and self.story.vouchers)
        chosen = tuple(
            gesture for gesture in page.chosen if self.possible(gesture) and not (given and gesture == VOUCHER)
        )
        minutes = self.minutes
        if minutes:
            minutes = minutes.pick(0 if kind == LATE and self._overdue(now) else NONE)
        return replace(self, kind=kind, chosen=chosen, lines=self._only_lines(), minutes=minutes, asking="")

    def _overdue(self, now: datetime) -> bool:
        return bool(self.story and self.story.promise and now > self.story.promise.due)

    def _only_lines(self) -> dict[str, frozenset[LineId]]:
        """Where there is only one line, nobody is asked which."""
        kinds = {REFUND: self.refundable, REMAKE: self.order.lines if self.order else ()}
        return {kind: frozenset({lines[0].line_id}) for kind, lines in kinds.items() if len(lines) == 1}

    @property
    def refundable(self) -> tuple[OrderLine, ...]:
        """Lines that cost something and were not refunded yet."""
        if self.story is None:
            return ()
        left = self._left_to_refund()
        return tuple(line for line in self.story.order.lines if line.line_id in left)

    def _left_to_refund(self) -> dict[LineId, Money]:
        """What was paid for each line that was not refunded yet."""
        if self.story is None:
            return {}
        left = lines_left(self.story.order, self.story.paid)
        return {line.line_id: line.amount for line in left if line.amount}

    def possible(self, gesture: str) -> bool:
        """Whether the gesture can be made for this case at all."""
        if self.story is None:
            return gesture not in OF_AN_ORDER
        if gesture == MAKE_FIRST:
            return self.story.order.state == PLACED and not self.story.order.first
        if gesture in (REFUND, WHOLE_ORDER):
            return bool(self.refundable) and bool(self.story.paid.left)
        return True

    def cost(self, gesture: str) -> Money:
        """What a gesture gives away, as it is chosen now."""
        currency = self.giving.given.currency
        if gesture == REFUND:
            chosen = self.lines.get(REFUND, frozenset())
            left = self._left_to_refund()
            return total((amount for line_id, amount in left.items() if line_id in chosen), currency)
        if gesture == WHOLE_ORDER and self.story:
            return self.story.paid.left
        if gesture == ON_THE_HOUSE:
            return self.treat.price if self.treat else Money(0, currency)
        amount = self.playbook.gestures[gesture].amount
        if gesture == VOUCHER:
            return amount or self.playbook.voucher
        return amount or Money(0, currency)

    def left(self, besides: str = "") -> Money | None:
        """What is left to give today after the gestures chosen, `besides` left out; None is no limit."""
        left = left_to_give(self.giving.allowance, self.giving.given)
        if left is None:
            return None
        spent = total((self.cost(gesture) for gesture in self.chosen if gesture != besides), left.currency)
        return Money(max(0, left.minor - spent.minor), left.currency)

    def allowed(self, gesture: str) -> bool:
        """Whether a person may make the gesture alone."""
        return within(self.giving.allowance, self.cost(gesture), self.left(gesture))

    def unanswered(self, gesture: str) -> bool:
        """Whether it still has to be said which lines, what, or when."""
        if gesture in (REFUND, REMAKE):
            return not self.lines.get(gesture)
        if gesture == ON_THE_HOUSE:
            return self.treat is None
        return gesture == FOLLOW_UP and self.follow_up is None

    def toggle(self, gesture: str) -> Working:
        """A tap on a gesture: chosen, or not any more. It asks what it has to know."""
        if gesture in self.chosen:
            return replace(self, chosen=tuple(kind for kind in self.chosen if kind != gesture)).forget(gesture)
        instead = {REFUND: WHOLE_ORDER, WHOLE_ORDER: REFUND}.get(gesture)
        chosen = (*(kind for kind in self.chosen if kind != instead), gesture)
        working = replace(self, chosen=chosen)
        return replace(working, asking=gesture) if working.unanswered(gesture) else working

    def forget(self, gesture: str) -> Working:
        """What was chosen for a gesture is open again."""
        lines = {kind: chosen for kind, chosen in self.lines.items() if kind != gesture} | self._only_lines()
        return replace(
            self,
            lines=lines,
            treat=None if gesture == ON_THE_HOUSE else self.treat,
            follow_up=None if gesture == FOLLOW_UP else self.follow_up,
        )

    def toggle_line(self, line_id: LineId) -> Working:
        """One more line for the gesture that asks, or one less."""
        chosen = self.lines.get(self.asking, frozenset()) ^ {line_id}
        return replace(self, lines={**self.lines, self.asking: chosen})

    def answered(self) -> Working:
        """The question is put away; a gesture it was about stays chosen only where it was answered."""
        gesture = self.asking
        working = replace(self, asking="")
        if gesture and working.unanswered(gesture):
            return replace(working, chosen=tuple(kind for kind in working.chosen if kind != gesture))
        return working

    def next_question(self) -> str:
        """The first chosen gesture that still has to be told something, or nothing."""
        return next((gesture for gesture in self.chosen if self.unanswered(gesture)), "")


def minutes_for(story: Story, reset_to: datetime | None, now: datetime) -> Minutes | None:
    """New minutes to offer for an order on the bar; none for one that is made."""
    if story.order.state != PLACED or story.promise is None:
        return None
    soonest = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return replace(Minutes.from_first(max(reset_to or story.promise.due, soonest)), chosen=NONE)


def treats(items: tuple[Item, ...], gesture: Gesture) -> dict[ItemId, Item]:
    """What may be given on the house."""
    return {item.item_id: item for item in items if gesture.up_to is None or item.price.minor <= gesture.up_to.minor}
