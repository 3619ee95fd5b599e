"""Acts of whether it is right again: asked again, settled, reopened; and of what went well."""

from __future__ import annotations

from typing import Any, Literal

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.mishap_names import mishap_called, mishap_name
from counter.acts.names import Called, order_named, person_named
from counter.acts.session import Session
from counter.flows import settle
from counter.kernel.ids import MishapId
from counter.recovery.moment_queries import times_asked
from counter.recovery.queries import the_mishap


class AskedAgain(Fields, frozen=True, kw_only=True):
    """A customer asked about an order, of today unless a day is said."""

    order: Called
    day: str | None = None


class Settled(Fields, frozen=True, kw_only=True):
    """What they answered who were asked whether they are all right."""

    mishap: str
    answer: Literal["yes", "no", "left"]
    day: str | None = None


class Reopened(Fields, frozen=True, kw_only=True):
    """It is not right after all, in their words."""

    mishap: str
    their_words: str = ""
    day: str | None = None


class GoodMoment(Fields, frozen=True, kw_only=True):
    """Something went well, with an order or without, thanks to somebody or not."""

    words: str
    order: Called | None = None
    day: str | None = None
    thanks: str | None = None


def asked_again(session: Session, said: AskedAgain) -> dict[str, Any]:
    """Counts that somebody had to ask; answers how often it was for this order."""
    order_id = order_named(session, said.order, said.day).order_id
    session.do(settle.ask_again, order_id)
    return {"times": session.opened.read(times_asked, [order_id])[order_id]}


def settled(session: Session, said: Settled) -> dict[str, Any]:
    """Closes it, or keeps it open, or opens it again."""
    known = mishap_called(session, said.mishap, said.day)
    session.do(settle.settle, known.mishap_id, said.answer)
    return _standing(session, known.mishap_id)


def reopen(session: Session, said: Reopened) -> dict[str, Any]:
    """Opens it again with its story."""
    known = mishap_called(session, said.mishap, said.day)
    session.do(settle.reopen, known.mishap_id, said.their_words)
    return _standing(session, known.mishap_id)


def _standing(session: Session, mishap_id: MishapId) -> dict[str, Any]:
    known = session.opened.read(the_mishap, mishap_id)
    return {"mishap": mishap_name(session, known), "open": known.is_open, "closed": known.closed_as or None}


def good_moment(session: Session, said: GoodMoment) -> dict[str, Any]:
    """Notes it; whom it thanks reads it at their next sign-in."""
    order_id = None if said.order is None else order_named(session, said.order, said.day).order_id
    thanks = None if said.thanks is None else person_named(session, said.thanks)
    session.do(settle.note_good_moment, said.words, order_id, thanks)
    return {}


ACTS: dict[str, Kind[Any]] = {
    "asked_again": Kind(AskedAgain, asked_again),
    "settled": Kind(Settled, settled),
    "reopen": Kind(Reopened, reopen),
    "good_moment": Kind(GoodMoment, good_moment),
}
