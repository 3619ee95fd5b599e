"""Opens the counter: the application, its window, the customer display."""

from __future__ import annotations

import gc
import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from counter.flows.shop import Shop
from counter.ui.app.counter import Counter
from counter.ui.theme.sheet import dress

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
    counter.open(windowed=windowed)
    gc.freeze()
    code = app.exec()
    counter.end()
    return code
