"""Whatever a printer does in the middle, and whenever the counter dies: each paper comes once, or again as a copy."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

from cafe import Cafe, Died
from counter.devices.channel import Channel
from counter.devices.network import NetworkChannel
from counter.devices.setup import PrinterSetup, Reached
from counter.devices.thermal_printer import Patience, ThermalPrinter
from counter.flows.print_queue import print_left_over, print_waiting, waiting_at
from counter.flows.printers import set_up_printer, stand_in
from counter.paper.document import Document, Paper, Text
from counter.paper.escpos import document_escpos
from counter.paper.thermal import ROLL_80
from devices.socket_printer import FINE, PAPER_END, SocketPrinter

SOON = Patience(first_answer=0.1, answer=0.15, send=0.15, pause=0.1, printed=0.25, slowest=1e6)
NAMES = ("Front", "Bar")
TROUBLES = (
    "none", "counter dies before", "counter dies after", "off", "stalls", "breaks after 0", "breaks after 30",
    "breaks after 400", "no paper", "mute",
)  # fmt: skip


@cache
def template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="counter-printers-")) / "shop"
    Cafe.made_in(folder).close()
    return folder


class Attempts:
    """One of the shop's printers: which connection was for which paper, and whether it said COPY."""

    def __init__(self, name: str) -> None:
        self.there = SocketPrinter()
        self.made: dict[int, tuple[str, bool, bytes]] = {}
        self.dies = ""
        self._printer = ThermalPrinter(name, self.there.where, ROLL_80, self._connect, SOON)
        self._paper = ("", False, b"")

    def _connect(self) -> Channel:
        channel = NetworkChannel("127.0.0.1", self.there.port, 1)
        self.made[channel._socket.getsockname()[1]] = self._paper
        return channel

    def print_paper(self, title: str, paper: Paper) -> None:
        assert isinstance(paper, Document)
        is_copy = any(isinstance(block, Text) and block.words == "COPY" for block in paper.blocks)
        self._paper = (title.removesuffix(" copy"), is_copy, document_escpos(paper, ROLL_80))
        dies, self.dies = self.dies, ""
        if dies == "before":
            raise Died
        try:
            self._printer.print_paper(title, paper)
        finally:
            if dies == "after":
                raise Died

    def open_drawer(self) -> None:
        raise AssertionError("no paper opens the drawer")

    def on_paper(self) -> list[tuple[str, bool, bool]]:
        """Of each paper that it got something of, in order: its title, whether it is a copy, and whether all of it."""
        got = self.there.read_all()
        return [
            (title, is_copy, whole in got[port])
            for port, (title, is_copy, whole) in self.made.items()
            if whole[:4] in got.get(port, b"")
        ]


class Printing:
    """A counter with two printers, of which anything may be wrong at any time."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="counter-printers-"))
        shutil.copytree(template(), self.folder / "shop")
        self.printers = {name: Attempts(name) for name in NAMES}
        self.sold = 0
        self.cafe = Cafe.opened_in(self.folder / "shop")
        self._take_printers()
        for name, each in self.printers.items():
            setup = PrinterSetup(name, Reached.NETWORK, each.there.where, model="default")
            self.cafe.shop.do(self.cafe.shop.itself, set_up_printer, setup)

    def _take_printers(self) -> None:
        self.cafe.shop.find_printer = lambda _settings, name: self.printers[name]

    def _print(self) -> None:
        """As the counter's threads do; where it dies in the middle it is opened again."""
        try:
            print_waiting(self.cafe.shop)
        except Died:
            self.cafe.close()
            self.cafe = Cafe.opened_in(self.folder / "shop", self.cafe.clock.now())
            self._take_printers()

    def sell(self, name: str, trouble: str, times: int) -> None:
        self._befall(self.printers[name], trouble)
        for _ in range(times):
            self.cafe.ready(self.cafe.sell("Latte"))
            self.sold += 1
            self.cafe.forward(0.2)
        self._print()

    def _befall(self, printer: Attempts, trouble: str) -> None:
        """Something happens to a printer, or will to the counter while that one prints."""
        there = printer.there
        match trouble.split():
            case ["counter", "dies", when]:
                printer.dies = when
            case ["off"]:
                there.switch_off()
            case ["stalls"]:
                there.stall()
            case ["breaks", "after", size]:
                there.dies_after = int(size)
            case ["no", "paper"]:
                there.answers = {1: FINE, 2: FINE, 4: PAPER_END}
            case ["mute"]:
                there.answers, there.says_taken = None, False
            case _:
                self._mend(printer)

    def _mend(self, printer: Attempts) -> None:
        there = printer.there
        printer.dies, there.dies_after = "", None
        there.switch_off()
        there.switch_on()
        there.answers, there.says_taken = {1: FINE, 2: FINE, 4: FINE}, True

    def wait(self, seconds: int) -> None:
        self.cafe.clock.forward(seconds)
        self._print()

    def end(self) -> None:
        """In the end everything works again, and somebody wants all that is left."""
        for each in self.printers.values():
            self._mend(each)
        for _ in range(3):
            self.cafe.clock.forward(61)
            self.cafe.shop.do(self.cafe.shop.itself, print_left_over)
            self._print()
        assert self.cafe.shop.read(waiting_at, self.cafe.shop.settings) == {}
        self.cafe.close()
        papers = [paper for each in self.printers.values() for paper in each.on_paper()]
        for number in range(1, self.sold + 1):
            title = f"receipt T1-{number:06}"
            mine = [paper for paper in papers if paper[0] == title]
            assert sum(not is_copy for _, is_copy, _ in mine) <= 1, f"{title} twice without COPY: {mine}"
            assert any(is_whole for _, _, is_whole in mine), f"{title} never came: {mine}"
        for each in self.printers.values():
            each.there.switch_off()
        shutil.rmtree(self.folder)


@pytest.mark.parametrize("first", TROUBLES)
@pytest.mark.parametrize("then", ["none", "counter dies after", "breaks after 400"])
def test_each_paper_comes_once_or_again_as_a_copy(first: str, then: str) -> None:
    """Both befall the printer that everything goes to; the other stands in for it."""
    printing = Printing()
    shop = printing.cafe.shop
    shop.do(shop.itself, stand_in, "Bar")
    printing.sell("Front", first, 2)
    printing.sell("Front", then, 1)
    printing.wait(20)
    printing.end()
