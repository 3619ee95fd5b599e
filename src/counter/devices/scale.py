"""Scales at a serial port, by the two protocols that most of them can speak.

- **8217**, Mettler Toledo's weight-only protocol, also of Rice Lake, Datalogic and Magellan scales. The host sends `W`;
  the scale answers STX, the weight in kilograms, CR, or, where it gives no weight, STX, `?`, a status byte, CR. Seven
  bits and even parity are eight bits on the line: we make and check the last one, since not every port can. Sources:
  Mettler Toledo, DIVA Service Manual, 6.1.4; Rice Lake, BenchPro Operation Manual, page 26.
- **CAS**, type 6 of CAS PD-II and PR-II, also of Ohaus, Datecs and Elicom scales. The host sends ENQ, the scale ACK,
  the host DC1, and the scale SOH STX, status, sign, six signs of weight, two of the unit, a check sum, ETX EOT. Eight
  bits, no parity. Sources: CAS, PD-II Manual, 3.1.6; Ohaus, Aviator 7000 Service Manual, 6.1.1 (the check sum too).

Dialog 06, which many German scales speak, has a check sum that its makers give out under a contract only; such scales
can be set to one of these two.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import partial, reduce
from operator import xor
from time import monotonic
from typing import Protocol

from counter.devices.attached import MT_8217, DeviceSetup
from counter.devices.channel import Channel
from counter.devices.wired import SerialChannel
from counter.kernel.errors import Unavailable

_PATIENCE = 0.5
"""Seconds that a scale may take to answer: at 1200 bauds the longest answer takes 0.13."""
_TRIES = 2
_STX, _CR, _ENQ, _ACK, _DC1 = b"\x02", b"\r", b"\x05", b"\x06", b"\x11"
_W, _CR_EVEN = b"\xd7", b"\x8d"
"""`W` and CR of seven bits with their parity."""
_MOVES, _OVER, _UNDER, _NOT_ZEROED, _AT_ZERO = 1, 2, 4, 8, 16
_WEIGHT_8217 = re.compile(rb" *(\d{1,3})\.(\d+)N?")
_KILO_PLACES = 3
_CAS = re.compile(
    rb"\x02(?P<checked>(?P<status>[SU])(?P<sign>[ F-])(?P<weight>[ \d.F]{6})(?P<unit>[A-Za-z ]{2}))(?P<sum>.)\x03\x04",
    re.DOTALL,
)
_CAS_BYTES = 14
"""From STX to EOT."""


class Weighed(Enum):
    """What a scale says of its weight; only a `STABLE` one is one to sell by."""

    STABLE = "stable"
    MOVES = "moves"
    UNDER = "under"  # below zero, or not set to zero since it was switched on
    OVER = "over"
    NO_KILOGRAMS = "no kilograms"


@dataclass(frozen=True, slots=True)
class Reading:
    """What lies on a scale, in grams: 0 where it gives no weight."""

    weighed: Weighed
    grams: int = 0


class Scale(Protocol):
    """A scale that can be asked."""

    def read(self) -> Reading:
        """What lies on it now. Takes up to a second; Unavailable, with what to do, where it does not answer."""

    def close(self) -> None:
        """Lets go of it."""


class SerialScale:
    """A scale at a serial port. The port is opened when it is asked first, and anew after it was gone."""

    def __init__(self, setup: DeviceSetup) -> None:
        self._port = setup.port
        is_8217 = setup.protocol == MT_8217
        self._ask = _ask_8217 if is_8217 else _ask_cas
        self._parse: Callable[[bytes], Reading | None] = parse_8217 if is_8217 else parse_cas
        self._connect = partial(SerialChannel, setup.port, setup.baud)
        self._channel: Channel | None = None

    def read(self) -> Reading:
        """As every scale. What came garbled is asked for once more."""
        said = b""
        for _try in range(_TRIES):
            said = self._said()
            if (reading := self._parse(said)) is not None:
                return reading
        self.close()
        if said:
            raise Unavailable(
                "What the scale at {port} says cannot be read. Look at its protocol and its speed.", port=self._port
            )
        raise self._away()

    def close(self) -> None:
        """As every scale."""
        channel, self._channel = self._channel, None
        if channel is not None:
            channel.close()

    def _said(self) -> bytes:
        try:
            self._channel = self._channel or self._connect()
            while self._channel.receive(0):
                continue  # an answer that came too late is none to the next question
            return self._ask(self._channel)
        except OSError as fault:
            self.close()
            raise self._away() from fault

    def _away(self) -> Unavailable:
        return Unavailable("The scale at {port} does not answer. Switch it on, and look at its cable.", port=self._port)


def _ask_8217(channel: Channel) -> bytes:
    channel.send(_W, _PATIENCE)
    return _receive(channel, lambda said: said.endswith(_CR_EVEN))


def _ask_cas(channel: Channel) -> bytes:
    channel.send(_ENQ, _PATIENCE)
    acknowledged = _receive(channel, bool)
    if acknowledged != _ACK:
        return acknowledged
    channel.send(_DC1, _PATIENCE)
    return _receive(channel, lambda said: len(said.partition(_STX)[2]) >= _CAS_BYTES - 1)


def _receive(channel: Channel, is_whole: Callable[[bytes], bool]) -> bytes:
    """What comes until it is whole, or no more does."""
    said, until = b"", monotonic() + _PATIENCE
    while not is_whole(said) and (left := until - monotonic()) > 0:
        said += channel.receive(left) or b""
    return said


def parse_8217(said: bytes) -> Reading | None:
    """What an answer to `W` says; None where it is none, or its parity is wrong.

    The protocol names no unit: kilograms have three places, so a weight with other places is one in pounds.
    """
    plain = bytes(byte & 0x7F for byte in said)
    body = plain.rpartition(_STX)[2].removesuffix(_CR)
    if any(byte.bit_count() % 2 for byte in said) or not plain.endswith(_CR) or _STX not in plain:
        return None
    if weight := _WEIGHT_8217.fullmatch(body):
        if len(weight[2]) != _KILO_PLACES:
            return Reading(Weighed.NO_KILOGRAMS)
        return Reading(Weighed.STABLE, int(weight[1]) * 1000 + int(weight[2]))
    if len(body) == len(b"?s") and body.startswith(b"?"):
        return Reading(_status_8217(body[1]))
    return None


def _status_8217(status: int) -> Weighed:
    if status & _OVER:
        return Weighed.OVER
    if status & (_UNDER | _NOT_ZEROED):
        return Weighed.UNDER
    if status & _MOVES or not status & _AT_ZERO:
        return Weighed.MOVES
    return Weighed.STABLE


def parse_cas(said: bytes) -> Reading | None:
    """What an answer to DC1 says; None where it is none, or its check sum is wrong.

    The six signs of the weight have a point, or are thousandths.
    """
    block = _CAS.search(said)
    if block is None or reduce(xor, block["checked"]) != block["sum"][0]:
        return None
    weight, sign = block["weight"].decode().strip(), block["sign"]
    if sign == b"F" or "F" in weight:
        return Reading(Weighed.OVER)
    if block["unit"].lower() != b"kg":
        return Reading(Weighed.NO_KILOGRAMS)
    if not re.fullmatch(r"\d+|\d*\.\d{1,3}", weight):
        return None
    grams = int(Decimal(weight) * 1000) if "." in weight else int(weight)
    if sign == b"-" and grams:
        return Reading(Weighed.UNDER)
    return Reading(Weighed.STABLE if block["status"] == b"S" else Weighed.MOVES, grams)
