"""Pole displays, played from their makers' command references: what stands on them, whatever a name has in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.devices.attached import CD5220, EPSON, DeviceKind, DeviceSetup
from counter.devices.pole import PoleLine, PoleLines, SerialPole, begun, shown
from counter.kernel.errors import Unavailable
from devices.serial_line import SerialLine

PROTOCOLS = (EPSON, CD5220)
LATTE = PoleLines(PoleLine("2 Café Latte", "7.60"), PoleLine("Total", "12.40"))


class Tube:
    """Twice twenty letters, and the few commands of either family that a till may send. Any other byte is an error."""

    def __init__(self, protocol: str) -> None:
        self.letters = [" "] * 40
        self.commands = {
            EPSON: {b"\x1b@": self._clear, b"\x1f\x01": None, b"\x1fC\x00": None, b"\x1bt\x02": None,
                    b"\x1f$\x01\x02": self._bottom, b"\x0b": self._home},
            CD5220: {b"\x1b@": self._clear, b"\x1b\x11": None, b"\x1b_\x00": None,
                     b"\x1bl\x01\x02": self._bottom, b"\x0b": self._home},
        }[protocol]  # fmt: skip
        self.encoding = "cp850" if protocol == EPSON else "ascii"
        self.at = 0

    def _clear(self) -> None:
        self.letters, self.at = [" "] * 40, 0

    def _home(self) -> None:
        self.at = 0

    def _bottom(self) -> None:
        self.at = 20

    def feed(self, data: bytes) -> list[str]:
        while data:
            command = next((each for each in self.commands if data.startswith(each)), None)
            if command is not None:
                act = self.commands[command]
                if act:
                    act()
                data = data[len(command) :]
                continue
            assert 0x20 <= data[0] != 0x7F, f"no letter and no command: {data!r}"
            self.letters[self.at] = data[:1].decode(self.encoding)
            self.at = (self.at + 1) % 40
            data = data[1:]
        return ["".join(self.letters[:20]), "".join(self.letters[20:])]


@pytest.fixture
def line(tmp_path: Path) -> Iterator[SerialLine]:
    line = SerialLine(tmp_path / "ttyPole")
    yield line
    if Path(line.port).is_symlink():
        line.pull()


def on_tube(lines: PoleLines, protocol: str) -> list[str]:
    return Tube(protocol).feed(begun(protocol) + shown(lines, protocol))


def test_words_at_the_left_and_amounts_at_the_right() -> None:
    assert on_tube(LATTE, EPSON) == ["2 Café Latte    7.60", "Total          12.40"]
    assert on_tube(LATTE, CD5220) == ["2 Cafe Latte    7.60", "Total          12.40"]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_long_name_gives_way_to_its_amount(protocol: str) -> None:
    long = PoleLines(PoleLine("1 Extraordinarily long", "1234.50"), PoleLine("x" * 30, "9" * 30))
    assert on_tube(long, protocol) == ["1 Extraordin 1234.50", "9" * 20]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_stood_there_before_is_gone(protocol: str) -> None:
    tube = Tube(protocol)
    tube.feed(begun(protocol) + shown(LATTE, protocol))
    assert tube.feed(shown(PoleLines(PoleLine("Hi"), PoleLine("")), protocol)) == ["Hi".ljust(20), " " * 20]


@pytest.mark.parametrize(
    ("name", "epson", "cd5220"),
    [
        ("Müsli Größe", "Müsli Größe", "Musli Grosse"),
        ("Żurek łódź", "Zurek lódz", "Zurek lodz"),
        ("4,50 €", "4,50 EUR", "4,50 EUR"),
        ("٣\u066b٨\u0660", "3.80", "3.80"),
        ("Latte “to go”", 'Latte "to go"', 'Latte "to go"'),
        ("قهوة", "", ""),
        ("☕ Mocha", "Mocha", "Mocha"),
    ],
)
def test_letters_that_it_lacks_are_written_another_way(name: str, epson: str, cd5220: str) -> None:
    for protocol, stands in ((EPSON, epson), (CD5220, cd5220)):
        assert on_tube(PoleLines(PoleLine(name), PoleLine("")), protocol)[0].strip() == stands


@given(st.text(), st.text(), st.sampled_from(PROTOCOLS))
def test_whatever_a_name_has_in_it_is_text(left: str, right: str, protocol: str) -> None:
    """The tube knows a few commands, and takes no other byte for a letter."""
    tube = Tube(protocol)
    tube.feed(begun(protocol))
    data = shown(PoleLines(PoleLine(left, right), PoleLine(right, left)), protocol)
    assert len(tube.feed(data)) == 2
    assert len(data) == len(shown(LATTE, protocol))
    assert data.count(b"\x1b") + data.count(b"\x1f") == 1


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_display_that_was_pulled_shows_it_once_it_is_back(line: SerialLine, protocol: str) -> None:
    pole = SerialPole(DeviceSetup(DeviceKind.POLE, line.port, protocol))
    whole = begun(protocol) + shown(LATTE, protocol)
    pole.show(LATTE)
    assert line.wait_until(lambda got: len(got) >= len(whole)) == whole
    line.pull()
    for _again in range(2):
        with pytest.raises(Unavailable, match=r"is not there\. Look at its cable"):
            pole.show(LATTE)
    line.got.clear()
    line.put_in()
    pole.show(LATTE)
    assert line.wait_until(lambda got: len(got) >= len(whole)) == whole
    pole.close()
