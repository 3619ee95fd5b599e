"""The threads of a terminal's scale, pole display and scanner: no page ever waits for one of them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from counter.devices.attached import DeviceKind, DeviceSetup
from counter.devices.pole import PoleLines, SerialPole
from counter.devices.scale import SerialScale
from counter.devices.scanner import Scanner
from counter.journal.topics import Topic
from counter.kernel.errors import Unavailable
from counter.settings.devices import find_device
from counter.ui.desk.desk import Desk
from counter.ui.desk.devices import Weight
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop
from counter.ui.desk.worker import Worker

_SHOW_AGAIN_MS = 3_000
"""A pole display that lost its current, or came back, shows again what it should so soon."""


class AttachedDevices(QObject):
    """Follows what is set up. `scanned` gives each code that the scanner at the serial port reads."""

    scanned = Signal(str)
    _on_qt_thread = Signal(object)

    def __init__(self, desk: Desk, shop: CurrentShop, parent: QObject) -> None:
        super().__init__(parent)
        self._shop = shop
        self._devices: tuple[DeviceSetup, ...] = ()
        self._ended = False
        self._workers: dict[DeviceKind, Worker] = {}
        self._scale: SerialScale | None = None
        self._pole: SerialPole | None = None
        self._lines: PoleLines | None = None
        self.pole_fault: Unavailable | None = None
        self.last_scan, self._is_tried = "", False
        self._scanner: Scanner | None = None
        self._show_again = QTimer(self, interval=_SHOW_AGAIN_MS)
        self._show_again.timeout.connect(self._show)
        self._on_qt_thread.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        desk.changed.connect(self._on_change)
        self._follow()

    @property
    def has_scale(self) -> bool:
        """Whether a scale is set up here."""
        return self._scale is not None

    def weigh(self) -> Pending[Weight]:
        """Asks what lies on the scale; never answered where there is none, or while it is being asked already."""
        pending, scale = Pending[Weight](), self._scale
        if scale is None or self._ended or self._worker(DeviceKind.SCALE).is_busy:
            return pending
        asked = self._worker(DeviceKind.SCALE).submit(partial(_weight, scale))
        asked.add_done_callback(lambda done: self._send(partial(self._weighed, scale, pending, done)))
        return pending

    def show_lines(self, lines: PoleLines) -> None:
        """Shows them on the pole display, where there is one, as soon as it takes them: of many the last ones."""
        self._lines = lines
        self._show()

    @property
    def hears_scanner(self) -> bool:
        """Whether the scanner's port is open."""
        return self._scanner is not None and self._scanner.is_there

    def try_scanner(self, *, on: bool) -> None:
        """From now on what the scanner reads is only kept as `last_scan`; or goes where codes are read again."""
        self._is_tried, self.last_scan = on, ""

    def end(self) -> None:
        """Lets go of all of them."""
        self._ended = True
        self._show_again.stop()
        if self._scanner:
            self._scanner.end()
        self._close()
        for worker in self._workers.values():
            worker.end()

    @Slot()
    def _show(self) -> None:
        pole, lines = self._pole, self._lines
        if pole is None or lines is None or self._ended or self._worker(DeviceKind.POLE).is_busy:
            return
        showing = self._worker(DeviceKind.POLE).submit(partial(_shown, pole, lines))
        showing.add_done_callback(lambda done: self._send(partial(self._shown, pole, lines, done)))

    def _shown(self, pole: SerialPole, lines: PoleLines, done: Future[Unavailable | None]) -> None:
        """What came meanwhile is shown at once."""
        if pole is self._pole:
            self.pole_fault = done.result()
        if lines != self._lines:
            self._show()

    def _weighed(self, scale: SerialScale, pending: Pending[Weight], done: Future[Weight]) -> None:
        if scale is self._scale:
            pending.resolve(done.result())

    def _on_change(self, topics: frozenset[Topic]) -> None:
        if Topic.SETTINGS in topics:
            self._follow()

    def _follow(self) -> None:
        """Those that are set up now, anew where anything about one of them is another."""
        devices = self._shop.settings.devices
        if devices == self._devices or self._ended:
            return
        self._devices = devices
        self._close()
        if self._scanner:
            self._scanner.end()
        scale, pole, scanner = (find_device(devices, kind) for kind in DeviceKind)
        self._scale = SerialScale(scale) if scale else None
        self._pole = SerialPole(pole) if pole else None
        self._scanner = Scanner(scanner) if scanner else None
        if self._scanner:
            self._scanner.listen(partial(self._heard, self._scanner))
        self.pole_fault = None
        if pole:
            self._show_again.start()
            self._show()
        else:
            self._show_again.stop()

    def _close(self) -> None:
        """Lets go of the ports on the threads that have them."""
        for kind, device in ((DeviceKind.SCALE, self._scale), (DeviceKind.POLE, self._pole)):
            if device is not None:
                self._worker(kind).submit(device.close)
        self._scale = self._pole = None

    def _worker(self, kind: DeviceKind) -> Worker:
        if kind not in self._workers:
            self._workers[kind] = Worker(str(kind))
        return self._workers[kind]

    def _heard(self, scanner: Scanner, code: str) -> None:
        """On the scanner's thread."""
        self._send(partial(self._take_scan, scanner, code))

    def _take_scan(self, scanner: Scanner, code: str) -> None:
        if scanner is not self._scanner:
            return
        if self._is_tried:
            self.last_scan = code
        else:
            self.scanned.emit(code)

    def _send(self, answer: Callable[[], None]) -> None:
        """To Qt's thread; nowhere once the counter closes."""
        if not self._ended:
            self._on_qt_thread.emit(answer)

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._ended:
            answer()


def _weight(scale: SerialScale) -> Weight:
    try:
        return Weight(scale.read())
    except Unavailable as fault:
        return Weight(None, fault)


def _shown(pole: SerialPole, lines: PoleLines) -> Unavailable | None:
    """One that is away is shown it again by and by: its shop goes on selling."""
    try:
        pole.show(lines)
    except Unavailable as fault:
        return fault
    return None
