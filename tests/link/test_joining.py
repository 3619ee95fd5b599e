"""Machines come and go: with a one-time code a folder is a terminal of the shop, and what leaves is out at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cafe import MORNING
from counter.bootstrap import DATABASE
from counter.cli.commands import counter
from counter.flows.usual import forget_regular, note_regular
from counter.journal.receive import unsent
from counter.journal.seal import SHOP_KEY, read_keys
from counter.kernel.clock import SetClock
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import Position, TerminalId
from counter.link.enrol import JOINING, enrol
from counter.link.exchange import Exchange
from counter.link.invite import plan_guest, plan_leaving
from counter.link.join import join
from counter.link.sealed_keys import new_code, read_code, unseal, unseal_voucher_key
from counter.link.snapshot import make_snapshot
from counter.orders.queries import the_order
from counter.promises import open_forecast
from counter.rooms import registry
from counter.terminals.queries import the_terminal
from link.joined import T2, Served, address_in, rows
from link.tills import here

OWN = ("drafts", "print_jobs", "forecast_learned")


@pytest.fixture
def served(served_cafe: Served) -> Served:
    """A café with a server, on which it sold something."""
    return served_cafe


def test_a_machine_joins_with_a_code_and_knows_all_of_the_shop(served: Served) -> None:
    invitation = served.invite("Tablet", "door", "bar")
    assert invitation.terminal == T2
    shop = served.open(served.join(invitation.code.lower().replace("-", " ")))
    known = shop.read(the_terminal, T2)
    assert (known.name, known.place, known.role) == ("Tablet", "door", "bar")
    assert known.joined_by == served.keeper.staff("Rosa")
    assert shop.terminal == T2
    there, here = rows(served.keeper.shop), rows(shop)
    there.pop("terminals"), here.pop("terminals")  # the keeper has not heard of it yet
    assert here == there


def test_a_machine_begins_with_a_copy_of_the_books_that_has_nothing_of_the_keepers_own(served: Served) -> None:
    cafe = served.keeper
    with served.server() as server:
        cafe.ring("Mocha")  # held at this terminal
        unplaced = cafe.sell("Filter")  # recorded, and not on the server yet
        make_snapshot(cafe.shop, server)
        for entry in cafe.shop.read(unsent):
            server.push([entry], ())
    shop = served.open(served.join(served.invite().code))
    assert "The shop’s books are copied." in served.told
    there, here = rows(cafe.shop), rows(shop)
    there.pop("terminals"), here.pop("terminals")
    assert here == there
    assert shop.read(the_order, unplaced).total == cafe.shop.read(the_order, unplaced).total
    with shop.store.read_report() as connection:
        own = {table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() for table in OWN}  # noqa: S608
    assert own == dict.fromkeys(OWN, 0)
    shop.store.close()
    checked = CliRunner().invoke(counter, ["--shop", str(shop.folder), "verify"])
    assert checked.exit_code == 0, checked.output


def test_a_machine_opens_with_what_the_last_days_taught(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    cafe = served.keeper
    for _ in range(2):
        cafe.ready(cafe.sell("Mocha"))
        cafe.forward(24 * 60)
    with served.server() as server:
        server.push(cafe.shop.read(unsent), ())
    folder = served.join(served.invite().code)
    assert served.told[-1] == "Now it learns from the last days how long things take."
    monkeypatch.setattr(open_forecast, "LEARN_FROM", None)  # nothing of the days before is read any more
    shop = served.open(folder)
    assert shop.forecaster.learned is not None
    assert shop.terminal == T2


def test_a_copy_that_the_keeper_did_not_make_is_refused(served: Served) -> None:
    with served.server() as server:
        make_snapshot(served.keeper.shop, server)
    code = served.invite().code
    served.sql("UPDATE counter.snapshots SET seal = %s", bytes(32))
    with pytest.raises(Refused, match="copy of the books"):
        served.join(code)
    served.sql("DELETE FROM counter.snapshots")
    assert served.open(served.join(code)).terminal == T2  # the same words again go on


def test_whoever_wants_to_be_forgotten_stands_in_no_copy(served: Served) -> None:
    cafe = served.keeper
    mara = cafe.shop.do(cafe.ana, note_regular, "Mara")
    with served.server() as server:
        server.push(cafe.shop.read(unsent), ())
        make_snapshot(cafe.shop, server)
        cafe.shop.do(cafe.ana, forget_regular, mara.regular_id)
        (forgotten,) = cafe.shop.read(unsent)[-1:]
        assert mara.noted is not None
        server.push([forgotten], [mara.noted])
        assert server.newest_snapshot() is None


def test_a_code_is_good_once_and_says_what_is_wrong_with_it(served: Served, tmp_path: Path) -> None:
    code = served.invite().code
    for typed in (code[:-1], code + "7", "UUUU-UUUU-UUUU"):
        with pytest.raises(Refused, match="Compare it"):
            served.join(typed)
    with pytest.raises(Refused, match="does not know this code"):
        served.join(new_code())
    joined = served.join(code)
    with pytest.raises(Refused, match="used at another machine"):
        served.join(code, "third")
    with pytest.raises(Refused, match="holds a shop already"):
        served.join(code)
    assert {path.name for path in joined.iterdir()} >= {DATABASE, "server.json", "terminal.keys"}
    assert not (joined / JOINING).exists()
    for url, why in (("postgresql://127.0.0.1:1/shop", "No server answers"), ("http://shop", "no address of a server")):
        with pytest.raises(Refused, match=why):
            join(tmp_path / "x" / DATABASE, url, new_code(), registry(), SetClock(MORNING), print)


def test_a_code_is_good_for_ten_minutes_and_its_role_goes_with_the_next_invitation(served: Served) -> None:
    late = served.invite()
    served.sql("UPDATE counter.invitations SET expires_at = clock_timestamp()")
    with pytest.raises(Refused, match="older than ten minutes"):
        served.join(late.code)
    next_one = served.invite()
    assert next_one.terminal == "T3"  # no name is given twice
    with pytest.raises(Refused, match="does not know this code"):
        served.join(late.code)
    ((roles,),) = served.sql(
        "SELECT count(*) FROM pg_roles WHERE rolname ~ '^join_' AND rolname IN (SELECT role FROM counter.invitations)"
    )
    assert roles == 1


def test_joining_goes_on_where_the_answer_was_lost(served: Served) -> None:
    folder, code = served.folder / "other", served.invite().code
    folder.mkdir(parents=True)
    enrol(folder, served.url, read_code(code))
    kept = json.loads((folder / JOINING).read_text()) | {"role": "", "given": None}
    (folder / JOINING).write_text(json.dumps(kept))
    (folder / f"{DATABASE}.joining").write_text("half of a copy")
    assert served.open(served.join(code)).terminal == T2


def test_a_stolen_invitation_opens_nothing_without_its_code(served: Served) -> None:
    code = served.invite().code
    ((sealed,),) = served.sql("SELECT sealed FROM counter.invitations")
    assert isinstance(sealed, bytes)
    given = unseal(read_code(code), sealed)
    assert given.terminal == T2
    for secret in (given.chain, given.pin, given.snapshot, given.vouchers["1"]):
        assert secret.encode() not in sealed
        assert bytes.fromhex(secret) not in sealed
    with pytest.raises(Refused, match="Ask for a new code"):
        unseal(new_code(), sealed)
    with pytest.raises(Refused, match="Ask for a new code"):
        unseal(read_code(code), sealed[:-1] + bytes([sealed[-1] ^ 1]))


def test_a_till_s_disk_neither_lets_machines_in_nor_shuts_them_out(served: Served) -> None:
    folder = served.join(served.invite().code)
    shop = served.open(folder)
    assert shop.keys.shop is None
    assert not (folder / SHOP_KEY).exists()
    with pytest.raises(Refused, match="first terminal"):
        shop.do(shop.itself, plan_guest, "Mine", "", "till")
    with pytest.raises(Refused, match="first terminal"):
        shop.do(shop.itself, plan_leaving, TerminalId("T1"))
    with served.server(folder) as server:
        with pytest.raises(Refused):
            server.give_name(0)
        with pytest.raises(Refused):
            server.invite(TerminalId("T3"), "join_" + "0" * 20, server.verifier("x"), b"")
        with pytest.raises(Refused):
            server.revoke(TerminalId("T1"), 2, {})
        with pytest.raises(Refused):
            server.put_snapshot(Position(1), "0001", iter([b""]), shop.keys.chain)


def test_what_is_revoked_is_out_at_once_and_vouchers_have_a_key_it_does_not_know(served: Served) -> None:
    stolen = served.join(served.invite().code, "stolen")
    staying = served.open(served.join(served.invite("Bar", "", "bar").code, "staying"))
    with served.server(stolen) as its_server, served.server(staying.folder) as server:
        served.revoke()
        with pytest.raises((Refused, Unavailable)):
            its_server.digest_at(Position(1))
        with pytest.raises(Refused, match="does not belong to the shop"):
            its_server.hello(Position(0))
        assert not server.new_voucher_keys(2)
        sealed = server.new_voucher_keys(1)[2]
        with served.server() as its_own:
            Exchange(served.keeper.shop, its_own, here).whole()
        exchange = Exchange(staying, server, here)
        exchange.hear()  # it was greeted before: what comes says that there is a new key
    keeper = served.keeper.shop
    assert keeper.keys.voucher == staying.keys.voucher == read_keys(staying.folder).voucher
    assert keeper.keys.voucher[0] == 2
    assert served.keeper.reopened().shop.keys.voucher == staying.keys.voucher
    its_keys = read_keys(stolen)
    assert list(its_keys.vouchers) == [1]
    with pytest.raises(Refused, match="not sealed for this machine"):
        unseal_voucher_key(its_keys.chain, 2, sealed)
    newest = served.open(served.join(served.invite("Office", "", "office").code, "newest"))
    assert newest.keys.voucher == staying.keys.voucher


def test_a_machine_that_joined_after_the_servers_backup_can_be_taken_out_all_the_same(served: Served) -> None:
    other = served.open(served.join(served.invite().code))
    with served.server(other.folder) as server:
        Exchange(other, server, here).whole()
    served.sql("DELETE FROM counter.terminals WHERE terminal = 'T2'")
    served.revoke()
    with served.server() as server:
        assert server.machines()[1].revoked_at is not None
    assert served.sql("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", address_in(other.folder).role) == [
        (False,)
    ]
