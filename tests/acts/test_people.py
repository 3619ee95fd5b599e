"""Who may do what alone, and another person's yes to it with a PIN."""

from typing import Any

import pytest

from acts.lines import SHOP, Acts, act

STAFF = [
    {"name": "Ana", "role": "barista", "pin": "1111"},
    {"name": "Ben", "role": "barista"},
    {"name": "Dana", "role": "lead", "pin": "2222"},
    {"name": "Rosa", "role": "owner", "pin": "333333"},
]
WITH_PINS: dict[str, Any] = SHOP | {"staff": STAFF}
TWO_LATTES = act("ring_up", item="Latte", quantity=2)
DANA = {"approved_by": "Dana", "pin": "2222"}


def later(seconds: int) -> str:
    return f"2026-11-23T08:{seconds // 60:02}:{seconds % 60:02}+00:00"


def test_a_barista_takes_off_ten_percent_and_a_lead_fifty_and_the_owner_all(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        TWO_LATTES,
        act("discount", percent="10", reason="x"),
        act("discount", percent="10.1", reason="x"),
        act("discount", amount="0.77", reason="x"),
        act("discount", percent="50", reason="x", by="Dana"),
        act("discount", percent="51", reason="x", by="Dana"),
        act("discount", percent="100", reason="x", by="Rosa"),
    )
    assert [answer["ok"] for answer in answers[2:]] == [True, False, False, True, False, True]
    assert answers[3]["refused"] == "10.1% needs Dana or Rosa: up to 10% is yours to give."
    assert answers[4]["refused"] == "10.2% needs Dana or Rosa: up to 10% is yours to give."
    assert answers[6]["refused"] == "51% needs Rosa: up to 50% is yours to give."


def test_a_lead_says_yes_to_one_act_with_their_pin_and_the_barista_goes_on_as_before(acts: Acts) -> None:
    yes, again, ticket = acts(
        WITH_PINS,
        TWO_LATTES,
        act("discount", percent="20", reason="x", **DANA),
        act("discount", percent="21", reason="x"),
        act("ticket"),
    )[2:]
    assert yes["ticket"]["total"] == "6.08"
    assert again["refused"].startswith("21% needs Dana or Rosa")
    assert ticket["ticket"]["total"] == "6.08"


def test_nobody_says_yes_beyond_their_own_rights_or_to_themselves_or_without_a_pin(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        TWO_LATTES,
        act("discount", percent="60", reason="x", **DANA),
        act("discount", percent="20", reason="x", approved_by="Ana", pin="1111"),
        act("discount", percent="20", reason="x", approved_by="Ana", pin="1111", by="Ben"),
        act("discount", percent="20", reason="x", approved_by="Ben", pin="1111"),
        act("discount", percent="20", reason="x", approved_by="Dana", pin="2223"),
        act("discount", percent="20", reason="x", approved_by="Dana"),
    )[2:]
    assert [answer["refused"] for answer in answers] == [
        "That is not Dana’s to give either. Rosa can.",
        "Nobody says yes to themselves: ask somebody else for their PIN.",
        "That is not Ana’s to give either. Dana or Rosa can.",
        "Ben has no PIN. The owner sets one.",
        "That is not Dana’s PIN. Try again.",
        "That is not Dana’s PIN. Try again.",
    ]


def test_the_whole_order_on_us_is_a_leads_and_one_line_within_the_limit_a_baristas(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        TWO_LATTES,
        act("comp", line=1, reason="birthday"),
        act("comp", reason="opening day"),
        act("ring_up", item="Beans", quantity=2),
        act("comp", line=2, reason="birthday"),
        act("comp", reason="opening day", **DANA),
    )[2:]
    assert [answer["ok"] for answer in answers] == [True, False, True, False, True]
    assert answers[1]["refused"] == "A whole order on us needs Dana or Rosa."
    assert answers[3]["refused"] == "€20.00 needs Dana or Rosa: up to €10.00 at once is yours to give."
    assert answers[4]["ticket"]["total"] == "0.00"


def test_money_back_counts_to_the_day_and_what_a_lead_approved_is_the_leads(acts: Acts) -> None:
    beans = [act("ring_up", item="Beans", quantity=3), act("pay")]
    answers = acts(
        WITH_PINS,
        *beans,
        act("refund", order="1", amount="20.01", reason="cold"),
        act("refund", order="1", amount="20.01", reason="cold", **DANA),
        act("refund", order="1", amount="9.99", reason="cold"),
        *beans,
        act("refund", order="2", amount="10.02", reason="cold"),
        act("refund", order="2", amount="10.01", reason="cold"),
        act("order", order="1"),
    )
    assert answers[3]["refused"] == "€20.01 needs Dana or Rosa: up to €20.00 at once is yours to give."
    assert answers[4]["amount"] == "20.01"
    assert answers[5]["amount"] == "9.99"
    assert answers[8]["refused"] == "€10.02 needs Dana or Rosa: €10.01 is left of yours to give today."
    assert answers[9]["amount"] == "10.01"
    assert ("Dana", "Dana said yes to it") in [(step["by"], step["what"]) for step in answers[10]["story"]]


def test_a_card_sale_goes_back_in_cash_only_with_a_lead(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        TWO_LATTES,
        act("pay", tenders=[{"tender": "card"}]),
        act("refund", order="1", all=True, tender="cash", reason="cold"),
        act("cancel", order="1", reason="left", refund=True),
    )[3:]
    assert answers[0]["refused"] == "Money back by another tender than it came by needs Dana or Rosa."
    assert answers[1]["tenders"] == [{"tender": "card", "amount": "7.60"}]


def test_what_was_taken_off_ten_coffees_is_not_one_coffee_for_nothing(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        act("ring_up", item="Latte", quantity=10),
        act("discount", amount="3.80", reason="x"),
        act("change", line=1, quantity=1),
        act("pay"),
    )
    assert answers[2]["ok"]
    assert answers[4]["refused"] == "What comes off this ticket is too much by now: take it back and give it anew."


def test_a_shop_decides_who_may_how_much(acts: Acts) -> None:
    limits = {"barista": {"discount_percent": "20", "whole_order": None}}
    answers = acts(
        WITH_PINS | {"limits": limits},
        TWO_LATTES,
        act("discount", percent="20", reason="x"),
        act("comp", reason="x"),
        act("set", limits={"barista": {"discount_percent": "5"}}),
        act("discount", percent="6", reason="x"),
        act("set", limits={"barista": {"discounts": "5"}}),
    )
    assert [answer["ok"] for answer in answers[2:5]] == [True, True, True]
    assert answers[5]["refused"] == "6% needs Dana or Rosa: up to 5% is yours to give."
    assert "There is no limit “discounts”" in answers[6]["refused"]


def test_without_pins_everything_is_as_ever(cafe_acts: Acts) -> None:
    signed_in, asked = cafe_acts(act("sign_in", name="Rosa"), act("sign_in", name="Ana", pin="1111"))
    assert signed_in["ok"]
    assert asked["refused"] == "Ana has no PIN. The owner sets one."


def test_who_has_a_pin_types_it(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        act("sign_in", name="Rosa"),
        act("sign_in", name="Rosa", pin="111111"),
        act("sign_in", name="Rosa", pin="333333"),
        TWO_LATTES,
        act("discount", percent="100", reason="x"),
        act("lock"),
        act("discount", percent="99", reason="x"),
    )
    assert [answer["ok"] for answer in answers[1:]] == [False, False, True, True, True, True, False]
    assert answers[1]["refused"] == "Rosa has a PIN. Type it."


def test_five_wrong_pins_make_that_person_wait_here_over_a_restart_and_nobody_stops_selling(acts: Acts) -> None:
    wrong = act("sign_in", name="Dana", pin="0000")
    answers = acts(WITH_PINS, act("sign_in", name="Ana", pin="1111"), *[wrong] * 5)
    assert answers[5]["refused"] == "That is not Dana’s PIN. Try again."
    assert answers[6]["refused"] == "Too many wrong PINs for Dana. Try again in 30 s."
    locked, approval, *selling, right, wrong_once = acts(
        act("sign_in", name="Dana", pin="2222", at=later(10)),
        act("discount", line=1, percent="20", reason="x", at=later(10), **DANA),
        act("sign_in", name="Ana", pin="1111"),
        TWO_LATTES,
        act("pay"),
        act("sign_in", name="Dana", pin="2222", at=later(30)),
        wrong,
    )
    assert locked["refused"] == approval["refused"] == "Too many wrong PINs for Dana. Try again in 20 s."
    assert [answer["ok"] for answer in selling] == [True, True, True]
    assert right["ok"]
    assert wrong_once["refused"] == "That is not Dana’s PIN. Try again."


def test_the_owner_changes_roles_and_pins_once_there_is_an_owners_pin(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        act("change_staff", name="Ben", role="lead"),
        act("change_staff", name="Ben", pin="4444"),
        act("change_staff", name="Ana", pin="1112"),
        act("change_staff", name="Ben", role="lead", pin="4444", by="Rosa"),
        TWO_LATTES,
        act("discount", percent="20", reason="x", approved_by="Ben", pin="4444"),
        act("change_staff", name="Rosa", role="lead", by="Rosa"),
        act("change_staff", name="Ana", pin="12", by="Rosa"),
        act("change_staff", name="Ben", pin=None, by="Rosa"),
        act("sign_in", name="Ben"),
        act("add_staff", name="Eve", by="Ben"),
        act("change_staff", name="Ben"),
    )[1:]
    assert [place for place, answer in enumerate(answers) if not answer["ok"]] == [0, 1, 6, 7, 10, 11]
    assert answers[0]["refused"] == "Only Rosa changes who works here, and their PINs."
    assert answers[6]["refused"] == "Rosa is the only owner. Make somebody else an owner first."


def test_nobody_is_an_owner_without_a_pin_beside_owners_who_have_one(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        act("add_staff", name="Eve", by="Rosa"),
        act("change_staff", name="Eve", role="owner", by="Rosa"),
        act("add_staff", name="Finn", role="owner", by="Rosa"),
        act("change_staff", name="Eve", role="owner", pin="7777", by="Rosa"),
        act("change_staff", name="Eve", pin=None, by="Rosa"),
        act("add_staff", name="Finn", role="owner", pin="8888", by="Rosa"),
    )[1:]
    assert [answer["ok"] for answer in answers] == [True, False, False, True, False, True]
    assert answers[1]["refused"] == ("Give Eve a PIN first: without one, anybody could open the office as Eve.")


@pytest.mark.parametrize("pin", ["123", "12345", "abcd"])
def test_a_shop_with_what_is_no_pin_is_not_made(acts: Acts, pin: str) -> None:
    refused, made = acts(SHOP | {"staff": [{"name": "Ana", "pin": pin}]}, SHOP)
    assert refused["refused"] == "A PIN has four or six digits."
    assert made["ok"]


def test_hours_are_counted_without_breaks_and_say_who_makes_drinks(acts: Acts) -> None:
    answers = acts(
        SHOP,
        act("clock_out", at=later(0)),
        act("clock_in", at=later(0)),
        act("clock_in", by="Dana", at=later(60)),
        act("clock_in", at=later(60)),
        act("break", at=later(600)),
        act("clock_in", at=later(1200)),
        act("clock_out", at=later(1800)),
        act("break", at=later(1800)),
    )[1:]
    assert [answer.get("minutes") for answer in answers] == [None, 0, 0, None, 10, 10, 20, None]
    assert answers[0]["refused"] == answers[7]["refused"] == "Clock in first."
    assert answers[3]["refused"].startswith("You clocked in at ")


def test_a_wrong_pin_under_a_clock_that_was_ahead_locks_nobody_out_for_longer(acts: Acts) -> None:
    ahead = act("sign_in", name="Dana", pin="0000", at="2026-11-23T18:00:00+00:00")
    once = acts(WITH_PINS, ahead, act("sign_in", name="Dana", pin="2222", at=later(1)))
    assert (once[1]["ok"], once[2]["ok"]) == (False, True)
    acts(*[ahead] * 5)
    answers = acts(
        act("sign_in", name="Dana", pin="2222", at=later(10)), act("sign_in", name="Dana", pin="2222", at=later(40))
    )
    assert answers[0]["refused"] == "Too many wrong PINs for Dana. Try again in 30 s."
    assert answers[1]["ok"]


def test_a_pin_typed_into_the_wrong_field_is_kept_nowhere(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        TWO_LATTES,
        act("customer", name="2222"),
        act("change", line=1, note=" 333333 "),
        act("pay", later=True, name="1111"),
        act("hold", name="2222"),
        act("add_staff", name="2222", by="Rosa"),
        act("customer", name="Room 2222"),
        act("customer", name="12"),
    )[2:]
    assert [answer["ok"] for answer in answers] == [False, False, False, False, False, True, True]
    assert answers[0]["refused"] == "That could be a PIN, and nothing of it is kept. Write a word before the number."
    kept = b"".join(file.read_bytes() for file in acts.folder.rglob("*") if file.is_file())
    assert b"333333" not in kept


def test_no_text_keeps_a_pin_or_a_card_number(acts: Acts) -> None:
    def texts(secret: str) -> list[dict[str, Any]]:
        return [
            act("customer", table=secret),
            act("customer", tax_exempt=secret),
            act("customer", allergy=[secret]),
            act("add", order="1", item="Latte", note=secret),
            act("remove_line", order="1", line=1, reason=secret),
            act("cash_in", amount="1.00", reason=secret),
            act("no_sale", reason=secret),
            act("drawer_open", float="1.00", drawer=secret),
            act("waste", item="Latte", reason=secret),
            act("mishap", order="1", kind="late", their_words=secret),
            act("refund", order="1", all=True, reason=secret),
            act("change_staff", name="Ana", new_name=secret, by="Rosa"),
            act("usual", name=secret),
            act("throw_away", reason=secret),
        ]

    pin, card = texts("1111."), texts("4111 1111 1111 1111")
    answers = acts(WITH_PINS, TWO_LATTES, act("pay"), TWO_LATTES, *pin, *card)[4:]
    said = [answer.get("refused", "kept") for answer in answers]
    assert [words for words in said[: len(pin)] if "could be a PIN" not in words] == []
    assert [words for words in said[len(pin) :] if "card number" not in words] == []


def test_without_pins_a_number_is_a_name(acts: Acts) -> None:
    assert acts.last(SHOP, TWO_LATTES, act("customer", name="1204"))["ticket"]["customer"] == "1204"


def test_somebody_says_how_they_like_their_screens(cafe_acts: Acts) -> None:
    first, second, third, refused = cafe_acts(
        act("prefer_screens", language="de", by="Ana"),
        act("prefer_screens", left_hand=True, by="Ana"),
        act("prefer_screens", large_type=True, dark_bar=True, left_hand=False, by="Ana"),
        act("prefer_screens", language="nl", by="Ana"),
    )
    assert first.items() >= {"language": "de", "left_hand": False}.items()
    assert second.items() >= {"language": "de", "left_hand": True}.items()
    likes = {"language": "de", "left_hand": False, "large_type": True, "dark_bar": True}
    assert third.items() >= likes.items()
    assert "Choose one of en, de" in refused["refused"]


def test_what_somebody_gives_alone_can_be_another_than_their_roles(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        act("change_staff", name="Ana", allowance={"discount_percent": "15", "refund": "2", "comp": None}, by="Rosa"),
        TWO_LATTES,
        act("discount", percent="15", reason="x"),
        act("discount", percent="16", reason="x"),
        act("discount", percent="11", reason="x", by="Ben"),
        act("pay", tenders=[{"tender": "cash"}]),
        act("refund", order="1", amount="2.01", reason="x"),
        act("refund", order="1", amount="2.00", reason="x"),
        act("change_staff", name="Ana", allowance={}, by="Rosa"),
        act("refund", order="1", amount="2.01", reason="x"),
        act("change_staff", name="Ana", allowance={"menu": None}, by="Rosa"),
        act("change_staff", name="Ana", allowance={}, by="Dana"),
    )
    assert [answer["ok"] for answer in answers[1:]] == [
        *(True, True, True, False, False, True, False, True, True, True, False, False)
    ]
    assert answers[4]["refused"] == "16% needs Dana or Rosa: up to 15% is yours to give."
    assert answers[7]["refused"] == "€2.01 needs Dana or Rosa: up to €2.00 at once is yours to give."
    assert answers[11]["refused"].startswith("There is no limit “menu”. There are gesture,")
