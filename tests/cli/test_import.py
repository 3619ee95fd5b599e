"""`counter import`: an owner brings a menu in, and is told what came of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from acts.fixtures import acts, cafe_acts, made
from acts.lines import Acts
from cli.running import counter

__all__ = ["acts", "cafe_acts", "made"]


def test_a_menu_is_looked_at_then_comes_in_and_what_is_not_understood_is_said(
    cafe_acts: Acts, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "menu.csv"
    path.write_text("What;Price;Tax\nTea;2,40;19\nPie;1e2;12\n", "utf-8")
    words = ("--shop", cafe_acts.folder, "import", path, "--map", "what=item")
    looked = counter(capsys, monkeypatch, *words, "--dry-run", "--json")
    told = json.loads(looked.out)
    assert (looked.code, told["added"], told["brought_in"]) == (0, 2, False)
    assert told["not_understood"] == [
        {"line": 3, "what": "Price is “1e2”", "becomes": "open price"},
        {"line": 3, "what": "Tax “12%” is not ours", "becomes": "drinks"},
    ]
    came = counter(capsys, monkeypatch, *words)
    assert came.out.splitlines() == [
        "A table: 2 rows, read in full.",
        "2 items came in, 0 changed, 0 as before.",
        "Not understood (2):",
        "  line 3: Price is “1e2”; becomes open price",
        "  line 3: Tax “12%” is not ours; becomes drinks",
    ]
    again = json.loads(counter(capsys, monkeypatch, *words, "--json").out)
    assert (again["added"], again["changed"], again["unchanged"], again["brought_in"]) == (0, 0, 2, True)


def test_a_file_that_is_none_is_one_sentence(
    cafe_acts: Acts, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--shop", cafe_acts.folder, "import", tmp_path / "gone.csv")
    assert (told := counter(capsys, monkeypatch, *words)).code == 2
    assert told.err.endswith("gone.csv cannot be read: No such file or directory.\n")
    told = counter(capsys, monkeypatch, *words, "--map", "price")
    assert (told.code, told.err.startswith("Write COLUMN=FIELD with one of item, size")) == (2, True)
