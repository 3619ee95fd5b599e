"""`counter rehearse` typed: what there is, and that what somebody rehearsed opens to their own PIN alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cafe import Cafe
from counter.cli.commands import counter
from counter.flows.staff import change_pin

PIN, ACT = "2468", json.dumps({"act": "greet", "order": "1", "at": "0:05"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop in which Ana has a PIN, and Ben has none."""
    cafe = Cafe.made_in(tmp_path / "cafe")
    cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.ana, PIN)
    cafe.close()
    return cafe.folder


def typed(folder: Path, *arguments: str, said: str = "") -> Result:
    return CliRunner().invoke(counter, ["--shop", str(folder), "rehearse", *arguments], input=said)


def times(result: Result) -> int:
    assert result.exit_code == 0, result.output
    found: int = json.loads(result.stdout.splitlines()[-1])["debrief"]["times"]
    return found


def test_whoever_has_a_pin_types_it_before_their_runs_are_told(folder: Path) -> None:
    assert times(typed(folder, "wrong-milk", "--as", "ana", said=f"{PIN}\n{ACT}\n")) == 1
    second = typed(folder, "wrong-milk", "--as", "Ana", said=f"{PIN}\n{ACT}\n")
    assert times(second) == 2
    assert PIN not in second.output, "it is not echoed"
    assert times(typed(folder, "wrong-milk", "--as", "Ben", said=f"{ACT}\n")) == 1


def test_a_wrong_pin_tells_and_keeps_nothing_and_counts_as_at_the_counter(folder: Path) -> None:
    times(typed(folder, "wrong-milk", "--as", "Ana", said=f"{PIN}\n{ACT}\n"))
    for _ in range(4):
        wrong = typed(folder, "wrong-milk", "--as", "Ana", said=f"1111\n{ACT}\n")
        assert wrong.exit_code != 0
        assert str(wrong.exception) == "That is not Ana’s PIN. Try again."
        assert "debrief" not in wrong.output
    for pin in ("1111", PIN):
        late = typed(folder, "wrong-milk", "--as", "Ana", said=f"{pin}\n{ACT}\n")
        assert str(late.exception).startswith("Too many wrong PINs for Ana.")
    assert len(list((folder / "rehearsals").iterdir())) == 1


def test_while_the_counter_is_open_they_rehearse_there(folder: Path) -> None:
    """Nothing could count a wrong PIN meanwhile."""
    cafe = Cafe.opened_in(folder)
    try:
        result = typed(folder, "wrong-milk", "--as", "Ana", said=f"{PIN}\n{ACT}\n")
    finally:
        cafe.close()
    assert result.exit_code != 0
    assert str(result.exception) == "Counter is open: rehearse there as Ana, or close it first."


def test_a_broken_file_is_named_and_the_others_are_there(folder: Path) -> None:
    (folder / "scenarios").mkdir()
    (folder / "scenarios/broken.toml").write_text("title = [", "utf-8")
    result = typed(folder)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 10
    assert "scenarios/broken.toml cannot be read: " in result.stderr
