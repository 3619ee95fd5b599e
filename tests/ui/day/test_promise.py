"""The page about our promises: what it says of what was worked out, and what a tap on it decides."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import msgspec
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.kernel.language import Language
from counter.promises.what_if import Stop
from counter.reports.all_changes import all_changes
from counter.reports.promise_kept import DRINKS, KITCHENS, Kept, KeptAt
from counter.reports.promise_page import PromisePage, Slow
from counter.ui.day.promise_bars import KeptBar
from counter.ui.day.promise_presenter import PromisePresenter
from counter.ui.day.promise_slider import StopsSlider
from counter.ui.day.promise_slow import SlowItem
from counter.ui.day.promise_state import PromiseState
from counter.ui.day.promise_view import PromiseView
from counter.ui.widgets.button import Button
from counter.ui.widgets.segment import Segment
from ui.intents import Intents
from ui.sync_desk import SyncDesk

STOPS = (
    (0.8, 4.9, 1178), (0.85, 5.3, 866), (0.88, 5.7, 671), (0.9, 6.0, 548),
    (0.92, 6.3, 441), (0.94, 6.8, 330), (0.96, 7.5, 214), (0.98, 8.9, 104),
)  # fmt: skip


def page(cafe: Cafe, *, of: int = 9640) -> PromisePage:
    """What was worked out yesterday evening of so many promises; a mocha takes longer than the menu says."""
    return PromisePage(
        at=datetime.fromisoformat("2026-11-22T20:10:00+00:00"), first="2026-10-26", last="2026-11-22", days=28,
        closes=1, target=0.9, longest_minutes=45,
        kept=Kept(
            kept=of - of * 548 // 9640, of=of, hours=(KeptAt(kept=1414, of=1596, first=8, last=9),),
            loads=(KeptAt(kept=4180, of=4281, first=0, last=3), KeptAt(kept=13, of=18, first=8)),
            kinds=(KeptAt(kept=6460, of=6742, what=DRINKS), KeptAt(kept=760, of=944, what=KITCHENS)),
        ),
        stops=tuple(Stop(target=t, minutes=m, orders=9640, missed=x, unpromised=0) for t, m, x in STOPS),
        slow=(Slow(item_id=cafe.item("Mocha"), name="Mocha", seconds=140, times=61, menu_seconds=None),),
    )  # fmt: skip


class PromiseHarness:
    """The page's states, as Rosa or somebody else sees it; what was worked out is kept where the counter keeps it."""

    def __init__(self, cafe: Cafe, kept: PromisePage | None, who: str = "Rosa") -> None:
        if kept is not None:
            (cafe.folder / "promises.json").write_bytes(msgspec.json.encode(kept))
        self.work = SyncDesk(cafe)
        self.work.by = cafe.staff(who)
        self.states: list[PromiseState] = []
        self.prints = 0
        self.presenter = PromisePresenter(self.work, self.work.shop, self.states.append, self._print)
        self.presenter.come()

    def _print(self) -> None:
        self.prints += 1

    @property
    def state(self) -> PromiseState:
        return self.states[-1]


def test_it_says_how_well_we_promise_and_what_another_share_would_have_meant(cafe: Cafe) -> None:
    shown = PromiseHarness(cafe, page(cafe))
    state = shown.state
    assert state.sentence == "We say “nine times in ten” and keep it better: 9,092 of 9,640 in the last 28 days."
    assert state.worked_out == "Worked out 22 Nov 2026, 21:10"
    assert [stop.note for stop in state.stops] == ["", "", "", "now", "", "", "", ""]
    assert (state.stay, state.use) == ("", "")
    shown.presenter.choose(94)
    state = shown.state
    assert state.said == "94%, not 90%: 48 seconds longer on the board. 218 fewer people let down."
    assert (state.stay, state.use, state.stops[5].note) == ("Stay at 90%", "Use 94%", "instead")
    shown.presenter.choose(80)
    assert shown.state.said == "80%, not 90%: 66 seconds less on the board. 630 more people let down."
    shown.presenter.stay()
    assert shown.state.use == ""


def test_below_what_we_said_is_striped_and_a_few_are_only_counted(cafe: Cafe) -> None:
    hours, loads, kinds = PromiseHarness(cafe, page(cafe)).state.groups
    assert [(row.label, row.count, row.low) for row in hours.rows] == [("8\u20139", "1,414 of 1,596", True)]
    assert hours.rows[0].name == "8\u20139: 1,414 of 1,596 kept, below what we said"
    assert [(row.label, row.share is None, row.low) for row in loads.rows] == [
        ("0\u20133 ahead", False, False),
        ("8 or more", True, False),
    ]
    assert [(row.label, row.low) for row in kinds.rows] == [("Drinks only", False), ("With kitchen", True)]


def test_another_share_is_in_force_from_the_next_order_on_and_stands_in_changes(cafe: Cafe) -> None:
    shown = PromiseHarness(cafe, page(cafe))
    shown.presenter.choose(94)
    shown.presenter.use()
    assert cafe.shop.settings.promises.target == 0.94
    assert cafe.shop.forecaster.promising(cafe.clock.now()).made_from.target == 0.94  # type: ignore[union-attr]
    (change, *_) = cafe.shop.read(all_changes)
    assert (change.key, change.by, change.after["target"]) == ("promises", "Rosa", 0.94)
    assert [stop.note for stop in shown.state.stops].index("now") == 5
    assert shown.state.worked_out.endswith("when 90% was in force")


def test_an_item_that_is_slower_can_have_the_menu_say_so(cafe: Cafe) -> None:
    shown = PromiseHarness(cafe, page(cafe))
    assert [(row.label, row.takes, row.menu, row.timed) for row in shown.state.slow] == [
        ("Mocha", "2:20", "–", "61 times")
    ]
    shown.presenter.ask(cafe.item("Mocha"))
    assert shown.state.slow_question == "Mocha takes 2:20, timed 61 times. Shall the menu say so?"
    shown.presenter.leave()
    assert shown.state.slow_question == ""
    shown.presenter.ask(cafe.item("Mocha"))
    shown.presenter.set_time()
    assert cafe.shop.menu.item(cafe.item("Mocha")).making_seconds == 140
    assert (shown.state.slow, shown.state.slow_note) == ((), "Nothing takes longer than the menu says.")


def test_it_is_printed_on_one_page_and_says_what_became_of_it(cafe: Cafe) -> None:
    nothing = PromiseHarness(cafe, None)
    nothing.presenter.print_page()
    assert (nothing.prints, nothing.state.can_print) == (0, False)
    shown = PromiseHarness(cafe, page(cafe))
    assert shown.state.can_print
    shown.presenter.print_page()
    assert (shown.prints, shown.state.printing, shown.state.can_print) == (1, "Printing…", False)
    [[kind, content]] = cafe.sql("SELECT kind, content FROM print_jobs ORDER BY rowid DESC LIMIT 1")
    pdf = cafe.shop.renderers[str(kind)](str(content), False, cafe.shop.language).pdf  # type: ignore[union-attr]
    text = " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    for words in ("9,092 of 9,640", "90% (now) 6.0 548", "8–9 1,414 of 1,596 ↓", "Mocha 2:20 – 61 times"):
        assert words in text


def test_it_says_plainly_that_there_is_nothing_or_too_little(cafe: Cafe) -> None:
    assert PromiseHarness(cafe, None).state.nothing.startswith("Nothing is worked out yet.")
    few = PromiseHarness(cafe, page(cafe, of=37)).state
    assert few.nothing == "37 promises in the last 28 days: too few to say how well we promise. It takes 100."
    (cafe.folder / "promises.json").write_bytes(b'{"at": 7')
    assert PromiseHarness(cafe, None).state.nothing.startswith("Nothing is worked out yet.")


def test_a_barista_does_not_see_it_and_a_lead_asks_the_owner_to_decide(cafe: Cafe) -> None:
    barista = PromiseHarness(cafe, page(cafe), "Ana").state
    assert (barista.sentence, barista.stops) == ("", ())
    assert barista.nothing == "How well we promise is for a lead or the owner to see."
    assert PromiseHarness(cafe, page(cafe), "Dana").state.stops


@pytest.fixture
def view(qtbot: QtBot, cafe: Cafe) -> tuple[PromiseView, Intents[PromisePresenter]]:
    intents = Intents(PromisePresenter)
    shown = PromiseView(Language("en"), intents.presenter, Segment(("Day", "Promises")))
    qtbot.addWidget(shown)
    harness = PromiseHarness(cafe, page(cafe))
    harness.presenter.choose(94)
    shown.show_state(harness.state)
    shown.resize(1024, 540)
    shown.show()
    return shown, intents


def test_the_stops_are_one_slider_that_keys_step_and_a_tap_sets(
    view: tuple[PromiseView, Intents[PromisePresenter]],
) -> None:
    shown, intents = view
    slider = shown.findChild(StopsSlider)
    assert slider is not None
    spoken = QAccessible.queryAccessibleInterface(slider)
    assert spoken.role() == QAccessible.Role.Slider
    assert spoken.text(QAccessible.Text.Name) == "How sure do we want to be?"
    assert slider.value() == 94
    assert slider.accessibleDescription() == "94%: 6.8 minutes on average, 330 promises missed"
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_Left)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    slider.setValue(86)  # as a screen reader does: the nearest stop is meant
    assert intents.asked == [("choose", 96), ("choose", 92), ("choose", 80), ("choose", 90), ("choose", 85)]


def test_its_keys_and_rows_go_to_the_presenter(view: tuple[PromiseView, Intents[PromisePresenter]], cafe: Cafe) -> None:
    shown, intents = view
    for button in shown.findChildren(Button):
        if button.label in ("Stay at 90%", "Use 94%"):
            button.click()
    (mocha,) = shown.findChildren(SlowItem)
    mocha.click()
    assert intents.asked == [("stay",), ("use",), ("ask", cafe.item("Mocha"))]
    assert mocha.accessibleName() == "Mocha takes 2:20, 61 times; the menu says nothing yet"
    assert "8\u20139: 1,414 of 1,596 kept, below what we said" in [
        bar.accessibleName() for bar in shown.findChildren(KeptBar)
    ]
