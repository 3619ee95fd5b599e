"""The database is as the code says, a newer one is left alone, a damaged one is a sentence."""

import stat
from contextlib import closing
from pathlib import Path

import pysqlite3
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from cafe import Cafe
from counter import rooms
from counter.bootstrap import DATABASE, open_shop
from counter.journal.seal import SHOP_KEY, make_key
from counter.kernel.errors import Refused
from counter.store.base import Base, view_tables
from counter.store.engine import check_sqlite, open_engine
from counter.store.migrate import bring_up_to_date, newest_version
from counter.store.shape import schema_of
from counter.store.upgrade import upgrade


def test_the_migrations_make_exactly_the_tables_of_the_code(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    path.touch()
    upgrade(path)
    engine = open_engine(path, writes=True)
    with engine.connect() as connection, connection.begin():
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_a_new_file_is_as_if_it_had_been_brought_up_to_date(tmp_path: Path) -> None:
    new, migrated = tmp_path / "new.sqlite", tmp_path / "migrated.sqlite"
    assert bring_up_to_date(new)
    migrated.touch()
    upgrade(migrated)
    assert schema_of(new) == schema_of(migrated)
    assert version_of(new) == version_of(migrated) == newest_version()
    assert not bring_up_to_date(new)


def version_of(path: Path) -> str:
    with closing(pysqlite3.connect(str(path))) as raw:
        return str(raw.execute("SELECT version_num FROM alembic_version").fetchall()[0][0])


def test_the_migrations_follow_one_another_without_a_gap(root: Path) -> None:
    """Two that were written at once would make two ends, and a shop of before would never reach both."""
    files = sorted((root / "src/counter/store/migrations/versions").glob("[0-9]*.py"))
    numbers = [file.name.partition("_")[0] for file in files]
    assert numbers == [f"{number:04d}" for number in range(1, len(files) + 1)]
    for before, file in zip(["", *numbers], files, strict=False):
        text = file.read_text("utf-8")
        assert f'revision = "{file.name[:4]}"' in text
        assert f"down_revision = {chr(34) + before + chr(34) if before else None}" in text


def test_bringing_up_to_date_twice_changes_nothing(full_day: Path) -> None:
    before = (full_day / DATABASE).read_bytes()
    bring_up_to_date(full_day / DATABASE)
    assert (full_day / DATABASE).read_bytes() == before


def test_every_table_is_a_view_of_the_journal_or_named_as_working() -> None:
    working = {row.__tablename__ for row in rooms.WORKING_TABLES}
    assert set(view_tables()) | working == set(Base.metadata.tables)
    assert not set(view_tables()) & working


def test_a_newer_database_is_refused_untouched(full_day: Path) -> None:
    path = full_day / DATABASE
    connection = pysqlite3.connect(str(path))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="newer Counter"):
        open_shop(full_day)
    assert path.read_bytes() == before
    assert [left.name for left in full_day.glob(DATABASE + "-*")] == []


@pytest.mark.parametrize("content", [b"", b"no database\n" * 500, b"SQLite format 3\x00" + b"\x00" * 4096])
def test_a_damaged_file_is_a_sentence(full_day: Path, content: bytes) -> None:
    (full_day / DATABASE).write_bytes(content)
    with pytest.raises(Refused, match="backup"):
        open_shop(full_day)


def test_a_shop_that_could_not_be_opened_is_not_left_locked(full_day: Path) -> None:
    whole = (full_day / DATABASE).read_bytes()
    (full_day / DATABASE).write_bytes(b"no database\n" * 500)
    with pytest.raises(Refused):
        open_shop(full_day)
    (full_day / DATABASE).write_bytes(whole)
    Cafe.opened_in(full_day).close()


def test_an_sqlite_that_can_lose_sales_is_refused() -> None:
    with pytest.raises(Refused, match=r"3\.40\.1 can lose sales"):
        check_sqlite((3, 40, 1))
    check_sqlite()


def test_every_commit_is_on_the_disk(cafe: Cafe) -> None:
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        pragma = {name: unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    assert pragma == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 2}


def test_a_reading_session_cannot_write(cafe: Cafe) -> None:
    with cafe.shop.store.read() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM orders")


def test_a_first_start_that_was_cut_off_is_begun_again(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    for left in ("", "-wal", "-shm"):
        (folder / f"{DATABASE}.new{left}").write_bytes(b"half")
    Cafe.made_in(folder).close()
    assert sorted(path.name for path in folder.glob("*.new*")) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "shop"):
        with pytest.raises(Refused, match="Choose another folder"):
            Cafe.made_in(folder)


def test_the_key_is_its_owners_alone_and_no_other_takes_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    Cafe.made_in(folder).close()
    key = folder / SHOP_KEY
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_text()
    with pytest.raises(FileExistsError):
        make_key(key)
    assert key.read_text() == before


def test_a_folder_that_holds_a_shop_is_not_filled_again(full_day: Path) -> None:
    with pytest.raises(Refused, match="another folder"):
        Cafe.made_in(full_day)
