"""The ticket survives, is undone step by step, held and taken up; a tap too late goes to the next one."""

from typing import Any

import pytest

from cafe import Cafe, eur
from counter.flows import held, pay, ring_up
from counter.flows.ring_up import OpenTicket
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, new_id
from counter.orders.draft_store import held_tickets
from counter.till.settlement import Tender


def act(cafe: Cafe, flow: Any, *args: object, **kwargs: object) -> OpenTicket:
    open_ticket: OpenTicket = cafe.shop.do(cafe.ana, flow, *args, **kwargs)
    return open_ticket


def test_the_promise_grows_with_the_ticket(cafe: Cafe) -> None:
    order_id = OrderId(new_id())
    small = act(cafe, ring_up.add_item, order_id, cafe.item("Latte"))
    cafe.ring(*["Latte"] * 10, order_id=order_id)
    large = act(cafe, ring_up.add_item, order_id, cafe.item("Latte"))
    assert small.quote is not None
    assert large.quote is not None
    assert large.quote.due > small.quote.due > cafe.clock.now()
    assert (small.quote.due.second, small.quote.due.microsecond) == (0, 0)


def test_a_tap_reads_the_ticket_once(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    line = act(cafe, ring_up.requote, order_id).draft.lines[0].line_id
    asked: list[str] = []
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        writer: Any = unit.connection.connection.driver_connection
    writer.set_trace_callback(asked.append)
    for flow, argument in (
        (ring_up.add_item, cafe.item("Latte")),
        (ring_up.add_item, cafe.item("Croissant")),
        (ring_up.remove_line, line),
    ):
        asked.clear()
        act(cafe, flow, order_id, argument)
        on_drafts = [statement for statement in asked if "drafts" in statement]
        assert [statement.split()[0] for statement in on_drafts] == ["SELECT", "UPDATE"]


def test_a_ticket_is_there_after_a_restart_with_its_steps(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Croissant", customer="Mia")
    again = cafe.reopened()
    open_ticket = act(again, ring_up.current)
    assert (open_ticket.draft.order_id, open_ticket.draft.customer, len(open_ticket.draft.lines)) == (
        order_id,
        "Mia",
        2,
    )
    assert act(again, ring_up.undo, order_id).draft.customer == ""
    assert len(act(again, ring_up.undo, order_id).draft.lines) == 1
    again.close()


def test_a_held_ticket_waits_and_comes_back(cafe: Cafe) -> None:
    first = cafe.ring("Latte", customer="Mia")
    assert act(cafe, held.hold, first).draft.lines == ()
    second = cafe.ring("Croissant")
    assert [ticket.customer for ticket in cafe.shop.read(held_tickets)] == ["Mia"]
    assert act(cafe, held.take_up, first).draft.customer == "Mia"
    assert [ticket.order_id for ticket in cafe.shop.read(held_tickets)] == [second]
    cafe.pay(first)
    with pytest.raises(Refused, match="ticket is gone"):
        act(cafe, held.take_up, first)
    assert [ticket.order_id for ticket in cafe.shop.read(held_tickets)] == [second]


def test_nothing_is_not_held_and_nothing_is_not_sold(cafe: Cafe) -> None:
    order_id = OrderId(new_id())
    with pytest.raises(Refused, match="nothing on the ticket to hold"):
        act(cafe, held.hold, order_id)
    with pytest.raises(Refused, match="nothing on the ticket yet"):
        cafe.pay(order_id)


def test_taps_too_late_for_a_paid_ticket_all_go_to_the_next_one(cafe: Cafe) -> None:
    paid = cafe.sell("Latte")
    first = act(cafe, ring_up.add_item, paid, cafe.item("Croissant"))
    second = act(cafe, ring_up.add_item, paid, cafe.item("Croissant"))
    assert first.draft.order_id == second.draft.order_id != paid
    assert [line.quantity for line in second.draft.lines] == [2]
    assert [line.quantity for line in cafe.order(paid).sold] == [1]


def test_a_name_that_would_harm_is_made_harmless(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", customer="\x1b@\u202eMia\x00")
    cafe.pay(order_id)
    assert cafe.order(order_id).customer == "@Mia"


def test_a_name_or_a_note_that_is_too_long_is_refused_and_none_is_cut(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", customer="Mia")
    line = act(cafe, ring_up.requote, order_id).draft.lines[0].line_id
    for flow, args in ((ring_up.name_customer, (order_id,)), (ring_up.write_note, (order_id, line))):
        with pytest.raises(Refused, match="at most 80"):
            act(cafe, flow, *args, "no lid and " * 8)
    ticket = act(cafe, ring_up.requote, order_id).draft
    assert (ticket.customer, ticket.lines[0].note) == ("Mia", "")


def test_a_card_number_is_no_name_and_no_note(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    line = act(cafe, ring_up.requote, order_id).draft.lines[0].line_id
    for flow, args in ((ring_up.name_customer, (order_id,)), (ring_up.write_note, (order_id, line))):
        with pytest.raises(Refused, match="card number"):
            act(cafe, flow, *args, "4111-1111-1111-1111")
    assert b"4111-1111" not in cafe.database.read_bytes()


def test_a_note_goes_to_the_bar_with_its_line(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Croissant")
    line = act(cafe, ring_up.requote, order_id).draft.lines[0].line_id
    act(cafe, ring_up.write_note, order_id, line, "extra hot\n")
    cafe.pay(order_id)
    assert {one.line_id: one.note for one in cafe.order(order_id).lines}[line] == "extra hot"


def test_more_fewer_other_milk_and_off(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Croissant")
    latte, croissant = act(cafe, ring_up.requote, order_id).draft.lines
    milk = next(group for group in cafe.shop.menu.item(latte.item_id).groups if group.name == "Milk")
    plain = act(cafe, ring_up.change_quantity, order_id, latte.line_id, 1).priced.total
    oat = act(cafe, ring_up.toggle_modifier, order_id, latte.line_id, milk.group_id, "Oat")
    assert oat.priced.total - plain == eur("1.20")
    assert "Oat" in oat.priced.lines[0].modifiers
    assert [line.quantity for line in act(cafe, ring_up.remove_line, order_id, croissant.line_id).draft.lines] == [2]
    with pytest.raises(Refused, match="not on the ticket any more"):
        act(cafe, ring_up.remove_line, order_id, croissant.line_id)


def test_here_and_to_go(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    act(cafe, ring_up.serve, order_id, to_go=False)
    cafe.pay(order_id)
    assert not cafe.order(order_id).to_go


def test_money_that_is_short_sells_nothing_and_keeps_the_ticket(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    before = cafe.kinds()
    with pytest.raises(Refused, match="short"):
        cafe.shop.do(cafe.ana, pay.pay, order_id, (Tender("cash", tendered=eur("0.01")),))
    assert cafe.kinds() == before
    assert len(act(cafe, ring_up.requote, order_id).draft.lines) == 1
