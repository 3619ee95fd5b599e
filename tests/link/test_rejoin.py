"""A machine that the server lets in no more is one of the shop again with a new code, and its old name is gone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from cafe import Cafe
from counter.flows.held import hold, take_up
from counter.flows.ring_up import current
from counter.flows.shop import Act
from counter.journal.seal import goes_on_as, read_keys
from counter.kernel.errors import Refused
from counter.kernel.ids import Position, TerminalId
from counter.link.address import SERVER
from counter.link.enrol import JOINING
from counter.link.invite import invite, plan_guest
from counter.link.joining_server import JoiningServer
from counter.link.rejoin import check_needs_new_name, rejoin
from counter.orders.draft_store import drafts_at, held_tickets
from counter.orders.queries import the_order
from counter.people.queries import read_staff
from counter.reports.unsent import unsent_facts
from counter.terminals.facts import TerminalJoined
from counter.terminals.queries import the_terminal
from link.joined import T2, Served, address_in, put_back, rows
from link.postgres_server import PostgresCluster
from link.tills import here

T3, T4 = TerminalId("T3"), TerminalId("T4")


@pytest.fixture
def served(served_cafe: Served) -> Served:
    """A café with a server, on which it sold something."""
    return served_cafe


def is_revoked(served: Served, terminal: TerminalId) -> tuple[bool, bool]:
    """At the server, and in the journal of the keeper."""
    with served.server() as server:
        there = next(each for each in server.machines() if each.terminal == terminal)
    return there.revoked_at is not None, served.keeper.shop.read(the_terminal, terminal).revoked_at is not None


def test_a_till_put_back_from_an_older_copy_gets_a_new_name_and_nothing_of_it_is_lost(served: Served) -> None:
    shop = put_back(served, served.join(served.invite().code))
    joined, count = rejoin(shop, served.url, served.invite("Till 2 again").code, here)
    assert (joined.terminal, shop.terminal, read_keys(shop.folder).terminal) == ("T3", "T3", "T3")
    assert count > 3
    assert set(shop.read(unsent_facts, T3).heard) == {"T1"}, "its former name is no other machine"
    served.exchange(shop, served.keeper.shop, shop, served.keeper.shop, shop)
    assert rows(shop) == rows(served.keeper.shop)
    assert shop.read(the_terminal, TerminalId("T3")).name == "Till 2 again"
    assert not (shop.folder / JOINING).exists()
    shop.store.close()
    assert served.open(shop.folder).terminal == "T3"


def test_the_keeper_lets_machines_in_under_a_new_name_too(served: Served) -> None:
    code = served.invite("Till 1 again").code
    folder = served.keeper.folder
    served.keeper.close()
    shop = put_back(served, folder)
    rejoin(shop, served.url, code, here)
    rosa = next(each.staff_id for each in shop.read(read_staff) if each.name == "Rosa")
    assert invite(shop, shop.do(rosa, plan_guest, "Bar", "", "bar")).terminal == "T3"


def test_a_machine_that_was_taken_out_is_one_of_the_shop_again_with_all_that_only_it_knew(served: Served) -> None:
    folder = served.join(served.invite().code)
    served.exchange()
    served.revoke()
    till = Cafe.opened_in(folder)
    served.opened.append(till.shop)
    sold = till.sell("Filter")
    with pytest.raises(Refused, match="does not belong to the shop any more"):
        served.exchange(till.shop)
    check_needs_new_name(till.shop, here)
    rejoin(till.shop, served.url, served.invite("Till 2 again").code, here)
    served.exchange(till.shop, served.keeper.shop, till.shop)
    assert served.keeper.shop.read(the_order, sold) == till.shop.read(the_order, sold)
    assert rows(till.shop) == rows(served.keeper.shop)


def test_its_tickets_in_work_and_held_are_still_there(served: Served) -> None:
    till = Cafe.opened_in(served.join(served.invite().code))
    served.opened.append(till.shop)
    held = till.ring("Latte")
    till.shop.do(till.ana, hold, held)
    in_work = till.ring("Filter")
    served.revoke()
    rejoin(till.shop, served.url, served.invite("Till 2 again").code, here)
    assert till.shop.terminal == T3
    assert [(each.order_id, each.lines) for each in till.shop.read(held_tickets)] == [(held, 1)]
    assert till.shop.do(till.ana, current).draft.order_id == in_work
    assert till.shop.do(till.ana, take_up, held).draft.order_id == held
    till.pay(held)
    served.exchange(till.shop, served.keeper.shop)
    assert served.keeper.order(held) == till.order(held)


def test_a_ticket_of_the_older_copy_that_the_shop_knows_as_sold_is_no_ticket_any_more(served: Served) -> None:
    folder = served.join(served.invite().code)
    first = Cafe.opened_in(folder)
    sold = first.ring("Filter")
    first.close()
    shutil.copytree(folder, copy := folder.with_name("before"))
    selling = Cafe.opened_in(folder)
    selling.pay(sold)
    served.exchange(selling.shop)
    selling.close()
    again = Cafe.opened_in(copy, put_back=True)
    served.opened.append(again.shop)
    rung_up = again.ring("Mocha")
    again.sell("Mocha")
    rejoin(again.shop, served.url, served.invite("Till 2 again").code, here)
    assert again.shop.read(drafts_at, T3) == (rung_up,)


def test_one_that_is_let_in_as_it_is_needs_no_new_name(served: Served) -> None:
    shop = served.open(served.join(served.invite().code))
    with pytest.raises(Refused, match="lets this machine in as T2: it needs no new name"):
        check_needs_new_name(shop, here)


def test_a_new_code_mends_what_is_kept_of_the_server(served: Served) -> None:
    shop = served.open(served.join(served.invite().code))
    (shop.folder / SERVER).write_text("{")
    check_needs_new_name(shop, here)
    assert rejoin(shop, served.url, served.invite().code, here)[0].terminal == T3
    served.exchange(shop)


def test_its_old_name_is_taken_out_by_itself_and_vouchers_have_another_key(served: Served) -> None:
    shop = put_back(served, served.join(served.invite().code))
    before = address_in(shop.folder)
    rejoin(shop, served.url, served.invite("Till 2 again").code, here)
    served.exchange(shop, served.keeper.shop, shop)
    assert is_revoked(served, T2) == (True, True)
    with closing(JoiningServer(before)) as disk_of_before, pytest.raises(Refused, match="does not belong"):
        disk_of_before.hello(Position(0))
    assert served.keeper.shop.keys.voucher == shop.keys.voucher
    assert shop.keys.voucher[0] == 2
    served.exchange(served.keeper.shop, shop)
    assert rows(shop) == rows(served.keeper.shop)


class DiedError(Exception):
    """The power is gone."""


def dies_then(work: Callable[[], Any]) -> Any:
    """What is done where acts are done is durable, and nothing comes after it."""
    work()
    raise DiedError


def test_cut_off_in_the_middle_it_goes_on_with_any_code(served: Served) -> None:
    folder = served.join(served.invite().code)
    served.exchange()
    served.revoke()
    shop = served.open(folder)
    with pytest.raises(DiedError):
        rejoin(shop, served.url, served.invite("Till 2 again").code, dies_then)
    left = shutil.copytree(folder, folder.with_name("left"))
    again = Cafe.opened_in(left)
    served.opened.append(again.shop)
    assert again.shop.terminal == T2
    sold = again.sell("Filter")
    assert rejoin(again.shop, served.url, served.invite("Another").code, here)[0].terminal == T3
    served.exchange(again.shop, served.keeper.shop, again.shop)
    assert rows(again.shop) == rows(served.keeper.shop)
    assert served.keeper.shop.read(the_order, sold) == again.shop.read(the_order, sold)


def claim_to_be(act: Act, was: TerminalId, proof: str) -> None:
    act.record(TerminalJoined(terminal=act.terminal, name="Till", role="till", was=was, proof=proof))


def test_no_other_machine_can_say_that_a_name_is_used_no_more(served: Served) -> None:
    """Whoever has a stolen till writes facts in its name: only the key of a name proves that it had that name."""
    staying, stolen = (served.open(served.join(served.invite(name).code, name)) for name in ("Bar", "Till"))
    proofs = {
        T2: goes_on_as(stolen.keys.chain, T3),  # its own key for another's name
        TerminalId("T1"): "",
        T3: goes_on_as(stolen.keys.chain, T4),  # a proof for another name than the one that says so
    }
    for was, proof in proofs.items():
        stolen.do(stolen.itself, claim_to_be, was, proof)
    served.exchange(staying, stolen, served.keeper.shop)
    assert [is_revoked(served, each) for each in (T2, T3)] == [(False, False)] * 2
    served.exchange(staying, stolen)


def test_a_server_put_back_from_a_backup_lets_nobody_in_who_was_taken_out_since(
    served: Served, postgres: PostgresCluster
) -> None:
    gone = [served.join(served.invite(name).code, name) for name in ("Till 2", "Till 3")]
    staying = served.open(served.join(served.invite("Bar", "", "bar").code, "bar"))
    served.join(served.invite("Office", "", "office").code, "office")
    served.exchange()
    with postgres.back_from_backup(served.admin_url):
        for terminal in (T2, T3):
            served.revoke(terminal)
        served.exchange()
    for folder in gone:
        served.sql(f"ALTER ROLE {address_in(folder).role} LOGIN")  # as a dump of then has it
        with served.server(folder) as server:
            server.digest_at(Position(1))
    served.revoke(TerminalId("T5"))
    assert served.sql("SELECT DISTINCT terminal FROM counter.voucher_keys ORDER BY 1") == [("T1",), ("T4",)]
    served.exchange()
    assert [is_revoked(served, each) for each in (T2, T3)] == [(True, True)] * 2
    for folder in gone:
        with closing(JoiningServer(address_in(folder))) as server, pytest.raises(Refused, match="does not belong"):
            server.hello(Position(0))
    served.exchange(staying)
    assert staying.keys.vouchers == served.keeper.shop.keys.vouchers
    assert staying.keys.voucher[0] == 4
    assert not served.sql("SELECT FROM counter.voucher_keys WHERE terminal IN ('T2', 'T3')")


def test_what_goes_up_again_is_counted(served: Served, postgres: PostgresCluster) -> None:
    with postgres.back_from_backup(served.admin_url):
        served.keeper.sell("Filter")
        (sold,) = served.exchange()
    (again,) = served.exchange()
    assert again.up == sold.up + 1  # and that the server had forgotten
