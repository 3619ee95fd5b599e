"""Looks at the bar every ten seconds and soon after it moved, and tidies every five minutes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_TICK_MS = 10_000
_TICK_SOON_MS = 150
_TIDY_MS = 300_000


class PassingTime(QObject):
    """`look` looks at the bar, `look_again` at what was away, `tidy` is for quiet moments."""

    def __init__(
        self,
        look: Callable[[], object],
        look_again: Callable[[], object],
        tidy: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._look, self._look_again = look, look_again
        self._ticks, self._tidies = QTimer(self, interval=_TICK_MS), QTimer(self, interval=_TIDY_MS)
        self._soon = QTimer(self, interval=_TICK_SOON_MS, singleShot=True)
        self._ticks.timeout.connect(self._tick)
        self._tidies.timeout.connect(tidy)
        self._soon.timeout.connect(look)

    def begin(self) -> None:
        """Time passes from now on."""
        self._ticks.start()
        self._tidies.start()

    def end(self) -> None:
        """It stands still."""
        for timer in (self._ticks, self._tidies, self._soon):
            timer.stop()

    def look_soon(self) -> None:
        """Something moved at the bar."""
        self._soon.start()

    def _tick(self) -> None:
        self._look()
        self._look_again()
