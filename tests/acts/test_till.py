"""The till's day through lines of text: float, cash in and out, count, X and Z. Published cases name their source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from acts.lines import SHOP, Acts, act
from counter.bootstrap import PRINTED

PLAIN = SHOP | {"groups": [], "menu": [{"item": "Coffee", "price": "3.80"}, {"item": "Machine", "price": "300.00"}]}


def sale(item: str, **tender: Any) -> tuple[dict[str, Any], ...]:
    return act("ring_up", item=item), act("pay", tenders=[{"tender": "cash"} | tender])


def test_what_should_be_in_a_drawer(acts: Acts) -> None:
    """dells-softwares#452: float 100, cash sales 300, a refund of 20, a debt of 50 paid: 430."""
    answers = acts(
        PLAIN,
        act("drawer_open", float="100.00"),
        *sale("Machine"),
        act("refund", order="1", amount="20.00", reason="scratched"),
        act("cash_in", amount="50.00", reason="Ben paid what he owed"),
        act("count", denominations={"50.00": 8, "10.00": 3}),
        act("close_day"),
    )
    assert all(answer["ok"] for answer in answers), answers
    z = answers[-1]
    assert (z["z"], z["expected"], z["counted"], z["over_short"]) == (1, "430.00", "430.00", "0.00")
    assert (z["sales"], z["perpetual"]) == ("300.00", "300.00")
    assert z["refunds"] == [{"tender": "cash", "count": 1, "amount": "20.00"}]


def test_a_float_that_is_not_what_was_left_shows_as_the_drawer_is_opened(acts: Acts) -> None:
    """odoo!108737: 50 left, opened with 100 counted: +50 at opening, and no loss of 50 at closing."""
    answers = acts(
        PLAIN,
        act("drawer_open", float="50.00"),
        act("count", amount="50.00"),
        act("close_day"),
        act("drawer_open", float="100.00"),
        act("count", amount="100.00"),
        act("close_day"),
    )
    assert answers[4]["drawers"][0]["float_over_short"] == "50.00"
    assert (answers[6]["z"], answers[6]["over_short"]) == (2, "0.00")


def test_takings_by_tender(acts: Acts) -> None:
    """restaurant-pos#24: 500 in cash and 300 by another tender are 500, 300 and 800, each with its orders."""
    menu = [{"item": "Five", "price": "500.00"}, {"item": "Three", "price": "300.00"}]
    x = acts.last(PLAIN | {"menu": menu}, *sale("Five"), *sale("Three", tender="card"), act("x"))
    assert x["tenders"] == [
        {"tender": "cash", "count": 1, "amount": "500.00"},
        {"tender": "card", "count": 1, "amount": "300.00"},
    ]
    assert (x["sales"], x["orders"], x["expected"], x["z"]) == ("800.00", 2, "500.00", None)


def test_a_tip_in_cash_lies_in_the_drawer_and_is_no_sale(acts: Acts) -> None:
    """odoo!207030: 3.80, cash 5.00, “keep the change”: sales 3.80, tip 1.20, drawer +5.00."""
    x = acts.last(PLAIN, *sale("Coffee", tendered="5.00", tip="1.20"), act("x"))
    assert (x["sales"], x["expected"]) == ("3.80", "5.00")
    assert x["tips"] == [{"name": "shared", "amount": "1.20"}]


def test_x_resets_nothing_and_z_starts_anew(acts: Acts) -> None:
    answers = acts(PLAIN, *sale("Coffee"), act("x"), act("x"), act("count", amount="3.80"), act("close_day"), act("x"))
    first, second, _, z, after = answers[3:]
    assert first["sales"] == second["sales"] == z["sales"] == "3.80"
    assert z["taxes"] == [{"name": "", "percent": "19", "net": "3.19", "tax": "0.61"}]
    assert (after["sales"], after["tenders"], after["perpetual"]) == ("0.00", [], "3.80")
    assert after["head"] != z["head"]
    assert len(z["head"]) == 64


def test_a_day_is_closed_only_after_a_count_of_what_is_there(acts: Acts) -> None:
    count, close = act("count", amount="3.80"), act("close_day")
    answers = acts(
        PLAIN,
        *sale("Coffee"),
        close,
        count,
        *sale("Coffee"),
        close,
        count,
        act("cash_out", amount="1.00", reason="milk"),
        close,
    )
    refused = [answer["refused"] for answer in answers if not answer["ok"]]
    assert len(refused) == 3
    assert all("Count drawer 1" in words for words in refused)


def test_a_count_that_is_off_needs_a_reason_and_keeps_it(acts: Acts) -> None:
    off = (PLAIN, *sale("Coffee"), act("count", amount="3.30"))
    refused, z = acts(*off, act("close_day"), act("close_day", reason="wrong change"))[-2:]
    assert not refused["ok"]
    assert "Say why" in refused["refused"]
    assert (z["z"], z["over_short"]) == (1, "-0.50")


def test_the_card_machines_own_total_is_held_against_what_was_taken(acts: Acts) -> None:
    sold = sale("Coffee", tender="card", tip="1.00")
    counted = acts.last(PLAIN, *sold, act("count", amount="0.00", card="3.80"))
    assert counted["card"] == {"expected": "4.80", "counted": "3.80", "over_short": "-1.00"}


def test_each_tender_of_the_shops_own_is_held_against_what_was_taken_by_it(acts: Acts) -> None:
    shop = PLAIN | {"tenders": ["twint", "lunch"]}
    answers = acts(
        shop,
        *sale("Coffee", tender="twint"),
        *sale("Coffee", tender="twint"),
        act("refund", order="1", all=True, reason="cold"),
        act("count", amount="0.00", tenders={"paypal": "3.80"}),
        act("count", amount="0.00", tenders={"twint": "3.30"}),
        act("close_day"),
        act("close_day", reason="wrong till"),
    )
    unknown, counted, refused, z = answers[-4:]
    assert unknown["refused"] == "“paypal” is no tender of the shop’s own."
    twint = {"tender": "twint", "expected": "3.80", "counted": "3.30", "over_short": "-0.50"}
    assert counted["own_tenders"] == z["own_tenders"] == [twint]
    assert "off by −€0.50. Say why" in refused["refused"]


def test_who_still_waits_is_left_for_tomorrow_by_the_owner_alone(acts: Acts) -> None:
    staff = [{"name": "Ana", "pin": "1111"}, {"name": "Rosa", "role": "owner", "pin": "2222"}]
    answers = acts(
        PLAIN | {"staff": staff},
        *sale("Coffee"),
        act("mishap", order="1", kind="wrong_item", their_words="It was tea"),
        act("count", amount="3.80"),
        act("close_day", by="Ana"),
        act("close_day", by="Ana", approved_by="Rosa", pin="2222"),
    )
    refused, z = answers[-2:]
    assert refused["refused"] == "Leaving somebody for tomorrow needs Rosa."
    assert (z["z"], z["left_for_tomorrow"], z["open_mishaps"]) == (1, 1, 1)


def test_a_call_that_is_promised_for_another_day_keeps_no_day_open(acts: Acts) -> None:
    staff = [{"name": "Ana", "pin": "1111"}, {"name": "Rosa", "role": "owner", "pin": "2222"}]
    call = {"gesture": "follow_up", "due": "2026-11-25T12:00:00+01:00", "contact": "mia@example.com"}
    answers = acts(
        PLAIN | {"staff": staff},
        *sale("Coffee"),
        act("mishap", order="1", kind="wrong_item", their_words="It was tea", gestures=[{"gesture": "apology"}, call]),
        act("count", amount="3.80"),
        act("close_day", by="Ana"),
    )
    assert all(answer["ok"] for answer in answers), answers
    assert answers[-1]["left_for_tomorrow"] == 0


def test_an_x_is_printed_where_somebody_asks_for_it(acts: Acts) -> None:
    acts(PLAIN, *sale("Coffee"))
    before = printed(acts)
    plain, on_paper = acts(act("x"), act("x", print=True))
    assert {**on_paper, "head": ""} == {**plain, "head": ""}
    (new,) = set(printed(acts)) - set(before)
    assert "X-report" in new


def printed(acts: Acts) -> list[str]:
    return sorted(path.name for path in (acts.folder / PRINTED).iterdir())


def test_a_z_of_before_is_looked_at_and_printed_again(acts: Acts) -> None:
    answers = acts(
        PLAIN,
        act("drawer_open", denominations={"50.00": 2}),
        *sale("Coffee"),
        act("count", amount="103.80"),
        act("close_day", stays={"1": "100.00"}),
        act("z", number=1, print=True),
        act("z"),
        act("z", number=2),
        act("drawer_open", float="100.00"),
    )
    z, again, last, none, opened = answers[-5:]
    assert z | {"act": "z"} == again == last
    assert none["refused"] == "This till has no Z report 0002."
    assert opened["drawers"][0]["float_over_short"] == "0.00"


def test_how_many_receipts_were_printed_again_is_cut_with_the_z(acts: Acts) -> None:
    again = act("print_again", order="1")
    answers = acts(PLAIN, *sale("Coffee"), again, again, act("count", amount="3.80"), act("close_day"), again, act("x"))
    assert [answer["copies"] for answer in answers if "copies" in answer] == [2, 2, 1]


def test_a_second_drawer_has_its_own_sums(acts: Acts) -> None:
    answers = acts(
        PLAIN,
        act("drawer_open", float="10.00", drawer="1"),
        *sale("Coffee"),
        act("drawer_open", float="20.00", drawer="2"),
        *sale("Coffee"),
        *sale("Coffee"),
        act("count", amount="27.60"),
        act("close_day"),
        act("count", amount="13.80", drawer="1"),
        act("close_day"),
    )
    *_, refused, _, z = answers
    assert "Count drawer 1" in refused["refused"]
    assert [(each["drawer"], each["expected"]) for each in z["drawers"]] == [("1", "13.80"), ("2", "27.60")]
    assert z["expected"] == "41.40"


def test_what_no_till_can_do_is_refused_in_a_sentence(acts: Acts) -> None:
    cases = (
        (act("cash_in", amount="0.00", reason="coins"), "above zero"),
        (act("cash_out", amount="-5.00", reason="coins"), "above zero"),
        (act("cash_out", amount="5.00", reason=" "), "Say why"),
        (act("no_sale", reason=""), "Say why"),
        (act("no_sale", reason="4111 1111 1111 1111"), "card number"),
        (act("count"), "Say what was counted"),
        (act("count", denominations={"10.00": -1}), "less than none"),
        (act("drawer_open", float="-1.00", drawer="2"), "less than nothing"),
        (act("drawer_open", float="5.00"), "open already"),
        (act("drawer_open", float="5.00", drawer=" "), "which drawer"),
    )
    answers = acts(PLAIN, act("drawer_open", float="5.00"), *(line for line, _ in cases))[2:]
    assert [answer["ok"] for answer in answers] == [False] * len(cases)
    assert [words for answer, (_, words) in zip(answers, cases, strict=True) if words not in answer["refused"]] == []


def test_opening_without_a_sale_is_counted(acts: Acts) -> None:
    assert acts.last(PLAIN, act("no_sale", reason="change for a guest"), act("x"))["no_sales"] == 1


def test_a_refund_after_the_close_belongs_to_the_next_z(acts: Acts) -> None:
    answers = acts(
        PLAIN,
        *sale("Coffee"),
        act("count", amount="3.80"),
        act("close_day"),
        act("refund", order="1", all=True, reason="cold"),
        act("drawer_open", float="3.80"),
        act("count", amount="0.00"),
        act("close_day"),
    )
    assert all(answer["ok"] for answer in answers), answers
    assert answers[-1]["refunds"] == [{"tender": "cash", "count": 1, "amount": "3.80"}]
    assert (answers[-1]["sales"], answers[-1]["perpetual"], answers[-1]["expected"]) == ("0.00", "3.80", "0.00")


def test_what_cash_was_rounded_by_and_each_tax_by_its_name_stand_on_the_z(acts: Acts) -> None:
    both = [{"name": "GST", "percent": "5"}, {"name": "PST", "percent": "7"}]
    classes = {"drinks": [{"from": "2026-01-01", "here": both, "to_go": both}]}
    shop = PLAIN | {"tax_classes": classes, "cash_rounding": {"step": "0.05"}}
    menu = [{"item": "Coffee", "price": "3.82", "tax_class": "drinks"}]
    x = acts.last(shop | {"menu": menu}, *sale("Coffee"), *sale("Coffee", tender="card"), act("x"))
    assert (x["sales"], x["rounding"], x["expected"]) == ("7.64", "-0.02", "3.80")
    assert [(tender["tender"], tender["amount"]) for tender in x["tenders"]] == [("cash", "3.80"), ("card", "3.82")]
    assert [(tax["name"], tax["percent"]) for tax in x["taxes"]] == [("GST", "5"), ("PST", "7")]


def test_what_went_back_and_how_cash_was_rounded_come_to_the_money(acts: Acts) -> None:
    shop = PLAIN | {"cash_rounding": {"step": "0.05"}, "menu": [{"item": "Coffee", "price": "3.82"}]}
    back = act("refund", order="1", amount="1.03", reason="cold")
    x = acts.last(shop, *sale("Coffee"), back, act("x"))
    tax = x["refund_taxes"][0]
    owed = Decimal(tax["net"]) + Decimal(tax["tax"])
    assert (x["refunds"][0]["amount"], x["refund_rounding"]) == ("1.05", str(Decimal("-1.05") - owed))
    assert Decimal(x["refund_rounding"])


def test_what_is_thrown_away_has_a_reason_and_stands_on_the_report(acts: Acts) -> None:
    menu = [{"item": "Cake", "price": "4.00", "cost": "1.20"}, {"item": "Coffee", "price": "3.80"}]
    answers = acts(
        PLAIN | {"menu": menu},
        act("sold_out", item="Cake", count=3),
        act("waste", item="Cake", quantity=2, reason="dropped"),
        act("waste", item="Coffee", reason=" "),
        act("waste", item="Coffee", quantity=0, reason="dropped"),
        act("ring_up", item="Cake", quantity=2),
        *sale("Cake"),
        act("refund", order="1", all=True, reason="stale", goods="thrown away"),
        act("x"),
    )
    assert answers[2]["waste"] == [{"item": "Cake", "quantity": 2, "cost": "2.40"}]
    assert [answer["ok"] for answer in answers[3:6]] == [False, False, False]
    assert answers[-1]["waste"] == [{"item": "Cake", "quantity": 3, "cost": "3.60"}]


def test_what_is_thrown_away_stands_on_the_day_with_its_reason(acts: Acts) -> None:
    menu = [{"item": "Cake", "price": "4.00", "cost": "1.20"}]
    cake = act("waste", item="Cake", quantity=2, reason="dropped")
    day = acts.last(PLAIN | {"menu": menu}, cake, cake, act("waste", item="Cake", reason="stale"), act("report"))
    assert day["waste"] == [
        {"item": "Cake", "quantity": 4, "reason": "dropped", "cost_minor": 480},
        {"item": "Cake", "quantity": 1, "reason": "stale", "cost_minor": 120},
    ]
