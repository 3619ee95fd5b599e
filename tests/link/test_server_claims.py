"""What can be spent once is granted once, and comes back with the facts that say who spent it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from counter.journal.fact import canonical, subject_of
from counter.kernel.ids import OrderId, new_id
from link.terminals import ServedShop


def test_what_is_spent_once_has_one_holder_until_it_gives_it_back(served: ServedShop) -> None:
    mine, theirs = OrderId(new_id()), OrderId(new_id())
    with served.server("T1") as first, served.server("T2") as second:
        assert first.claim("voucher:a", mine) == mine
        assert first.claim("voucher:a", mine) == mine
        assert second.claim("voucher:a", theirs) == mine
        second.release("voucher:a", mine)
        second.release("voucher:a", theirs)
        assert second.claim("voucher:a", theirs) == mine
        first.release("voucher:a", mine)
        assert second.claim("voucher:a", theirs) == theirs


def test_eight_terminals_race_for_three_hundred_vouchers(served: ServedShop) -> None:
    whats = [f"voucher:{number}" for number in range(300)]

    def claim_all(terminal: str) -> dict[str, bool]:
        with served.server(terminal) as server:
            mine = {what: OrderId(new_id()) for what in whats}
            return {what: server.claim(what, order) == order for what, order in mine.items()}

    names = [f"T{number}" for number in range(1, 9)]
    for name in names:
        served.address(name)
    with ThreadPoolExecutor(len(names)) as tills:
        granted = list(tills.map(claim_all, names))
    assert [sum(each[what] for each in granted) for what in whats] == [1] * 300


def redeemed(order: OrderId) -> str:
    """The body of a fact that an order spent a voucher."""
    return canonical({"amount": {"currency": "EUR", "minor": 300}, "order_id": order})


def test_claims_come_back_with_the_facts_that_spent(served: ServedShop) -> None:
    voucher = subject_of("voucher", new_id())
    chain, orders = served.chain(), [OrderId(new_id()) for _ in range(3)]
    with served.server("T1") as first, served.server("T2") as second:
        first.push([chain.next("VoucherRedeemed", voucher, redeemed(order)) for order in orders[:2]], ())
        assert second.claim(voucher, orders[2]) == orders[0]
        assert second.claim(f"{voucher}:1", orders[2]) == orders[1]
        assert second.claim(f"{voucher}:2", orders[2]) == orders[2]
        first.release(voucher, orders[0])
        assert second.claim(voucher, orders[2]) == orders[0]  # what was sold is not given back


def test_who_claimed_and_sold_holds_that_claim_and_no_other(served: ServedShop) -> None:
    voucher = subject_of("voucher", new_id())
    mine, offline, last = (OrderId(new_id()) for _ in range(3))
    with served.server("T1") as first, served.server("T2") as second:
        assert first.claim(voucher, mine) == mine
        second.push([served.chain("T2").next("VoucherRedeemed", voucher, redeemed(offline))], ())
        first.push([served.chain("T1").next("VoucherRedeemed", voucher, redeemed(mine))], ())
        assert [second.claim(what, last) for what in (voucher, f"{voucher}:1", f"{voucher}:2")] == [mine, offline, last]


def test_a_fact_that_says_no_order_claims_nothing(served: ServedShop) -> None:
    with served.server() as server:
        server.push([served.chain().next("VoucherRedeemed", "voucher:a", '{"order_id":"none"}')], ())
        mine = OrderId(new_id())
        assert server.claim("voucher:a", mine) == mine
