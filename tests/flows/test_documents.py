"""What stands in the print queue, drawn once more."""

from __future__ import annotations

from pathlib import Path

from cafe import Cafe
from counter.flows.documents import BILL, CARD_BACK, GIFT_CARD, RECEIPT, RETURNED, SLIP, TILL, renderers
from counter.flows.pay import pay_later
from counter.flows.print_bill import print_bill
from counter.paper.document import Document, Text


def test_whatever_comes_out_again_says_copy_and_is_otherwise_the_same(full_day: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    order_id = cafe.ring("Latte", "Croissant", customer="Mia")
    cafe.shop.do(cafe.ana, pay_later, order_id, they_know=True)
    cafe.shop.do(cafe.ana, print_bill, order_id)
    waiting = {str(kind): str(content) for kind, content in cafe.sql("SELECT kind, content FROM print_jobs")}
    draw, language = renderers(cafe.shop.keys), cafe.shop.language
    cafe.close()
    for kind in (RECEIPT, SLIP, TILL, GIFT_CARD, CARD_BACK, RETURNED, BILL):
        first, again = (draw[kind](waiting[kind], is_copy, language) for is_copy in (False, True))
        assert isinstance(first, Document)
        assert isinstance(again, Document)
        mark, *others = again.blocks
        assert isinstance(mark, Text)
        assert (mark.words, tuple(others)) == ("COPY", first.blocks), kind
