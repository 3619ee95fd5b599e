"""Nobody but the owner of a shop reads its files, whatever the system's habit."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from cafe import Cafe
from counter.devices.printers import FolderPrinter
from counter.paper.document import Pages


@pytest.fixture(autouse=True)
def _everybody_may_read() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def check_private(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_shop_is_its_owners_alone_while_it_is_open_and_when_it_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "rosa" / "shop"
    cafe = Cafe.made_in(folder)
    cafe.sell("Latte")
    assert len([path for path in folder.iterdir() if path.name.startswith("counter.sqlite")]) == 3
    check_private(tmp_path / "rosa")
    cafe.close()
    check_private(tmp_path / "rosa")


def test_what_is_printed_into_a_folder_is_its_owners_alone(tmp_path: Path) -> None:
    FolderPrinter(tmp_path / "demo" / "printed").print_paper("receipt", Pages(b"%PDF"))
    check_private(tmp_path / "demo")


def test_what_others_could_read_is_taken_from_them_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    Cafe.made_in(folder).close()
    FolderPrinter(folder / "printed").print_paper("receipt", Pages(b"%PDF"))
    for path in (folder / "printed", folder / "counter.sqlite", folder / "shop.key"):
        path.chmod(0o755)
    cafe = Cafe.opened_in(folder)
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    cafe.close()
