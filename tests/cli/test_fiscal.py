"""`counter fiscal export` as an owner types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe import Cafe, eur
from cli.running import Answer, counter
from counter.flows import drawer


@pytest.fixture
def shop(cafe: Cafe) -> Path:
    """A shop whose Monday is closed, and whose Tuesday is not."""
    cafe.sell("Latte")
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("3.80"))
    cafe.shop.do(cafe.staff("Rosa"), drawer.close_day)
    cafe.forward(24 * 60)
    cafe.sell("Latte")
    return cafe.folder


def typed(shop: Path, out: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, *days: str) -> Answer:
    first, last = days
    return counter(
        capsys, patch, "--shop", shop, "fiscal", "export", "--from", first, "--to", last, "--out", out
    )  # fmt: skip


def test_closed_days_are_written_and_the_others_named(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = typed(shop, tmp_path / "out", capsys, monkeypatch, "2026-11-23", "2026-11-24")
    assert (said.code, said.out) == (0, f"1 close in {tmp_path / 'out'}.\n")
    assert said.err == "Not in it, since no Z closes them yet: 2026-11-24 (T1).\n"
    assert len(list((tmp_path / "out").iterdir())) == 21


def test_a_period_without_a_close_is_refused_and_leaves_nothing(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = typed(shop, tmp_path / "out", capsys, monkeypatch, "2026-11-24", "2026-11-30")
    assert said.code != 0
    assert "No day from 2026-11-24 to 2026-11-30 is closed." in said.err
    assert not list(tmp_path.glob("out*"))


def test_nothing_is_written_over(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    said = typed(shop, out, capsys, monkeypatch, "2026-11-23", "2026-11-23")
    assert said.code != 0
    assert "is not empty" in said.err
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
    assert [path.name for path in tmp_path.glob("out*")] == ["out"]
