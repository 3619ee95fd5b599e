"""11. Can't keep it: say so and set a new expectation; the first promise still counts."""

from __future__ import annotations

from acts.lines import AT, Acts, act

NEW, READY = "2026-11-23T08:20:00+00:00", "2026-11-23T08:19:00+00:00"


def test_a_reset_keeps_who_told_whom_and_when_and_the_first_promise_counts(cafe_acts: Acts) -> None:
    *_, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("customer", name="Ines"), act("pay"),
        act("reset_promise", order="1", due=NEW, told=True, by="Dana", at="2026-11-23T08:02:00+00:00"),
        act("ready", order="1", at=READY), act("order", order="1"),
    )  # fmt: skip
    (reset,) = looked["resets"]
    assert (reset["due"], reset["told"], reset["at"][:16]) == (NEW, True, "2026-11-23T08:02")
    assert (reset["by"], reset["told_by"]) == ("Dana", "Dana")
    assert [step["by"] for step in looked["story"] if NEW in step["what"]] == ["Dana"]
    assert looked["promise"]["first"] != looked["promise"]["now"] == NEW
    assert looked["promise"]["kept"] is False


def test_who_made_it_and_who_told_them_may_be_two(cafe_acts: Acts) -> None:
    *_, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"),
        act("reset_promise", order="1", due=NEW, told=False, by="Dana", at="2026-11-23T08:02:00+00:00"),
        act("told", order="1", by="Ana", at="2026-11-23T08:04:00+00:00"), act("order", order="1"),
    )  # fmt: skip
    assert [(reset["by"], reset["told_by"]) for reset in looked["resets"]] == [("Dana", None), ("Ana", "Ana")]
