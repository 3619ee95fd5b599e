"""What a running shop can change of its menu: choices and what they cost, combos, tiles; open tickets keep theirs."""

from __future__ import annotations

from typing import Any

from acts.lines import AT, SHOP, Acts, act
from cafe import Cafe
from counter.menu.rules import Item

COMBOS = [{"combo": "Morning", "price": "4.00", "items": ["Filter", "Croissant"]}]


def unit(answer: dict[str, Any]) -> list[str]:
    return [line["unit_price"] for line in answer["ticket"]["lines"]]


def of(acts: Acts, category: str) -> list[Item]:
    """The items of a category, as the tiles stand."""
    cafe = Cafe.opened_in(acts.folder)
    items = [item for item in cafe.shop.menu.items if item.category == category]
    cafe.close()
    return items


def test_a_choice_costs_something_else_from_now_on(cafe_acts: Acts) -> None:
    before, paid, changed, after, sold = cafe_acts(
        act("ring_up", item="Latte", modifiers=["oat"], at=AT),
        act("pay"),
        act("change_option", option="oat", price="0.80"),
        act("ring_up", item="Latte", modifiers=["oat"]),
        act("order", order="1"),
    )
    assert (unit(before), paid["total"], unit(after)) == (["4.40"], "4.40", ["4.60"])
    assert changed == {"act": "change_option", "ok": True, "group": "Milk", "option": "oat"}
    assert sold["lines"][0]["unit_price"] == "4.40"


def test_a_group_is_said_anew_and_what_it_had_leaves_the_menu(cafe_acts: Acts) -> None:
    options = [{"name": "whole", "default": True}, {"name": "soy", "price": "0.50"}]
    answers = cafe_acts(
        act("ring_up", item="Latte", modifiers=["oat"], at=AT),
        act("set", groups=[{"name": "milk", "min": 1, "max": 1, "options": options}]),
        act("ticket"),
        act("ring_up", item="Latte", modifiers=["soy"]),
        act("ring_up", item="Latte", modifiers=["oat"]),
        act("pay"),
    )
    assert unit(answers[2]) == ["4.40"]
    assert unit(answers[3]) == ["4.40", "4.30"]
    assert not answers[4]["ok"]
    assert answers[5]["total"] == "8.70"


def test_a_new_group_is_given_to_an_item(cafe_acts: Acts) -> None:
    syrups = {"name": "Syrup", "max": 1, "options": [{"name": "vanilla", "price": "0.50"}]}
    rung = cafe_acts(
        act("set", groups=[syrups], at=AT),
        act("change_item", item="Filter", groups=["Syrup"]),
        act("ring_up", item="Filter", modifiers=["vanilla"]),
    )[-1]
    assert unit(rung) == ["3.30"]


def test_a_group_that_asks_for_more_than_it_has_is_refused(cafe_acts: Acts) -> None:
    twice, too_many, gone = cafe_acts(
        act("change_option", option="oat", name="Whole", at=AT),
        act("set", groups=[{"name": "Milk", "max": 1, "options": [
            {"name": "oat", "default": True}, {"name": "soy", "default": True}
        ]}]),
        act("change_option", option="oat"),
    )  # fmt: skip
    assert twice["refused"] == "“Milk” has “whole” twice. Give one of them another name."
    assert too_many["refused"] == "Of “Milk” at most 1 can be chosen, and more come with it. Let fewer come with it."
    assert gone["refused"] == "Say what changes about oat."


def test_each_change_is_taken_back_by_one_undo(acts: Acts) -> None:
    answers = acts(
        SHOP | {"combos": COMBOS},
        act("change_option", option="oat", price="0.80"),
        act("set", groups=[{"name": "Milk", "min": 1, "max": 1, "options": [{"name": "whole", "default": True}]}]),
        act("undo_change", change=1),
        act("ring_up", item="Latte", modifiers=["oat"]),
        act("undo_change", change=3),
        act("ticket"),
        act("throw_away", reason="a try"),
        act("change_combo", combo="Morning", price="3.00", name="Early"),
        act("ring_up", combo="Early"),
        act("throw_away", reason="a try"),
        act("undo_change", change=1),
        act("ring_up", combo="Morning"),
    )
    assert [answer.get("refused") for answer in answers] == [None] * len(answers)
    assert (unit(answers[4]), unit(answers[6])) == (["4.60"], ["4.40"])
    assert (answers[9]["ticket"]["total"], answers[12]["ticket"]["total"]) == ("3.00", "4.00")


def test_an_item_has_another_name_and_a_tile_elsewhere_in_its_colour(acts: Acts) -> None:
    acts(
        SHOP,
        act("change_item", item="Filter", name="Batch brew", colour="sage"),
        act("move_item", item="Batch brew", places=-1),
    )
    assert [(item.name, item.colour) for item in of(acts, "Coffee")] == [("Batch brew", "sage"), ("Latte", "")]
    refused = acts(
        act("change_item", item="Latte", colour="pink"),
        act("change_item", item="Latte", name="beans"),
        act("undo_change", change=1),
    )
    assert refused[0]["refused"] == "There is no tile colour “pink”. There are cream, sage, clay, mist."
    assert refused[1]["refused"] == "“beans” is on the menu already. Give it another name."
    assert [item.name for item in of(acts, "Coffee")] == ["Latte", "Batch brew"]


def test_a_combo_never_costs_more_than_what_is_in_it(acts: Acts) -> None:
    refused, changed, rung = acts(
        SHOP | {"combos": COMBOS},
        act("change_combo", combo="Morning", price="9.00"),
        act("change_combo", combo="Morning", items=["Latte", "Croissant"], price="5.50"),
        act("ring_up", combo="Morning"),
    )[1:]
    assert "costs more than its items do" in refused["refused"]
    assert changed["ok"]
    assert rung["ticket"]["total"] == "5.50"
