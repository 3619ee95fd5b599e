"""No screen says a word that is in no catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from cafe import Cafe
from counter.flows.staff import change_pin, prefer_screens
from counter.journal.tables import JournalRow
from counter.kernel import language
from counter.kernel.language import SPOKEN, own_name
from counter.people.model import Preferences
from counter.store.unit import Connection
from counter.ui.app.counter import Counter
from counter.ui.app.presenter import BAR, DAY, OFFICE, ORDERS, RECOVERY, SELL, TILL
from counter.ui.office.view import DOORS
from counter.ui.widgets import paint
from pseudo import left_in_english, marked, write_pseudo_language
from ui.reach import within_reach

_TAG = re.compile(r"<[^>]*>")


@pytest.fixture
def drawn(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every text that is painted from now on, in a shop that speaks the pseudo-language."""
    write_pseudo_language(root, tmp_path)
    monkeypatch.setattr(language, "resource", tmp_path.joinpath)
    texts: set[str] = set()
    draw = paint.draw_text

    def note(painter: QPainter, area: Any, text: str, *args: Any, **kwargs: Any) -> None:
        texts.add(text)
        draw(painter, area, text, *args, **kwargs)

    monkeypatch.setattr(paint, "draw_text", note)
    return texts


@pytest.fixture
def busy(full_day: Path, drawn: set[str]) -> Iterator[Cafe]:
    """A shop after a full day, whose owner needs no PIN; `drawn` stands first, since the shop speaks from the start."""
    assert not drawn
    cafe = Cafe.opened_in(full_day)
    rosa = cafe.staff("Rosa")
    cafe.shop.do(rosa, change_pin, rosa, "")
    cafe.shop.do(rosa, prefer_screens, Preferences())
    yield cafe
    cafe.close()


def said(window: QWidget) -> Iterator[str]:
    """What stands on it, and what a screen reader says of it, seen or not."""
    for each in (window, *window.findChildren(QWidget)):
        yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip())
        if isinstance(each, QLabel):
            yield _TAG.sub("", each.text())
        if isinstance(each, QLineEdit):
            yield each.placeholderText()


def written(cafe: Cafe) -> list[str]:
    """What people wrote, and no catalogue has: the journal, the settings and the menu; names of days and languages."""

    def bodies(connection: Connection) -> list[str]:
        rows = connection.execute(select(JournalRow.body, JournalRow.private))
        return [str(each) for row in rows for each in row]

    shop = cafe.shop
    locale = shop.language.locale
    calendar = [*locale.days["format"]["wide"].values(), *locale.days["format"]["abbreviated"].values()]
    calendar += [*locale.months["format"]["wide"].values(), *locale.months["format"]["abbreviated"].values()]
    spoken = [*map(own_name, SPOKEN), *(each.upper() for each in SPOKEN)]
    classes = [item.tax_class.capitalize() for item in shop.menu.items]
    return [*shop.read(bodies), repr(shop.settings), repr(shop.menu), *classes, *calendar, *spoken, "Counter"]


def nothing(_connection: Connection) -> bool:
    return True


def test_every_page_is_written_in_words_of_the_catalogues(qtbot: QtBot, busy: Cafe, drawn: set[str]) -> None:
    data, left = written(busy), dict[str, str]()
    counter = Counter(busy.shop)
    qtbot.addWidget(counter.window)
    counter.open(windowed=True)
    counter.begin_as(busy.staff("Rosa"))
    qtbot.waitUntil(lambda: counter.window.places.currentWidget() is not counter.window.staff)

    def look(where: str) -> None:
        """Once all is there that was asked for: an answer can ask for more."""
        for ask in (counter.desk.read, counter.desk.report) * 2:
            with qtbot.waitCallback() as answered:
                ask(nothing).then(answered)
        counter.window.grab()
        for text in left_in_english([*said(counter.window), *drawn], data):
            left.setdefault(text, where)

    def press(word: str) -> None:
        qtbot.waitUntil(lambda: within_reach(counter.window, marked(word)) is not None)
        qtbot.mouseClick(within_reach(counter.window, marked(word)), Qt.MouseButton.LeftButton)
        look(word)

    for place, words in {
        **dict.fromkeys((SELL, BAR, RECOVERY, ORDERS, TILL), ()),
        DAY: ("Week", "Month", "Promise", "Day"),
        OFFICE: tuple(door.word for door in DOORS),
    }.items():
        counter.window.go(place)
        look(place)
        for word in words:
            press(word)
    assert left == {}
    assert any("ţ" in text for text in drawn)
    counter.end()
    counter.deleteLater()
