"""The office’s page In and out: a file comes in and is taken back, files are written, accounts have names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter.flows.print_queue import print_waiting
from counter.ui.office.bring_in_presenter import BringInPresenter
from counter.ui.office.bring_in_view import BringInView
from counter.ui.office.file_rows import ColumnRow, ComingRow
from counter.ui.office.files_presenter import FilesPresenter
from counter.ui.office.files_state import ACCOUNTS, FILE, START, FilesState, FileState
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.state import FILES, OfficeState
from counter.ui.widgets.tap import Tap
from ui.intents import Intents
from ui.office.asked import asked
from ui.office.machines import machines_of
from ui.sync_desk import SyncDesk

LIST = "item,price,tax,Colour\nTea,2.40,16,green\nPie,1e2,16,\nJam,4.00,19,red\n"


class Office:
    """The presenter and what it shows, on the page In and out."""

    def __init__(self, work: SyncDesk, folder: Path) -> None:
        self.work, self.folder = work, folder
        self.states: list[OfficeState] = []
        self.presenter = OfficePresenter(
            work, work.shop, self.states.append, lambda: print_waiting(work.shop), machines_of(work, asked)
        )
        self.presenter.refresh()
        self.presenter.go(FILES)

    @property
    def page(self) -> FilesPresenter:
        return self.presenter.files

    @property
    def state(self) -> FilesState:
        page = self.states[-1].page
        assert isinstance(page, FilesState)
        return page

    @property
    def file(self) -> FileState:
        assert self.state.file is not None
        return self.state.file

    def look_into(self, text: str) -> None:
        path = self.folder / "list.csv"
        path.write_text(text, "utf-8")
        self.page.coming.choose_file(str(path))

    def choose(self, word: str) -> None:
        assert self.file.question is not None
        self.page.coming.answer(next(each.id for each in self.file.question.options if each.label == word))

    @property
    def names(self) -> set[str]:
        return {item.name for item in self.work.shop.menu.items}


@pytest.fixture
def office(work: SyncDesk, tmp_path: Path) -> Office:
    work.by = work.cafe.staff("Rosa")
    return Office(work, tmp_path)


def test_a_file_is_looked_into_before_anything_comes_in(office: Office) -> None:
    before = office.names
    office.look_into(LIST)
    assert (office.state.place, office.file.title, office.file.format) == (FILE, "list.csv", "A table")
    assert [(each.theirs, each.ours, each.left_out, each.example) for each in office.file.columns] == [
        ("item", "Item", False, "Tea"),
        ("price", "Price", False, "2.40"),
        ("tax", "Tax, in percent", False, "16"),
        ("Colour", "Left out", True, "green"),
    ]
    assert [(each.line, each.what, each.becomes) for each in office.file.notes] == [
        ("Row 2", "Tax “16%” is not ours", "drinks"),
        ("Row 3", "Price is “1e2”", "open price"),
        ("Row 3", "Tax “16%” is not ours", "drinks"),
    ]
    assert office.file.counts[0] == ("3", "new items")
    assert (office.file.go, office.file.can) == ("Bring in 3 items", True)
    assert office.names == before
    office.page.coming.close()
    assert office.state.place == START


def test_a_tax_becomes_one_of_ours_in_every_row_and_a_row_is_left_out(office: Office) -> None:
    office.look_into(LIST)
    office.page.coming.ask_line(office.file.notes[0].key)
    office.choose("Tax class food")
    assert [each.becomes for each in office.file.notes] == ["food", "open price", "food"]
    office.page.coming.ask_line(office.file.notes[1].key)
    office.choose("Leave this row out")
    assert [each.becomes for each in office.file.notes] == ["food", "left out", "left out"]
    assert office.file.counts[0] == ("2", "new items")
    office.page.coming.bring_in()
    menu = {item.name: item.tax_class for item in office.work.shop.menu.items}
    assert menu["Tea"] == "food"
    assert "Pie" not in menu


def test_for_a_tax_we_do_not_have_a_class_comes_in_with_the_file_and_goes_with_it(office: Office) -> None:
    rates = office.work.shop.settings.tax_rates
    office.look_into(LIST)
    office.page.coming.ask_line(office.file.notes[0].key)
    office.choose("Make the tax class 16%")
    assert [each.becomes for each in office.file.notes] == [
        *("a new tax class “16%”", "open price", "a new tax class “16%”"),
    ]
    office.page.coming.ask_line(office.file.notes[0].key)
    office.choose("Tax class food")
    assert [each.becomes for each in office.file.notes] == ["food", "open price", "food"]
    office.page.coming.ask_line(office.file.notes[0].key)
    office.choose("Make the tax class 16%")
    assert office.work.shop.settings.tax_rates == rates
    office.page.coming.bring_in()
    assert {item.name: item.tax_class for item in office.work.shop.menu.items}["Tea"] == "16%"
    assert [rate.tax_class for rate in office.work.shop.settings.tax_rates] == [
        *(rate.tax_class for rate in rates),
        "16%",
    ]
    taxes = next(change.what for change in office.presenter.changes.state() if "Tax rates" in change.what)
    assert taxes == "Tax rates, new: 16% from 23 Nov 2026: 16% here, 16% to go"
    office.work.sell("Tea")
    office.page.coming.undo()
    assert "Tea" not in office.names
    assert office.work.shop.settings.tax_rates == rates


def test_it_comes_in_at_once_stands_in_changes_and_is_taken_back(office: Office) -> None:
    before = office.names
    office.look_into(LIST)
    office.page.coming.bring_in()
    assert office.names == before | {"Tea", "Pie", "Jam"}
    assert office.file.bar == "It came in: 3 items are new, 0 changed."
    assert (office.file.can, office.file.undo) == (False, True)
    assert office.presenter.changes.state()[0].heading.startswith("Rosa")
    office.page.coming.undo()
    assert office.names == before
    assert (office.file.can, office.file.undo) == (True, False)


def test_of_what_changes_it_says_what_it_costs_now_and_then(qtbot: QtBot, office: Office) -> None:
    office.look_into(LIST)
    assert [(each.name, each.now, each.then) for each in office.file.coming] == [
        ("Tea", "new", "€2.40"), ("Pie", "new", "open price"), ("Jam", "new", "€4.00"),
    ]  # fmt: skip
    office.page.coming.bring_in()
    office.look_into("item,price,size\nTea,2.60,\nJam,3.50,small\nJam,4.00,large\n")
    assert [(each.name, each.now, each.then) for each in office.file.coming] == [
        ("Tea", "€2.40", "€2.60"),
        ("Jam, small", "new", "€3.50"), ("Jam, large", "new", "€4.00"), ("Jam", "€4.00", "no more"),
    ]  # fmt: skip
    view = BringInView(office.work.shop.language, Intents(BringInPresenter).presenter)
    qtbot.addWidget(view)
    view.resize(1080, 700)
    view.show_file(office.file)
    view.show()
    switch = view.findChildren(Tap)
    next(tap for tap in switch if tap.accessibleName() == "What changes").click()
    rows = [row for row in view.findChildren(ComingRow) if row.isVisible()]
    assert len(rows) == 4
    assert not [row for row in view.findChildren(ColumnRow) if row.isVisible()]
    view.hide()


def test_of_a_file_that_nobody_knows_an_owner_says_what_its_columns_are(office: Office) -> None:
    office.look_into("What;How much\nTea;2,40\n")
    assert (office.file.format, office.file.can, office.file.counts) == ("Not recognised", False, ())
    assert office.file.hint == "Nothing of it is read yet."
    assert "does not say what an item is called" in office.file.bar
    office.page.coming.ask_column("What")
    office.choose("Item")
    office.page.coming.ask_column("How much")
    office.choose("Price")
    assert [each.ours for each in office.file.columns] == ["Item", "Price"]
    assert office.file.can


def test_what_cannot_be_read_is_said_below_its_path(office: Office) -> None:
    office.page.coming.look()
    assert office.state.wrong.startswith("Say which file.")
    office.page.coming.choose_file(str(office.folder / "gone.csv"))
    assert office.state.wrong.endswith("gone.csv cannot be read: No such file or directory.")
    office.page.coming.choose_file("~nobody/list\0.csv")
    assert office.state.wrong == "~nobody/list.csv cannot be read: No such file or directory."
    assert (office.state.place, office.state.busy) == (START, False)


def test_a_file_is_written_apart_and_it_says_where_it_is(office: Office) -> None:
    office.work.sell("Latte")
    going = office.page.going
    going.choose_what(1)
    going.choose_period(0)
    going.write_folder(str(office.folder / "none"))
    going.write()
    assert office.state.export.says == f"There is no folder {office.folder / 'none'}. Choose another."
    going.write_folder(str(office.folder))
    going.write()
    today = office.work.shop.settings.trading_day(office.work.clock.now())
    out = office.folder / f"orders-{today}-{today}.csv"
    assert (office.state.export.says, office.state.export.is_wrong) == (f"It is there: {out}", False)
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row["item"] for row in csv.DictReader(file)] == ["Latte"]


def test_days_that_are_none_or_the_wrong_way_round_are_said(office: Office) -> None:
    going = office.page.going
    going.choose_period(4)
    assert office.state.export.between
    going.write_first("soon")
    going.write_last("2026-11-23")
    going.write()
    assert office.state.export.says == "“soon” is no day. Write it like 2026-11-30."
    going.write_first("2026-11-24")
    going.write()
    assert office.state.export.says == "2026-11-23 comes before 2026-11-24. Turn them round."
    going.choose_what(6)
    assert office.state.export.forms[office.state.export.form] == "Beancount"
    going.choose_what(0)
    assert office.state.export.periods == ()


def test_accounts_are_named_and_a_wrong_name_is_said_in_the_form(office: Office) -> None:
    office.page.see_names(on=True)
    assert office.state.place == ACCOUNTS
    uses = {each.use: each for each in office.state.accounts.rows}
    assert uses["card"].usual == "Assets:Card"
    assert uses["sales 19%"].words == "Sales at 19%"
    office.page.accounts.write("card", "bank")
    office.page.accounts.save()
    assert office.state.accounts.wrong.startswith("“bank” is no account.")
    assert office.work.shop.settings.book_accounts == {}
    office.page.accounts.write("card", "Assets:Bank")
    office.page.accounts.save()
    assert office.work.shop.settings.book_accounts == {"card": "Assets:Bank"}
    assert (office.state.accounts.changed, office.state.accounts.last[:17]) == (False, "Last change: Rosa")
    office.page.accounts.write("card", "")
    office.page.accounts.save()
    assert office.work.shop.settings.book_accounts == {}
