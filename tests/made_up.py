"""A small trading day in two files, with what is awkward in real ones."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

MENU = """item,category,price,tax_class,station,sku
Latte,Coffee,3.75,drinks,espresso,1
Filter,Coffee,2.50,drinks,brew,2
Croissant,Bakery,3.25,food,kitchen,3
Mug,Branded,12.00,goods,counter,4
"""
PRICES = {"Latte": ("3.75", "3.75", "3.00"), "Filter": ("2.50",), "Croissant": ("3.25", "2.65"), "Mug": ("12.00",)}
FIRST = datetime(2026, 5, 4, 7, 30)  # noqa: DTZ001 - local, as in the files


def write_day(folder: Path, orders: int = 40, every: float = 70.0) -> tuple[Path, Path]:
    """A menu and a day: an order about every so many seconds, some at prices of their own, one of far too many."""
    menu, day = folder / "menu.csv", folder / "day.csv"
    menu.write_text(MENU)
    luck = Random(5)
    rows: list[tuple[object, ...]] = [(FIRST.isoformat(), 1, "Filter", 120, "2.50")]
    at = FIRST
    for number in range(2, orders + 1):
        at += timedelta(seconds=round(luck.expovariate(1 / every)))
        for _ in range(luck.choice((1, 1, 2, 3))):
            item = luck.choice(tuple(PRICES))
            rows.append((at.isoformat(), number, item, luck.choice((1, 1, 1, 2)), luck.choice(PRICES[item])))
    with day.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("time", "order", "item", "quantity", "unit_price"))
        writer.writerows(rows[::-1])  # newest first, as some tills write them
    return menu, day


def sold(day: Path) -> tuple[int, int]:
    """How many orders a day file has, and what they come to in cents."""
    with day.open(newline="") as file:
        rows = list(csv.DictReader(file))
    cents = sum(int(row["quantity"]) * round(float(row["unit_price"]) * 100) for row in rows)
    return len({row["order"] for row in rows}), cents
