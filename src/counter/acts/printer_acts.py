"""Acts about a terminal's printers, and about what they have not put on paper yet."""

from __future__ import annotations

from typing import Any, Literal

from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.session import Session
from counter.devices.setup import BARE, PrinterSetup, Reached
from counter.flows import printers as flows
from counter.flows.waiting_papers import cancel_paper, move_paper, papers_waiting, print_paper_now
from counter.kernel.errors import Refused
from counter.kernel.ids import JobId
from counter.kernel.typed_text import tidy_text
from counter.paper.thermal import ANY_MODEL, models
from counter.settings.printers import COLUMNS


class SetPrinter(Fields, frozen=True, kw_only=True):
    """A printer, new or as it is from now on: `reached` how, at which `where` (host, device, queue or folder).

    One with a `model` takes letters, one without PDFs for a `paper`.
    """

    printer: str
    reached: Reached
    where: str
    model: str | None = None
    columns: Literal[48, 42, 32] = 48
    paper: Literal["80", "58", "a4"] = "80"
    baud: int = 9600
    drawer: bool = False


class OfPrinter(Fields, frozen=True, kw_only=True):
    """A printer, by its name."""

    printer: str


class RouteSaid(Fields, frozen=True, kw_only=True):
    """Documents of a kind, of a station or category alone where one is said, and their printer ("": as all else)."""

    kind: str
    printer: str = ""
    station: str = ""
    category: str = ""


class FallbackSaid(Fields, frozen=True, kw_only=True):
    """Who prints for a printer that is away; "" where none does."""

    printer: str = ""


class OfPaper(Fields, frozen=True, kw_only=True):
    """A document that is not on paper, by its number in `waiting`, 1 the one that waits longest."""

    paper: int


class MovePaper(OfPaper, frozen=True, kw_only=True):
    """As `OfPaper`, and the printer that prints it instead."""

    printer: str


def printers(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at the printers, and what goes where; nobody asks them how they are."""
    settings = session.opened.settings
    return {
        "printers": [
            {
                "printer": setup.name,
                "reached": str(setup.reached),
                "where": setup.where,
                "model": setup.model,
                "columns": setup.columns,
                "paper": setup.paper,
                "drawer": setup.drawer,
            }
            for setup in settings.printers
        ],
        "routes": [
            {"kind": each.kind, "station": each.station, "category": each.category, "printer": each.printer}
            for each in settings.printer_routes
        ],
        "all_else": settings.printer,
        "fallback": settings.fallback_printer,
    }


def set_printer(session: Session, said: SetPrinter) -> dict[str, Any]:
    """Sets a printer up. Refused where there can be no such one."""
    if said.model and said.model not in models():
        known = ", ".join(models())
        raise Refused("No thermal printer is called “{name}”. Known are: {known}.", name=said.model, known=known)
    setup = PrinterSetup(
        name=tidy_text(said.printer),
        reached=said.reached,
        where=said.where,
        model=said.model or (ANY_MODEL if said.reached in BARE else ""),
        columns=said.columns,
        dots=COLUMNS[said.columns],
        paper=said.paper,
        baud=said.baud,
        drawer=said.drawer,
    )
    session.do_in_office(flows.set_up_printer, setup)
    return printers(session, Nothing())


def remove_printer(session: Session, said: OfPrinter) -> dict[str, Any]:
    """Takes a printer off: what went to it goes where all else goes."""
    session.do_in_office(flows.remove_printer, said.printer)
    return printers(session, Nothing())


def route(session: Session, said: RouteSaid) -> dict[str, Any]:
    """Sends documents of a kind to a printer; the kind “everything” is all else."""
    session.do_in_office(flows.send_to, said.kind, said.printer, said.station, said.category)
    return printers(session, Nothing())


def fallback(session: Session, said: FallbackSaid) -> dict[str, Any]:
    """Chooses who prints for a printer that is away."""
    session.do_in_office(flows.stand_in, said.printer)
    return printers(session, Nothing())


def test_page(session: Session, said: OfPrinter) -> dict[str, Any]:
    """Queues the test page of a printer."""
    session.do(flows.print_test_page, said.printer)
    return waiting(session, Nothing())


def waiting(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at what is not on paper yet, numbered, the one that waits longest first; `old` waits for a word."""
    shop = session.opened
    found = shop.read(papers_waiting, shop.settings, session.clock.now())
    listed = [
        {
            "paper": number,
            "kind": each.kind,
            "title": each.title,
            "order": each.order,
            "printer": each.printer,
            "since": each.since.isoformat(),
            "state": "printing" if each.printing else "failed" if each.failed else "waiting",
            "old": each.is_old,
            "why": each.fault,
        }
        for number, each in enumerate(found, start=1)
    ]
    return {"waiting": listed}


def print_now(session: Session, said: OfPaper) -> dict[str, Any]:
    """Has a document that failed, or is of long ago, wait for its printer again."""
    session.do(print_paper_now, _paper(session, said))
    return waiting(session, Nothing())


def cancel_print(session: Session, said: OfPaper) -> dict[str, Any]:
    """Does not print a document; a receipt stays in Orders."""
    session.do(cancel_paper, _paper(session, said))
    return waiting(session, Nothing())


def move_print(session: Session, said: MovePaper) -> dict[str, Any]:
    """Has another printer print a document."""
    session.do(move_paper, _paper(session, said), said.printer)
    return waiting(session, Nothing())


def _paper(session: Session, said: OfPaper) -> JobId:
    shop = session.opened
    found = shop.read(papers_waiting, shop.settings, session.clock.now())
    if not 1 <= said.paper <= len(found):
        raise Refused("No paper waits under {number}. “waiting” lists them.", number=said.paper)
    return found[said.paper - 1].job_id


ACTS: dict[str, Kind[Any]] = {
    "printers": Kind(Nothing, printers),
    "set_printer": Kind(SetPrinter, set_printer),
    "remove_printer": Kind(OfPrinter, remove_printer),
    "route": Kind(RouteSaid, route),
    "fallback": Kind(FallbackSaid, fallback),
    "test_page": Kind(OfPrinter, test_page),
    "waiting": Kind(Nothing, waiting),
    "print_now": Kind(OfPaper, print_now),
    "cancel_print": Kind(OfPaper, cancel_print),
    "move_print": Kind(MovePaper, move_print),
}
