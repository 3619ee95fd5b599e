"""Whoever edits the database without the shop's key is found out, and is told which fact is the first bad one."""

# ruff: noqa: S608 - the statements are made of our own tables' names

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pysqlite3
import pytest
from several_terminals import make_terminals

from cafe import Cafe, eur
from cli.running import Answer, counter
from counter.bootstrap import DATABASE
from counter.journal.seal import SHOP_KEY, make_key
from counter.store.base import Base, view_tables
from counter.till.settlement import Tender

Verify = Callable[[Path], Answer]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Verify:
    return lambda folder: counter(capsys, monkeypatch, "--shop", folder, "verify")


def edit(folder: Path, *statements: str) -> list[tuple[object, ...]]:
    """Edits the shop's file as somebody would who has it but not the key; gives what the last statement found."""
    connection = pysqlite3.connect(str(folder / DATABASE))
    found: list[tuple[object, ...]] = []
    try:
        for statement in statements:
            found = connection.execute(statement).fetchall()
        connection.commit()
    finally:
        connection.close()
    return found


def test_a_day_that_nobody_touched_is_ok_with_its_counts(full_day: Path, verify: Verify) -> None:
    ((orders,),) = edit(full_day, "SELECT count(*) FROM orders WHERE remake_of IS NULL")
    ((facts,),) = edit(full_day, "SELECT count(*) FROM journal")
    said = verify(full_day)
    assert said.code == 0
    assert said.out.startswith(f"OK: {orders} orders, {facts} facts.")
    assert orders == 16


def test_a_terminal_without_the_shops_key_says_what_it_could_prove(full_day: Path, verify: Verify) -> None:
    other = full_day.with_name("T2")
    make_terminals(full_day, [other])
    said = verify(other)
    assert said.code == 0
    proof = "Chains, money and tables agree. Whole and in order, and proved where the shop’s key lies: T1."
    assert said.out.splitlines()[0].endswith(proof)
    with closing(Cafe.opened_in(other)) as cafe:
        cafe.sell("Flat white")
    assert (
        "agree. Every seal of T2 was proved. Whole and in order, and proved where the shop’s key lies: T1."
        in verify(other).out
    )


MIDDLE = "(SELECT arrived FROM journal WHERE kind = 'OrderPlaced' ORDER BY arrived LIMIT 1 OFFSET 1)"
LAST = "(SELECT max(arrived) FROM journal)"
PRIVATE = "(SELECT min(arrived) FROM journal WHERE private IS NOT NULL)"


@pytest.mark.parametrize(
    "change",
    [
        "body = replace(body, 'Flat white', 'Latte')",
        "body = body || ' '",
        "at = at + 1",
        "at = 'noon'",
        "by = (SELECT by FROM journal WHERE kind = 'StaffAdded' LIMIT 1)",
        "by = 'nobody'",
        "kind = 'OrderReady'",
        "version = 2",
        "terminal = 'T2'",
        "seq = 100000",
        "id = zeroblob(16)",
        "id = 'what'",
        "shop = zeroblob(16)",
        "hash = prev",
        "prev = hash",
        "sealed = x''",
        'private = \'{"customer":"Somebody"}\'',
        "private = NULL",
        "position = 100000",
        "position = NULL",
        "subject = 'order:ffffffffffffffffffffffffffffffff'",
        "seen = seen - 1",
        "act = act - 1",
    ],
)
def test_a_changed_fact_is_found_and_named(full_day: Path, verify: Verify, change: str) -> None:
    ((seq, fact_id),) = edit(full_day, f"SELECT seq, lower(hex(id)) FROM journal WHERE arrived = {MIDDLE}")
    edit(full_day, f"UPDATE journal SET {change} WHERE arrived = {MIDDLE}")
    said = verify(full_day)
    assert (said.code, said.out[:6]) == (1, "NOT OK")
    hyphened = f"{str(fact_id)[:8]}-{str(fact_id)[8:12]}"
    assert f"fact {seq} " in said.out or hyphened in said.out or "position" in said.out or "fact 100000" in said.out


@pytest.mark.parametrize(
    "change",
    [
        [f"DELETE FROM journal WHERE arrived = {MIDDLE}"],
        [f"DELETE FROM journal WHERE arrived = {LAST}"],
        [f"DELETE FROM journal WHERE arrived = {LAST}", "DELETE FROM journal_heads"],
        [
            f"DELETE FROM journal WHERE arrived = {LAST}",
            "UPDATE journal_heads SET seq = seq - 1, hash = (SELECT hash FROM journal ORDER BY arrived DESC LIMIT 1)",
        ],
        ["UPDATE journal_heads SET seal = hash"],
        ["INSERT INTO journal_heads SELECT 'T2', seq, hash, seal FROM journal_heads"],
        [
            ("INSERT INTO journal (id, shop, position, terminal, seq, subject, seen, act, at, by, kind, version, body,"
            " private, prev, hash, sealed) SELECT randomblob(16), shop, position + 1, terminal, seq + 1, subject, seen,"
            " act, at, by, kind, version, body, private, hash, randomblob(32), sealed"
            f" FROM journal WHERE arrived = {LAST}")
        ],
        ["UPDATE journal SET position = 0 WHERE position = 5", "UPDATE journal SET position = 5 WHERE position = 6",
         "UPDATE journal SET position = 6 WHERE position = 0"],
        ["DELETE FROM journal", "DELETE FROM journal_heads"],
        [f"DELETE FROM {table}" for table in (*reversed(view_tables()), "journal", "journal_heads")],
    ],
)  # fmt: skip
def test_a_dropped_added_or_moved_fact_is_found(full_day: Path, verify: Verify, change: list[str]) -> None:
    edit(full_day, *change)
    said = verify(full_day)
    assert (said.code, said.out[:6]) == (1, "NOT OK")


def test_a_dropped_fact_is_named_by_its_number(full_day: Path, verify: Verify) -> None:
    ((seq,),) = edit(full_day, f"SELECT seq FROM journal WHERE arrived = {MIDDLE}")
    edit(full_day, f"DELETE FROM journal WHERE arrived = {MIDDLE}")
    assert f"fact {seq} should come here" in verify(full_day).out


def test_dropped_facts_are_still_missed_after_the_counter_went_on(full_day: Path, verify: Verify) -> None:
    edit(full_day, f"DELETE FROM journal WHERE arrived = {LAST}")
    cafe = Cafe.opened_in(full_day)
    cafe.sell("Latte")
    cafe.close()
    assert verify(full_day).code == 1


@pytest.mark.parametrize("table", [name for name in view_tables() if name != "did_not_fit"])
@pytest.mark.parametrize("how", ["change", "drop", "add"])
def test_a_row_of_a_view_cannot_be_touched_unseen(full_day: Path, verify: Verify, table: str, how: str) -> None:
    columns = [column.name for column in Base.metadata.tables[table].columns]
    keys = [column.name for column in Base.metadata.tables[table].primary_key]
    (values,) = edit(full_day, f"SELECT {', '.join(map(quoted, columns))} FROM {table} LIMIT 1")
    row = dict(zip(columns, values, strict=True))
    where = " AND ".join(f"{quoted(key)} = {literal(row[key])}" for key in keys)
    match how:
        case "change":
            column = next(name for name in reversed(columns) if name not in keys)
            edit(full_day, f"UPDATE {table} SET {quoted(column)} = {literal(other(row[column]))} WHERE {where}")
        case "drop":
            edit(full_day, f"DELETE FROM {table} WHERE {where}")
        case "add":
            row |= {name: other(row[name]) for name in (*keys, "code_hash") if name in row}
            row |= {"number": 1000} if "number" in row else {}
            filled = ", ".join(literal(value) for value in row.values())
            edit(full_day, f"INSERT INTO {table} ({', '.join(map(quoted, row))}) VALUES ({filled})")
    said = verify(full_day)
    assert said.code == 1
    assert f"NOT OK: table {table}: a row" in said.out


def quoted(name: str) -> str:
    return f'"{name}"'


def literal(value: object) -> str:
    if value is None or isinstance(value, int):
        return "NULL" if value is None else str(value)
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return "'" + str(value).replace("'", "''") + "'"


def other(value: object) -> object:
    """Another value of the same look."""
    if value is None or isinstance(value, int):
        return (value or 0) + 1
    if isinstance(value, bytes):
        return value[::-1]
    text = str(value)
    return json.dumps([text]) if text.startswith(("[", "{")) else text + "x"


def test_an_order_hidden_behind_a_stale_index_is_found(full_day: Path, verify: Verify) -> None:
    columns = "type, name, tbl_name, rootpage, sql"
    ((index,),) = [edit(full_day, f"SELECT {columns} FROM sqlite_schema WHERE name = 'ix_orders_state'")]
    edit(full_day, "PRAGMA writable_schema = ON", "DELETE FROM sqlite_schema WHERE name = 'ix_orders_state'")
    edit(full_day, "UPDATE orders SET rowid = rowid + 100 WHERE remake_of IS NULL")
    put_back = f"INSERT INTO sqlite_schema ({columns}) VALUES ({', '.join(map(literal, index))})"
    edit(full_day, "PRAGMA writable_schema = ON", put_back)
    said = verify(full_day)
    assert said.code == 1
    assert "NOT OK: the database file is damaged" in said.out


def test_a_key_of_another_shop_opens_nothing(full_day: Path, verify: Verify) -> None:
    (full_day / SHOP_KEY).unlink()
    make_key(full_day / SHOP_KEY)
    said = verify(full_day)
    assert (said.code, said.out[:6]) == (1, "NOT OK")


def test_a_missing_key_is_a_sentence(full_day: Path, verify: Verify) -> None:
    (full_day / SHOP_KEY).write_text("not a key")
    said = verify(full_day)
    assert said.code == 2
    assert "from your backup" in said.err


@pytest.mark.parametrize("part", [0, 100, 0.3, 0.7, 0.99])
def test_a_truncated_file_is_not_ok(full_day: Path, verify: Verify, part: float) -> None:
    file = full_day / DATABASE
    whole = file.read_bytes()
    file.write_bytes(whole[: int(part if part >= 1 else part * len(whole))])
    said = verify(full_day)
    assert (said.code, said.out[:6]) == (1, "NOT OK")


def test_a_file_that_is_no_database_is_not_ok(full_day: Path, verify: Verify) -> None:
    (full_day / DATABASE).write_bytes(b"no database at all\n" * 1000)
    assert verify(full_day).code == 1


def test_no_shop_is_a_sentence(tmp_path: Path, verify: Verify) -> None:
    said = verify(tmp_path)
    assert said.code == 2
    assert said.err.startswith("There is no shop")


def test_it_verifies_while_the_counter_sells(full_day: Path, verify: Verify) -> None:
    cafe = Cafe.opened_in(full_day)
    cafe.sell("Latte")
    assert verify(full_day).out.startswith("OK: 17 orders")
    cafe.sell("Latte")
    cafe.close()


@pytest.mark.parametrize("name", ["a shop", "café?mode=memory", "50% #1", "o'clock", "rückgängig;"])
def test_a_shop_lives_under_any_name(full_day: Path, tmp_path: Path, verify: Verify, name: str) -> None:
    folder = shutil.copytree(full_day, tmp_path / name)
    cafe = Cafe.opened_in(folder)
    cafe.sell("Latte")
    cafe.close()
    assert verify(folder).out.startswith("OK: 17 orders")


def test_a_copy_of_the_shop_verifies_as_well(full_day: Path, tmp_path: Path, verify: Verify) -> None:
    assert verify(shutil.copytree(full_day, tmp_path / "copy")).code == 0


def test_what_people_did_that_somebody_has_to_look_at_is_said(full_day: Path, verify: Verify) -> None:
    cafe = Cafe.opened_in(full_day)
    cafe.sell("Latte", tenders=(Tender("card", amount=eur("5.00")),))
    cafe.close()
    said = verify(full_day)
    assert said.code == 0
    costs, taken = "order 17 of 2026-11-23: more was paid than it costs", "€5.00 by Ana at T1, 2026-11-23 08:00 UTC"
    assert said.out.splitlines()[-1] == f"To look at: {costs}: {taken}."
