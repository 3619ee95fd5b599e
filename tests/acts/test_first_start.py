"""A first start by acts: from nothing to a sold coffee, as its pages ask it."""

from __future__ import annotations

from pathlib import Path

from acts.lines import AT, Acts, act

BEGIN = act("begin_first_start", at=AT, zone="Europe/Zurich")
SHOP = act("answer_shop", name="Nordlicht", address="Bahnhofstrasse 3")
PEOPLE = act("answer_people", owner="Mira", pin="4711", others=[{"name": "Jo", "role": "lead"}])


def test_five_steps_end_with_a_sold_coffee_that_is_taken_back(acts: Acts) -> None:
    begun, *answers = acts(
        BEGIN,
        SHOP,
        act("answer_menu", begins="cafe", percent=5),
        act("answer_money", in_drawer="100.00"),
        PEOPLE,
        act("ring_up", item="Latte"),
    )
    assert (begun["step"], begun["country"]) == ("shop", "CH")
    assert [each.get("step") for each in answers[:4]] == ["menu", "money", "people", "coffee"]
    assert answers[1]["items"] > 10
    paid = acts.last(act("pay", by="Mira"))
    (tax,) = paid["taxes"]
    assert (paid["total"], tax["percent"], paid["receipt"]) == ("4.00", "2.6", "T1-000001")  # 3.80 and 5%, to go
    assert acts.last(act("only_a_try", by="Mira")) == {"act": "only_a_try", "ok": True, "order": "1", "amount": "4.00"}
    assert acts.last(act("open_counter", by="Mira", sentence="A good coffee, on time."))["step"] == ""
    over = acts(SHOP)[0]["refused"]
    assert over == "The first start of this shop is over. “set” changes what it decided."
    assert [each["what"][0]["setting"] for each in acts.last(act("changes"))["changes"]] == ["sentence"]


def test_a_step_waits_for_the_one_before_and_says_what_it_wants(acts: Acts, tmp_path: Path) -> None:
    nothing, menu = tmp_path / "nothing.csv", tmp_path / "menu.csv"
    nothing.write_text("a,b\n1,2\n", "utf-8")
    menu.write_text("item,category,price,tax_class\nFlat white,Coffee,3.50,drinks\n,Tea,2.00,drinks\n", "utf-8")
    answers = acts(
        act("begin_first_start", at=AT),
        act("answer_money"),
        act("clock_in"),
        SHOP,
        {**SHOP, "country": "Utopia"},
        {**SHOP, "country": "US"},
        act("answer_menu", begins="file", file=str(nothing)),
        act("answer_menu", begins="file", file=str(menu)),
        act("answer_money"),
        act("answer_money", tax_classes={"drinks": [{"from": "2026-01-01", "here": "8.875", "to_go": "8.875"}]}),
        act("answer_people", owner="Mira", pin="12"),
        act("only_a_try"),
        PEOPLE,
    )
    refused = {place: each["refused"] for place, each in enumerate(answers) if not each["ok"]}
    assert "does not say what an item is called" in refused.pop(6)
    assert refused == {
        1: "The first start is at the step “shop”. Answer that one first.",
        2: "Nobody works here yet. “answer_people” says who does.",
        3: "Choose the country of your shop: its taxes and its money go by it.",
        4: "“Utopia” is no country. Write its two letters, like DE.",
        8: "Write the tax in percent, 0 where there is none.",
        10: "A PIN has four or six digits.",
        11: "No coffee is sold yet. Sell one first.",
    }
    assert answers[7]["not_understood"] == [{"line": 3, "what": "No name", "becomes": "left out"}]
    assert acts.last(act("ring_up", item="Flat white"))["ticket"]["total"] == "3.81"  # tax comes on top there


def test_who_skips_has_the_sample_shop_or_their_own(acts: Acts) -> None:
    assert acts.last(act("begin_first_start", at=AT, country="DE"), act("skip_rest"))["step"] == ""
    assert acts.last(act("ring_up", item="Latte"))["ticket"]["total"] == "3.80"
    assert acts.last(act("sign_in", name="Rosa"))["ok"]
