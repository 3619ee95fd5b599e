""" "I'm sorry, we got it wrong, I'll fix it", then a time: the second promise is judged on its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from acts.lines import Acts, act

SOLD = (act("ring_up", item="Latte"), act("pay"))


def test_the_answer_owns_it_names_a_time_and_that_time_is_a_promise_of_its_own(cafe_acts: Acts) -> None:
    due = datetime.fromisoformat(cafe_acts(*SOLD)[-1]["promise"]["due"])
    new = (due + timedelta(minutes=9)).isoformat()
    answer, order = cafe_acts(
        act("mishap", order="1", kind="late", gestures=[{"gesture": "apology"}], new_promise=new,
            at=(due + timedelta(minutes=1)).isoformat()),
        act("order", order="1"),
    )  # fmt: skip
    said = list(answer["said"])
    assert said == ["hear", "own", "promise", "thank", "hand_over"]
    assert answer["said"]["own"].startswith("I’m sorry")
    clock = (due + timedelta(hours=1, minutes=9)).strftime("%-H:%M")
    assert clock in answer["said"]["promise"]
    assert datetime.fromisoformat(order["promise"]["now"]) == datetime.fromisoformat(new)
    assert datetime.fromisoformat(order["promise"]["first"]) == due
