"""A latte is sold, made late, apologised for, put right; its voucher is scanned off the paper, and pays once."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp

from cafe import Cafe, eur
from cli.running import counter
from counter.flows import attach_voucher, make, put_right
from counter.flows.gestures import GestureRequest
from counter.flows.print_queue import print_waiting
from counter.flows.watch import tick
from counter.kernel.errors import Refused
from counter.recovery.queries import unanswered
from counter.till.settlement import Tender


def scanned(pdf: bytes) -> str:
    """What a scanner that knows nothing of us reads off the paper."""
    page = pypdfium2.PdfDocument(BytesIO(pdf))[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=4).to_pil())
    return code.text


def test_a_customer_is_let_down_and_comes_back(
    cafe: Cafe, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    order_id = cafe.sell("Latte", customer="Mia", tenders=(Tender("cash", tendered=eur("5.00")),))
    cafe.forward(30)
    cafe.shop.do(cafe.shop.itself, tick)
    assert [mishap.kind for mishap in cafe.shop.read(unanswered)] == ["late"]
    cafe.ready(order_id)
    cafe.shop.do(cafe.ana, put_right.greet, order_id)
    cafe.put_right("late", order_id, GestureRequest("carry"), their_words="I have a train", by="Ben")
    cafe.shop.do(cafe.staff("Ben"), make.hand_over, order_id)
    assert cafe.shop.read(unanswered) == ()

    cafe.paper.away = True
    assert print_waiting(cafe.shop) == "The paper is out."
    cafe = cafe.reopened()
    cafe.paper.away = False
    print_waiting(cafe.shop)
    (slip,) = [pdf for title, pdf in cafe.paper.printed if title.startswith("apology")]

    cafe.forward(24 * 60)
    back = cafe.ring("Flat white")
    open_ticket, welcome = cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, back, scanned(slip))
    assert (welcome.customer, welcome.kind, welcome.what) == ("Mia", "late", "Latte")
    assert open_ticket.priced.reduced == eur("3.00")
    cafe.pay(back)
    with pytest.raises(Refused, match="was used on 24 November 2026"):
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, cafe.ring("Latte"), scanned(slip))
    cafe.close()
    assert counter(capsys, monkeypatch, "--shop", cafe.folder, "verify").out.startswith("OK: 2 orders")
