"""Which printer and which card terminal this terminal works with, as the settings in force have it."""

from __future__ import annotations

from pathlib import Path

from counter.devices.card_terminal import ByHand, CardTerminal
from counter.devices.printers import CupsPrinter, FolderPrinter, Machine, open_machine
from counter.devices.setup import PrinterSetup
from counter.devices.simulated_terminal import SimulatedTerminal
from counter.settings.printers import find_setup
from counter.settings.rules import SIMULATED, Settings


def card_terminal_of(folder: Path, settings: Settings) -> CardTerminal:
    """What takes cards; a simulated one is told in `folder` what to do."""
    return SimulatedTerminal(folder) if settings.card_terminal == SIMULATED else ByHand()


def printer_of(folder: Path, opened: dict[PrinterSetup, Machine], settings: Settings, name: str) -> Machine:
    """A printer by its name; where there is none, `folder` takes the papers.

    What it showed of itself is kept in `opened` as long as it is set up so.
    """
    setup = find_setup(settings.printers, name)
    if setup is None:
        return CupsPrinter(name) if name else FolderPrinter(folder)
    return opened.setdefault(setup, open_machine(setup))
