"""Beyond the longest time the shop stands for, from the ticket to the day's report."""

from __future__ import annotations

from typing import Any

from acts.lines import AT, SHOP, Acts, act

LATER = "2026-11-23T08:05:00+00:00"


def order(**pay: Any) -> list[dict[str, Any]]:
    return [act("ring_up", item="Latte", quantity=12), act("pay", **pay)]


def test_an_order_without_a_promise_from_the_ticket_to_the_report(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("set", longest_promise_minutes=10, at=AT),
        act("ring_up", item="Latte", quantity=12),
        act("pay", they_know=False),
        act("pay"),
        act("bar"),
        act("order", order="1"),
        act("tick", at="2026-11-23T11:00:00+00:00"),
        act("ready", order="1", unmade="made"),
        act("mishaps"),
        act("report"),
    )
    ticket = answers[1]["ticket"]
    assert ticket["promise"] is None
    assert ticket["wait"]["latest"] > 10
    low, high = ticket["wait"]["soonest"], ticket["wait"]["latest"]
    why = f"That takes {low} to {high} minutes, and we stand for 10 minutes at most: no time is promised."
    assert ticket["why"] == why
    assert answers[2]["refused"].startswith(f"That takes {low} to {high} minutes, and we promise no time.")
    assert (answers[3]["promise"], answers[3]["why"]) == (None, why)
    (card,) = answers[4]["bar"]
    assert (card["due"], card["first_due"], card["minutes_left"], card["cue"]) == (None, None, None, "none")
    assert card["wait"] == ticket["wait"]
    assert (answers[5]["promise"], answers[5]["why"]) == (None, why)
    assert answers[5]["story"][0]["what"] == f"placed, told {low} to {high} minutes, no time promised"
    assert answers[8]["mishaps"] == []
    assert answers[9]["promises"] == {
        "made": 0,
        "without": 1,
        "given_later": 0,
        "kept": 0,
        "missed": 0,
        "reset": 0,
        "told_before_due": 0,
    }
    assert answers[9]["vouchers"]["issued"] == 0


def test_a_remake_says_that_it_has_no_promise_either(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("set", longest_promise_minutes=5, at=AT),
        *order(),
        act("ready", order="1", unmade="made"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "remake"}], by="Rosa"),
        act("bar"),
    )
    remake = answers[-2]["remake"]
    assert (remake["order"], remake["due"]) == ("1R", None)
    assert remake["why"].endswith("no time is promised.")
    assert [card["wait"] for card in answers[-1]["bar"] if card["order"] == "1R"] == [remake["wait"]]


def test_within_it_nothing_is_said_of_it(cafe_acts: Acts) -> None:
    answers = cafe_acts(act("ring_up", item="Latte", at=AT), act("pay", they_know=False), act("bar"))
    assert answers[0]["ticket"]["promise"]["minutes"] > 0
    assert "why" not in answers[0]["ticket"]
    assert answers[1]["promise"]["minutes"] > 0
    assert "why" not in answers[1]
    assert "offer" not in answers[2]["bar"][0]


def test_the_bar_offers_a_time_once_there_is_one_and_it_counts(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("set", longest_promise_minutes=10, at=AT),
        *order(),
        act("set", longest_promise_minutes=60),
        act("bar", at=LATER),
    )
    (card,) = answers[-1]["bar"]
    told = cafe_acts(
        act("reset_promise", order="1", due=card["offer"], told=False, at=LATER),
        act("reset_promise", order="1", due=card["offer"], told=True, at=LATER),
        act("bar"),
        act("order", order="1"),
        act("ready", order="1", unmade="made"),
        act("report"),
    )
    assert told[0]["refused"] == "Order 1 has no promise yet. Tell them the time, then say that you did."
    assert told[2]["bar"][0]["first_due"] == card["offer"]
    assert "offer" not in told[2]["bar"][0]
    assert told[3]["promise"] == {"first": card["offer"], "now": card["offer"], "kept": None}
    assert told[3]["story"][-1] == {"at": LATER, "by": "Ana", "what": f"promised {card['offer']}"}
    found = told[5]["promises"]
    assert (found["made"], found["kept"], found["without"], found["given_later"]) == (1, 1, 0, 1)


def test_a_shop_says_it_as_it_is_made_and_no_shop_stands_for_a_day(acts: Acts) -> None:
    assert acts.last(SHOP | {"longest_promise_minutes": 1440})["refused"].startswith("The longest time a shop stands")
    assert acts.last(SHOP | {"longest_promise_minutes": 5})["ok"]
    assert acts(*order())[0]["ticket"]["promise"] is None


def test_a_first_time_from_make_it_right_is_told_in_words_that_break_none(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("set", longest_promise_minutes=10, at=AT),
        act("ring_up", item="Latte", quantity=12),
        act("customer", name="Mara"),
        act("pay"),
        act("set", longest_promise_minutes=60),
        act("mishap", order="1", kind="late", new_promise="2026-11-23T08:20:00+00:00", at=LATER),
        act("order", order="1"),
    )
    wait = answers[3]["wait"]
    told = f"We told you {wait['soonest']} to {wait['latest']} minutes"
    assert answers[5]["said"] == {
        "hear": f"You are waiting for us, and {told[0].lower()}{told[1:]}. When do you have to be somewhere?",
        "own": f"I’m sorry you have to wait, Mara. {told}, and I look after it now.",
        "promise": "Your order is ready at 9:20. I’ll bring it to you.",
        "thank": "Thank you for waiting, and for telling me.",
        "hand_over": "Here is everything, Mara. You waited for us, and you stayed: thank you.",
    }
    assert answers[6]["promise"] == {
        "first": "2026-11-23T08:20:00+00:00",
        "now": "2026-11-23T08:20:00+00:00",
        "kept": None,
    }


def test_who_was_promised_nothing_gets_no_voucher_for_it_but_anything_else(cafe_acts: Acts) -> None:
    voucher, treat = {"gesture": "voucher"}, {"gesture": "on_the_house", "amount": "2.50"}
    answers = cafe_acts(
        act("set", longest_promise_minutes=10, at=AT),
        *order(),
        act("mishap", order="1", kind="late", gestures=[voucher]),
        act("mishap", order="1", kind="late", gestures=[voucher], new_promise="2026-11-23T08:09:00+00:00"),
        act("mishap", order="1", kind="late", their_words="An hour for coffee?"),
        act("mishap", mishap="1a", gestures=[voucher], at="2026-11-23T11:00:00+00:00"),
        act("mishaps"),
        act("mishap", mishap="1a", gestures=[{"gesture": "apology"}, treat, {"gesture": "refund", "amount": "1.00"}]),
        act("report"),
    )
    why = "Order 1 was promised no time: give something on the house or money back instead of a voucher."
    assert [answers[place].get("refused") for place in (3, 4, 6)] == [why, why, why]
    assert [each["mishap"] for each in answers[7]["mishaps"]] == ["1a"]
    assert (answers[8]["ok"], answers[8]["vouchers"]) == (True, [])
    assert answers[8]["refunds"] == [{"tender": "cash", "amount": "1.00"}]
    assert (answers[9]["promises"]["made"], answers[9]["promises"]["missed"]) == (0, 0)
    assert answers[9]["vouchers"]["issued"] == 0


def test_a_first_time_that_is_missed_is_like_any_other(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("set", longest_promise_minutes=10, at=AT),
        *order(),
        act("mishap", order="1", kind="late", new_promise="2026-11-23T08:14:00+00:00", at=LATER),
        act("tick", at="2026-11-23T08:20:00+00:00"),
        act("mishap", order="1", kind="late", gestures=[{"gesture": "voucher"}]),
        act("ready", order="1", unmade="made"),
        act("report"),
    )
    assert "We promised 9:14 and we missed it." in answers[5]["said"]["own"]
    assert len(answers[5]["vouchers"]) == 1
    assert (answers[7]["promises"]["missed"], answers[7]["vouchers"]["issued"]) == (1, 1)


def test_a_first_promise_by_a_slip_is_taken_back(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("set", longest_promise_minutes=10, at=AT),
        *order(),
        act("set", longest_promise_minutes=60),
        act("take_back", order="1"),
        act("reset_promise", order="1", due="2026-11-23T08:20:00+00:00", told=True, at=LATER),
        act("take_back", order="1"),
        act("bar"),
        act("order", order="1"),
        act("report"),
    )
    assert answers[4]["refused"] == "Order 1 has no promise to take back."
    assert answers[6] == {"act": "take_back", "ok": True}
    (card,) = answers[7]["bar"]
    assert (card["due"], card["wait"]) == (None, answers[1]["ticket"]["wait"])
    assert "offer" in card
    assert answers[8]["promise"] is None
    assert [step["what"] for step in answers[8]["story"][-2:]] == [
        "promised 2026-11-23T08:20:00+00:00",
        "took back the promise of 2026-11-23T08:20:00+00:00",
    ]
    found = answers[9]["promises"]
    assert (found["made"], found["without"], found["given_later"]) == (0, 1, 0)
