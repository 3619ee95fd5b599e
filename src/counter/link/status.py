"""How this terminal and the shop's server stand to each other, as people see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from counter.kernel.errors import NOTHING, Sentence

CLOCK_MAY_BE_OFF = timedelta(seconds=60)
"""A clock that differs more from the server's is said to be wrong."""


class LinkState(Enum):
    """Alone: the shop has one terminal and no server. Refused: the server said no, and is not asked again."""

    ALONE = "alone"
    CONNECTED = "connected"
    AWAY = "away"
    REFUSED = "refused"


class Shut(Enum):
    """Why a machine needs a new code.

    It was taken out of the shop, its server does not know it, its books are an older copy, or where its server is is
    not known.
    """

    TAKEN_OUT = "taken out"
    NOT_KNOWN = "not known"
    OLDER_COPY = "older copy"
    NO_ADDRESS = "no address"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStatus:
    """`waiting` facts of our own have no position yet.

    The server is away, or lets this machine in no more, `since` (aware UTC; None where it is not so).

    `just_sent`: how many facts were sent as it came back; 0 where it was not away. `clock_off`: how far our clock is
    before the server's, where that is more than `CLOCK_MAY_BE_OFF`. `frozen`: how many subjects this Counter cannot
    read. `trouble`: why it is refused, or what somebody must put right before an away server lets it in; `shut`: why a
    new code is needed, where it is. `host` names the server, "" where there is none; `round_trip` is how long it last
    took to answer.
    """

    state: LinkState
    waiting: int = 0
    since: datetime | None = None
    just_sent: int = 0
    clock_off: timedelta | None = None
    frozen: int = 0
    trouble: Sentence = NOTHING
    shut: Shut | None = None
    host: str = ""
    round_trip: timedelta | None = None


ALONE = LinkStatus(state=LinkState.ALONE)
