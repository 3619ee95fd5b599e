"""The menu that a report of sales tells of: what was sold, at the price it was sold at last.

A report says what a line came to, choices and all. So the price of an item is that of its newest sale with the fewest
choices on it, and where every sale had some, that is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from counter.imports.formats import Heading
from counter.imports.model import ItemFound, Noted
from counter.imports.rows import LEFT_OUT, Notes, Reader
from counter.imports.sheet import Sheet, SheetRow
from counter.imports.till_items import NO_SIZE
from counter.kernel.language import _
from counter.kernel.money import Money
from counter.kernel.typed_text import folded
from counter.menu.facts import Size


@dataclass(frozen=True, slots=True)
class _Sale:
    """So many choices were on it, when it was sold (as the report writes it), its line, and what one came to."""

    choices: tuple[str, ...]
    when: str
    line: int
    price: Money


def _telling(sales: list[_Sale]) -> _Sale:
    """The one whose price counts: of those with the fewest choices the newest, of two at one time the upper."""
    fewest = min(len(sale.choices) for sale in sales)
    return max((sale for sale in sales if len(sale.choices) == fewest), key=lambda sale: (sale.when, -sale.line))


def items_sold(heading: Heading, sheet: Sheet, currency: str) -> tuple[list[ItemFound], list[Noted]]:
    """The items that were sold, the last sold first, and what was not understood. Refunds say nothing of prices."""
    notes = Notes()
    reader = Reader(heading, currency, notes)
    if sheet:
        notes.add(
            sheet[0].line, _("This is a report of what was sold, not a menu"),
            _("the items that were sold, each at the price of its last sale with the fewest choices"),
        )  # fmt: skip
    sold: dict[str, dict[str, list[_Sale]]] = {}
    firsts: dict[str, SheetRow] = {}
    for row in sheet:
        name = reader.short(row, "item")
        if not name:
            notes.add(row.line, _("No name"), LEFT_OUT)
        elif (sale := _sale(reader, row)) is not None:
            firsts.setdefault(folded(name), row)
            size = reader.text(row, "size")
            sold.setdefault(folded(name), {}).setdefault("" if folded(size) in NO_SIZE else size, []).append(sale)
    return [_item(reader, firsts[name], sizes) for name, sizes in sold.items()], notes.found


def _sale(reader: Reader, row: SheetRow) -> _Sale | None:
    """What one came to; None of a refund, of what was given as a price of nothing, and of what is not understood."""
    quantity, gross = reader.text(row, "quantity"), reader.text(row, "gross")
    try:
        many = Decimal(quantity)
    except InvalidOperation:
        many = Decimal("NaN")
    if not many.is_finite() or not quantity.replace("-", "", 1).replace(".", "", 1).isdecimal():
        reader.notes.add(row.line, _("Its quantity is “{text}”"), LEFT_OUT, text=quantity)
        return None
    if many <= 0 or gross.startswith(("-", "−", "(")):
        return None
    amount = reader.price(row, gross)
    if amount is None:
        return None
    each = Decimal(amount.minor) / many
    if each != each.to_integral_value():
        reader.notes.add(row.line, _("{quantity} came to {gross}"), LEFT_OUT, quantity=quantity, gross=gross)
        return None
    choices = tuple(part for each in reader.text(row, "choices").split(",") if (part := each.strip()))
    when = f"{reader.text(row, 'date')} {reader.text(row, 'time')}"
    return _Sale(choices, when, row.line, Money(int(each), reader.currency))


def _item(reader: Reader, row: SheetRow, sizes: dict[str, list[_Sale]]) -> ItemFound:
    newest = {size: _telling(sales) for size, sales in sizes.items()}
    for sale in newest.values():
        if sale.choices:
            reader.notes.add(
                sale.line, _("“{item}” was never sold without choices"), _("the price with {choices}"),
                item=reader.text(row, "item"), choices=", ".join(sale.choices),
            )  # fmt: skip
    named = tuple(Size(size or "Regular", sale.price) for size, sale in newest.items())
    price = next(iter(newest.values())).price
    category = reader.short(row, "category")
    says = {"open_price": False, "category": "" if category.casefold() in ("none", "uncategorized") else category}
    for name in ("sku", "barcode"):
        if code := reader.code(row, name):
            says[name] = code
    return ItemFound(
        line=row.line,
        name=reader.short(row, "item"),
        price=price,
        sizes=named if len(named) > 1 or "" not in newest else (),
        says=says,
    )
