"""29. No departments, no repeating: a mishap opens and reopens anywhere, with its story."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_it_is_opened_again_with_all_that_was_said_before(cafe_acts: Acts) -> None:
    *_, again, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("ready", order="1"), act("hand_over", order="1"),
        act("mishap", order="1", kind="not_good", their_words="It was cold.", gestures=[{"gesture": "apology"}],
            by="Dana", at="2026-11-23T09:00:00+00:00"),
        act("settled", mishap="1a", answer="yes", by="Dana", at="2026-11-23T09:02:00+00:00"),
        act("reopen", mishap="1a", their_words="The next one was cold too.", by="Ana", at="2026-11-23T15:00:00+00:00"),
        act("order", order="1"),
    )  # fmt: skip
    assert again["open"]
    assert again["mishap"] == "1a"
    told = " ".join(str(step) for step in looked["story"])
    assert "It was cold." in told
    assert "The next one was cold too." in told
    assert "all right? yes" in told
