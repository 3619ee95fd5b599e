"""A scanner at the serial port at the whole counter: a code goes where codes are read, and never into anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe, eur
from counter.flows.devices import set_up_device
from counter.flows.open_shop import put_up_menu
from counter.kernel.ids import ItemId, new_id
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.ui.app.counter import Counter
from counter.ui.widgets.field import Field
from counter.ui.widgets.strip import Strip
from counter.ui.widgets.tap import Tap
from devices.serial_line import SerialLine

WATER = ItemAdded(
    item_id=ItemId(new_id()), name="Water", category="Food", price=eur("2"), tax_class="food", station="kitchen",
    position=900, barcode="4006381333931",
)  # fmt: skip
CODE = b"4006381333931\r\n"


@pytest.fixture
def line(tmp_path: Path) -> Iterator[SerialLine]:
    line = SerialLine(tmp_path / "ttyACM0")
    yield line
    line.pull()


@pytest.fixture
def cafe(cafe: Cafe, line: SerialLine) -> Cafe:
    """One with a scanner, and water that has a code."""
    cafe.shop.do(cafe.shop.itself, put_up_menu, MenuFile(currency="EUR", groups=(), items=(WATER,), tax_classes=()))
    cafe.shop.do(cafe.shop.itself, set_up_device, "scanner", line.port)
    return cafe


@pytest.fixture
def scanner(line: SerialLine, counter: Counter, tap: Callable[..., None]) -> SerialLine:
    """Ana stands at Sell, and the scanner is plugged in."""
    assert counter.window.isVisible()
    tap("Ana", "Latte")
    line.wait_for_reader()
    return line


def said(counter: Counter) -> list[str]:
    return [strip.accessibleName() for strip in counter.window.findChildren(Strip) if strip.isVisible()]


def test_two_scans_ring_up_two(qtbot: QtBot, scanner: SerialLine, found: Callable[[str], Tap | None]) -> None:
    scanner.send(CODE + CODE)
    qtbot.waitUntil(lambda: found("Cash exact, €7.80") is not None)


def test_a_scan_while_a_name_is_written_is_rung_up_and_is_no_name(
    qtbot: QtBot, counter: Counter, scanner: SerialLine, found: Callable[[str], Tap | None]
) -> None:
    name = next(field for field in counter.window.findChildren(Field) if field.isVisible())
    name.setFocus()
    name.setText("Mar")
    scanner.send(CODE)
    qtbot.waitUntil(lambda: found("Cash exact, €5.80") is not None)
    assert name.text() == "Mar"
    assert not any("Nothing reads a code here" in words for words in said(counter))


def test_where_nobody_reads_codes_it_is_said_and_nothing_is_lost(
    qtbot: QtBot, counter: Counter, scanner: SerialLine, tap: Callable[..., None], found: Callable[[str], Tap | None]
) -> None:
    tap("Bar")
    scanner.send(CODE)
    qtbot.waitUntil(lambda: any("Nothing reads a code here" in words for words in said(counter)))
    tap("Sell")
    qtbot.waitUntil(lambda: found("Cash exact, €3.80") is not None)
