"""The shop's server as people see it: a banner that asks nothing of anybody, and what waits behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from cafe import MORNING
from counter.flows.open_shop import decide
from counter.flows.terminals import note_revoked, rename_terminal
from counter.journal.heads import Head
from counter.kernel.errors import Sentence
from counter.kernel.ids import Seq, TerminalId
from counter.link.status import ALONE, LinkState, LinkStatus, Shut
from counter.ui.app.build_link import link_banner
from counter.ui.app.counter import Counter
from counter.ui.app.link_presenter import LinkPresenter
from counter.ui.app.link_state import LinkBanner, LinkPanelState
from counter.ui.app.link_strip import LinkStrip
from counter.ui.widgets.tap import Tap
from pair import Pair
from ui.hand import Hand
from ui.sync_desk import SyncDesk

ALONE_NOW = "It sells on by itself, seen by no other machine."
AWAY = LinkStatus(state=LinkState.AWAY, waiting=14)
BACK = LinkStatus(state=LinkState.CONNECTED, just_sent=14)


@pytest.mark.parametrize(
    ("status", "text", "more", "tone"),
    [
        (
            AWAY,
            "The shop’s server is away. Selling goes on: 14 facts wait.",
            "Vouchers: take a name, honour it when it is back.",
            "calm",
        ),
        (BACK, "14 facts sent", "", "calm"),
        (
            LinkStatus(state=LinkState.CONNECTED, clock_off=timedelta(minutes=-7)),
            "This machine’s clock is 7 min off the server’s.",
            "Set it right: promises and reports go by it.",
            "at_risk",
        ),
        (
            LinkStatus(state=LinkState.CONNECTED, frozen=3),
            "Another machine runs a newer Counter.",
            "3 things wait until this one is updated.",
            "calm",
        ),
        (
            LinkStatus(state=LinkState.REFUSED, trouble=Sentence("This Counter is too old."), frozen=1),
            "This Counter is too old.",
            "",
            "at_risk",
        ),
        *(
            (LinkStatus(state=LinkState.REFUSED, since=MORNING, shut=shut), text, ALONE_NOW, "at_risk")
            for shut, text in (
                (Shut.TAKEN_OUT, "This machine was taken out of the shop at 9:00."),
                (Shut.NOT_KNOWN, "The shop’s server knows this machine no more."),
                (Shut.OLDER_COPY, "The books of this machine are an older copy."),
                (Shut.NO_ADDRESS, "This machine knows no more where the shop’s server is."),
            )
        ),
    ],
)
def test_each_says_what_it_means_for_selling(
    work: SyncDesk, status: LinkStatus, text: str, more: str, tone: str
) -> None:
    banner = link_banner(status, work.clock.now(), work.language)
    assert banner is not None
    assert (banner.text, banner.more, banner.tone) == (text, more, tone)


@pytest.mark.parametrize("status", [ALONE, LinkStatus(state=LinkState.CONNECTED, waiting=3)])
def test_nothing_is_said_where_all_is_well(work: SyncDesk, status: LinkStatus) -> None:
    assert link_banner(status, work.clock.now(), work.language) is None


class Shown:
    """The presenter of the second till, whose server is away, and what it shows."""

    def __init__(self, pair: Pair) -> None:
        self.work = SyncDesk(pair.two)
        self.work.link_status = LinkStatus(state=LinkState.AWAY, since=pair.two.clock.now() - timedelta(days=1))
        self.banner: LinkBanner | None = None
        self.panel: LinkPanelState | None = None
        self.presenter = LinkPresenter(self.work, self.work.shop, self._banner, self._panel)

    def _banner(self, banner: LinkBanner | None) -> None:
        self.banner = banner

    def _panel(self, panel: LinkPanelState | None) -> None:
        self.panel = panel

    def opened(self) -> LinkPanelState:
        self.presenter.open()
        assert self.panel is not None
        return self.panel


def test_it_shows_what_waits_since_when_and_what_does_not_work_meanwhile(pair: Pair) -> None:
    pair.one.sell("Latte")
    pair.exchange()
    pair.two.sell("Latte")
    shown = Shown(pair)
    panel = shown.opened()
    assert panel.waits == (("Orders and promises", "2"), ("Payments, receipts and the drawer", "2"))
    assert panel.since.startswith("Away since 22 Nov 2026, 9:00. Nothing is lost")
    said = dict(panel.meanwhile)
    assert said["Waits"] == "Vouchers and gift cards: take a name, and honour them when it is back."
    assert said["By hand"].startswith("The bar at T1 does not see what is ordered here.")
    assert said["As heard last"] == "Orders, tabs and sold out of the others: T1 at 9:00."
    pair.two.shop.do(pair.two.ana, decide, {"offline_voucher_cap": "5"})
    shown.presenter.refresh()
    assert shown.panel is not None
    assert "beyond €5.00 each" in dict(shown.panel.meanwhile)["Waits"]
    shown.presenter.close()
    shown.presenter.refresh()
    assert shown.panel is None


def test_it_calls_the_others_as_people_do_and_leaves_out_who_left(pair: Pair) -> None:
    rosa = pair.one.staff("Rosa")
    pair.one.shop.do(rosa, rename_terminal, TerminalId("T1"), "Till 1", "", "till")
    pair.exchange()
    said = dict(Shown(pair).opened().meanwhile)
    assert said["By hand"].startswith("The bar at Till 1 does not see")
    assert said["As heard last"].startswith("Orders, tabs and sold out of the others: Till 1 at")
    pair.two.shop.do(pair.two.staff("Rosa"), note_revoked, TerminalId("T1"), Head(Seq(10**9), bytes(32)))
    assert dict(Shown(pair).opened().meanwhile)["As heard last"] == "Nothing is known of the other machines yet."


def test_it_shows_what_somebody_must_put_right_before_the_server_lets_it_in(pair: Pair) -> None:
    shown = Shown(pair)
    shown.work.link_status = LinkStatus(state=LinkState.AWAY, trouble=Sentence("Its certificate is too old."))
    said = "Its certificate is too old. Nothing is lost: it is kept here, and goes then."
    assert shown.opened().since == said


@pytest.fixture
def strip(qtbot: QtBot, counter: Counter, tap: Callable[..., None]) -> LinkStrip:
    tap("Ana", "Latte")
    strip = counter.window.findChild(LinkStrip)
    assert isinstance(strip, LinkStrip)
    qtbot.waitUntil(lambda: not strip.is_waiting, timeout=3000)
    return strip


def test_it_comes_over_every_workplace_and_goes_by_itself(
    qtbot: QtBot, counter: Counter, strip: LinkStrip, tap: Callable[..., None]
) -> None:
    counter.desk.linking.show(AWAY)
    assert strip.isVisible()
    tap("Orders")
    assert strip.isVisible()
    tap("Show", "Done")
    counter.desk.linking.show(BACK)
    assert strip.accessibleName() == "14 facts sent"
    counter.desk.linking.show(LinkStatus(state=LinkState.CONNECTED))
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=3000)


def test_it_never_comes_under_a_finger(
    qtbot: QtBot, counter: Counter, strip: LinkStrip, found: Callable[[str], Tap | None]
) -> None:
    hand, latte = Hand(counter.window), found("Latte")
    assert latte is not None
    place = hand.tap(latte)
    with qtbot.waitSignal(strip.moves):
        counter.desk.linking.show(AWAY)
        assert not strip.isVisible(), "somebody taps"
    qtbot.waitUntil(lambda: hand.spot(latte) != place)
    upper = QPoint(0, -latte.height() // 3)
    assert not latte.rect().contains(latte.mapFrom(counter.window, place + upper))
    hand.tap(place + upper)  # it was on its way as the page moved down
    hand.tap(latte)
    qtbot.waitUntil(lambda: found("4 Latte") is not None)
    counter.desk.linking.show(LinkStatus(state=LinkState.AWAY, waiting=15))
    assert "15 facts wait" in strip.accessibleName(), "what it says changes at once"
    counter.desk.linking.show(ALONE)
    assert strip.isVisible(), "it goes as it came"
