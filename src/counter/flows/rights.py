"""Whether what somebody does is theirs to do alone, and who says yes where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_UP, Decimal

from babel.numbers import get_currency_precision

from counter.flows.proof import prove_given, prove_person, prove_settings
from counter.flows.shop import Act
from counter.journal.fact import subject_of
from counter.journal.queries import in_order
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.language import _
from counter.kernel.money import Money, to_decimal
from counter.people.facts import ApprovalGiven
from counter.people.model import Approval, Staff
from counter.people.queries import has_pins, owner_has_pin, read_staff, staff_member
from counter.recovery.playbook import Allowance
from counter.recovery.rules import left_to_give
from counter.reports.given import given_between
from counter.settings.rights import AMOUNTS, NEVER, OF_THE_DAY, OF_THE_DRAWER, OF_THE_OFFICE, ROLES, Right, limit_of

GOOD_FOR = timedelta(seconds=60)
"""How long somebody's yes can wait for the act that it is for."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody wants to do: a right, and how far: percent, or an amount; neither where it is all or nothing."""

    right: Right
    percent: Decimal | None = None
    amount: Money | None = None

    @property
    def worth(self) -> Decimal:
        """How far it goes, as it is held against a limit."""
        if self.amount is not None and self.right in AMOUNTS:
            return to_decimal(self.amount)
        return Decimal(1) if self.percent is None else self.percent


class NotTheirs(Refused):
    """Not theirs to do alone: `asked` is what the whole act asks for, `approvers` are who can say yes with a PIN.

    `order_id` is the order that it is about, if it is about one.
    """

    def __init__(
        self, refusal: Refused, asked: Sequence[Ask], approvers: Sequence[Staff], order_id: OrderId | None
    ) -> None:
        super().__init__(refusal.text, **refusal.values)
        self.asked, self.approvers, self.order_id = tuple(asked), tuple(approvers), order_id


def allow(act: Act, *asked: Ask, order_id: OrderId | None = None) -> StaffId | None:
    """Who else said yes to an act that asks for these; None where all of it is theirs to do alone.

    The yes is recorded. Refused as `yes_needed`.
    """
    approval = yes_needed(act, *asked, order_id=order_id)
    if approval is None:
        return None
    act.record(_given(approval, _still_asked(act, asked), order_id))
    return approval.approver


def yes_needed(act: Act, *asked: Ask, order_id: OrderId | None = None) -> Approval | None:
    """The yes of somebody else that an act uses which asks for these; None where all of it is theirs to do alone.

    Nothing is recorded. Refused, naming who can say yes, where nobody did; and where the yes came too late, was used
    for another act, or goes beyond what whoever gave it may do.
    """
    asked = _still_asked(act, asked)
    if not asked:
        return None
    prove_limits(act, asked)
    beyond = [each for each in asked if not is_theirs(act, act.by, each)]
    if not beyond:
        return None
    if act.approval is None:
        others = _others_who_may(act, asked)
        refusal = _needs(act, beyond[0], [person.name for person in others])
        raise NotTheirs(refusal, asked, [person for person in others if person.pin_digits], order_id)
    _check(act, act.approval, asked)
    return act.approval


def prove_limits(act: Act, asked: Sequence[Ask]) -> None:
    """Refused where what decides whether these are theirs is not as it was recorded: limits, role, what they gave."""
    prove_settings(act)
    _prove(act, act.by, asked)


def _still_asked(act: Act, asked: Sequence[Ask]) -> tuple[Ask, ...]:
    return tuple(each for each in asked if each.right not in _not_asked_yet(act))


def _not_asked_yet(act: Act) -> frozenset[Right]:
    """What this shop asks of nobody, or not of the app itself, which does what an owner typed at the machine."""
    not_yet: frozenset[Right] = frozenset() if act.read(has_pins) else OF_THE_DRAWER
    if act.by == act.shop.itself or not act.read(owner_has_pin):
        not_yet |= OF_THE_OFFICE
    return not_yet


def is_theirs(act: Act, who: StaffId, asked: Ask) -> bool:
    """Whether somebody may do it alone, now."""
    limit = _limit(act, who, asked.right)
    if limit is not None and asked.worth > limit:
        return False
    left = left_today(act, who) if asked.amount is not None and asked.right in OF_THE_DAY else None
    return left is None or asked.amount is None or asked.amount <= left


def allowance_of(act: Act, who: StaffId | None = None) -> Allowance:
    """What somebody, or else whoever is at it, may give away alone to make something right."""
    person = act.read(staff_member, who or act.by)
    return act.playbook.allowance_of(person.role, person.own)


def left_today(act: Act, who: StaffId | None = None) -> Money | None:
    """What somebody, or else whoever is at it, may still give away alone today; None is no limit."""
    since, until = act.settings.hours_of(act.settings.trading_day(act.at))
    currency, refunds = act.settings.currency, act.read(has_pins)
    given = act.read(given_between, who or act.by, since, until, currency, with_refunds=refunds)
    return left_to_give(allowance_of(act, who), given)


def who_may(act: Act, asked: Sequence[Ask]) -> list[str]:
    """The names of all others who could say yes to it, who may least first."""
    return [person.name for person in _others_who_may(act, asked)]


def _others_who_may(act: Act, asked: Sequence[Ask]) -> list[Staff]:
    others = sorted(act.read(read_staff), key=lambda person: ROLES.index(person.role) if person.role in ROLES else 0)
    return [
        person
        for person in others
        if person.staff_id != act.by and all(is_theirs(act, person.staff_id, each) for each in (_APPROVES, *asked))
    ]


_APPROVES = Ask(Right.APPROVE)


def _limit(act: Act, who: StaffId, right: Right) -> Decimal | None:
    person = act.read(staff_member, who)
    if not person.works:
        return NEVER
    return limit_of(act.settings.limits, right, person.role, act.playbook.times, person.own)


def _prove(act: Act, who: StaffId, asked: Sequence[Ask]) -> None:
    prove_person(act, who)
    if any(each.amount is not None and each.right in OF_THE_DAY for each in asked):
        prove_given(act, who)


def _check(act: Act, approval: Approval, asked: Sequence[Ask]) -> None:
    approver = act.read(staff_member, approval.approver)
    if approval.asked_by != act.by or approver.staff_id == act.by:
        raise Refused("Nobody says yes to themselves: ask somebody else for their PIN.")
    if not timedelta(0) <= act.at - approval.given_at <= GOOD_FOR:
        raise Refused("{name} said yes over a minute ago. Ask once more.", name=approver.name)
    if any(act.read(in_order, subject_of("approval", approval.approval_id))):
        raise Refused("{name} said yes to one act, and it is done. Ask once more.", name=approver.name)
    _prove(act, approver.staff_id, asked)
    for each in (_APPROVES, *asked):
        if not is_theirs(act, approver.staff_id, each):
            raise Refused(
                "That is not {name}’s to give either. {who} can.",
                name=approver.name,
                who=_either(act, who_may(act, asked)),
            )


def _given(approval: Approval, asked: Sequence[Ask], order_id: OrderId | None) -> ApprovalGiven:
    return ApprovalGiven(
        approval_id=approval.approval_id,
        approver=approval.approver,
        rights=tuple(each.right.value for each in asked),
        percent=next((each.percent for each in asked if each.percent is not None), None),
        amount=next((each.amount for each in asked if each.amount is not None), None),
        order_id=order_id,
    )


def _needs(act: Act, asked: Ask, names: Sequence[str]) -> Refused:
    who, limit, currency = _either(act, names), _limit(act, act.by, asked.right), act.settings.currency
    if asked.percent is not None and limit:
        most, percent = _plain(limit), _plain(asked.percent.quantize(Decimal("0.1"), ROUND_UP))
        return Refused("{percent}% needs {who}: up to {most}% is yours to give.", percent=percent, who=who, most=most)
    if asked.amount is not None and (asked.right is Right.DAY or limit is None or asked.worth <= limit):
        left = left_today(act)
        return Refused(
            "{amount} needs {who}: {left} is left of yours to give today.", amount=asked.amount, who=who, left=left
        )
    if asked.amount is not None and limit:
        at_once = Money(int(limit.scaleb(get_currency_precision(currency))), currency)
        return Refused(
            "{amount} needs {who}: up to {most} at once is yours to give.", amount=asked.amount, who=who, most=at_once
        )
    return Refused(_NEVER[asked.right], who=who)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _either(act: Act, names: Sequence[str]) -> str:
    return act.language.either(names) or act.language.say("a lead")


_NEVER = {
    Right.DISCOUNT: _("A discount needs {who}."),
    Right.PRICE: _("Another price needs {who}."),
    Right.COMP: _("Something on us needs {who}."),
    Right.GESTURE: _("That needs {who}."),
    Right.REFUND: _("Money back needs {who}."),
    Right.DAY: _("That needs {who}."),
    Right.WHOLE_ORDER: _("A whole order on us needs {who}."),
    Right.OTHER_TENDER: _("Money back by another tender than it came by needs {who}."),
    Right.TENDER: _("A payment put down to another tender needs {who}."),
    Right.ACCOUNT: _("A new house account needs {who}."),
    Right.VOID: _("A ticket thrown away needs {who}."),
    Right.NO_SALE: _("The drawer without a sale needs {who}."),
    Right.CASH_OUT: _("Cash out of the drawer needs {who}."),
    Right.CLOSE: _("The close of the day needs {who}."),
    Right.STAFF: _("Only {who} changes who works here, and their PINs."),
    Right.MENU: _("Only {who} changes the menu."),
    Right.SETTINGS: _("Only {who} changes what the shop decided."),
    Right.LEAVE: _("Leaving somebody for tomorrow needs {who}."),
    Right.DRAWER: _("What should be in the drawer is shown to {who}."),
    Right.CAUSE: _("Where it came from is for {who} to say. You have the customer to look after."),
    Right.HONOUR: _("Its time is over: {who} can take it all the same."),
    Right.BEYOND: _("More than that for one order needs {who}, who says why."),
    Right.APPROVE: _("That needs {who}."),
}
"""What somebody hears who may never do it alone."""
