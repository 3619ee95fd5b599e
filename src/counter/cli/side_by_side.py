"""Tables on a terminal: what is, and what it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counter.kernel.language import Language
from counter.kernel.money import Money

NAME, COLUMN = 26, 12


@dataclass(frozen=True, slots=True)
class Shown:
    """How many, and how much; None where there is none of it."""

    count: int | None
    amount: Money | None


def table(parts: Mapping[str, Shown], beside: Mapping[str, Shown] | None, language: Language) -> Iterator[str]:
    """A line for each name: how many and how much, and beside it the same of what it is compared with."""
    for name in dict.fromkeys((*parts, *(beside or {}))):
        cells = _cells(parts.get(name), language)
        if beside is not None:
            cells += _cells(beside.get(name), language)
        yield f"  {name:<{NAME}}{cells}".rstrip()


def _cells(of: Shown | None, language: Language) -> str:
    count = "" if of is None or of.count is None else language.number(of.count)
    amount = "" if of is None or of.amount is None else language.money(of.amount)
    return f"{count:>{COLUMN}}{amount:>{COLUMN}}"
