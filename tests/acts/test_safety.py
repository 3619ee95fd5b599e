"""Backups by acts: made, looked into and opened in a new place, by whoever decides for the shop."""

from __future__ import annotations

from pathlib import Path

from acts.fixtures import acts, cafe_acts, made
from acts.lines import Acts, act

__all__ = ["acts", "cafe_acts", "made"]


def test_a_backup_is_made_looked_into_and_opened_in_a_new_place_by_acts(cafe_acts: Acts, tmp_path: Path) -> None:
    made = cafe_acts.last(act("ring_up", item="Latte"), act("pay"), act("back_up", by="Rosa"))
    assert made["faults"] == []
    (backup,) = made["made"]
    assert cafe_acts.last(act("backups", by="Rosa"))["backups"] == [backup]
    inside = cafe_acts.last(act("look_inside", backup=backup["backup"], by="Rosa"))
    assert (inside["verified"], inside["last_receipt"], inside["orders"]) == (True, "T1-000001", 1)
    new = tmp_path / "new"
    assert cafe_acts.last(act("restore", backup=backup["backup"], folder=str(new), by="Rosa"))["ok"]
    assert (new / "counter.sqlite").is_file()
    (again,) = cafe_acts(act("restore", backup=backup["backup"], folder=str(new), by="Rosa"))
    assert "is not empty" in again["refused"]
