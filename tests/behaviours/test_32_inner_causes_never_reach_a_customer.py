"""New staff or management is no excuse: where it came from never reaches what a customer reads or hears."""

from __future__ import annotations

import pytest

from acts.lines import Acts, act
from counter.recovery.rules import CAUSES
from counter.recovery.wording import check_words


@pytest.mark.parametrize("cause", CAUSES)
def test_a_cause_is_in_nothing_that_is_said(cafe_acts: Acts, cause: str) -> None:
    *_, plain, with_cause = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay"),
        act("ring_up", item="Latte"),
        act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "remake"}], by="Dana"),
        act("mishap", order="2", kind="not_good", gestures=[{"gesture": "remake"}], cause=cause, by="Dana"),
    )
    assert list(with_cause["said"]) == list(plain["said"])
    assert with_cause["said"]["own"] == plain["said"]["own"]
    assert cause not in str(with_cause["said"])


@pytest.mark.parametrize("excuse", ["We have new staff.", "We have a new manager.", "Ana is still in training."])
def test_the_checker_knows_such_an_excuse(excuse: str) -> None:
    assert {found.kind for found in check_words(excuse, "en")} == {"excuse"}
