"""Behaviour 25: an apology note in the parcel. It prints itself; nothing has to be claimed."""

from cafe import Cafe
from counter.flows.print_queue import print_waiting
from printing.test_queue import words


def test_a_missed_order_has_its_apology_in_print_and_nobody_asked_for_it(cafe: Cafe) -> None:
    missed = cafe.miss("Latte", customer="Mia")
    print_waiting(cafe.shop)
    slip = next(words(document) for title, document in cafe.paper.printed if "apology" in title)
    for part in ("We’re sorry, Mia.", cafe.code(missed), "€3.00", "No receipt needed."):
        assert part in slip
    assert [voucher.automatic for voucher in cafe.vouchers(missed)] == [True]
