"""The story of a case as steps: one line each, with its time and its person, in the order in which they happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import StaffId
from counter.kernel.language import Language, _
from counter.kernel.money import Money
from counter.menu.allergens import allergies_said
from counter.orders.model import Order
from counter.promises.model import Promise
from counter.receipts.layout import GOODS_NAMES
from counter.recovery.facts import LEFT, NOTHING
from counter.recovery.model import GREETING, REOPENED, FollowUp, Mishap, Response, Turn
from counter.recovery.offers import GIVES_MONEY_BACK
from counter.recovery.playbook import Playbook
from counter.recovery.reach import CALL, MESSAGE, VISIT
from counter.recovery.rules import LATE
from counter.reports.cases import KnownCase
from counter.reports.change_steps import change_steps
from counter.reports.past_step import RIGHT, WRONG, PastStep
from counter.reports.story import Story

_WE_DO = {
    CALL: _("We call them by {time}"),
    MESSAGE: _("We write to them by {time}"),
    VISIT: _("We ask at their next visit, by {time}"),
}
_NOBODY = {CALL: _("Nobody called them"), MESSAGE: _("Nobody wrote to them"), VISIT: _("Nobody asked them yet")}


@dataclass(frozen=True, slots=True)
class _Telling:
    """Who tells it: the staff's names, the playbook's words, the language, and the time it is."""

    names: Mapping[StaffId, str]
    playbook: Playbook
    language: Language
    now: datetime

    def who(self, staff: StaffId | None) -> str:
        """“by Ana”; nothing where nobody did it."""
        name = self.names.get(staff, "") if staff else ""
        return self.language.say("by {name}", name=name) if name else ""

    def joined(self, *parts: str) -> str:
        """The parts that there are, with commas."""
        return ", ".join(filter(None, parts))


def past_steps(known: KnownCase, playbook: Playbook, language: Language, now: datetime) -> tuple[PastStep, ...]:
    """Everything that happened with an order and what was made again of it, or with a mishap alone, oldest first."""
    telling = _Telling(known.names, playbook, language, now)
    steps: list[PastStep] = []
    if known.story is None:
        steps += _of_mishaps((known.mishap,) if known.mishap else (), known, telling)
    stories = (known.story, *known.others) if known.story else ()
    for each in sorted(stories, key=lambda each: each.order.remake_of is not None):
        is_whole = each is known.story or each.order.remake_of is None
        steps += _of_story(each, known, telling) if is_whole else _of_remake(each, known, telling)
    return tuple(sorted(steps, key=lambda step: step.at))


def _of_story(story: Story, known: KnownCase, telling: _Telling) -> Iterator[PastStep]:
    yield from _of_order(story, telling)
    yield from change_steps(story, telling.names, telling.language)
    yield from _missed(story, telling)
    yield from _of_money(story, telling)
    yield from _asked_again(story, telling)
    yield from _of_mishaps(story.mishaps, known, telling, was_missed=story.is_missed(telling.now))


def _of_remake(story: Story, known: KnownCase, telling: _Telling) -> Iterator[PastStep]:
    """Where a remake is, and what went wrong with it; that it was begun is a gesture of its own."""
    say, remake = telling.language.say, story.order
    if remake.ready_at:
        what = say("{number} ready", number=remake.called)
        yield PastStep(remake.ready_at, "circle-check", what, telling.who(remake.ready_by), tone=RIGHT)
    if remake.handed_over_at:
        what = say("{number} handed over", number=remake.called)
        yield PastStep(remake.handed_over_at, "hand-platter", what, telling.who(remake.handed_over_by))
    if remake.cancelled_at:
        detail = telling.joined(remake.cancel_reason, telling.who(remake.cancelled_by))
        yield PastStep(remake.cancelled_at, "x", say("{number} cancelled", number=remake.called), detail)
    yield from _asked_again(story, telling)
    yield from _of_mishaps(story.mishaps, known, telling)


def _of_mishaps(
    mishaps: Sequence[Mishap], known: KnownCase, telling: _Telling, *, was_missed: bool = False
) -> Iterator[PastStep]:
    for mishap in mishaps:
        turns = known.turns.get(mishap.mishap_id, ())
        at_once = [turn.words for turn in turns[:1] if turn.at == mishap.opened_at]
        if mishap.kind != LATE or at_once or not was_missed:  # else “Promise missed” says it
            yield _opened(mishap, at_once, telling)
        later = turns[len(at_once) :]
        yield from (_turn(turn, telling) for turn in later if not turn.answer)
        yield from _of_mishap(mishap, known.follow_ups.get(mishap.mishap_id, ()), telling)
        # In one act, it is answered after what was done.
        yield from (_turn(turn, telling) for turn in later if turn.answer)


def _of_order(story: Story, telling: _Telling) -> Iterator[PastStep]:
    order, promise, wait = story.order, story.promise, story.wait
    say, clock = telling.language.say, telling.language.clock
    promised = say("promised {time}", time=clock(promise.placed_due)) if promise else ""
    told = say("no promise, told {wait}", wait=telling.language.range(wait.soonest, wait.latest)) if wait else promised
    by = telling.who(order.placed_by)
    yield PastStep(order.placed_at, "coffee", say("Order {number}", number=order.called), telling.joined(told, by))
    yield from _of_customer(order, telling)
    for slip in story.slips:
        what = say("Told them {time}", time=clock(slip.due))
        yield PastStep(slip.given_at, "megaphone", what, telling.who(slip.given_by))
        what = say("Took back {time}: a slip", time=clock(slip.due))
        yield PastStep(slip.at, "undo-2", what, telling.who(slip.by))
    if wait and promise:
        what = say("Told them {time}", time=clock(promise.first_due))
        detail = telling.joined(say("the first promise"), telling.who(wait.promised_by))
        yield PastStep(promise.made_at, "megaphone", what, detail)
    yield from _of_lines(order, telling)
    for reset in promise.resets if promise else ():
        untold = "" if reset.told else say("not told yet")
        told = say("Told them {time}", time=clock(reset.due)) if reset.told else ""
        what = told or say("New time {time}", time=clock(reset.due))
        yield PastStep(reset.at, "megaphone", what, telling.joined(untold, telling.who(reset.by)))
    if order.ready_at:
        kept = _kept(order.ready_at, promise, telling)
        yield PastStep(
            order.ready_at, "circle-check", say("Ready"), telling.joined(kept, telling.who(order.ready_by)), tone=RIGHT
        )
    if order.handed_over_at:
        yield PastStep(order.handed_over_at, "hand-platter", say("Handed over"), telling.who(order.handed_over_by))
    if order.cancelled_at:
        detail = telling.joined(order.cancel_reason, telling.who(order.cancelled_by))
        yield PastStep(order.cancelled_at, "x", say("Cancelled"), detail)


def _of_customer(order: Order, telling: _Telling) -> Iterator[PastStep]:
    """What they asked of the whole order, and what they were told of it before they paid."""
    say, clock = telling.language.say, telling.language.clock
    if order.wanted_at:
        what = say("Agreed for {moment}", moment=_when(order.wanted_at, telling))
        yield PastStep(order.placed_at, "calendar-clock", what)
    if order.needed_by:
        told = say("told before paying that it is {time}", time=clock(order.told_late)) if order.told_late else ""
        yield PastStep(order.placed_at, "hourglass", say("Needed by {time}", time=clock(order.needed_by)), told)
    if order.bring_to:
        yield PastStep(order.placed_at, "map-pin", say("Bring to {place}", place=order.bring_to))
    if order.allergies:
        what = say("Allergy: {what}", what=allergies_said(order.allergies, telling.language))
        yield PastStep(order.placed_at, "nut-off", what, tone=WRONG)
    if order.note:
        yield PastStep(order.placed_at, "square-pen", say("Note"), telling.language.quoted(order.note))
    if order.allergy_confirmed_at:
        by = telling.who(order.allergy_confirmed_by)
        yield PastStep(order.allergy_confirmed_at, "shield-check", say("Allergy confirmed"), by, tone=RIGHT)


def _of_lines(order: Order, telling: _Telling) -> Iterator[PastStep]:
    """What was made before the order was ready; what its Ready made is told with that."""
    say = telling.language.say
    made = sorted((line for line in order.to_make if line.made_at and line.made_by), key=lambda line: str(line.made_at))
    for place, line in enumerate(made, 1):
        if line.made_at and line.made_at != order.ready_at:
            count = say("{number} of {all}", number=place, all=len(order.to_make))
            what = say("{item} made", item=line.sold.name)
            yield PastStep(line.made_at, "check", what, telling.joined(count, telling.who(line.made_by)))
    for line in order.lines:
        if line.left_off and order.ready_at:
            yield PastStep(
                order.ready_at, "octagon-alert", say("Without {item}", item=line.sold.name), line.left_off, tone=WRONG
            )


def _kept(ready_at: datetime, promise: Promise | None, telling: _Telling) -> str:
    say = telling.language.say
    if promise is None:
        return ""
    if ready_at <= promise.first_due:
        return say("promise kept")
    return say("second promise kept") if promise.resets and ready_at <= promise.due else say("promise missed")


def _missed(story: Story, telling: _Telling) -> Iterator[PastStep]:
    if story.promise and story.is_missed(telling.now):
        untold = "" if story.promise.told_before else telling.language.say("nobody had told them")
        what = telling.language.say("Promise missed")
        yield PastStep(story.promise.first_due, "clock-alert", what, untold, tone=WRONG)


def _asked_again(story: Story, telling: _Telling) -> Iterator[PastStep]:
    for at, heard_by in story.asked:
        yield PastStep(at, "megaphone", telling.language.say("They asked again"), telling.who(heard_by), tone=WRONG)


def _of_money(story: Story, telling: _Telling) -> Iterator[PastStep]:
    """What went back by itself: a gesture that gives money back is told as one."""
    say, money = telling.language.say, telling.language.money
    given = {each.at for mishap in story.mishaps for each in mishap.responses if each.kind in GIVES_MONEY_BACK}
    for refund in story.paid.refunds:
        if refund.at not in given:
            what = say("{amount} given back", amount=money(refund.amount))
            goods = say(GOODS_NAMES[refund.goods]) if refund.goods else ""
            yes = say("{name} said yes", name=telling.names[refund.approved_by]) if refund.approved_by else ""
            detail = telling.joined(refund.reason, telling.language.within(goods), telling.who(refund.by), yes)
            yield PastStep(refund.at, "banknote", what, detail)
    for voucher in story.vouchers:
        if voucher.automatic:
            what = say("Apology voucher {amount}", amount=money(voucher.amount))
            yield PastStep(voucher.issued_at, "ticket-percent", what, say("printed by itself"))


def _opened(mishap: Mishap, told: Sequence[str], telling: _Telling) -> PastStep:
    label = telling.language.say(telling.playbook.pages[mishap.kind].label)
    words = "".join(telling.language.quoted(each) for each in told)
    return PastStep(mishap.opened_at, "octagon-alert", label, telling.who(mishap.opened_by), words, WRONG)


def _of_mishap(mishap: Mishap, follow_ups: tuple[FollowUp, ...], telling: _Telling) -> Iterator[PastStep]:
    say = telling.language.say
    for response in mishap.responses:
        yield _response(response, telling)
    for place, each in enumerate(follow_ups):
        again = place > 0 and follow_ups[place - 1].due is not None
        yield _follow_up(each, again=again, telling=telling)
    if mishap.follow_up_due and not mishap.follow_up_done_at and mishap.follow_up_due < telling.now:
        what = say(_NOBODY[mishap.follow_up_way])
        yield PastStep(mishap.follow_up_due, "octagon-alert", what, tone=WRONG)


def _follow_up(each: FollowUp, *, again: bool, telling: _Telling) -> PastStep:
    """We said that we come back to them, once more where nobody answered; or we did."""
    say, who = telling.language.say, telling.who(each.by)
    if each.due is None:
        return PastStep(each.at, "circle-check", say("We came back to them"), who, tone=RIGHT)
    what = say(_WE_DO[each.way], time=_when(each.due, telling))
    return PastStep(each.at, "history", what, telling.joined(say("no answer yet") if again else "", who))


def _turn(turn: Turn, telling: _Telling) -> PastStep:
    """They told us more, or answered whether they are all right."""
    say, who = telling.language.say, telling.who(turn.by)
    if not turn.answer:
        words = telling.language.quoted(turn.words)
        return PastStep(turn.at, "message-square-heart", say("They told us"), who, words, WRONG)
    if turn.answer == REOPENED:
        return PastStep(turn.at, "rotate-ccw", say("Opened again: they are not all right"), who, tone=WRONG)
    if turn.answer == NOTHING:
        return PastStep(turn.at, "circle-check", say("It did not come to it"), tone=RIGHT)
    if turn.answer == LEFT:
        return PastStep(turn.at, "log-out", say("They had left"), who)
    return PastStep(turn.at, "smile", say("They are all right"), who, tone=RIGHT)


def _response(response: Response, telling: _Telling) -> PastStep:
    playbook, language = telling.playbook, telling.language
    if response.kind == GREETING:
        return PastStep(response.at, "smile", language.say("Greeting"), telling.who(response.by), tone=RIGHT)
    gesture = playbook.gestures.get(response.kind)
    worth = language.money(Money(response.cost_minor, playbook.voucher.currency)) if response.cost_minor else ""
    what = language.say(gesture.label) if gesture else response.kind
    icon = gesture.icon if gesture else "hand-heart"
    approver = telling.names.get(response.approved_by, "") if response.approved_by else ""
    yes = language.say("{name} said yes", name=approver) if approver else ""
    why = language.quoted(response.why)
    return PastStep(response.at, icon, what, telling.joined(worth, telling.who(response.by), yes), why, RIGHT)


def _when(at: datetime, telling: _Telling) -> str:
    language = telling.language
    clock, day = language.clock(at), language.local_date(at)
    return clock if day == language.local_date(telling.now) else f"{language.short_date(day)} {clock}"
