"""A terminal's printers as its owner set them up, and what follows: where each kind of document goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from counter.devices.setup import BARE, PrinterSetup, Reached, host_and_port
from counter.kernel.errors import Refused
from counter.printing.routes import BY_STATION, PAGE, ROUTED, Route, Routes

FOLDER = ""
"""The printer that every shop has: PDFs in its folder “printed”."""
COLUMNS = {48: 576, 42: 576, 32: 384}
"""Letters a line that thermal printers have, and the dots of that."""
PAPERS = ("80", "58", "a4")
LONGEST_NAME = 24
_BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)


class Chosen(Protocol):
    """What of the settings says where documents go."""

    @property
    def printer(self) -> str:
        """Where goes what has no route: one of the printers, or else a queue of CUPS; "" is the folder."""

    @property
    def printers(self) -> tuple[PrinterSetup, ...]:
        """The printers that were set up."""

    @property
    def printer_routes(self) -> tuple[Route, ...]:
        """What goes to which."""

    @property
    def fallback_printer(self) -> str:
        """Who prints for one that is away; "" where nobody does."""


def routes_of(chosen: Chosen) -> Routes:
    """Where documents go. Pages of A4 that have no route go to the folder where the main printer is a thermal one."""
    names = tuple(dict.fromkeys((chosen.printer, *(setup.name for setup in chosen.printers), FOLDER)))
    main = find_setup(chosen.printers, chosen.printer)
    pages = FOLDER if main and main.is_thermal else chosen.printer
    fallback = find_setup(chosen.printers, chosen.fallback_printer)
    return Routes(
        printers=names,
        main=chosen.printer,
        pages=pages,
        chosen=chosen.printer_routes,
        fallback=chosen.fallback_printer,
        takes_pages=fallback is not None and not fallback.is_thermal,
    )


def find_setup(printers: Iterable[PrinterSetup], name: str) -> PrinterSetup | None:
    """The printer of that name; None where none was set up by it."""
    return next((setup for setup in printers if setup.name == name), None)


def drawer_printer(printers: Iterable[PrinterSetup]) -> PrinterSetup | None:
    """The one that the cash drawer hangs on."""
    return next((setup for setup in printers if setup.drawer), None)


def cables_of(printers: Iterable[PrinterSetup]) -> list[str]:
    """The device files and serial ports that printers hang at."""
    return [setup.where for setup in printers if setup.reached in (Reached.USB, Reached.SERIAL)]


def check_printers(chosen: Chosen) -> None:
    """Refused where one of the printers cannot be, two have a name, or what is printed goes to none."""
    names = [setup.name for setup in chosen.printers]
    for setup in chosen.printers:
        check_setup(setup)
        if names.count(setup.name) > 1:
            raise Refused("There are two printers “{name}”. Give one another name.", name=setup.name)
    if sum(setup.drawer for setup in chosen.printers) > 1:
        raise Refused("The drawer hangs on one printer only. Choose which.")
    for route in chosen.printer_routes:
        _check_route(route, chosen)
    if chosen.fallback_printer and chosen.fallback_printer not in names:
        raise Refused("There is no printer “{name}”. Add it first.", name=chosen.fallback_printer)


def _check_route(route: Route, chosen: Chosen) -> None:
    if route.kind not in ROUTED:
        raise Refused("Nothing printed is a “{kind}”. Write one of {kinds}.", kind=route.kind, kinds=", ".join(ROUTED))
    if route.station and route.kind not in BY_STATION:
        raise Refused("Only tickets and labels go by station. Leave “{station}” out.", station=route.station)
    if route.category and route.kind not in BY_STATION:
        raise Refused("Only tickets and labels go by category. Leave “{category}” out.", category=route.category)
    to = find_setup(chosen.printers, route.printer)
    if to is None:
        raise Refused("There is no printer “{name}”. Add it first.", name=route.printer)
    if route.kind == PAGE and to.is_thermal:
        raise Refused("The printer {name} prints no pages of A4. Choose another printer for them.", name=to.name)


def check_setup(setup: PrinterSetup) -> None:
    """Refused where there can be no such printer, with what to write instead."""
    _check_name(setup.name)
    if not setup.where.strip():
        raise Refused("Say where the printer {name} is.", name=setup.name)
    if setup.reached is Reached.NETWORK:
        try:
            host_and_port(setup.where)
        except ValueError:
            raise Refused(
                "“{where}” is no place on the network. Write one like 192.168.0.20:9100.", where=setup.where
            ) from None
    if setup.reached in BARE and not setup.is_thermal:
        raise Refused("A printer that is reached so is a thermal one. Say its model, or reach it by CUPS.")
    if setup.columns not in COLUMNS or not 200 <= setup.dots <= 1200:  # noqa: PLR2004 - the widest are 112 mm
        raise Refused("A thermal printer has 48, 42 or 32 columns, not {columns}.", columns=setup.columns)
    if setup.paper not in PAPERS:
        raise Refused("There is no paper “{paper}”. Write one of 80, 58, a4.", paper=setup.paper)
    if setup.baud not in _BAUDS:
        raise Refused("No serial line runs at {baud}. Write one like 9600 or 19200.", baud=setup.baud)
    if setup.drawer and not setup.is_thermal:
        raise Refused("A drawer hangs on a thermal printer. Say its model.")


def _check_name(name: str) -> None:
    if not name.strip():
        raise Refused("Give the printer a name, like Counter or Bar.")
    if len(name) > LONGEST_NAME:
        raise Refused("A printer’s name has at most {most} letters. Write a shorter one.", most=LONGEST_NAME)
