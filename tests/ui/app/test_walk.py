"""A walk through all of Counter: no word is in no catalogue, nothing has no name, no key is missing, nothing is cut."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from cafe import Cafe
from counter.cli.first_shop import open_or_make
from counter.flows.shop import Act, Shop
from counter.flows.staff import change_pin, prefer_screens
from counter.flows.terminals import note_revoked
from counter.journal.heads import START
from counter.journal.tables import JournalRow
from counter.kernel import language
from counter.kernel.errors import Refused, Sentence
from counter.kernel.ids import TerminalId
from counter.kernel.language import SPOKEN, own_name
from counter.link.install import init_server
from counter.people.model import Preferences
from counter.shops.folder import books_of
from counter.store.unit import Connection
from counter.terminals.facts import TerminalJoined
from counter.ui.app.counter import Counter
from counter.ui.app.presenter import BAR, DAY, OFFICE, ORDERS, RECOVERY, SELL, TILL
from counter.ui.app.setting_up import SettingUp
from counter.ui.office.view import DOORS
from counter.ui.widgets import paint
from counter.ui.widgets.field import Field
from counter.ui.widgets.text import follow_type
from pseudo import words_of, write_pseudo_language
from shops.known_shops import make_up
from ui.walk import Painted, Walk

MACHINES = (
    ("T2", "Till 2", "counter, right", "till"),
    ("T3", "Bar screen", "espresso and kitchen", "bar"),
    ("T4", "Office PC", "back room", "office"),
    ("T5", "old tablet", "", "till"),
)
WAYS_OF_MACHINES = (
    ("Machines", "Till 2", "Revoke this machine"),
    ("Machines", ("Bar screen", "Rename"), "Back"),
    ("Machines", "More about the server"),
    ("Machines", "Add a machine", "Show the code", "Done"),
    ("All shops", "Station", "Leave this shop", "Back"),
    ("All shops", "Add a shop", "Add it", "Back"),
)
NAMES = ("CSV", "JSON", "CAS", "Ohaus", "ECR", "Mettler", "Toledo", "Station")
"""Of formats, makers and another shop: the same in every language."""
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
def painted(root: Path, tmp_path_factory: pytest.TempPathFactory, styled_app: QApplication) -> Iterator[Painted]:
    """Everything that is painted, in the pseudo-language."""
    painted, folder = Painted(), tmp_path_factory.mktemp("pseudo")
    with pytest.MonkeyPatch.context() as patch:
        write_pseudo_language(root, folder)
        patch.setattr(language, "resource", folder.joinpath)
        patch.setattr(paint, "begin", painted.begun(paint.begin))
        patch.setattr(paint, "draw_text", painted.hooked_into(paint.draw_text))
        yield painted


@contextmanager
def opened(counter: Counter) -> Iterator[Counter]:
    """It is open, and ends in usual type."""
    counter.open(windowed=True)
    try:
        yield counter
    finally:
        follow_type(counter.window, large=False)
        counter.end()
        counter.window.close()
        counter.window.deleteLater()
        counter.deleteLater()


def at_work(qtbot: QtBot, cafe: Cafe, counter: Counter, painted: Painted) -> Walk:
    """Rosa, who needs no PIN, begins a walk."""
    counter.begin_as(cafe.staff("Rosa"))
    qtbot.waitUntil(lambda: counter.window.places.currentWidget() is not counter.window.staff)
    return Walk(qtbot, counter, painted, words_of(written(cafe.shop)))


def let_rosa_in(cafe: Cafe) -> None:
    rosa = cafe.staff("Rosa")
    cafe.shop.do(rosa, change_pin, rosa, "")
    cafe.shop.do(rosa, prefer_screens, Preferences())


@pytest.fixture(scope="module")
def walk(
    request: pytest.FixtureRequest, painted: Painted, tmp_path_factory: pytest.TempPathFactory, _full_day_folder: Path
) -> Walk:
    """All pages were gone to, in a shop after a full day."""
    cafe = Cafe.opened_in(shutil.copytree(_full_day_folder, tmp_path_factory.mktemp("walk") / "shop"))
    let_rosa_in(cafe)
    with opened(Counter(cafe.shop)) as counter:
        walk = at_work(QtBot(request), cafe, counter, painted)
        for way in WAYS:
            walk.go(*way)
    cafe.close()
    return walk


def written(shop: Shop) -> list[str]:
    """What people wrote, and no catalogue has: the journal, the settings and the menu; names of days and languages."""

    def bodies(connection: Connection) -> list[str]:
        rows = connection.execute(select(JournalRow.body, JournalRow.private))
        return [str(each) for row in rows for each in row]

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


def with_machines(act: Act) -> None:
    for terminal, name, place, role in MACHINES:
        act.record(TerminalJoined(terminal=TerminalId(terminal), name=name, place=place, role=role))
    note_revoked(act, TerminalId("T5"), START)


def know_another_shop(shop: Shop) -> None:
    make_up(shop.folder, shop.settings.shop_name, {}, is_home=True)
    books_of(shop.folder, make_up(shop.folder, "Station", {})).mkdir()


def test_so_it_is_with_the_machines_of_a_shop_that_has_a_server_and_with_other_shops_in_large_type(
    qtbot: QtBot, painted: Painted, cafe: Cafe, database_url: str
) -> None:
    init_server(cafe.shop, database_url)
    let_rosa_in(cafe)
    know_another_shop(cafe.shop)
    cafe.shop.do(cafe.staff("Rosa"), with_machines)
    with opened(Counter(cafe.shop)) as counter:
        walk = at_work(qtbot, cafe, counter, painted)
        for way in WAYS_OF_MACHINES:
            walk.go(OFFICE, *way)
        counter.window.show_banner("[~]", "info")  # takes room of all pages
        walk.go(OFFICE, "Machines", "Till 2", ("Done", "More about the server"))
        counter.window.hide_banner()
        follow_type(counter.window, large=True)
        for way in WAYS_OF_MACHINES:
            walk.go(OFFICE, *way)
        walk.cut = {what: where for what, where in walk.cut.items() if "Machines" in where or "All shops" in where}
        assert listed(walk.in_english() | walk.nameless | walk.unreached | walk.cut) == []


def test_so_it_is_where_a_machine_joins(qtbot: QtBot, painted: Painted, tmp_path: Path) -> None:
    def join(_folder: Path, _url: str, _code: str, tell: Callable[[Sentence], object]) -> object:
        tell(Sentence("The shop’s books are copied."))
        raise Refused("No server answers there. Is the address right, and this machine in the shop’s network?")

    shop = open_or_make(tmp_path / "shop")
    counter = Counter(shop)
    SettingUp(counter, shop, join)
    with opened(counter):
        walk = Walk(qtbot, counter, painted, words_of(written(shop)))
        walk.tap("First page", "Join a shop")
        for field, typed in zip(counter.window.findChildren(Field), ("192.168.1.10", "7KQ4-M2XP-9TRB"), strict=False):
            field.setText(typed)
        walk.tap("Join a shop", "Join")
        follow_type(counter.window, large=True)
        walk.look("Join a shop in large type")
        assert listed(walk.in_english() | walk.nameless | walk.unreached | walk.cut) == []
    shop.store.close()
