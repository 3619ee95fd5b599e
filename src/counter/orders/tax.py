"""Taxes of a document. Rates are fractions (0.19); amounts are whole minor units; halves are rounded up.

Reckoned once per document, name and rate (the receipt's rate × net is its tax), or line by line where the shop chose
so: HMRC, VAT Notice 700, section 17.5, allows either. The result is stored and never reckoned again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from math import lcm

from counter.kernel.money import Money, share_out, total
from counter.orders.taxed import LineTax, Taxed
from counter.settings.taxes import PER_LINE, Tax, TaxRounding


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxOfRate:
    """What was taxed at one rate (0.19 for 19%) under one name: `net` is without any tax.

    `base` is what the rate is of: the net, for a compound tax the taxes before it too.
    """

    name: str
    rate: Decimal
    base: Money
    net: Money
    tax: Money


def reckon_taxes(
    amounts: Sequence[int], taxes: Sequence[tuple[Tax, ...]], rounding: TaxRounding, *, inside: bool
) -> list[list[int]]:
    """Of each of a document's lines what each of its taxes comes to, in their order.

    `inside`: the amounts include them; else they come on top. Per document the tax of each name and rate is rounded
    once, and its lines share it out by largest remainder.
    """
    if rounding == PER_LINE:
        return [
            [_half_up(amount * share.numerator, share.denominator) for share in _shares(of_line, inside=inside)]
            for amount, of_line in zip(amounts, taxes, strict=True)
        ]
    reckoned = [[0] * len(of_line) for of_line in taxes]
    rows: dict[tuple[str, Decimal], list[tuple[int, int, Fraction]]] = defaultdict(list)
    for index, of_line in enumerate(taxes):
        for nth, (tax, share) in enumerate(zip(of_line, _shares(of_line, inside=inside), strict=True)):
            rows[tax.name, tax.rate].append((index, nth, share))
    for row in rows.values():
        whole = lcm(*(share.denominator for *_, share in row))
        weights = [amounts[index] * share.numerator * (whole // share.denominator) for index, _, share in row]
        for (index, nth, _), minor in zip(row, share_out(_half_up(sum(weights), whole), weights), strict=True):
            reckoned[index][nth] = minor
    return reckoned


@lru_cache(maxsize=256)
def _shares(taxes: tuple[Tax, ...], *, inside: bool) -> tuple[Fraction, ...]:
    """Exactly what share of an amount each tax is: of one that includes them all, or of the net."""
    of_net: list[Fraction] = []
    for tax in taxes:
        of_net.append(Fraction(tax.rate) * (1 + sum(of_net) if tax.compound else 1))
    whole = 1 + sum(of_net) if inside else 1
    return tuple(share / whole for share in of_net)


def all_together(taxes: tuple[Tax, ...]) -> Decimal:
    """Several taxes as one rate of the net."""
    if len(taxes) == 1:
        return taxes[0].rate
    share = sum(_shares(taxes, inside=False))
    return Decimal(share.numerator) / Decimal(share.denominator) if share else Decimal(0)


def _half_up(numerator: int, denominator: int) -> int:
    """A fraction that is not negative to a whole number."""
    return (2 * numerator + denominator) // (2 * denominator)


def tax_by_rate(sold: Iterable[Taxed], currency: str) -> tuple[TaxOfRate, ...]:
    """What was taxed at each rate and name, the lowest rate first."""
    rows: dict[tuple[Decimal, str], list[tuple[Money, Money, Money]]] = defaultdict(list)
    for each in sold:
        for tax, before in zip(each.taxes, _before(each.taxes, currency), strict=True):
            rows[tax.rate, tax.name].append((each.net + before if tax.compound else each.net, each.net, tax.tax))
    return tuple(
        TaxOfRate(
            name=name, rate=rate, base=total(bases, currency), net=total(nets, currency), tax=total(taxes, currency)
        )
        for (rate, name), row in sorted(rows.items())
        for bases, nets, taxes in (zip(*row, strict=True),)
    )


def _before(taxes: Sequence[LineTax], currency: str) -> list[Money]:
    """What the taxes before each come to."""
    return list(accumulate((tax.tax for tax in taxes[:-1]), initial=Money(0, currency)))
