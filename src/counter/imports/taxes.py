"""Which of our tax classes is meant by the taxes that another till's file says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from counter.imports.model import ItemFound, TaxSaid
from counter.imports.rows import Notes
from counter.kernel.errors import Refused
from counter.kernel.language import _
from counter.kernel.typed_text import folded
from counter.menu.rules import Item
from counter.settings.taxes import HERE, TO_GO, TaxRate, Where, taxes_of

TAX_NOT_OURS, CLASS_NOT_OURS = _("Tax “{tax}” is not ours"), _("Tax class “{tax}” is not ours")
_PERCENT = 100
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OurTaxes:
    """The shop's tax classes as they are in force on `today`, and the one that is taken where none is meant."""

    rates: tuple[TaxRate, ...]
    today: date
    usual: str
    chosen: Mapping[str, str]

    @classmethod
    def of(
        cls, rates: tuple[TaxRate, ...], items: Iterable[Item], today: date, chosen: Mapping[str, str] = _NONE
    ) -> OurTaxes:
        """Those of a shop with these items: usual is the class that most of them have, else its first.

        `chosen` are classes by what the file calls a tax, as somebody said. Refused where one of them is not there.
        """
        most = Counter(item.tax_class for item in items).most_common(1)
        first = rates[0].tax_class if rates else "drinks"
        ours = cls(rates, today, most[0][0] if most else first, chosen)
        for name in chosen.values():
            if name not in ours.names:
                raise Refused("There is no tax class “{name}”. There are {known}.", name=name,
                              known=", ".join(ours.names))  # fmt: skip
        return ours

    @property
    def names(self) -> tuple[str, ...]:
        """The classes, each once."""
        return tuple(dict.fromkeys(rate.tax_class for rate in self.rates))

    def class_of(self, found: ItemFound, known: Item | None, notes: Notes) -> str:
        """The class of an item that is found, which may be `known`; what is not ours becomes its own, or the usual."""
        otherwise = known.tax_class if known else self.usual
        if found.tax_class:
            named = [name for name in self.names if folded(name) == folded(found.tax_class)]
            if not named:
                otherwise = self.chosen.get(found.tax_class, otherwise)
                notes.add(found.line, CLASS_NOT_OURS, "{ours}", tax=found.tax_class, ours=otherwise)
            return named[0] if named else otherwise
        if found.taxes is None:
            if known is None:
                notes.once(found.line, _("The file does not say every item’s tax"), "{ours}", ours=otherwise)
            return otherwise
        fitting = self._fitting(found.taxes, found.to_go_taxes)
        if not fitting:
            otherwise = self.chosen.get(_said(found), otherwise)
            notes.add(found.line, TAX_NOT_OURS, "{ours}", tax=_said(found), ours=otherwise)
            return otherwise
        return otherwise if otherwise in fitting else fitting[0]

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
        taxes = taxes_of(self.rates, name, self.today, where)
        return sorted(tax.rate * _PERCENT for tax in taxes if tax.rate)


def _sorted(taxes: Sequence[TaxSaid]) -> list[Decimal]:
    return sorted(tax.percent for tax in taxes if tax.percent)


def _said(found: ItemFound) -> str:
    def each(taxes: Sequence[TaxSaid]) -> str:
        rates = (f"{tax.name} {tax.percent}%" if tax.percent is not None else tax.name for tax in taxes)
        return " + ".join(rate.strip() for rate in rates) or "0%"

    here = each(found.taxes or ())
    return f"{here}, to go {each(found.to_go_taxes)}" if found.to_go_taxes else here
