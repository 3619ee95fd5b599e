"""The shop that a new owner finds: a starter menu, a few people, today's tax rates."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tzlocal import get_localzone_name

from counter.bootstrap import new_shop
from counter.kernel.ids import StaffId, new_id
from counter.kernel.resources import resource
from counter.menu.read_file import MenuFile, read_toml
from counter.people.facts import StaffAdded

PEOPLE = (("Ana", "barista"), ("Ben", "barista"), ("Chris", "barista"), ("Dana", "lead"), ("Rosa", "owner"))


def make_first_shop(folder: Path) -> None:
    """Makes a shop in `folder` that can sell at once; everything in it can be changed afterwards."""
    menu = read_toml(resource("menu", "starter.toml"))
    people = tuple(StaffAdded(StaffId(new_id()), name, role) for name, role in PEOPLE)
    settings = {
        "shop_name": "Rosa’s Coffee",
        "address": "12 Mill Lane",
        "contact": "Rosa",
        "contact_line": "rosa@example.com",
        "zone_name": get_localzone_name(),
        "tax_rates": tax_rates(menu),
    }
    new_shop(folder, menu, people, settings).store.close()


def tax_rates(menu: MenuFile) -> list[dict[str, object]]:
    """A menu file's tax classes as the shop's setting; percent becomes a fraction."""
    return [
        {"tax_class": tax.name, "since": since, "here": here / Decimal(100), "to_go": to_go / Decimal(100)}
        for tax in menu.tax_classes
        for since, here, to_go in tax.rates
    ]
