"""What a command answers goes through the catalogues: in a language that nobody speaks, no English is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pysqlite3
import pytest
from sqlalchemy import select

from cafe import Cafe
from cli.running import Answer, counter
from counter.bootstrap import DATABASE
from counter.cli.settings import MEANINGS
from counter.flows.backups import backups_in
from counter.journal.tables import JournalRow
from counter.kernel import language
from counter.store.unit import Connection
from pseudo import left_in_english, words_of, write_pseudo_language

Typed = Callable[..., Answer]
_NO_WORDS = ["UTC", "MB", "GB", "kg", "min", "T1", "EUR", "PDF", "backups", "sqlite", "csv", "yes", "no", *MEANINGS]
_ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f-]{27}\b|/dev/tty.*")


@pytest.fixture(scope="module")
def pseudo(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pseudo")
    write_pseudo_language(root, folder)
    return folder


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, full_day: Path, pseudo: Path) -> Typed:
    """Types a command about a shop after a full day; what it writes has no word of English."""
    cafe = Cafe.opened_in(full_day)
    cafe.close()
    known = words_of([*_NO_WORDS, str(full_day), *cafe_words(full_day)])
    monkeypatch.setattr(language, "resource", pseudo.joinpath)

    def type_it(*words: str | Path) -> Answer:
        said = counter(capsys, monkeypatch, "--shop", full_day, *words)
        lines = _ID.sub("", f"{said.out}\n{said.err}").splitlines()
        theirs = known | words_of(map(str, words))
        assert {line: words_of([line]) - theirs for line in left_in_english(lines, theirs)} == {}
        return said

    return type_it


def cafe_words(folder: Path) -> list[str]:
    """What people wrote into this shop's books."""
    cafe = Cafe.opened_in(folder)

    def bodies(connection: Connection) -> list[str]:
        return [
            str(each)
            for row in connection.execute(select(JournalRow.body, JournalRow.private, JournalRow.kind))
            for each in row
        ]

    said = [*cafe.shop.read(bodies), repr(cafe.shop.settings), repr(cafe.shop.menu)]
    cafe.close()
    return said


def test_what_is_well_is_said_in_no_english(typed: Typed, tmp_path: Path) -> None:
    assert typed("verify").code == 0
    assert typed("backup").code == 0
    for words in (
        *(["put-back"], ["settings"], ["printers"], ["devices"], ["mail"], ["promises"]),
        *(["week"], ["month"], ["sales", "--from", "2026-11-23", "--to", "2026-11-23", "--compare", "2026-11-22"]),
        ["export", "menu", "--out", tmp_path / "menu.csv"],
    ):
        assert typed(*words).code == 0, words


def test_what_is_amiss_is_said_in_no_english(typed: Typed, full_day: Path, tmp_path: Path) -> None:
    assert typed("backup", tmp_path / "nowhere" / "backups").code == 1
    (backup,) = backups_in(full_day / "backups")
    with backup.path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 4096)
    assert typed("restore", backup.path).code == 1
    assert typed("export", "menu", "--out", tmp_path / "nowhere" / "menu.csv").code == 2
    with closing(pysqlite3.connect(str(full_day / DATABASE))) as books:
        books.execute("UPDATE journal SET body = replace(body, 'Latte', 'Mocha')")
        books.commit()
    assert typed("verify").code == 1
    (full_day / DATABASE).write_bytes(b"no books")
    for words in (["verify"], ["doctor"], ["put-back", backup.path], ["restore", backup.path, full_day], ["open"]):
        assert typed(*words).code in (1, 2), words
