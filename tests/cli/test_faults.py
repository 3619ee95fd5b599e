"""Whatever is wrong with a shop's folder or with the machine, each command says it in one sentence."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from unittest.mock import Mock

import pysqlite3
import pytest

from cli.rights import as_anybody
from cli.running import Answer, counter
from counter.bootstrap import DATABASE
from counter.journal.seal import SHOP_KEY

Typed = Callable[..., Answer]
LOOKS = (
    ("day", "2026-11-23", "--json"),
    ("explain", "1", "--day", "2026-11-23"),
    ("settings",),
    ("promises",),
    ("backtest", "--since", "2026-11-23"),
    ("verify",),
)
WRITES = (("settings", "shop_name=Rosa"), ("promises", "--sure", "95"), ("acts", "acts.jsonl"), ("open",))
COMMANDS = (*LOOKS, *WRITES)


def database(folder: Path) -> Path:
    return folder / DATABASE


def edit(folder: Path, statement: str) -> None:
    connection = pysqlite3.connect(str(database(folder)))
    connection.execute(statement)
    connection.commit()
    connection.close()


def books_are_a_folder(folder: Path) -> None:
    database(folder).unlink()
    database(folder).mkdir()


def books_are_gone(folder: Path) -> None:
    database(folder).unlink()


def books_are_empty(folder: Path) -> None:
    database(folder).write_bytes(b"")


def books_are_a_letter(folder: Path) -> None:
    database(folder).write_bytes(b"Dear Rosa,\n" * 1000)


def books_are_cut(folder: Path) -> None:
    database(folder).write_bytes(database(folder).read_bytes()[:5000])


def books_of_no_version(folder: Path) -> None:
    edit(folder, "DELETE FROM alembic_version")


def books_of_two_versions(folder: Path) -> None:
    edit(folder, "INSERT INTO alembic_version VALUES ('0000')")


def books_without_their_version(folder: Path) -> None:
    edit(folder, "DROP TABLE alembic_version")


def books_of_a_newer_counter(folder: Path) -> None:
    edit(folder, "UPDATE alembic_version SET version_num = '9999'")


def no_key(folder: Path) -> None:
    (folder / SHOP_KEY).unlink()


def half_a_key(folder: Path) -> None:
    (folder / SHOP_KEY).write_text("0123456789abcdef")


def a_key_of_noise(folder: Path) -> None:
    (folder / SHOP_KEY).write_bytes(b"\xff\xfe" * 40)


def a_folder_for_a_key(folder: Path) -> None:
    no_key(folder)
    (folder / SHOP_KEY).mkdir()


def the_shop_is_a_file(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("in the way")


FAULTS = (
    books_are_a_folder,
    books_are_gone,
    books_are_empty,
    books_are_a_letter,
    books_are_cut,
    books_of_no_version,
    books_of_two_versions,
    books_without_their_version,
    books_of_a_newer_counter,
    no_key,
    half_a_key,
    a_key_of_noise,
    a_folder_for_a_key,
    the_shop_is_a_file,
)


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, full_day: Path) -> Typed:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acts.jsonl").write_text('{"act": "report"}\n')
    return lambda *words: counter(capsys, monkeypatch, "--shop", full_day, *words)


def check_one_sentence(said: Answer) -> None:
    told = said.err or said.out
    assert said.code in (1, 2), said
    assert len(told.strip().splitlines()) == 1, said
    assert told.strip().endswith("."), said


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_fault_is_one_sentence(
    typed: Typed, full_day: Path, fault: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    fault(full_day)
    check_one_sentence(typed(*command))


@contextmanager
def held(folder: Path) -> Iterator[None]:
    other = pysqlite3.connect(str(database(folder)))
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.close()


@pytest.mark.parametrize("command", [*LOOKS[:1], *WRITES], ids=" ".join)
def test_a_lock_is_no_damage(typed: Typed, full_day: Path, command: tuple[str, ...]) -> None:
    with held(full_day):
        begun = monotonic()
        said = typed(*command)
    check_one_sentence(said)
    assert "Another program holds the shop’s books." in said.err
    assert monotonic() - begun < 5, "it waits a moment for the books, not for tidying up after itself"


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process grows, as on a disk without room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("command", WRITES, ids=" ".join)
@pytest.mark.parametrize("first", [True, False])
def test_a_disk_without_room_is_one_sentence_and_leaves_the_shop_as_it_was(
    typed: Typed, full_day: Path, tmp_path: Path, command: tuple[str, ...], first: bool
) -> None:
    where = ("--shop", str(tmp_path / "new")) if first else ()
    with full_disk():
        said = typed(*where, *command)
    check_one_sentence(said)
    assert not (tmp_path / "new" / DATABASE).exists()
    assert not (tmp_path / "new" / SHOP_KEY).exists()
    assert typed("verify").code == 0


def run(*words: str | bytes | Path, **changed: str | None) -> subprocess.CompletedProcess[bytes]:
    """Types a command in a process of its own, with some of the environment changed or taken away."""
    environment = {name: value for name, value in os.environ.items() if changed.get(name, "") is not None}
    environment |= {name: value for name, value in changed.items() if value is not None}
    return subprocess.run([sys.executable, "-m", "counter", *words], env=environment, capture_output=True, check=False)


def check_sentence(done: subprocess.CompletedProcess[bytes], says: str) -> None:
    told = done.stderr.decode()
    assert done.returncode == 2, told
    assert len(told.strip().splitlines()) == 1, told
    assert says in told


def test_a_terminal_of_few_letters_is_spoken_to_plainly(full_day: Path) -> None:
    done = run("--shop", full_day, "settings", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert b"Rosa's Coffee" in done.stdout or b"it has none" in done.stdout
    (full_day / SHOP_KEY).unlink()
    assert b"The shop's key" in run("--shop", full_day, "verify", PYTHONIOENCODING="ascii").stderr


NOT_WRITTEN = "The answer cannot be written: No space left on device. Nothing more was done."


@pytest.mark.parametrize("command", [*LOOKS, ("acts", "/dev/null")], ids=" ".join)
def test_an_answer_that_cannot_be_written_is_one_sentence(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        said = typed(*command)
    assert (said.code, said.err.splitlines()) == ((0, []) if command[0] == "acts" else (2, [NOT_WRITTEN]))


@pytest.mark.parametrize("command", ["verify", "--help"])
def test_what_could_not_be_written_is_not_tried_again_as_the_process_ends(full_day: Path, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "counter", "--shop", full_day, command],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr.decode().splitlines()) == (2, [NOT_WRITTEN])


def test_a_reader_that_went_away_ends_it_quietly(full_day: Path) -> None:
    command = f"{sys.executable} -m counter --shop {full_day} day 2026-11-23 --json | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


def test_a_command_runs_without_a_terminal(full_day: Path) -> None:
    command = f"{sys.executable} -m counter --shop {full_day} settings <&- >&- 2>&-"
    assert subprocess.run(["bash", "-c", command], check=False).returncode == 0


def test_what_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    check_sentence(run("--shop", os.fsencode(tmp_path) + b"/caf\xe9", "settings"), "is no text")
    check_sentence(run("settings", b"shop_name=caf\xe9"), "is no text")
    check_sentence(run("demo", "--out", os.fsencode(tmp_path) + b"/caf\xe9"), "is no text")
    check_sentence(run("settings", COUNTER_SHOP=os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")), "is no text")


def test_a_shop_in_a_folder_of_any_name_opens_from_within(
    typed: Typed, full_day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = full_day.rename(Path(os.fsdecode(os.fsencode(full_day.parent) + b"/caf\xe9")))
    monkeypatch.chdir(folder)
    done = run("--shop", ".", "settings")
    assert (done.returncode, done.stderr) == (0, b"")
    for command in (*LOOKS, ("promises", "--sure", "95")):
        said = typed("--shop", ".", *command)
        assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("zone", ["Nonsense/Zone", "CET-1CEST", "/etc/passwd", "/etc"])
def test_a_time_zone_that_is_none_makes_no_shop(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    said = typed("--shop", tmp_path / "shop", "open")
    assert said.code == 2
    check_one_sentence(said)
    assert "Set TZ to one like Europe/Berlin" in said.err
    assert not (tmp_path / "shop" / DATABASE).exists()


def test_a_user_without_a_home_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    bare = {"COUNTER_SHOP": None, "XDG_DATA_HOME": None}
    check_sentence(run("open", HOME=str(tmp_path / "file"), **bare), "Choose another folder")


def test_a_user_whom_the_machine_does_not_know_says_where_the_shop_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, full_day: Path
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "COUNTER_SHOP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", Mock(side_effect=KeyError))
    assert counter(capsys, monkeypatch, "--shop", full_day, "settings", "shop_name=Rosa").code == 0
    assert counter(capsys, monkeypatch, "--shop", full_day, "verify").code == 0
    said = counter(capsys, monkeypatch, "verify")
    check_one_sentence(said)
    assert "Nobody is at home here" in said.err


def test_a_folder_that_may_not_be_looked_into_is_one_sentence(typed: Typed, full_day: Path) -> None:
    full_day.chmod(0o000)
    with as_anybody():
        said = typed("open")
    full_day.chmod(0o700)
    check_one_sentence(said)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("shut", ["folder", "key", "database"])
def test_what_may_not_be_read_or_written_is_one_sentence(
    typed: Typed, full_day: Path, command: tuple[str, ...], shut: str
) -> None:
    if shut == "folder":
        (full_day / "counter.lock").unlink(missing_ok=True)
        full_day.chmod(0o500)
    else:
        {"key": full_day / SHOP_KEY, "database": database(full_day)}[shut].chmod(0o000)
    with as_anybody():
        said = typed(*command)
    full_day.chmod(0o700)
    if shut == "folder" and command in LOOKS:
        assert (said.code, said.err) == (0, "")
        assert {path.name for path in full_day.iterdir()} >= {DATABASE, SHOP_KEY}
    else:
        check_one_sentence(said)
