"""Says how long the Qt thread was away from its events at most, and where it was then."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

BLOCKED = 0.050
"""Seconds of work without a look at the events, from which a finger feels it."""
_BEAT_MS, _LOOK = 5, 0.002
_USUAL = 0.00053
"""Seconds of the processor's time that the fixed piece of work takes on the machine of docs/performance.md."""
_BEATS = 40
"""So many beats lie between two looks at the pace while nothing blocks."""


@dataclass(frozen=True)
class Block:
    """The Qt thread worked for so many `seconds` of the processor's time; `where` it was seen, innermost last.

    `pace` is how many times longer than on the machine of docs/performance.md a fixed piece of work took then: right
    after, or last before, whichever was slower.
    """

    seconds: float
    where: str
    pace: float = 1.0

    @property
    def at_the_usual_pace(self) -> float:
        """Seconds it would have taken there; a faster machine is held to what it takes itself."""
        return self.seconds / max(1.0, self.pace)


class Watchdog(QObject):
    """Beats in the Qt thread, which makes it, and looks from another at what keeps the beat away.

    It counts the processor's time of the Qt thread, so that another program's work is no block. `blocked` tells of
    each Block as it ends.
    """

    blocked = Signal(Block)

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._qt = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._qt)
        self._beaten = self._worked()
        self._seen: str | None = None
        self._pace, self._beats = _pace(), 0
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self._note)
        self._beat.start()
        self._ends = threading.Event()
        self._looks = threading.Thread(target=self._look, daemon=True)
        self._looks.start()

    def longest(self) -> Block:
        """The longest block there was."""
        return max(self.blocks, key=lambda block: block.seconds, default=Block(0.0, ""))

    def end(self) -> None:
        """Looks no more."""
        self._ends.set()
        self._looks.join()
        self._beat.stop()

    def _worked(self) -> float:
        return time.clock_gettime(self._clock)

    def _note(self) -> None:
        worked = self._worked()
        if worked - self._beaten > BLOCKED:
            pace = max(self._pace, _pace())
            self.blocks.append(Block(worked - self._beaten, self._seen or "somewhere", pace))
            self.blocked.emit(self.blocks[-1])
            worked = self._worked()
        self._beats = (self._beats + 1) % _BEATS
        if not self._beats:
            self._pace = _pace()
            worked = self._worked()
        self._beaten, self._seen = worked, None

    def _look(self) -> None:
        while not self._ends.wait(_LOOK):
            if self._seen is None and self._worked() - self._beaten > BLOCKED / 2:
                frame = sys._current_frames().get(self._qt)  # noqa: SLF001 - Python's own way to look
                self._seen = " → ".join(
                    f"{where.name} ({where.filename.rpartition('/')[2]}:{where.lineno})"
                    for where in traceback.extract_stack(frame)[-4:]
                )


def _pace() -> float:
    """How dear work is on this core at this moment: a shared one may take twice as long for the same."""
    return min(_piece_of_work() for _ in range(3)) / _USUAL


def _piece_of_work() -> float:
    began = time.thread_time()
    seen: dict[str, int] = {}
    for number in range(2_000):
        word = str(number * 7_919 % 1_000)
        seen[word] = seen.get(word, 0) + number
    sorted(seen.items(), key=lambda pair: (pair[1], pair[0]))
    return time.thread_time() - began
