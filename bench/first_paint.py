"""Started by `start.py`: opens one window, prints the moment at which it was painted, and ends.

`first_paint.py counter DIR` is `counter --shop DIR open`: its moment is when the staff page with everybody's name on
it is on the screen. `first_paint.py empty` is a bare QWidget. Moments are seconds of the machine's steady clock, which
all processes share. Nothing is imported that the windows do not need, and all in the order in which they would.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module

FIRST_OF_THE_STAFF = "staff-1"
EMPTY = "empty"


def open_counter(folder: str) -> None:
    """The app as it is started by hand; it uses the application there is."""
    from click import Context  # noqa: PLC0415 - the empty window does without

    from counter.cli.commands import counter as commands  # noqa: PLC0415

    commands.get_command(Context(commands), "open")  # what needs no Qt comes before Qt, which makes the rest costly
    gc.disable()
    import_module("counter.ui.app.start")
    from painted import FirstPaint, application  # noqa: PLC0415

    app = application()
    FirstPaint(app, FIRST_OF_THE_STAFF)
    commands.main(["--shop", folder, "open"])


def open_empty_window() -> None:
    """The least that Qt can show."""
    from painted import FirstPaint, application  # noqa: PLC0415
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415

    app = application()
    window = QWidget()
    window.setAccessibleIdentifier(EMPTY)
    FirstPaint(app, EMPTY)
    window.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    if sys.argv[1] == EMPTY:
        open_empty_window()
    else:
        open_counter(sys.argv[2])
