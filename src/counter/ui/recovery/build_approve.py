"""Turns a gesture that waits for somebody's yes into what is shown beside the words to say. Pure."""

from __future__ import annotations

from dataclasses import replace

from counter.kernel.language import Language, _
from counter.menu.rules import Menu
from counter.recovery.offers import ON_THE_HOUSE, REFUND, VOUCHER
from counter.ui.parts.yes_state import YesState
from counter.ui.recovery.approve_presenter import ApprovePresenter
from counter.ui.recovery.approve_state import ApproveState, MineState
from counter.ui.recovery.case_draft import CaseDraft
from counter.ui.recovery.case_giving import Mine, mine, most_of_mine, together

_MOST_SHOWN = 3


def approve_state(
    asking: ApprovePresenter, draft: CaseDraft, gesture: str, menu: Menu, language: Language
) -> ApproveState | None:
    """What is asked for this gesture of a case; None where nothing is."""
    yes = asking.state()
    if yes is None:
        return None
    offered = mine(draft, gesture, menu)[:_MOST_SHOWN]
    return ApproveState(
        yes=replace(_in_its_words(yes, draft, gesture, language), stays=_line(asking, draft, language)),
        wrong="" if yes.waits else yes.wrong,
        mine_title=_mine_title(draft, gesture, language) if offered else "",
        mine=tuple(_mine(each, draft, language) for each in offered),
        why=draft.why if asking.asks_why else None,
    )


def _in_its_words(yes: YesState, draft: CaseDraft, gesture: str, language: Language) -> YesState:
    """The gesture's own name and amount, and the sum where something else is given with it."""
    known, cost, every = draft.book.gestures[gesture], draft.cost(gesture), together(draft)
    about = ""
    if every != cost:
        with_voucher = VOUCHER in draft.chosen and every == cost + draft.cost(VOUCHER)
        said = _("with the voucher {sum}") if with_voucher else _("with the rest {sum}")
        about = language.say(said, sum=language.money(every))
    return replace(
        yes,
        icon=known.icon,
        what=language.say(known.label),
        about=about,
        amount=language.money(cost) if cost else "",
        why="",
        once="",
        wrong=yes.wrong if yes.waits else "",
    )


def _line(asking: ApprovePresenter, draft: CaseDraft, language: Language) -> str:
    customer, seconds, name = draft.order.customer if draft.order else "", asking.seconds, asking.asked_by
    if customer:
        return language.say(
            "Once, ends in {seconds} s. {name} stays signed in, and with {customer}.",
            seconds=seconds, name=name, customer=customer,
        )  # fmt: skip
    return language.say("Once, ends in {seconds} s. {name} stays signed in.", seconds=seconds, name=name)


def _mine_title(draft: CaseDraft, gesture: str, language: Language) -> str:
    most = most_of_mine(draft, gesture)
    if not most:
        return language.say("Or give what is yours")
    return language.say("Or give what is yours, up to {most}", most=language.money(most))


def _mine(each: Mine, draft: CaseDraft, language: Language) -> MineState:
    gesture = draft.book.gestures[each.gesture]
    label = language.say(gesture.label)
    if each.gesture == REFUND and draft.order:
        name = next(line.sold.name for line in draft.order.lines if line.line_id == each.line)
        label = language.say("Refund: {item}", item=name)
    elif each.gesture == ON_THE_HOUSE and each.treat:
        label = language.say("On the house: {item}", item=each.treat.name)
    return MineState(label, language.money(each.cost) if each.cost else language.say(gesture.note or ""), gesture.icon)
