"""The first start: one makes the shop however many begin, a start that was cut off goes on, and none buries books."""

import os
import signal
import sys
import time
import traceback
from pathlib import Path

import pytest

from counter.bootstrap import DATABASE
from counter.cli.first_shop import open_or_make
from counter.journal.seal import SHOP_KEY, read_key
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.rooms import registry
from counter.settings.first_start import SHOP
from counter.store.lock import AlreadyOpen

ALREADY = 3


def test_it_begins_in_the_machines_language_where_counter_speaks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for machine, spoken in (("fr_CA", "fr"), ("pt_BR", "en")):
        monkeypatch.setenv("LC_MESSAGES", machine)
        shop = open_or_make(tmp_path / spoken)
        assert shop.settings.locale == spoken
        shop.store.close()


def check_whole(folder: Path) -> None:
    """The shop of `folder` opens, is one shop whose chain holds, and nothing of its making is left."""
    shop = open_or_make(folder)
    try:
        with shop.store.read_report() as connection:
            assert check_chain(connection, registry(), shop.keys).fault == ""
        assert shop.settings.first_start.step == SHOP
    finally:
        shop.store.close()
    assert [path.name for path in folder.iterdir() if ".new" in path.name] == []
    assert not {path.name for path in folder.glob(SHOP_KEY + "*")} - {SHOP_KEY}


def begin(folder: Path, go: int) -> int:
    """A process that waits until there is something to read from `go`, then opens the shop, or is told it is open."""
    child = os.fork()
    if child == 0:
        os.read(go, 1)
        try:
            open_or_make(folder).store.close()
        except AlreadyOpen:
            os._exit(ALREADY)
        except BaseException:  # noqa: BLE001 - whatever it was, the child must not go on as a second pytest
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def test_of_many_first_starts_at_once_one_makes_the_shop(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    waiting, go = os.pipe()
    starts = [begin(folder, waiting) for _ in range(8)]
    os.write(go, b"." * len(starts))
    ended = [os.waitstatus_to_exitcode(os.waitpid(start, 0)[1]) for start in starts]
    assert 0 in ended
    assert set(ended) <= {0, ALREADY}
    check_whole(folder)


@pytest.mark.parametrize("milliseconds", range(5, 365, 30))
def test_a_first_start_that_is_killed_goes_on_the_next_time(tmp_path: Path, milliseconds: int) -> None:
    folder = tmp_path / "shop"
    child = os.fork()
    if child == 0:
        open_or_make(folder)
        os._exit(0)
    time.sleep(milliseconds / 1000)  # it is killed at some point of its work, and not when it says so
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    check_whole(folder)


STEPS = ("open", "os.link", "os.rename", "os.remove", "os.mkdir")
"""What a making does to the folder, as Python's own auditing names it."""


def dies_at_step(folder: Path, step: int) -> bool:
    """Begins a first start in a process that is killed before that step; whether it came so far."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in STEPS and arguments and str(folder) in str(arguments[0]):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        open_or_make(folder).store.close()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_first_start_that_is_killed_before_any_of_its_steps_goes_on(tmp_path: Path) -> None:
    step = 0
    while dies_at_step(folder := tmp_path / str(step), step):
        check_whole(folder)
        step += 1
    assert step > len(STEPS)


def test_a_key_without_books_begins_no_new_shop(full_day: Path) -> None:
    key = read_key(full_day / SHOP_KEY)
    (full_day / DATABASE).unlink()
    with pytest.raises(Refused, match=f"books, {DATABASE}, are gone. Put them back from your backup"):
        open_or_make(full_day)
    assert not (full_day / DATABASE).exists()
    assert read_key(full_day / SHOP_KEY) == key


@pytest.mark.parametrize("left", ["-wal", "-shm"])
@pytest.mark.parametrize("has_key", [True, False])
def test_what_is_left_of_books_is_neither_taken_nor_dropped(tmp_path: Path, left: str, has_key: bool) -> None:
    folder = tmp_path / "shop"
    open_or_make(folder).store.close()
    (folder / DATABASE).unlink()
    (folder / (DATABASE + left)).write_bytes(b"the newest sales")
    if not has_key:
        (folder / SHOP_KEY).unlink()
    with pytest.raises(Refused, match=f"has {DATABASE}{left} of a shop’s books"):
        open_or_make(folder)
    assert (folder / (DATABASE + left)).read_bytes() == b"the newest sales"
    assert not (folder / DATABASE).exists()


def test_books_that_only_wait_for_their_name_get_it(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    open_or_make(folder).store.close()
    before = read_key(folder / SHOP_KEY)
    (folder / DATABASE).rename(folder / (DATABASE + ".new"))
    check_whole(folder)
    assert read_key(folder / SHOP_KEY) == before


def test_a_first_start_that_fails_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / SHOP_KEY).symlink_to(folder / "elsewhere")  # a name that is taken without a file
    with pytest.raises(OSError, match="File exists"):
        open_or_make(folder)
    assert {path.name for path in folder.iterdir()} == {SHOP_KEY, "counter.lock"}
