"""A ticket thrown away, with a reason: what it leaves behind, and how it comes back."""

from __future__ import annotations

from acts.lines import Acts, act

RING = (act("ring_up", item="Latte", quantity=2), act("ring_up", item="Croissant"), act("customer", name="Theo"))


def test_a_void_says_what_who_and_why_on_the_report_and_on_the_till(cafe_acts: Acts) -> None:
    answers = cafe_acts(*RING, act("throw_away", reason="changed their mind", by="Dana"), act("report"), act("x"))
    assert answers[3]["ticket"]["lines"] == []
    void = answers[4]["voids"][0]
    assert (void["by"], void["reason"], void["what"], void["amount_minor"]) == (
        "Dana",
        "changed their mind",
        "2× Latte, 1× Croissant",
        1010,
    )
    assert answers[5]["voids"] == [{"by": "Dana", "reason": "changed their mind", "amount": "10.10"}]


def test_undo_brings_the_ticket_back_and_its_own_changes_are_undone_next(cafe_acts: Acts) -> None:
    answers = cafe_acts(*RING, act("throw_away", reason="slip"), act("undo"), act("undo"), act("report"), act("pay"))
    assert [answer["ticket"]["total"] for answer in answers[3:6]] == ["0.00", "10.10", "10.10"]
    assert [answer["ticket"]["customer"] for answer in answers[3:6]] == ["", "Theo", ""]
    assert answers[6]["voids"] == []
    assert answers[7]["paid"] == "10.10"


def test_what_was_rung_up_since_is_undone_before_the_ticket_comes_back(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *RING, act("throw_away", reason="slip"), act("ring_up", item="Filter"), act("undo"), act("undo")
    )
    assert [answer["ticket"]["total"] for answer in answers[4:]] == ["2.80", "0.00", "10.10"]


def test_a_ticket_is_thrown_away_twice_and_counts_once(cafe_acts: Acts) -> None:
    again = (act("throw_away", reason="slip"), act("undo"), act("throw_away", reason="no milk"))
    answer = cafe_acts.last(*RING, *again, act("report"))
    assert [void["reason"] for void in answer["voids"]] == ["no milk"]


def test_nothing_is_thrown_away_without_a_reason_or_from_an_empty_ticket(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("throw_away", reason="x"),
        *RING,
        act("throw_away", reason=" "),
        act("throw_away", reason="4111 1111 1111 1111"),
        act("ticket"),
    )
    assert answers[0]["refused"] == "There is nothing on the ticket to throw away."
    assert answers[4]["refused"] == "Say why in a few words."
    assert answers[5]["refused"].startswith("That looks like a card number.")
    assert answers[6]["ticket"]["total"] == "10.10"


def test_ten_acts_on_tickets_are_taken_back_one_by_one(cafe_acts: Acts) -> None:
    ring = act("ring_up", item="Filter")
    away = [step for each in range(12) for step in (ring, act("throw_away", reason=f"reason {each}"))]
    answers = cafe_acts(*away, *[act("undo")] * 30)
    assert [answer["ok"] for answer in answers[24:]] == [True] * 20 + [False] * 10
    assert answers[44]["refused"] == "There is nothing to undo."


def test_hold_is_taken_back_by_undo_too(cafe_acts: Acts) -> None:
    answers = cafe_acts(*RING, act("hold"), act("undo"), act("held"), act("hold"), act("take_up", name="Theo"))
    assert [answers[place]["ticket"]["total"] for place in (3, 4, 6, 7)] == ["0.00", "10.10", "0.00", "10.10"]
    assert answers[5]["held"] == []
