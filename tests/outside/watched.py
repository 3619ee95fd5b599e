"""Counter as its command runs it, with a watchdog on the Qt thread from the moment the staff page is up.

Runs on the app's own Python. What kept the thread longer than a finger bears is written into the file COUNTER_BLOCKS, a
line a block, as it happens: a journey may end Counter as a power cut would.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from counter.__main__ import main

sys.path.append(str(Path(__file__).resolve().parents[2] / "bench"))

from watchdog import Block, Watchdog

_LOOK_MS = 20
_run = QApplication.exec


def _watched_run(*_app: QApplication) -> int:
    """Runs the application's events; the watchdog begins once its window is on screen, and painted."""
    dogs: list[Watchdog] = []
    looks = QTimer(interval=_LOOK_MS)

    def begin() -> None:
        windows = [window.windowHandle() for window in QApplication.topLevelWidgets() if window.isVisible()]
        if any(handle is not None and handle.isExposed() for handle in windows):
            looks.stop()
            dog = Watchdog()
            dog.blocked.connect(_write)
            dogs.append(dog)

    looks.timeout.connect(begin)
    looks.start()
    try:
        return _run()
    finally:
        for dog in dogs:
            dog.end()


def _write(block: Block) -> None:
    with Path(os.environ["COUNTER_BLOCKS"]).open("a", encoding="utf-8") as file:
        ms, usual = block.seconds * 1_000, block.at_the_usual_pace * 1_000
        file.write(f"{usual:.0f} ms at the usual pace, {ms:.0f} ms here, in {block.where}\n")


QApplication.exec = _watched_run  # type: ignore[method-assign]
if __name__ == "__main__":  # a process that the app starts reads this file too, and opens no second counter
    sys.argv[0] = "counter"
    main()
