"""A thermal printer that takes bytes as they are: on the network, by USB, or at a serial port.

It is asked how it is before it gets anything, where it answers, and afterwards whether all of it was taken. One that
never answers is not asked again; on the network it has to show that it is there: it closes once we end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EPROTO
from time import monotonic

from counter.devices.channel import Channel
from counter.devices.drawing import drawn
from counter.devices.status import (
    OFFLINE,
    PAPER,
    PRINTER,
    PULSE_NOW,
    SAID,
    TAKEN,
    Trouble,
    is_state,
    is_taken,
    is_words,
    trouble,
)
from counter.kernel.errors import MaybePrinted, Unavailable
from counter.paper.document import Paper
from counter.paper.escpos import DRAWER
from counter.paper.thermal import Thermal

_SILENT = "The printer {name} does not answer at {where}. Switch it on, and look at its cable."
_NO_PRINTER = "What answers at {where} is no printer. Look at the address of the printer {name}."
_STOPPED = "The printer {name} stopped in the middle. Look at its paper; what it had comes again as a copy."


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds a printer is waited for: until it first answers, answers again, takes all, and has printed it.

    `pause`: how long it may print without a word before it is asked how it is. `closed`: how long one that closed at
    once may take to say so. `slowest`: bytes a second, for which it is waited beyond that: behind a network's box may
    be a serial line of 9600 bauds.
    """

    first_answer: float = 0.25
    answer: float = 2
    send: float = 10
    pause: float = 3
    printed: float = 20
    closed: float = 0.05
    slowest: float = 960


class ThermalPrinter:
    """One thermal printer, called `name`; `connect` opens the way to it (OSError where it cannot)."""

    def __init__(
        self, name: str, where: str, thermal: Thermal, connect: Callable[[], Channel], patience: Patience | None = None
    ) -> None:
        self.name = name
        self._where = where
        self._thermal = thermal
        self._connect = connect
        self._patience = patience or Patience()
        self._answers: bool | None = None
        self._says_taken: bool | None = None

    def print_paper(self, _title: str, paper: Paper) -> None:
        """Prints it. Unavailable where nothing of it is on paper, MaybePrinted where some may be.

        Refused where it is pages of A4.
        """
        data = drawn(paper, self.name, self._thermal)
        line = len(data) / self._patience.slowest
        with self._connected() as channel:
            self._check(channel)
            try:
                channel.send(data + (TAKEN if self._answers else b""), self._patience.send + line)
                self._wait_until_taken(channel, monotonic() + self._patience.printed + line)
            except OSError as fault:
                raise self._in_the_middle(fault) from fault

    def check(self) -> bool:
        """As every machine; it never sleeps."""
        with self._connected() as channel:
            self._check(channel)
        return True

    def open_drawer(self) -> None:
        """A pulse at its drawer, without paper too. Unavailable where it cannot be reached."""
        with self._connected() as channel:
            found = self._trouble(channel)
            try:
                channel.send(PULSE_NOW if found else DRAWER, self._patience.send)
                self._end(channel, monotonic() + self._patience.answer)
            except OSError as fault:
                raise self._gone(fault) from fault

    @contextmanager
    def _connected(self) -> Iterator[Channel]:
        if self._answers is None:
            with self._open() as channel:
                self._meet(channel)
        with self._open() as channel:
            yield channel

    @contextmanager
    def _open(self) -> Iterator[Channel]:
        try:
            channel = self._connect()
        except OSError as fault:
            self._answers = None  # it may be another one when it comes back
            raise self._gone(fault) from fault
        try:
            yield channel
        finally:
            channel.close()

    def _meet(self, channel: Channel) -> None:
        """Learns whether it answers. Unavailable where it neither answers nor closes: so is one that is stuck."""
        try:
            self._answers = any(self._states(channel))
            if not self._answers:
                self._end(channel, monotonic() + self._patience.answer)
        except OSError as fault:
            self._answers = None
            raise self._gone(fault) from fault

    def _check(self, channel: Channel) -> None:
        found = self._trouble(channel)
        if found:
            raise Unavailable(SAID[found], name=self.name)

    def _trouble(self, channel: Channel) -> Trouble | None:
        """What it says is the matter. Unavailable where it used to answer and does not."""
        if not self._answers:
            return None
        try:
            answers = self._states(channel)
        except OSError as fault:
            raise self._gone(fault) from fault
        if not any(answers):
            raise self._gone(TimeoutError())
        return trouble(*answers)

    def _states(self, channel: Channel) -> tuple[int, int, int]:
        """Its three answers; all are 0 where it does not answer the first."""
        if not (printer := self._asked(channel, PRINTER)):
            return 0, 0, 0
        return printer, self._asked(channel, OFFLINE), self._asked(channel, PAPER)

    def _asked(self, channel: Channel, question: bytes) -> int:
        """The byte that it answers, 0 where none comes."""
        seconds = self._patience.answer if self._answers else self._patience.first_answer
        channel.send(question, seconds)
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0:
            if state := next((byte for byte in self._said(channel, left) if is_state(byte)), 0):
                return state
        return 0

    def _said(self, channel: Channel, seconds: float) -> bytes:
        """What it says within so many seconds. OSError where it closed, or says what no printer says."""
        said = channel.receive(seconds)
        if said is None:
            raise ConnectionError
        if is_words(said):
            raise OSError(EPROTO, "it says words")
        return said

    def _wait_until_taken(self, channel: Channel, until: float) -> None:
        """OSError where it went away, MaybePrinted where it says why it stopped, or says nothing."""
        if self._answers and self._says_taken is not False and self._said_taken(channel, until):
            return
        if channel.says_end:
            self._said(channel, self._patience.closed)  # one that closes before our end has not read it all
        self._end(channel, until)

    def _said_taken(self, channel: Channel, until: float) -> bool:
        """Whether it answers that it has printed all; False where it never says so."""
        while (left := until - monotonic()) > 0:
            said = self._said(channel, min(left, self._patience.pause))
            if any(is_taken(byte) for byte in said):
                self._says_taken = True
                return True
            if not said:
                answers = self._states(channel)
                if found := trouble(*answers):
                    raise MaybePrinted(SAID[found], name=self.name)
                if any(answers) and self._says_taken is None:
                    self._says_taken = False
                    return False
        raise TimeoutError

    def _end(self, channel: Channel, until: float) -> None:
        """Sends no more, and waits until it closes, where it does so. OSError where it has not by then."""
        channel.end()
        while channel.says_end and (left := until - monotonic()) > 0:
            said = channel.receive(left)
            if said is None:
                return
            if is_words(said):
                raise OSError(EPROTO, "it says words")
        if channel.says_end:
            raise TimeoutError

    def _gone(self, fault: OSError) -> Unavailable:
        said = _NO_PRINTER if fault.errno == EPROTO else _SILENT
        return Unavailable(said, name=self.name, where=self._where)

    def _in_the_middle(self, fault: OSError) -> MaybePrinted:
        self._answers = self._answers or None  # one that never answered shows anew that it is there
        said = _NO_PRINTER if fault.errno == EPROTO else _STOPPED
        return MaybePrinted(said, name=self.name, where=self._where)
