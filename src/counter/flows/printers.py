"""What an owner decides about a terminal's printers: which there are, what goes where, and who stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import msgspec

from counter.devices.setup import PrinterSetup
from counter.flows.documents import TEST_PAGE
from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import JobId
from counter.printing.routes import Destination, Route
from counter.printing.test_page import TestPage
from counter.settings.printers import find_setup
from counter.settings.rules import Settings
from counter.settings.stations import station_called

EVERYTHING = "everything"
"""In place of a kind of document: all that has no route."""
Sent = tuple[str, str, str]
"""A kind of document (of `ROUTED`), a station and a category, "" for every one."""


@dataclass(frozen=True, slots=True)
class Decided:
    """All that is decided about a terminal's printers, as `Settings` has it."""

    printer: str
    printers: tuple[PrinterSetup, ...]
    printer_routes: tuple[Route, ...]
    fallback_printer: str


@dataclass(frozen=True, slots=True)
class Work:
    """What one printer is there for: what is sent to it, whether all else goes there, whether it stands in."""

    sent: frozenset[Sent] = frozenset()
    all_else: bool = False
    stands_in: bool = False


def decided_of(settings: Settings) -> Decided:
    """What is decided about printers now."""
    return Decided(settings.printer, settings.printers, settings.printer_routes, settings.fallback_printer)


def work_of(settings: Settings, name: str) -> Work:
    """What the printer of that name is there for."""
    sent = frozenset(sent_of(route) for route in settings.printer_routes if route.printer == name)
    return Work(sent, bool(name) and settings.printer == name, bool(name) and settings.fallback_printer == name)


def sent_of(route: Route) -> Sent:
    """What goes by a route."""
    return route.kind, route.station, route.category


def save_printer(act: Act, was: str, setup: PrinterSetup, work: Work) -> None:
    """The printer called `was` (a new one where that is "") is so from now on, and does this work and no other.

    What goes to a printer that has another name now goes along. Refused where there can be no such printer, or where
    another has its name.
    """
    settings = act.settings
    if was:
        _the(settings, was)
    if setup.name != was and find_setup(settings.printers, setup.name) is not None:
        raise Refused("There is a printer “{name}” already. Give this one another name.", name=setup.name)
    printers = tuple(setup if each.name == was else each for each in settings.printers)
    printers = printers if was else (*printers, setup)
    if setup.drawer:
        printers = tuple(replace(each, drawer=each.name == setup.name) for each in printers)
    others = tuple(
        route
        for route in settings.printer_routes
        if route.printer not in (was, setup.name) and sent_of(route) not in work.sent
    )
    routes = (*others, *(Route(kind, setup.name, station, category) for kind, station, category in sorted(work.sent)))
    now = work_of(settings, was)
    main = setup.name if work.all_else else "" if now.all_else else settings.printer
    fallback = setup.name if work.stands_in else "" if now.stands_in else settings.fallback_printer
    _decide(
        act,
        replace(settings, printers=printers, printer_routes=routes, printer=main, fallback_printer=fallback),
    )


def put_back(act: Act, removed: str, before: Decided) -> None:
    """A printer that was removed is there again, with its work. Refused where the printers were changed since."""
    settings = act.settings
    if decided_of(settings) != decided_of(_without(replace(settings, **_fields(before)), removed)):
        raise Refused("Somebody changed the printers meanwhile. Add {name} anew.", name=removed)
    _decide(act, replace(settings, **_fields(before)))


def _fields(decided: Decided) -> dict[str, Any]:
    return {name: getattr(decided, name) for name in Decided.__slots__}


def set_up_printer(act: Act, setup: PrinterSetup) -> None:
    """A printer is there, or is another from now on where one has its name; one of a shop that had none gets all.

    Refused where there can be no such printer.
    """
    settings = act.settings
    is_new = find_setup(settings.printers, setup.name) is None
    others = tuple(setup if each.name == setup.name else each for each in settings.printers)
    if setup.drawer:
        others = tuple(replace(each, drawer=each.name == setup.name) for each in others)
    printers = (*others, setup) if is_new else others
    _decide(act, replace(settings, printers=printers, printer=settings.printer or setup.name))


def remove_printer(act: Act, name: str) -> None:
    """A printer is gone, and what went to it goes where all else goes. Refused where there is none of that name."""
    _the(act.settings, name)
    _decide(act, _without(act.settings, name))


def _without(settings: Settings, name: str) -> Settings:
    left = tuple(each for each in settings.printers if each.name != name)
    return replace(
        settings,
        printers=left,
        printer=settings.printer if settings.printer != name else next((each.name for each in left), ""),
        printer_routes=tuple(route for route in settings.printer_routes if route.printer != name),
        fallback_printer="" if settings.fallback_printer == name else settings.fallback_printer,
    )


def send_to(act: Act, kind: str, name: str, station: str = "", category: str = "") -> None:
    """Documents of a kind go to a printer, of a station or a category alone where one is said.

    With no name they go where all else goes; `EVERYTHING` is all else. Refused where there is no such kind, printer,
    station or category.
    """
    settings = act.settings
    if kind == EVERYTHING:
        if name:
            _the(settings, name)
        _decide(act, replace(settings, printer=name))
        return
    if name and station:
        station = station_called(settings.stations, station)
    if name and category and category not in act.menu.categories:
        known = ", ".join(act.menu.categories)
        raise Refused("The menu has no category “{name}”. Write one of {known}.", name=category, known=known)
    wanted = Route(kind, name, station, category)
    others = tuple(route for route in settings.printer_routes if replace(route, printer=name) != wanted)
    routes = (*others, wanted) if name else others
    _decide(act, replace(settings, printer_routes=routes))


def stand_in(act: Act, name: str) -> None:
    """That printer prints for one that is away for a minute; "" where none does. Refused where there is no such one."""
    _decide(act, replace(act.settings, fallback_printer=name))


def print_test_page(act: Act, name: str) -> JobId:
    """Queues the test page of a printer, for that one. Refused where there is none of that name."""
    page = test_page_of(_the(act.settings, name))
    return act.print(TEST_PAGE, f"test page {name}", page, to=Destination(printer=name))


def test_page_of(setup: PrinterSetup) -> TestPage:
    """What the test page of a printer says."""
    columns = setup.columns if setup.is_thermal else 0
    return TestPage(setup.name, f"{setup.reached} {setup.where}", setup.model or setup.paper, columns)


def _the(settings: Settings, name: str) -> PrinterSetup:
    setup = find_setup(settings.printers, name)
    if setup is None:
        raise Refused("There is no printer “{name}”. Add it first.", name=name)
    return setup


def _decide(act: Act, settings: Settings) -> None:
    """Decides what of these is not decided so already."""
    values, now = _fields(decided_of(settings)), act.settings
    decide(act, {name: msgspec.to_builtins(value) for name, value in values.items() if value != getattr(now, name)})
