"""Turns a discount that is half said into what its panel shows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import LineId
from counter.kernel.language import Language, _
from counter.kernel.money import Money, from_decimal, total
from counter.orders.draft import ALL, Wish
from counter.orders.model import COMP, DISCOUNT, Line
from counter.orders.pricing import left_to_reduce, worth_on_us
from counter.people.model import Staff
from counter.recovery.playbook import Playbook
from counter.settings.rights import Right, limit_of
from counter.settings.rules import Settings
from counter.ui.parts.yes_state import YesState
from counter.ui.sell.build_off import People, wish_words
from counter.ui.sell.discount_draft import AMOUNTS, PERCENTS, DiscountDraft, HowMuch
from counter.ui.sell.discount_panel_state import DiscountPanelState, HowState, ReasonState, TypedState
from counter.ui.sell.ticket_state import OffState

REASONS = (_("Regular"), _("Neighbour"), _("Staff meal"), _("Student"), _("Yesterday’s"))


@dataclass(frozen=True, slots=True)
class Giving:
    """Who gives it, among which people, in which shop."""

    by: Staff | None
    people: People
    settings: Settings
    playbook: Playbook
    language: Language


def discount_panel_state(
    ticket: OpenTicket, chosen: LineId | None, said: DiscountDraft, giving: Giving, yes: YesState | None, wrong: str
) -> DiscountPanelState:
    """The panel for a discount of the ticket that is `said` so far; `chosen` is the line that is chosen on it."""
    language, say = giving.language, giving.language.say
    given = given_before(ticket, said)
    how = said.how or (_how(given) if given and not said.reason and said.typed is None else None)
    reason = said.reason or (given.reason if given and said.how is None and said.typed is None else "")
    reasons = tuple(ReasonState(say(each), say(each) == reason) for each in REASONS)
    named = next((line.name for line in ticket.priced.lines if line.line_id == chosen), "")
    left = _left(ticket, said)
    return DiscountPanelState(
        line=say("This line: {item}", item=named) if named else "",
        of_line=said.line_id is not None,
        percents=tuple(_percent(each, how, language) for each in PERCENTS),
        amounts=tuple(_amount(each, how, giving) for each in AMOUNTS),
        comp=HowState(HowMuch(), say("On the house"), how is not None and how.is_comp),
        cost=_cost(ticket, said, language),
        other=said.typed is not None,
        reasons=reasons,
        other_reason=reason if reason and not any(each.chosen for each in reasons) else "",
        title=_title(given if how and given and how == _how(given) else None, yes, giving),
        needs=yes is not None,
        says=yes.why if yes else _says(how, left, giving),
        wrong=wrong,
        taken=say("Take {what} back", what=wish_words(given, language)) if given else "",
        typed=_typed(said, giving) if said.typed is not None else None,
        yes=yes,
    )


def waiting_state(ticket: OpenTicket, said: DiscountDraft, yes: YesState, by: Staff, language: Language) -> OffState:
    """The discount as it stands on the ticket while it waits for somebody's yes."""
    who = next((each.name for each in yes.people if each.chosen), "")
    how = said.how or HowMuch()
    wish = Wish(
        kind=COMP if how.is_comp else DISCOUNT,
        reason=said.reason,
        by=by.staff_id,
        percent=how.percent,
        amount=how.amount,
    )
    left = _left(ticket, said)
    off = Money(wish.off(left.minor), left.currency)
    waits = language.say("Waiting for {name}’s PIN", name=who)
    return OffState(wish_words(wish, language), language.amount(-off), waits)


def _left(ticket: OpenTicket, said: DiscountDraft) -> Money:
    """What it comes off: a discount of a line takes the place of the one it has."""
    left = left_to_reduce(ticket.priced, said.line_id)
    if said.line_id is None:
        return left
    of_line = (reduction for line in _lines(ticket, said) for reduction in line.reductions if reduction.source is None)
    return left + total((each.amount for each in of_line if each.kind in (COMP, DISCOUNT)), left.currency)


def given_before(ticket: OpenTicket, said: DiscountDraft) -> Wish | None:
    """What is taken off already, of the line or of the whole."""
    draft = ticket.draft
    lines = (line.wishes for line in draft.lines if line.line_id == said.line_id)
    wishes = draft.wishes if said.line_id is None else next(lines, ())
    return next((wish for wish in wishes if wish.kind in (COMP, DISCOUNT)), None)


def _how(wish: Wish) -> HowMuch:
    return HowMuch(wish.percent, wish.amount)


def _lines(ticket: OpenTicket, said: DiscountDraft) -> Sequence[Line]:
    lines = (line for line in ticket.priced.lines if said.line_id in (None, line.line_id))
    return [line for line in lines if line.belongs_to is None]


def _percent(percent: int, how: HowMuch | None, language: Language) -> HowState:
    of = HowMuch(percent=Decimal(percent))
    return HowState(of, language.say("{percent}%", percent=percent), how == of)


def _amount(amount: int, how: HowMuch | None, giving: Giving) -> HowState:
    of = HowMuch(amount=from_decimal(amount * giving.playbook.times, giving.settings.currency))
    return HowState(of, giving.language.plain_money(of.amount) if of.amount else "", how == of)


def _cost(ticket: OpenTicket, said: DiscountDraft, language: Language) -> str:
    """What it counts for where it is on us: what it costs the shop, its price where it does not know that."""
    lines = _lines(ticket, said)
    if not lines:
        return ""
    amount = language.money(worth_on_us(ticket.priced, said.line_id))
    if any(line.cost is None for line in lines):
        return language.say("counts as {amount}", amount=amount)
    return language.say("costs us {amount}", amount=amount)


def _title(given: Wish | None, yes: YesState | None, giving: Giving) -> str:
    say = giving.language.say
    if yes:
        return say("Needs somebody’s yes")
    who = giving.people.get(given.approved_by) if given and given.approved_by else None
    return say("{name} said yes", name=who.name) if who else say("Yours to give")


def _typed(said: DiscountDraft, giving: Giving) -> TypedState:
    amount = Money(int(said.typed or 0), giving.settings.currency)
    shown = giving.language.say("{percent}%", percent=said.typed or "0")
    unit = giving.language.currency_symbol(giving.settings.currency)
    return TypedState(shown if said.in_percent else giving.language.money(amount), said.in_percent, unit)


def _says(how: HowMuch | None, left: Money, giving: Giving) -> str:
    """What whoever is signed in may give alone, and what it comes to."""
    say, by = giving.language.say, giving.by
    if by is None:
        return ""
    most = limit_of(giving.settings.limits, Right.DISCOUNT, by.role, giving.playbook.times, by.own)
    if most is None:
        may = say("Any discount is {name}’s to give.", name=by.name)
    elif not most:
        may = say("{name} gives no discount alone: somebody says yes to it.", name=by.name)
    else:
        may = say("Up to {percent}% is {name}’s to give.", name=by.name, percent=f"{most.normalize():f}")
    if how is None or how.percent is None or how.percent > ALL:
        return may
    off = Money(Wish(kind=DISCOUNT, reason="", by=by.staff_id, percent=how.percent).off(left.minor), left.currency)
    percent = say("{percent}%", percent=f"{how.percent.normalize():f}")
    return f"{may} {say('{percent} off is {amount}.', percent=percent, amount=giving.language.money(off))}"
