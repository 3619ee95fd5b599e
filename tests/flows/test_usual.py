"""A punch card is as good as its sealed facts, is spent once, and who is forgotten is gone from the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe import Cafe, eur
from counter.flows import customer, make, ring_up
from counter.flows.cancel import cancel
from counter.flows.gestures import GestureRequest
from counter.flows.held import hold
from counter.flows.open_shop import decide
from counter.flows.refund import refund
from counter.flows.usual import forget_regular, note_regular, order_for
from counter.journal.replay import differences
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, RegularId
from counter.orders.draft_store import held_tickets
from counter.orders.queries import remakes_of
from counter.recovery.queries import the_mishap
from counter.regulars.queries import find_regulars, the_regular
from counter.reports.findings import findings
from counter.reports.punch_books import punch_faults
from counter.rooms import registry
from counter.till.refunds import RefundRequest
from edited import edit
from pair import Pair, make_pair


def mara(cafe: Cafe) -> RegularId:
    cafe.shop.do(cafe.ana, decide, {"punch_card": {"every": 3, "categories": ["Coffee"]}})
    return cafe.shop.do(cafe.ana, note_regular, "Mara Meier", "M7").regular_id


def sell(cafe: Cafe, regular_id: RegularId, *items: str) -> OrderId:
    order_id = cafe.ring(*items)
    cafe.shop.do(cafe.ana, order_for, order_id, regular_id)
    return cafe.pay(order_id).order_id


def faults(cafe: Cafe) -> list[str]:
    return cafe.shop.read(lambda connection: list(punch_faults(connection)))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE punches SET earned = 50",
        "DELETE FROM journal WHERE kind = 'RegularOrdered' AND body LIKE '%spent\":2%'",
        "DELETE FROM punches WHERE spent > 0",
    ],
)
def test_a_card_that_was_edited_gives_nothing(cafe: Cafe, change: str) -> None:
    regular_id = mara(cafe)
    sell(cafe, regular_id, "Latte", "Latte")
    sell(cafe, regular_id, "Latte")
    edit(cafe, change)
    with pytest.raises(Refused, match="changed outside Counter"):
        sell(cafe, regular_id, "Latte", "Latte")


def test_a_ticket_priced_with_a_full_card_that_is_spent_meanwhile_costs_what_it_costs(cafe: Cafe) -> None:
    regular_id = mara(cafe)
    sell(cafe, regular_id, "Latte", "Latte")
    waiting = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, order_for, waiting, regular_id)
    sell(cafe, regular_id, "Latte")
    assert cafe.pay(waiting).total == eur("3.80")
    assert cafe.shop.read(the_regular, regular_id).punches == 1


def test_who_is_forgotten_is_gone_and_the_chain_holds(cafe: Cafe) -> None:
    regular_id = mara(cafe)
    cafe.shop.do(cafe.ana, note_regular, "Mara Schmidt", "M7", known=regular_id)
    assert not cafe.sql("SELECT 1 FROM journal WHERE private LIKE '%Mara Meier%'")
    sell(cafe, regular_id, "Latte")
    cafe.shop.do(cafe.ana, forget_regular, regular_id)
    assert not cafe.sql("SELECT 1 FROM journal WHERE private LIKE '%\"M7\"%' OR private LIKE '%Schmidt\",\"code%'")
    assert cafe.sql("SELECT name, code FROM regulars") == [("", "")]
    assert cafe.shop.read(find_regulars, "Mara") == ()
    assert cafe.shop.read(the_regular, regular_id).punches == 1
    cafe.shop.read(lambda connection: check_chain(connection, registry(), cafe.shop.keys))
    sell(cafe, regular_id, "Latte")


def test_who_is_forgotten_is_on_no_old_order_and_no_receipt_and_the_books_hold(cafe: Cafe) -> None:
    regular_id = mara(cafe)
    order_id = cafe.ring("Latte", "Croissant", customer="Mara Meier")
    cafe.shop.do(cafe.ana, order_for, order_id, regular_id)
    line_id = cafe.shop.do(cafe.ana, ring_up.current).draft.lines[0].line_id
    cafe.shop.do(cafe.ana, ring_up.write_note, order_id, line_id, "for Mara, not too hot")
    cafe.shop.do(cafe.ana, customer.write_note, order_id, "Mara comes at nine")
    cafe.pay(order_id)
    cafe.put_right("spilled", order_id, GestureRequest("remake"))
    (remake,) = cafe.shop.read(remakes_of, order_id)
    total = cafe.order(order_id).total
    cafe.shop.do(cafe.ana, forget_regular, regular_id)
    assert {cafe.order(each).customer for each in (order_id, remake.order_id)} == {"Mara Meier"}
    for each in (order_id, remake.order_id):
        cafe.ready(each)
        cafe.shop.do(cafe.ana, make.hand_over, each)
    assert cafe.sql("SELECT 1 FROM orders WHERE customer != ''") == []
    assert not cafe.sql("SELECT 1 FROM journal WHERE private LIKE '%Mara%'")
    for table in ("orders", "order_lines", "receipts", "ticket_steps", "drafts"):
        assert not [row for row in cafe.sql(f"SELECT * FROM {table}") if "Mara" in str(row)]  # noqa: S608 - our own names
    assert cafe.order(order_id).total == total
    cafe.shop.read(lambda connection: check_chain(connection, registry(), cafe.shop.keys))
    assert list(differences(cafe.database, registry())) == []
    cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "cold")


def test_what_they_told_us_and_their_name_on_tickets_in_work_and_held_are_gone_too(cafe: Cafe) -> None:
    regular_id = mara(cafe)
    order_id = sell(cafe, regular_id, "Latte")
    cafe.ready(order_id)
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    mishap_id = cafe.put_right("not_good", order_id, GestureRequest("apology"), their_words="Mara says it was cold")
    for held in (True, False):
        waiting = cafe.ring("Latte", customer="Mara Meier")
        cafe.shop.do(cafe.ana, order_for, waiting, regular_id)
        if held:
            cafe.shop.do(cafe.ana, hold, waiting)
    cafe.shop.do(cafe.ana, forget_regular, regular_id)
    assert cafe.shop.read(the_mishap, mishap_id).their_words == ""
    assert [(each.customer, each.lines) for each in cafe.shop.read(held_tickets)] == [("", 1)]
    assert cafe.shop.do(cafe.ana, ring_up.current).draft.lines
    for table in ("journal", "mishaps", "drafts", "ticket_steps"):
        assert not [row for row in cafe.sql(f"SELECT * FROM {table}") if "Mara" in str(row)]  # noqa: S608 - our own names
    cafe.shop.read(lambda connection: check_chain(connection, registry(), cafe.shop.keys))
    assert list(differences(cafe.database, registry())) == []
    cafe.pay(cafe.shop.do(cafe.ana, ring_up.current).draft.order_id)


def test_who_was_forgotten_while_they_waited_is_on_no_order_that_is_cancelled_then(cafe: Cafe) -> None:
    regular_id = mara(cafe)
    order_id = cafe.ring("Latte", customer="Mara Meier")
    cafe.shop.do(cafe.ana, order_for, order_id, regular_id)
    cafe.pay(order_id)
    cafe.shop.do(cafe.ana, forget_regular, regular_id)
    cafe.shop.do(cafe.ana, cancel, order_id, "had to go", with_refund=True)
    assert not cafe.sql("SELECT 1 FROM journal WHERE private LIKE '%Mara%'")
    assert cafe.sql("SELECT DISTINCT customer FROM receipts") == [("",)]


def test_regulars_are_found_as_their_name_is_typed(cafe: Cafe) -> None:
    mara(cafe)
    cafe.shop.do(cafe.ana, note_regular, "Noël Martin")
    assert [each.name for each in cafe.shop.read(find_regulars, "ma")] == ["Mara Meier", "Noël Martin"]
    assert [each.name for each in cafe.shop.read(find_regulars, "noe")] == ["Noël Martin"]
    assert [each.name for each in cafe.shop.read(find_regulars, "m7")] == ["Mara Meier"]
    assert cafe.shop.read(find_regulars, " ") == ()


def test_a_card_spent_at_two_tills_is_found(tmp_path: Path) -> None:
    make_pair(tmp_path)
    pair = Pair(tmp_path)
    regular_id = mara(pair.one)
    sell(pair.one, regular_id, "Latte", "Latte")
    pair.exchange()
    for cafe in (pair.one, pair.two):
        sell(cafe, regular_id, "Latte")
    pair.exchange()
    said = pair.two.shop.read(lambda connection: list(findings(connection)))
    assert "the punch card of Mara Meier spent 2 punches more than it had" in said
    assert faults(pair.two) == []
    pair.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE punches SET spent = 0", "not for what it had for nothing"),
        ("UPDATE line_reductions SET kind = 'comp'", "not for what it had for nothing"),
        ("UPDATE punches SET taken_back = 1", "taken back"),
    ],
)
def test_what_does_not_hold_is_named(cafe: Cafe, change: str, said: str) -> None:
    regular_id = mara(cafe)
    sell(cafe, regular_id, "Latte", "Latte")
    sell(cafe, regular_id, "Latte")
    assert faults(cafe) == []
    edit(cafe, change)
    assert [each for each in faults(cafe) if said in each]
