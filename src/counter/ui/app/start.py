"""Opens the counter: the application, its window, the customer display."""

from __future__ import annotations

import gc
import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from counter.flows.shop import Shop
from counter.link.move_in import JoinShopIn
from counter.rehearsal.make_shop import MakeShopIn
from counter.settings.first_start import DONE
from counter.ui.app.counter import Counter
from counter.ui.app.gc_on_qt_thread import GcOnQtThread
from counter.ui.app.link import AGAIN
from counter.ui.app.single_instance import SingleInstance, come_to_front
from counter.ui.app.termination import Termination
from counter.ui.theme.palette import apply_theme

__all__ = ["AGAIN", "come_to_front", "run"]

_SWITCH_SECONDS = 0.001
"""How long another thread may keep the screen's waiting."""


def run(shop: Shop, make: MakeShopIn | None = None, join: JoinShopIn | None = None, *, windowed: bool = False) -> int:
    """Opens the counter on `shop` and gives the exit code once it is closed, and the shop with it.

    AGAIN says that it is to be opened anew.

    `make` makes the shop of a rehearsal; without it nobody rehearses in this one. With `join` a machine whose shop is
    not set up can join another one; its books move in once this one is closed.
    """
    QGuiApplication.setDesktopFileName("counter")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody else makes one
    app.setApplicationName("Counter")
    app.setApplicationDisplayName("Counter")
    apply_theme(app)
    sys.setswitchinterval(_SWITCH_SECONDS)
    counter = Counter(shop, make)
    counter.loading.loaded.connect(gc.freeze)
    SingleInstance(shop.folder, counter).started_again.connect(counter.come_to_front)
    Termination(counter).requested.connect(app.quit)
    if shop.settings.first_start.step != DONE:
        from counter.ui.app.setting_up import SettingUp  # noqa: PLC0415 - once in the life of a shop

        SettingUp(counter, shop, join)
    counter.open(windowed=windowed)
    gc.freeze()
    GcOnQtThread(counter)
    code = app.exec()
    for window in QApplication.topLevelWidgets():
        window.hide()  # another counter may be opened in its place
    if counter.end():
        shop.store.close()
    return code
