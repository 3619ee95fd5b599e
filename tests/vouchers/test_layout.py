"""The apology slip on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pypdfium2
import zxingcpp
from pypdf import PdfReader

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.paper.document import QR, Text
from counter.paper.pdf import document_pdf
from counter.vouchers.layout import apology_document
from counter.vouchers.slip import SlipContent

ENGLISH = Language("en", ZoneInfo("Europe/Berlin"))
PRINTER_DPI = 203
SLIP = SlipContent(
    customer="Ben",
    promised_at=datetime(2026, 11, 20, 7, 34, tzinfo=UTC),
    ready_at=datetime(2026, 11, 20, 7, 38, 5, tzinfo=UTC),
    amount=Money(300, "EUR"),
    code="7K3M-QX42-9TRB5",
    good_until=date(2027, 2, 20),
    who="Ana",
    shop="Rosa’s Coffee",
    order_number="141",
)


def text_of(slip: SlipContent) -> str:
    pages = PdfReader(BytesIO(document_pdf(apology_document(slip, ENGLISH)))).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def test_says_sorry_why_and_what_it_is_worth() -> None:
    text = text_of(SLIP)
    assert "We’re sorry, Ben. We promised your order by 8:34. It was ready at 8:38. That is our mistake." in text
    assert "Here is €3.00 for your next visit." in text
    assert "7K3M-QX42-9TRB5" in text
    assert "€3.00 off anything, any day. Good until 20 February 2027. Used once. No receipt needed." in text
    assert "Ana, Rosa’s Coffee · order 141" in text


def test_a_printed_code_is_read_by_a_scanner() -> None:
    page = pypdfium2.PdfDocument(document_pdf(apology_document(SLIP, ENGLISH)))[0]
    picture = page.render(scale=PRINTER_DPI / 72, grayscale=True).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["7K3M-QX42-9TRB5"]


def test_the_code_stands_in_letters_below_the_square_that_holds_it() -> None:
    blocks = apology_document(SLIP, ENGLISH).blocks
    (square,) = [block for block in blocks if isinstance(block, QR)]
    below = blocks[blocks.index(square) + 1]
    assert isinstance(below, Text)
    assert below.words == square.value == "7K3M-QX42-9TRB5"
    assert below.spaced


def test_says_when_it_was_ready_only_once_it_is() -> None:
    text = text_of(replace(SLIP, ready_at=None))
    assert "We promised your order by 8:34 and we missed it." in text
    assert "ready at" not in text


def test_seconds_late_are_not_told_as_the_same_minute() -> None:
    text = text_of(replace(SLIP, ready_at=datetime(2026, 11, 20, 7, 34, 20, tzinfo=UTC)))
    assert "ready at" not in text


def test_an_apology_for_something_else_names_no_promise() -> None:
    in_time = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    for slip in (replace(SLIP, promised_at=None), replace(SLIP, ready_at=in_time)):
        text = text_of(slip)
        assert "We got your order wrong. That is our mistake." in text
        assert "promised" not in text


def test_nobody_needs_a_name_and_no_name_can_do_harm() -> None:
    assert text_of(replace(SLIP, customer="")).startswith("We’re sorry. ")
    assert text_of(replace(SLIP, customer="B\u202een\x07")).startswith("We’re sorry, Ben. ")


def test_a_currency_without_decimals() -> None:
    assert "¥300 off anything" in text_of(replace(SLIP, amount=Money(300, "JPY")))


def test_the_slip_says_what_went_wrong_and_no_promise_that_was_not_missed() -> None:
    text = text_of(replace(SLIP, promised_at=None, wrong="We forgot a part of your order."))
    assert "We forgot a part of your order. That is our mistake." in text
    assert "promised" not in text


def test_a_promise_that_was_renewed_is_told_with_the_first() -> None:
    at = datetime(2026, 11, 20, 7, 40, tzinfo=UTC)
    for slip, said in (
        (replace(SLIP, promised_anew=at), "We promised your order by 8:34, then by 8:40. It was ready at 8:38."),
        (replace(SLIP, promised_anew=at, ready_at=at), "by 8:34, then by 8:40. It was ready at 8:40."),
        (replace(SLIP, promised_anew=at, ready_at=None), "by 8:34, then by 8:40, and we missed it."),
        (replace(SLIP, ready_by=at, ready_at=None), "by 8:34 and we missed it. It is ready by 8:40."),
    ):
        assert said in text_of(slip)


def test_ready_within_the_minute_that_was_promised_no_second_time_is_said() -> None:
    text = text_of(
        replace(
            SLIP,
            ready_at=datetime(2026, 11, 20, 7, 34, 20, tzinfo=UTC),
            promised_anew=datetime(2026, 11, 20, 7, 36, tzinfo=UTC),
        )
    )
    assert "We promised your order by 8:34 and we missed it. That is our mistake." in text
