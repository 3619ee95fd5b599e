"""What `counter demo` cannot play it refuses with one sentence, and leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counter.bootstrap import DATABASE, open_shop
from counter.cli.demo import demo_command
from made_up import MENU, write_day

HEAD = "time,order,item,quantity,unit_price\n"
ROW = "2026-05-04T08:00:00,1,Latte,1,3.75\n"


def demo(folder: Path, menu: str, day: str, *more: str) -> Result:
    (folder / "menu.csv").write_text(menu)
    (folder / "day.csv").write_text(day)
    args = ["--menu", str(folder / "menu.csv"), "--day", str(folder / "day.csv"), "--out", str(folder / "out")]
    return CliRunner().invoke(demo_command, [*args, *more])


@pytest.mark.parametrize(
    ("menu", "day", "says"),
    [
        (MENU, HEAD + ROW + "2026-05-04T08:00:00,2,Mocha,1,3.75\n", "Line 3 of {day}: “Mocha” is not on the menu."),
        (MENU, HEAD + ROW.replace("Latte,1", "Latte,0"), "Line 2 of {day}: a quantity is 1 to 9999, not 0."),
        (MENU, "", "Line 1 of {day} needs the columns time, order, item, quantity, unit_price."),
        ("", HEAD + ROW, "menu.csv"),
        (MENU.replace("espresso", "attic"), HEAD + ROW, "Line 2 of {menu}"),
    ],
)
def test_a_file_that_cannot_be_played(tmp_path: Path, menu: str, day: str, says: str) -> None:
    result = demo(tmp_path, menu, day)
    assert says.format(day=tmp_path / "day.csv", menu=tmp_path / "menu.csv") in str(result.exception)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ("--currency", "QQQ"),
        ("--zone", "Atlantis/Main"),
        ("--tax", "drinks"),
        ("--tax", "drinks=much"),
        ("--tax", "drinks=119"),
        ("--tax", "drinks=nan"),
        ("--crew", "0"),
    ],
)
def test_an_option_that_makes_no_sense(tmp_path: Path, wrong: tuple[str, str]) -> None:
    result = demo(tmp_path, MENU, HEAD + ROW, *wrong)
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_one_file_without_the_other(tmp_path: Path) -> None:
    assert CliRunner().invoke(demo_command, ["--menu", str(tmp_path / "menu.csv")]).exit_code == 2


def test_a_shop_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out" / "shop").mkdir(parents=True)
    result = demo(tmp_path, MENU, HEAD + ROW)
    assert "is there already" in str(result.exception)
    assert list((tmp_path / "out" / "shop").iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    assert "cannot be made" in str(demo(tmp_path, MENU, HEAD + ROW).exception)


def test_a_refusal_is_one_line_on_stderr_and_exit_code_2(tmp_path: Path) -> None:
    menu, day = write_day(tmp_path)
    day.write_text(HEAD + "2026-05-04T08:00:00,x,Latte,1,3.75\n")
    files = ["--menu", str(menu), "--day", str(day), "--out", str(tmp_path / "out")]
    command = [sys.executable, "-m", "counter", "demo", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Line 2 of {day}: “x” is no order. Write a whole number.\n"


@pytest.mark.parametrize(
    ("typed", "rate"), [("19", "0.19"), ("19%", "0.19"), ("0.19", "0.19"), ("8.875%", "0.08875"), ("0.5%", "0.005")]
)
def test_a_tax_rate_can_be_written_in_many_ways(tmp_path: Path, typed: str, rate: str) -> None:
    assert _rates(tmp_path, "--tax", f"drinks={typed}")["drinks"] == rate


def test_tax_classes_without_a_rate_are_as_in_the_starter_menu_or_nothing(tmp_path: Path) -> None:
    menu = MENU.replace("Mug,Branded,12.00,goods", "Mug,Branded,12.00,luxury") + "Tea,Tea,9.00,exempt,counter,5\n"
    result = demo(tmp_path, menu, HEAD + ROW)
    assert result.stderr.splitlines()[0] == "No rate is known for luxury: taken as 0%. Say --tax CLASS=RATE."
    shop = open_shop(tmp_path / "out" / "shop", only_look=True)
    rates = {rate.tax_class: str(rate.to_go) for rate in shop.settings.tax_rates}
    shop.store.close()
    assert rates == {"drinks": "0.19", "exempt": "0", "food": "0.07", "luxury": "0"}


def _rates(folder: Path, *options: str) -> dict[str, str]:
    assert demo(folder, MENU, HEAD + ROW, *options).exit_code == 0
    shop = open_shop(folder / "out" / "shop", only_look=True)
    rates = {rate.tax_class: str(rate.to_go) for rate in shop.settings.tax_rates}
    shop.store.close()
    assert (folder / "out" / "shop" / DATABASE).exists()
    return rates
