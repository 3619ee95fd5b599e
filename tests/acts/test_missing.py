"""A choice that has to be made and was not: the ticket says so, and blocks nothing but paying."""

from __future__ import annotations

import pytest

from acts.lines import SHOP, Acts, act

BREAD = {"name": "Bread", "min": 1, "max": 1, "options": [{"name": "rye"}, {"name": "white", "price": "0.20"}]}
TOAST = {"item": "Toast", "category": "Food", "price": "4.00", "groups": ["Bread", "Milk"]}


@pytest.fixture
def toasts(acts: Acts) -> Acts:
    assert acts.last(SHOP | {"groups": [*SHOP["groups"], BREAD], "menu": [*SHOP["menu"], TOAST]})["ok"]
    return acts


def test_what_was_not_chosen_is_named_and_stops_paying_alone(toasts: Acts) -> None:
    latte, toast, refused, held, _, chosen, paid = toasts(
        act("ring_up", item="Latte"),
        act("ring_up", item="Toast"),
        act("pay"),
        act("hold", name="Mia"),
        act("take_up", name="Mia"),
        act("change", line=2, modifiers=["white"]),
        act("pay"),
    )
    assert latte["ticket"]["missing"] == []
    assert toast["ticket"]["missing"] == [{"line": 2, "group": "Bread"}]
    assert (refused["ok"], refused["refused"]) == (False, "Choose first: Bread of Toast.")
    assert held["ok"]
    assert (chosen["ticket"]["missing"], chosen["ticket"]["total"], paid["ok"]) == ([], "8.00", True)
