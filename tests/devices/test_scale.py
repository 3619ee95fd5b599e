"""Scales, played from their makers' manuals: what lies on them, and what they say where there is no weight to sell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.devices.attached import CAS, MT_8217, DeviceKind, DeviceSetup
from counter.devices.scale import Reading, SerialScale, Weighed, parse_8217, parse_cas
from counter.kernel.errors import Unavailable
from devices.serial_line import SerialLine

AWAY = r"does not answer\. Switch it on"


def even_parity(data: bytes) -> bytes:
    """Seven bits and their parity, as they are on the line where nobody takes the parity off."""
    return bytes(byte | 0x80 if byte.bit_count() % 2 else byte for byte in data)


def cas_block(status: str, sign: str, weight: str, unit: str = "kg") -> bytes:
    """What a CAS scale answers to DC1."""
    text = f"{status}{sign}{weight}{unit}".encode()
    check = 0
    for byte in text:
        check ^= byte
    return b"\x01\x02" + text + bytes([check]) + b"\x03\x04"


class Played8217:
    """The scale of the DIVA manual: it shows `says` at each W."""

    def __init__(self, says: bytes) -> None:
        self.says = says

    def __call__(self, data: bytes) -> bytes:
        return even_parity(b"\x02" + self.says + b"\r") * data.count(b"\xd7")


class PlayedCas:
    """The scale of the PD-II manual: ACK to ENQ, and a block to DC1."""

    def __init__(self, says: bytes) -> None:
        self.says = says

    def __call__(self, data: bytes) -> bytes:
        return b"\x06" * data.count(b"\x05") + self.says * data.count(b"\x11")


@pytest.fixture
def line(tmp_path: Path) -> Iterator[SerialLine]:
    line = SerialLine(tmp_path / "ttyScale")
    yield line
    if Path(line.port).is_symlink():
        line.pull()


def scale(line: SerialLine, protocol: str, plays: Callable[[bytes], bytes]) -> SerialScale:
    line.hears = plays
    return SerialScale(DeviceSetup(DeviceKind.SCALE, line.port, protocol))


@pytest.mark.parametrize(
    ("says", "reading"),
    [
        (b"00.235", Reading(Weighed.STABLE, 235)),
        (b"01.500N", Reading(Weighed.STABLE, 1500)),  # net, with a tare
        (b" 0.040", Reading(Weighed.STABLE, 40)),
        (b"?\x41", Reading(Weighed.MOVES)),
        (b"?\x42", Reading(Weighed.OVER)),
        (b"?\x43", Reading(Weighed.OVER)),
        (b"?\x44", Reading(Weighed.UNDER)),
        (b"?\x48", Reading(Weighed.UNDER)),  # not set to zero since it was switched on
        (b"?\x50", Reading(Weighed.STABLE, 0)),  # at zero
        (b"?\x70", Reading(Weighed.STABLE, 0)),  # at zero, net; Rice Lake always sets that bit
        (b"001.52", Reading(Weighed.NO_KILOGRAMS)),  # pounds have two places
    ],
)
def test_what_an_8217_scale_says(line: SerialLine, says: bytes, reading: Reading) -> None:
    asked = scale(line, MT_8217, Played8217(says))
    assert asked.read() == reading
    assert bytes(line.got) == b"\xd7"
    asked.close()


@pytest.mark.parametrize(
    ("says", "reading"),
    [
        (cas_block("S", " ", "00.235"), Reading(Weighed.STABLE, 235)),
        (cas_block("S", " ", "000235", "KG"), Reading(Weighed.STABLE, 235)),
        (cas_block("S", " ", " 1.500"), Reading(Weighed.STABLE, 1500)),
        (cas_block("S", " ", "00.235")[1:], Reading(Weighed.STABLE, 235)),  # Elicom leaves SOH out
        (cas_block("U", " ", "00.240"), Reading(Weighed.MOVES, 240)),
        (cas_block("S", "-", "00.015"), Reading(Weighed.UNDER)),
        (cas_block("S", "F", "FFFFFF"), Reading(Weighed.OVER)),
        (cas_block("S", " ", "00.520", "lb"), Reading(Weighed.NO_KILOGRAMS)),
        (cas_block("S", " ", "00.000"), Reading(Weighed.STABLE, 0)),
    ],
)
def test_what_a_cas_scale_says(line: SerialLine, says: bytes, reading: Reading) -> None:
    asked = scale(line, CAS, PlayedCas(says))
    assert asked.read() == reading
    assert bytes(line.got) == b"\x05\x11"
    asked.close()


def test_a_wrong_check_sum_is_asked_for_once_more_and_is_no_weight(line: SerialLine) -> None:
    block = bytearray(cas_block("S", " ", "00.235"))
    block[5] = ord("9")  # 90.235 kg, if one believed it
    asked = scale(line, CAS, PlayedCas(bytes(block)))
    with pytest.raises(Unavailable, match=r"cannot be read\. Look at its protocol and its speed"):
        asked.read()
    assert bytes(line.got) == b"\x05\x11\x05\x11"


def test_one_garbled_answer_is_no_fault(line: SerialLine) -> None:
    answers = iter([b"\x02\xf70\x9a2\r", even_parity(b"\x0200.235\r")])
    assert scale(line, MT_8217, lambda _data: next(answers)).read() == Reading(Weighed.STABLE, 235)


def test_an_answer_that_came_too_late_is_none_to_the_next_question(line: SerialLine) -> None:
    asked = scale(line, MT_8217, Played8217(b"00.235"))
    asked.read()
    line.send(even_parity(b"\x0209.999\r"))
    line.hears = Played8217(b"00.100")
    assert asked.read() == Reading(Weighed.STABLE, 100)


def test_a_scale_that_is_off_is_waited_for_only_so_long_and_heard_again(line: SerialLine) -> None:
    asked = scale(line, MT_8217, lambda _data: b"")
    begun = monotonic()
    with pytest.raises(Unavailable, match=AWAY):
        asked.read()
    assert monotonic() - begun < 2
    line.hears = Played8217(b"00.235")
    assert asked.read() == Reading(Weighed.STABLE, 235)


def test_a_scale_whose_cable_was_pulled_is_heard_again_once_it_is_back(line: SerialLine) -> None:
    asked = scale(line, CAS, PlayedCas(cas_block("S", " ", "00.235")))
    asked.read()
    line.pull()
    for _again in range(2):
        with pytest.raises(Unavailable, match=AWAY):
            asked.read()
    line.put_in()
    assert asked.read() == Reading(Weighed.STABLE, 235)


@given(st.binary(max_size=40))
def test_whatever_comes_is_a_reading_or_none(noise: bytes) -> None:
    for parse in (parse_8217, parse_cas):
        assert isinstance(parse(noise), Reading | None)


@given(st.integers(0, 13), st.integers(0, 7))
def test_one_bit_that_was_turned_over_is_never_another_weight(place: int, bit: int) -> None:
    answer = bytearray(even_parity(b"\x0201.235\r"))
    answer[place % len(answer)] ^= 1 << bit
    assert parse_8217(bytes(answer)) is None
    block = bytearray(cas_block("S", " ", "01.235")[1:])
    block[place] ^= 1 << bit
    assert parse_cas(bytes(block)) in (None, Reading(Weighed.STABLE, 1235))
