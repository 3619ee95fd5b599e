"""A receipt on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import msgspec
from pypdf import PdfReader

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.paper.columns import document_text
from counter.paper.document import Align, Pair, Size, Text
from counter.paper.escpos import document_escpos
from counter.paper.pdf import document_pdf
from counter.paper.thermal import ROLL_58
from counter.receipts.content import ReceiptContent, ReceiptLine, Reduced, ServiceLine, TaxLine, Tendered, VoucherUsed
from counter.receipts.layout import bill_document, receipt_document
from paper.escpos_reader import Typed, read

ENGLISH = Language("en", ZoneInfo("Europe/Berlin"))


def euro(minor: int) -> Money:
    return Money(minor, "EUR")


def yen(minor: int) -> Money:
    return Money(minor, "JPY")


SOLD = ReceiptContent(
    shop="Rosa’s Coffee",
    address="12 Mill Lane",
    tax_number="DE123456789",
    contact="Rosa",
    contact_line="rosa@example.com · 030 1234567",
    order_number="146",
    number="T1-004512",
    sold_at=datetime(2026, 11, 20, 7, 36, 12, tzinfo=UTC),
    ready_by=datetime(2026, 11, 20, 7, 42, tzinfo=UTC),
    terminal="till 1",
    served_by="Ana",
    to_go=True,
    lines=(
        ReceiptLine(1, "Latte L", "oat, extra shot", euro(530), euro(530), "B"),
        ReceiptLine(2, "Flat white", "", euro(360), euro(720), "B"),
        ReceiptLine(1, "Croissant", "warm", euro(260), euro(260), "A"),
    ),
    reductions=(),
    vouchers=(VoucherUsed("9TRB5", euro(300)),),
    total=euro(1210),
    tip=euro(0),
    tenders=(Tendered("Cash", euro(2000)),),
    change=euro(790),
    taxes=(
        TaxLine("A", Decimal("0.07"), euro(194), euro(14)),
        TaxLine("B", Decimal("0.19"), euro(842), euro(160)),
    ),
    tax_rounding="document",
    currency="EUR",
)


def text_of(content: ReceiptContent = SOLD, customer: str = "Mara", *, copy: bool = False) -> str:
    pdf = document_pdf(receipt_document(content, customer, ENGLISH, copy=copy))
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) == 1
    return pages[0].extract_text()


def test_says_what_was_sold_promised_and_paid() -> None:
    text = text_of()
    for words in (
        "Rosa’s Coffee",
        "12 Mill Lane · VAT DE123456789",
        "Mara · order 146 · to go",
        "Ready by 8:42",
        "1 Latte L, oat, extra shot",
        "5.30 B",
        "2 Flat white @ 3.60",
        "7.20 B",
        "Apology voucher …9TRB5",
        "−3.00",
        "Total EUR",
        "12.10",
        "Cash",
        "20.00",
        "Change",
        "7.90",
        "A 7% of 1.94",
        "B 19% of 8.42",
        "1.60",
        "20 Nov 2026 8:36 · till 1 · Ana",
        "Receipt T1-004512",
        "Talk to Rosa:",
        "rosa@example.com · 030 1234567",
    ):
        assert words in text


def test_what_lowered_a_price_stands_below_it_with_its_reason() -> None:
    reduced = (Reduced("discount", "regular", euro(53)), Reduced("comp", "", euro(477)))
    lines = (replace(SOLD.lines[0], reductions=reduced), SOLD.lines[1])
    whole = (Reduced("discount", "opening day", euro(100)),)
    text = text_of(replace(SOLD, lines=lines, reductions=whole, tip=euro(90), tax_rounding="line"))
    said = ["1 Latte L", "Discount, regular", "−0.53", "On us", "−4.77", "2 Flat white", "Discount, opening day"]
    said += ["−1.00", "Apology voucher", "Total EUR", "Tip", "0.90", "Cash", "VAT rounded on every line"]
    at = [text.index(words) for words in said]
    assert at == sorted(at)
    assert "Tip" not in text_of()


def test_taxes_on_top_lead_from_the_lines_to_the_total() -> None:
    line = ReceiptLine(1, "Latte", "", euro(10000), euro(10000), "AB")
    taxes = (
        TaxLine("A", Decimal("0.05"), euro(10000), euro(500), "GST"),
        TaxLine("B", Decimal("0.09975"), euro(10000), euro(1047), "QST", euro(10500)),
    )
    on_top = replace(
        SOLD, lines=(line,), vouchers=(), taxes=taxes, total=euro(11547), prices_include_tax=False, delivery=True
    )  # fmt: skip
    text = text_of(on_top)
    said = ["delivery", "1 Latte", "100.00 AB", "GST 5%", "5.00", "QST 9.975%", "10.47", "Total EUR", "115.47"]
    said += ["A GST 5% of 100.00", "B QST 9.975% of 105.00"]
    at = [text.index(words) for words in said]
    assert at == sorted(at)


def test_the_service_stands_before_the_total_with_what_it_is_taxed_as() -> None:
    text = text_of(replace(SOLD, service=ServiceLine(Decimal("0.125"), euro(151), "B"), total=euro(1361)))
    at = [text.index(words) for words in ("Apology voucher", "Service 12.5%", "1.51 B", "Total EUR", "13.61")]
    assert at == sorted(at)


def test_who_is_exempt_reads_why_and_what_was_left_out() -> None:
    taxes = (TaxLine("A", Decimal(0), euro(1000), euro(0)),)
    line = ReceiptLine(1, "Latte", "", euro(1190), euro(1190), "A")
    text = text_of(replace(SOLD, lines=(line,), vouchers=(), taxes=taxes, total=euro(1000), exempt="embassy"))
    said = ["11.90 A", "Without tax", "−1.90", "Total EUR", "10.00", "A 0% of 10.00", "Exempt from tax: embassy"]
    at = [text.index(words) for words in said]
    assert at == sorted(at)


def test_a_reprint_is_identical_and_says_copy() -> None:
    first, reprint = text_of(), text_of(copy=True)
    assert "COPY" not in first
    assert reprint.replace("COPY\n", "") == first
    original = receipt_document(SOLD, "Mara", ENGLISH)
    mark, *rest = receipt_document(SOLD, "Mara", ENGLISH, copy=True).blocks
    assert mark == Text("COPY", Size.LARGE, Align.CENTRE, bold=True)
    assert tuple(rest) == original.blocks


def test_the_promise_is_loudest_and_the_total_larger_than_the_lines() -> None:
    blocks = receipt_document(SOLD, "Mara", ENGLISH).blocks
    promise = Text("Ready by 8:42", Size.LOUD, Align.CENTRE, bold=True)
    line = Pair("1 Latte L, oat, extra shot", "5.30 B")
    whole = Pair("Total EUR", "12.10", Size.LARGE, bold=True)
    assert blocks.index(promise) < blocks.index(line) < blocks.index(whole)
    assert [block for block in blocks if isinstance(block, Text | Pair) and block.size is Size.LOUD] == [promise]


def test_survives_being_stored_as_json() -> None:
    stored = msgspec.json.decode(msgspec.json.encode(SOLD), type=ReceiptContent)
    assert stored == SOLD


def test_without_a_name_or_a_promise() -> None:
    text = text_of(replace(SOLD, ready_by=None, to_go=False, vouchers=(), change=euro(0)), "")
    assert "Ready by" not in text
    assert "voucher" not in text
    assert "Change" not in text
    assert "\nOrder 146\n" in text


def test_a_currency_without_decimals() -> None:
    lines = (ReceiptLine(2, "Latte", "", yen(550), yen(1100), "A"),)
    text = text_of(replace(SOLD, lines=lines, total=yen(1100), currency="JPY", taxes=()))
    assert "2 Latte @ 550" in text
    assert "1,100 A" in text
    assert "1,100.00" not in text


def test_a_rate_is_said_with_the_places_it_has() -> None:
    taxes = (TaxLine("A", Decimal("0.0550"), euro(1000), euro(55)), TaxLine("B", Decimal(0), euro(100), euro(0)))
    text = text_of(replace(SOLD, taxes=taxes))
    assert "A 5.5% of 10.00" in text
    assert "B 0% of 1.00" in text


def test_a_hostile_name_cannot_hide_or_turn_anything_around() -> None:
    text = text_of(customer="Ma\x1bp\x00ra\u202e\u2066\x9b\x7f\ufeff 中🙂{total}")
    assert "Mapra 中🙂{total} · order 146" in text


def test_long_names_wrap_and_nothing_is_lost() -> None:
    name = "Pumpkin spice caramel macchiato with everything"
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenkaffee"
    lines = (ReceiptLine(1, name, f"oat, {word}", euro(530), euro(530), "B"),)
    text = text_of(replace(SOLD, lines=lines))
    assert name.rsplit(maxsplit=1)[-1] in text
    assert word in text.replace("\n", "")


def test_where_nothing_was_promised_it_says_how_long_it_takes() -> None:
    text = " ".join(text_of(replace(SOLD, ready_by=None, soonest=50, latest=80)).split())
    assert "No ready-by time promised: expect 50 to 80 minutes" in text
    assert "Ready by" not in text


def test_cash_rounding_has_a_line_of_its_own_below_the_total() -> None:
    rounded = replace(SOLD, rounding=euro(-2))
    pairs = [block for block in receipt_document(rounded, "", ENGLISH).blocks if isinstance(block, Pair)]
    labels = [pair.left for pair in pairs]
    assert labels.index("Cash rounding") == labels.index("Total EUR") + 1
    assert pairs[labels.index("Cash rounding")].right == "−0.02"
    assert "Cash rounding" not in str(receipt_document(SOLD, "", ENGLISH))


def test_a_bill_says_that_it_is_no_receipt_has_no_number_and_what_is_left() -> None:
    bill = bill_document(
        replace(SOLD, number="", tenders=(Tendered("Card", euro(500)),), change=euro(0)), "Mara", euro(710), ENGLISH
    )
    texts = [block.words for block in bill.blocks if isinstance(block, Text)]
    assert texts[:2] == ["BILL", "This is no receipt. You get one when you pay."]
    assert not any("Receipt" in text for text in texts[2:])
    pairs = [(block.left, block.right) for block in bill.blocks if isinstance(block, Pair)]
    assert ("Total EUR", "12.10") in pairs
    assert ("Left to pay", "7.10") in pairs


def test_where_the_owner_named_nobody_whoever_served_is_the_one_to_talk_to() -> None:
    text = " ".join(text_of(replace(SOLD, contact="", contact_line="")).split())
    assert "Anything not right? Talk to Ana, here at the counter." in text
    assert "12 Mill Lane" in text
    nowhere = " ".join(text_of(replace(SOLD, contact_line="")).split())
    assert "Anything not right? Talk to Rosa, here at the counter." in nowhere


def test_a_tender_is_said_in_the_language_of_the_receipt_and_one_of_before_as_it_was_sold() -> None:
    german = Language("de", ZoneInfo("Europe/Berlin"), "customer")
    tenders = (
        Tendered("Cash", euro(500), "cash"), Tendered("Gift card …9TRB5", euro(500), "gift card", "9TRB5"),
        Tendered("TWINT", euro(100), "TWINT"), Tendered("Cash", euro(110)),
    )  # fmt: skip
    pairs = [
        each for each in receipt_document(replace(SOLD, tenders=tenders), "", german).blocks if isinstance(each, Pair)
    ]
    labels = [each.left for each in pairs]
    at = labels.index("Summe EUR")
    assert labels[at + 1 : at + 5] == ["Bar", "Geschenkkarte …9TRB5", "TWINT", "Cash"]


def test_what_is_no_receipt_says_so_larger_than_the_total_on_every_paper() -> None:
    tried = receipt_document(replace(SOLD, shop="NOT A RECEIPT", counts=False), "", ENGLISH)
    assert tried.blocks[0] == Text("NOT A RECEIPT", Size.LOUD, Align.CENTRE, bold=True)
    (total,) = [each for each in tried.blocks if isinstance(each, Pair) and each.left == "Total EUR"]
    assert total.size is Size.LARGE
    sent = read(document_escpos(tried, ROLL_58)).parts
    lines = {part.words.strip(): part.wide for part in sent if isinstance(part, Typed)}
    assert lines["NOT A RECEIPT"] == 2
    assert [wide for words, wide in lines.items() if words.startswith("Total EUR")] == [1]
    assert document_text(tried, 32).startswith("         NOT A RECEIPT")
