"""What is written down for whoever is asked for help: a line for what happened, and nobody's name."""

import json
import logging
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from counter.kernel.errors import Refused
from counter.kernel.log import DayLog, newest_lines

said = logging.getLogger("counter.somewhere")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[DayLog]:
    log = DayLog(tmp_path)
    log.begin()
    yield log
    log.end()


def lines(folder: Path, log: DayLog) -> list[dict[str, Any]]:
    log.end()
    written = [json.loads(line) for line in newest_lines(folder, 100)]
    log.begin()
    return written


def test_a_line_says_when_where_and_what(tmp_path: Path, kept: DayLog) -> None:
    said.warning("document %s waits", 7)
    said.debug("too small to matter")
    (line,) = lines(tmp_path, kept)
    assert abs(datetime.fromisoformat(line.pop("at")) - datetime.now(UTC)) < timedelta(minutes=1)
    assert line == {
        "level": "warning",
        "where": "counter.somewhere",
        "thread": threading.current_thread().name,
        "said": "document 7 waits",
    }
    assert [path.name for path in (tmp_path / "log").iterdir()] == [f"{datetime.now(UTC):%Y-%m-%d}.jsonl"]


def test_an_error_says_where_it_came_from_and_no_word_of_a_person(tmp_path: Path, kept: DayLog) -> None:
    def look_up(name: str) -> None:
        try:
            dict[str, str]()[name]
        except KeyError as unknown:
            raise Refused("There is no {name} here.", name=name) from unknown

    try:
        look_up("Ines")
    except Refused as refusal:
        said.exception("an act failed: %s", refusal)
    (line,) = lines(tmp_path, kept)
    assert line["said"] == "an act failed: Refused: There is no {name} here."
    assert [each["error"] for each in line["errors"]] == ["Refused: There is no {name} here.", "KeyError"]
    assert line["errors"][1]["calls"][0].startswith(f"{__name__}:")
    assert line["errors"][1]["calls"][0].endswith(" look_up")
    assert "Ines" not in json.dumps(line)


def test_what_nobody_caught_is_written_and_still_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: shown.append(fault[1]))
    monkeypatch.setattr(threading, "excepthook", lambda caught: shown.append(caught.exc_value))
    log = DayLog(tmp_path)
    log.begin()
    here, there = ValueError("Ines"), ValueError("Ben")
    sys.excepthook(ValueError, here, None)

    def fail() -> None:
        raise there

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    log.end()
    written = [json.loads(line) for line in newest_lines(tmp_path, 10)]
    assert [(line["level"], line["errors"][0]["error"]) for line in written] == [("critical", "ValueError")] * 2
    assert shown == [here, there]


def test_two_weeks_are_kept_and_other_files_stay(tmp_path: Path) -> None:
    folder, today = tmp_path / "log", datetime.now(UTC).date()
    folder.mkdir()
    for days in (1, 13, 14, 400):
        (folder / f"{today - timedelta(days=days)}.jsonl").touch()
    (folder / "notes.jsonl").touch()
    DayLog(tmp_path)
    kept = {today, today - timedelta(days=1), today - timedelta(days=13)}
    assert {path.name for path in folder.iterdir()} == {*(f"{day}.jsonl" for day in kept), "notes.jsonl"}


def test_a_fault_that_comes_again_and_again_fills_no_disk(
    tmp_path: Path, kept: DayLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter.kernel.log._MOST_BYTES", 1_000)
    for _ in range(100):
        said.error("again")
    assert 1_000 <= len("\n".join(map(json.dumps, lines(tmp_path, kept)))) < 1_500


def test_nobody_else_can_read_it(tmp_path: Path, kept: DayLog) -> None:
    said.error("something")
    lines(tmp_path, kept)
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "log", *(tmp_path / "log").iterdir())} == {0}
