"""What PostgreSQL says when it does not do what it was asked, in one sentence for whoever stands there."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

from counter.journal.receive import Forked, forked
from counter.kernel.errors import Refused, Unavailable
from counter.link.door import said_at_the_door
from counter.link.status import Shut

log = logging.getLogger(__name__)
_NOT_KNOWN, _TAKEN_OUT = "password authentication failed", "not permitted to log in"
SHUT_OUT = re.compile(rf"{_NOT_KNOWN}|{_TAKEN_OUT}|role \".*\" does not exist|permission denied for database")
"""What an English server says at the door; there it gives no code."""
_NOT_INSTALLED = ("3F000", "42501", "42883", "42P01")
"""No such schema, no right to it, no such function, no such table."""


class ShutOut(Refused):
    """The shop's server lets this machine in with a new code alone; `how` says why."""

    def __init__(self, how: Shut, text: str, **values: object) -> None:
        super().__init__(text, **values)
        self.how = how


class AtTheDoor(Unavailable):
    """The server is there, and this machine does not get in, for a reason that somebody must put right."""


def shut_of(refusal: Refused) -> Shut | None:
    """Why a machine needs a new code, where it does."""
    if isinstance(refusal, Forked):
        return Shut.OLDER_COPY
    return refusal.how if isinstance(refusal, ShutOut) else None


def said_of(fault: Exception) -> Refused | Unavailable:
    """Unavailable where asking again may help, Refused where somebody must do something first."""
    code = getattr(fault, "sqlstate", None) or ""
    told = _TOLD.get(code)
    log.debug("the shop’s server: %s %s", code, fault)  # tried again every few seconds, for days
    if told is not None:
        return told(fault)
    if code in _NOT_INSTALLED:
        return Refused("That server is not ready for this shop. “counter server check” says what is amiss.")
    if not code and SHUT_OUT.search(str(fault)):
        return _revoked(fault) if _TAKEN_OUT in str(fault) else not_known()
    if not code and (told_there := said_at_the_door(fault)):
        return AtTheDoor(told_there.text, **told_there.values)
    return Unavailable("The shop’s server does not answer.")


def said_to_admin(fault: Exception) -> Refused:
    """What PostgreSQL says to whoever administers it, in its own words."""
    if getattr(fault, "sqlstate", None) is None and _NOT_KNOWN in str(fault):
        return Refused(
            "PostgreSQL does not take that name and password. Give its administrator’s, "
            "like postgresql://postgres:password@192.168.1.10/counter"
        )
    if getattr(fault, "sqlstate", None) is None and (told_there := said_at_the_door(fault)):
        return told_there
    if getattr(fault, "sqlstate", None) is None:
        return Refused(
            "PostgreSQL cannot be asked: {fault}. Name its administrator, its machine and a database that is there, "
            "like postgresql://postgres@192.168.1.10/counter",
            fault=str(fault).strip().splitlines()[0].rstrip("."),
        )
    return Refused("PostgreSQL does not let that be done: {fault}.", fault=str(fault).strip().splitlines()[0])


def _forks(_fault: Exception) -> Refused:
    return forked()


def _lacks(_fault: Exception) -> Unavailable:
    """Greeting again says what it lacks."""
    return Unavailable("The shop’s server lacks facts that it had. They are brought back to it.")


def _revoked(_fault: Exception) -> Refused:
    return ShutOut(
        Shut.TAKEN_OUT,
        "This machine does not belong to the shop any more. With a new code, “counter rejoin” lets it in again.",
    )


def not_known() -> Refused:
    """Whom the server takes this machine for is not who it is."""
    return ShutOut(
        Shut.NOT_KNOWN,
        "The shop’s server does not know this machine any more. With a new code, “counter rejoin” lets it in again.",
    )


def _too_old(_fault: Exception) -> Refused:
    return Refused("This Counter is too old for the shop’s server. Until it is brought up to date it works alone.")


def _not_its_own(_fault: Exception) -> Unavailable:
    return Unavailable(
        "The shop’s server lost facts of other terminals. Open the counter at the shop’s first terminal: it brings "
        "them back. Until then this machine works alone."
    )


def _no_such(_fault: Exception) -> Refused:
    return Refused("The shop’s server knows no such machine.")


_TOLD: dict[str, Callable[[Exception], Refused | Unavailable]] = {
    "CO001": _forks,
    "CO002": _lacks,
    "CO003": _revoked,
    "CO004": _too_old,
    "CO005": _not_its_own,
    "CO007": _no_such,
}
