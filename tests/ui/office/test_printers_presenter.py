"""The office’s printers: nothing is decided before Save, how each is, and what is taken off comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter.devices.setup import PrinterSetup, Reached
from counter.flows.devices import set_up_device
from counter.flows.print_queue import print_waiting
from counter.flows.printers import set_up_printer
from counter.printing.routes import Route
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.printer_draft import PrinterDraft
from counter.ui.office.printers_presenter import PrintersPresenter
from counter.ui.office.shop_state import PRINTERS, PrinterFormState, PrintersState, ShopState, Wrong
from counter.ui.office.state import SHOP, OfficeState
from devices.socket_printer import COVER_OPEN, FINE, PAPER_END, SocketPrinter
from ui.office.asked import asked
from ui.office.machines import machines_of
from ui.sync_desk import SyncDesk


class Office:
    """The presenter and what it shows, in the section Printers."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[OfficeState] = []
        self.presenter = OfficePresenter(
            work, work.shop, self.states.append, lambda: print_waiting(work.shop), machines_of(work, asked)
        )
        self.presenter.forget()
        self.presenter.refresh()
        self.presenter.shop_page.open(PRINTERS)
        self.presenter.go(SHOP)

    @property
    def page(self) -> PrintersPresenter:
        return self.presenter.shop_page.printers

    @property
    def state(self) -> PrintersState:
        page = self.states[-1].page
        assert isinstance(page, ShopState)
        assert isinstance(page.page, PrintersState)
        return page.page

    @property
    def form(self) -> PrinterFormState:
        assert self.state.form is not None
        return self.state.form

    @property
    def list(self) -> list[tuple[str, str, str]]:
        return [(row.name, row.prints, row.mark.words) for row in self.state.rows]

    def write(self, name: str, where: str, way: int = 0) -> None:
        self.page.choose_way(way)
        self.page.change(lambda draft: draft.name(name))
        self.page.change(lambda draft: draft.place(where))

    def add(self, name: str, where: str, *ticks: str) -> None:
        self.page.add()
        self.write(name, where)
        for key in ticks:
            self.page.tick(key)
        self.page.save()


@pytest.fixture
def office(work: SyncDesk) -> Office:
    work.by = work.cafe.staff("Rosa")
    return Office(work)


@pytest.fixture
def printer() -> Iterator[SocketPrinter]:
    printer = SocketPrinter()
    yield printer
    printer.switch_off()


def test_a_new_printer_is_there_once_it_is_saved_and_says_how_it_is(
    work: SyncDesk, office: Office, printer: SocketPrinter
) -> None:
    assert office.list == []
    office.page.add()
    assert [tick.key for tick in office.form.ticks if tick.on] == ["all else"]
    office.write(" Counter ", printer.where)
    assert not work.shop.settings.printers
    assert office.state.bar == "A new printer, from now on."
    office.page.save()
    (setup,) = work.shop.settings.printers
    assert (setup.name, setup.reached, setup.where, setup.model) == (
        "Counter",
        Reached.NETWORK,
        printer.where,
        "default",
    )
    assert work.shop.settings.printer == "Counter"
    assert office.list == [("Counter", "all else", "Ready")]
    assert not office.state.changed
    assert office.state.last.startswith("Last change: Rosa")
    assert "Printers: as it came →" in "\n".join(each.what for each in office.presenter.changes.state())


def test_changes_call_a_device_as_the_office_does(work: SyncDesk, office: Office) -> None:
    work.do(set_up_device, "scale", "COM3", "cas", 4800)
    office.presenter.refresh()
    told = "Scale, pole display, scanner: as it came → Scale (COM3, CAS, Ohaus (ECR), 4800)"
    assert told in [each.what for each in office.presenter.changes.state()]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({1: FINE, 2: FINE, 4: PAPER_END}, "Out of paper"),
        ({1: FINE, 2: COVER_OPEN, 4: FINE}, "Cover open"),
        (None, "Ready"),
    ],
)
def test_what_a_printer_says_of_itself_stands_there_in_a_word(
    office: Office, printer: SocketPrinter, answers: dict[int, int] | None, said: str
) -> None:
    printer.answers = answers
    office.add("Counter", printer.where)
    assert office.list[0][2] == said


def test_one_that_is_switched_off_is_away_until_it_is_back(office: Office, printer: SocketPrinter) -> None:
    office.add("Counter", printer.where)
    printer.switch_off()
    office.presenter.shop_page.look()
    assert office.list[0][2] == "Away"
    printer.switch_on()
    office.presenter.shop_page.look()
    assert office.list[0][2] == "Ready"


@pytest.mark.parametrize(
    ("name", "where", "said", "marks"),
    [
        ("Bar", "the bar", "“the bar” is no place on the network. Write one like 192.168.0.20:9100.", (False, True)),
        ("Bar", "", "Say where the printer Bar is.", (False, True)),
        ("", "10.0.0.5", "Give the printer a name, like Counter or Bar.", (True, False)),
    ],
)
def test_what_cannot_be_is_said_in_the_form_and_nothing_is_lost(
    work: SyncDesk, office: Office, name: str, where: str, said: str, marks: tuple[bool, bool]
) -> None:
    office.page.add()
    office.write(name, where)
    office.page.save()
    assert office.form.wrong.sentence == said
    assert (office.form.wrong.name, office.form.wrong.where) == marks
    assert (office.form.name, office.form.where) == (name, where)
    assert not work.shop.settings.printers


def test_a_second_printer_of_a_name_is_refused_in_the_form(work: SyncDesk, office: Office) -> None:
    office.add("Bar", "127.0.0.1:9")
    office.add("Bar", "127.0.0.1:19")
    assert office.form.wrong == Wrong("There is a printer “Bar” already. Give this one another name.", name=True)
    assert len(work.shop.settings.printers) == 1


def test_each_prints_what_was_ticked_and_takes_it_from_the_one_before(work: SyncDesk, office: Office) -> None:
    office.add("Counter", "127.0.0.1:9", "receipt@@", "slip@@")
    office.add("Bar", "127.0.0.1:19", "slip@@", "label@espresso@", "stands in")
    assert work.shop.settings.printer_routes == (
        Route("receipt", "Counter"),
        Route("label", "Bar", "espresso"),
        Route("slip", "Bar"),
    )
    assert [prints for _name, prints, _mark in office.list] == [
        "receipts and all else",
        "slips and cup labels of espresso; stands in for others",
    ]
    notes = {tick.key: tick.note for tick in office.form.ticks}
    assert notes["receipt@@"] == "now at Counter"
    office.page.tick("slip@@")
    office.page.save()
    assert Route("slip", "Bar") not in work.shop.settings.printer_routes


def test_the_tickets_of_a_category_have_a_printer_of_their_own(work: SyncDesk, office: Office) -> None:
    office.add("Bar", "127.0.0.1:19")
    office.page.tick("category")
    assert office.state.question is not None
    asked = next(option for option in office.state.question.options if option.label == "bar tickets of Tea")
    office.page.answer(asked.id)
    office.page.save()
    assert work.shop.settings.printer_routes == (Route("ticket", "Bar", "", "Tea"),)
    assert office.list[0][1] == "bar tickets of Tea and all else"


def test_a_printer_that_has_another_name_keeps_its_work(work: SyncDesk, office: Office) -> None:
    office.add("Counter", "127.0.0.1:9", "receipt@@", "stands in")
    office.page.change(lambda draft: draft.name("Front"))
    office.page.save()
    settings = work.shop.settings
    assert [setup.name for setup in settings.printers] == ["Front"]
    assert (settings.printer, settings.fallback_printer) == ("Front", "Front")
    assert settings.printer_routes == (Route("receipt", "Front"),)


def test_what_is_taken_off_comes_back_with_its_work(work: SyncDesk, office: Office) -> None:
    office.add("Counter", "127.0.0.1:9", "receipt@@")
    office.add("Bar", "127.0.0.1:19", "ticket@kitchen@", "stands in")
    before = work.shop.settings
    office.page.choose("Counter")
    office.page.remove()
    assert [setup.name for setup in work.shop.settings.printers] == ["Bar"]
    assert (office.state.bar, office.state.can_undo) == ("Counter is taken off.", True)
    office.page.undo()
    assert work.shop.settings == before
    assert not office.state.can_undo


def test_nobody_undoes_what_somebody_decided_meanwhile(work: SyncDesk, office: Office) -> None:
    office.add("Counter", "127.0.0.1:9")
    office.page.remove()
    work.shop.do(work.shop.itself, set_up_printer, PrinterSetup("Bar", Reached.NETWORK, "127.0.0.1:19", "default"))
    office.page.undo()
    assert work.messages == ["Somebody changed the printers meanwhile. Add Counter anew."]
    assert [setup.name for setup in work.shop.settings.printers] == ["Bar"]


def test_what_is_typed_stays_while_another_is_tapped_and_for_whoever_typed_it(work: SyncDesk, office: Office) -> None:
    office.add("Counter", "127.0.0.1:9")
    office.add("Bar", "127.0.0.1:19")
    office.page.change(lambda draft: draft.name("Kitchen"))
    office.page.choose("Counter")
    assert office.state.bar == "Save what you changed, or discard it first."
    assert office.form.name == "Kitchen"
    work.by = work.cafe.staff("Ana")
    office.presenter.forget()
    office.presenter.shop_page.open(PRINTERS)
    office.presenter.go(SHOP)
    assert office.state.form is None
    work.by = work.cafe.staff("Rosa")
    office.presenter.forget()
    office.presenter.shop_page.open(PRINTERS)
    office.presenter.go(SHOP)
    assert office.form.name == "Kitchen"
    office.page.discard()
    assert office.form.name == "Bar"


def test_a_test_page_is_printed_at_once_and_what_became_of_it_is_said(
    work: SyncDesk, office: Office, printer: SocketPrinter
) -> None:
    office.add("Counter", printer.where)
    work.cafe.paper.away = True
    office.page.test("Counter")
    office.page.look()
    assert office.state.bar.startswith("Counter: the test page waits. The paper is out.")
    assert office.state.waiting == "1 waits"
    work.cafe.paper.away = False
    work.cafe.forward(1)
    print_waiting(work.shop)
    office.page.look()
    assert office.state.bar == "Counter has its test page."
    assert office.state.waiting == ""


def test_a_folder_and_a_roll_ask_for_what_they_need(office: Office, tmp_path: Path) -> None:
    office.page.add()
    assert (office.form.columns, office.form.paper, office.form.thermal) == (0, -1, None)
    folder = office.form.ways.index("Folder")
    office.write("Office", str(tmp_path / "papers"), folder)
    assert (office.form.columns, office.form.paper, office.form.thermal) == (-1, 0, 0)
    assert "drawer" not in [tick.key for tick in office.form.ticks]
    office.page.choose_paper(2)
    office.page.tick("page@@")
    office.page.save()
    assert office.list[-1] == ("Office", "pages of A4 and all else", "Ready")
    office.page.change(lambda draft: draft.type(thermal=True))
    office.page.save()
    assert office.form.wrong.sentence == "The printer Office prints no pages of A4. Choose another printer for them."


def test_a_draft_that_is_behind_writes_nothing(work: SyncDesk, office: Office) -> None:
    office.add("Bar", "127.0.0.1:9")
    office.page.change(lambda draft: draft.hang_drawer())
    work.shop.do(work.shop.itself, set_up_printer, PrinterSetup("Bar", Reached.NETWORK, "127.0.0.1:19", "default"))
    office.page.save()
    assert office.form.wrong.sentence.startswith("Somebody changed this printer just now.")
    assert not work.shop.settings.printers[0].drawer


def test_a_new_draft_is_no_change_by_itself(work: SyncDesk) -> None:
    assert not PrinterDraft.new(work.shop.settings, Reached.NETWORK).work.sent
