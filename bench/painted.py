"""Says when something on the screen was painted first."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_MS = 60_000


def application() -> QApplication:
    """The one application of this process."""
    return QApplication(sys.argv[:1])


class FirstPaint(QObject):
    """Prints the moment when the widget with the accessible identifier `of` was painted first, and ends `app`."""

    def __init__(self, app: QApplication, of: str) -> None:
        super().__init__(app)
        self._app, self._of = app, of
        app.installEventFilter(self)
        QTimer.singleShot(PATIENCE_MS, self._give_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Sees every event before it is dealt with. The whole window is painted in one go, before the next timer."""
        if event.type() != QEvent.Type.Paint or not isinstance(watched, QWidget):
            return False
        if watched.accessibleIdentifier() == self._of:
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        print(time.monotonic(), flush=True)
        self._app.quit()

    def _give_up(self) -> None:
        self._app.exit(1)
