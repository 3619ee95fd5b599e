"""`counter export` as an owner types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cafe import Cafe, eur
from cli.running import Answer, counter
from counter.flows import drawer
from counter.flows.staff import reset_owner_pin


@pytest.fixture
def shop(cafe: Cafe) -> Path:
    """A shop whose Monday is closed, and whose Tuesday is not; Rosa, whose it is, has a PIN."""
    cafe.sell("Latte", customer="Theo")
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("3.80"))
    cafe.shop.do(cafe.staff("Rosa"), drawer.close_day)
    cafe.shop.do(cafe.shop.itself, reset_owner_pin, cafe.staff("Rosa"), "3333")
    cafe.forward(24 * 60)
    cafe.sell("Latte")
    cafe.close()
    return cafe.folder


class Typed:
    """Types `counter export …`."""

    def __init__(self, shop: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.shop, self.capsys, self.patch = shop, capsys, patch

    def __call__(self, *words: str | Path) -> Answer:
        return counter(self.capsys, self.patch, "--shop", self.shop, "export", *words)


@pytest.fixture
def typed(shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return Typed(shop, capsys, monkeypatch)


def test_books_are_taken_by_bean_check_and_open_days_are_named(typed: Typed, tmp_path: Path) -> None:
    out = tmp_path / "books.beancount"
    said = typed("books", "--from", "2026-11-23", "--to", "2026-11-24", "--out", out)
    assert (said.code, said.out) == (0, f"Books in {out}.\n")
    assert said.err == "Not in it, since no Z closes them yet: 2026-11-24 (T1).\n"
    checked = subprocess.run(
        [Path(sys.executable).with_name("bean-check"), out], capture_output=True, text=True, check=False, timeout=60
    )
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    text = out.read_text("utf-8")
    for posting in ("Assets:Cash:Drawer  3.80 EUR", "Income:Sales:19  -3.19 EUR", "Liabilities:Tax:19  -0.61 EUR"):
        assert f"  {posting}\n" in text


def test_every_kind_is_written_either_way_of_all_days(typed: Typed, tmp_path: Path) -> None:
    for what in ("menu", "orders", "payments", "hours", "tips", "facts", "books"):
        for form in ("csv", "jsonl"):
            out = tmp_path / f"{what}.{form}"
            said = typed(what, "--format", form, "--out", out)
            assert (said.code, said.out) == (0, f"{what.capitalize()} in {out}.\n")
            assert out.stat().st_size or what in ("hours", "tips")
    orders = [json.loads(line) for line in (tmp_path / "orders.jsonl").read_text("utf-8").splitlines()]
    assert [(row["day"], row["item"], row["total"]) for row in orders] == [
        ("2026-11-23", "Latte", "3.80"),
        ("2026-11-24", "Latte", "3.80"),
    ]


def test_what_cannot_be_is_said_and_leaves_nothing(typed: Typed, tmp_path: Path) -> None:
    out = tmp_path / "out" / "file"
    out.parent.mkdir()
    for words, why in (
        (("books", "--from", "2026-11-24", "--to", "2026-11-24"), "is closed. Close the till first."),
        (("orders", "--format", "beancount"), "Only books are written as beancount."),
        (("menu", "--from", "2026-11-24"), "The menu is as it is now"),
        (("orders", "--personal"), "--personal goes with facts alone."),
        (("orders", "--from", "2026-11-25", "--to", "2026-11-24"), "--to comes before --from."),
    ):
        said = typed(*words, "--out", out)
        assert said.code != 0
        assert why in said.err
    assert list(out.parent.iterdir()) == []


def test_the_shops_own_files_are_left_alone(typed: Typed) -> None:
    before = typed.shop.joinpath("counter.sqlite").read_bytes()
    said = typed("menu", "--out", typed.shop / "counter.sqlite")
    assert said.code != 0
    assert "is among the shop’s own files. Choose another folder." in said.err
    assert typed.shop.joinpath("counter.sqlite").read_bytes() == before


@pytest.mark.parametrize(("pin", "code", "why"), [("3333", 0, ""), ("1111", 2, "That is not Rosa’s PIN. Try again.")])
def test_what_is_personal_takes_an_owners_pin(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pin: str, code: int, why: str
) -> None:
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: pin)
    out = tmp_path / "facts.jsonl"
    said = typed("facts", "--format", "jsonl", "--personal", "--out", out)
    assert said.code == code
    assert why in said.err
    assert out.exists() == (code == 0)
    if out.exists():
        assert "Theo" in out.read_text("utf-8")


def test_accounts_are_named_on_the_command_line(
    shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = counter(
        capsys, monkeypatch, "--shop", shop, "settings", "book_accounts=sales 19%=Income:Coffee, card=Assets:Bank"
    )
    assert said.code == 0
    assert "card=Assets:Bank, sales 19%=Income:Coffee" in said.out
    for typed, why in (
        ("book_accounts=soup=Income:Soup", "The books have no account for “soup”."),
        ("book_accounts=card=assets:bank", "“assets:bank” is no account. Write one like Income:Sales:Drinks."),
    ):
        said = counter(capsys, monkeypatch, "--shop", shop, "settings", typed)
        assert said.code != 0
        assert why in said.err
