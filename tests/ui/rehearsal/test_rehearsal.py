"""A scenario on the real screens: it says that none of it is real, the customer speaks, and End shows how it went."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter.flows.put_right import greet
from counter.journal.queries import entries
from counter.orders.queries import order_called
from counter.recovery.rules import MISHAP
from counter.rehearsal.play import play_best
from counter.rehearsal.stage import Stage
from counter.ui.app.counter import Counter
from counter.ui.app.rehearse import AGAIN, ANOTHER, DONE, Rehearsal
from counter.ui.widgets.layouts import is_narrow
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Text
from rehearsal.playing import TODAY, Watch, on_stage, shipped
from ui.reach import within_reach

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def stage(watch: Watch) -> Iterator[Stage]:
    with on_stage(shipped("wrong-milk"), watch) as stage:
        yield stage


@pytest.fixture
def rehearsal(qtbot: QtBot, stage: Stage) -> Iterator[Rehearsal]:
    with on_stage(shipped("wrong-milk")) as other:
        best = play_best(other)
    rehearsal = Rehearsal(Counter(stage.shop, is_rehearsal=True), stage, best)
    qtbot.addWidget(rehearsal.counter.window)
    rehearsal.open(windowed=True)
    yield rehearsal
    rehearsal.counter.end()
    rehearsal.counter.deleteLater()


def words_on(rehearsal: Rehearsal) -> list[str]:
    """Every word that stands in the window."""
    return [text.text() for text in rehearsal.counter.window.findChildren(Text) if text.isVisible()]


def scroll_to(rehearsal: Rehearsal, name: str) -> None:
    """What stands further down in a list is scrolled to, as a finger does."""
    for scroll in rehearsal.counter.window.findChildren(Scroll):
        for step in scroll.findChildren(Tap):
            if step.isVisible() and step.accessibleName().startswith(name):
                scroll.ensureWidgetVisible(step)


def tap(qtbot: QtBot, rehearsal: Rehearsal, name: str) -> None:
    def found() -> Tap | None:
        scroll_to(rehearsal, name)
        return within_reach(rehearsal.counter.window, name)

    qtbot.waitUntil(lambda: found() is not None, timeout=10_000)
    qtbot.mouseClick(found(), LEFT)


def test_it_is_a_rehearsal_by_word_and_waits_for_a_name(qtbot: QtBot, rehearsal: Rehearsal, watch: Watch) -> None:
    watch.seconds += 60
    assert "REHEARSAL · NOT REAL" in words_on(rehearsal)
    assert "Tap your name. The clock starts with it." in words_on(rehearsal)
    assert rehearsal.page.bar.clock.text() == "0:00"
    tap(qtbot, rehearsal, "Ana")
    qtbot.waitUntil(lambda: "“Excuse me. I said soy. This is milk, isn’t it?”" in words_on(rehearsal))
    assert "Make it right" in [each.accessibleName() for each in rehearsal.counter.window.findChildren(Tap)]


def test_the_customer_answers_what_is_done_on_the_screens(
    qtbot: QtBot, rehearsal: Rehearsal, stage: Stage, watch: Watch
) -> None:
    tap(qtbot, rehearsal, "Ana")
    qtbot.waitUntil(lambda: "“Excuse me. I said soy. This is milk, isn’t it?”" in words_on(rehearsal))
    order_id = stage.shop.read(order_called, TODAY, "1")
    rehearsal.counter.desk.do(greet, order_id, None, MISHAP)
    qtbot.waitUntil(lambda: any(each.what == "greeted" for each in stage.happened))
    watch.seconds += 2
    qtbot.waitUntil(lambda: "“Milk makes my throat close. I had one sip.”" in words_on(rehearsal))


def test_end_shows_six_facts_beside_the_best_run(qtbot: QtBot, rehearsal: Rehearsal, watch: Watch) -> None:
    tap(qtbot, rehearsal, "Ana")
    qtbot.waitUntil(lambda: "“Excuse me. I said soy. This is milk, isn’t it?”" in words_on(rehearsal))
    watch.seconds += 10
    qtbot.waitUntil(lambda: "“Hello? I’m talking to you. Is this milk?”" in words_on(rehearsal))
    tap(qtbot, rehearsal, "End")
    qtbot.waitUntil(lambda: "1 of 6" in words_on(rehearsal))
    words = words_on(rehearsal)
    assert {"not a word", "after 0:05", "REHEARSAL · NOT REAL", "What the best run did"} <= set(words)
    assert rehearsal.page.played
    assert rehearsal.page.played.facts.count == 1
    tap(qtbot, rehearsal, "Done")
    assert not rehearsal.counter.window.isVisible()


def test_start_over_wants_the_same_once_more_and_no_run_of_it(qtbot: QtBot, rehearsal: Rehearsal) -> None:
    tap(qtbot, rehearsal, "Ana")
    tap(qtbot, rehearsal, "Start over")
    assert not rehearsal.counter.window.isVisible()
    assert (rehearsal.wants, rehearsal.page.played) == (AGAIN, None)


@pytest.mark.parametrize(("key", "wanted"), [("Run it again", AGAIN), ("Another one", ANOTHER), ("Done", DONE)])
def test_after_it_one_says_what_comes_next(qtbot: QtBot, rehearsal: Rehearsal, key: str, wanted: str) -> None:
    tap(qtbot, rehearsal, "Ana")
    tap(qtbot, rehearsal, "End")
    tap(qtbot, rehearsal, key)
    assert not rehearsal.counter.window.isVisible()
    assert rehearsal.wants == wanted
    assert rehearsal.page.played


def begin(qtbot: QtBot, rehearsal: Rehearsal) -> None:
    tap(qtbot, rehearsal, "Ana")
    qtbot.waitUntil(lambda: "“Excuse me. I said soy. This is milk, isn’t it?”" in words_on(rehearsal))


def test_the_panel_says_who_it_is_and_what_was_done_between_their_lines(
    qtbot: QtBot, rehearsal: Rehearsal, stage: Stage, watch: Watch
) -> None:
    begin(qtbot, rehearsal)
    qtbot.waitUntil(lambda: "Latte, M, Soy, to go, #1" in words_on(rehearsal))
    assert {"Priya says", "Priya is waiting for your next word."} <= set(words_on(rehearsal))
    watch.seconds += 2.25
    rehearsal.counter.desk.do(greet, stage.shop.read(order_called, TODAY, "1"), None, MISHAP)
    qtbot.waitUntil(lambda: "You greeted Priya after 0:09" in words_on(rehearsal))


def test_a_hint_is_the_playbooks_next_step_and_is_noted(qtbot: QtBot, rehearsal: Rehearsal) -> None:
    begin(qtbot, rehearsal)
    tap(qtbot, rehearsal, "Hint")
    qtbot.waitUntil(lambda: any(words.startswith("Hear: “") for words in words_on(rehearsal)))
    rehearsal.page.tick("hear", True)
    assert not any(words.startswith("Hear: “") for words in words_on(rehearsal))
    tap(qtbot, rehearsal, "Hint")
    qtbot.waitUntil(lambda: any(words.startswith("Own: “") for words in words_on(rehearsal)))
    tap(qtbot, rehearsal, "End")
    qtbot.waitUntil(lambda: "Hints taken" in words_on(rehearsal))
    words = words_on(rehearsal)
    assert words[words.index("Hints taken") + 1] == "2 times"
    assert "1 of 4: no sorry said, no time said, and no thanks said" in words


def test_hear_it_again_shows_the_last_line_larger_until_the_next_comes(
    qtbot: QtBot, rehearsal: Rehearsal, watch: Watch
) -> None:
    begin(qtbot, rehearsal)

    def size() -> int:
        lines = [text for text in rehearsal.page.panel.findChildren(Text) if text.text().startswith("“")]
        return lines[-1].font().pixelSize()

    assert size() == 20
    tap(qtbot, rehearsal, "Hear it again")
    assert size() == 24
    watch.seconds += 10
    qtbot.waitUntil(lambda: "“Hello? I’m talking to you. Is this milk?”" in words_on(rehearsal))
    assert size() == 20


def test_the_screens_take_the_room_beside_the_panel(qtbot: QtBot, rehearsal: Rehearsal) -> None:
    begin(qtbot, rehearsal)
    window, panel = rehearsal.counter.window, rehearsal.page.panel
    assert window.tint == "rehearsal"
    assert (panel.width(), window.places.width()) == (330, window.width() - 330)
    assert is_narrow(window.places)
    window.resize(1024, 600)
    qtbot.waitUntil(lambda: panel.width() == 264)
    tap(qtbot, rehearsal, "End")
    qtbot.waitUntil(lambda: "1 of 6" in words_on(rehearsal))
    assert not panel.isVisible()
    assert window.places.width() == window.width()


def test_in_make_it_right_one_taps_what_one_has_said(qtbot: QtBot, rehearsal: Rehearsal, stage: Stage) -> None:
    begin(qtbot, rehearsal)
    for name in ("Make it right", "Something went wrong", "#1 Priya", "Allergy"):
        tap(qtbot, rehearsal, name)
    qtbot.waitUntil(lambda: "Tap what you have said" in words_on(rehearsal), timeout=15_000)
    facts = stage.shop.read(lambda connection: len(tuple(entries(connection))))
    for name in ("Hear", "Own", "Own", "Thank"):
        tap(qtbot, rehearsal, name)
    assert [each.what for each in stage.happened if each.what.startswith("said")] == ["said: hear", "said: thank"]
    assert stage.shop.read(lambda connection: len(tuple(entries(connection)))) == facts


def test_as_the_customer_goes_the_clock_stands(qtbot: QtBot, rehearsal: Rehearsal, stage: Stage, watch: Watch) -> None:
    begin(qtbot, rehearsal)
    watch.seconds += 4.6 * 60 / 4
    gone = "Priya leaves, without a coffee and without her money. Tap End to see how it went."
    qtbot.waitUntil(lambda: gone in words_on(rehearsal))
    watch.seconds += 60
    assert stage.seconds < 5 * 60
