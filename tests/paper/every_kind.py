"""One of every kind of paper that a shop prints, after a day on which everything happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cafe import Cafe
from counter.flows import drawer
from counter.flows.invoice import invoice
from counter.flows.pay import pay_later
from counter.flows.print_bill import print_bill
from counter.flows.print_day import print_day
from counter.flows.print_handbook import print_handbook
from counter.flows.print_queue import print_left_over, print_waiting
from counter.kernel.ids import OrderId, new_id
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.orders.layout import label_document, ticket_document
from counter.orders.ticket import NEW, ForWhom, LabelContent, TicketContent, TicketLine
from counter.paper.document import Document, Pages, Paper
from counter.printing.test_page import TestPage, test_page_document
from counter.receipts.layout import receipt_document
from counter.receipts.rules import TENDER_NAMES, tendered_by
from counter.receipts.sample import sample_receipt
from counter.rehearsal.print_sheet import print_sheet
from counter.rehearsal.scenario import read_scenario, scenarios
from counter.reports.day.owners_page import owners_page
from counter.settings.rules import Settings

KINDS_ON_ROLLS = {
    "Receipt", "Refund", "Invoice of receipt", "With apologies from Counter Coffee", "Money given back, order",
    "Gift card, Counter Coffee", "Gift card taken back, Counter Coffee", "Z", "X report", "Bill of order",
    "ticket", "label",
}  # fmt: skip
"""What stands on a roll; the pages of A4 that have columns are of the day, the handbook and the sheet for two."""


class Tray:
    """A printer that keeps what comes out of it as what it says."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []

    def print_paper(self, _title: str, paper: Paper) -> None:
        self.papers.append(paper)

    def open_drawer(self) -> None:
        pass


def after_a_day(folder: Path) -> dict[str, Paper]:
    """One of each kind by its title without a number, of a shop's folder that is opened for it."""
    cafe = Cafe.opened_in(folder)
    shop, tray = cafe.shop, Tray()
    shop.find_printer = lambda _settings, _name: tray
    shop.do(shop.itself, print_left_over)
    shop.do(cafe.ana, drawer.print_x)
    shop.do(cafe.ana, drawer.print_z, 1)
    order_id = cafe.ring("Latte", "Croissant", customer="Mia")
    shop.do(cafe.ana, pay_later, order_id, they_know=True)
    shop.do(cafe.ana, print_bill, order_id)
    shop.do(cafe.ana, invoice, cafe.sell("Latte"), "Acme Ltd", "1 Mill Lane", "DE123456789")
    print_waiting(shop)
    found = {paper.title.rstrip("T0123456789- "): paper for paper in tray.papers if isinstance(paper, Document)}
    tray.papers.clear()
    at = shop.clock.now()
    page = shop.report(
        owners_page, shop.settings.trading_day(at), at, shop.settings, shop.language, shop.playbook.pages
    )
    shop.do(cafe.ana, print_day, page)
    shop.do(cafe.ana, print_handbook)
    shop.do(cafe.ana, print_sheet, read_scenario(scenarios()[min(scenarios())]))
    print_waiting(shop)
    pages = [paper for paper in tray.papers if isinstance(paper, Pages)]
    cafe.close()
    return {**found, **made_at_the_bar(), **dict(zip(("day", "handbook", "sheet"), pages, strict=True))}


def made_at_the_bar() -> dict[str, Paper]:
    """A ticket, a label, and the page that a new printer is tried with."""
    at = datetime(2026, 11, 20, 7, 36, tzinfo=UTC)
    whose = ForWhom(
        order_id=OrderId(new_id()),
        called="146",
        customer="Maximiliane",
        where="to go",
        bring_to="",
        allergies=("nuts",),
        note="Calls from outside",
        due=at + timedelta(minutes=6),
    )
    line = TicketLine(quantity=2, name="Flat white", modifiers=("oat milk", "extra hot"), note="no lid")
    english = Language("en")
    return {
        "ticket": ticket_document(
            TicketContent(kind=NEW, whose=whose, station="espresso", at=at, lines=(line,)), english
        ),
        "label": label_document(LabelContent(whose=whose, line=line, nth=1, of=2), english),
        "test": test_page_document(TestPage("Bar", "network 10.0.0.7:9100", "default", 48), english),
    }


def receipt_with_every_tender(language: Language, amount: int = 123_456_789) -> Document:
    """A receipt that was paid in every way there is, with long names and amounts up to `amount`, in minor units."""
    at = datetime(2026, 11, 20, 7, 36, tzinfo=UTC)
    content = sample_receipt(Settings(), language.locale.language, language, at)
    long = replace(
        content.lines[0],
        quantity=12,
        name="Single origin pour-over of the week, Yirgacheffe, washed",
        modifiers="oat milk, extra shot, Donaudampfschifffahrtsgesellschaftskapitänstasse",
        amount=Money(amount, content.currency),
    )
    tenders = tuple(
        tendered_by(tender, Money(amount, content.currency), language, "9TRB5") for tender in (*TENDER_NAMES, "TWINT")
    )
    content = replace(
        content,
        lines=(long, *content.lines),
        tenders=tenders,
        total=Money(amount, content.currency),
        tip=Money(amount // 10, content.currency),
        rounding=Money(-2, content.currency),
    )
    return receipt_document(content, "Maximiliane von Hohenzollern-Sigmaringen", language, copy=True)
