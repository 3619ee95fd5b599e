"""What the desk says of the shop's server."""

from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.link.status import ALONE, LinkState, LinkStatus
from counter.ui.desk.desk import Desk


def test_a_shop_of_one_terminal_is_alone_and_the_desk_says_when_that_is_otherwise(qtbot: QtBot, cafe: Cafe) -> None:
    desk = Desk(cafe.shop)
    assert desk.link_status == ALONE
    away = LinkStatus(state=LinkState.AWAY, waiting=3, host="server")
    with qtbot.waitSignal(desk.link_changed):
        desk.linking.show(away)
    assert desk.link_status == away
    desk.end()
