"""The page All shops: shops that were made up, and one on a real PostgreSQL that is added by a process apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter.kernel.errors import Sentence
from counter.link.typed_address import short_address
from counter.shops.folder import books_of
from counter.ui.office.build_other_shops import LEAVE
from counter.ui.office.other_shops_state import ADD, SHOP
from shops.owner import Other
from ui.office.other_shops import Office
from ui.sync_desk import SyncDesk


@pytest.fixture
def office(work: SyncDesk) -> Office:
    return Office(work)


def test_a_shop_that_knows_no_other_says_what_the_page_is_for(office: Office) -> None:
    assert office.state.alone
    assert (office.state.rows, office.state.add, office.state.in_hand) == ((), "", SHOP)


def test_the_shops_stand_in_a_list_and_one_is_in_hand(office: Office) -> None:
    office.knows("Market Street", is_home=True)
    station = office.knows("Station", trouble=Sentence("The server does not answer."))
    assert [row.name for row in office.state.rows] == ["Market Street", "Station"]
    assert office.state.alone is None
    assert office.state.card
    assert (office.state.card.shop, office.state.card.note) == (station.hex, "The server does not answer.")


def test_a_second_tap_reads_no_second_time(office: Office) -> None:
    office.knows("Station")
    office.page.read_now()
    office.page.read_now()
    assert (office.state.read, office.state.is_reading, len(office.apart)) == ("Reading…", True, 1)


def test_what_is_wrong_with_what_was_typed_asks_no_server(office: Office) -> None:
    office.type(" ", "7KQ4")
    assert all(each.wrong for each in office.form.fields)
    assert (office.form.fields[1].text, office.form.busy, len(office.apart)) == ("7KQ4", "", 0)


def test_whoever_locks_meanwhile_loses_nothing_and_nobody_else_sees_what_they_typed(office: Office) -> None:
    office.type("127.0.0.1:1", "7KQ4-M2XP-9TRB")
    office.page.adding.add()
    assert (office.form.busy, len(office.apart)) == ("Asking that shop’s server…", 1)
    office.work.by = office.work.cafe.staff("Dana")
    office.page.forget()
    assert office.page.state().in_hand == SHOP
    office.apart.refuse("No server answers at 127.0.0.1.")
    assert office.state.in_hand == SHOP
    office.work.by = office.work.cafe.staff("Rosa")
    office.page.forget()
    office.look()
    assert office.state.in_hand == ADD
    assert [each.text for each in office.form.fields] == ["127.0.0.1:1", "7KQ4-M2XP-9TRB"]
    assert office.form.wrong == "No server answers at 127.0.0.1."
    assert "7KQ4" not in repr(vars(office.page.adding))


def test_a_shop_is_added_while_its_owner_looks_at_another_page(office: Office) -> None:
    office.type("192.168.1.10", "7KQ4-M2XP-9TRB")
    office.page.adding.back()
    station = office.knows("Station")
    office.knows("Harbour")
    office.apart.answer(station)
    assert (office.state.note, office.state.in_hand) == ("The shop was added.", SHOP)
    assert office.state.card
    assert office.state.card.title == "Station"


def test_a_shop_is_left_only_once_its_owner_said_yes(office: Office) -> None:
    office.knows("Market Street", is_home=True)
    station = office.knows("Station")
    office.page.ask_leave()
    assert office.state.question
    assert office.state.question.title == "Leave Station?"
    office.page.stop_asking()
    assert len(office.apart) == 0
    office.page.ask_leave()
    office.page.answer(LEAVE)
    books_of(office.work.shop.folder, station).rmdir()
    office.apart.answer(None)
    assert office.state.alone
    assert office.state.note == "Station is not read any more."


def test_a_shop_on_its_server_is_added_by_a_process_apart(office: Office, database_url: str, tmp_path: Path) -> None:
    station = Other.made(tmp_path / "station", database_url, "Station")
    code = station.code()
    office.type(short_address(database_url.replace("counter_test_admin@", "")), code)
    office.apart.end()
    assert [(row.name, row.under) for row in office.state.rows][1:] == [("Station", "known there as T2")]
    assert code not in office.others.said
    station.cafe.close()
