"""Which time zone this machine is in."""

from __future__ import annotations

import os
import re
from pathlib import Path
from zoneinfo import ZoneInfo

from tzlocal import get_localzone_name

from counter.kernel.errors import Refused

_UTC = re.compile(r"(UTC|GMT|UCT|Z)?([+-]?0+)?", re.IGNORECASE)


def zone_here() -> str:
    """Its name, like Europe/Berlin. Refused where the machine says one that is none: days would begin wrong."""
    said = os.environ.get("TZ", "").removeprefix(":")
    try:
        found = get_localzone_name()
    except (LookupError, ValueError, OSError) as fault:
        raise _unknown(said) from fault
    if not (said.startswith("/") or _UTC.fullmatch(said) or _is_zone(said)):
        raise _unknown(said)
    return found


def check_zone_said() -> None:
    """Refused where TZ names a file that is no time zone: our libraries read it as one as they are loaded."""
    said = Path(os.environ.get("TZ", "").removeprefix(":"))
    try:
        if said.name and said.exists() and not said.read_bytes().startswith(b"TZif"):
            raise _unknown(str(said))
    except OSError as fault:
        raise _unknown(str(said)) from fault


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


def _unknown(said: str) -> Refused:
    return Refused(
        "This machine does not say which time zone it is in (TZ is “{said}”)."
        " Set TZ to one like Europe/Berlin, then start again.",
        said=said,
    )
