"""21. Two people apologised: who hands a late order over says it too, in the act that hands it over."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_whoever_hands_it_over_says_it_too(cafe_acts: Acts) -> None:
    *_, handed, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"),
        act("mishap", order="1", kind="late", gestures=[{"gesture": "apology"}], by="Dana",
            at="2026-11-23T08:30:00+00:00"),
        act("ready", order="1", at="2026-11-23T08:31:00+00:00"),
        act("hand_over", order="1", said=True, by="Ana"),
        act("order", order="1"),
    )  # fmt: skip
    assert handed["ok"]
    said = [step for step in looked["story"] if step["what"].startswith("made right")]
    assert [step["by"] for step in said] == ["Dana", "Ana"]


def test_only_handed_over_leaves_it_open(cafe_acts: Acts) -> None:
    *_, mishaps = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("tick", at="2026-11-23T08:30:00+00:00"),
        act("ready", order="1"), act("hand_over", order="1"), act("mishaps"),
    )  # fmt: skip
    assert [each["kind"] for each in mishaps["mishaps"]] == ["late"]
