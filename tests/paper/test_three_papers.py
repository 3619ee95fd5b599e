"""One document on three papers and on screen: the same words, the same numbers, in the same order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from cafe import Cafe
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.paper.columns import document_text
from counter.paper.document import QR, Block, Document, Pair, Text
from counter.paper.escpos import document_escpos
from counter.paper.format import FORMATS, Format
from counter.paper.pdf import document_pdf
from counter.paper.text import printable
from counter.paper.thermal import ROLL_58, ROLL_80, ROLL_80_NARROW, Thermal
from counter.receipts.layout import receipt_document
from counter.receipts.queries import receipt_of
from counter.receipts.sample import sample_slip
from counter.settings.profiles import EU, PLAIN, UK, US, Profile
from counter.settings.rules import Settings
from counter.ui.theme.palette import apply_theme
from counter.vouchers.layout import apology_document
from paper.escpos_reader import read
from paper.every_kind import KINDS_ON_ROLLS, after_a_day, receipt_with_every_tender
from paper.screen_reader import heard, painted_lines, view_of

BERLIN = ZoneInfo("Europe/Berlin")


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
    same = {"…": "...", "\u202f": " ", "\u00a0": " ", "−": "-", "\u2011": "-"}
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
        return printable(f"{block.left} {block.right}")
    return printable(block.words) if isinstance(block, Text) else ""


def by_block(words: list[str], document: Document) -> list[str]:
    """Letters in their order, shared out to the blocks that they are of.

    Those of a pair are sorted: beside a line that wraps its amount comes before the rest of its words.
    """
    letters = "".join(words)
    shared, start = [], 0
    for block in document.blocks:
        end = start + len("".join(plain(said_by(block))))
        part = letters[start:end]
        shared.append("".join(sorted(part)) if isinstance(block, Pair) else part)
        start = end
    return [*shared, letters[start:]]


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
    if document.from_right:  # most of it is drawn; what is typed is what it says
        for printer in (ROLL_80, ROLL_80_NARROW, ROLL_58):
            said = document_text(document, printer.columns).splitlines()
            assert {tuple(plain(line)) for line in typed(document, printer, pictures=1)} <= {
                tuple(plain(line)) for line in said
            }
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


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "ar"])
def test_every_tender_and_the_longest_words_and_amounts_are_the_same_on_every_paper(code: str) -> None:
    same_on_every_paper(receipt_with_every_tender(Language(code, BERLIN, "customer")))


def test_a_slip_says_the_same_on_every_paper_in_every_language() -> None:
    for code in ("en", "de", "fr", "es", "ar"):
        at, language = datetime(2026, 11, 20, 7, 36, tzinfo=UTC), Language(code, BERLIN, "customer")
        same_on_every_paper(apology_document(sample_slip(Settings(), code, Money(300, "EUR"), at), language))


def test_every_kind_of_paper_of_a_day_says_the_same_on_every_paper(full_day: Path) -> None:
    papers = after_a_day(full_day)
    rolls = {kind: paper for kind, paper in papers.items() if isinstance(paper, Document)}
    assert set(papers) - set(rolls) == {"day", "handbook", "sheet"}
    assert set(rolls) >= KINDS_ON_ROLLS
    del rolls["test"]  # it has letters on purpose that a thermal printer draws
    for document in rolls.values():
        same_on_every_paper(document)
