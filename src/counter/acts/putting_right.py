"""Acts when something went wrong: a person owns it. And what comes back of it: greetings, follow-ups."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal

from counter.acts.answers import wait_answer
from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.mishap_names import mishap_called, mishap_name
from counter.acts.names import Called, LineOfOrder, order_line, order_named
from counter.acts.refusals import RefusedWith
from counter.acts.session import Session
from counter.acts.values import money, read_money, read_time
from counter.flows import follow_up as coming_back
from counter.flows import put_right
from counter.flows.gestures import GestureRequest
from counter.flows.put_right import Answer
from counter.flows.rights import left_today
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, MishapId, OrderId
from counter.orders.model import Order
from counter.orders.queries import remakes_of
from counter.orders.rules import check_can_be_made
from counter.promises.queries import the_promise, the_wait
from counter.recovery.model import Mishap
from counter.recovery.offers import FOLLOW_UP, ON_THE_HOUSE, REFUND, VOUCHER
from counter.recovery.queries import follow_ups_due, the_mishap, unanswered
from counter.recovery.rules import ARRIVAL, WELCOME_BACK
from counter.recovery.rules import MISHAP as ABOUT_A_MISHAP
from counter.reports.proposed import loss_of, proposed
from counter.reports.spoken import words_to_say
from counter.reports.story import Story, story
from counter.till.model import MoneyBack
from counter.vouchers.code import code_of

HAS_AMOUNT = frozenset({REFUND, VOUCHER, ON_THE_HOUSE})
"""Gestures whose worth is for whoever makes them to say."""
OCCASIONS = {"arrival": ARRIVAL, "welcome_back": WELCOME_BACK, "welcome back": WELCOME_BACK, "mishap": ABOUT_A_MISHAP}


class Gesture(Fields, frozen=True, kw_only=True):
    """What somebody did: for these lines, worth so much; a follow-up is due at a time, of a kind, at a contact."""

    gesture: str
    lines: tuple[LineOfOrder, ...] = ()
    amount: str | None = None
    due: str | None = None
    contact: str = ""
    kind: Literal["call", "message", "visit"] | None = None


class MishapSaid(Fields, frozen=True, kw_only=True):
    """Something that went wrong, with an order or without, new or one that is open."""

    order: Called | None = None
    mishap: str | None = None
    day: str | None = None
    kind: str = ""
    their_words: str = ""
    gestures: tuple[Gesture, ...] = ()
    new_promise: str | None = None
    severity: Literal["small", "grave"] | None = None
    cause: Literal["ours", "machine", "supplier", "payment firm"] | None = None
    why: str = ""


class Greet(Fields, frozen=True, kw_only=True):
    """A person spoke to the customer: about an order, or about a mishap without one ("m1")."""

    order: Called | None = None
    mishap: str | None = None
    day: str | None = None
    occasion: Literal["arrival", "welcome_back", "welcome back", "mishap"] = "mishap"


class OfMishap(Fields, frozen=True, kw_only=True):
    """A mishap, by what it is called ("141a", "m1"), of today unless a day is said."""

    mishap: str
    day: str | None = None


def mishap(session: Session, said: MishapSaid) -> dict[str, Any]:
    """Records what went wrong and what a person did about it, all of it or nothing."""
    known = None if said.mishap is None else mishap_called(session, said.mishap, said.day)
    order = _order_of(session, said, known)
    _check_kind(said.kind, session.opened.playbook.pages)
    _check_fits(said, known, order)
    answer = _answer(session, said, known, order)
    before = _standing(session, order)
    try:
        mishap_id = session.do(put_right.put_right, answer)
    except Refused as refusal:
        raise RefusedWith(refusal, {"left_to_give": _left(session)}) from refusal
    return _recorded(session, mishap_id, order, before, answer.due)


def _order_of(session: Session, said: MishapSaid, known: Mishap | None) -> Order | None:
    if said.order is not None:
        return order_named(session, said.order, said.day)
    if known is None or known.order_id is None:
        return None
    return session.opened.read(story, known.order_id).order


def _check_kind(kind: str, known: Collection[str]) -> None:
    if kind and kind not in known:
        raise Refused("There is no mishap “{kind}”. There are {known}.", kind=kind, known=", ".join(known))


def _check_fits(said: MishapSaid, known: Mishap | None, order: Order | None) -> None:
    """Refused where the line contradicts the mishap that it goes on with, or promises anew what is not being made."""
    if known is not None and said.kind not in ("", known.kind):
        raise Refused("“{mishap}” is of the kind “{kind}”. Leave the kind out.", mishap=said.mishap, kind=known.kind)
    if known is not None and order is not None and known.order_id != order.order_id:
        raise Refused("“{mishap}” is not of order {number}.", mishap=said.mishap, number=order.called)
    if said.new_promise is None:
        return
    if order is None:
        raise Refused("Say the order first: “new_promise” is for it.")
    check_can_be_made(order.state, order.called)


def _answer(session: Session, said: MishapSaid, known: Mishap | None, order: Order | None) -> Answer:
    follow_ups = [gesture for gesture in said.gestures if gesture.gesture == FOLLOW_UP]
    if len(follow_ups) > 1:
        raise Refused("Say once when we come back to them.")
    if follow_ups and follow_ups[0].due is None:
        raise Refused("“follow_up” needs the field “due”: when we come back to them.")
    promised = follow_ups[0] if follow_ups else None
    return Answer(
        kind=said.kind or (known.kind if known else ""),
        order_id=order.order_id if order else None,
        mishap_id=known.mishap_id if known else None,
        their_words=said.their_words,
        gestures=tuple(_request(session, each, order) for each in said.gestures if each is not promised),
        due=None if said.new_promise is None else read_time(said.new_promise),
        follow_up=read_time(promised.due) if promised and promised.due else None,
        contact=promised.contact if promised else "",
        follow_up_kind=(promised.kind or "") if promised else "",
        severity=said.severity or "",
        cause=said.cause or "",
        why=said.why,
    )


def _request(session: Session, said: Gesture, order: Order | None) -> GestureRequest:
    if said.due is not None or said.contact or said.kind:
        raise Refused("Only “follow_up” has a time, a kind and a contact.")
    if said.lines and order is None:
        raise Refused("Say the order first: “lines” are its.")
    lines = () if order is None else tuple(_whole_line(order, line) for line in said.lines)
    if said.amount is not None and said.gesture not in HAS_AMOUNT:
        raise Refused("“{gesture}” has no amount.", gesture=said.gesture)
    amount = None if said.amount is None else read_money(said.amount, session.opened.settings.currency)
    if amount is not None and amount.minor <= 0:
        raise Refused("A gesture gives. Choose an amount above nothing.")
    return GestureRequest(said.gesture, lines=lines, amount=amount)


def _whole_line(order: Order, said: LineOfOrder) -> LineId:
    line_id = order_line(order, said.line)
    if said.quantity not in (None, order.sold[said.line - 1].quantity):
        raise Refused("A gesture is for a whole line so far: leave out “quantity”, or “refund” so many.")
    return line_id


def _standing(session: Session, order: Order | None) -> Story | None:
    return None if order is None else session.opened.read(story, order.order_id)


def _recorded(
    session: Session, mishap_id: MishapId, order: Order | None, before: Story | None, due: datetime | None
) -> dict[str, Any]:
    """What came of it. The words are of the order as it stood `before`, as on screen: a new time broke nothing."""
    shop = session.opened
    now = _standing(session, order)
    known = shop.read(the_mishap, mishap_id)
    vouchers = now.vouchers[len(before.vouchers) :] if now and before else ()
    refunds = now.paid.refunds[len(before.paid.refunds) :] if now and before else ()
    worth = vouchers[0].amount if vouchers else None
    answer = shop.playbook.answer(known.kind, known.severity)
    return {
        "mishap": mishap_name(session, known),
        "said": words_to_say(answer, before, shop.language, session.clock.now(), new_promise=due, voucher=worth),
        "vouchers": [
            {
                "code": code_of(shop.keys, voucher),
                "amount": money(voucher.amount),
                "good_until": voucher.good_until.isoformat(),
            }
            for voucher in vouchers
        ],
        "refunds": [_back(back) for refund in refunds for back in refund.back],
        "remake": _remake(session, order.order_id if order else None, before),
        "left_to_give": _left(session),
    }


def _back(back: MoneyBack) -> dict[str, str]:
    return {"tender": back.tender, "amount": money(back.amount)}


def _remake(session: Session, order_id: OrderId | None, before: Story | None) -> dict[str, Any] | None:
    if order_id is None or before is None:
        return None
    remakes = session.opened.read(remakes_of, before.order.remake_of or order_id)
    new = [remake for remake in remakes if remake.order_id not in {each.order_id for each in before.remakes}]
    if not new:
        return None
    shop, last = session.opened, new[-1]
    promise, wait = shop.read(the_promise, last.order_id), shop.read(the_wait, last.order_id)
    said = {"due": promise.due.isoformat()} if promise else {"due": None, **wait_answer(wait, shop.language)}
    return {"order": last.called, **said}


def _left(session: Session) -> str | None:
    """What the person may still give away today; None is no limit."""
    left = session.opened.do(session.person, left_today)
    return None if left is None else money(left)


def greet(session: Session, said: Greet) -> dict[str, Any]:
    """A person spoke to the customer; about a mishap it answers every open one of the order."""
    order_id = None if said.order is None else order_named(session, said.order, said.day).order_id
    known = None if said.mishap is None else mishap_called(session, said.mishap, said.day)
    if known is not None and order_id is not None:
        raise Refused("Say the order or the mishap, not both.")
    mishap_id = None
    if known is not None:
        order_id, mishap_id = known.order_id, known.mishap_id
    session.do(put_right.greet, order_id, mishap_id, OCCASIONS[said.occasion])
    return {}


def follow_up_done(session: Session, said: OfMishap) -> dict[str, Any]:
    """We came back to them."""
    session.do(coming_back.follow_up_done, mishap_called(session, said.mishap, said.day).mishap_id)
    return {}


def no_answer(session: Session, said: OfMishap) -> dict[str, Any]:
    """We tried to reach them, and nobody answered: answers when we try again."""
    known = mishap_called(session, said.mishap, said.day)
    session.do(coming_back.no_answer, known.mishap_id)
    due = session.opened.read(the_mishap, known.mishap_id).follow_up_due
    return {"due": due.isoformat() if due else None}


def mishaps(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at what nobody answered yet, oldest first, however old; and at whom we come back to, by due time."""
    read = session.opened.read
    return {
        "mishaps": [_listed(session, each) for each in read(unanswered)],
        "follow_ups": [_coming_back(session, each) for each in read(follow_ups_due)],
    }


def _coming_back(session: Session, known: Mishap) -> dict[str, Any]:
    due = known.follow_up_due or session.clock.now()
    return {
        "mishap": mishap_name(session, known),
        "kind": known.follow_up_way,
        "due": due.isoformat(),
        "overdue": due < session.clock.now(),
        "contact": known.follow_up_contact,
    }


def _listed(session: Session, known: Mishap) -> dict[str, Any]:
    return {
        "mishap": mishap_name(session, known),
        "kind": known.kind,
        "severity": known.severity,
        "opened": known.opened_at.isoformat(),
        "their_words": known.their_words,
        "proposed": _proposed(session, known),
    }


def _proposed(session: Session, known: Mishap) -> list[str]:
    """The gestures that fit, as Make it right has them chosen from the start."""
    shop = session.opened
    about = _standing(session, _order_of(session, MishapSaid(), known))
    loss = loss_of(shop.playbook, known.kind, about, known, session.clock.now())
    return list(proposed(shop.playbook, known.kind, known.severity, about, loss)[0])


ACTS: dict[str, Kind[Any]] = {
    "mishap": Kind(MishapSaid, mishap),
    "greet": Kind(Greet, greet),
    "follow_up_done": Kind(OfMishap, follow_up_done),
    "no_answer": Kind(OfMishap, no_answer),
    "mishaps": Kind(Nothing, mishaps),
}
