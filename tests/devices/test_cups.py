"""A real CUPS: PDFs come out on paper of their own size, unscaled; a thermal printer behind it gets its own bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from counter.devices.printers import CupsPrinter
from counter.kernel.errors import Unavailable
from counter.paper.document import Document, Text
from counter.paper.escpos import document_escpos
from counter.paper.pdf import document_pdf
from counter.paper.thermal import ROLL_58
from devices.private_cups import add_queue, private_cups, run
from devices.socket_printer import SocketPrinter, socket_printer
from paper.escpos_reader import read

ROLL = Path(__file__).with_name("roll.ppd")


@pytest.fixture
def there() -> Iterator[SocketPrinter]:
    with socket_printer() as printer:
        printer.answers = None
        printer.says_taken = False
        yield printer


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with private_cups(tmp_path / "cups", monkeypatch):
        yield


def of_lines(count: int) -> Document:
    return Document("x", tuple(Text(f"line {number}") for number in range(count)))


def on_paper(pdf: bytes) -> tuple[int, float, float, list[float]]:
    """How many pages, how wide and high the first is (mm), and how far from its top each line stands."""
    pages = PdfReader(BytesIO(pdf)).pages
    height = float(pages[0].mediabox.height)
    tops: list[float] = []

    def look(words: str, to_page: Any, to_words: Any, _font: Any, _size: Any) -> None:
        if words.strip():
            tops.append(round(height - (to_words[5] * to_page[3] + to_page[5])))

    pages[0].extract_text(visitor_text=look)
    millimetres = 25.4 / 72
    return len(pages), float(pages[0].mediabox.width) * millimetres, height * millimetres, tops


@pytest.mark.usefixtures("cups")
@pytest.mark.parametrize("lines", [10, 18, 40, 113])  # 60, 100, 210 and 575 mm
def test_paper_is_as_long_as_what_stands_on_it_and_nothing_is_scaled_or_cut(there: SocketPrinter, lines: int) -> None:
    add_queue("roll", f"socket://{there.where}", ROLL)
    CupsPrinter("roll").print_paper("receipt", of_lines(lines))
    (job,) = there.wait_for(1, seconds=30)
    _, wide, high, asked = on_paper(document_pdf(of_lines(lines)))
    pages, width, height, tops = on_paper(job)
    assert pages == 1
    assert width == pytest.approx(wide, abs=0.5)
    assert height == pytest.approx(high, abs=0.5)
    assert len(tops) == len(asked)
    assert all(abs(now - then) <= 2 for now, then in zip(tops, asked, strict=True))


@pytest.mark.usefixtures("cups")
def test_a_thermal_printer_behind_cups_gets_its_own_bytes_and_the_drawer_its_pulse(there: SocketPrinter) -> None:
    add_queue("bar", f"socket://{there.where}")
    printer = CupsPrinter("bar", "Bar", ROLL_58)
    printer.check()
    printer.print_paper("receipt", of_lines(5))
    (job,) = there.wait_for(1, seconds=30)
    assert job == document_escpos(of_lines(5), ROLL_58)
    printer.open_drawer()
    assert read(there.wait_for(2, seconds=30)[1]).pulses == 1


@pytest.mark.usefixtures("cups")
def test_a_queue_that_is_not_there_or_stopped_is_a_sentence_and_gets_nothing(there: SocketPrinter) -> None:
    with pytest.raises(Unavailable, match=r"The printer Bar says: .*nowhere.*\. Look at it in CUPS’ settings\.$"):
        CupsPrinter("nowhere", "Bar").check()
    add_queue("bar", f"socket://{there.where}")
    run("cupsdisable", "bar")
    printer = CupsPrinter("bar", "Bar", ROLL_58)
    for act in (printer.check, partial(printer.print_paper, "x", of_lines(5)), printer.open_drawer):
        with pytest.raises(Unavailable, match=r"The printer Bar is stopped\. Start it again"):
            act()
    run("cupsenable", "bar")
    printer.print_paper("x", of_lines(6))
    assert there.wait_for(1, seconds=30) == [document_escpos(of_lines(6), ROLL_58)]


@pytest.mark.usefixtures("cups")
def test_what_cups_finds_no_printer_for_is_taken_back_and_comes_when_asked_for_again(there: SocketPrinter) -> None:
    """Else a receipt would come the next morning, and the drawer open, by themselves."""
    add_queue("bar", f"socket://{there.where}")
    there.switch_off()
    printer = CupsPrinter("bar", "Bar", ROLL_58)
    for act in (partial(printer.print_paper, "receipt", of_lines(5)), printer.open_drawer):
        with pytest.raises(Unavailable, match=r"The printer Bar does not answer\. Switch it on"):
            act()
    assert run("lpstat", "-o", "bar") == ""
    there.switch_on()
    printer.print_paper("receipt", of_lines(6))
    assert there.wait_for(1, seconds=30) == [document_escpos(of_lines(6), ROLL_58)]
