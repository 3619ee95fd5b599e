"""A case while it is answered: what is known about it, and what somebody has chosen so far. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from counter.flows.gesture_plan import Yes
from counter.flows.gestures import GestureRequest
from counter.flows.put_right import Answer
from counter.flows.rights import GOOD_FOR
from counter.kernel.ids import LineId, MishapId, OrderId, new_id
from counter.kernel.money import Money
from counter.menu.rules import Item
from counter.orders.model import Order, OrderLine
from counter.orders.rules import PLACED
from counter.recovery.model import Mishap
from counter.recovery.offers import (
    FOLLOW_UP,
    ON_THE_HOUSE,
    REFUND,
    REMAKE,
    WHOLE_ORDER,
    gesture_cost,
    left_after,
    refundable_lines,
    why_not,
)
from counter.recovery.playbook import Allowance, Gesture, Playbook, PlaybookPage
from counter.recovery.rules import LATE, usual_severity, within
from counter.reports.past_step import PastStep
from counter.reports.proposed import loss_of, proposed
from counter.reports.story import Story
from counter.till.model import Paid
from counter.ui.parts.minutes import NONE, Minutes


@dataclass(frozen=True, slots=True)
class Giving:
    """What whoever is at it may give away, and gave already today."""

    allowance: Allowance
    given: Money


@dataclass(frozen=True)
class CaseDraft:
    """One case. `lines` are those chosen for a gesture that asks which; `asking` is the gesture that asks just now.

    `their_words` is what the customer said, `contact` where to reach them for a follow-up. `past` is what happened so
    far; it `tells` that instead of what to say. `calls_lead`: we miss somebody again who came with our apology.
    `said` is how much it is, where somebody said so. `yes` is somebody's (`yes_by`) to what of it was `approved`, and
    `why` the owner's word for more than an order can be given.
    """

    playbook: Playbook
    giving: Giving
    story: Story | None = None
    mishap: Mishap | None = None
    kind: str = ""
    chosen: tuple[str, ...] = ()
    calls_lead: bool = False
    said: str = ""
    lines: dict[str, frozenset[LineId]] = field(default_factory=dict)
    treat: Item | None = None
    follow_up: datetime | None = None
    their_words: str = ""
    contact: str = ""
    minutes: Minutes | None = None
    asking: str = ""
    greeted: bool = False
    past: tuple[PastStep, ...] = ()
    tells: bool = False
    why: str = ""
    yes: Yes | None = None
    approved: frozenset[tuple[str, Money]] = frozenset()
    yes_by: str = ""
    answer_id: UUID = field(default_factory=new_id)

    @property
    def order(self) -> Order | None:
        """The order it is about."""
        return self.story.order if self.story else None

    @property
    def order_id(self) -> OrderId | None:
        """The order's id."""
        return self.story.order.order_id if self.story else None

    @property
    def paid(self) -> Paid | None:
        """What was paid for it."""
        return self.story.paid if self.story else None

    @property
    def mishap_id(self) -> MishapId | None:
        """The mishap it answers, where that is known beforehand."""
        return self.mishap.mishap_id if self.mishap and self.mishap.kind == self.kind else None

    @property
    def page(self) -> PlaybookPage | None:
        """The playbook's page for what went wrong."""
        return self.playbook.pages.get(self.kind)

    @property
    def answered_mishap(self) -> Mishap | None:
        """The mishap it goes on with: the one it was opened for, else the order's of this kind, the open one first."""
        if self.mishap_id or self.story is None:
            return self.mishap if self.mishap_id else None
        same = sorted(
            (each for each in self.story.mishaps if each.kind == self.kind), key=lambda each: not each.is_open
        )
        return same[0] if same else None

    @property
    def severity(self) -> str:
        """How much it is, as somebody said or as it is with its kind."""
        known = self.answered_mishap
        return self.said or (known.severity if known else usual_severity(self.kind))

    @property
    def offered(self) -> tuple[Gesture, ...]:
        """The gestures on offer."""
        page = self.page
        return tuple(self.book.gestures[gesture] for gesture in page.answer(self.severity).offer) if page else ()

    @property
    def book(self) -> Playbook:
        """The playbook with what gestures are worth for what went wrong."""
        return self.playbook.about(self.kind, self.severity)

    def kind_at_hand(self, now: datetime) -> str:
        """What went wrong as far as the shop knows: what nobody answered, or a promise that was missed just now."""
        if self.mishap and self.mishap.is_open:
            return self.mishap.kind
        known = {mishap.kind for mishap in self.story.mishaps} if self.story else set()
        waits = self.order is not None and self.order.state == PLACED
        return LATE if waits and self._overdue(now) and LATE not in known else ""

    def of_kind(self, kind: str, now: datetime) -> CaseDraft:
        """It is this that went wrong: the gestures that fit are chosen."""
        same = kind == self.kind
        draft = replace(self, kind=kind, said=self.said if same else "")
        loss = loss_of(self.playbook, kind, self.story, draft.answered_mishap, now)
        chosen, back = proposed(self.playbook, kind, draft.severity, self.story, loss)
        minutes = self.minutes
        if minutes and not same:
            minutes = minutes.pick(0 if kind == LATE and self._overdue(now) else NONE)
        lines = (self.lines if same else {}) | self._only_lines()
        return replace(
            draft,
            chosen=chosen,
            calls_lead=loss.is_second_miss,
            lines=lines | ({REFUND: back} if back else {}),
            minutes=minutes,
            asking="",
            tells=False,
        )

    def weighed(self, severity: str, now: datetime) -> CaseDraft:
        """It is as much as that ("small" or "grave"): the words and the gestures that fit follow."""
        return replace(self, said=severity).of_kind(self.kind, now)

    def as_time_passes(self, now: datetime) -> CaseDraft:
        """No minute is offered that is past, and none for an order that is made meanwhile; a yes is worth a minute."""
        if self.yes and now - self.yes.approval.given_at > GOOD_FOR:
            return replace(self, yes=None, approved=frozenset()).as_time_passes(now)
        if self.minutes is None:
            return self
        waits = self.order is not None and self.order.state == PLACED
        return replace(self, minutes=self.minutes.still_ahead(now) if waits else None)

    def _overdue(self, now: datetime) -> bool:
        return bool(self.story and self.story.promise and now > self.story.promise.due)

    def _only_lines(self) -> dict[str, frozenset[LineId]]:
        """Where there is only one line, nobody is asked which."""
        kinds = {REFUND: self.refundable, REMAKE: self.order.to_make if self.order else ()}
        return {kind: frozenset({lines[0].line_id}) for kind, lines in kinds.items() if len(lines) == 1}

    @property
    def refundable(self) -> tuple[OrderLine, ...]:
        """Lines whose money can go back."""
        return refundable_lines(self.story.order, self.story.paid) if self.story else ()

    def is_possible(self, gesture: str) -> bool:
        """Whether the gesture can be made for this case at all."""
        return not self.why_not(gesture)

    def why_not(self, gesture: str) -> str:
        """Why it cannot, in words to translate; empty where it can."""
        promise, came = (self.story.promise, self.story.came_with_slip) if self.story else (None, False)
        return why_not(gesture, self.order, self.paid, self.kind, promise, came_with_slip=came)

    def cost(self, gesture: str) -> Money:
        """What a gesture gives away as it is chosen now; nothing where it is impossible or not said yet for what."""
        if not self.is_possible(gesture) or self.is_unanswered(gesture):
            return Money(0, self.giving.given.currency)
        return gesture_cost(self.book, self.request(gesture), self.order, self.paid)

    def left(self, besides: str = "") -> Money | None:
        """What is left to give today after what is chosen, without `besides` and what others gave; None: no limit."""
        chosen = {gesture: self.cost(gesture) for gesture in self.chosen if gesture != besides}
        others = self.approved if self.yes else frozenset()
        costs = (cost for gesture, cost in chosen.items() if (gesture, cost) not in others)
        return left_after(self.giving.allowance, self.giving.given, costs)

    def is_allowed(self, gesture: str) -> bool:
        """Whether a person may make the gesture alone."""
        if gesture == WHOLE_ORDER and not self.giving.allowance.whole_order:
            return False
        return within(self.giving.allowance, self.cost(gesture), self.left(gesture))

    def is_unanswered(self, gesture: str) -> bool:
        """Whether it still has to be said which lines, what, or when."""
        if gesture in (REFUND, REMAKE):
            return not self.lines.get(gesture)
        if gesture == ON_THE_HOUSE:
            return self.treat is None
        return gesture == FOLLOW_UP and self.follow_up is None

    def toggle(self, gesture: str) -> CaseDraft:
        """A tap on a gesture: chosen, or not any more. It asks what it has to know."""
        if gesture in self.chosen:
            return self.without(gesture)
        instead = {REFUND: WHOLE_ORDER, WHOLE_ORDER: REFUND}.get(gesture)
        chosen = (*(kind for kind in self.chosen if kind != instead), gesture)
        draft = replace(self, chosen=chosen)
        return replace(draft, asking=gesture) if draft.is_unanswered(gesture) else draft

    def without(self, gesture: str) -> CaseDraft:
        """A gesture is not chosen any more, and what was said for it is open again."""
        lines = {kind: chosen for kind, chosen in self.lines.items() if kind != gesture} | self._only_lines()
        return replace(
            self,
            chosen=tuple(kind for kind in self.chosen if kind != gesture),
            lines=lines,
            treat=None if gesture == ON_THE_HOUSE else self.treat,
            follow_up=None if gesture == FOLLOW_UP else self.follow_up,
        )

    def toggle_line(self, line_id: LineId) -> CaseDraft:
        """One more line for the gesture that asks, or one less."""
        chosen = self.lines.get(self.asking, frozenset()) ^ {line_id}
        return replace(self, lines={**self.lines, self.asking: chosen})

    def close_question(self) -> CaseDraft:
        """The question is put away; a gesture it was about stays chosen only where it was answered."""
        draft = replace(self, asking="")
        return draft.without(self.asking) if self.asking and draft.is_unanswered(self.asking) else draft

    def next_question(self) -> str:
        """The first chosen gesture that still needs an answer, or nothing."""
        return next((gesture for gesture in self.chosen if self.is_unanswered(gesture)), "")

    def request(self, gesture: str) -> GestureRequest:
        """A gesture as the flow takes it."""
        wanted = self.lines.get(gesture, frozenset())
        lines = tuple(line.line_id for line in self.order.lines if line.line_id in wanted) if self.order else ()
        amount = self.treat.price if gesture == ON_THE_HOUSE and self.treat else None
        return GestureRequest(gesture, lines, amount)

    def answer(self) -> Answer:
        """Everything that is recorded in one act."""
        return Answer(
            kind=self.kind,
            order_id=self.order_id,
            mishap_id=self.mishap_id,
            their_words=self.their_words,
            gestures=tuple(self.request(gesture) for gesture in self.chosen),
            due=self.minutes.taken if self.minutes else None,
            follow_up=self.follow_up if FOLLOW_UP in self.chosen else None,
            contact=self.contact,
            answer_id=self.answer_id,
            severity=self.said,
            why=self.why,
        )


def minutes_for(story: Story, forecast: datetime | None, now: datetime) -> Minutes | None:
    """New minutes to offer for an order on the bar: those that are `forecast`, else what is promised and still ahead.

    None for one that is made, nor while nothing can be promised for it: a time we broke is none to begin from.
    """
    promised = story.promise.due if story.promise and story.promise.due > now else None
    first = forecast or promised
    if story.order.state != PLACED or first is None:
        return None
    return Minutes.at_soonest(first, now).pick(NONE)
