"""A machine that was taken out says so, and is one of the shop again by a code that is typed in its place on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.kernel.errors import Refused
from counter.link.address import write_address
from counter.link.status import LinkState, LinkStatus, Shut
from counter.orders.queries import the_order
from counter.ui.app.counter import Counter
from counter.ui.app.link_code_presenter import LinkCodePresenter
from counter.ui.app.link_code_state import LinkCodeState
from counter.ui.app.link_strip import LinkStrip
from counter.ui.desk.rejoining import Rejoining
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.text import Text
from link.joined import Served, address_in
from link.tills import here
from ui.sync_desk import SyncDesk


class Typist:
    """Somebody at a till that was taken out, with a code, and what they see."""

    def __init__(self, till: Cafe) -> None:
        self.seen: LinkCodeState | None = None
        self.begun = 0
        rejoining = Rejoining(till.shop, SyncDesk(till).run_now, here)
        self.presenter = LinkCodePresenter(till.shop, rejoining, self._show, self._joined)
        self.presenter.open()

    def _show(self, state: LinkCodeState | None) -> None:
        self.seen = state

    def _joined(self) -> None:
        self.begun += 1

    def type(self, code: str) -> str:
        self.presenter.write_code(code)
        self.presenter.join()
        assert self.seen is not None
        return self.seen.wrong


def test_a_code_makes_it_a_machine_of_the_shop_again_with_what_only_it_knew(served_cafe: Served) -> None:
    served = served_cafe
    folder = served.join(served.invite().code)
    served.exchange()
    served.revoke()
    asked = replace(address_in(folder), url=f"{served.url}?target_session_attrs=read-write")
    write_address(folder, asked)
    till = Cafe.opened_in(folder)
    sold = till.sell("Filter")
    with pytest.raises(Refused):
        served.exchange(till.shop)
    typist = Typist(till)
    assert typist.seen is not None
    assert typist.seen.address == f"127.0.0.1:{served.url.rpartition(':')[2]}"
    assert "this has 4" in typist.type("7KQ4")
    assert "does not know this code" in typist.type("7KQ4-M2XP-9TRB")
    assert typist.begun == 0
    code = served.invite("Till 2 again").code
    assert typist.type(code.lower().replace("-", " ")) == ""
    assert typist.begun == 1
    till.close()
    assert "target_session_attrs=read-write" in address_in(folder).url, "what was asked of the server stays"
    again = served.open(folder)
    served.exchange(again, served.keeper.shop)
    assert (again.terminal, served.keeper.shop.read(the_order, sold).series) == ("T3", "B")


def place_of(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def test_the_place_for_it_stands_behind_the_banner_above_our_keyboard(
    qtbot: QtBot, counter: Counter, tap: Callable[..., None]
) -> None:
    tap("Ana", "Latte")
    window, strip = counter.window, counter.window.findChild(LinkStrip)
    assert isinstance(strip, LinkStrip)
    qtbot.waitUntil(lambda: not strip.is_waiting, timeout=3000)
    window.resize(1024, 600)
    status = LinkStatus(state=LinkState.REFUSED, since=datetime.now(UTC), shut=Shut.TAKEN_OUT)
    counter.desk.linking.show(status)
    assert "was taken out of the shop at" in strip.accessibleName()
    tap("Show", "Type a new code")
    code = next(each for each in window.findChildren(Field) if "7KQ4" in each.accessibleName())
    code.wanted.emit()  # a finger
    keyboard = next(each for each in window.findChildren(Keyboard) if each.isVisible())
    qtbot.waitUntil(lambda: place_of(code, window).bottom() < place_of(keyboard, window).top(), timeout=3000)
    with qtbot.waitSignal(counter.desk.refused, timeout=100, raising=False) as refused:
        tap("Join again")  # the key that ends what is typed; this shop has no server
    assert not refused.signal_triggered, "it is said where it was typed"
    assert any("Say where the shop’s server is" in each.text() for each in window.findChildren(Text))
