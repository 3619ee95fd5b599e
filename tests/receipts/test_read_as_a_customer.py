"""What customers' papers say in their own language: what is left on a code, whole words, and each share's pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from acts.fixtures import acts, made
from acts.lines import SHOP, Acts, act
from cafe import Cafe
from counter.accounts.layout import gift_card_document
from counter.accounts.slip import GiftCardContent
from counter.flows.gestures import GestureRequest
from counter.kernel.language import Language
from counter.paper.document import Block, Pair, Size, Text
from counter.receipts.content import Tendered, VoucherUsed
from counter.receipts.layout import bill_document, receipt_document
from counter.receipts.queries import refund_receipts_of
from counter.till.return_layout import return_document
from counter.till.slip import ReturnSlip
from counter.vouchers.layout import apology_document
from receipts.test_layout import ENGLISH, SOLD, euro
from vouchers.test_layout import SLIP

__all__ = ["acts", "made"]
GERMAN, ARABIC = (Language(locale, ZoneInfo("Europe/Berlin"), "customer") for locale in ("de", "ar"))
WATER = {"item": "Water", "category": "Cold", "price": "2.10", "deposit": "0.25", "station": "counter"}


def words_of(blocks: Iterable[Block]) -> list[str]:
    """What stands on the left or in the middle of each line."""
    return [each.left if isinstance(each, Pair) else each.words for each in blocks if isinstance(each, Pair | Text)]


def test_what_is_left_on_a_voucher_and_on_a_gift_card_stands_beside_what_they_paid() -> None:
    sold = replace(
        SOLD,
        vouchers=(VoucherUsed("9TRB5", euro(300), euro(10)),),
        tenders=(Tendered("Gift card …4F2M7", euro(1210), "gift card", "4F2M7", euro(790)),),
        change=euro(0),
    )
    assert "Apology voucher …9TRB5, 0.10 left on it" in words_of(receipt_document(sold, "", ENGLISH).blocks)
    assert "Geschenkkarte …4F2M7, noch 7,90 darauf" in words_of(receipt_document(sold, "", GERMAN).blocks)


def test_an_apology_says_that_what_is_not_used_stays_on_it_where_the_shop_keeps_that() -> None:
    assert "Used once. No receipt needed." in words_of(apology_document(SLIP, ENGLISH).blocks)
    kept = words_of(apology_document(replace(SLIP, keeps_rest=True), ENGLISH).blocks)
    assert "What you do not use stays on it. No receipt needed." in kept
    assert not any("once" in words for words in kept)


def test_several_of_a_thing_and_a_list_are_written_as_the_language_does() -> None:
    assert "2 Flat white à 3,60" in words_of(receipt_document(SOLD, "", GERMAN).blocks)
    assert "1 Latte L، oat، extra shot" in words_of(receipt_document(SOLD, "", ARABIC).blocks)


def test_an_address_stays_whole_among_words_from_the_right() -> None:
    assert "12 Mill Lane" in words_of(receipt_document(SOLD, "", ARABIC).blocks)


def test_a_bill_in_german_is_never_called_what_an_invoice_is() -> None:
    assert words_of(bill_document(SOLD, "", euro(1210), GERMAN).blocks)[0] == "ZWISCHENRECHNUNG"


def test_a_gift_card_of_a_rehearsal_says_so_larger_than_its_amount() -> None:
    card = GiftCardContent(euro(2500), "7K3M-QX42-9TRB5", SLIP.good_until, "Ana", "NOT A RECEIPT", counts=False)
    sizes = {each.words: each.size for each in gift_card_document(card, ENGLISH).blocks if isinstance(each, Text)}
    assert (sizes["NOT A RECEIPT"], sizes["€25.00"]) == (Size.LOUD, Size.LARGE)


def test_what_a_customer_signs_for_money_back_is_in_their_language_and_direction() -> None:
    slip = ReturnSlip(
        shop="Anna", terminal="T1", order_number="4", at=SOLD.sold_at, who="Ana", tender="cash", amount=euro(460),
        tip=euro(40), left=euro(1380),
    )  # fmt: skip
    assert words_of(return_document(slip, GERMAN).blocks)[3:6] == [
        "Bar",
        "Trinkgeld, auch zurückgegeben",
        "Noch zu zahlen",
    ]
    assert return_document(slip, ARABIC).from_right


@pytest.mark.parametrize(("of", "pieces"), [(3, ["1", "1/3"]), (2, ["3/2", "1/2"])])
def test_an_even_share_says_how_many_pieces_of_each_line_it_pays(acts: Acts, of: int, pieces: list[str]) -> None:
    answers = acts(
        SHOP, act("ring_up", item="Latte", quantity=3), act("ring_up", item="Croissant"),
        act("pay", later=True, name="Zoé"), *(act("pay", order="1", share={"of": of}, receipt="qr") for _ in range(of)),
    )  # fmt: skip
    for share in answers[-of:]:
        lines = share["qr"].split("\n")
        latte, croissant = (line.split(" ")[0] for line in lines if "Latte" in line or "Croissant" in line)
        assert [latte, croissant] == pieces


def test_a_deposit_and_a_gift_card_that_gets_its_money_back_are_named_in_the_customers_language(acts: Acts) -> None:
    sold, code = acts({**SHOP, "menu": [*SHOP["menu"], WATER]}, act("gift_card", sell="20.00"))
    assert sold["ok"]
    paid = acts(
        act("ring_up", item="Water"), act("customer", language="de"),
        act("pay", tenders=[{"tender": "gift card", "code": code["code"]}], receipt="qr"),
        act("refund", order="1", all=True, reason="zu viel"),
    )  # fmt: skip
    assert "1 Pfand  0,25 A" in paid[2]["qr"]
    assert f"Geschenkkarte …{code['code'][-5:]}, noch 17,65 darauf  2,35" in paid[2]["qr"]


def test_what_is_promised_for_another_day_says_which() -> None:
    assert "Freitag, 20. November" not in str(receipt_document(SOLD, "", GERMAN))
    tomorrow = replace(SOLD, ready_by=SOLD.sold_at + timedelta(days=1))
    words = words_of(receipt_document(tomorrow, "", GERMAN).blocks)
    assert words[words.index("Fertig um 8:36") + 1] == "Samstag, 21. November"


def test_a_refund_as_a_gesture_says_what_went_wrong_in_words(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.put_right("overcharged", order_id, GestureRequest("refund", amount=euro(50)), by="Rosa")
    (receipt,) = cafe.shop.read(refund_receipts_of, order_id)
    assert receipt.content.refund_of is not None
    assert receipt.content.refund_of.reason == "Overcharged"
    assert cafe.shop.language.to_customer("de").say("Overcharged") == "Zu viel berechnet"
