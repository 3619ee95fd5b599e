"""The counter's window off screen, tapped by names, with the moments at which what was tapped is painted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic, perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from watchdog import Watchdog

from counter.flows.shop import Shop
from counter.ui.app.counter import Counter
from counter.ui.theme.palette import apply_theme
from counter.ui.widgets.tap import Tap

PATIENCE = 10.0
LEFT = Qt.MouseButton.LeftButton


class Hands(QObject):
    """Opens the counter on `shop` and taps in it; `watchdog` says what kept the Qt thread."""

    def __init__(self, shop: Shop) -> None:
        self._app = QApplication(sys.argv[:1])
        super().__init__()
        apply_theme(self._app)
        self._counter = Counter(shop)
        self.desk = self._counter.desk
        self._counter.open(windowed=True)
        self._watched: QWidget | None = None
        self._before = ""
        self._painted = 0.0
        self.watchdog = Watchdog()

    def end(self) -> None:
        """Closes the counter."""
        self.watchdog.end()
        self._counter.window.close()
        self._counter.end()

    def there(self, name: str) -> Tap | None:
        """What can be tapped now under the beginning of a name."""
        taps: list[Tap] = self._counter.window.findChildren(Tap)
        fitting = (tap for tap in taps if tap.isVisible() and tap.isEnabled())
        return next((tap for tap in fitting if tap.accessibleName().startswith(name)), None)

    def wait_for(self, name: str) -> Tap:
        """The same, waited for. TimeoutError where it does not come."""
        self._until(lambda: self.there(name) is not None, name)
        found = self.there(name)
        assert found is not None  # noqa: S101 - it was there
        return found

    def tap(self, name: str) -> None:
        """Waits for it and taps it."""
        QTest.mouseClick(self.wait_for(name), LEFT)

    def painted_after(self, act: Callable[[], None], watched: QWidget) -> float:
        """Seconds from `act` until `watched` is painted with other words than it had: its name, or what is typed."""
        self._watched, self._before, self._painted = watched, _words(watched), 0.0
        watched.installEventFilter(self)
        begin = perf_counter()
        act()
        self._until(lambda: bool(self._painted), f"other words than {self._before}")
        watched.removeEventFilter(self)
        return self._painted - begin

    def field(self, name: str) -> QLineEdit:
        """The field of that name, waited for."""
        fields: list[QLineEdit] = self._counter.window.findChildren(QLineEdit)
        self._until(lambda: any(field.isVisible() and field.accessibleName() == name for field in fields), name)
        return next(field for field in fields if field.isVisible() and field.accessibleName() == name)

    def rest(self, seconds: float) -> None:
        """Lets the counter do what it does by itself."""
        until = monotonic() + seconds
        while monotonic() < until:
            self._app.processEvents()

    def _until(self, is_so: Callable[[], bool], what: str) -> None:
        until = monotonic() + PATIENCE
        while not is_so():
            self._app.processEvents()
            if monotonic() > until:
                taps: list[Tap] = self._counter.window.findChildren(Tap)
                seen = [tap.accessibleName() for tap in taps if tap.isVisible() and tap.isEnabled()]
                raise TimeoutError(f"{what} did not come; there is {seen}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notes when the watched thing is painted otherwise than it was."""
        is_it = event.type() == QEvent.Type.Paint and watched is self._watched and not self._painted
        if is_it and self._watched is not None and _words(self._watched) != self._before:
            self._painted = perf_counter()
        return False


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLineEdit) else widget.accessibleName()
