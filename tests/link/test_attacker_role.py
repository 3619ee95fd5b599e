"""Somebody has a terminal's role at the server, from a stolen machine: what they try beyond what a terminal does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from msgspec.structs import replace
from psycopg.errors import InsufficientPrivilege
from psycopg.types.json import Jsonb

from cli.running import counter
from counter.journal.fact import canonical
from counter.journal.heads import read_head
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import FactId, OrderId, Position, Seq, TerminalId, new_id
from counter.link.postgres import PostgresServer
from link.postgres_server import ADMIN
from link.terminals import Chain, ServedShop, whole
from link.tills import Tills
from pair import Pair

TABLES = ("installed", "shops", "terminals", "heads", "facts", "claims")
NOT_THEIRS = (
    *(f"TABLE counter.{table}" for table in TABLES),
    *(f"TRUNCATE counter.{table}" for table in TABLES),
    *(f"BEGIN; LOCK TABLE counter.{table} IN ACCESS SHARE MODE" for table in TABLES),
    "SELECT count(*) FROM counter.facts",
    "DELETE FROM counter.facts",
    "DELETE FROM counter.claims",
    "COPY counter.facts TO STDOUT",
    "INSERT INTO counter.claims VALUES (gen_random_uuid(), 'voucher:a', gen_random_uuid(), 'T2')",
    "UPDATE counter.terminals SET is_keeper = true",
    "ALTER TABLE counter.facts DISABLE TRIGGER ALL",
    "CREATE INDEX ON counter.facts (body)",
    "CREATE TABLE counter.facts_of_mine (fact text)",
    "CREATE TABLE public.facts (fact text)",
    "CREATE TEMPORARY TABLE facts (fact text)",
    "CREATE TEMPORARY VIEW terminals AS SELECT 1",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION counter.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION counter.first_hash() RETURNS bytea LANGUAGE sql AS 'SELECT NULL::bytea'",
    "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "DO $$ BEGIN LOOP NULL; END LOOP; END $$",
    "CREATE DATABASE mine",
    "CREATE EXTENSION dblink SCHEMA pg_catalog",
    "CREATE EXTENSION pgcrypto SCHEMA pg_catalog",
    "CREATE ROLE another",
    "SET ROLE counter_server",
    "SET ROLE counter_keeper",
    f"SET ROLE {ADMIN}",
    "SET ROLE {keeper}",
    f"SET SESSION AUTHORIZATION {ADMIN}",
    "SET SESSION AUTHORIZATION {keeper}",
    "SET session_replication_role = replica",
    "ALTER SYSTEM SET fsync = off",
    "GRANT counter_keeper TO {me}",
    "GRANT counter_terminal TO {me} WITH ADMIN OPTION",
    "GRANT EXECUTE ON FUNCTION counter.refill TO {me}",
    "ALTER ROLE {me} SUPERUSER",
    "ALTER ROLE {me} CREATEROLE",
    "ALTER ROLE {me} CONNECTION LIMIT -1",
    "ALTER ROLE {me} VALID UNTIL 'infinity'",
    "ALTER ROLE {keeper} PASSWORD 'mine'",
    "DROP ROLE {keeper}",
    "SELECT counter.refill()",
    "SELECT counter.myself()",
    "SELECT counter.note_spent(gen_random_uuid(), 0)",
    "SELECT counter.note_head(ROW(gen_random_uuid(), 'T1', 9, '')::counter.heads)",
    "SELECT counter.head_of(gen_random_uuid(), 'T1')",
    "SELECT counter.check_may_bring(NULL, 'T1')",
    "SELECT counter.check_known(gen_random_uuid(), 'T1', 1, '')",
    "SELECT pg_terminate_backend({pid})",
    "SELECT pg_cancel_backend({pid})",
    "SELECT lo_create(0)",
    "SELECT lo_creat(-1)",
    "SELECT lo_from_bytea(0, 'much')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_get(1)",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_dir('.')",
    "SELECT pg_reload_conf()",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_try_advisory_xact_lock_shared(1, 2)",
    "SELECT pg_sleep(0)",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_hba_file_rules",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/mine'",
)
"""Statements that are refused to a terminal. {me} is its role, {keeper} another one, {pid} a connection of that one."""


@pytest.fixture
def stolen(served: ServedShop) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection with the role of T2."""
    address = served.address("T2")
    with closing(psycopg.connect(address.url, user=address.role, password=address.password, autocommit=True)) as wire:
        yield wire


def test_no_statement_is_theirs(served: ServedShop, stolen: psycopg.Connection[tuple[object, ...]]) -> None:
    with served.server("T1") as first:
        facts = served.chain("T1").several(3)
        first.push(facts, ())
        pid = served.sql("SELECT pid FROM pg_stat_activity WHERE usename = %s", served.address("T1").role)[0][0]
        names = {"me": served.address("T2").role, "keeper": served.address("T1").role, "pid": pid}
        for statement in NOT_THEIRS:
            try:
                stolen.execute(statement.format(**names).encode())
            except InsufficientPrivilege:
                stolen.rollback()
                continue
            pytest.fail(f"was not refused: {statement}")
        assert whole(first.pull(Position(0), Seq(0))) == facts


def test_all_that_they_can_call_asks_first_who_they_are(served: ServedShop) -> None:
    """No argument says who somebody is; no function finds what somebody put in front of it."""
    functions = served.sql("""
        SELECT p.proname, p.prosecdef, p.proconfig[1], p.prosrc LIKE '%%me terminals := %%()%%',
               p.proowner::regrole::text
        FROM pg_proc p
        WHERE p.pronamespace = 'counter'::regnamespace AND has_function_privilege('counter_terminal', p.oid, 'EXECUTE')
    """)
    assert {"hello", "digest_at", "push", "pull", "claim", "release", "machines", "introductions"} <= {
        name for name, *_ in functions
    }
    for name, *how in functions:
        assert how == [True, "search_path=counter, pg_temp", True, "counter_server"], name
    for_all = served.sql("""
        SELECT p.proname FROM pg_proc p
        WHERE p.pronamespace = 'counter'::regnamespace AND p.prosecdef
            AND p.proconfig[1] IS DISTINCT FROM 'search_path=counter, pg_temp'
    """)
    assert for_all == []


def test_they_cannot_write_anothers_history(served: ServedShop) -> None:
    facts = served.chain("T1").several(2)
    forged = Chain(served.shop, TerminalId("T1"))
    forged.head = forged.head._replace(seq=facts[-1].seq, hash=facts[-1].hash)
    with served.server("T1") as first, served.server("T2") as thief:
        first.push(facts, ())
        for entry in (
            forged.next(),
            replace(served.chain("T9").next(), kind="TerminalJoined"),
            replace(served.chain("T2").next(), shop=new_id()),
        ):
            for pushed in ([entry], [served.chain("T2").next(), entry]):
                with pytest.raises((Refused, Unavailable)):
                    thief.push(pushed, ())
                thief.hello(Position(0))
        assert whole(first.pull(Position(0), Seq(0))) == facts


def test_facts_say_nothing_to_the_server_but_what_they_are(
    served: ServedShop, stolen: psycopg.Connection[tuple[object, ...]]
) -> None:
    """A position, a digest or a statement among what is pushed changes nothing; what is not whole is refused."""
    odd = "'; DROP TABLE counter.facts; -- \\ \x7f \u202e 💥"
    entry = served.chain("T2").next(odd, f"order:{odd}", odd, odd)
    with served.server("T2") as server:
        server.push([entry], [FactId(new_id())])
        assert whole(server.pull(Position(0), Seq(0))) == [entry]
    placed = {"shop": str(served.shop), "position": 9, "digest": "00", "terminal": "T2", "seq": 2}
    not_whole: tuple[object, ...] = ([placed], [{"position": 1}], [{"seq": -1}], [None], [[]], {}, 7)
    for wrong in not_whole:
        with pytest.raises(psycopg.Error):
            stolen.execute("SELECT counter.push(%s, NULL)", [Jsonb(wrong)])
    stolen.execute("SELECT counter.push(NULL, NULL)")
    assert served.sql("SELECT position, seq FROM counter.facts") == [(1, 1)]
    assert served.sql("SELECT position FROM counter.shops") == [(1,)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": "x" * 1_000_001},
        {"private": "x" * 1_000_001},
        {"subject": "order:" + "0" * 1_000},
        {"kind": "K" * 101},
        {"at": datetime(1969, 12, 31, tzinfo=UTC)},
        {"at": datetime(9999, 12, 31, tzinfo=UTC)},
        {"seen": -1},
        {"act": 2},
        {"version": 0},
        {"hash": b"short"},
    ],
    ids=str,
)
def test_what_others_could_not_take_in_is_refused(served: ServedShop, wrong: dict[str, Any]) -> None:
    """However large, however odd: nothing of it stands in the shop's order."""
    entry = replace(served.chain("T2").next(), **wrong)
    with served.server("T1") as first, served.server("T2") as thief:
        with pytest.raises((Refused, Unavailable)):
            thief.push([entry], ())
        assert list(first.pull(Position(0), Seq(0))) == []


def test_who_belongs_to_the_shop_no_more_the_keeper_alone_says(served: ServedShop) -> None:
    """Else a stolen machine could take all others out of the shop: what they recorded would count nowhere."""
    said = [served.chain(name).next("TerminalRevoked", "terminal:T3") for name in ("T1", "T2")]
    with served.server("T1") as keeper, served.server("T2") as thief:
        with pytest.raises(Refused):
            thief.push([said[1]], ())
        keeper.push([said[0]], ())
        assert whole(thief.pull(Position(0), Seq(0))) == [said[0]]


@pytest.mark.parametrize("cursor", [-1, -(2**63), 2**63 - 1, 2**31])
def test_an_odd_place_is_answered_and_changes_nothing(served: ServedShop, cursor: int) -> None:
    with served.server("T2") as server:
        server.push(served.chain("T2").several(2), ())
        assert server.hello(Position(cursor)).digest is None
        assert server.digest_at(Position(cursor)) is None
        assert len(server.pull(Position(cursor), Seq(cursor), 2**31 - 1)) == (2 if cursor < 0 else 0)
        assert server.claim("voucher:that nobody issued", order := OrderId(new_id())) == order


def test_they_see_their_own_shop_alone(served: ServedShop, database_url: str) -> None:
    other = ServedShop(database_url)
    order = OrderId(new_id())
    with other.server("T1") as theirs, served.server("T2") as thief:
        theirs.push(other.chain().several(4), ())
        assert theirs.claim("voucher:a", order) == order
        assert (thief.hello(Position(4)).position, thief.hello(Position(4)).digest) == (0, None)
        assert [thief.digest_at(Position(each)) for each in (-1, 1, 4)] == [None, None, None]
        assert list(thief.pull(Position(-1), Seq(-1))) == []
        thief.release("voucher:a", order)
        assert theirs.claim("voucher:a", OrderId(new_id())) == order
        thief.push(served.chain("T2").several(1), [each.fact_id for each in theirs.pull(Position(0), Seq(0))])
        assert [each.digest for each in (theirs.hello(Position(4)),)] != [None]


def test_who_listens_to_another_shop_hears_that_something_was_pushed_and_nothing_else(
    served: ServedShop, database_url: str, stolen: psycopg.Connection[tuple[object, ...]]
) -> None:
    """PostgreSQL lets everybody listen. So nothing is said there, and who calls there makes a terminal ask, no more."""
    other = ServedShop(database_url)
    stolen.execute(f"LISTEN shop_{other.shop.hex}".encode())
    with other.server("T1") as theirs:
        theirs.push(other.chain().several(1), ())
        assert [each.payload for each in stolen.notifies(timeout=10, stop_after=1)] == [""]
        assert theirs.wait(10)
        stolen.execute(f"NOTIFY shop_{other.shop.hex}, 'DROP TABLE counter.facts'".encode())
        assert theirs.wait(10)
        assert len(theirs.pull(Position(0), Seq(0))) == 1


def test_what_others_do_at_the_moment_is_hidden(
    served: ServedShop, stolen: psycopg.Connection[tuple[object, ...]]
) -> None:
    role = served.address("T1").role
    with served.server("T1"):
        seen = stolen.execute("SELECT query, client_addr FROM pg_stat_activity WHERE usename = %s", [role]).fetchall()
        assert seen == [("<insufficient privilege>", None)]


def test_a_terminal_has_few_connections(served: ServedShop) -> None:
    address = served.address("T1")
    with ExitStack() as opened:
        *few, one_more = [opened.enter_context(closing(PostgresServer(address))) for _ in range(9)]
        for each in few:
            each.hello(Position(0))
        with pytest.raises(Unavailable):
            one_more.hello(Position(0))


def test_who_was_revoked_can_do_nothing_more_also_where_they_are_in_already(served: ServedShop) -> None:
    facts = served.chain("T2").several(2)
    order = OrderId(new_id())
    with served.server("T2") as thief:
        thief.push(facts[:1], ())
        served.sql("UPDATE counter.terminals SET revoked_at = now() WHERE terminal = 'T2'")
        for call in (
            lambda: thief.push(facts, ()),
            lambda: thief.pull(Position(0), Seq(0)),
            lambda: thief.hello(Position(0)),
            lambda: thief.digest_at(Position(0)),
            lambda: thief.claim("voucher:a", order),
            lambda: thief.release("voucher:a", order),
        ):
            with pytest.raises(Refused, match="does not belong to the shop"):
                call()
    assert served.sql("SELECT count(*) FROM counter.facts") == [(1,)]


def test_who_has_the_role_of_a_terminal_and_not_its_key_is_shut_out_and_stops_nobody(
    pair: Pair, database_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others follow what its role goes on with; the keeper proves that its key did not, and then it counts nowhere."""
    tills = Tills(pair, database_url)
    tills.exchange()
    stolen, keeper = tills.two.cafe, tills.one.cafe
    own = stolen.sell("Latte")
    tills.exchange()
    forged = Chain(stolen.shop.journal.shop, stolen.shop.terminal)
    forged.head = stolen.shop.read(read_head, stolen.shop.keys.local, stolen.shop.terminal)
    ready = canonical({"order_id": own})
    entries = [forged.next("OrderReady", f"order:{own.hex}", ready), forged.next("OrderPlaced")]
    with tills.two.server() as server:
        server.hello(Position(0))
        server.push(entries, ())
    tills.one.exchange()
    tills.one.exchange()
    assert keeper.order(own).ready_at is None
    with pytest.raises(Refused, match="does not belong to the shop"):
        tills.two.exchange()
    keeper.sell("Mocha")
    assert tills.one.exchange().up > 3
    tills.close()
    keeper.close()
    said = counter(capsys, monkeypatch, "--shop", keeper.folder, "verify")
    assert said.code == 0
    assert "facts of T2 that came after it was revoked: 2" in said.out
