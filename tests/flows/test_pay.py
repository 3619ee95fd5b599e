"""The ticket becomes an order, in one act."""

from datetime import timedelta

from shop import Counter


def test_a_sale_is_an_order_with_a_promise_money_and_a_receipt(cafe: Counter) -> None:
    before = len(cafe.kinds())
    order_id = cafe.sell("Latte", customer="Ben")
    assert cafe.kinds()[before:] == ["OrderPlaced", "PromiseMade", "PaymentTaken", "ReceiptIssued"]
    order = cafe.order(order_id)
    assert (order.number, order.customer, order.state) == (1, "Ben", "placed")
    assert cafe.promise(order_id).first_due > order.placed_at + timedelta(seconds=30)
