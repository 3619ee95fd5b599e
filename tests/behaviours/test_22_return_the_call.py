"""22. Return the call: a follow-up stays due until it is done, and its contact is gone then."""

from __future__ import annotations

from datetime import timedelta

from cafe import Cafe
from counter.flows.follow_up import follow_up_done, no_answer
from counter.flows.put_right import Answer, put_right
from counter.recovery.queries import the_mishap
from counter.reports.waiting import who_waits

NUMBER = "030 5550 138"


def test_it_stays_due_over_days_and_tries_until_somebody_called(cafe: Cafe) -> None:
    shop, sold = cafe.shop, cafe.pay(cafe.ring("Latte", customer="Ines"))
    due = cafe.clock.now() + timedelta(hours=2)
    mishap_id = shop.do(cafe.ana, put_right, Answer("not_good", sold.order_id, follow_up=due, contact=NUMBER))
    for _ in range(2):
        cafe.forward(24 * 60)
        waiting = shop.read(who_waits, shop.settings.trading_day(cafe.clock.now()))
        assert [each.mishap.follow_up_contact for each in waiting.come_back] == [NUMBER]
        assert waiting.people(cafe.clock.now()) == 1
        shop.do(cafe.staff("Ben"), no_answer, mishap_id)
    shop.do(cafe.staff("Ben"), follow_up_done, mishap_id)
    assert shop.read(who_waits, shop.settings.trading_day(cafe.clock.now())).come_back == ()
    assert shop.read(the_mishap, mishap_id).follow_up_contact == ""
    assert NUMBER.encode() not in cafe.database.read_bytes()
