"""Opens the counter: the application, its window, the customer display."""

from __future__ import annotations

import gc
import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from counter.flows.shop import Shop
from counter.ui.app.asked_to_end import AskedToEnd
from counter.ui.app.counter import Counter
from counter.ui.app.only_one import OnlyOne, come_to_front
from counter.ui.app.rubbish import Rubbish
from counter.ui.theme.sheet import dress

__all__ = ["come_to_front", "run"]

_SWITCH_SECONDS = 0.001
"""How long another thread may keep the screen's waiting."""


def run(shop: Shop, *, windowed: bool = False) -> int:
    """Opens the counter on `shop` and gives the exit code once it is closed."""
    QGuiApplication.setDesktopFileName("counter")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody else makes one
    app.setApplicationName("Counter")
    app.setApplicationDisplayName("Counter")
    dress(app)
    sys.setswitchinterval(_SWITCH_SECONDS)
    counter = Counter(shop)
    only_one = OnlyOne(shop.folder, counter)
    only_one.asked.connect(counter.come_to_front)
    AskedToEnd(counter).asked.connect(app.quit)
    counter.open(windowed=windowed)
    gc.freeze()
    Rubbish(counter)
    code = app.exec()
    counter.end()
    return code
