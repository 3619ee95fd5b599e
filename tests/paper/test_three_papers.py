"""One document on three papers and on screen: the same words, the same numbers, in the same order."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from cafe import Cafe
from counter.flows.documents import GIFT_CARD, RECEIPT, RETURNED, SLIP, TILL
from counter.flows.pay import pay_later
from counter.flows.print_bill import print_bill
from counter.flows.print_queue import print_left_over, print_waiting
from counter.kernel.language import Language
from counter.paper.columns import document_text
from counter.paper.document import QR, Block, Document, Pair, Paper, Text
from counter.paper.escpos import document_escpos
from counter.paper.format import FORMATS, Format
from counter.paper.pdf import document_pdf
from counter.paper.thermal import ROLL_58, ROLL_80, ROLL_80_NARROW, Thermal
from counter.receipts.layout import receipt_document
from counter.receipts.queries import receipt_of
from counter.settings.profiles import EU, PLAIN, UK, US, Profile
from counter.ui.theme.palette import apply_theme
from paper.escpos_reader import read
from paper.screen_reader import heard, painted_lines, view_of


@pytest.fixture(autouse=True, scope="module")
def _screen(qapp: QApplication) -> None:
    apply_theme(qapp)


@pytest.fixture(params=["en", "de", "fr", "es", "ar"])
def receipt(request: pytest.FixtureRequest, cafe: Cafe) -> Document:
    language = Language(request.param, cafe.shop.language.zone, "customer")
    content = cafe.shop.read(receipt_of, cafe.sell("Latte", "Filter", "Croissant", "Croissant", customer="Zoë"))
    return receipt_document(content.content, content.customer, language)


def plain(words: str) -> list[str]:
    """Words without the white between them, which is each paper's own, and without rules."""
    same = {"\u202f": " ", "\u00a0": " ", "−": "-", "\u2011": "-"}
    return [word for word in "".join(same.get(letter, letter) for letter in words).split() if word.strip("-")]


def on_pdf(document: Document, paper: Format) -> list[str]:
    """The lines of a PDF."""
    pages = pypdfium2.PdfDocument(document_pdf(document, paper))
    return [line for page in pages for line in page.get_textpage().get_text_range().splitlines()]


def typed(document: Document, printer: Thermal, *, pictures: int = 0) -> list[str]:
    """The lines that a thermal printer types."""
    out = read(document_escpos(document, printer))
    assert (len(out.pictures) > 0) is (pictures > 0)
    return out.lines


def said_by(block: Block) -> str:
    if isinstance(block, Pair):
        return f"{block.left} {block.right}"
    return block.words if isinstance(block, Text) else ""


def by_block(words: list[str], document: Document) -> list[list[str]]:
    """Words in their order, shared out to the blocks that they are of; in each sorted, for beside a line that wraps
    its amount comes before the rest of its words."""
    shared, start = [], 0
    for block in document.blocks:
        end = start + len(plain(said_by(block)))
        shared.append(sorted(words[start:end]))
        start = end
    return [*shared, words[start:]]


def alike(lines: list[str], document: Document) -> list[list[str]]:
    """Each line's words; of one read from the right its letters, which each reader puts in an order of its own."""
    rows = [plain(line) for line in lines]
    return [sorted("".join(row)) if document.from_right else row for row in rows if row]


def same_on_every_paper(document: Document) -> None:
    """On paper and on screen line by line, on a thermal printer block by block, to who hears it too."""
    wanted = by_block([word for block in document.blocks for word in plain(said_by(block))], document)
    for paper in FORMATS.values():
        view = view_of(document, paper)
        lines = on_pdf(document, paper)
        assert alike(painted_lines(view), document) == alike(lines, document)
        assert [plain(words) for words in heard(view)] == [
            words for block in document.blocks if (words := plain(said_by(block)))
        ]
        if not document.from_right:
            assert by_block(plain(" ".join(lines)), document) == wanted
    if document.from_right:
        return
    for printer in (ROLL_80, ROLL_80_NARROW, ROLL_58):
        lines = typed(document, printer, pictures=len(codes_in(document)))
        assert by_block(plain(" ".join(lines)), document) == wanted
        assert plain(" ".join(lines)) == plain(document_text(document, printer.columns))


def in_order(document: Document) -> list[str]:
    return plain(document_text(document, 200))


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
