"""A receipt as a full invoice: it says whom it is for and which receipt it is, and whoever is forgotten is on none."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from cafe import Cafe
from counter.flows import make
from counter.flows.forget import forget_customer
from counter.flows.invoice import invoice, lacks_tax_number
from counter.flows.open_shop import decide
from counter.flows.pay import pay_order
from counter.flows.place import place
from counter.flows.print_queue import print_waiting
from counter.kernel.errors import Refused
from counter.receipts.queries import invoices_of
from counter.receipts.shares import ShareAsked
from counter.till.settlement import Tender

ACME = "Acme Ltd", "3 Mill Lane, 10115 Berlin", "DE123456789"


def papers(cafe: Cafe) -> list[tuple[str, list[str]]]:
    """What prints now: the titles, and the lines of each."""
    cafe.paper.printed.clear()
    print_waiting(cafe.shop)
    read = [(title, PdfReader(BytesIO(pdf)).pages[0].extract_text()) for title, pdf in cafe.paper.printed]
    return [(title, [line.strip() for line in text.splitlines()]) for title, text in read]


def test_it_is_the_receipt_with_whom_it_is_for(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Croissant")
    ((_, receipt),) = papers(cafe)
    assert cafe.shop.do(cafe.ana, invoice, order_id, *ACME) == "T1-000001"
    ((title, lines),) = papers(cafe)
    assert title == "invoice T1-000001"
    assert lines[:5] == ["INVOICE", "of receipt T1-000001", ACME[0], ACME[1], "VAT DE123456789"]
    assert lines[5:] == receipt


def test_the_same_again_says_copy_and_another_says_what_it_is_in_place_of(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    papers(cafe)
    for name in ("Acme", "Acme", "Acme Ltd"):
        cafe.shop.do(cafe.ana, invoice, order_id, name, "3 Mill Lane")
        cafe.forward(5)
    first, again, other = (lines for _, lines in papers(cafe))
    assert ("COPY" in first, again[0], "COPY" in other) == (False, "COPY", False)
    assert [line for line in again if line != "COPY"] == first
    assert other[2].startswith("in place of the invoice of ")
    assert not any("in place of" in line for line in first)
    assert cafe.kinds().count("ReceiptInvoiced") == 2


@pytest.mark.parametrize(
    ("name", "address", "said"),
    [("", "3 Mill Lane", "whose invoice"), ("Acme", " ", "needs the address"), ("4111 1111 1111 1111", "x", "card")],
)
def test_what_an_invoice_has_to_say_is_asked_for(cafe: Cafe, name: str, address: str, said: str) -> None:
    order_id = cafe.sell("Latte")
    with pytest.raises(Refused, match=said):
        cafe.shop.do(cafe.ana, invoice, order_id, name, address)
    assert "ReceiptInvoiced" not in cafe.kinds()


def test_a_tax_number_that_came_later_stands_on_it(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    papers(cafe)
    assert lacks_tax_number(cafe.shop.settings)
    cafe.shop.do(cafe.ana, decide, {"tax_number": "DE999999999"})
    assert not lacks_tax_number(cafe.shop.settings)
    cafe.shop.do(cafe.ana, invoice, order_id, *ACME)
    ((_, lines),) = papers(cafe)
    assert any("VAT DE999999999" in line for line in lines)


def test_of_several_receipts_it_is_the_one_that_is_said(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Croissant")
    cafe.shop.do(cafe.ana, place, order_id)
    for _ in range(2):
        cafe.shop.do(cafe.ana, pay_order, order_id, (Tender("card"),), share=ShareAsked(of=2))
    with pytest.raises(Refused, match="Say which: T1-000001, T1-000002"):
        cafe.shop.do(cafe.ana, invoice, order_id, *ACME)
    assert cafe.shop.do(cafe.ana, invoice, order_id, *ACME, "T1-000002") == "T1-000002"


def test_whoever_is_forgotten_is_on_no_invoice(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    cafe.shop.do(cafe.ana, invoice, order_id, *ACME)
    papers(cafe)
    cafe.shop.do(cafe.ana, forget_customer, order_id)
    assert cafe.shop.read(invoices_of, order_id) == {}
    everything = [str(row) for table in ("journal", "invoices") for row in cafe.sql(f"SELECT * FROM {table}")]  # noqa: S608
    assert not any("Acme" in row or "Mill Lane" in row for row in everything)
