"""The tables of an export: the menu whole, and orders and money that come to the figures of each day."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cafe import Cafe, eur
from counter.exports.hours import hours_table, tips_table
from counter.exports.journal import journal_table
from counter.exports.menu import COLUMNS, menu_table
from counter.exports.orders import orders_table
from counter.exports.out_file import write_whole
from counter.exports.payments import payments_table
from counter.exports.rows import Table, csv_lines
from counter.flows import clock_in, drawer
from counter.flows.open_shop import decide
from counter.flows.pay import pay_later
from counter.journal.queries import entries
from counter.kernel.errors import Refused
from counter.kernel.money import to_decimal
from counter.menu.queries import read_menu
from counter.settings.stations import USUAL
from exports.reading import FIRST, LAST, comes_to_the_day, rows_of


def test_a_full_day_comes_to_its_figures(full_day: Path, tmp_path: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    comes_to_the_day(cafe, tmp_path)
    lines = rows_of(cafe, tmp_path, orders_table, FIRST, LAST)
    assert {"line", "service"} >= {row["kind"] for row in lines}
    moved = rows_of(cafe, tmp_path, payments_table, FIRST, LAST)
    assert {"payment", "refund", "gift card", "house", "cash out"} <= {row["kind"] for row in moved}
    assert all(row["reference"] for row in moved if row["tender"] == "gift card")
    cafe.close()


def test_the_menu_is_there_whole(cafe: Cafe, tmp_path: Path) -> None:
    rows = rows_of(cafe, tmp_path, menu_table, "EUR", USUAL)
    menu = cafe.shop.read(read_menu)
    named = [row for row in rows if row["kind"] == "item" and not row["size"]]
    assert [row["item"] for row in named] == [item.name for item in menu.items]
    for item, row in zip(menu.items, named, strict=True):
        assert Decimal(row["price"]) == to_decimal(item.price)
        assert row["groups"].split("; ") == [group.group_id.hex for group in item.groups] or not item.groups
        sizes = [each for each in rows if each["id"] == item.item_id.hex and each["size"]]
        assert [(each["size"], Decimal(each["price"])) for each in sizes] == [
            (size.name, to_decimal(size.price)) for size in item.sizes
        ]
    groups = {group.group_id.hex: group for item in menu.items for group in item.groups}
    for of, group in groups.items():
        choices = [row for row in rows if row["kind"] == "choice" and row["id"] == of and not row["size"]]
        assert [row["item"] for row in choices] == [each.name for each in group.modifiers]
        assert [row["default"] == "yes" for row in choices] == [each.default for each in group.modifiers]
    heading = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[0]
    assert heading == ",".join(COLUMNS)
    assert heading in docs_heading()


def docs_heading() -> str:
    """The heading as the page about files has it."""
    page = Path(__file__).parents[2] / "docs" / "files.md"
    return "".join(line.strip() for line in page.read_text("utf-8").splitlines() if line.startswith("    "))


def test_facts_have_nothing_personal_unless_asked_for(full_day: Path, tmp_path: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    settings = cafe.shop.settings
    rows = rows_of(cafe, tmp_path, journal_table, settings, FIRST, LAST, personal=False)
    journal = [entry for _, entry in cafe.shop.report(lambda connection: list(entries(connection)))]
    assert [(row["hash"], row["body"]) for row in rows] == [(each.hash.hex(), each.body) for each in journal]
    assert not any(row["private"] for row in rows)
    private = rows_of(cafe, tmp_path, journal_table, settings, FIRST, LAST, personal=True)
    told = {row["kind"]: json.loads(row["private"]) for row in private if row["private"]}
    assert "OrderPlaced" in told
    assert "PinSet" in {row["kind"] for row in private}
    assert "PinSet" not in told, "what is kept of a PIN never leaves"
    cafe.close()


def test_hours_and_tips_are_those_of_the_shop_page(cafe: Cafe, tmp_path: Path) -> None:
    cafe.shop.do(cafe.ana, clock_in.clock_in)
    cafe.forward(90)
    cafe.sell("Latte")
    now, settings = cafe.shop.clock.now(), cafe.shop.settings
    day = date(2026, 11, 23)
    (worked,) = rows_of(cafe, tmp_path, hours_table, settings, day, day, now)
    assert (worked["person"], worked["kind"], worked["until"], worked["forgot"]) == ("Ana", "work", "", "")
    assert 90 <= int(worked["minutes"]) <= 91
    (tips,) = rows_of(cafe, tmp_path, tips_table, settings, day, day, now)
    assert (tips["person"], tips["tips"]) == ("Ana", "0.00")


def test_a_text_is_no_formula_and_a_number_stays_one(cafe: Cafe, tmp_path: Path) -> None:
    cafe.shop.do(cafe.ana, drawer.open_drawer, eur("10.00"))
    cafe.shop.do(cafe.ana, drawer.move_cash, eur("-1.00"), "=1+1")
    (moved,) = [row for row in rows_of(cafe, tmp_path, payments_table, FIRST, LAST) if row["kind"] == "cash out"]
    assert (moved["reason"], moved["amount"]) == ("'=1+1", "-1.00")
    (line,) = [json.loads(each) for each in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert (line["reason"], line["amount"]) == ("=1+1", "-1.00")


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mine")

    def breaks() -> Iterator[dict[str, str]]:
        yield {"a": "1"}
        raise Refused("It broke.")

    with pytest.raises(Refused, match="It broke"):
        write_whole(path, csv_lines(Table(("a",), breaks())))
    assert path.read_text() == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]
    with pytest.raises(Refused, match="cannot be written: No such file or directory"):
        write_whole(tmp_path / "no" / "out.csv", ["x"])


def test_what_came_off_the_next_day_is_still_of_its_own(cafe: Cafe, tmp_path: Path) -> None:
    decided = {"service": {"share": "0.1", "tax_class": "drinks"}}
    cafe.shop.do(cafe.staff("Rosa"), decide, decided)
    order = cafe.ring("Latte", "Croissant")
    cafe.shop.do(cafe.ana, pay_later, order, "Lea")
    cafe.forward(24 * 60)
    cafe.take_off(order, "Croissant")
    comes_to_the_day(cafe, tmp_path)
    rows = rows_of(cafe, tmp_path, orders_table, FIRST, LAST)
    assert [(row["day"], row["kind"], row["item"]) for row in rows] == [
        ("2026-11-23", "line", "Latte"),
        ("2026-11-23", "service", ""),
        ("2026-11-23", "line", "Croissant"),
        ("2026-11-24", "came off", "Croissant"),
    ]
    sold, off = rows[2:]
    assert (off["quantity"], off["total"]) == ("-1", f"-{sold['total']}")


def test_a_link_is_followed_and_a_pipe_is_written_into(tmp_path: Path) -> None:
    real, link, pipe = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "pipe"
    real.write_text("old", "utf-8")
    link.symlink_to(real)
    write_whole(link, ["new\n"])
    assert (link.is_symlink(), real.read_text("utf-8")) == (True, "new\n")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, ["through\n"])
    assert (os.read(reader, 20), pipe.is_fifo()) == (b"through\n", True)
    os.close(reader)
