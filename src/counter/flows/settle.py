"""Whether it is right again: they are asked, it is reopened with its story, and what a person notes in one tap."""

from __future__ import annotations

from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, MishapId, OrderId, StaffId
from counter.orders.queries import the_order
from counter.recovery.facts import (
    ALL_RIGHT,
    LEFT,
    AskedAgain,
    CauseNamed,
    GoodMomentNoted,
    GoodMomentTakenBack,
    MishapClosed,
    MishapReopened,
    MishapTold,
    MishapWeighed,
    ThanksRead,
)
from counter.recovery.moment_queries import thanks_for, the_moment
from counter.recovery.queries import the_mishap
from counter.recovery.rules import CAUSES, SEVERITIES, read_story
from counter.settings.rights import Right


def settle(act: Act, mishap_id: MishapId, answer: str) -> None:
    """They were asked whether they are all right: "yes" closes it, "left" closes it as left, "no" keeps it open.

    "no" reopens what was answered before. The same answer twice changes nothing.
    """
    known = act.read(the_mishap, mishap_id)
    if answer not in (ALL_RIGHT, LEFT):
        if not known.is_open:
            act.record(MishapReopened(mishap_id))
    elif known.closed_as != answer:
        act.record(MishapClosed(mishap_id, answer))


def settle_all(act: Act, mishap_ids: tuple[MishapId, ...], answer: str) -> None:
    """One person is asked about all that went wrong for them, in one act."""
    for mishap_id in mishap_ids:
        settle(act, mishap_id, answer)


def reopen(act: Act, mishap_id: MishapId, their_words: str = "") -> None:
    """It is not right after all; what they say now is kept beside what they said before.

    Refused where the words look like a card number or a PIN.
    """
    words = read_story(their_words)
    if not act.read(the_mishap, mishap_id).is_open:
        act.record(MishapReopened(mishap_id))
    if words:
        act.record(MishapTold(mishap_id, words))


def weigh(act: Act, mishap_id: MishapId, severity: str) -> None:
    """Says how much it was: "small" or "grave"."""
    if severity not in SEVERITIES:
        raise Refused("A mishap is small or grave.")
    if act.read(the_mishap, mishap_id).severity != severity:
        act.record(MishapWeighed(mishap_id, severity))


def name_cause(act: Act, mishap_id: MishapId, cause: str) -> None:
    """Says where it came from, for lead and owner. Refused for whoever has not the right, and an unknown cause."""
    if cause not in CAUSES:
        raise Refused("A cause is one of {known}.", known=", ".join(CAUSES))
    known = act.read(the_mishap, mishap_id)
    allow(act, Ask(Right.CAUSE), order_id=known.order_id)
    if known.cause != cause:
        act.record(CauseNamed(mishap_id, cause))


def ask_again(act: Act, order_id: OrderId) -> None:
    """A customer had to ask about an order: it is counted. Refused where the order is not known."""
    act.record(AskedAgain(act.read(the_order, order_id).order_id))


def note_good_moment(act: Act, words: str, order_id: OrderId | None = None, thanks: StaffId | None = None) -> FactId:
    """Something went well, and somebody is thanked for it who reads it as they sign in next; gives the moment's id.

    Refused without words where somebody is thanked, and where whoever notes it thanks themselves.
    """
    said = read_story(words)
    if not said:
        raise Refused("Say in a few words what went well.")
    if thanks == act.by:
        raise Refused("Thank somebody else; your own good moment needs no thanks.")
    if order_id is not None:
        act.read(the_order, order_id)
    return act.record(GoodMomentNoted(order_id=order_id, thanks=thanks, words=said)).id


def take_back_good_moment(act: Act, moment_id: FactId) -> None:
    """It was a slip of the finger: the moment and its words go."""
    act.read(the_moment, moment_id)
    act.record(GoodMomentTakenBack(moment_id))


def read_thanks(act: Act) -> None:
    """Whoever is signed in has read what they are thanked for."""
    for moment in act.read(thanks_for, act.by):
        act.record(ThanksRead(moment.moment_id))
