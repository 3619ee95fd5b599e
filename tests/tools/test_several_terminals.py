"""Further terminals of a shop are made and exchange facts from the command line, as somebody who tries it does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cafe import Cafe


@pytest.fixture
def shop(cafe: Cafe) -> Path:
    """The folder of a closed shop with one order."""
    cafe.sell("Latte")
    cafe.close()
    return cafe.folder


def typed(root: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [sys.executable, root / "tools" / "several_terminals.py", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def verified(folder: Path) -> str:
    command: list[str | Path] = [sys.executable, "-m", "counter", "--shop", folder, "verify"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_terminals_are_made_sell_and_end_with_the_same_orders(root: Path, shop: Path, tmp_path: Path) -> None:
    two, three = tmp_path / "two", tmp_path / "three"
    assert typed(root, "make", shop, two, three).returncode == 0
    for folder, item in ((shop, "Espresso"), (two, "Flat white"), (three, "Latte")):
        cafe = Cafe.opened_in(folder)
        cafe.sell(item)
        cafe.close()
    assert typed(root, "sync", shop, two, three).returncode == 0
    said = {folder: verified(folder) for folder in (shop, two, three)}
    assert {line.split(" facts")[0] for line in said.values()} == {said[shop].split(" facts")[0]}
    assert said[shop].startswith("OK: 4 orders")
    assert said[shop].endswith("Chains, money and tables agree. Every seal of T1, T2, T3 was proved.\n")
    assert "Every seal of T2 was proved. Whole and in order, and proved where the shop’s key lies: T1, T3." in said[two]
    assert (
        "Every seal of T3 was proved. Whole and in order, and proved where the shop’s key lies: T1, T2." in said[three]
    )


def test_two_of_three_exchange_and_the_third_catches_up_later(root: Path, shop: Path, tmp_path: Path) -> None:
    two, three = tmp_path / "two", tmp_path / "three"
    typed(root, "make", shop, two)
    typed(root, "make", shop, three)
    cafe = Cafe.opened_in(two)
    order_id = cafe.sell("Latte")
    cafe.close()
    assert typed(root, "sync", shop, two).returncode == 0
    assert typed(root, "sync", three).returncode == 0
    cafe = Cafe.opened_in(three)
    assert cafe.order(order_id).called == "B1"
    assert cafe.shop.terminal == "T3"
    cafe.close()


def test_a_folder_that_is_there_already_is_refused_and_nothing_of_it_is_touched(
    root: Path, shop: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "letter.txt").write_text("mine", "utf-8")
    said = typed(root, "make", shop, there)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == f"{there} is there already. Choose another.\n"
    assert [file.name for file in there.iterdir()] == ["letter.txt"]
    assert verified(shop).startswith("OK: 1 order")


@pytest.mark.parametrize("command", ["make", "sync"])
def test_a_folder_that_is_no_terminal_is_a_sentence(root: Path, tmp_path: Path, command: str) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    said = typed(root, command, nothing, tmp_path / "two")
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
    assert said.stderr.endswith(".\n")


def test_a_shop_with_one_terminal_has_nobody_to_exchange_with(root: Path, shop: Path) -> None:
    said = typed(root, "sync", shop)
    assert said.returncode == 2
    assert said.stderr == "These folders are not terminals of one shop. Make them with “make” first.\n"


def test_another_terminal_cannot_make_terminals_for_the_key_lies_elsewhere(
    root: Path, shop: Path, tmp_path: Path
) -> None:
    typed(root, "make", shop, tmp_path / "two")
    said = typed(root, "make", tmp_path / "two", tmp_path / "three")
    assert said.returncode == 2
    assert "does not keep the shop's key. Name the folder of the shop's first terminal." in said.stderr
    assert not (tmp_path / "three").exists()
