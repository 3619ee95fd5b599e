"""The desk keeps a running counter and the shop's server together, where the shop has one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows import make
from counter.journal.topics import Topic
from counter.link.status import ALONE, LinkState, LinkStatus
from counter.ui.desk.desk import Desk
from link.postgres_server import PostgresCluster
from link.tills import Tills
from pair import Pair


@contextmanager
def desk_of(cafe: Cafe) -> Iterator[Desk]:
    desk = Desk(cafe.shop)
    desk.by = cafe.ana
    desk.begin()
    try:
        yield desk
    finally:
        desk.end()


def test_a_shop_of_one_terminal_is_alone_and_a_page_hears_when_that_is_otherwise(qtbot: QtBot, cafe: Cafe) -> None:
    with desk_of(cafe) as desk:
        assert desk.link_status == ALONE
        away = LinkStatus(state=LinkState.AWAY, waiting=3, host="server")
        with qtbot.waitSignal(desk.link_changed):
            desk.linking.show(away)
        assert desk.link_status == away


def test_what_is_done_at_one_desk_is_on_the_screens_of_the_other_and_a_server_that_is_killed_shows(
    qtbot: QtBot, pair: Pair, database_url: str, postgres: PostgresCluster
) -> None:
    tills = Tills(pair, database_url)
    order_id = pair.one.sell("Latte", customer="Mia")
    with desk_of(pair.one) as one, desk_of(pair.two) as two:
        qtbot.waitUntil(lambda: len(pair.two.sql("SELECT * FROM orders")) == 1, timeout=20_000)
        with qtbot.waitSignal(one.changed, timeout=20_000):
            two.do(make.ready, order_id)
        qtbot.waitUntil(lambda: pair.one.order(order_id).ready_at is not None, timeout=20_000)
        assert one.link_status.state is LinkState.CONNECTED
        postgres.kill()
        try:
            qtbot.waitUntil(lambda: one.link_status.state is LinkState.AWAY, timeout=20_000)
            one.do(make.hand_over, order_id)
            qtbot.waitUntil(lambda: one.link_status.waiting == 1, timeout=20_000)
        finally:
            postgres.start()
        one.try_again()
        qtbot.waitUntil(lambda: one.link_status.just_sent == 1, timeout=20_000)
    tills.close()


@pytest.mark.parametrize("said", ["{}", "no JSON"])
def test_a_server_of_which_nobody_can_read_where_it_is_stops_no_sale(qtbot: QtBot, cafe: Cafe, said: str) -> None:
    (cafe.folder / "server.json").write_text(said)
    with desk_of(cafe) as desk:
        qtbot.waitUntil(lambda: desk.link_status.state is LinkState.REFUSED, timeout=20_000)
        assert "Join the shop again" in desk.link_status.trouble
        with qtbot.waitSignal(desk.changed, timeout=20_000, check_params_cb=lambda topics: Topic.CREW in topics):
            desk.do(make.staff_bar, (cafe.ana,))
