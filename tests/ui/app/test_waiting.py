"""What is not on paper yet: listed for everybody, printed now, moved, cancelled and brought back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.devices.setup import PrinterSetup, Reached
from counter.flows.print_queue import next_to_print, print_waiting
from counter.flows.printers import set_up_printer
from counter.printing.queue import waiting_jobs
from counter.settings.rules import Settings
from counter.ui.app.counter import Counter
from counter.ui.app.waiting_presenter import WaitingPresenter
from counter.ui.app.waiting_state import PaperRowState, WaitingState
from ui.sync_desk import SyncDesk

HOUR = 60


class Panel:
    """The presenter and what it shows."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[WaitingState | None] = []
        self.presenter = WaitingPresenter(work, work.shop, self.states.append, lambda: print_waiting(work.shop))
        self.presenter.open()

    @property
    def state(self) -> WaitingState:
        state = self.states[-1]
        assert state is not None
        return state

    @property
    def row(self) -> PaperRowState:
        (row,) = self.state.rows
        return row

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.row.now, self.row.move, self.row.away, self.row.undo)))


@pytest.fixture
def away(work: SyncDesk) -> SyncDesk:
    """A shop whose printer is away, and that has a second one."""
    for name, port in (("Counter", 9), ("Bar", 19)):
        setup = PrinterSetup(name, Reached.NETWORK, f"127.0.0.1:{port}", "default")
        work.shop.do(work.shop.itself, set_up_printer, setup)
    work.cafe.paper.away = True
    return work


def test_each_document_says_what_it_is_since_when_where_and_why_it_waits(away: SyncDesk) -> None:
    assert Panel(away).state.nothing == "Nothing waits: all is on paper."
    away.sell("Latte")
    print_waiting(away.shop)
    panel = Panel(away)
    assert (panel.row.what, panel.row.mark.words) == ("Receipt, order 1", "Waits")
    assert panel.row.more == f"Counter, since {away.language.clock(away.clock.now())} · The paper is out."
    assert panel.keys == ("Print now", "Move", "Cancel")


def test_one_that_is_printed_now_stays_where_it_stood(away: SyncDesk) -> None:
    away.sell("Latte")
    panel = Panel(away)
    away.cafe.paper.away = False
    panel.presenter.print(panel.row.job_id)
    assert [title for title, _ in away.cafe.paper.printed] == ["receipt T1-000001"]
    assert (panel.row.mark.words, panel.keys) == ("Waits no longer", ())


def test_one_that_was_cancelled_comes_back_as_it_was(away: SyncDesk) -> None:
    away.sell("Latte")
    panel = Panel(away)
    before = away.shop.read(waiting_jobs)
    panel.presenter.cancel(panel.row.job_id)
    assert away.shop.read(waiting_jobs) == ()
    assert (panel.row.mark.words, panel.keys) == ("Cancelled", ("Undo",))
    panel.presenter.undo(panel.row.job_id)
    assert away.shop.read(waiting_jobs) == before
    assert panel.row.mark.words == "Waits"


def test_another_printer_prints_it(away: SyncDesk) -> None:
    def find(_settings: Settings, name: str) -> object:
        away.cafe.paper.away = name != "Bar"
        return away.cafe.paper

    away.cafe.shop.find_printer = find  # type: ignore[assignment] # one recording printer for both
    away.sell("Latte")
    panel = Panel(away)
    panel.presenter.ask_where(panel.row.job_id)
    question = panel.state.question
    assert question is not None
    assert [option.id for option in question.options] == ["Bar"]
    panel.presenter.move("Bar")
    assert [title for title, _ in away.cafe.paper.printed] == ["receipt T1-000001"]
    assert panel.state.question is None


def test_what_is_of_yesterday_waits_for_a_word(away: SyncDesk) -> None:
    away.sell("Latte")
    away.cafe.forward(14 * HOUR)
    away.cafe.paper.away = False
    print_waiting(away.shop)
    panel = Panel(away)
    assert (panel.row.mark.words, panel.keys) == ("Print or skip?", ("Print", "Move", "Skip"))
    panel.presenter.print(panel.row.job_id)
    assert len(away.cafe.paper.printed) == 1


def test_what_failed_says_so_and_is_tried_again(away: SyncDesk) -> None:
    away.cafe.paper.away, away.cafe.paper.fails_at = False, "receipt T1-000001"
    away.sell("Latte")
    print_waiting(away.shop)
    panel = Panel(away)
    assert panel.row.mark.words == "Not printed"
    assert "no such paper" in panel.row.more
    away.cafe.paper.fails_at = ""
    panel.presenter.print(panel.row.job_id)
    assert len(away.cafe.paper.printed) == 1


def test_nobody_takes_away_what_a_printer_has(away: SyncDesk) -> None:
    away.sell("Latte")
    panel = Panel(away)
    job_id = panel.row.job_id
    away.shop.do(away.shop.itself, next_to_print, "Counter", asked=True)
    panel.presenter.cancel(job_id)
    assert panel.state.wrong == "A printer has that already, or it is on paper. Look at the printer."
    assert (panel.row.mark.words, panel.keys) == ("Printing", ())


def test_what_was_with_a_printer_when_the_counter_died_moves_as_a_copy(away: SyncDesk) -> None:
    away.sell("Latte")
    away.shop.do(away.shop.itself, next_to_print, "Counter", asked=True)
    away.cafe.forward(14 * HOUR)
    panel = Panel(away)
    away.cafe.paper.away = True
    panel.presenter.ask_where(panel.row.job_id)
    panel.presenter.move("Bar")
    assert [job.is_copy for job in away.shop.read(waiting_jobs)] == [True]


def test_only_whoever_may_set_printers_up_is_led_there(away: SyncDesk) -> None:
    assert Panel(away).state.printers == ""
    away.by = away.cafe.staff("Rosa")
    assert Panel(away).state.printers == "Printers"


def test_the_strip_of_a_printer_that_is_away_leads_to_what_waits(
    qtbot: QtBot, cafe: Cafe, request: pytest.FixtureRequest
) -> None:
    cafe.paper.away = True
    cafe.sell("Latte")
    tap: Callable[..., None] = request.getfixturevalue("tap")
    counter: Counter = request.getfixturevalue("counter")
    tap("Rosa")
    qtbot.waitUntil(counter.window.top_bar.isVisible)
    tap("What waits")
    cafe.paper.away = False
    tap("Print now: Receipt, order 1")
    qtbot.waitUntil(lambda: bool(cafe.paper.printed))
