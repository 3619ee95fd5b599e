"""What PostgreSQL says when it does not do what it was asked, in one sentence for whoever stands there."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

from counter.kernel.errors import Refused, Unavailable

log = logging.getLogger(__name__)
_NOT_KNOWN = "password authentication failed"
SHUT_OUT = re.compile(
    rf"{_NOT_KNOWN}|not permitted to log in|role \".*\" does not exist|permission denied for database"
)
"""What an English server says at the door; there it gives no code."""
_NOT_INSTALLED = ("3F000", "42501", "42883", "42P01")
"""No such schema, no right to it, no such function, no such table."""


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
        return _revoked(fault)
    return Unavailable("The shop’s server does not answer.")


def said_to_admin(fault: Exception) -> Refused:
    """What PostgreSQL says to whoever administers it, in its own words."""
    if getattr(fault, "sqlstate", None) is None and _NOT_KNOWN in str(fault):
        return Refused(
            "PostgreSQL does not take that name and password. Give its administrator’s, "
            "like postgresql://postgres:password@192.168.1.10/counter"
        )
    if getattr(fault, "sqlstate", None) is None:
        return Refused(
            "PostgreSQL cannot be asked: {fault}. Name its administrator, its machine and a database that is there, "
            "like postgresql://postgres@192.168.1.10/counter",
            fault=str(fault).strip().splitlines()[0].rstrip("."),
        )
    return Refused("PostgreSQL does not let that be done: {fault}.", fault=str(fault).strip().splitlines()[0])


def _forks(_fault: Exception) -> Refused:
    return Refused(
        "This terminal’s file is an older copy that went on by itself: the shop knows other facts of it. "
        "“counter rejoin”, with a new code, gives it a new name."
    )


def _lacks(_fault: Exception) -> Unavailable:
    """Greeting again says what it lacks."""
    return Unavailable("The shop’s server lacks facts that it had. They are brought back to it.")


def _revoked(_fault: Exception) -> Refused:
    return Refused(
        "This machine does not belong to the shop any more. With a new code, “counter rejoin” lets it in again."
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
