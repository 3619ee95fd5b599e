"""What was decided, and which of it can still be taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from counter.kernel.ids import FactId, TerminalId, new_id
from counter.reports.changes import Change, decided_anew
from counter.settings.taken_back import GONE


def change(key: str, before: Any, after: Any, terminal: str = "") -> Change:
    own = TerminalId(terminal) if terminal else None
    return Change(FactId(new_id()), datetime(2026, 11, 23, tzinfo=UTC), "Rosa", key, before, after, own)


def test_what_was_decided_anew_is_known_with_the_change_that_stands_over_it() -> None:
    first = change("playbook", GONE, {"pages": {"late": "a"}})
    other = change("playbook", {"pages": {"late": "a"}}, {"pages": {"late": "a"}, "cap": 200})
    again = change("playbook", {"pages": {"late": "a"}, "cap": 200}, {"pages": {"late": "b"}, "cap": 200})
    assert decided_anew((again, other, first)) == {first.fact_id: again}


def test_an_undo_can_be_undone_and_the_first_change_counts_again_after_it() -> None:
    first = change("cap", 150, 200)
    undone = change("cap", 200, 150)
    again = change("cap", 150, 200)
    assert decided_anew((undone, first)) == {first.fact_id: undone}
    assert decided_anew((again, undone, first)) == {undone.fact_id: again}


def test_what_was_taken_off_as_a_whole_stands_over_its_parts() -> None:
    part = change("punch_card", {"of": 9}, {"of": 10})
    whole = change("punch_card", {"of": 10}, None)
    assert decided_anew((whole, part)) == {part.fact_id: whole}


def test_two_settings_stand_beside_each_other() -> None:
    assert decided_anew((change("a", 1, 2), change("b", 1, 2))) == {}


def test_each_terminal_has_settings_of_its_own() -> None:
    assert decided_anew((change("printer", "", "B", "T2"), change("printer", "", "A", "T1"))) == {}
