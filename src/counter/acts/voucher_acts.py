"""Acts at the voucher desk: looked up, honoured although its time is over, cancelled, printed anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import Called, day_of, order_named
from counter.acts.session import Session
from counter.acts.values import money
from counter.flows import voucher_desk
from counter.flows.read_code import find_voucher
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, VoucherId
from counter.orders.search import read_search
from counter.reports.voucher_story import MOST_LISTED, VoucherStory, voucher_story
from counter.reports.voucher_words import said_about
from counter.vouchers.code import code_of
from counter.vouchers.model import Voucher
from counter.vouchers.queries import list_vouchers, still_out, vouchers_for
from counter.vouchers.rules import state_of


class LookUp(Fields, frozen=True, kw_only=True):
    """A voucher by its code; or all that are found by a name or an order; or the newest."""

    code: str | None = None
    find: str | None = None


class OneVoucher(Fields, frozen=True, kw_only=True):
    """A voucher by its code; where that is lost, by the order that it was given for, of today unless a day is said."""

    code: str | None = None
    order: Called | None = None
    day: str | None = None


class WithReason(OneVoucher, frozen=True, kw_only=True):
    """The same, and why."""

    reason: str


def look_up(session: Session, said: LookUp) -> dict[str, Any]:
    """What a voucher is worth, until when, why its bearer has it and what happened since; or a list of them."""
    if said.code is not None:
        if said.find is not None:
            raise Refused("Say the code, or what to find, not both.")
        return _told(session, session.do(voucher_desk.look_up_voucher, said.code))
    shop, today = session.opened, day_of(session, None)
    search = None if said.find is None else read_search(said.find, shop.settings.currency)
    found = shop.read(list_vouchers, today, search=search, most=MOST_LISTED)
    left, count = shop.read(still_out, today, shop.settings.currency)
    return {
        "still_out": money(left),
        "count": count,
        "vouchers": [_brief(session, voucher_story_of(session, each)) for each in found],
    }


def voucher_story_of(session: Session, voucher: Voucher) -> VoucherStory:
    """The story of a voucher as of now."""
    return session.opened.read(voucher_story, voucher.voucher_id, day_of(session, None))


def _brief(session: Session, story: VoucherStory) -> dict[str, Any]:
    voucher = story.voucher
    return {
        "code_end": code_of(session.opened.keys, voucher)[-5:],
        "state": story.state,
        "amount": money(voucher.amount),
        "left": money(voucher.left),
        "good_until": voucher.good_until.isoformat(),
        "customer": story.order.customer,
        "order": story.order.called,
        "day": story.order.business_date.isoformat(),
    }


def _told(session: Session, story: VoucherStory) -> dict[str, Any]:
    voucher, keys = story.voucher, session.opened.keys
    ends = {
        "replaced_by": code_of(keys, story.replaced_by)[-5:] if story.replaced_by else None,
        "replaces": code_of(keys, story.replaces)[-5:] if story.replaces else None,
    }
    return {
        **_brief(session, story),
        "redeemed": voucher.redeemed_at.isoformat() if voucher.redeemed_at else None,
        "kind": story.mishap.kind,
        "at": story.mishap.opened_at.isoformat(),
        "what": story.order.what,
        "minutes_late": story.minutes_late,
        "say": said_about(story, session.opened.playbook, session.opened.language),
        **ends,
        "story": [_step(story, *step) for step in sorted(_steps(story), key=lambda step: step[0])],
    }


def _steps(story: VoucherStory) -> Iterator[tuple[datetime, StaffId | None, str, dict[str, str]]]:
    voucher = story.voucher
    yield voucher.issued_at, voucher.issued_by, "issued", {"amount": money(voucher.amount)}
    for use, order in story.uses:
        about = {"order": order.called, "amount": money(use.amount), "lost": money(use.lost)}
        yield use.at, use.by, "redeemed", about
        if use.restored_at is not None:
            yield use.restored_at, None, "restored", {"order": order.called, "amount": money(use.amount)}
    if voucher.honoured_at is not None:
        yield voucher.honoured_at, voucher.honoured_by, "honoured", {"reason": voucher.honoured_for}
    if voucher.ended_at is not None:
        what = "replaced" if voucher.replaced_by else "cancelled"
        yield voucher.ended_at, voucher.ended_by, what, {"reason": voucher.reason} if voucher.reason else {}


def _step(
    story: VoucherStory, at: datetime, by: StaffId | None, what: str, more: dict[str, str]
) -> dict[str, str | None]:
    return {"at": at.isoformat(), "by": story.names.get(by) if by else None, "what": what, **more}


def honour(session: Session, said: WithReason) -> dict[str, Any]:
    """A lead takes it although its time is over: it is good for some days more."""
    return _told_of(session, session.do(voucher_desk.honour_voucher, _meant(session, said), said.reason))


def cancel_voucher(session: Session, said: WithReason) -> dict[str, Any]:
    """Nobody can use it from now on."""
    return _told_of(session, session.do(voucher_desk.cancel_voucher, _meant(session, said), said.reason))


def reissue(session: Session, said: OneVoucher) -> dict[str, Any]:
    """Prints a new one, and the old one stops; answers the new one with its whole code."""
    new = session.do(voucher_desk.reissue_voucher, _meant(session, said))
    return {"code": code_of(session.opened.keys, new), **_told_of(session, new)}


def _meant(session: Session, said: OneVoucher) -> VoucherId:
    if (said.code is None) == (said.order is None):
        raise Refused("Say the code of the voucher, or the order that it was given for.")
    if said.code is not None:
        return session.do(find_voucher, said.code).voucher_id
    order = order_named(session, said.order or "", said.day)
    given = session.opened.read(vouchers_for, order.order_id)
    today = day_of(session, None)
    good = [each for each in given if state_of(each, today) in ("live", "expired")] or list(given)
    if len(good) != 1:
        raise Refused("Order {number} has {count} vouchers. Say the code of one.", number=order.called, count=len(good))
    return good[0].voucher_id


def _told_of(session: Session, voucher: Voucher) -> dict[str, Any]:
    return _told(session, voucher_story_of(session, voucher))


ACTS: dict[str, Kind[Any]] = {
    "look_up": Kind(LookUp, look_up),
    "honour": Kind(WithReason, honour),
    "cancel_voucher": Kind(WithReason, cancel_voucher),
    "reissue": Kind(OneVoucher, reissue),
}
