"""An owner sets up a scale, a pole display and a scanner, and tries them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.devices.attached import CD5220
from devices.serial_line import SerialLine
from devices.test_pole import Tube
from devices.test_scale import Played8217, PlayedCas, cas_block

Typed = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cafe: Cafe) -> Typed:
    cafe.close()
    return lambda *words: counter(capsys, monkeypatch, "--shop", cafe.folder, "devices", *words)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[SerialLine]:
    line = SerialLine(tmp_path / "ttyUSB0")
    yield line
    line.pull()


def test_a_scale_is_set_up_tried_and_taken_off(typed: Typed, line: SerialLine) -> None:
    assert "No scale, pole display or scanner is set up" in typed().out
    assert typed("set", "scale", line.port, "--baud", "4800").code == 0
    assert json.loads(typed("list", "--json").out)["devices"] == [
        {"kind": "scale", "port": line.port, "protocol": "8217", "baud": 4800}
    ]
    line.hears = Played8217(b"00.235")
    assert typed("test", "scale").out == "0.235 kg, it stands still.\n"
    assert typed("set", "scale", line.port, "--protocol", "cas").code == 0
    line.hears = PlayedCas(cas_block("S", "F", "FFFFFF"))
    assert typed("test", "scale").out == "it has too much on it.\n"
    line.hears = lambda _data: b""
    assert "does not answer. Switch it on" in typed("test", "scale").err
    assert typed("remove", "scale").code == 0
    assert typed("test", "scale").err == "There is no scale here. Add it first.\n"


def test_a_pole_display_shows_that_it_is_there(typed: Typed, line: SerialLine) -> None:
    assert typed("set", "pole", line.port, "--protocol", CD5220).code == 0
    assert typed("test", "pole").code == 0
    got = line.wait_until(lambda data: len(data) > 45)
    assert Tube(CD5220).feed(got)[1] == "1234567890      9.99"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("scale", ""), "Say at which port it hangs: one like /dev/ttyUSB0 or COM3."),
        (("scale", "/dev/ttyS0", "--protocol", "epson"), "It does not speak “epson”. Choose one of 8217, cas."),
        (("pole", "/dev/ttyS0", "--baud", "9601"), "No serial line runs at 9601. Write one like 9600 or 19200."),
        (("pole", "/dev/ttyS9"), "Two devices cannot hang at /dev/ttyS9. Choose another port for one."),
    ],
)
def test_what_cannot_be_is_one_sentence(typed: Typed, words: tuple[str, ...], said: str) -> None:
    typed("set", "scanner", "/dev/ttyS9")
    answer = typed("set", *words)
    assert (answer.code, answer.err) == (2, f"{said}\n")
    assert [each["kind"] for each in json.loads(typed("list", "--json").out)["devices"]] == ["scanner"]
