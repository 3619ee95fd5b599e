"""How soon after the tap a printer gets its first byte, how long a receipt's dots take, and sixty receipts in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from row import Row, milliseconds

from cafe import Cafe
from counter.devices.drawing import drawn
from counter.devices.printers import open_machine
from counter.devices.setup import PrinterSetup, Reached
from counter.flows.pay import pay
from counter.flows.print_queue import load_what_draws, print_waiting
from counter.flows.printers import set_up_printer
from counter.paper.document import Document, Text
from counter.paper.thermal import ROLL_80
from devices.socket_printer import SocketPrinter, socket_printer
from paper.escpos_reader import read

SALES, RECEIPTS, RASTERS = 40, 60, 20
LINES = 40
"""Of a long receipt in letters that no printer has."""


def rows(folder: Path) -> Iterator[Row]:
    """The rows of this bench."""
    with socket_printer() as printer:
        cafe = Cafe.made_in(folder / "shop")
        setup = PrinterSetup("Bar", Reached.NETWORK, printer.where, model="default")
        cafe.shop.do(cafe.shop.itself, set_up_printer, setup)
        machine = open_machine(setup)
        cafe.shop.find_printer = lambda _settings, _name: machine
        load_what_draws(cafe.shop.settings)
        taken = [_first_byte(cafe, printer) for _ in range(SALES)]
        middle = median(taken) * 1000
        yield Row("Pay → first byte at the printer", milliseconds(taken), "", "", "≤ 100 ms", "30 ms", middle, 100)
        yield _rasters()
        yield _queue(cafe, printer)
        cafe.close()


def _first_byte(cafe: Cafe, printer: SocketPrinter) -> float:
    order_id = cafe.ring("Latte")
    printed = len(printer.jobs)
    begun = perf_counter()
    cafe.shop.do(cafe.ana, pay, order_id, they_know=True)
    print_waiting(cafe.shop)
    printer.wait_for(printed + 1)
    cafe.ready(order_id)
    cafe.forward(1)
    return printer.first_byte_at - begun


def _rasters() -> Row:
    receipt = Document("x", tuple(Text(f"مرحبا {number} 3.80") for number in range(LINES)))
    taken = []
    for _ in range(RASTERS):
        begun = perf_counter()
        drawn(receipt, "Bar", ROLL_80)
        taken.append(perf_counter() - begun)
    middle = median(taken) * 1000
    return Row("a receipt of 40 lines, all of it dots", milliseconds(taken), "", "", "≤ 150 ms", "60 ms", middle, 150)


def _queue(cafe: Cafe, printer: SocketPrinter) -> Row:
    printer.switch_off()
    for _ in range(RECEIPTS):
        cafe.sell("Latte")
    print_waiting(cafe.shop)
    printer.switch_on()
    printed = len(printer.jobs)
    begun = perf_counter()
    print_waiting(cafe.shop)
    seconds = perf_counter() - begun
    said = [" ".join(read(job).lines) for job in printer.wait_for(printed + RECEIPTS)[printed:]]
    numbers = [words.split("T1-")[1][:6] for words in said]
    if numbers != sorted(set(numbers)):
        raise RuntimeError("not in order, or one twice")
    each = seconds / RECEIPTS * 1000
    return Row("60 receipts that waited, in order: each", f"{each:.1f} ms", "", "", "≤ 100 ms", "30 ms", each, 100)
