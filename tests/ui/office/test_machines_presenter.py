"""The page Machines, on a real PostgreSQL: a server is connected, machines are named, one shows the bar."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from counter.bootstrap import DATABASE
from counter.link import sealed_keys
from counter.link.address import read_address
from counter.link.exchange import Exchange
from counter.link.join import join
from counter.link.postgres import PostgresServer
from counter.link.status import LinkState, LinkStatus
from counter.link.typed_address import whole_address
from counter.rooms import registry
from counter.ui.desk.server_asked import ServerAsked
from counter.ui.office.machines_draft import ADDRESS, NAME, PLACE
from counter.ui.office.machines_presenter import MachinesPresenter
from counter.ui.office.machines_state import FORM, MACHINE, SERVER, CodeState, FormState, MachinesState
from link.postgres_server import PostgresCluster
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


@pytest.fixture(autouse=True)
def _light_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A try at a code costs a tenth of a second by design."""
    monkeypatch.setattr(sealed_keys, "_COST", 2**4)


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


def test_a_password_within_an_address_is_dots_at_once_and_goes_along(
    office: MachinesHarness, database_url: str, postgres: PostgresCluster
) -> None:
    named = f"owner_of_{database_url.rpartition('/')[2]}"
    with postgres.admin() as admin:
        admin.execute(f"CREATE ROLE {named} SUPERUSER LOGIN PASSWORD 'p@ss:word'".encode())
    office.page.form.connect()
    typed = database_url.replace("counter_test_admin@", f"{named}:p%40ss%3Aword@")
    office.page.form.write(ADDRESS, typed)
    address, password = office.form.fields
    assert (address.text, address.secret) == (typed.replace(":p%40ss%3Aword@", "@"), False)
    assert (password.text, password.secret) == ("p@ss:word", True)
    office.page.form.save()
    assert office.state.note == "The shop has a server now."


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


def test_a_machine_comes_with_a_code_and_is_revoked(office: MachinesHarness, database_url: str, tmp_path: Path) -> None:
    office.connect(database_url)
    form, shop = office.page.form, office.work.shop
    form.add()
    assert (office.form.fields[0].text, office.state.add) == ("Till 2", "")
    form.choose_role(1)
    form.save()
    code = office.state.code
    assert code
    assert (code.title, code.is_over, len(code.steps)) == ("The code for Bar screen", False, 3)
    join(tmp_path / "bar" / DATABASE, whole_address(short_of(code)), code.code, registry(), shop.clock, lambda _: None)
    hear(office)
    office.page.look()
    assert office.state.note == "Bar screen is there. Where drinks are made in front of it, let it show the bar."
    assert (office.state.right, [row.name for row in office.state.rows]) == (MACHINE, ["Till 1", "Bar screen"])
    office.page.let_show_bar()
    assert shop.settings.bar_terminal == "T2"
    office.page.ask_revoke()
    assert office.state.question
    assert office.state.question.title == "Revoke Bar screen?"
    office.page.answer(office.state.question.options[0].id)
    assert office.state.note == "Bar screen was revoked. It showed the bar: let another machine show it."
    assert [row.name for row in office.state.rows] == ["Till 1"]
    assert office.state.revoked.startswith("1 machine revoked: Bar screen, ")
    assert office.state.revoked.endswith(", by Rosa")


def short_of(code: CodeState) -> str:
    """The address as it stands in the last step, for whoever types it."""
    return code.steps[-1].split()[3]


def hear(office: MachinesHarness) -> None:
    """What a linker does: facts go to the server and come from there."""
    address = read_address(office.work.shop.folder)
    assert address
    with closing(PostgresServer(address)) as server:
        Exchange(office.work.shop, server, lambda work: work()).whole()
