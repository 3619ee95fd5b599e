"""A scale, a pole display and a scanner at a counter that is open: none of them is ever waited for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.devices.attached import CAS, EPSON, MT_8217
from counter.devices.pole import PoleLine, PoleLines, begun, shown
from counter.devices.scale import Reading, Weighed
from counter.flows.devices import remove_device, set_up_device
from counter.ui.desk.attached import AttachedDevices
from counter.ui.desk.desk import Desk
from counter.ui.desk.devices import Weight
from devices.serial_line import SerialLine
from devices.test_scale import Played8217, PlayedCas, cas_block

LATTE = PoleLines(PoleLine("1 Latte", "3.80"), PoleLine("Total", "3.80"))
MOCHA = PoleLines(PoleLine("1 Mocha", "4.20"), PoleLine("Total", "8.00"))
WHOLE = begun(EPSON) + shown(LATTE, EPSON)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[SerialLine]:
    line = SerialLine(tmp_path / "ttyUSB0")
    yield line
    if Path(line.port).is_symlink():
        line.pull()


@pytest.fixture
def devices(qapp: QApplication, cafe: Cafe) -> Iterator[AttachedDevices]:
    assert qapp is not None
    desk = Desk(cafe.shop)
    devices = AttachedDevices(desk, cafe.shop, desk)
    yield devices
    devices.end()
    desk.end()


def set_up(qtbot: QtBot, cafe: Cafe, devices: AttachedDevices, kind: str, port: str, protocol: str = "") -> None:
    cafe.shop.do(cafe.shop.itself, set_up_device, kind, port, protocol)
    qtbot.waitUntil(lambda: devices._devices == cafe.shop.settings.devices)


def weighed(qtbot: QtBot, devices: AttachedDevices) -> Weight:
    came: list[Weight] = []
    devices.weigh().then(came.append)
    qtbot.waitUntil(lambda: bool(came))
    return came[0]


def test_a_scale_answers_as_soon_as_it_is_set_up_and_is_asked_one_question_at_a_time(
    qtbot: QtBot, cafe: Cafe, devices: AttachedDevices, line: SerialLine
) -> None:
    assert not devices.has_scale
    line.hears = Played8217(b"00.235")
    set_up(qtbot, cafe, devices, "scale", line.port, MT_8217)
    came: list[Weight] = []
    for _tick in range(5):
        devices.weigh().then(came.append)
    qtbot.waitUntil(lambda: bool(came))
    qtbot.waitUntil(lambda: not devices._workers["scale"].is_busy)  # type: ignore[index]
    assert bytes(line.got) == b"\xd7"
    assert came == [Weight(Reading(Weighed.STABLE, 235))]


def test_a_scale_that_is_off_holds_nobody_up_and_says_what_to_do(
    qtbot: QtBot, cafe: Cafe, devices: AttachedDevices, line: SerialLine
) -> None:
    set_up(qtbot, cafe, devices, "scale", line.port, CAS)
    begun_at = monotonic()
    devices.weigh()
    assert monotonic() - begun_at < 0.1
    qtbot.waitUntil(lambda: not devices._workers["scale"].is_busy)  # type: ignore[index]
    fault = weighed(qtbot, devices).fault
    assert fault
    assert "Switch it on, and look at its cable" in str(fault)
    line.hears = PlayedCas(cas_block("S", " ", "00.100"))
    assert weighed(qtbot, devices) == Weight(Reading(Weighed.STABLE, 100))


def test_a_pole_display_that_was_pulled_shows_by_itself_what_it_should_once_it_is_back(
    qtbot: QtBot, cafe: Cafe, devices: AttachedDevices, line: SerialLine
) -> None:
    devices.show_lines(LATTE)
    devices._show_again.setInterval(50)
    set_up(qtbot, cafe, devices, "pole", line.port, EPSON)
    assert line.wait_until(lambda got: len(got) >= len(WHOLE)).startswith(WHOLE)
    line.pull()
    devices.show_lines(MOCHA)
    devices.show_lines(LATTE)
    line.got.clear()
    line.put_in()
    qtbot.waitUntil(lambda: len(line.got) >= len(WHOLE))
    assert bytes(line.got[: len(WHOLE)]) == WHOLE


def test_of_many_lines_at_once_the_last_ones_stand_there(
    qtbot: QtBot, cafe: Cafe, devices: AttachedDevices, line: SerialLine
) -> None:
    set_up(qtbot, cafe, devices, "pole", line.port, EPSON)
    for _tap in range(20):
        devices.show_lines(MOCHA)
        devices.show_lines(LATTE)
    qtbot.waitUntil(lambda: bytes(line.got).endswith(shown(LATTE, EPSON)) and not devices._workers["pole"].is_busy)  # type: ignore[index]


def test_every_scan_is_heard_once_and_in_order_until_the_scanner_is_taken_off(
    qtbot: QtBot, cafe: Cafe, devices: AttachedDevices, line: SerialLine
) -> None:
    heard: list[str] = []
    devices.scanned.connect(heard.append)
    set_up(qtbot, cafe, devices, "scanner", line.port)
    line.wait_for_reader()
    line.send(b"4006381333931\r\n96385074\r\n")
    qtbot.waitUntil(lambda: heard == ["4006381333931", "96385074"])
    cafe.shop.do(cafe.shop.itself, remove_device, "scanner")
    qtbot.waitUntil(lambda: not devices.hears_scanner)
    line.send(b"12345670\r\n")
    assert heard == ["4006381333931", "96385074"]


def test_what_is_scanned_while_it_is_tried_is_shown_and_goes_nowhere(
    qtbot: QtBot, cafe: Cafe, devices: AttachedDevices, line: SerialLine
) -> None:
    heard: list[str] = []
    devices.scanned.connect(heard.append)
    set_up(qtbot, cafe, devices, "scanner", line.port)
    line.wait_for_reader()
    qtbot.waitUntil(lambda: devices.hears_scanner)
    devices.try_scanner(on=True)
    line.send(b"96385074\r\n")
    qtbot.waitUntil(lambda: devices.last_scan == "96385074")
    devices.try_scanner(on=False)
    line.send(b"12345670\r\n")
    qtbot.waitUntil(lambda: heard == ["12345670"])
