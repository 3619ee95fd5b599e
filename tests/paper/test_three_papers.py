"""One document on three papers: the same words, the same numbers, in the same order."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from cafe import Cafe
from counter.kernel.language import Language
from counter.paper.columns import document_text
from counter.paper.document import Document
from counter.paper.escpos import document_escpos
from counter.paper.format import FORMATS, Format
from counter.paper.pdf import document_pdf
from counter.paper.thermal import ROLL_58, ROLL_80, ROLL_80_NARROW, Thermal
from counter.receipts.layout import receipt_document
from counter.receipts.queries import receipt_of
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


def typed(document: Document, printer: Thermal) -> list[str]:
    out = read(document_escpos(document, printer))
    assert out.pictures == []
    return plain(" ".join(out.lines))


def in_order(document: Document) -> list[str]:
    """As read line by line; beside a wrapped line the amount comes before the rest of its words."""
    return sorted(plain(document_text(document, 200)))


def test_a_receipt_says_the_same_on_every_paper_line_by_line(receipt: Document) -> None:
    wanted = in_order(receipt)
    assert {"Zoë", "Croissant", "T1-000001"} <= set(wanted)
    for paper in FORMATS.values():
        assert sorted(on_pdf(receipt, paper)) == wanted
    for printer in (ROLL_80, ROLL_80_NARROW, ROLL_58):
        assert sorted(typed(receipt, printer)) == wanted
        assert typed(receipt, printer) == plain(document_text(receipt, printer.columns))
