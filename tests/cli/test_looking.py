"""Whoever only looks at the books (day, settings, promises, explain, backtest, verify) leaves them as they were."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pysqlite3
import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.bootstrap import DATABASE

Typed = Callable[..., Answer]
LOOKS = (
    ("day", "2026-11-23", "--json"),
    ("explain", "1", "--day", "2026-11-23"),
    ("settings",),
    ("promises",),
    ("backtest", "--since", "2026-11-23"),
    ("verify",),
)
looks = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look[0])


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return lambda folder, *words: counter(capsys, monkeypatch, "--shop", folder, *words)


def held(folder: Path) -> dict[str, bytes]:
    """What stands in the folder, but for how SQLite finds its way in its log, and who has the lock."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix not in (".sqlite-shm", ".lock")}


@looks
def test_a_closed_shop_is_left_as_it_was(full_day: Path, typed: Typed, look: tuple[str, ...]) -> None:
    before = held(full_day)
    names = {path.name for path in full_day.iterdir()}
    assert typed(full_day, *look).code == 0
    assert held(full_day) == before
    assert {path.name for path in full_day.iterdir()} == names


@looks
def test_what_a_crash_left_is_seen_and_left(cafe: Cafe, tmp_path: Path, typed: Typed, look: tuple[str, ...]) -> None:
    cafe.miss("Latte")
    crashed = tmp_path / "crashed"
    shutil.copytree(cafe.folder, crashed)
    (crashed / f"{DATABASE}-shm").unlink()
    before = held(crashed)
    assert before[f"{DATABASE}-wal"]
    said = typed(crashed, *look)
    assert said.code == 0
    if look == ("verify",):
        assert said.out.startswith("OK: 1 order,")
    assert held(crashed) == before


@looks
def test_a_shop_of_an_older_counter_is_not_brought_up_to_date(
    full_day: Path, typed: Typed, look: tuple[str, ...]
) -> None:
    connection = pysqlite3.connect(str(full_day / DATABASE))
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.commit()
    connection.close()
    before = held(full_day)
    said = typed(full_day, *look)
    assert said.code == 2
    assert said.err.strip().endswith(
        "is of an older Counter. Open the counter once to bring it up to date, then ask again."
    )
    assert held(full_day) == before


@looks
def test_it_looks_while_the_counter_sells(cafe: Cafe, typed: Typed, look: tuple[str, ...]) -> None:
    cafe.sell("Latte")
    assert typed(cafe.folder, *look).code == 0
    cafe.sell("Latte")
    assert cafe.sql("SELECT count(*) FROM orders") == [(2,)]
