"""Pole displays: two lines of twenty letters that a customer looks at, at a serial port.

They understand one of two families of commands:

- **Epson** (DM-D, and ESC/POS displays of many makers): `ESC @` initialises, `US MD1` (1F 01) overwrites, `US C 0`
  hides the cursor, `ESC t 2` chooses PC850, `HOM` (0B) and `US $ x y` place it. Sources: Epson, DM-D110 Specification,
  5.4; POS-X, XP8200 Manual, 4.1.2.
- **CD5220** (Partner Tech, and most nameless ones): `ESC @` initialises, `ESC DC1` overwrites, `ESC _ 0` hides the
  cursor, `HOM` and `ESC l x y` place it. It has no code page that all of them know, so it gets ASCII. Sources: Partner
  Tech, CD5220 User's Manual; LCDproc, `serialPOS_cd5220.c`.

Nothing but these commands and letters leaves this file: whatever a name has in it, it is text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from counter.devices.attached import EPSON, DeviceSetup
from counter.devices.channel import Channel
from counter.devices.wired import SerialChannel
from counter.kernel.errors import Unavailable

COLUMNS = 20
_PATIENCE = 1
_BEGIN_EPSON, _BEGIN_CD5220 = b"\x1b@\x1f\x01\x1fC\x00\x1bt\x02", b"\x1b@\x1b\x11\x1b_\x00"
_TOP = b"\x0b"
_BOTTOM_EPSON, _BOTTOM_CD5220 = b"\x1f$\x01\x02", b"\x1bl\x01\x02"
_PAGE = "cp850"
_INSTEAD = {
    "€": "EUR", "£": "GBP", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l",
    "Ł": "L", "đ": "d", "Đ": "D", "\u0131": "i", "þ": "th", "Þ": "Th", "ð": "d", "–": "-", "—": "-", "−": "-",
    "\u2010": "-", "\u2011": "-", "·": "-", "×": "x", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"',
    "\u066b": ".", "\u066c": ",",
}  # fmt: skip
"""What stands for a sign that a display lacks and Unicode does not take apart."""


@dataclass(frozen=True, slots=True)
class PoleLine:
    """Words at the left, and at the right an amount or a time, which is never cut."""

    left: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class PoleLines:
    """What a pole display shows."""

    top: PoleLine
    bottom: PoleLine


class Pole(Protocol):
    """A display of two lines."""

    def show(self, lines: PoleLines) -> None:
        """Shows them. Unavailable, with what to do, where it is not there."""

    def close(self) -> None:
        """Lets go of it."""


class SerialPole:
    """A pole display at a serial port. The port is opened at the first lines, and anew after it was gone."""

    def __init__(self, setup: DeviceSetup) -> None:
        self._setup = setup
        self._connect = partial(SerialChannel, setup.port, setup.baud)
        self._channel: Channel | None = None

    def show(self, lines: PoleLines) -> None:
        """As every pole display."""
        data = shown(lines, self._setup.protocol)
        try:
            if self._channel is None:
                self._channel = self._connect()
                data = begun(self._setup.protocol) + data
            self._channel.send(data, _PATIENCE)
        except OSError as fault:
            self.close()
            raise Unavailable(
                "The pole display at {port} is not there. Look at its cable.", port=self._setup.port
            ) from fault

    def close(self) -> None:
        """As every pole display."""
        channel, self._channel = self._channel, None
        if channel is not None:
            channel.close()


def begun(protocol: str) -> bytes:
    """What a display gets first, whatever it showed before."""
    return _BEGIN_EPSON if protocol == EPSON else _BEGIN_CD5220


def shown(lines: PoleLines, protocol: str) -> bytes:
    """Both lines over whatever stands there, without clearing it first: nothing flickers."""
    bottom = _BOTTOM_EPSON if protocol == EPSON else _BOTTOM_CD5220
    return _TOP + _row(lines.top, protocol) + bottom + _row(lines.bottom, protocol)


def _row(line: PoleLine, protocol: str) -> bytes:
    """Exactly twenty bytes, none of them a command."""
    right = _letters(line.right, protocol)[:COLUMNS]
    room = COLUMNS - len(right) - bool(right)
    left = _letters(line.left, protocol)[: max(0, room)]
    return left + b" " * (COLUMNS - len(left) - len(right)) + right


def _letters(text: str, protocol: str) -> bytes:
    """`text` in the signs that a display has; those it cannot show in any way are left out."""
    return b"".join(_letter(sign, has_page=protocol == EPSON) for sign in " ".join(text.split()))


def _letter(sign: str, *, has_page: bool) -> bytes:
    if " " <= sign <= "~":
        return sign.encode("ascii")
    if has_page and (sign.isalpha() or sign == "£"):
        own = sign.encode(_PAGE, "ignore")
        if own >= b"\x80":
            return own
    digit = unicodedata.decimal(sign, None)
    instead = _INSTEAD.get(sign) or (str(digit) if digit is not None else unicodedata.normalize("NFKD", sign))
    return "".join(each for each in instead if " " <= each <= "~").encode("ascii")
