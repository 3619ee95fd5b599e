"""The page Machines, on a real PostgreSQL: a server is connected, machines are named, one shows the bar."""

from __future__ import annotations

import pytest

from counter.link.status import LinkState, LinkStatus
from counter.ui.desk.server_asked import ServerAsked
from counter.ui.office.machines_draft import ADDRESS, NAME, PLACE
from counter.ui.office.machines_presenter import MachinesPresenter
from counter.ui.office.machines_state import FORM, MACHINE, SERVER, FormState, MachinesState
from ui.sync_desk import SyncDesk

CONNECTED = LinkStatus(state=LinkState.CONNECTED, host="127.0.0.1")


class MachinesHarness:
    """The page as it was last shown; the link to the server is as if it were always there once it is connected."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        work.by = work.cafe.staff("Rosa")
        self.page = MachinesPresenter(
            work,
            work.shop,
            self._show,
            lambda: self.page.look_again(()),
            ServerAsked(work.shop, work.run_now, self._begin),
        )
        self.page.come(seen=True)

    def _begin(self) -> None:
        self.work.link_status = CONNECTED

    def _show(self) -> None:
        self.state: MachinesState = self.page.state()

    @property
    def form(self) -> FormState:
        assert self.state.form
        return self.state.form

    def connect(self, url: str) -> None:
        self.page.form.connect()
        self.page.form.write(ADDRESS, url)
        self.page.form.save()


@pytest.fixture
def office(work: SyncDesk) -> MachinesHarness:
    return MachinesHarness(work)


def test_a_shop_of_one_machine_connects_a_server(office: MachinesHarness, database_url: str) -> None:
    assert [row.name for row in office.state.rows] == []
    office.connect(database_url)
    assert (office.state.alone is None, office.state.note) == (True, "The shop has a server now.")
    assert [(row.name, row.under, row.seen.words) for row in office.state.rows] == [("Till 1", "this machine", "Now")]
    office.page.see_server()
    assert office.state.right == SERVER
    office.page.choose("T1")
    assert office.state.right == MACHINE


def test_what_is_wrong_with_an_address_is_said_and_nothing_is_lost(office: MachinesHarness) -> None:
    office.connect("postgresql://nobody@127.0.0.1:1/counter")
    assert office.form.wrong.startswith("PostgreSQL cannot be asked:")
    assert (office.form.fields[0].text, office.form.busy) == ("postgresql://nobody@127.0.0.1:1/counter", "")
    office.page.back()
    office.page.form.connect()
    assert office.form.fields[0].text == ""


def test_a_machine_is_called_otherwise(office: MachinesHarness) -> None:
    office.work.link_status = CONNECTED
    office.page.rename()
    assert (office.form.title, office.form.fields[0].text) == ("Rename", "Till 1")
    office.page.form.write(NAME, " ")
    office.page.form.save()
    assert office.form.wrong == "Say what the machine is called, as “Till 2” or “Bar”."
    office.page.form.write(NAME, "Counter")
    office.page.form.write(PLACE, "by the door")
    office.page.form.choose_role(1)
    office.page.form.save()
    row = office.state.rows[0]
    assert (row.name, row.under, row.icon) == ("Counter", "by the door · this machine", "timer")
    assert (office.state.right, office.state.note) == (MACHINE, "Saved.")


def test_whoever_comes_sees_nothing_of_what_was_typed(office: MachinesHarness) -> None:
    office.page.form.connect()
    office.page.form.write(ADDRESS, "postgresql://postgres:secret@server/counter")
    assert "secret" not in repr(office.page.form.__dict__)
    office.page.forget()
    assert office.page.state().right != FORM
