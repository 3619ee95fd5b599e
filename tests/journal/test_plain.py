"""Wherever a fact's words come from: no control byte and no direction mark gets into the journal."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from cafe import Cafe
from counter.flows.open_shop import decide, put_up_menu
from counter.flows.staff import add_staff
from counter.journal.plain import in_plain_text
from counter.journal.queries import entries
from counter.journal.replay import differences
from counter.menu.read_file import read_csv
from counter.people.queries import read_staff
from counter.rooms import registry

HOSTILE = "Z\x1b[31mo\u0308e\u202e \x07\u2028Kim\x00\u200f"
PLAIN = "Z[31möe Kim"


def all_that_is_written(cafe: Cafe) -> str:
    with cafe.shop.store.read() as connection:
        return "".join(f"{entry.body}{entry.private or ''}" for _, entry in entries(connection))


def test_a_colleagues_name_is_kept_plain(cafe: Cafe) -> None:
    cafe.shop.do(cafe.shop.itself, add_staff, HOSTILE, "barista")
    assert PLAIN in {person.name for person in cafe.shop.read(read_staff)}


@pytest.mark.parametrize("setting", ["shop_name", "address", "sentence", "contact"])
def test_a_setting_is_kept_plain(cafe: Cafe, setting: str) -> None:
    cafe.shop.do(cafe.shop.itself, decide, {setting: HOSTILE})
    assert getattr(cafe.shop.settings, setting) == PLAIN


def test_an_items_name_is_kept_plain_wherever_its_file_comes_from(cafe: Cafe, tmp_path: Path) -> None:
    path = tmp_path / "menu.csv"
    path.write_text(f'item,category,price,tax_class,station\n"{HOSTILE[:-2]}","Teas\u202e",3.80,drinks,brew\n', "utf-8")
    cafe.shop.do(cafe.shop.itself, put_up_menu, read_csv(path, "EUR"))
    item = next(item for item in cafe.shop.menu.items if item.name == PLAIN)
    assert item.category == "Teas"


def test_what_is_in_a_fact_is_what_is_in_its_tables(cafe: Cafe) -> None:
    order = cafe.sell("Latte", customer=HOSTILE)
    written = all_that_is_written(cafe)
    assert PLAIN in written
    assert not [mark for mark in ("\\u001b", "\u202e", "\u200f", "\u2028", "\\u0007") if mark in written]
    assert cafe.order(order).customer == PLAIN
    assert list(differences(cafe.database, registry())) == []


@dataclass(frozen=True)
class Said:
    words: tuple[str, ...]
    share: Decimal
    by_name: dict[str, list[str]]


def test_what_is_plain_already_is_not_made_anew() -> None:
    said = Said(("Ben", "Zoë"), Decimal("0.1"), {})
    assert in_plain_text(said) == said
    assert in_plain_text(Said(("Ben\x07",), said.share, {"a\x00": ["\u202eb"]})) == Said(
        ("Ben",), said.share, {"a": ["b"]}
    )
