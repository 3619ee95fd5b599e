"""Runs Python's garbage collector on the Qt thread only.

Python collects on whichever thread happens to make objects; a widget that is freed on a worker thread crashes Qt.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


def collect_what_is_due() -> None:
    """Collects on this thread, as Python would have by now if it were let."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation]:
            gc.collect(generation)
            return


class GcOnQtThread(QObject):
    """Stops collecting elsewhere, and looks every second whether there is something to collect."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()
