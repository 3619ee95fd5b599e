"""Further terminals of a shop are made and exchange facts from the command line, as somebody who tries it does."""

from __future__ import annotations

import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from several_terminals import main

from cafe import Cafe
from counter.cli.verify import verify_command


@pytest.fixture
def shop(cafe: Cafe) -> Path:
    """The folder of a closed shop with one order."""
    cafe.sell("Latte")
    cafe.close()
    return cafe.folder


@dataclass(frozen=True)
class Said:
    """What the tool said and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def typed(*words: str | Path) -> Said:
    """The tool in this process, as somebody types it."""
    code = 0
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        try:
            main([*map(str, words)])
        except SystemExit as end:
            code = int(end.code or 0)
    return Said(code, out.getvalue(), err.getvalue())


def started(root: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """The tool in a process of its own."""
    command: list[str | Path] = [sys.executable, root / "tools" / "several_terminals.py", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def verified(folder: Path) -> str:
    return CliRunner().invoke(verify_command, obj=folder).stdout


def test_terminals_are_made_sell_and_end_with_the_same_orders(root: Path, shop: Path, tmp_path: Path) -> None:
    two, three = tmp_path / "two", tmp_path / "three"
    assert started(root, "make", shop, two, three).returncode == 0
    for folder, item in ((shop, "Espresso"), (two, "Flat white"), (three, "Latte")):
        cafe = Cafe.opened_in(folder)
        cafe.sell(item)
        cafe.close()
    assert started(root, "sync", shop, two, three).returncode == 0
    said = {folder: verified(folder) for folder in (shop, two, three)}
    assert {line.split(" facts")[0] for line in said.values()} == {said[shop].split(" facts")[0]}
    assert said[shop].startswith("OK: 4 orders")
    assert said[shop].endswith("Chains, money and tables agree. Every seal of T1, T2, T3 was proved.\n")
    assert "Every seal of T2 was proved. Whole and in order, and proved where the shop’s key lies: T1, T3." in said[two]
    assert (
        "Every seal of T3 was proved. Whole and in order, and proved where the shop’s key lies: T1, T2." in said[three]
    )


def test_two_of_three_exchange_and_the_third_catches_up_later(shop: Path, tmp_path: Path) -> None:
    two, three = tmp_path / "two", tmp_path / "three"
    typed("make", shop, two)
    typed("make", shop, three)
    cafe = Cafe.opened_in(two)
    order_id = cafe.sell("Latte")
    cafe.close()
    assert typed("sync", shop, two).returncode == 0
    assert typed("sync", three).returncode == 0
    cafe = Cafe.opened_in(three)
    assert cafe.order(order_id).called == "B1"
    assert cafe.shop.terminal == "T3"
    cafe.close()


def test_a_folder_that_is_there_already_is_refused_and_nothing_of_it_is_touched(shop: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "letter.txt").write_text("mine", "utf-8")
    said = typed("make", shop, there)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == f"{there} is there already. Choose another.\n"
    assert [file.name for file in there.iterdir()] == ["letter.txt"]
    assert verified(shop).startswith("OK: 1 order")


@pytest.mark.parametrize("command", ["make", "sync"])
def test_a_folder_that_is_no_terminal_is_a_sentence(tmp_path: Path, command: str) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    said = typed(command, nothing, tmp_path / "two")
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
    assert said.stderr.endswith(".\n")


def test_a_shop_with_one_terminal_has_nobody_to_exchange_with(shop: Path) -> None:
    said = typed("sync", shop)
    assert said.returncode == 2
    assert said.stderr == "These folders are not terminals of one shop. Make them with “make” first.\n"


def test_another_terminal_cannot_make_terminals_for_the_key_lies_elsewhere(shop: Path, tmp_path: Path) -> None:
    typed("make", shop, tmp_path / "two")
    said = typed("make", tmp_path / "two", tmp_path / "three")
    assert said.returncode == 2
    assert "does not keep the shop's key. Name the folder of the shop's first terminal." in said.stderr
    assert not (tmp_path / "three").exists()
