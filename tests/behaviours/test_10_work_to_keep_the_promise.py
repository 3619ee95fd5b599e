"""10. Work to keep it: the bar is ordered by promise, and a cue comes before the miss."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_the_bar_is_ordered_by_promise_and_the_cue_comes_before_the_miss(cafe_acts: Acts) -> None:
    sold = [line for _ in range(3) for line in (act("ring_up", item="Latte"), act("pay"))]
    sold[0]["at"] = AT
    looks = [act("bar", at=f"2026-11-23T08:{minute:02d}:00+00:00") for minute in range(1, 20)]
    answers = cafe_acts(act("on_bar", staff=["Dana"], at=AT), *sold, *looks)[len(sold) + 1 :]
    dues = [card["due"] for card in answers[0]["bar"]]
    assert dues == sorted(dues)
    cues = [next(card["cue"] for card in look["bar"] if card["order"] == "1") for look in answers]
    assert "tell" in cues
    assert cues.index("tell") < cues.index("late")
