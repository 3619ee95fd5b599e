"""What bytes go through to a machine, and what it answers: the protocol of every way to one."""

from __future__ import annotations

from typing import Protocol


class Channel(Protocol):
    """An open way to a machine. Nothing here lasts longer than it is told to."""

    says_end: bool
    """Whether the other side closes it once it has read all that was sent before `end`."""

    def send(self, data: bytes, seconds: float) -> None:
        """Gives it all of `data` within so many seconds. OSError where it could not; some of it may be there then."""

    def receive(self, seconds: float) -> bytes | None:
        """What comes within so many seconds, at most a few bytes: b"" where nothing did, None where the other closed.

        OSError where it broke.
        """

    def end(self) -> None:
        """Nothing more will be sent."""

    def close(self) -> None:
        """Lets go of it."""
