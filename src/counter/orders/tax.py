"""Tax inside prices. Rates are fractions (0.19); amounts are whole minor units; halves are rounded up.

Reckoned once per document and rate (the receipt's rate × net is its tax), or line by line where the shop chose so:
HMRC, VAT Notice 700, section 17.5, allows either. The result is stored and never reckoned again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from counter.kernel.money import Money, round_half_up, share_out, total
from counter.orders.model import Line
from counter.settings.taxes import PER_LINE, TaxRounding


@dataclass(frozen=True, slots=True)
class TaxOfRate:
    """What was taxed at one rate (0.19 for 19%); `net` is without the tax."""

    rate: Decimal
    net: Money
    tax: Money


def tax_within(gross: int, rate: Decimal) -> int:
    """The tax inside a price that includes it; gross − tax is the net amount."""
    return round_half_up(Decimal(gross) * rate / (1 + rate))


def taxes_within(gross: Sequence[int], rates: Sequence[Decimal], rounding: TaxRounding) -> list[int]:
    """The tax inside each of a document's lines.

    Per document the tax of each rate is rounded once, and its lines share it out by largest remainder.
    """
    if rounding == PER_LINE:
        return [tax_within(each, rate) for each, rate in zip(gross, rates, strict=True)]
    taxes = [0] * len(gross)
    lines_by_rate: dict[Decimal, list[int]] = defaultdict(list)
    for index, rate in enumerate(rates):
        lines_by_rate[rate].append(index)
    for rate, indices in lines_by_rate.items():
        weights = [gross[index] for index in indices]
        for index, tax in zip(indices, share_out(tax_within(sum(weights), rate), weights), strict=True):
            taxes[index] = tax
    return taxes


def tax_by_rate(lines: Iterable[Line], currency: str) -> tuple[TaxOfRate, ...]:
    """What these lines were taxed at each rate, the lowest rate first."""
    by_rate: dict[Decimal, list[Line]] = defaultdict(list)
    for line in lines:
        by_rate[line.tax_rate].append(line)
    return tuple(
        TaxOfRate(
            rate,
            total((line.net for line in by_rate[rate]), currency),
            total((line.tax for line in by_rate[rate]), currency),
        )
        for rate in sorted(by_rate)
    )
