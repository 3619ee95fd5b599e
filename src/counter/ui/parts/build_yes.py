"""Turns an act that waits for somebody else's yes into its own words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_UP, Decimal

from counter.flows.rights import Ask
from counter.kernel.ids import StaffId
from counter.kernel.language import Language, _
from counter.people.queries import OWNER
from counter.settings.rights import Right
from counter.ui.desk.pending import WantedYes
from counter.ui.parts.phrases import role_name
from counter.ui.parts.pin_wait import PinWait
from counter.ui.parts.yes_state import ApproverState, YesState

ACTS: Mapping[Right, tuple[str, str]] = {
    Right.DISCOUNT: ("badge-percent", _("Discount")),
    Right.PRICE: ("tag", _("Another price")),
    Right.COMP: ("gift", _("On the house")),
    Right.GESTURE: ("gift", _("To make it right")),
    Right.REFUND: ("banknote", _("Money back")),
    Right.DAY: ("banknote", _("More than a day’s allowance")),
    Right.WHOLE_ORDER: ("gift", _("Whole order on us")),
    Right.OTHER_TENDER: ("banknote", _("Money back another way")),
    Right.TENDER: ("banknote", _("Paid another way")),
    Right.ACCOUNT: ("user-round", _("A new house account")),
    Right.VOID: ("x", _("A ticket thrown away")),
    Right.NO_SALE: ("lock-open", _("The drawer without a sale")),
    Right.CASH_OUT: ("banknote", _("Cash out")),
    Right.CLOSE: ("lock", _("The close of the day")),
    Right.STAFF: ("user", _("Who works here")),
    Right.MENU: ("coffee", _("Another menu")),
    Right.SETTINGS: ("settings", _("What the shop decided")),
    Right.LEAVE: ("user", _("Leave them for tomorrow")),
    Right.DRAWER: ("eye-off", _("What should be in the drawer")),
    Right.CAUSE: ("search", _("Where it came from")),
    Right.HONOUR: ("ticket-percent", _("A voucher whose time is over")),
    Right.BEYOND: ("gift", _("More than an order can be given")),
    Right.APPROVE: ("circle-check", _("A yes")),
}
"""The icon and the words of what is asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A wanted yes while it is asked for: of whom, until when (aware UTC), and what was wrong with the last PIN.

    `about` names the order, `asked_by` who asks; both are "" until they are known. `tries` counts the PINs.
    After too many wrong ones the next has to `wait`.
    """

    wanted: WantedYes
    until: datetime
    approver: StaffId
    asked_by: str = ""
    about: str = ""
    wrong: str = ""
    tries: int = 0
    wait: PinWait | None = None


def yes_state(waiting: Asked, now: datetime, language: Language) -> YesState:
    """What is asked for, as of an aware time."""
    seconds = max(0, round((waiting.until - now).total_seconds()))
    waits = waiting.wait.said(now, language) if waiting.wait else ""
    say, refusal = language.say, waiting.wanted.refusal
    who = next(each for each in refusal.approvers if each.staff_id == waiting.approver)
    asked = _largest(refusal.asked)
    icon, what = ACTS[asked.right]
    amount = _how_much(asked, language)
    approves = say("{name} approves {what}, once.", name=who.name, what=amount or language.within(say(what)))
    return YesState(
        title=say("The owner says yes") if who.role == OWNER else say("A lead says yes"),
        icon=icon,
        what=say(what),
        about=" · ".join(filter(None, (waiting.about, say("once")))),
        amount=amount,
        why=waiting.wanted.reason,
        people=tuple(
            ApproverState(each.staff_id, each.name, role_name(each.role, language), chosen=each is who)
            for each in refusal.approvers
        ),
        digits=who.pin_digits,
        once=approves,
        stays=say("Ends in {seconds} s. {name} stays signed in.", seconds=seconds, name=waiting.asked_by),
        wrong=waits or ("" if waiting.wait else waiting.wrong),
        waits=bool(waits),
        tries=waiting.tries,
    )


def _largest(asked: tuple[Ask, ...]) -> Ask:
    """What says most of an act that asks for several rights: one with an amount, else with a percentage."""
    return next((each for each in asked if each.amount), next((each for each in asked if each.percent), asked[0]))


def _how_much(asked: Ask, language: Language) -> str:
    if asked.amount:
        return language.money(asked.amount)
    if not asked.percent:
        return ""
    return language.say("{percent}%", percent=f"{asked.percent.quantize(Decimal('0.1'), ROUND_UP).normalize():f}")
