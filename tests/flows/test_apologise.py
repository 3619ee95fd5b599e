"""A missed promise is opened by itself and apologised for in print, once."""

from datetime import timedelta

import msgspec
from several_terminals import hear

from cafe import Cafe, eur
from counter.flows import make
from counter.flows.documents import SLIP, SlipDocument
from counter.flows.gestures import GestureRequest
from counter.flows.open_shop import decide
from counter.flows.watch import tick
from counter.kernel.ids import OrderId
from counter.printing.queue import waiting_jobs
from counter.recovery.queries import count_waiting, mishaps_of, unanswered
from counter.recovery.rules import LATE
from pair import Pair


def slips(cafe: Cafe) -> list[SlipDocument]:
    jobs = [job for job in cafe.shop.read(waiting_jobs) if job.kind == SLIP]
    return [msgspec.json.decode(job.content, type=SlipDocument) for job in jobs]


def is_on_record(cafe: Cafe, order_id: OrderId) -> list[str]:
    return [mishap.kind for mishap in cafe.shop.read(mishaps_of, [order_id]).get(order_id, ())]


def test_a_kept_promise_prints_no_apology(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.clock.set(cafe.promise(order_id).first_due)
    cafe.shop.do(cafe.shop.itself, tick)
    cafe.ready(order_id)
    assert (cafe.vouchers(order_id), slips(cafe), is_on_record(cafe, order_id)) == ((), [], [])


def test_a_missed_one_prints_the_playbooks_voucher_at_ready(cafe: Cafe) -> None:
    order_id = cafe.miss("Latte", customer="Mia")
    (voucher,) = cafe.vouchers(order_id)
    assert (voucher.amount, voucher.automatic, voucher.state) == (eur("3.00"), True, "live")
    assert (voucher.good_until.month, voucher.good_until.day) == (2, 23)
    (slip,) = slips(cafe)
    assert (slip.content.customer, slip.content.who, slip.content.amount) == ("Mia", "Ana", eur("3.00"))
    assert slip.content.promised_at == cafe.promise(order_id).first_due
    assert slip.content.ready_at == cafe.order(order_id).ready_at
    assert slip.content.code == ""
    assert is_on_record(cafe, order_id) == [LATE]


def test_a_reset_does_not_undo_the_first_promise(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    first = cafe.promise(order_id).first_due
    cafe.put_right("late", order_id, due=first.replace(hour=first.hour + 1))
    cafe.clock.set(first)
    cafe.forward(1)
    cafe.ready(order_id)
    assert len(cafe.vouchers(order_id)) == 1


def test_recall_and_ready_again_print_no_second_one(cafe: Cafe) -> None:
    order_id = cafe.miss()
    for _ in range(2):
        cafe.shop.do(cafe.ana, make.recall, order_id)
        cafe.forward(1)
        cafe.ready(order_id)
    assert len(cafe.vouchers(order_id)) == len(slips(cafe)) == 1
    assert is_on_record(cafe, order_id) == [LATE]


def test_kept_recalled_and_then_missed_prints_one(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    cafe.shop.do(cafe.ana, make.recall, order_id)
    cafe.forward(60)
    cafe.ready(order_id)
    assert len(cafe.vouchers(order_id)) == 1


def test_a_voucher_that_a_person_gave_stands_for_it(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.put_right("late", order_id, GestureRequest("voucher"))
    assert [slip.content.ready_at for slip in slips(cafe)] == [None]
    cafe.forward(60)
    cafe.ready(order_id)
    assert [voucher.automatic for voucher in cafe.vouchers(order_id)] == [False]


def test_a_remake_has_its_own_promise_and_prints_none(cafe: Cafe) -> None:
    order_id = cafe.miss("Latte")
    cafe.put_right("not_good", order_id, GestureRequest("remake"))
    (remake,) = cafe.remakes(order_id)
    assert cafe.order(remake).number == cafe.order(order_id).number
    assert cafe.order(remake).total == eur("0.00")
    assert cafe.promise(remake).first_due > cafe.clock.now()
    cafe.forward(60)
    cafe.ready(remake)
    assert cafe.vouchers(remake) == ()
    assert is_on_record(cafe, remake) == [LATE]


def test_grace_is_given_before_anything_prints(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, decide, {"promises": {"grace_seconds": 60}})
    within, beyond = cafe.sell("Latte"), cafe.sell("Latte")
    cafe.clock.set(cafe.promise(within).first_due)
    cafe.forward(1)
    cafe.shop.do(cafe.shop.itself, tick)
    cafe.ready(within)
    cafe.clock.set(cafe.promise(beyond).first_due)
    cafe.clock.forward(60.001)
    cafe.ready(beyond)
    assert (len(cafe.vouchers(within)), len(cafe.vouchers(beyond))) == (0, 1)
    assert is_on_record(cafe, within) == []


def test_time_finds_a_miss_by_itself_once_and_in_the_apps_own_name(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.forward(60)
    for _ in range(3):
        cafe.shop.do(cafe.shop.itself, tick)
        cafe.forward(1)
    (mishap,) = cafe.shop.read(unanswered)
    assert (mishap.order_id, mishap.kind, mishap.opened_by) == (order_id, LATE, cafe.shop.itself)


def test_the_automatic_voucher_answers_nothing_a_person_does(cafe: Cafe) -> None:
    order_id = cafe.miss()
    assert [mishap.order_id for mishap in cafe.shop.read(unanswered)] == [order_id]
    cafe.put_right("late", order_id, GestureRequest("apology"), by="Ben")
    assert cafe.shop.read(unanswered) == ()
    (mishap,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    assert [response.kind for response in mishap.responses] == ["apology"]
    assert mishap.responses[0].by == cafe.staff("Ben")


def test_with_the_voucher_everything_given_stays_within_the_cap(cafe: Cafe) -> None:
    order_id = cafe.sell("Espresso")
    paid = cafe.order(order_id).total.minor
    cafe.put_right("treatment", order_id, GestureRequest("refund"))
    cafe.forward(60)
    cafe.ready(order_id)
    (voucher,) = cafe.vouchers(order_id)
    assert voucher.amount.minor == paid * 3 // 2 - paid < 300


def test_the_cheapest_order_gets_the_voucher_that_the_display_promised(cafe: Cafe) -> None:
    order_id = cafe.miss("Babyccino")
    assert [voucher.amount for voucher in cafe.vouchers(order_id)] == [cafe.shop.playbook.voucher]


def missed(pair: Pair) -> OrderId:
    """An order of the first terminal that both know, whose promise passed a second ago."""
    order_id = pair.one.sell("Latte")
    pair.exchange()
    for cafe in (pair.one, pair.two):
        cafe.clock.set(cafe.promise(order_id).first_due + timedelta(seconds=1))
    return order_id


def look(cafe: Cafe) -> int:
    """How many misses somebody has to answer after a look at the bar."""
    cafe.shop.do(cafe.shop.itself, tick)
    return cafe.shop.read(count_waiting, cafe.clock.now())


def test_a_shop_with_one_terminal_says_so_at_once(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.clock.set(cafe.promise(order_id).first_due)
    assert look(cafe) == 0
    cafe.clock.forward(0.001)
    assert look(cafe) == 1


def test_of_several_the_one_at_the_bar_waits_for_the_others_word(pair: Pair) -> None:
    missed(pair)
    pair.exchange()
    assert look(pair.one) == 0
    pair.one.clock.forward(10)
    pair.exchange()
    assert look(pair.one) == 1


def test_a_terminal_that_does_not_show_the_bar_judges_nothing(pair: Pair) -> None:
    missed(pair)
    pair.two.clock.forward(60)
    pair.exchange()
    assert look(pair.two) == 0


def test_cut_off_from_the_others_the_bar_judges_nothing_until_it_hears_them(pair: Pair) -> None:
    order_id = missed(pair)
    pair.one.clock.forward(60)
    assert look(pair.one) == 0
    pair.two.clock.set(pair.two.promise(order_id).first_due)
    pair.two.ready(order_id)
    pair.exchange()
    assert look(pair.one) == 0


def test_another_terminal_can_show_the_bar(pair: Pair) -> None:
    pair.one.shop.do(pair.one.ana, decide, {"bar_terminal": "T2"})
    missed(pair)
    for seconds in (60, 10):
        for cafe in (pair.one, pair.two):
            cafe.clock.forward(seconds)
        pair.exchange()
    assert [look(pair.one), look(pair.two)] == [0, 1]


def test_whoever_came_back_just_now_gives_the_others_time_to_say_what_they_did_meanwhile(pair: Pair) -> None:
    order_id = missed(pair)
    pair.exchange()
    for cafe in (pair.one, pair.two):
        cafe.clock.forward(60)
    pair.two.ready(order_id)  # it comes back a moment later
    hear(pair.one.shop, pair.sequencer)
    assert look(pair.one) == 0
    pair.one.clock.forward(9)
    hear(pair.one.shop, pair.sequencer)
    assert look(pair.one) == 0


def test_a_voucher_before_the_time_is_over_owns_the_wait_and_no_miss(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", customer="Ben")
    cafe.put_right("late", order_id, GestureRequest("voucher"))
    (slip,) = slips(cafe)
    assert (slip.content.promised_at, slip.content.wrong) == (None, "We kept you waiting.")


def test_a_slip_for_something_else_says_that_even_where_the_promise_was_missed_too(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.clock.set(cafe.promise(order_id).first_due + timedelta(minutes=1))
    cafe.put_right("missing", order_id, GestureRequest("voucher"))
    (slip,) = slips(cafe)
    assert (slip.content.promised_at, slip.content.wrong) == (None, "We forgot a part of your order.")


def test_the_slip_knows_the_promise_that_was_made_instead(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    first = cafe.promise(order_id).first_due
    cafe.clock.set(first + timedelta(minutes=1))
    anew = first + timedelta(minutes=6)
    cafe.put_right("late", order_id, GestureRequest("voucher"), due=anew)
    (before,) = slips(cafe)
    assert (before.content.promised_at, before.content.promised_anew) == (first, None)
    assert (before.content.ready_by, before.content.ready_at) == (anew, None)
    other = cafe.sell("Latte")
    due = cafe.promise(other).first_due
    cafe.put_right("late", other, due=due + timedelta(minutes=2))
    cafe.clock.set(due + timedelta(minutes=3))
    cafe.ready(other)
    after = slips(cafe)[1]
    assert (after.content.promised_anew, after.content.ready_by) == (due + timedelta(minutes=2), None)


def test_a_word_before_the_time_is_over_settles_no_miss(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    due = cafe.promise(order_id).first_due
    early = cafe.put_right("late", order_id, GestureRequest("apology"))
    assert cafe.shop.read(unanswered) == ()
    cafe.clock.set(due + timedelta(minutes=1))
    cafe.shop.do(cafe.shop.itself, tick)
    (miss,) = cafe.shop.read(unanswered)
    assert (miss.kind, miss.order_id) == (LATE, order_id)
    assert miss.mishap_id != early
    assert cafe.put_right("late", order_id, GestureRequest("apology")) == miss.mishap_id
    cafe.shop.do(cafe.shop.itself, tick)
    cafe.ready(order_id)
    assert cafe.shop.read(unanswered) == ()
    assert is_on_record(cafe, order_id) == [LATE, LATE]
    assert cafe.vouchers(order_id)[0].mishap_id == miss.mishap_id


def test_a_miss_is_one_whoever_notes_it_first(cafe: Cafe) -> None:
    waiting, noted = cafe.sell("Latte"), cafe.sell("Latte")
    cafe.put_right("late", waiting, their_words="I have a train")
    cafe.clock.set(cafe.promise(noted).first_due + timedelta(minutes=1))
    cafe.put_right("late", noted, GestureRequest("apology"))
    cafe.shop.do(cafe.shop.itself, tick)
    assert is_on_record(cafe, waiting) == is_on_record(cafe, noted) == [LATE]
    assert [mishap.order_id for mishap in cafe.shop.read(unanswered)] == [waiting]
