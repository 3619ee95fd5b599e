"""The stations a shop names: one more, another name, one taken off; the past keeps its own."""

from __future__ import annotations

from acts.lines import SHOP, Acts, act

KETTLE = {"station": "Kettle"}
ALL = [{"station": "espresso"}, {"station": "brew"}, {"station": "kitchen"}, {"station": "counter"}]
TEA = act("add_item", item="Sencha", category="Tea", price="4.00", tax_class="drinks", station="kettle", by="Rosa")


def tea(item: str, station: str) -> dict[str, object]:
    return act("add_item", item=item, category="Tea", price="4", tax_class="drinks", station=station, by="Rosa")


def test_what_is_made_at_a_station_of_the_shops_own_is_promised_and_made_as_all_else(acts: Acts) -> None:
    answers = acts(
        SHOP,
        act("set", stations=[*ALL, KETTLE], by="Rosa"),
        tea("Sencha", "kettle"),
        act("trouble", station="KETTLE", how="slow"),
        act("ring_up", item="Sencha"),
        act("pay", tenders=[{"tender": "cash"}]),
        act("ready", order="1"),
    )
    assert [answer["ok"] for answer in answers[1:]] == [True] * 6


def test_a_station_is_called_otherwise_and_found_by_its_name(acts: Acts) -> None:
    answers = acts(
        SHOP,
        act("set", stations=[*ALL, KETTLE], by="Rosa"),
        tea("Sencha", "Kettle"),
        act("set", stations=[*ALL, {"station": "kettle", "name": "Tea bar"}], by="Rosa"),
        tea("Oolong", "tea bar"),
        tea("Mate", "grill"),
    )
    assert [answer["ok"] for answer in answers[1:]] == [True, True, True, True, False]
    assert answers[-1]["refused"] == "There is no station “grill”. There are espresso, brew, kitchen, counter, Tea bar."


def test_a_station_is_not_taken_off_while_something_is_made_there_nor_the_counter_ever(acts: Acts) -> None:
    moved = act("change_item", item="Sencha", station="brew", by="Rosa")
    answers = acts(
        SHOP,
        act("set", stations=[*ALL, KETTLE], by="Rosa"),
        tea("Sencha", "Kettle"),
        act("set", stations=ALL, by="Rosa"),
        moved,
        act("set", stations=ALL, by="Rosa"),
        act("set", stations=ALL[:3], by="Rosa"),
        tea("Mate", "Kettle"),
        act("set", stations=[*ALL, {"station": "Brew", "name": "ESPRESSO"}], by="Rosa"),
    )
    assert [answer["ok"] for answer in answers[3:]] == [False, True, True, False, False, False]
    assert answers[3]["refused"].startswith("Sencha is made at Kettle. Say on Menu")
    assert answers[6]["refused"].startswith("What needs no making is handed over at the counter")
    assert answers[8]["refused"] == "Two stations have the same name. Give one of them another."
