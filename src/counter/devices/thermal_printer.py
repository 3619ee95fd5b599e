"""A thermal printer that takes bytes as they are: on the network, by USB, or at a serial port.

It is asked how it is before it gets anything, where it answers, and afterwards whether all of it was taken. One that
never answers is not asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from counter.devices.channel import Channel
from counter.devices.drawing import drawn
from counter.devices.status import OFFLINE, PAPER, PRINTER, PULSE_NOW, TAKEN, Trouble, is_state, is_taken, trouble
from counter.kernel.errors import MaybePrinted, Unavailable
from counter.paper.document import Paper
from counter.paper.escpos import DRAWER
from counter.paper.thermal import Thermal

_SAID = {
    Trouble.PAPER_OUT: "The printer {name} is out of paper. Put in a new roll.",
    Trouble.COVER_OPEN: "The cover of the printer {name} is open. Close it.",
    Trouble.FAULT: "The printer {name} reports a fault. Switch it off and on.",
    Trouble.OFFLINE: "The printer {name} is offline. Look at it, and switch it off and on.",
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds a printer is waited for: until it first answers, answers again, takes all, and has printed it.

    `pause`: how long it may print without a word before it is asked how it is.
    """

    first_answer: float = 0.25
    answer: float = 2
    send: float = 10
    pause: float = 3
    printed: float = 20


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
        with self._connected() as channel:
            self._check(channel)
            try:
                channel.send(data + (TAKEN if self._answers else b""), self._patience.send)
                self._wait_until_taken(channel)
            except OSError as fault:
                raise self._in_the_middle() from fault

    def check(self) -> None:
        """Unavailable where it could print nothing now."""
        with self._connected() as channel:
            self._check(channel)

    def open_drawer(self) -> None:
        """A pulse at its drawer, without paper too. Unavailable where it cannot be reached."""
        with self._connected() as channel:
            found = self._trouble(channel)
            try:
                channel.send(PULSE_NOW if found else DRAWER, self._patience.send)
                channel.end()
                if channel.says_end:
                    channel.receive(self._patience.answer)
            except OSError as fault:
                raise self._gone() from fault

    @contextmanager
    def _connected(self) -> Iterator[Channel]:
        try:
            channel = self._connect()
        except OSError as fault:
            raise self._gone() from fault
        try:
            yield channel
        finally:
            channel.close()

    def _check(self, channel: Channel) -> None:
        found = self._trouble(channel)
        if found:
            raise Unavailable(_SAID[found], name=self.name)

    def _trouble(self, channel: Channel) -> Trouble | None:
        """What it says is the matter. Unavailable where it used to answer and does not."""
        if self._answers is False:
            return None
        try:
            answers = self._states(channel)
        except OSError as fault:
            raise self._gone() from fault
        if not any(answers):
            if self._answers:
                raise self._gone()
            self._answers = False
            return None
        self._answers = True
        return trouble(*answers)

    def _states(self, channel: Channel) -> tuple[int, int, int]:
        printer, why_offline, paper = (self._asked(channel, question) for question in (PRINTER, OFFLINE, PAPER))
        return printer, why_offline, paper

    def _asked(self, channel: Channel, question: bytes) -> int:
        """The byte that it answers, 0 where none comes."""
        seconds = self._patience.answer if self._answers else self._patience.first_answer
        channel.send(question, seconds)
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0:
            said = channel.receive(left)
            if said is None:
                raise ConnectionError
            if state := next((byte for byte in said if is_state(byte)), 0):
                return state
        return 0

    def _wait_until_taken(self, channel: Channel) -> None:
        """OSError where it went away, MaybePrinted where it says why it stopped, or says nothing."""
        until = monotonic() + self._patience.printed
        if self._answers and self._says_taken is not False and self._said_taken(channel, until):
            return
        channel.end()
        if channel.says_end:
            self._wait_for_end(channel, until)

    def _said_taken(self, channel: Channel, until: float) -> bool:
        """Whether it answers that it has printed all; False where it never says so."""
        while (left := until - monotonic()) > 0:
            said = channel.receive(min(left, self._patience.pause))
            if said is None:
                raise ConnectionError
            if any(is_taken(byte) for byte in said):
                self._says_taken = True
                return True
            if not said:
                answers = self._states(channel)
                if found := trouble(*answers):
                    raise MaybePrinted(_SAID[found], name=self.name)
                if any(answers) and self._says_taken is None:
                    self._says_taken = False
                    return False
        raise TimeoutError

    def _wait_for_end(self, channel: Channel, until: float) -> None:
        while (left := until - monotonic()) > 0:
            if channel.receive(left) is None:
                return
        raise TimeoutError

    def _gone(self) -> Unavailable:
        return Unavailable(
            "The printer {name} does not answer at {where}. Switch it on, and look at its cable.",
            name=self.name,
            where=self._where,
        )

    def _in_the_middle(self) -> MaybePrinted:
        self._answers = None  # it may be another one when it comes back
        return MaybePrinted(
            "The printer {name} stopped in the middle. Look at its paper; what it had comes again as a copy.",
            name=self.name,
        )
