"""Coming back to a customer: we say when and how, nobody answered and there is a next try, and we did."""

from __future__ import annotations

from datetime import datetime, timedelta

from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import MishapId
from counter.recovery.facts import FollowUpDone, FollowUpPromised
from counter.recovery.queries import the_mishap
from counter.recovery.reach import VISIT, way_of
from counter.recovery.rules import read_contact

NEXT_TRY, NEXT_VISIT = timedelta(hours=1), timedelta(days=7)
"""When we try again where nobody answered, and until when where they did not come by yet."""


def promise_follow_up(act: Act, mishap_id: MishapId, due: datetime, *, kind: str = "", contact: str = "") -> None:
    """We come back to them by `due` (aware): a "call", a "message" or at their next "visit"; "" as the contact tells.

    Refused where the time is past, where a call or a message has no contact, and where a visit has one: nothing is
    kept of them that nobody needs.
    """
    if due <= act.at:
        raise Refused("That time is past already. Choose a later one.")
    where = read_contact(contact)
    way = way_of(kind, where)
    if way != VISIT and not where:
        raise Refused("Write where to reach them, or ask at their next visit.")
    if way == VISIT and where:
        raise Refused("Leave out where to reach them: we ask at their next visit.")
    before = act.read(the_mishap, mishap_id).follow_up_fact
    act.record(FollowUpPromised(mishap_id, due, where, before, way))


def no_answer(act: Act, mishap_id: MishapId) -> None:
    """We tried, and nobody answered: it stays ours, and is due again in an hour; where to reach them is kept till then.

    Who did not come by yet has a week. A second tap changes nothing. Refused where nobody said that we come back to
    them, and where somebody did.
    """
    mishap = act.read(the_mishap, mishap_id)
    if mishap.follow_up_fact is None or mishap.follow_up_done_at is not None:
        raise Refused("Nobody said that we come back to them. Tap Follow up first.")
    way = mishap.follow_up_way
    again = (act.at + (NEXT_VISIT if way == VISIT else NEXT_TRY)).replace(second=0, microsecond=0)
    if again != mishap.follow_up_due:
        act.record(FollowUpPromised(mishap_id, again, mishap.follow_up_contact, mishap.follow_up_fact, way))


def follow_up_done(act: Act, mishap_id: MishapId) -> None:
    """We came back to them; where to reach them is erased. A second tap changes nothing.

    Refused where nobody said that we would.
    """
    mishap = act.read(the_mishap, mishap_id)
    if mishap.follow_up_fact is None:
        raise Refused("Nobody said that we come back to them. Tap Follow up first.")
    if mishap.follow_up_done_at is None:
        act.record(FollowUpDone(mishap_id, mishap.follow_up_fact))
