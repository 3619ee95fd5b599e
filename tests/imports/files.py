"""Files of other tills, and what they would bring to a small shop."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from counter.imports.model import AS_IT_IS, FileRead, Meant
from counter.imports.plan import Plan, plan_of
from counter.imports.read_file import read_file
from counter.kernel.ids import GroupId, ItemId, new_id
from counter.kernel.money import Money
from counter.menu.facts import ItemAdded, Modifier
from counter.menu.groups import Group
from counter.menu.rules import Item, Menu
from counter.settings.rules import Settings
from counter.settings.taxes import Tax, TaxRate

TODAY = date(2026, 11, 27)
RATES = (
    TaxRate("drinks", date(2026, 1, 1), Decimal("0.19"), Decimal("0.19")),
    TaxRate("food", date(2026, 1, 1), Decimal("0.19"), Decimal("0.07")),
    TaxRate("both", date(2026, 1, 1), (Tax(Decimal("0.05"), "GST"), Tax(Decimal("0.07"), "PST")), Decimal(0)),
    TaxRate("exempt", date(2026, 1, 1), Decimal(0), Decimal(0)),
)
MILK = Group(
    group_id=GroupId(new_id()), name="Milk", fewest=1, most=1,
    modifiers=(Modifier("whole", Money(0, "EUR"), default=True), Modifier("oat", Money(60, "EUR"))),
)  # fmt: skip
LATTE = Item(
    item_id=ItemId(new_id()), name="Latte", category="Coffee", price=Money(380, "EUR"), tax_class="drinks",
    station="espresso", groups=(MILK,),
)  # fmt: skip
MENU = Menu((LATTE,))


def read(folder: Path, content: str | bytes, *, name: str = "items.csv", meant: Meant = AS_IT_IS) -> FileRead:
    """What a file with that content says, in euros."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(path, "EUR", "Rosa's", meant)


def plan(file: FileRead, menu: Menu = MENU, meant: Meant = AS_IT_IS) -> Plan:
    """What it would change about the menu."""
    return plan_of(file, menu, (MILK,), Settings(tax_rates=RATES), TODAY, meant)


def by_name(planned: Plan) -> dict[str, ItemAdded]:
    """What comes new."""
    return {item.name: item for item in planned.added}


def noted(planned: Plan) -> list[tuple[int, str, str]]:
    """What was not understood: its line, what it is, what becomes of it."""
    return [(note.line, note.said, note.made_of_it) for note in planned.notes]


def euros(text: str) -> Money:
    """An amount."""
    return Money(int(Decimal(text) * 100), "EUR")
