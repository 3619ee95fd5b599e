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
