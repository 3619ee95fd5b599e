"""What an owner decides about a terminal's printers: which there are, what goes where, and who stands in."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from counter.devices.setup import PrinterSetup
from counter.flows.documents import TEST_PAGE
from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.journal.topics import Topic
from counter.kernel.errors import Refused
from counter.kernel.ids import JobId
from counter.printing.by_hand import cancel_job, move_job
from counter.printing.routes import Destination, Route
from counter.printing.test_page import TestPage
from counter.settings.printers import find_setup
from counter.settings.rules import Settings

EVERYTHING = "everything"
"""In place of a kind of document: all that has no route."""


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
    settings = act.settings
    _the(settings, name)
    left = tuple(each for each in settings.printers if each.name != name)
    main = settings.printer if settings.printer != name else next((each.name for each in left), "")
    _decide(
        act,
        replace(
            settings,
            printers=left,
            printer=main,
            printer_routes=tuple(route for route in settings.printer_routes if route.printer != name),
            fallback_printer="" if settings.fallback_printer == name else settings.fallback_printer,
        ),
    )


def send_to(act: Act, kind: str, name: str, station: str = "", category: str = "") -> None:
    """Documents of a kind go to a printer, of a station or a category alone where one is said.

    With no name they go where all else goes; `EVERYTHING` is all else. Refused where there is no such kind, printer
    or category.
    """
    settings = act.settings
    if kind == EVERYTHING:
        if name:
            _the(settings, name)
        _decide(act, replace(settings, printer=name))
        return
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
    names = ("printer", "printers", "printer_routes", "fallback_printer")
    values = {name: getattr(settings, name) for name in names}
    now = act.settings
    decide(act, {name: msgspec.to_builtins(value) for name, value in values.items() if value != getattr(now, name)})


def cancel_waiting(act: Act, job_id: JobId) -> None:
    """A document that waits is not printed. Refused while a printer has it."""
    cancel_job(act.unit, job_id)
    act.touch(Topic.PRINT_QUEUE)


def move_waiting(act: Act, job_id: JobId, name: str) -> None:
    """A document that waits is printed by that printer. Refused where there is none, or while a printer has it."""
    _the(act.settings, name)
    move_job(act.unit, job_id, name)
    act.touch(Topic.PRINT_QUEUE)
