"""An owner makes a PostgreSQL the shop's server, and is told what is amiss with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing

import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.flows.doctor import WELL
from counter.journal.heads import read_link
from counter.kernel.language import Language
from counter.link.address import SERVER, read_address
from counter.link.check import check_server
from counter.link.install import connect_admin
from counter.link.postgres import PostgresServer
from link.terminals import ServedShop

Typed = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cafe: Cafe) -> Typed:
    cafe.close()
    return lambda *words: counter(capsys, monkeypatch, "--shop", cafe.folder, "server", *words)


def found(answer: Answer) -> dict[str, list[str]]:
    """What was found of each that was looked at, but for what is well, and what to do."""
    findings = json.loads(answer.out)["findings"]
    return {
        check: [f"{each['said']}. {each['do']}" for each in findings if each["check"] == check]
        for check in {each["check"] for each in findings if each["state"] != WELL}
    }


def test_a_server_is_made_and_made_again(typed: Typed, cafe: Cafe, database_url: str) -> None:
    before = typed("check", database_url)
    assert before.code == 1
    assert "nothing of Counter is in this database" in before.out
    made = typed("init", database_url)
    assert (made.code, made.err) == (0, "")
    first = read_address(cafe.folder)
    assert first is not None
    assert first.password not in made.out
    assert typed("init", database_url).code == 0
    address = read_address(cafe.folder)
    assert address is not None
    assert address.password != first.password
    assert (cafe.folder / SERVER).stat().st_mode & 0o077 == 0
    cafe = cafe.reopened()
    with closing(cafe.shop.store), closing(PostgresServer(address)) as server:
        link = cafe.shop.read(read_link)
        assert link is not None
        assert link == (link.cursor, server.hello(link.cursor).digest)
        assert made.out.startswith(f"{link.cursor} facts are on the server.\n")


def test_what_is_no_server_is_refused_in_words(typed: Typed, cafe: Cafe, database_url: str) -> None:
    for url, why in (
        ("postgresql://nobody@127.0.0.1:1/shop", "refused"),
        (f"{database_url}x", "does not exist"),
        ("a server", "connection info"),
        (database_url.replace("counter_test_admin", "guest"), "fe_sendauth"),
    ):
        refused = typed("init", url)
        assert (refused.code, refused.out) == (2, "")
        assert refused.err.startswith("PostgreSQL cannot be asked: ")
        assert why in refused.err
        assert refused.err.count("\n") == 1
    assert read_address(cafe.folder) is None
    mistyped = typed("init", "host=server shop_admin:secret")
    assert ("secret" in mistyped.err, mistyped.code) == (False, 2)


def test_a_server_as_counter_made_it_has_nothing_wrong_but_how_the_tests_run_it(
    typed: Typed, database_url: str
) -> None:
    typed("init", database_url)
    seen = found(typed("check", database_url, "--json"))
    assert seen.keys() == {"durable", "room", "rights", "tls", "standby"}
    assert all("fsync" in each or "full_page_writes" in each for each in seen["durable"])
    assert "autovacuum = on" in seen["room"][0]
    assert all("REVOKE ALL ON DATABASE" in each for each in seen["rights"][:-1])


MEDDLING = {
    "GRANT SELECT ON counter.facts TO PUBLIC": ", PUBLIC select",
    "GRANT UPDATE (position) ON counter.shops TO counter_terminal": "column shops.position of counter_server",
    "GRANT EXECUTE ON FUNCTION counter.refill TO counter_terminal": "function refill() of counter_server",
    "CREATE OR REPLACE FUNCTION counter.times_of(subject text, times int) RETURNS text"
    " LANGUAGE sql IMMUTABLE AS $$ SELECT subject $$": "function times_of(subject text, times integer)",
    "CREATE TABLE counter.more (name text)": "table more of ",
    "GRANT TEMPORARY ON DATABASE {database} TO PUBLIC": "PUBLIC temporary",
    "GRANT CREATE ON SCHEMA public TO PUBLIC": "schema public: PUBLIC create",
    "GRANT pg_read_all_data TO {role}": "role {role}: member of pg_read_all_data",
    "DROP FUNCTION counter.release": "this is not as Counter made it: function release(what text, order_id uuid)",
    "ALTER ROLE {role} CREATEDB": "the role {role} has more rights than a terminal needs",
    "GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC": "could fill the disk",
}
"""What somebody does to a server, and how it is named."""


def test_rights_that_drifted_are_named(served: ServedShop, database_url: str) -> None:
    names = {"role": served.address("T2").role, "database": database_url.rpartition("/")[2]}

    def said_of_rights() -> list[str]:
        with closing(connect_admin(database_url)) as admin:
            return [each.said for each in check_server(admin, Language("en")) if each.check == "rights"]

    assert said_of_rights()[-1] == "terminals can call their functions and nothing else"
    for statement in MEDDLING:
        served.sql(statement.format(**names))
    said = said_of_rights()
    for what in MEDDLING.values():
        assert any(what.format(**names) in each for each in said), what
    assert "terminals can call their functions and nothing else" not in said


def test_a_server_of_before_is_named_and_brought_up_to_date(typed: Typed, database_url: str) -> None:
    typed("init", database_url)
    with closing(connect_admin(database_url)) as admin:
        admin.execute("UPDATE counter.installed SET digest = '', version = '0.0.9'")
    seen = typed("check", database_url)
    assert seen.code == 1
    assert "made by Counter 0.0.9" in seen.out
    assert "type: counter server init URL" in seen.out
    assert typed("init", database_url).code == 0
    assert "made by Counter" not in typed("check", database_url).out


def test_a_newer_server_is_left_as_it_is(typed: Typed, served: ServedShop, database_url: str) -> None:
    served.sql("UPDATE counter.installed SET digest = '', version = '999.0.1'")
    assert "Bring the Counter of this machine up to date." in typed("check", database_url).out
    refused = typed("init", database_url)
    assert refused.code == 2
    assert refused.err.startswith("A newer Counter made that server.")
