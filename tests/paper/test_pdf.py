"""A document drawn on paper from a roll."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps
from pypdf import PdfReader

from counter.paper.document import QR, Align, Block, Document, Gap, Pair, Picture, Rule, Size, Text
from counter.paper.pdf import document_pdf

DOTS_A_MILLIMETRE = 8
PAPER, MARGIN = 80, 4.5  # millimetres
CODE = "7K3M-QX42-9TRB5"


def drawn(*blocks: Block) -> bytes:
    return document_pdf(Document("A title", blocks))


def lines_of(*blocks: Block) -> list[str]:
    (page,) = PdfReader(BytesIO(drawn(*blocks))).pages
    return page.extract_text().splitlines()


def seen(*blocks: Block) -> Image.Image:
    (page,) = pypdfium2.PdfDocument(drawn(*blocks))
    picture: Image.Image = page.render(scale=DOTS_A_MILLIMETRE * 25.4 / 72, grayscale=True).to_pil()
    return picture


def ink(*blocks: Block) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all that is not white, in millimetres from the paper's top left corner."""
    box = ImageOps.invert(seen(*blocks)).getbbox()
    assert box is not None
    left, top, right, bottom = (edge / DOTS_A_MILLIMETRE for edge in box)
    return left, top, right, bottom


def height(*blocks: Block) -> float:
    (page,) = PdfReader(BytesIO(drawn(*blocks))).pages
    assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(PAPER)
    return float(page.mediabox.height) * 25.4 / 72 - 2 * MARGIN


def black(across: int, down: int) -> bytes:
    out = BytesIO()
    Image.new("1", (across, down)).save(out, "PNG")
    return out.getvalue()


def test_says_what_the_document_says_in_its_order() -> None:
    said = lines_of(Text("First"), Pair("Latte", "4.80"), Rule(), Gap(), Text("Last", Size.LOUD, Align.CENTRE))
    assert " ".join(said).split() == ["First", "Latte", "4.80", "Last"]


def test_the_title_names_the_file_and_is_not_printed() -> None:
    reader = PdfReader(BytesIO(document_pdf(Document("Receipt \x1bT1\u202e-1", (Text("Latte"),)))))
    assert reader.metadata is not None
    assert reader.metadata.title == "Receipt T1-1"
    assert reader.pages[0].extract_text().strip() == "Latte"


def test_the_same_document_gives_the_same_bytes() -> None:
    blocks = (Text("Latte", bold=True), QR(CODE, 25), Picture(black(40, 20), 20))
    assert drawn(*blocks) == drawn(*blocks)


def test_words_begin_at_the_left_or_stand_in_the_middle() -> None:
    left, _, right, _ = ink(Text("Latte"))
    assert left == pytest.approx(MARGIN, abs=0.5)
    assert right < PAPER / 2
    left, _, right, _ = ink(Text("Latte", align=Align.CENTRE))
    assert left + right == pytest.approx(PAPER, abs=0.5)
    assert ink(Text("Latte", spaced=True))[2] > ink(Text("Latte"))[2]


def test_an_amount_ends_at_the_right_edge_of_the_first_line() -> None:
    assert ink(Pair("Latte", "4.80"))[2] == pytest.approx(PAPER - MARGIN, abs=0.5)
    first, amount, *rest = lines_of(Pair("Latte " * 20, "4.80"))
    assert amount == "4.80"
    assert " ".join([first, *rest]).split() == ["Latte"] * 20
    assert rest


def test_what_belongs_to_the_line_above_stands_further_in() -> None:
    """Its amount does not."""
    left, _, right, _ = ink(Pair("Latte", "4.80", indented=True))
    assert left == pytest.approx(ink(Pair("Latte", "4.80"))[0] + 3, abs=0.5)
    assert right == pytest.approx(PAPER - MARGIN, abs=0.5)


def test_each_size_is_larger_than_the_one_before() -> None:
    heights = [height(Text("Latte", size)) for size in Size]
    assert heights == sorted(set(heights))


def test_an_empty_text_is_an_empty_line_and_no_blocks_are_no_fault() -> None:
    assert height(Text("")) == height(Text("Latte"))
    assert height() == pytest.approx(0, abs=0.001)


def test_gaps_and_rules() -> None:
    assert 0 < height(Gap()) < height(Gap(wide=True))
    whole, dashed = (sum(1 for dot in seen(Rule(how)).tobytes() if dot < 128) for how in (False, True))
    assert whole > dashed > 0


@pytest.mark.parametrize("millimetres", [20, 25])
def test_a_qr_code_is_as_wide_as_asked_for_and_read_by_a_scanner(millimetres: int) -> None:
    left, top, right, bottom = ink(QR(CODE, millimetres))
    assert right - left == pytest.approx(millimetres, abs=0.3)
    assert bottom - top == pytest.approx(millimetres, abs=0.3)
    assert left + right == pytest.approx(PAPER, abs=0.3)
    assert height(QR(CODE, millimetres)) == pytest.approx(millimetres * (25 + 8) / 25)
    assert [found.text for found in zxingcpp.read_barcodes(seen(QR(CODE, millimetres)))] == [CODE]


def test_a_picture_keeps_its_shape_and_stays_on_the_paper() -> None:
    left, top, right, bottom = ink(Picture(black(40, 20), 30))
    assert (right - left, bottom - top) == pytest.approx((30, 15), abs=0.3)
    assert left + right == pytest.approx(PAPER, abs=0.3)
    left, _, right, _ = ink(Picture(black(40, 20), 200))
    assert (left, right) == pytest.approx((MARGIN, PAPER - MARGIN), abs=0.3)


@given(words=st.text(), amount=st.text("0123456789.,-€£¥", max_size=12), size=st.sampled_from(Size), bold=st.booleans())
def test_whatever_is_typed_stays_on_the_paper(words: str, amount: str, size: Size, *, bold: bool) -> None:
    picture = seen(Text("."), Text(words, size, bold=bold), Pair(words, amount, size, bold=bold))
    left, _, right, _ = ImageOps.invert(picture).getbbox() or (0, 0, 0, 0)
    assert left >= (MARGIN - 1) * DOTS_A_MILLIMETRE
    assert right <= (PAPER - MARGIN + 1) * DOTS_A_MILLIMETRE


def test_the_counter_opens_without_what_only_paper_needs() -> None:
    asked = "import sys, counter.bootstrap, counter.ui.app.start; print(sys.modules.keys() & {'reportlab', 'segno'})"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
