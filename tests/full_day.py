"""A short day on which everything happens that leaves a row in a table."""

from datetime import timedelta
from decimal import Decimal

from cafe import Cafe, eur
from counter.flows import attach_voucher, make, put_right, reduce, ring_up
from counter.flows.gestures import GestureRequest
from counter.flows.open_shop import decide
from counter.flows.put_right import Answer
from counter.flows.reset_promise import reset_promise
from counter.flows.staff import sign_in
from counter.flows.watch import tick
from counter.kernel.ids import MishapId, OrderId
from counter.till.settlement import Tender


def play_full_day(cafe: Cafe) -> None:
    """Two kept orders, one missed and made right, its voucher redeemed, one remade, one refunded, one told before.

    And two that are promised nothing, of which one is told a time after all.
    """
    shop, ana = cafe.shop, cafe.ana
    shop.do(ana, sign_in)
    shop.do(ana, make.report_station, "espresso", "slow")
    kept = cafe.sell("Latte", "Croissant", customer="Mia", tenders=(Tender("cash", tendered=eur("20.00")),))
    cafe.forward(1)
    cafe.ready(kept)
    shop.do(ana, make.hand_over, kept)
    missed = cafe.miss("Flat white", customer="Jonas")
    shop.do(ana, put_right.greet, missed)
    late = cafe.ring("Cappuccino")
    shop.do(ana, reduce.discount_order, late, percent=Decimal(10), reason="regular")
    cafe.pay(late, Tender("cash", amount=eur("1.00")), Tender("card", tip=eur("0.50"), tip_to=ana))
    shop.do(ana, reset_promise, late, cafe.promise(late).first_due + timedelta(minutes=5), told=True)
    cafe.put_right("wrong_item", kept, GestureRequest("refund"), GestureRequest("remake"), their_words="It was cold")
    _follow_up(cafe, kept)
    back = cafe.ring("Latte")
    shop.do(ana, attach_voucher.attach_voucher, back, cafe.code(missed))
    cafe.pay(back)
    shop.do(ana, put_right.greet, back, None, "welcome back")
    cafe.forward(30)
    shop.do(shop.itself, tick)
    shop.do(ana, decide, {"promises": {"longest_minutes": 5}})
    told, _untold = cafe.sell(*["Mocha"] * 8), cafe.sell("Mocha")
    shop.do(ana, decide, {"promises": {"longest_minutes": 45}})
    shop.do(ana, reset_promise, told, cafe.clock.now() + timedelta(minutes=5), told=True)
    shop.do(ana, ring_up.add_item, OrderId(back), cafe.item("Latte"))


def _follow_up(cafe: Cafe, order_id: OrderId) -> MishapId:
    answer = Answer("treatment", order_id, follow_up=cafe.clock.now() + timedelta(days=1), contact="mia@example.com")
    mishap = cafe.shop.do(cafe.ana, put_right.put_right, answer)
    cafe.shop.do(cafe.ana, put_right.follow_up_done, mishap)
    return mishap
