"""Well-defined policies: whatever went wrong, small or grave, there is a sentence for each step and a gesture."""

from __future__ import annotations

import pytest

from acts.lines import Acts, act
from counter.recovery.playbook import STEPS

KINDS = [
    *("late", "wrong_item", "missing", "not_good", "spilled", "sold_out"),
    *("overcharged", "card_or_printer", "allergy", "treatment", "not_clean", "other"),
]


@pytest.mark.parametrize("severity", ["small", "grave"])
def test_every_kind_has_an_answer(cafe_acts: Acts, severity: str) -> None:
    sold = (act("ring_up", item="Latte"), act("pay"))
    told = [act("mishap", order="1", kind=kind, severity=severity, their_words="Look") for kind in KINDS]
    answers = cafe_acts(*sold, *told, act("mishaps"))
    for answer in answers[2:-1]:
        assert list(answer["said"]) == list(STEPS)
        assert all(answer["said"].values())
    assert len(answers[-1]["mishaps"]) == len(KINDS)
    for waiting in answers[-1]["mishaps"]:
        assert waiting["proposed"][0] == "apology"
