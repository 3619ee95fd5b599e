"""Every script is printed: the glyphs and their places are those that Qt sets, and can be read out again."""

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication

from counter.paper import fonts
from counter.paper.document import Document, Pair, Text
from counter.paper.line import _pieces, line
from counter.paper.pdf import document_pdf

NAMES = {
    "Arabic": ("محمد عبد الله", "Vazirmatn-400"),
    "Persian": ("می‌خواهم", "Vazirmatn-400"),
    "vowels": ("دَنَّا", "Vazirmatn-400"),
    "Hebrew": ("שָׁלוֹם", "NotoSansHebrew-400"),
    "Hindi": ("क्षत्रिय हिन्दी", "NotoSansDevanagari-400"),
    "Thai": ("สมชายน้ำชากำลังใจ", "NotoSansThai-400"),
    "Chinese": ("北京大学", "DroidSansFallback"),
    "Japanese": ("さくらコーヒー", "DroidSansFallback"),
    "Korean": ("김민준", "DroidSansFallback"),
    "emoji": ("😀☕👩‍🍳", "NotoEmoji-400"),
}
IN_QT = 100  # pixels


def ours(text: str) -> list[tuple[int, float]]:
    """Glyphs of one font from the left, each with its place for a size of `IN_QT`; blanks are left out."""
    placed, x = list[tuple[int, float]](), 0.0
    for piece in _pieces(line(text, fonts.REGULAR)):
        if piece.font == fonts.REGULAR:
            x += piece.width
            continue
        face = fonts.font(piece.font).face
        for i, code in enumerate(map(ord, piece.text)):
            at = piece.text.__shapeData__[i] if hasattr(piece.text, "__shapeData__") else None
            placed.append((face.charToGlyph[code], (x + (at.x_offset if at else 0)) * IN_QT / 1000))
            x += at.x_advance if at else face.charWidths[code]
    return placed


def in_qt(text: str, root: Path, name: str) -> list[tuple[int, float]]:
    number = QFontDatabase.addApplicationFont(str(root / f"resources/fonts/{name}.ttf"))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(IN_QT)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [
        (glyph, place.x())
        for run in layout.glyphRuns()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True)
    ]


@pytest.mark.parametrize("which", NAMES)
def test_glyphs_and_their_places_are_qts(qapp: QApplication, root: Path, which: str) -> None:
    text, name = NAMES[which]
    word = text.split(" ")[0]
    mine, theirs = ours(word), in_qt(word, root, name)
    drawn = {glyph for glyph, _ in mine}
    assert 0 not in drawn
    expected = [(glyph, x - min(x for _, x in theirs)) for glyph, x in sorted(theirs) if glyph in drawn]
    found = [(glyph, x - min(x for _, x in mine)) for glyph, x in sorted(mine)]
    assert [glyph for glyph, _ in found] == [glyph for glyph, _ in expected]
    assert [x for _, x in found] == pytest.approx([x for _, x in expected], abs=1)


@pytest.mark.parametrize("which", NAMES)
def test_what_is_printed_can_be_read_out(which: str) -> None:
    name, _ = NAMES[which]
    pdf = document_pdf(Document("receipt", (Text(name, bold=True), Pair(f"1 × {name}", "€3.80"))))
    said = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert not set("?\ufffd") & set(said)
    if which not in {"emoji", "vowels", "Hebrew"}:  # that reader drops joiners and moves vowels
        assert "".join(name.split()) in "".join(said.split())


def test_a_line_of_arabic_that_wraps_begins_at_the_right_and_keeps_its_order() -> None:
    text = "عمر، هذه جملة طويلة جدا باللغة العربية مع Latte في الوسط"
    said = pypdfium2.PdfDocument(document_pdf(Document("slip", (Text(text),))))[0].get_textpage().get_text_range()
    assert said.split() == text.split()


def test_a_document_gives_the_same_bytes_whatever_was_printed_before() -> None:
    script = (
        "import sys, hashlib\n"
        "from counter.paper.document import Document, Text\n"
        "from counter.paper.pdf import document_pdf\n"
        "for text in sys.argv[1:]:\n"
        "    pdf = document_pdf(Document('slip', (Text(text),)))\n"
        "print(hashlib.sha256(pdf).hexdigest())\n"
    )
    alone, after = (
        subprocess.run([sys.executable, "-c", script, *texts], capture_output=True, text=True, check=True).stdout
        for texts in (["محمد 😀 ส้ม"], ["عبد 👍 น้ำ शक्ति", "محمد 😀 ส้ม"])
    )
    assert alone == after
