"""A walk through all of Counter: no word is in no catalogue, nothing has no name, no key is missing, nothing is cut."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
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
from pseudo import words_of, write_pseudo_language
from ui.walk import Painted, Walk

LETTERS = ("CSV", "JSON")
"""Names of formats: the same in every language."""
WAYS = (
    (SELL,),
    (BAR,),
    (RECOVERY,),
    (ORDERS,),
    (TILL,),
    (DAY, "Week", "Month", "Sales", "Promise", "Day"),
    (OFFICE, *(door.word for door in DOORS)),
)


@pytest.fixture(scope="module")
def walk(
    request: pytest.FixtureRequest,
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    styled_app: QApplication,
    _full_day_folder: Path,
) -> Walk:
    """All pages were gone to, in a shop after a full day whose owner needs no PIN."""
    folder, painted, qtbot = tmp_path_factory.mktemp("walk"), Painted(), QtBot(request)
    with pytest.MonkeyPatch.context() as patch:
        write_pseudo_language(root, folder)
        patch.setattr(language, "resource", folder.joinpath)
        patch.setattr(paint, "draw_text", painted.hooked_into(paint.draw_text))
        cafe = Cafe.opened_in(shutil.copytree(_full_day_folder, folder / "shop"))
        rosa = cafe.staff("Rosa")
        cafe.shop.do(rosa, change_pin, rosa, "")
        cafe.shop.do(rosa, prefer_screens, Preferences())
        counter = Counter(cafe.shop)
        counter.open(windowed=True)
        counter.begin_as(rosa)
        qtbot.waitUntil(lambda: counter.window.places.currentWidget() is not counter.window.staff)
        walk = Walk(qtbot, counter, painted, words_of(written(cafe)))
        for way in WAYS:
            walk.go(*way)
        counter.end()
        counter.window.close()
        counter.window.deleteLater()
        counter.deleteLater()
        cafe.close()
    return walk


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
    return [*shop.read(bodies), repr(shop.settings), repr(shop.menu), *classes, *calendar, *spoken, "Counter", *LETTERS]


def listed(faults: dict[str, str]) -> list[str]:
    return [f"{where}: {what}" for what, where in faults.items()]


def test_every_word_is_of_a_catalogue(walk: Walk) -> None:
    assert listed(walk.english) == []
    assert len(walk.seen) > 10


def test_every_control_has_a_name_and_a_role(walk: Walk) -> None:
    assert listed(walk.nameless) == []


def test_the_keyboard_comes_to_everything(walk: Walk) -> None:
    assert listed(walk.unreached) == []
