"""Another language while the app runs: every page speaks it from the next look on, and so does the next receipt."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows.open_shop import decide
from counter.kernel import language as spoken
from counter.ui.app.counter import Counter
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.tap import Tap

GERMAN = {
    "Sell": "Verkauf",
    "Bar": "Theke",
    "Day": "Tag",
    "Make it right": "Gutmachen",
    "Cash exact": "Passend",
    "Pay": "Zahlen",
    "Exact {amount}": "Genau {amount}",
    "Take {amount}": "{amount} nehmen",
    "Ready": "Fertig",
    "What is in trouble?": "Was klemmt?",
    "Trouble": "Störung",
    "Whose order is it about?": "Um wessen Bestellung geht es?",
    "Print day": "Tag drucken",
    "Customer display": "Kundenanzeige",
    "Total": "Summe",
    "Language": "Sprache",
    "Back": "Zurück",
}


@pytest.fixture(autouse=True)
def _translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of a few German words."""
    catalogue = Catalog(locale="de")
    for text, german in GERMAN.items():
        catalogue.add(text, german)
    file = tmp_path / "translations" / "de" / "LC_MESSAGES" / "counter.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalogue)
    monkeypatch.setattr(spoken, "resource", tmp_path.joinpath)


def test_it_speaks_german_at_once(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Callable[..., None]) -> None:
    def names() -> list[str]:
        taps: list[Tap] = counter.window.findChildren(Tap)
        return [tap.accessibleName() for tap in taps if tap.isVisible()]

    tap("Ana", "Latte")
    qtbot.waitUntil(lambda: "Cash exact, €3.80" in names())
    counter.desk.do(decide, {"locale": "de"})
    tap("Passend, 3,80\xa0€")
    qtbot.waitUntil(lambda: bool(cafe.paper.printed))
    _, pdf = cafe.paper.printed[-1]
    receipt = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "3,80" in receipt
    assert "3.80" not in receipt
    assert {"Verkauf", "Theke", "Gutmachen", "Tag"} <= set(names())
    tap("Latte, 3,80\xa0€", "Zahlen", "Genau 3,80\xa0€")
    assert [name for name in names() if name.endswith("0\xa0€") and len(name) == len("10 €")] == [
        "10\xa0€",
        "20\xa0€",
    ]
    tap("Theke", "Störung", "Done", "Gutmachen", "Tag", "Tag drucken", "Verkauf")


def test_the_customer_display_and_a_page_not_seen_yet_follow(
    qtbot: QtBot, counter: Counter, tap: Callable[..., None]
) -> None:
    tap("Ana", "Bar", "Make it right")
    counter.desk.do(decide, {"locale": "de"})
    tap("Theke", "Störung", "Done")
    counter.workplaces.board.show()
    qtbot.waitUntil(lambda: counter.workplaces.board.windowTitle() == "Kundenanzeige")
    counter.workplaces.board.hide()


def test_a_question_that_is_open_is_asked_in_the_new_language(
    qtbot: QtBot, counter: Counter, tap: Callable[..., None]
) -> None:
    def asked() -> list[str]:
        panels = [panel for panel in counter.window.findChildren(DimmedPanel) if panel.isVisible()]
        return [text.text() for panel in panels for text in panel.findChildren(QLabel)][:1]

    tap("Ana", "Bar", "Trouble")
    assert asked() == ["What is in trouble?"]
    counter.desk.do(decide, {"locale": "de"})
    qtbot.waitUntil(lambda: asked() == ["Was klemmt?"])
    tap("Done", "Störung")


def test_somebody_reads_their_own_language_and_everybody_else_the_shops(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Callable[..., None]
) -> None:
    tap("Ana", "Ana, your own menu", "Language, English", "Deutsch")
    tap("Sprache, Deutsch", "Zurück", "Ana, your own menu", "Theke", "Störung", "Done", "Verkauf")
    tap("Latte, 3,80\xa0€", "Passend, 3,80\xa0€")
    qtbot.waitUntil(lambda: bool(cafe.paper.printed))
    assert "3.80" in PdfReader(BytesIO(cafe.paper.printed[-1][1])).pages[0].extract_text()
    tap("Ana, your own menu", "Ben, barista", "Bar", "Sell", "Latte, €3.80")
    tap("Ben, your own menu", "Ana, barista", "Theke")
