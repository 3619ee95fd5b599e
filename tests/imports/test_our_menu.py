"""What Counter exports of a menu it brings in again: here nothing changes, elsewhere the menu is the same."""

from __future__ import annotations

from csv import DictReader
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from acts.fixtures import acts, made
from acts.lines import SHOP, Acts, Made, act
from counter.cli.export import export_command

__all__ = ["acts", "made"]
RICH: dict[str, Any] = SHOP | {
    "groups": [
        {
            "name": "Milk", "min": 1, "max": 1,
            "options": [
                {"name": "whole", "default": True, "allergens": ["milk"]},
                {"name": "oat", "price": "0.60", "sizes": {"L": "0.80"}, "free_of": ["milk"],
                 "amounts": ["light", {"name": "full", "price": "0.90", "sizes": {"L": "1.10"}}]},
            ],
        }
    ],
    "menu": [
        {"item": "Latte", "category": "Coffee", "price": "3.80", "sizes": {"S": "3.60", "L": "3.80"},
         "to_go_price": "3.90", "groups": ["Milk"], "allergens": ["milk"], "cost": "0.90",
         "barcode": "4006381333931", "page": "Hot", "making_seconds": 95},
        {"item": "=Cake", "category": "Bakery; sweet", "price": "2.50", "tax_class": "food", "station": "kitchen",
         "from": "07:00", "until": "11:00", "favourite": True, "deposit": "0.25", "may_contain": ["nuts"]},
        {"item": "Gift", "category": "Shop", "open_price": True},
        {"item": "Beans", "price": "20.00", "by_weight": True},
        {"item": "Filter", "category": "Coffee", "price": "2.80", "station": "brew"},
    ],
    "combos": [{"combo": "Morning", "price": "5.00", "items": ["Filter", "=Cake"]}],
}  # fmt: skip
LATER = [
    act("change_item", item="Filter", price="3.10", from_date="2026-12-01"),
    act("change_item", item="Latte", sizes={"S": "4.00", "L": "4.40"}, price="4.40", from_date="2026-12-02"),
    act("change_item", item="Beans", off_menu=True),
    act("change_option", option="oat", price="0.70", sizes={"L": "0.95"}, from_date="2026-12-03"),
    act("change_option", option="whole", price="0.10", from_date="2026-12-03"),
    act("change_combo", combo="Morning", price="5.20", from_date="2026-12-04"),
]


def _exported(folder: Path, path: Path) -> str:
    done = CliRunner().invoke(export_command, ["menu", "--format", "csv", "--out", str(path)], obj=folder)
    assert done.exit_code == 0, done.output
    return path.read_text("utf-8-sig")


@pytest.fixture
def exported(acts: Acts, tmp_path: Path) -> Path:
    assert all(answer["ok"] for answer in acts(RICH, *LATER))
    _exported(acts.folder, tmp_path / "menu.csv")
    return tmp_path / "menu.csv"


def test_in_the_shop_that_it_is_of_nothing_changes(acts: Acts, exported: Path) -> None:
    came = acts.last(act("import", file=str(exported)))
    assert came["not_understood"] == []
    assert [came[what] for what in ("format", "added", "changed", "unchanged", "groups", "combos")] == [
        "counter", 0, 0, 5, 0, 0,
    ]  # fmt: skip


def test_where_an_item_is_made_is_said_by_the_name_the_shop_gave_it_and_found_by_it(acts: Acts, exported: Path) -> None:
    """The one name is the other one's word: only the names say which is which."""
    crossed = [{"station": "espresso", "name": "Brew"}, {"station": "brew", "name": "Filters"}]
    assert acts.last(act("set", stations=[*crossed, {"station": "kitchen"}, {"station": "counter"}]))["ok"]
    rows = list(DictReader(_exported(acts.folder, exported).splitlines()))
    made = {row["item"]: row["station"] for row in rows if row["station"]}
    assert (made["Latte"], made["Filter"]) == ("Brew", "Filters")
    came = acts.last(act("import", file=str(exported)))
    assert (came["not_understood"], came["changed"], came["unchanged"]) == ([], 0, 5)
    exported.write_text(exported.read_text("utf-8").replace("Filters", "Grill"), "utf-8")
    (unknown,) = acts.last(act("import", file=str(exported)))["not_understood"]
    assert unknown["becomes"] == "Filters"


def test_another_shop_has_the_same_menu_then(exported: Path, tmp_path: Path, made: Made) -> None:
    other = Acts(tmp_path / "other", made)
    assert other.last(SHOP | {"menu": [], "groups": []})["ok"]
    came = other.last(act("import", file=str(exported)))
    assert (came["ok"], came["added"], came["groups"], came["combos"]) == (True, 5, 1, 1)
    theirs = _exported(other.folder, tmp_path / "theirs.csv")
    assert sorted(theirs.splitlines()) == sorted(exported.read_text("utf-8-sig").splitlines())
    undone, sold = other(act("undo_change", change=1), act("ring_up", item="Latte", size="S", modifiers=["whole"]))
    assert (undone["ok"], sold["ok"]) == (True, False)


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        (",EUR", ",USD", "The prices are in USD, and this shop sells in EUR."),
        ("choice,", "choose,", "“choose” is no kind of row."),
        ("group,", "combo,", "is no kind of row.|does not fit|is not an amount|A name is empty"),
        ("3.80", "1e2", "“1e2” is not an amount. Write it like 3.80."),
        ("milk", "gold", "gold"),
    ],
)
def test_a_row_that_was_broken_is_refused_and_nothing_comes_in(
    acts: Acts, exported: Path, was: str, becomes: str, why: str
) -> None:
    exported.write_text(exported.read_text("utf-8").replace(was, becomes), "utf-8")
    came, listed = acts(act("import", file=str(exported)), act("changes"))
    assert not came["ok"]
    assert any(part in came["refused"] for part in why.split("|"))
    assert len(listed["changes"]) == len(LATER)


def test_prices_of_choices_and_combos_that_were_changed_in_it_come_in(acts: Acts, exported: Path) -> None:
    """At once and from the days that it says, by size too; an Undo takes all of it back."""
    text = exported.read_text("utf-8")
    for was, becomes in (
        (",oat,,,2026-12-03,0.70,", ",oat,,,2026-12-03,0.75,"),
        ("Morning,,,,5.00", "Morning,,,,4.90"),
    ):
        assert was in text
        text = text.replace(was, becomes)
    exported.write_text(text, "utf-8")
    came, undone, again = acts(
        act("import", file=str(exported)), act("undo_change", change=1), act("import", file=str(exported))
    )
    assert (came["changed"], came["repriced"], undone["ok"], again["repriced"]) == (0, 2, True, 2)
    theirs = {
        line for line in _exported(acts.folder, exported.with_name("again.csv")).splitlines() if "2026-12-03" in line
    }
    assert any(",oat,,,2026-12-03,0.75," in line for line in theirs)
    assert acts.last(act("import", file=str(exported)))["repriced"] == 0


def test_a_combo_of_ours_that_would_cost_more_than_its_items_does_not_come_in(acts: Acts, exported: Path) -> None:
    exported.write_text(exported.read_text("utf-8").replace("Morning,,,,5.00", "Morning,,,,9.00"), "utf-8")
    assert "costs more than its items do" in acts.last(act("import", file=str(exported)))["refused"]
