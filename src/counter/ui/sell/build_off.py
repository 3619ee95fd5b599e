"""Turns what comes off the ticket into the words that stand on it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.kernel.money import total
from counter.orders.draft import Wish
from counter.orders.model import COMP, PRICE, VOUCHER
from counter.people.model import Staff
from counter.ui.sell.ticket_state import OffState

People = Mapping[StaffId, Staff]
"""Who works here, by id."""


def wish_words(wish: Wish, language: Language) -> str:
    """Why, and how much: “Neighbour −20%”."""
    if wish.kind == PRICE and wish.price is not None:
        off = language.say("for {price}", price=language.money(wish.price))
    elif wish.kind == COMP:
        off = language.say("on us")
    elif wish.amount is not None:
        off = language.money(-wish.amount)
    else:
        off = language.say("−{percent}%", percent=f"{wish.percent.normalize():f}" if wish.percent else "100")
    return f"{wish.reason} {off}"


def given_words(wishes: Iterable[Wish], people: People, language: Language) -> tuple[str, ...]:
    """Each of these with the person who gave it: “yesterday’s −20%”, “Ana”."""
    return tuple(
        words
        for wish in wishes
        for words in (language.within(wish_words(wish, language)), _name(wish, people))
        if words
    )


def off_states(open_ticket: OpenTicket, people: People, language: Language) -> Iterator[OffState]:
    """What comes off the whole of it: each discount, then the voucher."""
    priced, draft = open_ticket.priced, open_ticket.draft
    for wish in draft.wishes:
        amounts = (
            each.amount
            for line in priced.lines
            for each in line.reductions
            if each.source == draft.order_id and each.kind == wish.kind
        )
        words = " · ".join(filter(None, (wish_words(wish, language), _name(wish, people))))
        yield OffState(words, language.amount(-total(amounts, priced.total.currency)))
    if spent := priced.reduced_by(VOUCHER):
        yield OffState(language.say("Apology voucher"), language.amount(-spent))


def _name(wish: Wish, people: People) -> str:
    who = people.get(wish.by)
    return who.name if who else ""
