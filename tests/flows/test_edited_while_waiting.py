"""Tickets in work and documents that wait for the printer count only as Counter wrote them."""

# ruff: noqa: S608 - the statements are made of our own tables' names

import json

import pytest

from cafe import Cafe, eur
from counter.flows import held, reduce, ring_up
from counter.flows.gestures import GestureRequest
from counter.flows.issue_receipt import print_again
from counter.flows.print_queue import print_waiting
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.draft_store import held_tickets
from edited import edit, hex_of

OUTSIDE = "outside Counter"


def edit_draft(cafe: Cafe, order_id: OrderId, **changes: object) -> None:
    ((content,),) = cafe.sql("SELECT content FROM drafts WHERE order_id = ?", order_id.bytes)
    changed = json.dumps(json.loads(str(content)) | changes)
    edit(cafe, f"UPDATE drafts SET content = '{changed}' WHERE order_id = {hex_of(order_id)}")


def test_a_voucher_written_into_a_ticket_without_its_code_is_not_taken(cafe: Cafe) -> None:
    (voucher,), order_id = cafe.vouchers(cafe.miss("Latte")), cafe.ring("Latte")
    edit_draft(cafe, order_id, voucher_id=str(voucher.voucher_id))
    with pytest.raises(Refused, match="This ticket was changed outside Counter"):
        cafe.pay(order_id)
    assert cafe.vouchers(voucher.order_id)[0].state == "live"


def test_a_ticket_that_was_edited_is_rung_up_again_from_nothing(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Latte")
    wish = {"kind": "comp", "reason": "friends", "by": str(cafe.ana)}
    edit_draft(cafe, order_id, wishes=[wish])
    ticket = cafe.shop.do(cafe.ana, ring_up.current)
    assert ticket.draft.lines == ()
    ticket = cafe.shop.do(cafe.ana, ring_up.add_item, ticket.draft.order_id, cafe.item("Latte"))
    assert ticket.priced.total == eur("3.80")
    assert cafe.pay(ticket.draft.order_id).total == eur("3.80")


def test_a_ticket_put_back_as_it_was_is_the_ticket_it_was(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    ((content,),) = cafe.sql("SELECT content FROM drafts")
    edit_draft(cafe, order_id, customer="Mia")
    edit(cafe, f"UPDATE drafts SET content = '{content}'")
    assert cafe.pay(order_id).total == eur("3.80")


@pytest.mark.parametrize("content", [None, "no ticket at all", "{}"])
def test_a_held_ticket_that_was_edited_is_not_taken_up(cafe: Cafe, content: str | None) -> None:
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, held.hold, order_id)
    if content is None:
        edit_draft(cafe, order_id, customer="Mia")
    else:
        edit(cafe, f"UPDATE drafts SET content = '{content}'")
    assert len(cafe.shop.read(held_tickets)) == (content is None)
    with pytest.raises(Refused, match="This ticket was changed outside Counter"):
        cafe.shop.do(cafe.ana, held.take_up, order_id)


def test_steps_to_undo_that_were_edited_are_none(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.staff("Rosa"), reduce.comp_order, order_id, reason="friends")
    cafe.shop.do(cafe.ana, reduce.take_back_order, order_id)
    edit(cafe, "UPDATE drafts SET undo = '[]'")
    with pytest.raises(Refused, match=OUTSIDE):
        cafe.pay(order_id)


def test_a_slip_that_nobody_queued_is_not_printed(cafe: Cafe) -> None:
    given = cafe.miss("Latte")
    cafe.put_right("not_good", cafe.sell("Latte"), GestureRequest("voucher", amount=eur("5.00")))
    assert print_waiting(cafe.shop) == ""
    cafe.paper.printed.clear()
    cafe.miss("Latte")
    (voucher,) = cafe.vouchers(given)
    edit(
        cafe,
        "UPDATE print_jobs SET content = json_replace(content, '$.voucher_id', "
        f"'{voucher.voucher_id}') WHERE kind = 'apology'",
        "INSERT INTO print_jobs (job_id, kind, title, content, is_copy, fault, queued_at, state, seal) "
        "SELECT randomblob(16), kind, title, content, 0, '', queued_at, 'waiting', seal FROM print_jobs",
    )
    assert print_waiting(cafe.shop) == ""
    assert [title for title, _ in cafe.paper.printed] == ["receipt T1-000003"]


def test_a_copy_says_copy_whatever_the_queue_says(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    print_waiting(cafe.shop)
    cafe.shop.do(cafe.ana, print_again, order_id)
    edit(cafe, "UPDATE print_jobs SET is_copy = 0")
    before = cafe.paper.printed[0][1]
    print_waiting(cafe.shop)
    assert len(cafe.paper.printed) == 2
    assert len(cafe.paper.printed[1][1]) > len(before)
