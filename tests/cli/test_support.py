"""`counter support`, typed."""

import pytest

from cafe import Cafe
from cli.running import counter


def test_it_is_read_or_written(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cafe: Cafe) -> None:
    shop = ("--shop", cafe.folder)
    cafe.sell("Latte", customer="Hildegard")
    answer = counter(capsys, monkeypatch, *shop, "support")
    assert (answer.code, answer.err) == (0, "")
    assert "== Counter\n" in answer.out
    assert "journal: well\n" in answer.out
    assert "Hildegard" not in answer.out
    out = cafe.folder / "report.txt"
    assert counter(capsys, monkeypatch, *shop, "support", "--out", out).code == 0
    assert [line.partition(": ")[0] for line in out.read_text("utf-8").splitlines()] == [
        line.partition(": ")[0] for line in answer.out.splitlines()
    ]


def test_it_is_there_where_the_books_are_damaged(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cafe: Cafe
) -> None:
    cafe.close()
    cafe.database.write_bytes(b"no books at all" * 1_000)
    answer = counter(capsys, monkeypatch, "--shop", cafe.folder, "support")
    assert answer.code == 0
    assert "\nfile: wrong " in answer.out
    assert str(cafe.folder) not in answer.out


def test_a_place_that_is_not_there_is_named_as_it_was_typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cafe: Cafe
) -> None:
    out = cafe.folder / "nowhere" / "report.txt"
    answer = counter(capsys, monkeypatch, "--shop", cafe.folder, "support", "--out", out)
    assert (answer.code, answer.err) == (2, f"{out}: No such file or directory. Nothing more was done.\n")
