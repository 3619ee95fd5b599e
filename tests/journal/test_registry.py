"""The rules of apply: each touches and reads rows of its subject alone, and answers for whatever it finds."""

from __future__ import annotations

import ast
import inspect
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from sqlalchemy import Engine, Table, create_engine

from cafe import Cafe
from counter.flows import make
from counter.flows.cancel import cancel
from counter.flows.clock import trust_clock
from counter.flows.gestures import GestureRequest
from counter.flows.shop import Act
from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit
from counter.journal.queries import in_order, newest_seq
from counter.journal.refold import refold
from counter.journal.registry import table_of
from counter.journal.replay import differences
from counter.kernel.ids import Position
from counter.rooms import ROOMS, registry
from counter.store.base import Base, view_tables
from counter.terminals.facts import ServerForgot

MAY_USE = {"id", "at", "by", "terminal", "seq"}
"""What an apply may use of its entry."""
ITS_OWN_ID = {
    "account_moves",
    "choice_prices",
    "combo_prices",
    "gift_card_moves",
    "greetings",
    "item_counts",
    "item_prices",
    "punches",
}
"""Tables whose rows are named by their fact's own id, so that no two subjects can meet in one."""
TABLES = [Base.metadata.tables[name] for name in view_tables() if name != "did_not_fit"]


@pytest.fixture(scope="module")
def _day_with_every_fact(tmp_path_factory: pytest.TempPathFactory, _full_day_folder: Path) -> Path:
    """A closed shop's folder whose journal has every kind of fact."""
    folder = tmp_path_factory.mktemp("every_fact") / "shop"
    shutil.copytree(_full_day_folder, folder)
    cafe = Cafe.opened_in(folder)
    cafe.forward(120)
    first, last = cafe.sell("Latte", "Croissant"), cafe.sell("Espresso")
    cafe.put_right("treatment", last, GestureRequest("make_first"))
    cafe.shop.do(cafe.ana, make.tick_line, first, cafe.order(first).lines[0].line_id, made=True)
    cafe.ready(first)
    cafe.shop.do(cafe.ana, make.recall, first)
    cafe.shop.do(cafe.ana, cancel, first, "they left", with_refund=False)
    trust_clock(cafe.shop, cafe.ana)
    cafe.shop.do(cafe.ana, _server_forgot)
    _put_back_an_older_copy(cafe)
    return folder


def _server_forgot(act: Act) -> None:
    act.record(ServerForgot(terminal=act.terminal, after=Position(act.read(newest_seq, act.terminal))))


def _put_back_an_older_copy(cafe: Cafe) -> None:
    """As an owner does from a backup; the books say so from then on."""
    cafe.close()
    copy = cafe.database.read_bytes()
    newer = cafe.reopened()
    newer.sell("Latte")
    newer.close()
    cafe.database.write_bytes(copy)
    Cafe.opened_in(cafe.folder, cafe.clock.now(), put_back=True).close()


@pytest.fixture
def cafe(tmp_path: Path, _day_with_every_fact: Path) -> Iterator[Cafe]:
    """A shop whose journal has every kind of fact, the test's own."""
    cafe = Cafe.opened_in(shutil.copytree(_day_with_every_fact, tmp_path / "shop"))
    yield cafe
    cafe.close()


@pytest.fixture
def empty() -> Iterator[Engine]:
    """A database in which no table has a row."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine, tables=[Base.metadata.tables[name] for name in view_tables()])
    yield engine
    engine.dispose()


def entries(cafe: Cafe) -> list[Entry]:
    return cafe.shop.read(lambda connection: list(in_order(connection)))


def test_alone_in_an_empty_database_every_fact_has_an_answer_and_leaves_rows_of_its_subject_only(
    cafe: Cafe, empty: Engine
) -> None:
    facts = registry()
    journal = entries(cafe)
    assert {entry.kind for entry in journal} == {kind.__name__ for room, _ in ROOMS for kind in room.FACTS}
    for entry in journal:
        with empty.connect() as connection, connection.begin() as undone:
            outcome = facts.apply(connection, facts.read(entry), entry)
            assert isinstance(outcome, Fit | DidNotFit), entry.name
            facts.forget(connection, entry.subject)
            left = [table.name for table in TABLES if connection.execute(table.select()).first()]
            assert left == [], entry.name
            undone.rollback()


def test_each_subject_can_be_folded_again_by_itself(cafe: Cafe) -> None:
    """Nothing that an apply reads belongs to another subject: in any order the same tables come out."""
    facts = registry()
    subjects = sorted({entry.subject for entry in entries(cafe)})
    Random(7).shuffle(subjects)
    assert len(subjects) > 50
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        for subject in subjects:
            refold(unit.connection, facts, subject)
    assert list(differences(cafe.database, facts)) == []


def test_every_view_table_is_some_subjects() -> None:
    rows = registry().rows
    tables = {table_of(columns).name for each in rows.values() for columns in each}
    assert tables | {"did_not_fit"} == set(view_tables())


def test_a_row_is_named_by_its_subject_so_that_two_subjects_never_meet_in_one() -> None:
    for columns in {columns for each in registry().rows.values() for columns in each}:
        table = table_of(columns)
        named_by = {column.name for column in columns}
        if table.name not in ITS_OWN_ID:
            assert named_by <= {column.name for column in table.primary_key}, table.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_nothing_is_unique_and_nothing_points_beyond_a_subject(table: Table) -> None:
    assert not [index.name for index in table.indexes if index.unique]
    assert not [column.name for column in table.columns if column.unique]
    named_by = [{table_of(columns): columns[0].name for columns in each} for each in registry().rows.values()]
    for key in table.foreign_keys:
        whose = [each for each in named_by if each.get(table) == key.parent.name]
        assert [each for each in whose if each.get(key.column.table) == key.column.name]


@pytest.mark.parametrize("tables", [tables for _, tables in ROOMS], ids=lambda tables: tables.__name__)
def test_an_apply_uses_only_what_is_the_same_at_every_terminal(tables: ModuleType) -> None:
    """Of its entry neither position nor arrival; no clock, no fresh id, no chance."""
    tree = ast.parse(inspect.getsource(tables))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "entry"
    }
    assert used <= MAY_USE
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not {name for name in called if name.rpartition(".")[2] in {"now", "today", "new_id", "uuid4", "random"}}
    raised = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    assert raised == []
