"""Which of our tax classes is meant by the taxes that another till's file says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import count

from counter.imports.model import AS_IT_IS, ItemFound, Meant, TaxSaid
from counter.imports.rows import Notes
from counter.kernel.errors import Refused
from counter.kernel.language import _
from counter.kernel.typed_text import folded
from counter.menu.rules import Item
from counter.settings.taxes import HERE, TO_GO, Tax, TaxRate, Where, taxes_of

TAX_NOT_OURS, CLASS_NOT_OURS = _("Tax “{tax}” is not ours"), _("Tax class “{tax}” is not ours")
_PERCENT = 100


class OurTaxes:
    """The shop's tax classes as they are in force on `today`, and those that are made as a file is gone through."""

    def __init__(self, rates: tuple[TaxRate, ...], items: Iterable[Item], today: date, meant: Meant = AS_IT_IS) -> None:
        """Those of a shop with these items: usual is the class that most of them have, else its first.

        Refused where a class that somebody said (`meant`) is not there.
        """
        most = Counter(item.tax_class for item in items).most_common(1)
        first = rates[0].tax_class if rates else "drinks"
        self._rates, self._today, self._meant = rates, today, meant
        self._usual = most[0][0] if most else first
        self._made: dict[str, TaxRate] = {}
        for name in meant.taxes.values():
            if name not in self.names:
                raise Refused("There is no tax class “{name}”. There are {known}.", name=name,
                              known=", ".join(self.names))  # fmt: skip

    @property
    def names(self) -> tuple[str, ...]:
        """The classes, each once."""
        return tuple(dict.fromkeys(rate.tax_class for rate in self._rates))

    @property
    def made(self) -> tuple[TaxRate, ...]:
        """Those that come new."""
        return tuple(self._made.values())

    def class_of(self, found: ItemFound, known: Item | None, notes: Notes) -> str:
        """The class of an item that is found, which may be `known`; what is not ours becomes its own, or the usual."""
        otherwise = known.tax_class if known else self._usual
        if found.tax_class:
            named = [name for name in self.names if folded(name) == folded(found.tax_class)]
            if not named:
                otherwise = self._meant.taxes.get(found.tax_class, otherwise)
                notes.add(found.line, CLASS_NOT_OURS, "{ours}", tax=found.tax_class, ours=otherwise)
            return named[0] if named else otherwise
        if found.taxes is None:
            if known is None:
                notes.once(found.line, _("The file does not say every item’s tax"), "{ours}", ours=otherwise)
            return otherwise
        fitting = self._fitting(found.taxes, found.to_go_taxes)
        if not fitting:
            return self._not_ours(found, otherwise, notes)
        return otherwise if otherwise in fitting else fitting[0]

    def _not_ours(self, found: ItemFound, otherwise: str, notes: Notes) -> str:
        """What becomes of an item whose taxes no class of ours has: one that is made, one that was said, or its own."""
        said, rate = _said(found), self._made.get(_said(found)) or self._rate(found)
        if rate is not None and said in self._meant.new_taxes:
            self._made[said] = rate
            notes.add(found.line, TAX_NOT_OURS, _("a new tax class “{new}”"), tax=said, new=rate.tax_class)
            return rate.tax_class
        ours = self._meant.taxes.get(said, otherwise)
        notes.add(found.line, TAX_NOT_OURS, "{ours}", tax=said, ours=ours, new=rate.tax_class if rate else "")
        return ours

    def _rate(self, found: ItemFound) -> TaxRate | None:
        """The class that can be made for an item's taxes, called as in the file; None where they have no rates."""
        here = found.taxes or ()
        to_go = found.to_go_taxes or here
        if any(tax.percent is None for tax in (*here, *to_go)):
            return None
        name = _free(_said(found), {folded(rate.tax_class) for rate in (*self._rates, *self.made)})
        return TaxRate(name, self._today, _as_ours(here), _as_ours(to_go))

    def _fitting(self, here: Sequence[TaxSaid], to_go: Sequence[TaxSaid] | None) -> list[str]:
        """The classes with just these taxes; one that is named without a rate is a class, or a tax, of that name."""
        if any(tax.percent is None for tax in here):
            names = {folded(tax.name) for tax in here}
            return [name for name in self.names if folded(name) in names]
        fitting = [name for name in self.names if self._percents(name, HERE) == _sorted(here)]
        if to_go:
            return [name for name in fitting if self._percents(name, TO_GO) == _sorted(to_go)]
        alike = [name for name in fitting if self._percents(name, TO_GO) == _sorted(here)]
        return alike or fitting

    def _percents(self, name: str, where: Where) -> list[Decimal]:
        taxes = taxes_of(self._rates, name, self._today, where)
        return sorted(tax.rate * _PERCENT for tax in taxes if tax.rate)


def _as_ours(taxes: Sequence[TaxSaid]) -> Decimal | tuple[Tax, ...]:
    """A rate alone, or each by its name; what a file does not name is called by its rate."""
    rates = [(tax.name or f"{tax.percent}%", tax.percent / _PERCENT) for tax in taxes if tax.percent]
    if len(rates) <= 1:
        return rates[0][1] if rates else Decimal(0)
    return tuple(Tax(rate, name) for name, rate in rates)


def _free(name: str, taken: Container[str]) -> str:
    """A name that no other class has."""
    names = (f"{name} {number}" if number > 1 else name for number in count(1))
    return next(each for each in names if folded(each) not in taken)


def _sorted(taxes: Sequence[TaxSaid]) -> list[Decimal]:
    return sorted(tax.percent for tax in taxes if tax.percent)


def _said(found: ItemFound) -> str:
    def each(taxes: Sequence[TaxSaid]) -> str:
        rates = (f"{tax.name} {tax.percent}%" if tax.percent is not None else tax.name for tax in taxes)
        return " + ".join(rate.strip() for rate in rates) or "0%"

    here = each(found.taxes or ())
    return f"{here}, to go {each(found.to_go_taxes)}" if found.to_go_taxes else here
