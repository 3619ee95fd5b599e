"""What a shop adds to its papers: its own words in the customer's language, and its logo."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from cafe import Cafe
from counter.flows import customer
from counter.flows.open_shop import decide
from counter.flows.print_queue import print_waiting
from counter.kernel.errors import Refused
from counter.paper.document import Picture
from counter.paper.escpos import document_escpos
from counter.paper.logo import MOST_PIXELS, logo_png
from counter.paper.thermal import ROLL_58, ROLL_80
from counter.receipts.layout import receipt_document
from counter.receipts.queries import receipt_of
from counter.settings.paper_texts import LOGO_DOTS, PaperTexts, texts_for
from paper.escpos_reader import read
from printing.test_queue import words
from receipts.test_layout import ENGLISH

TEXTS = {
    "en": {"above": "Open 7 to 18", "below": "rosas.example", "closing": "See you, Rosa"},
    "de": {
        "talk": "Fragen Sie Rosa: 030 1234567",
        "headline": "Verzeihung, {name}.",
        "own": "Das waren wir.",
        "worth": "{amount} beim nächsten Mal.",
        "until": "Bis {date}.",
        "use": "Ein Mal.",
    },
}


def picture(across: int, down: int, kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (across, down), "black").save(out, kind)
    return out.getvalue()


def test_the_shops_words_stand_on_receipt_and_slip_in_the_customers_language(cafe: Cafe) -> None:
    cafe.shop.do(cafe.shop.itself, decide, {"paper_texts": TEXTS, "locale": "en"})
    order_id = cafe.ring("Latte", customer="Mia")
    cafe.shop.do(cafe.ana, customer.speak, order_id, "de")
    cafe.pay(order_id)
    print_waiting(cafe.shop)
    receipt = words(cafe.paper.printed[-1][1])
    for said in ("Open 7 to 18", "Fragen Sie Rosa: 030 1234567", "rosas.example"):
        assert said in receipt
    assert "Stimmt etwas nicht?" not in receipt
    cafe.clock.set(cafe.due(order_id))
    cafe.forward(1)
    cafe.ready(order_id)
    print_waiting(cafe.shop)
    slip = words(cafe.paper.printed[-1][1])
    for said in (
        "Verzeihung, Mia.",
        "Das waren wir.",
        "3,00 € beim nächsten Mal.",
        "Bis 23. Februar 2027.",
        "Ein Mal.",
        "See you, Rosa",
    ):
        assert said in slip


def test_what_counter_says_in_a_language_is_not_taken_over_by_the_shops_words_in_another() -> None:
    texts = {name: PaperTexts(**said) for name, said in TEXTS.items()}
    french = texts_for(texts, "fr", "de")
    assert french == PaperTexts()
    assert texts_for(texts, "fr", "en") == PaperTexts(
        above="Open 7 to 18", below="rosas.example", closing="See you, Rosa"
    )


def test_a_text_that_fits_no_paper_is_refused(cafe: Cafe) -> None:
    with pytest.raises(Refused, match="at most"):
        cafe.shop.do(cafe.shop.itself, decide, {"paper_texts": {"en": {"below": "x" * 201}}})


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_becomes_black_dots_that_fit_the_paper(kind: str) -> None:
    logo = Image.open(BytesIO(logo_png(picture(1600, 400, kind), LOGO_DOTS)))
    assert (logo.format, logo.mode, logo.size) == ("PNG", "1", (320, 80))


@pytest.mark.parametrize("bad", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\nnothing", picture(10, 10)[:40]])
def test_what_is_no_picture_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match="PNG or a JPEG"):
        logo_png(bad, LOGO_DOTS)


def test_a_picture_of_too_many_pixels_is_never_unpacked() -> None:
    out = BytesIO()
    Image.new("1", (8000, MOST_PIXELS // 8000 + 1)).save(out, "PNG")
    with pytest.raises(Refused, match="too many pixels"):
        logo_png(out.getvalue(), LOGO_DOTS)


def test_the_logo_is_a_picture_on_pdf_and_dots_on_a_thermal_printer(cafe: Cafe) -> None:
    logo = logo_png(picture(200, 100), LOGO_DOTS)
    cafe.shop.do(cafe.shop.itself, decide, {"logo": b64encode(logo).decode()})
    receipt = cafe.shop.read(receipt_of, cafe.sell("Latte"))
    print_waiting(cafe.shop)
    page = PdfReader(BytesIO(cafe.paper.printed[-1][1])).pages[0]
    assert [image.image.size for image in page.images if image.image] == [(200, 100)]
    document = receipt_document(receipt.content, "", ENGLISH, logo=logo)
    assert document.blocks[0] == Picture(logo, 25)
    for printer in (ROLL_80, ROLL_58):
        (drawn,) = read(document_escpos(document, printer)).pictures
        assert drawn.width == printer.dots
        assert 190 * 95 < drawn.convert("L").histogram()[0] < 210 * 105


def test_what_is_no_logo_is_refused(cafe: Cafe) -> None:
    for bad in ("x", "aGVsbG8=", b64encode(picture(400, 10)).decode()):
        with pytest.raises(Refused, match="no logo"):
            cafe.shop.do(cafe.shop.itself, decide, {"logo": bad})
