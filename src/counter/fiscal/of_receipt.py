"""What a receipt sold, as positions: to the cent what is printed on it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from counter.fiscal.model import DEPOSIT, DEPOSIT_BACK, DISCOUNT, SALE, SURCHARGE, Position, Step
from counter.fiscal.vat import FREE, Vat, vat_of
from counter.kernel.errors import Refused
from counter.kernel.money import round_half_up, share_out
from counter.orders.model import Line
from counter.receipts.content import ReceiptContent, ReceiptLine, TaxLine
from counter.settings.taxes import HERE

_KINDS = {
    "discount": "Rabatt", "comp": "Auf uns", "staff": "Personalrabatt", "combo": "Kombi", "price": "Preisnachlass",
    "punch": "Stempelkarte", "voucher": "Gutschein",
}  # fmt: skip
"""What lowered a price, as the tax office reads it (GV_NAME)."""


@dataclass(slots=True)
class _Group:
    """What stands under one letter of a receipt: each position with its amount, as the shop's prices are."""

    tax: TaxLine | None
    left: int
    rows: list[tuple[Position, int]] = field(default_factory=list)

    def add(self, position: Position, amount: int) -> None:
        self.rows.append((position, amount))
        self.left -= amount


def positions_of(content: ReceiptContent, sold: Mapping[str, Line]) -> tuple[Position, ...]:
    """The positions of a receipt; `sold` are the lines of its order by their names.

    Refused where a line has two taxes: DSFinV-K knows one.
    """
    groups = {tax.letter: _Group(tax, _target(tax, content)) for tax in content.taxes}
    for line in content.lines:
        group = _group(groups, line.tax, content)
        group.add(_line(line, sold.get(line.name), content), _amount(line))
    if content.service:
        position = Position(kind=SURCHARGE, name="Service", text="Service", gross=0, net=0)
        _group(groups, content.service.tax, content).add(position, content.service.amount.minor)
    for kind, words, code, minor in _whole(content):
        _spread(groups, Position(kind=DISCOUNT, name=_KINDS[kind], text=words, voucher=code, gross=0, net=0), -minor)
    for group in groups.values():
        if group.left:
            rest = "Steuerbefreiung" if content.exempt else "Rundung"
            kind = DISCOUNT if group.left < 0 else SURCHARGE
            group.add(Position(kind=kind, name=rest, text=content.exempt or rest, gross=0, net=0), group.left)
    return tuple(position for group in groups.values() for position in _taxed(group, content))


def _target(tax: TaxLine, content: ReceiptContent) -> int:
    return tax.net.minor + (tax.tax.minor if content.prices_include_tax else 0)


def _group(groups: dict[str, _Group], letter: str, content: ReceiptContent) -> _Group:
    if len(letter) > 1 and letter not in groups:
        raise Refused(
            "Receipt {number} has a line with two taxes, and DSFinV-K knows one. It is for shops in Germany.",
            number=content.number,
        )
    return groups.setdefault(letter, _Group(None, 0))


def _amount(line: ReceiptLine) -> int:
    return line.amount.minor - sum(each.amount.minor for each in line.reductions)


def _line(line: ReceiptLine, sold: Line | None, content: ReceiptContent) -> Position:
    is_deposit = sold is not None and sold.belongs_to is not None
    quantity = Fraction(line.part) if _is_number(line.part) else Fraction(line.quantity)
    if line.amount.minor < 0 < quantity:
        quantity = -quantity
    here = sold.where == HERE if sold is not None and sold.where else not (content.to_go or content.delivery)
    steps = [Step(line.amount.minor, 0)] if line.reductions else []
    return Position(
        kind=(DEPOSIT if line.amount.minor >= 0 else DEPOSIT_BACK) if is_deposit else SALE,
        text=line.name,
        gross=0,
        net=0,
        quantity=Decimal(quantity.numerator) / Decimal(quantity.denominator),
        unit=line.unit.minor,
        item=sold.item_id.hex if sold else "",
        category=sold.category if sold else "",
        here=here,
        choices=tuple(filter(None, line.modifiers.split(", "))),
        steps=(*steps, *(Step(-each.amount.minor, 0, lowers=True) for each in line.reductions)),
    )


def _is_number(part: str) -> bool:
    return bool(part) and all(piece.isdigit() for piece in part.split("/", 1))


def _whole(content: ReceiptContent) -> Iterable[tuple[str, str, str, int]]:
    """What lowered the whole order: its kind, in words, the end of a voucher's code, by how much."""
    for each in content.reductions:
        yield each.kind, each.reason or _KINDS[each.kind], "", each.amount.minor
    for used in content.vouchers:
        yield "voucher", "Gutschein", used.last_five, used.amount.minor


def _spread(groups: Mapping[str, _Group], position: Position, minor: int) -> None:
    """Puts what lowered the whole under the letters that it lowered: what their lines are more than they came to."""
    sign = -1 if minor < 0 else 1
    weights = [max(0, sign * group.left) for group in groups.values()]
    for group, part in zip(groups.values(), share_out(minor, weights), strict=True):
        if part:
            group.add(position, part)


def _taxed(group: _Group, content: ReceiptContent) -> Iterable[Position]:
    """The positions of a letter with their part of its tax: it is rounded as they add up, so that no cent is lost."""
    rate = group.tax.rate if group.tax else Decimal(0)
    vat = FREE if group.tax is None or content.exempt else vat_of(rate)
    share = rate / (1 + rate) if content.prices_include_tax else rate
    whole, before, added = (group.tax.tax.minor if group.tax else 0), 0, 0
    for nth, (position, amount) in enumerate(group.rows, start=1):
        added += amount
        until = whole if nth == len(group.rows) else round_half_up(added * share)
        tax, before = until - before, until
        net = amount - tax if content.prices_include_tax else amount
        yield _with_amounts(position, net, tax, vat, share, inside=content.prices_include_tax)


def _with_amounts(position: Position, net: int, tax: int, vat: Vat, share: Decimal, *, inside: bool) -> Position:
    """A position with what it came to; the last step of its price takes the rest."""
    steps: list[Step] = []
    for nth, step in enumerate(position.steps, start=1):
        part = round_half_up(step.gross * share)
        gross, of_net = (step.gross, step.gross - part) if inside else (step.gross + part, step.gross)
        if nth == len(position.steps):
            gross, of_net = net + tax - sum(each.gross for each in steps), net - sum(each.net for each in steps)
        steps.append(Step(gross, of_net, step.lowers))
    unit = position.unit
    if unit is not None and not inside:
        unit = unit + round_half_up(unit * share)
    return Position(
        kind=position.kind, text=position.text, name=position.name, gross=net + tax, net=net, vat=vat,
        quantity=position.quantity, unit=unit, item=position.item, category=position.category, here=position.here,
        voucher=position.voucher, choices=position.choices, steps=tuple(steps),
    )  # fmt: skip
