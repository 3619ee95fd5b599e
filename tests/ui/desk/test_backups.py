"""The counter backs up as the day is closed, in a process of its own, and says in the banner what is in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe, eur
from counter.flows import drawer
from counter.flows.backup_places import BACKUPS
from counter.flows.backups import backups_in
from counter.flows.open_shop import decide
from counter.ui.desk.away import BACKUP
from counter.ui.desk.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, cafe: Cafe, tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "STICK").mkdir()
    cafe.shop.do(cafe.shop.itself, decide, {"backup_folder": str(tmp_path / "STICK")})
    (tmp_path / "STICK").rename(tmp_path / "unplugged")
    desk = Desk(cafe.shop)
    desk.by = cafe.staff("Rosa")
    desk.begin()
    yield desk
    desk.end()


def test_as_the_day_is_closed_it_backs_up_and_says_that_the_stick_is_away_until_it_is_back(
    qtbot: QtBot, desk: Desk, cafe: Cafe, tmp_path: Path
) -> None:
    looked: list[object] = []
    desk.read(lambda _connection: None).then(looked.append)
    qtbot.waitUntil(lambda: bool(looked))  # how far the books were as it began is known
    with qtbot.waitSignal(desk.unavailable, timeout=30_000) as away:
        desk.do(drawer.count_drawer, eur("0.00"))
        desk.do(drawer.close_day)
    assert away.args == [
        BACKUP,
        f"The place for backups, {tmp_path / 'STICK'}, is not there. Plug it in; backups go on by themselves.",
    ]
    (made,) = backups_in(cafe.folder / BACKUPS)
    assert made.inside.fault == ""
    (tmp_path / "unplugged").rename(tmp_path / "STICK")
    with qtbot.waitSignal(desk.available, timeout=30_000):
        desk.try_again()
    assert len(backups_in(tmp_path / "STICK")) == 1
