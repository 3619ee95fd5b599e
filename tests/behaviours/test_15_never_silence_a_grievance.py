"""15. Never cancel or silence someone with a grievance: it needs their money back and their word."""

from __future__ import annotations

from acts.lines import AT, Acts, act

WRONG = (
    act("ring_up", item="Latte", at=AT), act("pay"),
    act("mishap", order="1", kind="treatment", their_words="Nobody listened to me."),
)  # fmt: skip


def test_cancelling_over_an_open_mishap_needs_refund_and_word(cafe_acts: Acts) -> None:
    *_, silent, unpaid, heard = cafe_acts(
        *WRONG,
        act("cancel", order="1", reason="they left", refund=True),
        act("cancel", order="1", reason="they left", refund=False, their_words="I want my money back."),
        act("cancel", order="1", reason="they left", refund=True, their_words="I want my money back."),
    )
    assert not silent["ok"]
    assert not unpaid["ok"]
    assert heard["ok"]


def test_a_remake_that_is_cancelled_leaves_what_it_was_for_waiting_again(cafe_acts: Acts) -> None:
    remake = [{"gesture": "remake"}]
    *_, cancelled, found = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"),
        act("mishap", order="1", kind="not_good", gestures=remake, their_words="It is cold."),
        act("cancel", order="1R", reason="no milk", refund=False, their_words="Then I want my money."),
        act("mishaps"),
    )  # fmt: skip
    assert cancelled["ok"]
    (waits,) = found["mishaps"]
    assert (waits["mishap"], waits["their_words"]) == ("1a", "Then I want my money.")


def test_whoever_said_they_are_all_right_is_not_asked_again_for_a_cancelled_remake(cafe_acts: Acts) -> None:
    *_, found = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "remake"}]),
        act("settled", mishap="1a", answer="yes"),
        act("cancel", order="1R", reason="they do not want it", refund=False),
        act("mishaps"),
    )  # fmt: skip
    assert found["mishaps"] == []
