"""37. Their time and money are eased: minutes lost and money given back are both recorded."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from acts.lines import AT, SHOP, Acts, act

SOLD = (act("ring_up", item="Latte", at=AT), act("pay"))


def due_of(acts: Acts) -> datetime:
    return datetime.fromisoformat(acts.last(*SOLD)["promise"]["due"])


def after(moment: datetime, minutes: float) -> str:
    return (moment + timedelta(minutes=minutes)).isoformat()


def mishaps(acts: Acts, *lines: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = acts.last(*lines, act("report", by="Rosa"))["recovery"]
    return found


def test_minutes_past_the_promise_and_what_came_back_of_each_and_of_the_day(cafe_acts: Acts) -> None:
    due = due_of(cafe_acts)
    found = mishaps(
        cafe_acts, act("ready", order="1", at=after(due, 7)), act("greet", order="1", at=after(due, 9)),
    )  # fmt: skip
    (late,) = found["each"]
    assert (late["kind"], late["state"], late["station"]) == ("late", "made right", "espresso")
    assert late["minutes_past_promise"] == found["minutes_past_promise"] == 7
    assert late["given_back_minor"] == found["given_back_minor"] == 300
    assert late["minutes_to_settled"] == found["minutes_to_settled"] == 9
    untold = 30  # seconds before it was due: nobody had told them
    assert found["seconds_to_first_word"] in range(9 * 60, 9 * 60 + untold + 1)
    assert found["settled_by_first_person"] == 1


def test_a_refund_is_of_what_went_wrong(cafe_acts: Acts) -> None:
    back = act("refund", order="1", all=True, reason="wrong item", goods="thrown away", by="Dana")
    found = mishaps(cafe_acts, *SOLD, act("ready", order="1", unmade="made"), back)
    assert [(each["kind"], each["given_back_minor"]) for each in found["each"]] == [("wrong_item", 380)]
    assert found["given_back_minor"] == 380


STAFF = [
    {"name": "Ana", "role": "barista", "pin": "1111"},
    {"name": "Dana", "role": "lead", "pin": "2222"},
    {"name": "Rosa", "role": "owner", "pin": "3333"},
]
WHOLE = [{"gesture": "apology"}, {"gesture": "whole_order"}]


def told_to_ana(acts: Acts, **how: Any) -> dict[str, Any]:
    """Ana hears of it, and eight minutes later the whole order is on us."""
    assert acts.last(SHOP | {"staff": STAFF})["ok"]
    due = due_of(acts)
    told = act("mishap", order="1", kind="not_good", their_words="It is cold", by="Ana", at=after(due, 0))
    given = act("mishap", mishap="1a", gestures=WHOLE, at=after(due, 8)) | how
    return mishaps(acts, act("ready", order="1", unmade="made", by="Ana", at=after(due, -1)), told, given)


def test_whoever_heard_it_settled_it_where_a_lead_only_said_yes(acts: Acts) -> None:
    found = told_to_ana(acts, by="Ana", approved_by="Dana", pin="2222")
    assert found["settled_by_first_person"] == 1
    assert found["seconds_to_first_word"] == 8 * 60
    assert found["minutes_to_settled"] == 8


def test_a_lead_who_was_fetched_and_did_it_is_not_the_first_person(acts: Acts) -> None:
    found = told_to_ana(acts, by="Dana")
    assert found["settled_by_first_person"] == 0
    assert found["seconds_to_first_word"] == 8 * 60
    assert found["minutes_to_settled"] == 8
