"""A menu comes in from a file: all of it or nothing, once, and one Undo takes it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from acts.lines import SHOP, Acts, act
from counter.cli.verify import verify_command

FILE = """Handle,Item,Size,Price,Category
l,Latte,,4.10,Coffee
t,Tea,S,2.40,Tea
t,Tea,L,2.90,Tea
g,Voucher,,variable,Shop
"""
CHANGES = act("changes")


@pytest.fixture
def bring_in(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "menu.csv"
    path.write_text(FILE, "utf-8")
    return act("import", file=str(path), by="Rosa")


def test_what_came_in_is_sold_at_once_and_coming_again_it_changes_nothing(
    cafe_acts: Acts, bring_in: dict[str, Any]
) -> None:
    came, tea, latte, again = cafe_acts(
        bring_in, act("ring_up", item="Tea", size="L"), act("ring_up", item="Latte"), bring_in
    )
    assert (came["format"], came["added"], came["changed"], came["unchanged"]) == ("table", 2, 1, 0)
    assert [(each["item"], each["what"]) for each in came["items_changed"]] == [("Latte", ["price"])]
    assert [(each["was"], each["becomes"], each["size"]) for each in came["items_changed"][0]["prices"]] == [
        ("3.80", "4.10", "")
    ]
    assert [line["unit_price"] for line in latte["ticket"]["lines"]] == ["2.90", "4.10"]
    assert tea["ok"]
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 3)


def test_a_look_changes_nothing(cafe_acts: Acts, bring_in: dict[str, Any]) -> None:
    looked, tea, listed = cafe_acts(bring_in | {"dry_run": True}, act("ring_up", item="Tea"), CHANGES)
    assert (looked["added"], looked["changed"], looked["brought_in"]) == (2, 1, False)
    assert (tea["ok"], listed["changes"]) == (False, [])


def test_one_undo_takes_all_of_it_back_and_what_was_sold_stays(cafe_acts: Acts, bring_in: dict[str, Any]) -> None:
    sold = (act("ring_up", item="Tea", size="S"), act("ring_up", item="Latte"), act("pay"))
    answers = cafe_acts(
        bring_in, *sold, CHANGES, act("undo_change", change=1, by="Rosa"), act("ring_up", item="Latte"),
        act("ring_up", item="Tea", size="S"), act("order", order="1"), bring_in, act("ring_up", item="Tea", size="S"),
    )  # fmt: skip
    listed, undone, latte, tea, order, again, tea_again = answers[4:]
    (change,) = listed["changes"]
    assert change["by"] == "Rosa"
    what = {each["setting"]: (each["before"], each["after"]) for each in change["what"]}
    assert what["menu.Latte.price"] == ("3.80 EUR", "4.10 EUR")
    assert what["menu.Tea.price"] == (None, "S 2.40 EUR, L 2.90 EUR")
    assert undone["ok"]
    assert latte["ticket"]["lines"][0]["unit_price"] == "3.80"
    assert tea["refused"] == "Tea is not on the menu any more. Choose another."
    assert [line["unit_price"] for line in order["lines"]] == ["2.40", "4.10"]
    assert (again["added"], again["changed"], tea_again["ok"]) == (0, 3, True)
    verified = CliRunner().invoke(verify_command, obj=cafe_acts.folder)
    assert verified.exit_code == 0, verified.output


def test_what_changed_since_is_taken_back_first(cafe_acts: Acts, bring_in: dict[str, Any]) -> None:
    dearer = act("change_item", item="Tea", sizes={"S": "3.00"}, price="3.00", by="Rosa")
    other = act("change_item", item="Croissant", price="9.00", by="Rosa")
    back = [act("undo_change", change=number, by="Rosa") for number in (3, 1, 3)]
    refused, *taken = cafe_acts(bring_in, dearer, other, *back, act("ring_up", item="Croissant"))[3:]
    assert refused["refused"].startswith("Rosa decided that anew on ")
    assert taken[-1]["ticket"]["lines"][0]["unit_price"] == "2.50"


def test_only_who_may_change_the_menu_brings_one_in_and_a_bad_file_leaves_it_as_it_was(
    acts: Acts, bring_in: dict[str, Any], tmp_path: Path
) -> None:
    staff = [{"name": "Ana", "pin": "1111"}, {"name": "Rosa", "role": "owner", "pin": "3333"}]
    bad = tmp_path / "bad.csv"
    bad.write_text("colour,weight\nred,3\n", "utf-8")
    _, theirs, no_menu, gone, listed = acts(
        SHOP | {"staff": staff},
        bring_in | {"by": "Ana"},
        bring_in | {"file": str(bad)},
        bring_in | {"file": "/nowhere.csv"},
        CHANGES,
    )
    assert not theirs["ok"]
    assert "Write headings above its columns" in no_menu["refused"]
    assert gone["refused"] == "/nowhere.csv cannot be read: No such file or directory."
    assert listed["changes"] == []
