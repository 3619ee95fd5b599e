"""The bar and what goes wrong, in lines of text."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from acts.lines import AT, Acts, act

LATER = "2026-11-23T09:00:00+00:00"


def test_the_bar_looks_as_on_the_screen(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("on_bar", staff=["Ana"], at=AT),
        act("ring_up", item="Latte"),
        act("ring_up", item="Filter"),
        act("pay"),
        act("made", order="1", line=1),
        act("bar"),
        act("made", order="1", line=1, made=False),
        act("made", order="1", line=2),
        act("ready", order="1", unmade="made"),
        act("recall", order="1"),
        act("bar"),
    )
    (card,) = answers[5]["bar"]
    assert (card["order"], card["state"], card["cue"]) == ("1", "placed", "none")
    assert [(line["item"], line["made"]) for line in card["lines"]] == [("Latte", True), ("Filter", False)]
    assert answers[10]["bar"][0]["state"] == "placed"
    assert [line["made"] for line in answers[10]["bar"][0]["lines"]] == [False, True]


def test_half_an_order_is_ready_once_somebody_says_what_is_with_the_rest(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("ring_up", item="Croissant"),
        act("pay"),
        act("made", order="1", line=1),
        act("ready", order="1"),
        act("ready", order="1", unmade="explained"),
        act("ready", order="1", unmade="explained", why="sold out"),
        act("bar"),
        act("mishaps"),
        act("mishap", mishap="1a", gestures=[{"gesture": "refund", "lines": [{"line": 2, "quantity": 1}]}]),
        act("hand_over", order="1"),
    )
    assert answers[4]["refused"].startswith("1 of 2 lines of order 1 are made. Say whether")
    assert answers[5]["refused"] == "Say why in a few words."
    assert answers[6]["mishap"] == "1a"
    lines = answers[7]["bar"][0]["lines"]
    assert [(line["made"], line["left_off"]) for line in lines] == [(True, ""), (False, "sold out")]
    assert answers[8]["mishaps"][0]["kind"] == "sold_out"
    assert answers[9]["refunds"] == [{"tender": "cash", "amount": "2.50"}]
    assert answers[10]["ok"]


def test_a_new_promise_is_told_once(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("pay"),
        act("reset_promise", order="1", due="2026-11-23T08:20:00+00:00", told=False),
        act("told", order="1"),
        act("told", order="1"),
        act("order", order="1"),
    )
    assert [reset["told"] for reset in answers[5]["resets"]] == [False, True]
    assert "told already" in answers[4]["refused"]


def test_the_words_that_come_with_a_new_time_say_which_one_it_replaces(cafe_acts: Acts) -> None:
    placed, mishap = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("pay"),
        act("mishap", order="1", kind="late", new_promise="2026-11-23T08:30:00+00:00"),
    )[1:]
    first = datetime.fromisoformat(placed["promise"]["due"]).astimezone(ZoneInfo("Europe/Berlin"))
    assert mishap["said"]["own"] == f"I’m sorry. We promised {first:%-H:%M}, and we need until 9:30."
    assert mishap["said"]["promise"] == "Your order is ready at 9:30. I’ll bring it to you."


def test_a_remake_is_called_out_with_an_r(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay"),
        act("mishap", order="1", kind="wrong_item", their_words="Not mine", gestures=[{"gesture": "remake"}]),
        act("bar"),
    )
    assert answers[2]["remake"]["order"] == "1R"
    assert [card["order"] for card in answers[3]["bar"]] == ["1R", "1"]
    assert answers[2]["said"]["own"]


def test_a_remake_keeps_what_was_noted_on_its_lines(cafe_acts: Acts) -> None:
    again = [{"gesture": "remake", "lines": [{"line": 2}]}]
    answers = cafe_acts(
        act("ring_up", item="Filter", note="black"),
        act("ring_up", item="Latte", note="no sugar, extra hot"),
        act("pay"),
        act("mishap", order="1", kind="not_good", their_words="It was cold", gestures=again),
        act("mishap", order="1", kind="not_good", gestures=again),
        act("bar"),
        act("order", order="1R"),
    )
    notes = {card["order"]: [line["note"] for line in card["lines"]] for card in answers[5]["bar"]}
    assert notes["1R"] == notes["1R2"] == ["no sugar, extra hot"]
    assert notes["1"] == ["black", "no sugar, extra hot"]
    assert [line["note"] for line in answers[6]["lines"]] == ["no sugar, extra hot"]


def test_beyond_the_allowance_nothing_is_given_and_what_is_left_is_said(cafe_acts: Acts) -> None:
    refused, after = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "voucher", "amount": "15.00"}]),
        act("mishaps"),
    )[2:]
    assert refused["ok"] is False
    assert refused["left_to_give"] == "20.00"
    assert after["mishaps"] == []


def test_a_missed_promise_prints_a_voucher_that_is_good_once(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("customer", name="Mia"),
        act("pay"),
        act("ready", order="1", at=LATER),
        act("mishap", order="1", kind="late", gestures=[{"gesture": "voucher", "amount": "2.00"}], by="Dana"),
    )
    (given,) = answers[4]["vouchers"]
    redeemed = cafe_acts(
        act("look_up", code=given["code"]),
        act("ring_up", item="Filter"),
        act("attach_voucher", code=given["code"]),
        act("pay"),
        act("ring_up", item="Filter"),
        act("attach_voucher", code=given["code"]),
        act("detach_voucher"),
    )
    assert (redeemed[0]["state"], redeemed[0]["customer"], redeemed[0]["amount"]) == ("live", "Mia", "2.00")
    assert redeemed[2]["ticket"]["total"] == "0.80"
    assert redeemed[3]["vouchers_used"] == [{"code_end": given["code"][-5:], "amount": "2.00"}]
    assert "was used on" in redeemed[5]["refused"]


def test_a_mishap_without_an_order_has_a_name_and_a_follow_up(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act(
            "mishap",
            kind="treatment",
            their_words="Nobody said a word",
            gestures=[{"gesture": "follow_up", "due": "2026-11-24T10:00:00+00:00", "contact": "mia@example.com"}],
            at=AT,
        ),
        act("mishaps"),
        act("follow_up_done", mishap="m1"),
        act("follow_up_done", mishap="m2"),
    )
    assert answers[0]["mishap"] == answers[1]["mishaps"][0]["mishap"] == "m1"
    assert answers[2]["ok"]
    assert answers[3]["refused"] == "There is no mishap “m2” here."


def test_a_word_answers_what_is_open(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("pay"),
        act("ticket", at=LATER),
        act("greet", order="1"),
        act("mishaps"),
    )
    assert answers[4]["mishaps"] == []


def test_a_mishap_is_gone_on_with_only_where_the_line_fits_it(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("pay"),
        act("ring_up", item="Latte"),
        act("pay"),
        act("mishap", order="2", kind="not_good", their_words="Cold"),
        act("mishap", order="1", mishap="2a", gestures=[{"gesture": "refund"}]),
        act("mishap", mishap="2a", kind="late", their_words="Slow"),
        act("mishap", mishap="2a", their_words="Still cold"),
    )
    assert answers[5]["refused"] == "“2a” is not of order 1."
    assert "is of the kind “not_good”" in answers[6]["refused"]
    assert answers[7]["mishap"] == "2a"


def test_a_gesture_is_worth_what_is_said_or_is_refused(cafe_acts: Acts) -> None:
    gestures = (
        {"gesture": "refund", "amount": "1.00"},
        {"gesture": "refund", "amount": "9.00"},
        {"gesture": "voucher", "amount": "0.00"},
        {"gesture": "apology", "amount": "5.00"},
        {"gesture": "follow_up", "due": "2020-01-01T00:00:00+00:00"},
    )
    mishaps = (act("mishap", order="1", kind="not_good", gestures=[gesture]) for gesture in gestures)
    answers = cafe_acts(act("ring_up", item="Latte", at=AT), act("pay"), *mishaps, act("order", order="1"))
    assert answers[2]["refunds"] == [{"tender": "cash", "amount": "1.00"}]
    assert [answer["ok"] for answer in answers[3:7]] == [False] * 4
    assert [refund["amount"] for refund in answers[7]["refunds"]] == ["1.00"]


def test_a_word_answers_a_mishap_without_an_order(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("mishap", kind="treatment", their_words="Nobody said a word", at=AT),
        act("greet", mishap="m1"),
        act("mishaps"),
    )
    assert answers[1]["ok"]
    assert answers[2]["mishaps"] == []


def test_a_mishap_of_no_known_kind_is_refused_with_those_there_are(cafe_acts: Acts) -> None:
    refused = cafe_acts(act("mishap", kind="spilt", gestures=[{"gesture": "apology"}]))[0]["refused"]
    assert refused.startswith("There is no mishap “spilt”. There are late, ")
    assert "spilled" in refused


def test_on_the_house_costs_its_line_or_what_is_said_and_never_nothing(cafe_acts: Acts) -> None:
    cafe_acts(act("ring_up", item="Latte"), act("ring_up", item="Croissant"), act("pay"))
    nothing, line, amount = cafe_acts(
        act("mishap", order="1", kind="other", gestures=[{"gesture": "on_the_house"}]),
        act("mishap", order="1", kind="other", gestures=[{"gesture": "on_the_house", "lines": [{"line": 2}]}]),
        act("mishap", order="1", kind="other", gestures=[{"gesture": "on_the_house", "amount": "3.00"}]),
    )
    assert nothing["refused"] == "Say what is on the house: an item, or how much it costs."
    assert nothing["left_to_give"] == "20.00"
    assert (line["left_to_give"], amount["left_to_give"]) == ("17.50", "14.50")


def test_handing_over_is_taken_back(cafe_acts: Acts) -> None:
    board = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("pay"),
        act("ready", order="1"),
        act("hand_over", order="1"),
        act("take_back", order="1"),
        act("bar"),
    )[-1]["bar"]
    assert [(order["order"], order["state"]) for order in board] == [("1", "ready")]


def test_the_story_of_an_order_has_whoever_made_and_handed_it_over(cafe_acts: Acts) -> None:
    told = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("pay"),
        act("made", order="1", line=1, by="Dana", at="2026-11-23T08:01:00+00:00"),
        act("ready", order="1", by="Dana", at="2026-11-23T08:02:00+00:00"),
        act("hand_over", order="1", by="Ana", at="2026-11-23T08:03:00+00:00"),
        act("order", order="1"),
    )[-1]["story"]
    assert [(each["by"], each["what"]) for each in told[2:]] == [
        ("Dana", "made: Latte"),
        ("Dana", "ready"),
        ("Ana", "handed over"),
    ]
