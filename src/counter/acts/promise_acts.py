"""Acts about how well the shop promises: `set` decides by it."""

from __future__ import annotations

from typing import Any

import msgspec

from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.session import Session
from counter.flows.promise_page import work_out, worked_out
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.people.queries import staff_member
from counter.reports.promise_page import DAYS
from counter.settings.rights import sees_drawer

_MOST_DAYS = 366


class WhatIf(Fields, frozen=True, kw_only=True):
    """So many of the last days."""

    days: int = DAYS


def promise_page(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at what was worked out after the last close; None where nothing was yet."""
    session.do_in_office(_check_theirs)
    page = worked_out(session.opened.folder)
    return {"page": None if page is None else msgspec.to_builtins(page)}


def what_if(session: Session, said: WhatIf) -> dict[str, Any]:
    """Works it out now, as `counter promises --what-if --json` does."""
    session.do_in_office(_check_theirs)
    if not 1 <= said.days <= _MOST_DAYS:
        raise Refused("Say 1 to 366 days, not {days}.", days=said.days)
    return {"page": msgspec.to_builtins(work_out(session.opened, said.days))}


def _check_theirs(act: Act) -> None:
    if act.by != act.shop.itself and not sees_drawer(act.settings.limits, act.read(staff_member, act.by).role):
        raise Refused("How well we promise is for a lead or the owner to see.")


ACTS: dict[str, Kind[Any]] = {"promise_page": Kind(Nothing, promise_page), "what_if": Kind(WhatIf, what_if)}
