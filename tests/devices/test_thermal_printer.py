"""A thermal printer is asked how it is, gets the bytes of a document, and is waited for no longer than was said."""

from __future__ import annotations

import os
import pty
import tty
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from counter.devices.network import NetworkChannel
from counter.devices.printers import open_machine
from counter.devices.setup import PrinterSetup, Reached, host_and_port
from counter.devices.status import PRINTER
from counter.devices.thermal_printer import Patience, ThermalPrinter
from counter.devices.wired import SerialChannel
from counter.kernel.errors import MaybePrinted, Refused, Unavailable
from counter.paper.document import Document, Pages, Text
from counter.paper.escpos import document_escpos
from counter.paper.thermal import ROLL_80
from devices.socket_printer import COVER_OPEN, FINE, OFFLINE, PAPER_END, SocketPrinter, socket_printer
from paper.escpos_reader import read

SOON = Patience(first_answer=0.2, answer=0.3, send=0.3, pause=0.2, printed=0.6, slowest=1e6)
HELLO = Document("hello", (Text("Grüße, Zoë"), Text("8:42")))
LONG = Document("long", tuple(Text(f"line {number} of a document that fills every buffer") for number in range(3_000)))


@pytest.fixture
def there() -> Iterator[SocketPrinter]:
    with socket_printer() as printer:
        yield printer


def reaching(there: SocketPrinter) -> ThermalPrinter:
    return ThermalPrinter("Bar", there.where, ROLL_80, partial(NetworkChannel, "127.0.0.1", there.port, 1), SOON)


def test_what_is_printed_is_the_document_and_no_more(there: SocketPrinter) -> None:
    reaching(there).print_paper("hello", HELLO)
    (job,) = there.wait_for(1)
    assert document_escpos(HELLO, ROLL_80) in job
    assert read(job).lines == ["Grüße, Zoë", "8:42"]


@pytest.mark.parametrize(("answers", "says_taken"), [(False, False), (True, False), (True, True)])
def test_printers_that_say_less_print_as_well_and_are_not_asked_in_vain_twice(
    there: SocketPrinter, *, answers: bool, says_taken: bool
) -> None:
    there.answers, there.says_taken = (there.answers if answers else None), says_taken
    printer = reaching(there)
    for _ in range(3):
        printer.print_paper("hello", HELLO)
    first, _, last = there.wait_for(3)
    assert read(first).lines == read(last).lines == ["Grüße, Zoë", "8:42"]
    assert answers or last == document_escpos(HELLO, ROLL_80)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({1: OFFLINE, 2: 0x32, 4: PAPER_END}, "The printer Bar is out of paper. Put in a new roll."),
        ({1: FINE, 2: FINE, 4: PAPER_END}, "The printer Bar is out of paper. Put in a new roll."),
        ({1: OFFLINE, 2: COVER_OPEN, 4: FINE}, "The cover of the printer Bar is open. Close it."),
        ({1: OFFLINE, 2: 0x52, 4: FINE}, "The printer Bar reports a fault. Switch it off and on."),
        ({1: OFFLINE, 2: FINE, 4: FINE}, "The printer Bar is offline. Look at it, and switch it off and on."),
    ],
)
def test_what_it_says_is_the_matter_is_said_with_what_to_do_and_nothing_is_sent(
    there: SocketPrinter, answers: dict[int, int], said: str
) -> None:
    there.answers = answers
    printer = reaching(there)
    for act in (partial(printer.print_paper, "hello", HELLO), printer.check):
        with pytest.raises(Unavailable, match=said) as fault:
            act()
        assert not isinstance(fault.value, MaybePrinted)
    there.switch_off()
    assert there.jobs == []


def test_one_that_is_off_or_at_another_place_is_a_sentence(there: SocketPrinter) -> None:
    printer = reaching(there)
    there.switch_off()
    with pytest.raises(Unavailable, match=rf"Bar does not answer at {there.where}. Switch it on") as fault:
        printer.print_paper("hello", HELLO)
    assert not isinstance(fault.value, MaybePrinted)
    there.switch_on()
    printer.print_paper("hello", HELLO)
    assert len(there.wait_for(1)) == 1


@pytest.mark.parametrize("answers", [True, False])
def test_one_that_stalls_in_the_middle_is_waited_for_only_so_long(there: SocketPrinter, *, answers: bool) -> None:
    printer = reaching(there)
    if not answers:
        there.answers = None
    printer.print_paper("hello", HELLO)
    there.says_taken = False
    there.stall()
    begun = monotonic()
    with pytest.raises(Unavailable) as fault:
        printer.print_paper("long", LONG)
    assert monotonic() - begun < 5
    assert isinstance(fault.value, MaybePrinted) is not answers  # one that answers is asked before it gets anything


@pytest.mark.parametrize("document", [HELLO, LONG])
def test_one_that_dies_in_the_middle_may_have_printed(there: SocketPrinter, document: Document) -> None:
    printer = reaching(there)
    printer.check()
    there.dies_after = 60
    with pytest.raises(MaybePrinted, match="Bar stopped in the middle"):
        printer.print_paper("x", document)


def test_one_that_runs_out_of_paper_in_the_middle_says_so(there: SocketPrinter) -> None:
    printer = reaching(there)
    printer.print_paper("hello", HELLO)
    there.says_taken = False
    asked = iter((FINE,) * 3)
    there.answers = _Answers(lambda: next(asked, PAPER_END))
    with pytest.raises(MaybePrinted, match="Bar is out of paper"):
        printer.print_paper("hello", HELLO)


class _Answers(dict[int, int]):
    """Says each time what it is told to."""

    def __init__(self, answer: Callable[[], int]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, _number: int) -> int:
        return self._answer()


@pytest.mark.parametrize(
    ("says", "first"), [(b"SSH-2.0-OpenSSH_9.2", True), (b"HTTP/1.1 400 Bad Request", False), (b"ERR?zz", True)]
)
def test_what_is_no_printer_prints_nothing_and_is_said(there: SocketPrinter, says: bytes, *, first: bool) -> None:
    there.answers, there.says, there.says_first = None, says, first
    for _ in range(2):
        with pytest.raises(Unavailable, match=f"What answers at {there.where} is no printer"):
            reaching(there).print_paper("hello", HELLO)


def test_one_that_never_answers_and_closes_before_our_end_has_not_printed(there: SocketPrinter) -> None:
    there.answers = None
    printer = reaching(there)
    printer.print_paper("hello", HELLO)
    there.closes = True
    with pytest.raises(MaybePrinted, match="Bar stopped in the middle"):
        printer.print_paper("hello", HELLO)


@pytest.mark.parametrize("answers", [True, False])
def test_one_that_is_stuck_is_given_no_second_paper_and_no_pulse(there: SocketPrinter, *, answers: bool) -> None:
    there.answers = there.answers if answers else None
    printer = reaching(there)
    printer.print_paper("hello", HELLO)
    there.stall()
    rest: list[Callable[[], object]] = [printer.open_drawer, printer.check] * 2
    acts: list[Callable[[], object]] = [partial(printer.print_paper, "hello", HELLO), *rest]
    for act in acts:
        with pytest.raises(Unavailable):
            act()
    there.stall(stalled=False)
    assert [read(job).pulses for job in there.wait_for(1 if answers else 2)] == [0] * (1 if answers else 2)
    printer.print_paper("hello", HELLO)
    assert len(there.wait_for(2 if answers else 3)) == (2 if answers else 3)


def test_one_that_is_stuck_from_the_first_is_no_printer_without_a_voice(there: SocketPrinter) -> None:
    there.stall()
    for act in (partial(reaching(there).print_paper, "hello", HELLO), reaching(there).open_drawer):
        with pytest.raises(Unavailable, match="Bar does not answer") as fault:
            act()
        assert not isinstance(fault.value, MaybePrinted)
    there.stall(stalled=False)
    assert list(there.read_all().values()) == [PRINTER] * 2


def test_one_that_prints_slowly_is_waited_for_as_long_as_its_line_takes(there: SocketPrinter) -> None:
    there.pause = 0.01
    slow = replace(SOON, slowest=8_000)
    printer = ThermalPrinter("Bar", there.where, ROLL_80, partial(NetworkChannel, "127.0.0.1", there.port, 1), slow)
    printer.print_paper("long", Document("long", LONG.blocks[:300]))
    assert len(there.wait_for(1)) == 1


def test_pages_of_a4_are_refused_before_anything_is_sent(there: SocketPrinter) -> None:
    with pytest.raises(Refused, match="prints no pages of A4"):
        reaching(there).print_paper("day", Pages(b"%PDF"))


@pytest.mark.parametrize("paper", [FINE, PAPER_END])
def test_the_drawer_opens_without_paper_too(there: SocketPrinter, paper: int) -> None:
    assert there.answers is not None
    there.answers[4] = paper
    reaching(there).open_drawer()
    (job,) = there.wait_for(1)
    assert (read(job).pulses, read(job).parts) == (1, [])


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """A serial line: our end of it, and the port at the other."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    yield ours, os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize("reached", [Reached.SERIAL, Reached.USB])
def test_a_printer_on_a_cable_gets_the_same_bytes(line: tuple[int, str], reached: Reached) -> None:
    ours, port = line
    got: list[bytes] = []
    expected = document_escpos(HELLO, ROLL_80)

    def listen() -> None:
        while not b"".join(got).endswith(expected[-4:]):
            got.append(os.read(ours, 256))

    listener = Thread(target=listen, daemon=True)
    listener.start()
    machine = open_machine(PrinterSetup("Bar", reached, port, model="default", baud=19200), SOON)
    machine.print_paper("hello", HELLO)
    listener.join(5)
    assert read(b"".join(got)).lines == ["Grüße, Zoë", "8:42"]


def test_a_cable_whose_printer_takes_nothing_is_waited_for_only_so_long(line: tuple[int, str]) -> None:
    _, port = line
    printer = ThermalPrinter("Bar", port, ROLL_80, partial(SerialChannel, port, 115200), SOON)
    short = Document("long", LONG.blocks[:400])
    with pytest.raises(MaybePrinted, match="stopped in the middle"):
        printer.print_paper("long", short)


def test_a_device_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    for reached in (Reached.USB, Reached.SERIAL):
        machine = open_machine(PrinterSetup("Bar", reached, str(tmp_path / "lp0"), model="default"), SOON)
        with pytest.raises(Unavailable, match="Bar does not answer"):
            machine.print_paper("hello", HELLO)


@pytest.mark.parametrize("reached", [Reached.SERIAL, Reached.USB])
def test_a_file_that_is_no_device_stays_as_it_is(tmp_path: Path, reached: Reached) -> None:
    file = tmp_path / "notes"
    file.write_text("all of it")
    machine = open_machine(PrinterSetup("Bar", reached, str(file), model="default"), SOON)
    for act in (machine.check, machine.open_drawer, partial(machine.print_paper, "hello", HELLO)):
        with pytest.raises(Unavailable):
            act()
    assert file.read_text() == "all of it"


def test_windows_has_no_printer_where_there_is_no_windows() -> None:
    machine = open_machine(PrinterSetup("Bar", Reached.WINDOWS, "POS-80", model="default"))
    with pytest.raises(Unavailable, match="Windows has no printer POS-80"):
        machine.print_paper("hello", HELLO)


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("10.0.0.5", ("10.0.0.5", 9100)),
        ("bar:9101", ("bar", 9101)),
        ("[fe80::1]:9100", ("fe80::1", 9100)),
        ("[fe80::1]", ("fe80::1", 9100)),
    ],
)
def test_places_on_the_network(where: str, place: tuple[str, int]) -> None:
    assert host_and_port(where) == place


@pytest.mark.parametrize("where", ["", ":9100", "bar:", "bar:port", "bar:0", "bar:70000", "the bar:9100", "[]:1"])
def test_no_places_on_the_network(where: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        host_and_port(where)
