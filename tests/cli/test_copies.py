"""A copy that lacks something says so, however well it is sealed; who puts one back says that they know it."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pysqlite3
import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.bootstrap import DATABASE, open_shop
from counter.kernel.errors import Refused, Unavailable
from counter.link.address import ServerAddress, write_address
from counter.store.engine import log_of

Typed = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return lambda folder, *words: counter(capsys, monkeypatch, "--shop", folder, *words)


def edit(folder: Path, *statements: str) -> None:
    connection = pysqlite3.connect(str(folder / DATABASE))
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def copy_of_the_file(folder: Path, to: Path) -> Path:
    """As somebody makes one who knows nothing of logs: the key and the one file."""
    to.mkdir()
    for path in folder.iterdir():
        if path.name in (DATABASE, "shop.key"):
            shutil.copy(path, to)
    return to


def check_refused_until_put_back(folder: Path, typed: Typed, says: str) -> None:
    said = typed(folder, "verify")
    assert said.code == 1
    assert said.out.startswith(f"NOT OK: {says}")
    looked = typed(folder, "day", "2026-11-23", "--json")
    assert looked.code == 0
    assert looked.err.startswith(f"Something is missing: {says}")
    with pytest.raises(Refused, match="counter put-back"):
        open_shop(folder)
    told = typed(folder, "put-back", "--yes")
    assert told.code == 0
    assert told.out.startswith(f"Something is missing: {says}")
    Cafe.opened_in(folder).close()
    said = typed(folder, "verify")
    assert said.code == 0
    assert re.search(rf"To look at: books were put back at T1, [-0-9]+ [:0-9]+ UTC: {re.escape(says)}", said.out)
    assert typed(folder, "put-back").out == "Nothing is missing.\n"


def test_a_copy_of_the_one_file_of_a_closed_shop_has_the_whole_day(cafe: Cafe, tmp_path: Path, typed: Typed) -> None:
    cafe.sell("Latte")
    cafe.close()
    assert not log_of(cafe.database).exists()
    copy = copy_of_the_file(cafe.folder, tmp_path / "copy")
    assert typed(copy, "verify").out.startswith("OK: 1 order")
    Cafe.opened_in(copy).close()


@pytest.mark.parametrize("has_server", [True, False])
def test_what_the_shops_server_knows_is_not_called_gone(
    cafe: Cafe, tmp_path: Path, typed: Typed, has_server: bool
) -> None:
    copy = copy_of_the_file(cafe.folder, tmp_path / "copy")
    if has_server:
        write_address(copy, ServerAddress("postgresql://127.0.0.1:1/counter", "T1", ""))
    comes_back = "What the shop’s server knows comes back by itself"
    with pytest.raises(Refused, match="counter put-back") as refused:
        open_shop(copy)
    assert (comes_back in str(refused.value)) == has_server
    asked = typed(copy, "put-back")
    assert (comes_back in asked.out + asked.err) == has_server
    assert ("cannot be brought in later" in asked.out + asked.err) != has_server


@pytest.mark.parametrize("tidied", [True, False])
def test_a_copy_of_the_one_file_of_an_open_shop_lacks_what_followed(
    cafe: Cafe, tmp_path: Path, typed: Typed, tidied: bool
) -> None:
    known = len(cafe.kinds())
    cafe.sell("Latte")
    if tidied:
        cafe.shop.store.checkpoint()
        known = len(cafe.kinds())
    cafe.sell("Latte")
    copy = copy_of_the_file(cafe.folder, tmp_path / "copy")
    says = (
        f"the books were in use when they were copied: they go up to fact {known} of T1, and what followed is missing"
    )
    check_refused_until_put_back(copy, typed, says)
    cafe.sell("Latte")
    assert typed(cafe.folder, "verify").out.startswith("OK: 3 orders")


def test_a_crash_recovers_by_itself(cafe: Cafe, typed: Typed) -> None:
    cafe.close()
    child = os.fork()
    if child == 0:
        Cafe.opened_in(cafe.folder).sell("Latte")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert log_of(cafe.database).stat().st_size
    assert typed(cafe.folder, "verify").out.startswith("OK: 1 order")
    again = Cafe.opened_in(cafe.folder)
    again.sell("Latte")
    again.close()
    assert typed(cafe.folder, "verify").out.startswith("OK: 2 orders")


def test_whoever_closes_behind_another_programs_lock_leaves_whole_books(cafe: Cafe, typed: Typed) -> None:
    cafe.sell("Latte")
    other = pysqlite3.connect(str(cafe.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    cafe.shop.store.hurry()
    cafe.close()
    other.execute("ROLLBACK")
    other.close()
    assert not log_of(cafe.database).exists()
    assert typed(cafe.folder, "verify").out.startswith("OK: 1 order")
    Cafe.opened_in(cafe.folder).close()


def test_a_process_that_ends_without_closing_leaves_whole_books(cafe: Cafe, typed: Typed) -> None:
    cafe.close()
    program = "from pathlib import Path; from counter.bootstrap import open_shop; shop = open_shop(Path({!r})); 1 / 0"
    ended = subprocess.run(
        [sys.executable, "-c", program.format(str(cafe.folder))], capture_output=True, text=True, check=False
    )
    assert "ZeroDivisionError" in ended.stderr
    assert typed(cafe.folder, "verify").out.startswith("OK")
    Cafe.opened_in(cafe.folder).close()


@pytest.mark.parametrize("milliseconds", [0, 20, 60, 120, 200, 300])
def test_whenever_a_start_after_a_crash_is_killed_the_next_one_opens(cafe: Cafe, milliseconds: int) -> None:
    cafe.close()
    for after in (None, milliseconds):
        child = os.fork()
        if child == 0:
            if after is not None:
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                signal.setitimer(signal.ITIMER_REAL, max(after, 1) / 1000)
            Cafe.opened_in(cafe.folder).sell("Latte")
            os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(child, 0)
    again = Cafe.opened_in(cafe.folder)
    assert again.sql("SELECT count(*) >= 1 FROM orders") == [(1,)]
    again.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE in_use SET is_open = 0",
        "UPDATE in_use SET seq = seq + 1",
        "UPDATE in_use SET opening = zeroblob(16)",
        "DELETE FROM in_use",
    ],
)
def test_the_mark_cannot_be_taken_off_without_the_key(cafe: Cafe, tmp_path: Path, typed: Typed, change: str) -> None:
    cafe.sell("Latte")
    copy = copy_of_the_file(cafe.folder, tmp_path / "copy")
    edit(copy, change)
    said = typed(copy, "verify")
    assert said.out.startswith("NOT OK: the mark that says whether the books are in use was changed outside Counter")
    with pytest.raises(Refused, match="Something is missing"):
        open_shop(copy)


def test_a_mark_of_another_day_does_not_fit(cafe: Cafe, tmp_path: Path, typed: Typed) -> None:
    cafe = cafe.reopened()
    cafe.close()
    closed = copy_of_the_file(cafe.folder, tmp_path / "closed")
    cafe = Cafe.opened_in(cafe.folder)
    cafe.sell("Latte")
    cafe.shop.store.checkpoint()
    copy = copy_of_the_file(cafe.folder, tmp_path / "copy")
    edit(
        copy,
        f"ATTACH '{closed / DATABASE}' AS old",
        "DELETE FROM in_use",
        "INSERT INTO in_use SELECT * FROM old.in_use",
    )
    assert "NOT OK: what the books end with was changed while they were closed" in typed(copy, "verify").out


def test_an_older_file_in_place_of_the_closed_one_is_seen(cafe: Cafe, tmp_path: Path, typed: Typed) -> None:
    cafe.sell("Latte")
    cafe.close()
    backup = shutil.copy(cafe.database, tmp_path / "backup.sqlite")
    cafe = Cafe.opened_in(cafe.folder)
    before = len(cafe.kinds())
    cafe.sell("Flat white")
    after = len(cafe.kinds())
    cafe.close()
    shutil.copy(backup, cafe.database)
    says = "the books are older than those that were closed here on 2026-11-23 08:00 UTC: "
    check_refused_until_put_back(cafe.folder, typed, f"{says}facts {before + 1} to {after} of T1 are missing")


def test_an_older_file_that_was_gone_on_with_elsewhere_is_seen(cafe: Cafe, tmp_path: Path, typed: Typed) -> None:
    cafe.close()
    other = shutil.copytree(cafe.folder, tmp_path / "other")
    for folder, sold in ((cafe.folder, 1), (other, 3)):
        each = Cafe.opened_in(folder)
        for _ in range(sold):
            each.sell("Latte")
        each.close()
    shutil.copy(other / DATABASE, cafe.database)
    says = "the books are not those that were closed here on 2026-11-23 08:00 UTC: fact "
    check_refused_until_put_back(cafe.folder, typed, says)


def test_what_was_kept_apart_cannot_be_changed_without_the_key(
    cafe: Cafe, typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    cafe.sell("Latte")
    cafe.close()
    (kept,) = (tmp_path / "state").rglob("*.json")
    assert kept.stat().st_mode & 0o077 == 0
    assert cafe.folder not in kept.parents
    kept.write_text(kept.read_text().replace("2026-11-23", "2026-11-22"))
    assert "was changed outside Counter" in typed(cafe.folder, "verify").out
    kept.write_bytes(b"")
    assert "cannot be read" in typed(cafe.folder, "verify").out
    kept.unlink()
    assert typed(cafe.folder, "verify").code == 0


def test_a_state_folder_that_cannot_be_written_keeps_nobody_from_closing(
    cafe: Cafe, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    cafe.sell("Latte")
    cafe.reopened().close()


def test_the_log_of_other_books_is_not_taken_in(cafe: Cafe, tmp_path: Path) -> None:
    cafe = cafe.reopened()
    cafe.close()
    backup = shutil.copy(cafe.database, tmp_path / "backup.sqlite")
    Cafe.opened_in(cafe.folder).close()
    cafe = Cafe.opened_in(cafe.folder)
    cafe.sell("Latte")
    crashed = tmp_path / "crashed"
    shutil.copytree(cafe.folder, crashed)
    shutil.copy(backup, crashed / DATABASE)
    before = {path.name: path.read_bytes() for path in crashed.iterdir() if path.suffix != ".sqlite-shm"}
    with pytest.raises(Refused, match="is of other books than"):
        open_shop(crashed)
    after = {path.name: path.read_bytes() for path in crashed.iterdir() if path.suffix != ".sqlite-shm"}
    assert after == before


def test_a_start_that_failed_leaves_what_a_crash_left(cafe: Cafe) -> None:
    cafe.sell("Latte")
    crashed = shutil.copytree(cafe.folder, cafe.folder.with_name("crashed"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))  # as on a full disk
    try:
        with pytest.raises(Unavailable):
            open_shop(crashed)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    again = Cafe.opened_in(crashed)
    assert again.sql("SELECT count(*) FROM orders") == [(1,)]
    again.close()
