"""Started by `start.py`: opens one window, prints the moment at which it was painted, and ends.

`first_paint.py counter DIR` is `counter --shop DIR open`: its moment is when the staff page with everybody's name on
it is on the screen. `first_paint.py empty` is a bare QWidget. Moments are seconds of the machine's steady clock, which
all processes share. Nothing is imported that the windows do not need.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

FIRST_OF_THE_STAFF = "staff-1"
EMPTY = "empty"
PATIENCE_MS = 60_000


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


def open_counter(app: QApplication, folder: str) -> None:
    """The app as it is started by hand; it uses the application there is."""
    from counter.cli.commands import counter  # noqa: PLC0415 - the empty window does without

    FirstPaint(app, FIRST_OF_THE_STAFF)
    counter.main(["--shop", folder, "open"])


def open_empty_window(app: QApplication) -> None:
    """The least that Qt can show."""
    window = QWidget()
    window.setAccessibleIdentifier(EMPTY)
    FirstPaint(app, EMPTY)
    window.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    if sys.argv[1] == EMPTY:
        open_empty_window(application)
    else:
        open_counter(application, sys.argv[2])
