"""What a thermal printer says of itself, as Epson's command reference has it (DLE EOT n, GS r n)."""

from __future__ import annotations

import re
from enum import Enum

_DLE_EOT = b"\x10\x04"
PRINTER, OFFLINE, PAPER = (_DLE_EOT + bytes([number]) for number in (1, 2, 4))
"""Asks for the printer's state, why it is offline, and its paper, at once: past whatever waits in it."""
TAKEN = b"\x1dr\x01"
"""Asks for the paper sensor in its turn: the answer says that all that was sent before is printed."""
PULSE_NOW = b"\x10\x14\x01\x00\x02"
"""A pulse of 200 ms at the drawer's first plug, at once: one that is out of paper gives it too."""
_WRITTEN = re.compile(rb"[ -~]{4}")
_STATE = 0b00010010
_OFFLINE, _COVER, _FEED_STOPPED, _ERROR, _PAPER_END = 0x08, 0x04, 0x20, 0x40, 0x60


class Trouble(Enum):
    """What stands between a printer and the paper."""

    PAPER_OUT = "paper out"
    COVER_OPEN = "cover open"
    FAULT = "fault"
    OFFLINE = "offline"


SAID = {
    Trouble.PAPER_OUT: "The printer {name} is out of paper. Put in a new roll.",
    Trouble.COVER_OPEN: "The cover of the printer {name} is open. Close it.",
    Trouble.FAULT: "The printer {name} reports a fault. Switch it off and on.",
    Trouble.OFFLINE: "The printer {name} is offline. Look at it, and switch it off and on.",
}
"""What is said of each."""


def is_state(answer: int) -> bool:
    """Whether a byte answers DLE EOT: its fixed bits are 0xx1xx10."""
    return answer & 0b10010011 == _STATE


def is_taken(answer: int) -> bool:
    """Whether a byte answers GS r 1: its fixed bits are 0xx0xxxx."""
    return answer & 0b10010000 == 0


def is_words(answer: bytes) -> bool:
    """Whether something is written, as a web server or another machine answers: no printer says four letters."""
    return _WRITTEN.search(answer) is not None


def trouble(printer: int, why_offline: int, paper: int) -> Trouble | None:
    """What the answers to `PRINTER`, `OFFLINE` and `PAPER` say, 0 where none came; the first thing to do stands first.

    None where nothing is the matter.
    """
    if paper & _PAPER_END or why_offline & _FEED_STOPPED:
        return Trouble.PAPER_OUT
    if why_offline & _COVER:
        return Trouble.COVER_OPEN
    if why_offline & _ERROR:
        return Trouble.FAULT
    return Trouble.OFFLINE if printer & _OFFLINE else None
