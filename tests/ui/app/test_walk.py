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

NAMES = ("CSV", "JSON", "CAS", "Ohaus", "ECR", "Mettler", "Toledo")
"""Of formats and makers: the same in every language."""
WAYS = (
    (SELL, "Latte", "More choices", "How many", "Discount", "10%"),
    (SELL, ("They know", "Pay"), ("Card terminal", "Voucher")),
    (SELL, ("Hold", "Held")),
    (SELL, ("Back to selling", "Sold out"), "Mocha"),
    (SELL, ("Back to selling", "Search")),
    (BAR, "Trouble", ("Done", "New promise")),
    (RECOVERY, "Something went wrong", "#12", "Wrong item"),
    (RECOVERY, "Went well"),
    (RECOVERY, "Vouchers"),
    (RECOVERY, "Story"),
    (ORDERS, "#12", "Change"),
    (ORDERS, "#12", "Cancel"),
    (ORDERS, ("#12", "Reprint")),
    (ORDERS, "#16", "Refund"),
    (TILL, ("€20, how", "5", "Open the drawer"), "Cash in"),
    (TILL, ("Cash out", "5", "Next")),
    (TILL, "Gift card"),
    (TILL, "Accounts"),
    (TILL, "X report"),
    (TILL, "Count the drawer", "Next"),
    (DAY, "Week", "Month", "Promises"),
    (DAY, "Sales", "Hour", "Item", "Staff", "Taken off", "Compare with"),
    (OFFICE, *(door.word for door in DOORS)),
    (OFFICE, ("Staff", "Christa", "New PIN")),
    (OFFICE, ("Staff", "What each role can do")),
    (OFFICE, "Shop", "Taxes", "Money", "Printers", "Devices", "E-mail", "Language", "Promises", "Vouchers"),
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
        patch.setattr(paint, "begin", painted.begun(paint.begin))
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
    items = [word for item in shop.menu.items for word in (item.tax_class.capitalize(), item.name.lower())]
    return [*shop.read(bodies), repr(shop.settings), repr(shop.menu), *items, *calendar, *spoken, "Counter", *NAMES]


def listed(faults: dict[str, str]) -> list[str]:
    return [f"{where}: {what}" for what, where in faults.items()]


def test_every_word_is_of_a_catalogue(walk: Walk) -> None:
    assert listed(walk.in_english()) == []
    assert len(walk.seen) == len({way[0] for way in WAYS})


def test_every_control_has_a_name_and_a_role(walk: Walk) -> None:
    assert listed(walk.nameless) == []


def test_the_keyboard_comes_to_everything(walk: Walk) -> None:
    assert listed(walk.unreached) == []


def test_no_word_is_cut(walk: Walk) -> None:
    assert listed(walk.cut) == []
