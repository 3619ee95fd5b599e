"""What programs that others wrote make of our papers: poppler, qpdf, and Qt's own PDF writer."""

from __future__ import annotations

import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps
from PySide6.QtCore import QMarginsF, QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from counter.kernel.language import Language
from counter.paper import fonts
from counter.paper.bidi import reads_from_right
from counter.paper.canvas import finished, new_page
from counter.paper.document import Document, Pair, Paper
from counter.paper.format import FORMATS
from counter.paper.line import line
from counter.paper.pdf import document_pdf, paper_pdf
from counter.ui.theme.fonts import FAMILIES
from counter.ui.theme.palette import apply_theme
from paper.every_kind import KINDS_ON_ROLLS, after_a_day, receipt_with_every_tender

KINDS = KINDS_ON_ROLLS | {"day", "handbook", "sheet"}
SCRIPTS = {
    "Arabic": "محمد عبد الله، شاي بالنعناع",
    "Arabic and Latin": "عمر طلب 2 Latte كبير",
    "vowels": "دَنَّا شُكْرًا",
    "Hebrew": "שלום, קפה הפוך",
    "Hindi": "क्षत्रिय हिन्दी कॉफ़ी",
    "Thai": "สมชาย น้ำชา กำลังใจ",
}
ACROSS, TALL, SIZE = 400, 60, 20  # points
JOINED = {"Arabic", "Arabic and Latin", "vowels", "Hindi"}
FINE = 20
"""Qt's PDF writer places letters on whole dots: so many a point."""
LEAST = 0.9
"""Of the ink of both, how much is the ink of each."""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, _full_day_folder: Path) -> dict[str, Paper]:
    folder = tmp_path_factory.mktemp("papers") / "shop"
    subprocess.run(["cp", "-r", str(_full_day_folder), str(folder)], check=True)
    return after_a_day(folder)


def said_by(program: str, *arguments: str) -> str:
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_kind_of_paper_is_sound_and_brings_each_of_its_fonts(papers: dict[str, Paper], tmp_path: Path) -> None:
    assert set(papers) >= KINDS
    for kind, paper in papers.items():
        file = tmp_path / f"{kind}.pdf"
        file.write_bytes(paper_pdf(paper))
        assert "No syntax or stream encoding errors found" in said_by("qpdf", "--check", str(file))
        _, _, *listed = said_by("pdffonts", str(file)).splitlines()
        assert listed
        for font in listed:
            embedded, _cut, spelled = font.split()[-5:-2]
            assert (embedded, spelled) == ("yes", "yes"), f"{kind}: {font}"


@pytest.mark.parametrize("width", FORMATS)
def test_a_receipt_in_many_scripts_is_sound_and_is_read_back_in_order(width: str, tmp_path: Path) -> None:
    names = ("Καφές Ελληνικός", "Żółta gęś, łosoś", "さくらコーヒー", "น้ำชา กำลังใจ", "Latte 😀☕", "кофе", "café")
    blocks = tuple(Pair(f"1 {name}", f"{place}.80") for place, name in enumerate(names))
    file = tmp_path / "scripts.pdf"
    file.write_bytes(document_pdf(Document("Receipt", blocks), FORMATS[width]))
    said_by("qpdf", "--check", str(file))
    said = [" ".join(line.split()) for line in said_by("pdftotext", "-layout", str(file), "-").splitlines()]
    read = [line for line in said if line]
    assert [line.split()[-1] for line in read] == [f"{place}.80" for place in range(len(names))]
    for name, line_read in zip(names, read, strict=True):
        assert "".join(name.split()) in "".join(line_read.split())


def test_a_receipt_of_the_longest_words_and_amounts_is_sound(tmp_path: Path) -> None:
    for language in ("en", "de", "ar"):
        for name, paper in FORMATS.items():
            file = tmp_path / f"{language}-{name}.pdf"
            file.write_bytes(
                document_pdf(
                    receipt_with_every_tender(Language(language, ZoneInfo("Europe/Berlin"), "customer")), paper
                )
            )
            said_by("qpdf", "--check", str(file))
            assert "1,234,567.89" in said_by("pdftotext", str(file), "-").replace("1.234.567,89", "1,234,567.89")


def ours(text: str, folder: Path) -> Image.Image:
    """A line as our PDFs have it, from 20 points on."""
    canvas = new_page("", ACROSS, TALL)
    line(text, fonts.REGULAR).draw(canvas, 20, 20, SIZE)
    file = folder / "ours.pdf"
    file.write_bytes(finished(canvas))
    return ink(file)


def qts(text: str, folder: Path) -> Image.Image:
    """The same line as Qt's PDF writer draws it."""
    file = folder / "qts.pdf"
    writer = QPdfWriter(str(file))
    writer.setResolution(72 * FINE)
    writer.setPageSize(QPageSize(QSizeF(ACROSS, TALL), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    face = QFont(list(FAMILIES))
    face.setPixelSize(SIZE * FINE)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter = QPainter(writer)
    painter.setFont(face)
    right = Qt.LayoutDirection.RightToLeft if reads_from_right(text) else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(right)
    painter.drawText(QPointF(20, TALL - 20) * FINE, text)
    painter.end()
    return ink(file)


def ink(pdf: Path) -> Image.Image:
    """What is dark on the page, cut out, at 4 dots a point."""
    (page,) = pypdfium2.PdfDocument(pdf)
    seen = ImageOps.invert(page.render(scale=4, grayscale=True).to_pil()).point(lambda shade: 255 * (shade > 100))
    return seen.crop(seen.getbbox())


def words_in(seen: Image.Image, count: int) -> list[Image.Image]:
    """A line's words from the left: cut at its widest white, for blanks are as wide as the font that each takes."""
    filled = [any(seen.crop((x, 0, x + 1, seen.height)).tobytes()) for x in range(seen.width)]
    edges = [x for x in range(1, seen.width) if filled[x] != filled[x - 1]]
    gaps = sorted(zip(edges[::2], edges[1::2], strict=True), key=lambda gap: gap[0] - gap[1])[: count - 1]
    cuts = [0, *(x for gap in sorted(gaps) for x in gap), seen.width]
    return [seen.crop((left, 0, right, seen.height)) for left, right in zip(cuts[::2], cuts[1::2], strict=True)]


def shared(one: Image.Image, other: Image.Image) -> float:
    """How much of the ink of two words is on both, left edge on left edge."""
    size = max(one.width, other.width), max(one.height, other.height)
    both = [Image.new("L", size) for _ in range(2)]
    for sheet, picture in zip(both, (one, other), strict=True):
        sheet.paste(picture)
    common = sum(ImageChops.multiply(*both).tobytes()) / 255
    return common / max(sum(sheet.tobytes()) / 255 for sheet in both)


def least_shared(drawn: str, by_qt: str, folder: Path) -> float:
    """The worst of the words of two lines, one after the other from the left."""
    count = len(by_qt.split())
    pairs = zip(words_in(ours(drawn, folder), count), words_in(qts(by_qt, folder), count), strict=True)
    return min(shared(mine, theirs) for mine, theirs in pairs)


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_script_is_drawn_as_qts_own_pdf_writer_draws_it(qapp: QApplication, script: str, tmp_path: Path) -> None:
    """Joined, stacked and in order: the other way around, or unjoined where letters join, it is not."""
    apply_theme(qapp)
    text = SCRIPTS[script]
    assert least_shared(text, text, tmp_path) >= LEAST
    assert least_shared(text[::-1], text, tmp_path) < LEAST
    if script in JOINED:
        unjoined = " ".join("\u200c".join(word) for word in text.split())
        assert least_shared(unjoined, text, tmp_path) < LEAST
