"""What comes later is refused by its name, however deep it lies; what never comes is unknown."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act

LATER: list[tuple[str, str, dict[str, Any]]] = [
    ("set", "menu", {"menu": []}),
]


def test_each_field_that_comes_later_is_named(cafe_acts: Acts) -> None:
    answers = cafe_acts(*(act(which, **fields) for which, _, fields in LATER))
    assert [answer["refused"] for answer in answers] == [
        f"“{field}” of “{which}” is not there yet." for which, field, _ in LATER
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({}, "“act” is missing"),
        (act("ring_up", item="Latte", modifiers=["whole", "oat"]), "Of “Milk” at most 1 can be chosen."),
        (act("remove_line", line=1, quantity=3), "Line 1 holds 1."),
        (act("discount", amount="1e0", reason="x"), "is not an amount"),
        (act("discount", amount="1_0", reason="x"), "is not an amount"),
        (act("discount", amount="٣", reason="x"), "is not an amount"),
        (act("discount", percent="1e1", reason="x"), "is no percentage"),
        (act("discount", percent="0.001", reason="x"), "0.001% of €3.80 takes nothing off. Take off more."),
        (act("discount", line=1, percent="0.1", reason="x"), "takes nothing off"),
        (act("add_item", item="Tea", price="1000000000"), "“1000000000” is too much. Write less than 1000000000."),
        (act("ticket", at="9999-12-31T23:59:59-12:00"), "is no time"),
        (act("ticket", at="0001-01-01T00:00:00+14:00"), "is no time"),
        (act("report", day="9999-12-31"), "is no day"),
        (act("ring_up", item="Latte", note="card 4111 1111 1111 1111 exp 12/27"), "card number"),
        (act("add_staff", name="  "), "A name is empty."),
        (act("add_item", item="LATTE", price="1.00"), "two of the item “LATTE”"),
        (act("add_item", item="Tea", price="-1.00"), "below nothing"),
        (act("set", tax_classes={"drinks": [{"from": "2026-01-01", "here": "-5", "to_go": "7"}]}), "no tax rate"),
        (act("mishap", kind="late", new_promise="2026-11-23T09:00:00+00:00"), "Say the order first"),
    ],
)
def test_a_slip_is_never_taken_for_something_else(cafe_acts: Acts, line: dict[str, Any], sentence: str) -> None:
    before, refused, after = cafe_acts(act("ring_up", item="Latte", at=AT), line, act("ticket"))
    assert refused["ok"] is False
    assert sentence in refused["refused"]
    assert after["ticket"] == before["ticket"]


@pytest.mark.parametrize(
    "change",
    [
        {"currency": "XXQ"},
        {"zone": "Mars"},
        {"staff": []},
        {"menu": [{"item": "Latte", "price": "1.00"}, {"item": "latte", "price": "2.00"}]},
        {"groups": [{"name": "Milk", "min": 2, "max": 1, "options": [{"name": "oat"}]}]},
    ],
)
def test_a_shop_that_is_refused_leaves_nothing_and_can_be_made_after(acts: Acts, change: dict[str, Any]) -> None:
    refused = acts(SHOP | change)
    assert refused[0]["ok"] is False
    assert not acts.folder.exists() or list(acts.folder.iterdir()) == []
    assert acts.last(SHOP)["ok"]


def test_names_are_found_in_any_letters_and_refused_where_two_have_them(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("add_item", item="Café crème", price="3.00"),
        act("ring_up", item="CAFÉ CRE\u0300ME"),
        act("customer", name="Mia"),
        act("hold"),
        act("take_up", name="mIA"),
        act("add_staff", name="ana"),
        act("sign_in", name="Ana"),
    )
    assert answers[1]["ticket"]["total"] == answers[4]["ticket"]["total"] == "3.00"
    assert answers[6]["refused"] == "“Ana” is the name of 2: say which staff member is meant."


@pytest.mark.parametrize(
    "line", [b'{"act":"ring_up","item":"Latt\xe9"}', b"\x00", b"[" * 5000, b'{"act":NaN}', b'{"act":"ticket"} x']
)
def test_bytes_that_are_no_json_end_it(acts: Acts, line: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(acts(SHOP, line, act("ticket"))) == 1
    assert (acts.code, capsys.readouterr().err) == (2, "Line 2 is no JSON object.\n")


def test_a_mark_before_the_first_line_is_passed_over(acts: Acts) -> None:
    assert acts(b'\xef\xbb\xbf{"act":"shop","currency":"EUR","menu":[{"item":"A","price":"1.00"}]}')[0]["ok"]
