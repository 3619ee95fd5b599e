"""Every kind of printer: a folder of files, a queue of CUPS or Windows, and thermal ones that get bare bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from counter.devices.channel import Channel
from counter.devices.cups import CupsQueue
from counter.devices.drawing import drawn
from counter.devices.network import NetworkChannel
from counter.devices.setup import PrinterSetup, Reached, host_and_port
from counter.devices.thermal_printer import Patience, ThermalPrinter
from counter.devices.windows import WindowsQueue
from counter.devices.wired import DeviceFile, SerialChannel
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.private_files import FILE, make_folder
from counter.kernel.system_words import why
from counter.paper.document import Paper
from counter.paper.escpos import DRAWER
from counter.paper.format import FORMATS, ROLL_80, Format
from counter.paper.thermal import Thermal

CONNECTING = 3
"""How many seconds a printer on the network may take to answer that it is there."""


class Machine(Protocol):
    """A printer that somebody set up."""

    def print_paper(self, title: str, paper: Paper) -> None:
        """Prints it. Unavailable where nothing of it is on paper, MaybePrinted where some may be.

        Refused where it cannot print such a thing at all.
        """

    def check(self) -> bool:
        """Whether it is awake; one that sleeps wakes up for what it prints.

        Unavailable, with what to do, where it could print nothing now, as far as it can be known.
        """

    def open_drawer(self) -> None:
        """A pulse at the drawer that hangs on it. Unavailable where it cannot; Refused where none can hang there."""


class FolderPrinter:
    """Puts each document as a file into a folder: a PDF, or what a thermal printer would get."""

    def __init__(self, folder: Path, on: Thermal | Format = ROLL_80) -> None:
        self.folder = folder
        self._on = on
        self._suffix = ".escpos" if isinstance(on, Thermal) else ".pdf"

    def print_paper(self, title: str, paper: Paper) -> None:
        """Writes `title`.pdf whole or not at all, for its owner alone; a later one of that title gets a number.

        Unavailable where it cannot.
        """
        try:
            make_folder(self.folder)
            path = _free(self.folder, re.sub(r"[^\w.-]+", "-", title).strip("-.") or "document", self._suffix)
            part = path.with_suffix(".part")
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE), "wb") as file:
                file.write(drawn(paper, self.folder.name, self._on))
            part.replace(path)
        except OSError as fault:
            raise self._takes_nothing(fault) from fault

    def check(self) -> bool:
        """As every machine: Unavailable where the folder cannot be."""
        try:
            make_folder(self.folder)
        except OSError as fault:
            raise self._takes_nothing(fault) from fault
        return True

    def open_drawer(self) -> None:
        """No drawer hangs on a folder."""
        raise Refused("No drawer hangs on a folder.")

    def _takes_nothing(self, fault: OSError) -> Unavailable:
        return Unavailable("The folder {folder} takes no receipts: {fault}.", folder=self.folder, fault=why(fault))


class CupsPrinter:
    """A printer that CUPS knows by name, through `lp`: PDFs at their own size, or a thermal one's bytes."""

    def __init__(self, queue: str, name: str = "", on: Thermal | Format = ROLL_80) -> None:
        self.name = name or queue
        self._queue = CupsQueue(queue, self.name)
        self._on = on

    def print_paper(self, title: str, paper: Paper) -> None:
        """Hands it to CUPS. Unavailable with what CUPS said where it does not take it."""
        send = self._queue.send_bytes if isinstance(self._on, Thermal) else self._queue.send_pdf
        send(title, drawn(paper, self.name, self._on))

    def check(self) -> bool:
        """As every machine: Unavailable where CUPS does not know it, has stopped it, or says what it lacks."""
        return self._queue.is_awake()

    def open_drawer(self) -> None:
        """A pulse through CUPS, now or never."""
        self._queue.send_now("drawer", DRAWER)


class WindowsPrinter:
    """A thermal printer that Windows has a queue for."""

    def __init__(self, name: str, queue: str, thermal: Thermal) -> None:
        self._name = name
        self._queue = WindowsQueue(name, queue)
        self._thermal = thermal

    def print_paper(self, title: str, paper: Paper) -> None:
        """As every machine."""
        self._queue.send(title, drawn(paper, self._name, self._thermal))

    def check(self) -> bool:
        """As every machine."""
        self._queue.check()
        return True

    def open_drawer(self) -> None:
        """As every machine."""
        self._queue.send("drawer", DRAWER)


def open_machine(setup: PrinterSetup, patience: Patience | None = None) -> Machine:
    """The printer of a setup. Nothing is connected before something prints."""
    on = draws_on(setup)
    match setup.reached:
        case Reached.FILE:
            return FolderPrinter(Path(setup.where), on)
        case Reached.CUPS:
            return CupsPrinter(setup.where, setup.name, on)
        case Reached.WINDOWS:
            return WindowsPrinter(setup.name, setup.where, _typed(on))
        case _:
            return ThermalPrinter(setup.name, setup.where, _typed(on), _way(setup), patience)


def _typed(on: Thermal | Format) -> Thermal:
    """Where bytes go as they are there is a thermal printer: any, where nobody said which."""
    return on if isinstance(on, Thermal) else Thermal()


def draws_on(setup: PrinterSetup) -> Thermal | Format:
    """What a document is drawn on for that printer."""
    return Thermal(setup.model, setup.columns, setup.dots) if setup.is_thermal else FORMATS[setup.paper]


def _way(setup: PrinterSetup) -> Callable[[], Channel]:
    if setup.reached is Reached.NETWORK:
        return partial(NetworkChannel, *host_and_port(setup.where), CONNECTING)
    if setup.reached is Reached.SERIAL:
        return partial(SerialChannel, setup.where, setup.baud)
    return partial(DeviceFile, setup.where)


def _free(folder: Path, stem: str, suffix: str) -> Path:
    path, copy = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, copy = folder / f"{stem}-{copy}{suffix}", copy + 1
    return path
