"""A short day on which everything happens that leaves a row in a table."""

from datetime import timedelta

from counter.flows import make, put_right, redeem, ring
from counter.flows.gestures import Asked
from counter.flows.pay import Payment
from counter.flows.promise_again import promise_again
from counter.flows.put_right import Answer
from counter.flows.staff import sign_in
from counter.flows.watch import tick
from counter.kernel.ids import MishapId, OrderId
from shop import Counter, eur


def live_a_day(cafe: Counter) -> None:
    """Two kept orders, one missed and made right, its voucher redeemed, one remade, one refunded, one told before."""
    shop, ana = cafe.shop, cafe.ana
    shop.do(ana, sign_in)
    shop.do(ana, make.report_station, "espresso", "slow")
    kept = cafe.sell("Latte", "Croissant", customer="Mia", payment=Payment("cash", eur("20.00")))
    cafe.forward(1)
    cafe.ready(kept)
    shop.do(ana, make.hand_over, kept)
    missed = cafe.miss("Flat white", customer="Jonas")
    shop.do(ana, put_right.greet, missed)
    late = cafe.sell("Cappuccino", payment=Payment("card"))
    shop.do(ana, promise_again, late, cafe.promise(late).first_due + timedelta(minutes=5), told=True)
    cafe.put_right("wrong_item", kept, Asked("refund"), Asked("remake"), told="It was cold")
    _follow_up(cafe, kept)
    back = cafe.ring("Latte")
    shop.do(ana, redeem.redeem, back, cafe.code(missed))
    cafe.pay(back)
    shop.do(ana, put_right.greet, back, None, "welcome back")
    cafe.forward(30)
    shop.do(shop.itself, tick)
    shop.do(ana, ring.add_item, OrderId(back), cafe.item("Latte"))


def _follow_up(cafe: Counter, order_id: OrderId) -> MishapId:
    answer = Answer("treatment", order_id, follow_up=cafe.clock.now() + timedelta(days=1), contact="mia@example.com")
    mishap = cafe.shop.do(cafe.ana, put_right.put_right, answer)
    cafe.shop.do(cafe.ana, put_right.follow_up_done, mishap)
    return mishap
