"""What is on us counts at its cost, or at its price where nobody knows that: for the allowance, the Z and the day."""

from __future__ import annotations

from typing import Any

from acts.lines import SHOP, Acts, act

MENU = [
    {"item": "Latte", "price": "3.80", "cost": "0.90"},
    {"item": "Cake", "price": "4.00"},
    {"item": "Tea", "price": "3.00"},
]
CARD = [{"tender": "card"}]
LIMITS = {"barista": {"comp": "1.80", "day": "5.00"}}
PINS = [{"name": "Ana", "pin": "1111"}, {"name": "Rosa", "role": "owner", "pin": "3333"}]
WITH_LIMITS: dict[str, Any] = SHOP | {"menu": MENU, "groups": [], "staff": PINS, "limits": LIMITS}


def test_what_is_on_us_counts_at_its_cost_to_what_is_somebodys_to_give(acts: Acts) -> None:
    answers = acts(
        WITH_LIMITS,
        act("ring_up", item="Latte", quantity=3),
        act("comp", line=1, reason="spilled", by="Ana"),
        act("change", line=1, quantity=2),
        act("comp", line=1, reason="spilled", by="Ana"),
        act("ring_up", item="Cake"),
        act("comp", line=2, reason="spilled", by="Ana"),
    )
    assert [answer["ok"] for answer in answers[2:]] == [False, True, True, True, False]
    assert answers[2]["refused"] == "€2.70 needs Rosa: up to €1.80 at once is yours to give."
    assert answers[6]["refused"] == "€4.00 needs Rosa: up to €1.80 at once is yours to give."
    assert answers[4]["ticket"]["lines"][0]["reductions"] == [{"kind": "comp", "amount": "7.60", "reason": "spilled"}]


def test_what_was_on_us_today_is_gone_from_the_allowance_at_its_cost(acts: Acts) -> None:
    on_us = (act("ring_up", item="Latte", quantity=2), act("comp", line=1, reason="spilled", by="Ana"), act("pay"))
    answers = acts(WITH_LIMITS, *on_us, *on_us, *on_us)
    assert [answer["ok"] for answer in answers[1:9]] == [True] * 7 + [False]
    assert answers[8]["refused"] == "€1.80 needs Rosa: €1.40 is left of yours to give today."


def test_z_and_day_say_what_was_on_us_at_its_cost(acts: Acts) -> None:
    answers = acts(
        SHOP | {"menu": MENU, "groups": []},
        act("ring_up", item="Latte", quantity=2),
        act("ring_up", item="Cake"),
        act("ring_up", item="Tea"),
        act("comp", line=1, reason="spilled", by="Rosa"),
        act("comp", line=2, reason="spilled", by="Rosa"),
        act("pay", share={"of": 2}, tenders=CARD),
        act("pay", order="1", share={"of": 2}, tenders=CARD),
        act("count", amount="0.00", card="3.00"),
        act("close_day"),
        act("report", day="2026-11-23"),
    )
    assert all(answer["ok"] for answer in answers), answers
    z, day = answers[-2], answers[-1]
    assert (z["reduction_counts"], z["comps_cost"], day["comps_cost_minor"]) == ({"comp": 2}, "5.80", 580)
