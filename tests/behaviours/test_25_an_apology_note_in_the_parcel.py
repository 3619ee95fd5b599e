"""Behaviour 25: an apology note in the parcel. It prints itself; nothing has to be claimed."""

from cafe import Cafe
from counter.flows.print_queue import print_waiting


def test_a_missed_order_has_its_apology_in_print_and_nobody_asked_for_it(cafe: Cafe) -> None:
    missed = cafe.miss("Latte", customer="Mia")
    print_waiting(cafe.shop)
    assert any("apology" in title for title, _ in cafe.paper.printed)
    assert [voucher.automatic for voucher in cafe.vouchers(missed)] == [True]
