"""Whole tickets in lines of text: put aside, named, put together and apart, and each of it taken back."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act

LATTES = (act("ring_up", item="Latte", quantity=3), act("ring_up", item="Croissant"), act("customer", name="Theo"))


def on(ticket: dict[str, Any]) -> list[tuple[str, int]]:
    return [(line["item"], line["quantity"]) for line in ticket["ticket"]["lines"]]


def test_lines_leave_a_ticket_for_a_held_one_and_undo_puts_them_back(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *LATTES,
        act("discount", percent="10", reason="regular"),
        act("split", name="Mia", lines=[{"line": 1, "quantity": 2}, {"line": 2}]),
        act("held"),
        act("take_up", name="Mia"),
        act("undo"),
        act("undo"),
        act("held"),
    )
    assert on(answers[4]) == [("Latte", 1)]
    assert answers[4]["ticket"]["total"] == "3.42"
    assert [(held["name"], held["lines"]) for held in answers[5]["held"]] == [("Mia", 3)]
    assert (on(answers[6]), answers[6]["ticket"]["total"]) == ([("Latte", 2), ("Croissant", 1)], "9.09")
    assert on(answers[8]) == [("Latte", 3), ("Croissant", 1)]
    assert answers[9]["held"] == []


def test_a_held_ticket_joins_the_one_in_work_with_what_its_customer_asked(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte"),
        act("customer", name="Mia", allergy=["nuts"], table="Table 4"),
        act("serve", where="here"),
        act("hold"),
        act("ring_up", item="Latte"),
        act("ring_up", item="Filter"),
        act("merge", name="Mia"),
        act("held"),
        act("undo"),
        act("held"),
    )
    merged = answers[6]["ticket"]
    lines = [(line["item"], line["quantity"], line["where"]) for line in merged["lines"]]
    assert lines == [("Latte", 1, "to go"), ("Filter", 1, "to go"), ("Latte", 1, "here")]
    assert (merged["customer"], merged["allergies"], merged["table"]) == ("Mia", ["nuts"], "Table 4")
    assert answers[7]["held"] == []
    assert on(answers[8]) == [("Latte", 1), ("Filter", 1)]
    assert [held["name"] for held in answers[9]["held"]] == ["Mia"]


def test_held_tickets_without_a_name_are_taken_up_by_their_place_or_newest_first(cafe_acts: Acts) -> None:
    hold = (act("ring_up", item="Latte"), act("hold"), act("ring_up", item="Filter"), act("hold"))
    again = (act("take_up", held=1), act("hold", at="2027-01-04T08:00:00+00:00"), act("take_up"))
    answers = cafe_acts(*hold, act("held"), *again, act("take_up", held=9))
    assert [held["held"] for held in answers[4]["held"]] == [1, 2]
    assert (on(answers[5]), on(answers[7])) == ([("Latte", 1)], [("Latte", 1)])
    assert answers[8]["refused"] == "There is no such held ticket. “held” says which there are."


def test_a_ticket_is_named_and_moved_while_it_is_held(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *LATTES,
        act("hold"),
        act("rename", name="Nora", of="Theo"),
        act("move", table="Table 2", of="Nora"),
        act("held"),
        act("undo"),
        act("undo"),
        act("held"),
    )
    assert [(held["name"], held["table"]) for held in answers[6]["held"]] == [("Nora", "Table 2")]
    assert [(held["name"], held["table"]) for held in answers[9]["held"]] == [("Theo", "")]


def test_two_held_tickets_are_merged_while_a_third_is_in_work(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *LATTES,
        act("hold"),
        act("ring_up", item="Filter"),
        act("hold", name="Mia"),
        act("ring_up", item="Beans"),
        act("merge", name="Mia", to="Theo"),
        act("take_up", name="Theo"),
    )
    assert on(answers[7]) == [("Beans", 1)]
    assert on(answers[8]) == [("Latte", 3), ("Croissant", 1), ("Filter", 1)]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (act("split", name="Mia", lines=[{"line": 1}, {"line": 2}]), "Everything would leave."),
        (act("split", name="Mia", lines=[]), "Say which lines leave."),
        (act("split", name="Mia", lines=[{"line": 1, "quantity": 4}]), "There are 3 of that line."),
        (act("split", name="Mia", lines=[{"line": 7}]), "The ticket has no line 7."),
        (act("split", name="4111 1111 1111 1111", lines=[{"line": 1}]), "That looks like a card number."),
        (act("merge", name="Nobody"), "There is no held ticket “Nobody” here."),
        (act("merge"), "Say which: the name of the held ticket, or its place."),
        (act("rename", name=" "), "A name is empty. Fill it in."),
        (act("move", table="T" * 200), "That has 200 characters"),
    ],
)
def test_what_cannot_be_put_apart_or_together_leaves_the_ticket_as_it_was(
    cafe_acts: Acts, line: dict[str, Any], sentence: str
) -> None:
    *_, refused, ticket, held = cafe_acts(*LATTES, line, act("ticket"), act("held"))
    assert refused["refused"].startswith(sentence)
    assert (on(ticket), held["held"]) == ([("Latte", 3), ("Croissant", 1)], [])


def test_tickets_that_are_reduced_differently_are_not_merged(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *LATTES,
        act("discount", percent="10", reason="regular"),
        act("hold"),
        act("ring_up", item="Filter"),
        act("merge", name="Theo"),
    )
    assert answers[-1]["refused"].startswith("One of them has something off the whole of it, or no tax.")


def test_an_amount_off_a_line_stays_with_what_stays(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *LATTES,
        act("discount", line=1, amount="1.00", reason="regular"),
        act("split", name="Mia", lines=[{"line": 1, "quantity": 1}]),
        act("take_up", name="Mia"),
    )
    assert [answer["ticket"]["total"] for answer in answers[3:]] == ["12.90", "9.10", "3.80"]


def test_a_combo_leaves_as_a_whole(acts: Acts) -> None:
    shop = SHOP | {"combos": [{"combo": "Morning", "price": "4.30", "items": ["Filter", "Croissant"]}]}
    answers = acts(
        shop,
        act("ring_up", combo="Morning", quantity=2),
        act("ring_up", item="Latte"),
        act("split", name="Mia", lines=[{"line": 1, "quantity": 1}]),
        act("take_up", name="Mia"),
    )
    assert [answer["ticket"]["total"] for answer in answers[2:]] == ["12.40", "8.10", "4.30"]


def test_a_tab_is_among_what_waits_until_it_is_paid(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *LATTES,
        act("pay", later=True, name="Nora"),
        act("held"),
        act("pay", tab="Nora", tenders=[{"tender": "cash", "amount": "5.00"}]),
        act("held"),
        act("pay", tab="Nora"),
        act("held"),
    )
    said = [[(tab["name"], tab["left"]) for tab in answers[place]["tabs"]] for place in (4, 6, 8)]
    assert said == [[("Nora", "13.90")], [("Nora", "8.90")], []]


def test_a_tab_has_another_name_and_another_table_and_undo_puts_both_back(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay", later=True, name="Lea"),
        act("rename", of="Lea", name="Nora"),
        act("move", order="1", table="Terrace"),
        act("orders", find="Nora"),
        act("rename", of="Nora", name="4111 1111 1111 1111"),
        act("undo"),
        act("undo"),
        act("held"),
    )
    (moved,) = answers[3]["tabs"]
    assert (moved["name"], moved["table"], moved["left"]) == ("Nora", "Terrace", "3.80")
    assert [each["order"] for each in answers[4]["orders"]] == ["1"]
    assert answers[5]["refused"].startswith("That looks like a card number.")
    (back,) = answers[8]["tabs"]
    assert (back["name"], back["table"]) == ("Lea", "")


def test_what_was_rung_up_since_is_undone_before_what_was_done_to_others(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte"),
        act("hold", name="Lea"),
        act("ring_up", item="Filter"),
        act("rename", of="Lea", name="Nora"),
        act("ring_up", item="Croissant"),
        act("undo"),
        act("undo"),
        act("held"),
    )
    assert on(answers[5]) == [("Filter", 1)]
    assert [each["name"] for each in answers[7]["held"]] == ["Lea"]


def test_tabs_are_put_together_and_apart_and_undo_puts_them_back(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", quantity=2),
        act("pay", later=True, name="Lea"),
        act("ring_up", item="Croissant"),
        act("pay", later=True, name="Mia"),
        act("merge", name="Mia", to="Lea"),
        act("held"),
        act("split", order="1", name="Noa", lines=[{"line": 1, "quantity": 1}, {"line": 2}]),
        act("held"),
        act("undo"),
        act("undo"),
        act("held"),
        act("merge", order="2"),
        act("ready", order="1", unmade="made"),
        act("merge", order="2", to_order="1"),
        act("pay", tab="Lea"),
    )
    (merged,) = answers[4]["tabs"]
    assert (merged["order"], merged["total"], merged["left"]) == ("1", "10.10", "10.10")
    assert [each["order"] for each in answers[5]["tabs"]] == ["1"]
    assert [(each["name"], each["total"]) for each in answers[7]["tabs"]] == [("Lea", "3.80"), ("Noa", "6.30")]
    assert [(each["name"], each["total"]) for each in answers[10]["tabs"]] == [("Lea", "7.60"), ("Mia", "2.50")]
    assert answers[11]["refused"].startswith("There is nothing on that ticket.")
    assert (answers[14]["paid"], answers[14]["left"]) == ("10.10", "0.00")


def test_what_is_held_or_in_work_joins_a_tab_and_undo_brings_it_back(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *[act("ring_up", item="Latte"), act("pay", later=True, name="Lea")],
        *[act("ring_up", item="Filter", note="black"), act("hold", name="Mia")],
        act("merge", name="Mia", to="Lea"),
        act("order", order="1"),
        *[act("undo"), act("held")],
        act("merge", name="Lea", to="Mia"),
        act("ring_up", item="Croissant", quantity=2),
        act("merge", name="Lea"),
        act("held"),
        act("pay", tab="Lea"),
    )
    assert all(answer["ok"] for answer in answers)
    (joined,) = answers[4]["tabs"]
    assert (joined["order"], joined["left"], answers[4]["ticket"]["lines"]) == ("1", "6.60", [])
    assert [line["item"] for line in answers[5]["lines"]] == ["Latte", "Filter"]
    assert ([each["name"] for each in answers[7]["held"]], answers[7]["tabs"][0]["left"]) == (["Mia"], "3.80")
    assert (answers[8]["tabs"][0]["left"], answers[10]["tabs"][0]["left"]) == ("6.60", "11.60")
    assert (answers[10]["ticket"]["lines"], answers[11]["held"], answers[12]["paid"]) == ([], [], "11.60")


def test_a_deposit_leaves_with_what_it_is_for(acts: Acts) -> None:
    """Named alone it goes nowhere, from a ticket as from a tab; named with its bottle it goes along."""
    water = {"item": "Water", "price": "2.00", "deposit": "0.25", "station": "counter"}
    alone, both = [{"line": 2, "quantity": 1}], [{"line": 1, "quantity": 1}, {"line": 2, "quantity": 1}]
    answers = acts(
        SHOP | {"menu": [*SHOP["menu"], water]},
        act("ring_up", item="Water"),
        act("ring_up", item="Latte"),
        act("split", name="Mia", lines=alone),
        act("pay", later=True, name="Lea"),
        act("split", order="1", name="Mia", lines=alone),
        act("split", order="1", name="Mia", lines=both),
        act("held"),
    )
    refused = "A deposit follows what it is for. Change that line."
    assert (answers[3]["refused"], answers[5]["refused"]) == (refused, refused)
    assert [each["total"] for each in answers[7]["tabs"]] == ["3.80", "2.25"]


def test_a_tab_over_midnight_goes_on_as_an_order_of_today(cafe_acts: Acts) -> None:
    tomorrow = "2026-11-24T08:00:00+00:00"
    answers = cafe_acts(
        *[act("ring_up", item="Latte", at=AT), act("ring_up", item="Croissant"), act("pay", later=True, name="Lea")],
        *[act("ready", order="1", unmade="made"), act("hand_over", order="1"), act("report", day="2026-11-23")],
        act("remove_line", order="1", day="2026-11-23", line=2, reason="not theirs", at=tomorrow),
        act("report", day="2026-11-23"),
        act("add", order="1", day="2026-11-23", item="Filter"),
        act("held"),
        act("add", order="1", day="2026-11-23", item="Filter"),
        act("pay", tab="Lea"),
    )
    assert [answer["ok"] for answer in answers] == [*[True] * 10, False, True]
    assert answers[5]["sales_minor"] == answers[7]["sales_minor"] == 630
    assert answers[5]["promises"] == answers[7]["promises"]
    assert (answers[6]["total"], answers[8]["order"], answers[8]["total"]) == ("3.80", "1", "6.60")
    assert [(each["name"], each["day"]) for each in answers[9]["tabs"]] == [("Lea", "2026-11-24")]
    assert answers[10]["refused"].startswith("Order 1 is of a day that is over.")
    assert answers[11]["paid"] == "6.60"


def test_the_bill_of_a_tab_is_printed_while_something_is_left(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay", later=True, name="Lea"),
        act("print_bill", tab="Lea"),
        act("pay", tab="Lea"),
        act("print_bill", order="1"),
        act("print_bill"),
    )
    assert (answers[2]["ok"], answers[2]["tabs"][0]["left"]) == (True, "3.80")
    assert answers[4]["refused"] == "Order 1 is paid already. Take nothing for it."
    assert answers[5]["refused"].startswith("Say whose bill")
