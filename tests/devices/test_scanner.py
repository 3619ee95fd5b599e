"""A scanner at a serial port: every code whole, once, and in its order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.devices.attached import LINES, DeviceKind, DeviceSetup
from counter.devices.scanner import LONGEST_CODE, CodeLines, Scanner
from devices.serial_line import SerialLine


class Heard:
    """What a scanner's thread said."""

    def __init__(self, port: str) -> None:
        self.codes: SimpleQueue[str] = SimpleQueue()
        self.scanner = Scanner(DeviceSetup(DeviceKind.SCANNER, port, LINES))
        self.scanner.listen(self.codes.put)

    def next(self) -> str:
        return self.codes.get(timeout=5)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[SerialLine]:
    line = SerialLine(tmp_path / "ttyScanner")
    yield line
    if Path(line.port).is_symlink():
        line.pull()


@pytest.fixture
def heard(line: SerialLine) -> Iterator[Heard]:
    heard = Heard(line.port)
    line.wait_for_reader()
    yield heard
    heard.scanner.end()


def test_two_scans_at_once_are_two(line: SerialLine, heard: Heard) -> None:
    line.send(b"4006381333931\r\n96385074\r\n")
    assert [heard.next(), heard.next()] == ["4006381333931", "96385074"]
    assert heard.codes.empty()


def test_a_code_may_come_in_pieces(line: SerialLine, heard: Heard) -> None:
    for piece in (b"40063", b"81333931", b"\r"):
        line.send(piece)
    assert heard.next() == "4006381333931"


def test_a_scanner_that_was_pulled_in_the_middle_is_heard_again(line: SerialLine, heard: Heard) -> None:
    line.send(b"40063")
    line.pull()
    line.put_in()
    line.wait_for_reader()
    line.send(b"96385074\n")
    assert heard.next() == "96385074"


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\n\r"])
def test_however_it_ends_a_code_is_one(end: bytes) -> None:
    assert CodeLines().take(b"A1" + end + b"B2" + end) == ["A1", "B2"]


def test_what_was_not_ended_is_not_put_before_the_next() -> None:
    lines = CodeLines()
    assert lines.take(b"4006") == []
    lines.forget()
    assert lines.take(b"96385074\r") == ["96385074"]


def test_noise_is_no_code() -> None:
    lines = CodeLines()
    assert lines.take(b"\x00\xff\x1b\r\r\n \r") == []
    assert lines.take(b"9" * (LONGEST_CODE + 1) + b"\r12\r") == ["12"]
    for _piece in range(100):
        lines.take(b"9" * 100)
    assert lines.take(b"\r12\r") == ["12"]


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)), st.data())
def test_codes_come_whole_however_they_are_cut(codes: list[str], data: st.DataObject) -> None:
    sent = b"".join(code.encode() + b"\r\n" for code in codes)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=6)))
    lines, came = CodeLines(), []
    for begin, end in zip([0, *cuts], [*cuts, len(sent)], strict=True):
        came += lines.take(sent[begin:end])
    assert came == codes


@given(st.lists(st.binary(max_size=30)))
def test_whatever_comes_a_code_is_printable(pieces: list[bytes]) -> None:
    lines = CodeLines()
    for piece in pieces:
        assert all(code and code.isprintable() for code in lines.take(piece))
