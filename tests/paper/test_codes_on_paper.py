"""Codes on paper are read by scanners: straight always, and askew, dirty and creased ninety-nine times in a hundred."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from io import BytesIO
from statistics import NormalDist

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from counter.paper.document import QR, Document, Text
from counter.paper.escpos import document_escpos
from counter.paper.format import ROLL_58, ROLL_80, Format
from counter.paper.pdf import document_pdf
from counter.paper.thermal import ROLL_58 as THERMAL_58
from counter.paper.thermal import ROLL_80 as THERMAL_80
from counter.paper.thermal import Thermal
from paper.escpos_reader import read

CODE = "7K3M-QX42-9TRB5"
DOTS_AN_INCH = 203
ASKEW, NOISE, PICTURES, LEAST = 15, 0.05, 200, 198
OUT_OF_FOCUS = 2  # dots: a quarter of a millimetre
_NORMAL = NormalDist(128, 255 * NOISE)
_GRAIN = bytes(round(_NORMAL.inv_cdf((byte + 0.5) / 256)) for byte in range(256))
SLIP = Document("A slip", (Text("We’re sorry, Ines."), QR(CODE, 25), Text(CODE)))


def from_pdf(paper: Format) -> Image.Image:
    (page,) = pypdfium2.PdfDocument(document_pdf(SLIP, paper))
    picture: Image.Image = page.render(scale=DOTS_AN_INCH / 72, grayscale=True).to_pil()
    return picture


def from_printer(printer: Thermal) -> Image.Image:
    """The code as its dots lie on the paper; letters are the printer's own."""
    (picture,) = read(document_escpos(SLIP, printer)).pictures
    return picture


PAPERS: dict[str, Callable[[], Image.Image]] = {
    "pdf-80": lambda: from_pdf(ROLL_80),
    "pdf-58": lambda: from_pdf(ROLL_58),
    "escpos-80": lambda: from_printer(THERMAL_80),
    "escpos-58": lambda: from_printer(THERMAL_58),
}


def zxing(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def zbar(picture: Image.Image) -> list[str]:
    out = BytesIO()
    picture.save(out, "PPM")  # as it is: to press it together takes longer than to look at it
    command = ["zbarimg", "--quiet", "--raw", "-"]
    done = subprocess.run(command, input=out.getvalue(), capture_output=True, check=False)
    return done.stdout.decode().split()


SCANNERS = pytest.mark.parametrize(
    "scan",
    [
        zxing,
        pytest.param(
            zbar, marks=pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg is not on this machine")
        ),
    ],
)


@SCANNERS
@pytest.mark.parametrize("paper", PAPERS)
def test_a_code_is_read_off_every_paper(scan: Callable[[Image.Image], list[str]], paper: str) -> None:
    assert scan(PAPERS[paper]()) == [CODE]


@SCANNERS
def test_a_code_that_lies_askew_on_dirty_creased_paper_is_read(scan: Callable[[Image.Image], list[str]]) -> None:
    assert sum(scan(picture) == [CODE] for picture in carried_about()) >= LEAST


@cache
def carried_about() -> tuple[Image.Image, ...]:
    """The same for every scanner."""
    chance = random.Random(203)
    papers = [make() for make in PAPERS.values()]
    return tuple(_after_a_day_in_a_pocket(papers[nth % len(papers)], chance) for nth in range(PICTURES))


def _after_a_day_in_a_pocket(paper: Image.Image, chance: random.Random) -> Image.Image:
    """Turned by up to 15 degrees, a crease across where nothing is left, grey that varies by 5%, out of focus.

    Seen as sharp as the dots are, about one creased code in seven is not read.
    """
    turned = paper.convert("L").rotate(
        chance.uniform(-ASKEW, ASKEW), resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255
    )
    across, down = turned.size
    crease = [(0, chance.randrange(down)), (across, chance.randrange(down))]
    ImageDraw.Draw(turned).line(crease, fill=255, width=2)
    grain = Image.frombytes("L", turned.size, chance.randbytes(across * down).translate(_GRAIN))
    return ImageChops.add(turned, grain, offset=-128).filter(ImageFilter.GaussianBlur(OUT_OF_FOCUS))
