"""Whoever hides in the shop's file what was given, or puts older books in place, is given nothing a second time."""

# ruff: noqa: S608 - the statements are made of our own tables' names

from datetime import timedelta

import pytest

from cafe import Cafe, eur
from counter.flows import attach_voucher
from counter.flows.gestures import GestureRequest
from counter.flows.refund import refund
from counter.kernel.errors import Refused
from counter.till.refunds import RefundRequest
from edited import copy_of, edit, hide, put_back

MOVED = "UPDATE journal SET subject = (SELECT subject FROM journal LIMIT 1) WHERE kind = '{}'"
RENAMED = "UPDATE journal SET kind = 'LineMade' WHERE kind = '{}'"


def spend(cafe: Cafe, code: str) -> None:
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
    cafe.pay(order_id)


def give(cafe: Cafe) -> None:
    cafe.put_right("not_good", None, GestureRequest("on_the_house", amount=eur("4.00")))


@pytest.mark.parametrize("change", [MOVED, RENAMED, ""])
def test_a_spent_voucher_is_not_spent_again(cafe: Cafe, change: str) -> None:
    code = cafe.code(cafe.miss("Latte"))
    spend(cafe, code)
    if change:
        edit(cafe, change.format("VoucherRedeemed"))
    else:
        hide(cafe, "ix_journal_subject", "kind = 'VoucherRedeemed'")
    edit(cafe, "UPDATE vouchers SET state = 'live'", "DELETE FROM voucher_redemptions")
    with pytest.raises(Refused, match="This voucher was changed outside Counter"):
        spend(cafe, code)


@pytest.mark.parametrize("index", ["ix_journal_kind", "ix_refunds_order_id", ""])
def test_what_went_back_does_not_go_back_again(cafe: Cafe, index: str) -> None:
    order_id = cafe.sell("Latte")
    cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "all of it")
    if index:
        hide(cafe, index, "kind = 'Refunded'" if "journal" in index else "TRUE")
    else:
        edit(cafe, RENAMED.format("Refunded"))
    if index != "ix_refunds_order_id":
        edit(cafe, *(f"DELETE FROM {table}" for table in ("refund_lines", "refund_tenders", "refunds")))
    with pytest.raises(Refused, match="Order 1 was changed outside Counter"):
        cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "all of it")


@pytest.mark.parametrize("index", ["ix_gestures_made_at", ""])
def test_what_was_given_today_is_not_given_again(cafe: Cafe, index: str) -> None:
    for _ in range(2):
        give(cafe)
    if index:
        hide(cafe, index, "TRUE")
    else:
        edit(cafe, RENAMED.format("GestureMade"), "DELETE FROM gestures")
    with pytest.raises(Refused, match="What you gave today was changed outside Counter"):
        give(cafe)


def test_who_has_a_voucher_gets_no_second_one_by_itself(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.clock.set(cafe.promise(order_id).first_due + timedelta(minutes=1))
    cafe.put_right("late", order_id, GestureRequest("voucher", amount=eur("3.00")))
    edit(cafe, "UPDATE vouchers SET order_id = randomblob(16)", "UPDATE gestures SET cost_minor = 0")
    with pytest.raises(Refused, match="Order 1 was changed outside Counter"):
        cafe.ready(order_id)
    assert cafe.kinds().count("VoucherIssued") == 1


def test_older_books_put_in_place_while_the_counter_is_open_are_refused_then_and_later(cafe: Cafe) -> None:
    code = cafe.code(cafe.miss("Latte"))
    before = copy_of(cafe)
    spend(cafe, code)
    put_back(cafe, before)
    with pytest.raises(Refused, match="Older books were put in place of these while the counter was open"):
        spend(cafe, code)
    with pytest.raises(Refused, match="Something is missing: the books are older than those that were closed here"):
        cafe.reopened()


@pytest.mark.parametrize(
    "change",
    [
        RENAMED.format("ItemAdded"),
        "UPDATE journal SET at = 'noon' WHERE kind = 'BarStaffed'",
        "UPDATE settings SET value = '\"Nowhere/Else\"' WHERE name = 'zone_name'",
        "DELETE FROM staff",
    ],
)
def test_books_that_hold_what_no_counter_wrote_are_a_sentence(cafe: Cafe, change: str) -> None:
    cafe.sell("Latte")
    cafe.close()
    edit(cafe, change)
    with pytest.raises(Refused, match="is damaged"):
        cafe.reopened()


def test_an_act_that_failed_or_was_given_up_is_no_older_book(cafe: Cafe) -> None:
    code = cafe.code(cafe.miss("Latte"))
    spend(cafe, code)
    with pytest.raises(Refused, match="was used"):
        spend(cafe, code)
    cafe.sell("Latte")
    cafe.reopened().close()


def test_what_nobody_hid_is_given_one_after_the_other(cafe: Cafe) -> None:
    """What was followed once is followed on, also from farther back, and in between nothing of it is lost."""
    first = cafe.sell("Latte", "Croissant")
    code = cafe.code(cafe.miss("Latte"))
    give(cafe)
    spend(cafe, code)
    lines = cafe.order(first).sold
    cafe.put_right("missing", first, GestureRequest("refund", (lines[0].line_id,)))
    cafe = cafe.reopened()
    give(cafe)
    cafe.put_right("missing", first, GestureRequest("refund", (lines[1].line_id,)), by="Ben")
    cafe.close()
