"""A document as a thermal printer's bytes, read back by what the command reference says."""

from __future__ import annotations

from io import BytesIO

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from counter.paper.document import QR, Align, Block, Document, Gap, Pair, Picture, Rule, Size, Text
from counter.paper.escpos import document_escpos
from counter.paper.thermal import ROLL_58, ROLL_80, ROLL_80_NARROW, Thermal
from paper.escpos_reader import Sent, Typed, read

CODE = "7K3M-QX42-9TRB5"
PRINTERS = pytest.mark.parametrize("printer", [ROLL_80, ROLL_80_NARROW, ROLL_58], ids=lambda each: str(each.columns))


def sent(*blocks: Block, printer: Thermal = ROLL_80, from_right: bool = False) -> Sent:
    return read(document_escpos(Document("A title", blocks, from_right), printer))


def typed(*blocks: Block, printer: Thermal = ROLL_80) -> list[str]:
    return [line.strip() for line in sent(*blocks, printer=printer).lines]


@PRINTERS
def test_words_and_amounts_stand_at_both_edges_of_the_columns(printer: Thermal) -> None:
    (pair,) = sent(Pair("Latte", "4.80"), printer=printer).lines
    assert pair == "Latte" + "4.80".rjust(printer.columns - len("Latte"))
    (middle,) = sent(Text("Rosa's", align=Align.CENTRE), printer=printer).lines
    assert middle.strip() == "Rosa's"
    assert len(middle) - len("Rosa's") == (printer.columns - len("Rosa's")) // 2


@PRINTERS
def test_a_large_line_is_wrapped_to_what_fits_of_it(printer: Thermal) -> None:
    parts = sent(Text("Ready by 8:45 this morning, Ana", Size.LOUD), printer=printer).parts
    assert [part.wide for part in parts if isinstance(part, Typed)] == [2] * len(parts)
    assert all(len(part.words) <= printer.columns // 2 for part in parts if isinstance(part, Typed))


@pytest.mark.parametrize(
    "words", ["€ £ ñ ß", "Café “Rosa’s” – 2 × 1 · …", "łódź, Kraków", "Ελλάδα", "Привет", "Türkçe ğış", "1 234,50 €"]
)
def test_letters_of_a_code_page_come_out_as_they_are(words: str) -> None:
    assert typed(Text(words)) == [words.replace("\u202f", " ")]


def test_a_code_page_holds_for_its_whole_line_and_the_next_one_is_chosen_before_its_first_letter() -> None:
    assert typed(Text("€ 4"), Text("łódź"), Text("plain"), Text("€ 5")) == ["€ 4", "łódź", "plain", "€ 5"]


@pytest.mark.parametrize("words", ["قهوة بالحليب", "コーヒー", "กาแฟนม", "커피", "咖啡", "🥐 x", "שלום", "łódź Ελλάδα"])
def test_what_no_code_page_has_is_drawn_and_never_a_question_mark(words: str) -> None:
    out = sent(Text("before"), Text(words), Text("after"))
    assert out.lines == ["before", "after"]
    (picture,) = out.pictures
    assert picture.width == ROLL_80.dots
    left, _, right, _ = ImageOps.invert(picture).getbbox() or (0, 0, 0, 0)
    assert right - left > 8 * len(words)


def test_what_is_drawn_chooses_no_code_page_for_what_is_typed_after_it() -> None:
    out = sent(Text("Jäger … Maximilian von Hohenzollern-Sigmaringen الطلب 146"), Text("TWINT …9TRB5, Jäger"))
    assert out.lines == ["TWINT …9TRB5, Jäger"]
    assert len(out.pictures) == 1


def test_bold_and_large_end_with_their_block() -> None:
    first, second = sent(Text("Total", Size.LOUD, bold=True), Text("Thank you")).parts
    assert (first, second) == (Typed("Total", 2, bold=True), Typed("Thank you", 1, bold=False))


def test_a_paper_read_from_the_right_has_its_amounts_at_the_left() -> None:
    (line,) = sent(Pair("Latte", "4.80"), from_right=True).lines
    assert line == "4.80" + "Latte".rjust(ROLL_80.columns - len("4.80"))


@PRINTERS
@pytest.mark.parametrize("millimetres", [20, 25])
def test_a_qr_code_is_read_off_the_paper(printer: Thermal, millimetres: int) -> None:
    (picture,) = sent(QR(CODE, millimetres), printer=printer).pictures
    assert picture.width == printer.dots
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [CODE]


def test_a_module_is_at_least_four_dots() -> None:
    (picture,) = sent(QR(CODE, 5)).pictures
    left, _, right, _ = ImageOps.invert(picture).getbbox() or (0, 0, 0, 0)
    assert right - left == 25 * 4


def test_a_picture_is_scattered_dots_in_the_middle() -> None:
    out = BytesIO()
    Image.new("L", (100, 50), 128).save(out, "PNG")
    (picture,) = sent(Picture(out.getvalue(), 30)).pictures
    left, top, right, bottom = ImageOps.invert(picture).getbbox() or (0, 0, 0, 0)
    assert (right - left, bottom - top) == pytest.approx((240, 120), abs=4)
    dark = ImageOps.invert(picture).histogram()[255]
    assert dark == pytest.approx(240 * 120 / 2, rel=0.1)


def test_it_is_cut_once_where_the_printer_cuts_and_no_drawer_opens() -> None:
    cut, fed = sent(Text("x")), sent(Text("x"), printer=Thermal("POS-5890"))
    assert (cut.cuts, fed.cuts) == (1, 0)
    assert (cut.pulses, fed.pulses) == (0, 0)


@pytest.mark.parametrize("model", ["default", "TM-T88V", "TM-T20II", "TM-T88III", "POS-5890", "simple"])
def test_every_model_says_the_same(model: str) -> None:
    """What a model has no letters for is drawn."""
    out = sent(Text("plain"), Text("€ 4.80"), Text("between"), Text("łódź"), printer=Thermal(model))
    assert out.lines[0] == "plain"
    assert len(out.lines) + len(out.pictures) == 4


def test_lines_that_are_drawn_one_after_the_other_are_one_picture() -> None:
    """Each alone would take seven times as long."""
    alone, together = sent(Text("مرحبا")), sent(Text("مرحبا"), Text("مرحبا"), Text("plain"), Text("ไทย"))
    first, second = together.pictures
    assert first.height == pytest.approx(2 * alone.pictures[0].height, abs=2)
    assert [type(part) for part in together.parts] == [type(first), type(together.parts[1]), type(second)]
    assert together.lines == ["plain"]


@given(
    words=st.text(),
    amount=st.text(max_size=12),
    size=st.sampled_from(Size),
    bold=st.booleans(),
    printer=st.sampled_from([ROLL_80, ROLL_58]),
    from_right=st.booleans(),
)
def test_whatever_is_typed_is_letters_or_dots_and_no_command(
    words: str, amount: str, size: Size, printer: Thermal, *, bold: bool, from_right: bool
) -> None:
    """No name opens the drawer or cuts the paper, and no line is longer than the paper."""
    blocks = (Text(words, size, bold=bold), Pair(words, amount, size, bold=bold), Rule(), Gap(), Rule(dashed=True))
    out = sent(*blocks, printer=printer, from_right=from_right)
    assert (out.pulses, out.cuts) == (0, 1)
    for part in out.parts:
        assert not isinstance(part, Typed) or len(part.words) * part.wide <= printer.columns


@pytest.mark.parametrize("hostile", ["\x1bp\x00\x32\x32", "\x1dV\x00", "\x1b@", "\x10\x14\x01\x00\x01", "\x9bp\u202e"])
def test_a_name_that_is_a_command_prints_as_text(hostile: str) -> None:
    out = sent(Text(f"Ana{hostile}!"))
    assert (out.pulses, out.cuts) == (0, 1)
    assert out.lines[0].startswith("Ana")
