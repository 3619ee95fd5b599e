"""7. Mistakes will happen; smooth them: what can be reversed is undone in one tap."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_a_line_a_tick_ready_and_hand_over_are_each_undone_in_one_act(cafe_acts: Acts) -> None:
    *answers, bar = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("ring_up", item="Filter"), act("undo"), act("pay"),
        act("made", order="1", line=1), act("made", order="1", line=1, made=False),
        act("ready", order="1", unmade="made"), act("take_back", order="1"),
        act("ready", order="1", unmade="made"), act("hand_over", order="1"), act("take_back", order="1"),
        act("bar"),
    )  # fmt: skip
    assert all(answer["ok"] for answer in answers)
    assert [line["item"] for line in answers[2]["ticket"]["lines"]] == ["Latte"]
    assert [(card["order"], card["state"]) for card in bar["bar"]] == [("1", "ready")]
