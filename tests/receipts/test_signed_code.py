"""The code of a signed receipt: off every paper scanners read what the tax office's app asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha512
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from PIL import Image

from cafe import Cafe
from counter.flows.print_queue import print_waiting
from counter.flows.signing import Signing
from counter.kernel.ids import TerminalId
from counter.kernel.language import Language
from counter.paper.document import QR, Document
from counter.paper.escpos import document_escpos
from counter.paper.format import ROLL_58, ROLL_80, Format
from counter.paper.pdf import document_pdf
from counter.paper.thermal import ROLL_58 as THERMAL_58
from counter.paper.thermal import ROLL_80 as THERMAL_80
from counter.paper.thermal import Thermal
from counter.receipts.queries import receipts_of
from counter.receipts.signer import Signature, Signed, till_serial
from counter.receipts.signing_layout import signed_blocks
from counter.receipts.signing_queries import signed_of
from paper.escpos_reader import read
from paper.test_codes_on_paper import DOTS_AN_INCH, SCANNERS
from receipts.signing_unit import SimulatedUnit

BEGAN = datetime(2026, 11, 23, 8, 0, 0, 250_000, tzinfo=UTC)
KEY = "BAVHkwS3tptbKRK2Z8E6a8u8N/Qkw/6gBr89NivYZciYJVpF5uQPQTpgb64I3STVhUpLVc/ZCZOz7eaBol+qUnY="
SIGNATURE = Signature(
    serial=sha512(b"unit").hexdigest()[:64], transaction=180_004, counter=360_101, began=BEGAN,
    ended=BEGAN + timedelta(seconds=1), value=KEY[::-1].strip("=") + "==",
    signed="Beleg^1234.56_98.70_0.00_0.00_-12.50^1000.00:Bar_320.76:Unbar", algorithm="ecdsa-plain-SHA256",
    time_format="utcTimeWithSeconds", public_key=KEY, till="0199f7a1-6e57-7c51-9a4e-3a0d2c6d8f11-T1",
)  # fmt: skip
"""As long as those of a real unit are."""
SAID = (
    "V0;0199f7a1-6e57-7c51-9a4e-3a0d2c6d8f11-T1;Kassenbeleg-V1;"
    "Beleg^1234.56_98.70_0.00_0.00_-12.50^1000.00:Bar_320.76:Unbar;180004;360101;2026-11-23T08:00:00.250Z;"
    f"2026-11-23T08:00:01.250Z;ecdsa-plain-SHA256;utcTimeWithSeconds;{SIGNATURE.value};{KEY}"
)
GERMAN = Language("de", ZoneInfo("Europe/Berlin"), "customer")
PAPER = Document("Beleg", tuple(signed_blocks(Signed(SIGNATURE), GERMAN)))


def from_pdf(paper: Format) -> Image.Image:
    (page,) = pypdfium2.PdfDocument(document_pdf(PAPER, paper))
    picture: Image.Image = page.render(scale=DOTS_AN_INCH / 72, grayscale=True).to_pil()
    return picture


def from_printer(printer: Thermal) -> Image.Image:
    (picture,) = read(document_escpos(PAPER, printer)).pictures
    return picture


PAPERS: dict[str, Callable[[], Image.Image]] = {
    "pdf-80": lambda: from_pdf(ROLL_80),
    "pdf-58": lambda: from_pdf(ROLL_58),
    "escpos-80": lambda: from_printer(THERMAL_80),
    "escpos-58": lambda: from_printer(THERMAL_58),
}


@SCANNERS
@pytest.mark.parametrize("paper", PAPERS)
def test_scanners_read_all_of_it_off_every_paper(scan: Callable[[Image.Image], list[str]], paper: str) -> None:
    assert scan(PAPERS[paper]()) == [SAID]


def test_a_receipt_says_which_till_it_is_of_as_the_unit_and_the_export_know_it(cafe: Cafe) -> None:
    unit = SimulatedUnit(cafe.clock)
    cafe.shop.signing = Signing(unit)
    order_id = cafe.sell("Latte")
    print_waiting(cafe.shop)
    (receipt,) = cafe.shop.read(receipts_of, order_id)
    signed = cafe.shop.read(signed_of, receipt.receipt_id)
    assert signed is not None
    assert signed.signature is not None
    till = till_serial(cafe.shop.journal.shop, TerminalId("T1"))
    assert (unit.tills, signed.signature.till) == ([till], till)
    assert signed.signature.code.startswith(f"V0;{till};Kassenbeleg-V1;Beleg^3.80_0.00_0.00_0.00_0.00^3.80:Bar;1;2;")


def test_a_unit_that_does_not_say_how_to_verify_it_has_no_code() -> None:
    mute = Signature(
        serial="a1", transaction=1, counter=2, began=BEGAN, ended=BEGAN, value="+sig==", signed="Beleg^", till="T1"
    )
    blocks = list(signed_blocks(Signed(mute), GERMAN))
    assert not any(isinstance(block, QR) for block in blocks)
    assert "Kasse T1" in str(blocks)
