"""A copy of books that are in use is of one moment, whole, and in the way of nobody."""

import resource
from pathlib import Path
from threading import Thread

import pysqlite3
import pytest

from cafe import Cafe
from counter.kernel.errors import Damaged, Unavailable
from counter.store import backup
from counter.store.backup import copy_books

MANY = 200
"""Sales in which a small shop is long copied, unless each of them lets the copy begin anew."""


def counted(path: Path, table: str) -> int:
    connection = pysqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - a name of ours
    finally:
        connection.close()


def test_what_is_sold_while_it_is_copied_is_not_in_it_and_waits_for_nothing(
    cafe: Cafe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 8)
    cafe.sell("Latte")
    copying = Thread(target=copy_books, args=(cafe.database, tmp_path / "copy.sqlite"))
    copying.start()
    sold = 0
    while copying.is_alive() and sold < MANY:
        cafe.sell("Latte")
        sold += 1
    copying.join()
    assert sold > 1
    assert 1 <= counted(tmp_path / "copy.sqlite", "orders") <= 2
    assert cafe.sql("SELECT count(*) FROM orders") == [(1 + sold,)]
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.sqlite"]


def test_it_has_what_stands_in_the_log_alone(cafe: Cafe, tmp_path: Path) -> None:
    cafe.sell("Latte")
    copy_books(cafe.database, tmp_path / "copy.sqlite")
    assert counted(tmp_path / "copy.sqlite", "orders") == 1
    assert (tmp_path / "copy.sqlite").stat().st_mode & 0o077 == 0


def test_no_file_that_is_there_is_written_over(cafe: Cafe, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a letter")
    with pytest.raises(FileExistsError):
        copy_books(cafe.database, tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "a letter"


def test_a_full_disk_leaves_nothing_of_it(cafe: Cafe, tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(Unavailable, match="backup"):
            copy_books(cafe.database, tmp_path / "copy.sqlite")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(tmp_path.glob("copy*"))
    cafe.sell("Latte")


def test_books_that_cannot_be_read_are_damaged(tmp_path: Path) -> None:
    (tmp_path / "books").write_bytes(b"Dear Rosa,\n" * 1000)
    with pytest.raises(Damaged):
        copy_books(tmp_path / "books", tmp_path / "copy.sqlite")
    assert not list(tmp_path.glob("copy*"))
