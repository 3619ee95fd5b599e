"""What somebody rehearsed is theirs alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from counter.journal.seal import Key
from counter.kernel.ids import StaffId, new_id
from counter.rehearsal.kept import FOLDER, MOST, Past, keep, kept

KEY = Key(bytes(32))
DAY = date(2026, 11, 23)


def test_a_persons_runs_are_kept_for_them_alone(tmp_path: Path) -> None:
    ana, ben = StaffId(new_id()), StaffId(new_id())
    keep(tmp_path, KEY, ana, Past("wrong-milk", DAY, 4))
    assert keep(tmp_path, KEY, ana, Past("wrong-milk", DAY, 6)) == kept(tmp_path, KEY, ana)
    assert [run.good for run in kept(tmp_path, KEY, ana)] == [4, 6]
    assert kept(tmp_path, KEY, ben) == ()
    assert kept(tmp_path, Key(b"\1" * 32), ana) == (), "without the key nobody finds them"


def test_the_file_names_nobody_and_is_its_owners(tmp_path: Path) -> None:
    ana = StaffId(new_id())
    keep(tmp_path, KEY, ana, Past("wrong-milk", DAY, 4))
    (file,) = (tmp_path / FOLDER).iterdir()
    assert ana.hex not in file.name + file.read_text("utf-8")
    assert str(ana) not in file.read_text("utf-8")
    assert (file.stat().st_mode | (tmp_path / FOLDER).stat().st_mode) & 0o077 == 0


def test_what_cannot_be_read_is_begun_anew_and_the_oldest_go(tmp_path: Path) -> None:
    ana = StaffId(new_id())
    keep(tmp_path, KEY, ana, Past("wrong-milk", DAY, 4))
    (file,) = (tmp_path / FOLDER).iterdir()
    file.write_bytes(b"{")
    assert kept(tmp_path, KEY, ana) == ()
    file.write_bytes(b"[" + b",".join([b'{"scenario":"x","day":"2026-11-23","good":1}'] * MOST) + b"]")
    runs = keep(tmp_path, KEY, ana, Past("last-croissant", DAY, 1))
    assert (len(runs), runs[-1].scenario) == (MOST, "last-croissant")
