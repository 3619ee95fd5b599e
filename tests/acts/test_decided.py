"""What an owner decides about the shop, through lines of text."""

from __future__ import annotations

from acts.lines import SHOP, Acts, act


def test_who_we_are_when_we_are_open_and_what_we_promise(acts: Acts) -> None:
    week = ["7-17"] * 5 + ["8:30-16", ""]
    _, _, _, looked = acts(
        SHOP,
        act("set", address=" 12 Mill Lane ", tax_number="DE1", contact="Rosa", contact_line="030 1", sentence="Hello."),
        act("set", hours=week, day_starts="5", promises={"kept_percent": "95", "grace_seconds": 60}),
        act("changes"),
    )
    said = {what["setting"]: what["after"] for change in looked["changes"] for what in change["what"]}
    assert (said["address"], said["tax_number"], said["sentence"]) == ("12 Mill Lane", "DE1", "Hello.")
    assert said["day_starts"] == "05:00:00"
    assert said["hours"][5:] == [{"opens": "08:30:00", "closes": "16:00:00"}, None]
    assert (said["promises.target"], said["promises.grace_seconds"]) == (0.95, 60)


def test_what_cannot_be_is_one_sentence(acts: Acts) -> None:
    _, days, time, sure, currency = acts(
        SHOP,
        act("set", hours=["7-17"]),
        act("set", day_starts="noon"),
        act("set", promises={"kept_percent": "50"}),
        act("set", currency="USD"),
    )
    assert days["refused"] == "A week has seven days. Say the hours of each from Monday on, or of none."
    assert time["refused"] == "“noon” is no time. Write one like 4:00."
    assert sure["refused"] == "Promises can be kept 80% to 98% of the time, not 50%. Choose a share between."
    assert currency["refused"].startswith("The menu has its prices in EUR, so the shop stays in EUR.")


def test_an_invoice_without_the_shops_tax_number_says_where_it_is_written(acts: Acts) -> None:
    for_whom = {"order": "1", "name": "Acme", "address": "3 Mill Lane"}
    _, _, _, without, _, with_it = acts(
        SHOP,
        act("ring_up", item="Latte"),
        act("pay"),
        act("invoice", **for_whom),
        act("set", tax_number="DE123456789"),
        act("invoice", **for_whom),
    )
    assert without["look_at"] == ["It has no tax number of the shop: an owner writes it in the office, under Shop."]
    assert with_it["look_at"] == []
