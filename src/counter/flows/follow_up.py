"""Coming back to a customer: nobody answered, so there is a next try."""

from __future__ import annotations

from datetime import timedelta

from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import MishapId
from counter.recovery.facts import FollowUpPromised
from counter.recovery.queries import the_mishap

NEXT_TRY = timedelta(hours=1)
"""When we try again where nobody answered."""


def no_answer(act: Act, mishap_id: MishapId) -> None:
    """We tried, and nobody answered: it stays ours, and is due again in an hour; where to reach them is kept till then.

    Refused where nobody said that we come back to them, and where somebody did already.
    """
    mishap = act.read(the_mishap, mishap_id)
    if mishap.follow_up_fact is None or mishap.follow_up_done_at is not None:
        raise Refused("Nobody said that we come back to them. Tap Follow up first.")
    again = (act.at + NEXT_TRY).replace(second=0, microsecond=0)
    act.record(FollowUpPromised(mishap_id, again, mishap.follow_up_contact, mishap.follow_up_fact))
