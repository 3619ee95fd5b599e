"""One document on three papers: the same words, the same numbers, in the same order."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pytest
from pypdf import PdfReader

from cafe import Cafe
from counter.flows.documents import GIFT_CARD, RECEIPT, RETURNED, SLIP, TILL
from counter.flows.pay import pay_later
from counter.flows.print_bill import print_bill
from counter.flows.print_queue import print_left_over, print_waiting
from counter.kernel.language import Language
from counter.paper.columns import document_text
from counter.paper.document import QR, Document, Paper
from counter.paper.escpos import document_escpos
from counter.paper.format import FORMATS, Format
from counter.paper.pdf import document_pdf
from counter.paper.thermal import ROLL_58, ROLL_80, ROLL_80_NARROW, Thermal
from counter.receipts.layout import receipt_document
from counter.receipts.queries import receipt_of
from counter.settings.profiles import EU, PLAIN, UK, US, Profile
from paper.escpos_reader import read


@pytest.fixture(params=["en", "de", "fr", "es"])
def receipt(request: pytest.FixtureRequest, cafe: Cafe) -> Document:
    language = Language(request.param, cafe.shop.language.zone, "customer")
    content = cafe.shop.read(receipt_of, cafe.sell("Latte", "Filter", "Croissant", "Croissant", customer="Zoë"))
    return receipt_document(content.content, content.customer, language)


def plain(words: str) -> list[str]:
    """Words without the white between them, which is each paper's own, and without rules."""
    same = {"\u202f": " ", "\u00a0": " ", "−": "-", "\u2011": "-"}
    return [word for word in "".join(same.get(letter, letter) for letter in words).split() if word.strip("-")]


def on_pdf(document: Document, paper: Format) -> list[str]:
    pages = PdfReader(BytesIO(document_pdf(document, paper))).pages
    return plain(" ".join(page.extract_text() for page in pages))


def typed(document: Document, printer: Thermal, *, pictures: int = 0) -> list[str]:
    out = read(document_escpos(document, printer))
    assert (len(out.pictures) > 0) is (pictures > 0)
    return plain(" ".join(out.lines))


def in_order(document: Document) -> list[str]:
    """As read line by line; beside a wrapped line the amount comes before the rest of its words."""
    return sorted(plain(document_text(document, 200)))


def same_on_every_paper(document: Document) -> None:
    wanted = in_order(document)
    for paper in FORMATS.values():
        assert sorted(on_pdf(document, paper)) == wanted
    for printer in (ROLL_80, ROLL_80_NARROW, ROLL_58):
        assert sorted(typed(document, printer, pictures=len(codes_in(document)))) == wanted
        assert typed(document, printer, pictures=len(codes_in(document))) == plain(
            document_text(document, printer.columns)
        )


def codes_in(document: Document) -> list[QR]:
    return [block for block in document.blocks if isinstance(block, QR)]


def test_a_receipt_says_the_same_on_every_paper_line_by_line(receipt: Document) -> None:
    assert {"Zoë", "Croissant", "T1-000001"} <= set(in_order(receipt))
    same_on_every_paper(receipt)


@pytest.mark.parametrize("profile", [EU, UK, US, PLAIN])
def test_a_receipt_of_every_profile_says_the_same_on_every_paper(cafe: Cafe, profile: Profile) -> None:
    receipt = cafe.shop.read(receipt_of, cafe.sell("Latte", "Croissant"))
    english = Language("en", cafe.shop.language.zone, "customer")
    same_on_every_paper(receipt_document(replace(receipt.content, profile=profile), "", english))


class Tray:
    """A printer that keeps what comes out of it as what it says."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []

    def print_paper(self, _title: str, paper: Paper) -> None:
        self.papers.append(paper)

    def open_drawer(self) -> None:
        pass


def test_whatever_a_day_prints_says_the_same_on_every_paper(full_day: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    kinds = {str(kind) for (kind,) in cafe.sql("SELECT kind FROM print_jobs")}
    tray = Tray()
    cafe.shop.find_printer = lambda _settings, _name: tray
    cafe.shop.do(cafe.shop.itself, print_left_over)
    print_waiting(cafe.shop)
    cafe.close()
    assert {RECEIPT, SLIP, TILL, GIFT_CARD, RETURNED} <= kinds
    documents = [paper for paper in tray.papers if isinstance(paper, Document)]
    assert any(document.title.startswith("Refund") for document in documents)
    by_name = sorted(documents, key=lambda document: document.title)
    for _name, alike in groupby(by_name, key=lambda document: document.title.split()[0]):
        for document in list(alike)[:2]:
            same_on_every_paper(document)


def test_a_bill_says_the_same_on_every_paper(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Croissant", customer="Mia")
    cafe.shop.do(cafe.ana, pay_later, order_id)
    cafe.shop.do(cafe.ana, print_bill, order_id)
    tray = Tray()
    cafe.shop.find_printer = lambda _settings, _name: tray
    print_waiting(cafe.shop)
    (bill,) = tray.papers
    assert isinstance(bill, Document)
    assert "BILL" in in_order(bill)
    same_on_every_paper(bill)
