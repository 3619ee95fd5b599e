"""How a printer is at this moment, in one word."""

from __future__ import annotations

from enum import StrEnum

from counter.devices.cups import STOPPED
from counter.devices.printers import Machine
from counter.devices.status import SAID, Trouble
from counter.kernel.errors import Refused, Unavailable


class Condition(StrEnum):
    """What a printer says of itself, or that it says nothing."""

    READY = "ready"
    ASLEEP = "asleep"
    PAPER_OUT = "out of paper"
    COVER_OPEN = "cover open"
    FAULT = "fault"
    STOPPED = "stopped"
    AWAY = "away"


_MEANS = {
    SAID[Trouble.PAPER_OUT]: Condition.PAPER_OUT,
    SAID[Trouble.COVER_OPEN]: Condition.COVER_OPEN,
    SAID[Trouble.FAULT]: Condition.FAULT,
    STOPPED: Condition.STOPPED,
}


def condition_of(machine: Machine) -> Condition:
    """Asks a printer how it is. It may take seconds where it does not answer."""
    try:
        return Condition.READY if machine.check() else Condition.ASLEEP
    except (Unavailable, Refused) as fault:
        return _MEANS.get(fault.text, Condition.AWAY)
