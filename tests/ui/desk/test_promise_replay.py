"""After a close the promises of the last weeks are looked through in a process of its own, once."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe, eur
from counter.flows import drawer
from counter.flows.promise_page import WorkOutApart, worked_out
from counter.journal.topics import Topic
from counter.ui.desk.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, cafe: Cafe) -> Iterator[Desk]:
    desk = Desk(cafe.shop)
    desk.by = cafe.staff("Rosa")
    desk.begin()
    yield desk
    desk.end()


def test_as_the_day_is_closed_it_is_worked_out_and_kept(qtbot: QtBot, desk: Desk, cafe: Cafe) -> None:
    assert worked_out(cafe.folder) is None
    said: list[frozenset[Topic]] = []
    desk.changed.connect(said.append)
    desk.do(drawer.count_drawer, eur("0.00"))
    desk.do(drawer.close_day)
    qtbot.waitUntil(lambda: frozenset({Topic.PROMISES}) in said, timeout=30_000)
    page = worked_out(cafe.folder)
    assert page is not None
    assert (page.closes, page.days, page.target, page.is_enough) == (1, 28, 0.9, False)


def test_what_the_counter_closed_over_is_not_begun_and_what_runs_is_given_up(cafe: Cafe) -> None:
    apart = WorkOutApart(cafe.folder)
    apart.end()
    assert apart.run() is False
    assert worked_out(cafe.folder) is None
