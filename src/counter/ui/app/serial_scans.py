"""What the scanner at the serial port reads goes where one that types would be heard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from counter.ui.app.window import Window
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.focus_order import listener_in
from counter.ui.widgets.keystrokes import Keystrokes


def front_window(window: Window) -> Window:
    """The window that somebody works in: a rehearsal's, where it stands over the counter's."""
    active = QApplication.activeWindow()
    if isinstance(active, Window):
        return active
    seen = (top for top in QApplication.topLevelWidgets() if isinstance(top, Window) and top.isVisible())
    return next(seen, window)


def give_scan(window: Window, code: str) -> bool:
    """Gives a code to the field that is written in, or to the page; False where nobody reads codes there.

    What is no code is never made of it: a name or an amount that is being typed stays as it is.
    """
    window.used.emit()
    here = window.focusWidget()
    if isinstance(here, Field):
        return here.take_scan(code)
    return _heard(here, code) or _heard(_listener(window), code)


def _listener(window: Window) -> QWidget | None:
    panels = [panel for panel in window.findChildren(DimmedPanel) if panel.isVisible()]
    return listener_in(panels[-1] if panels else window.places)


def _heard(part: QWidget | None, code: str) -> bool:
    """Whether the part, or what it stands in, hears scanners."""
    while part is not None:
        heard = part.findChildren(Keystrokes, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if heard:
            heard[0].scanned.emit(code)
            return True
        if isinstance(part, DimmedPanel):
            return False
        part = part.parentWidget()
    return False
