"""One row of a till's items, field by field; what is not understood in it is noted and something said is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from counter.imports.amounts import is_open, read_amount, read_percent, read_yes, sign_of_another
from counter.imports.formats import Heading
from counter.imports.model import Noted, TaxSaid
from counter.imports.sheet import SheetRow
from counter.kernel.errors import Refused
from counter.kernel.language import _
from counter.kernel.money import Money
from counter.kernel.typed_text import LONGEST_TEXT

OPEN_PRICE, LEFT_OUT, NOTHING = _("open price"), _("left out"), _("nothing")
_MANGLED = re.compile(r"[0-9](?:[.,][0-9]+)?e\+?[0-9]+", re.IGNORECASE)
_POINT_NOUGHT = re.compile(r"(?P<whole>[0-9]+)\.0+", re.ASCII)


@dataclass
class Notes:
    """What was not understood so far. What is so of a whole file is said once, at the first line."""

    found: list[Noted] = field(default_factory=list)
    _once: set[str] = field(default_factory=set)

    def add(self, line: int, what: str, becomes: str, **values: str) -> None:
        """One more: `what` is it at that line, and what `becomes` of it."""
        self.found.append(Noted(line, what, becomes, values))

    def once(self, line: int, what: str, becomes: str, **values: str) -> None:
        """The same, unless it was said."""
        if (said := what.format(**values)) not in self._once:
            self._once.add(said)
            self.add(line, what, becomes, **values)


@dataclass(frozen=True)
class Reader:
    """Reads the fields of rows under one heading, in the shop's `currency`; what is not understood goes to `notes`."""

    heading: Heading
    currency: str
    notes: Notes

    def has(self, name: str) -> bool:
        """Whether the file has such a column."""
        return name in self.heading.fields

    def text(self, row: SheetRow, name: str) -> str:
        """A field as it stands; "" where the row ends before it, or the file has no such column."""
        place = self.heading.fields.get(name)
        return self.at(row, place) if place is not None else ""

    @staticmethod
    def at(row: SheetRow, place: int) -> str:
        """The field at a place of the row."""
        return row.fields[place] if place < len(row.fields) else ""

    def short(self, row: SheetRow, name: str) -> str:
        """A field that is a name; one that is too long is none."""
        text = self.text(row, name)
        if len(text) <= LONGEST_TEXT:
            return text
        self.notes.add(
            row.line, _("“{text}…” is longer than {most} characters"), LEFT_OUT, text=text[:20], most=str(LONGEST_TEXT)
        )
        return ""

    def code(self, row: SheetRow, name: str) -> str:
        """A number that is a name: a spreadsheet may have made another of it."""
        text = self.short(row, name)
        if _MANGLED.fullmatch(text):
            self.notes.add(row.line, _("“{text}” was a longer number before a spreadsheet"), LEFT_OUT, text=text)
            return ""
        if found := _POINT_NOUGHT.fullmatch(text):
            self.notes.add(row.line, _("“{text}” looks like a number"), "{whole}", text=text, whole=found["whole"])
            return found["whole"]
        return text

    def price(self, row: SheetRow, text: str, becomes: str = OPEN_PRICE) -> Money | None:
        """A price; None where it is open, or not understood: then that is noted, and what `becomes` of it."""
        if is_open(text):
            return None
        try:
            return self._amount(row, text)
        except Refused:
            what = _("Price is “{text}”") if text else _("It has no price")
            self.notes.add(row.line, what, becomes, text=text)
            return None

    def amount(self, row: SheetRow, name: str) -> Money | None:
        """An amount that need not be there."""
        text = self.text(row, name)
        if not text:
            return None
        try:
            return self._amount(row, text)
        except Refused:
            self.notes.add(row.line, _("{column} is “{text}”"), NOTHING, column=self.column(name), text=text)
            return None

    def _amount(self, row: SheetRow, text: str) -> Money:
        amount = read_amount(text, self.currency)
        if sign := sign_of_another(text, self.currency):
            self.notes.once(
                row.line, _("Prices are in “{sign}”"), _("the same figures in {currency}"),
                sign=sign, currency=self.currency,
            )  # fmt: skip
        return amount

    def column(self, name: str) -> str:
        """The heading of a field."""
        return self.heading.theirs[self.heading.fields[name]]

    def percent(self, row: SheetRow, name: str) -> Decimal | None:
        """A rate in percent, where one is said."""
        text = self.text(row, name)
        try:
            return read_percent(text) if text else None
        except Refused:
            self.notes.add(row.line, _("{column} is “{text}”"), NOTHING, column=self.column(name), text=text)
            return None

    def yes(self, row: SheetRow, place: int, *, otherwise: bool) -> bool:
        """Whether a field says yes; `otherwise` where it is empty or says neither."""
        text = self.at(row, place)
        try:
            return read_yes(text) if text else otherwise
        except Refused:
            heading = self.heading.theirs[place]
            says = _("yes") if otherwise else _("no")
            self.notes.add(row.line, _("{column} is “{text}”"), says, column=heading, text=text)
            return otherwise

    def places(self, kind: str) -> Iterable[int]:
        """Where the columns of a kind stand that there may be several of."""
        return (place for place, many in self.heading.many.items() if many.kind == kind)

    def choices(self, row: SheetRow) -> tuple[str, ...] | None:
        """The groups of choices the row has; None where the file has no such columns."""
        places = tuple(self.places("choices"))
        has = tuple(self.heading.many[place].name for place in places if self.yes(row, place, otherwise=False))
        return has if places else None

    def taxes(self, row: SheetRow, *fields: str) -> tuple[TaxSaid, ...] | None:
        """The taxes of the row, from columns of each tax or from rates in `fields`; None where nothing is said."""
        places = tuple(self.places("tax"))
        if places:
            yes = (self.heading.many[place] for place in places if self.yes(row, place, otherwise=False))
            return tuple(TaxSaid(tax.name, tax.percent) for tax in yes)
        said = [rate for name in fields if self.has(name) and (rate := self.percent(row, name)) is not None]
        return tuple(TaxSaid("", rate) for rate in said) if said else None
