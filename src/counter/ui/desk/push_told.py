"""What `counter shops push` tells of a push to other shops, before and after, in the language of whoever is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from counter.kernel.ids import ShopId


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTold:
    """One thing that would be otherwise, in `words`; by `what` it can be kept as it is there, and whether it is.

    `changed` says who changed it there; `tax` is a tax class of this shop's that is none there, "" without one.
    """

    what: str
    name: str
    words: tuple[str, ...]
    kept: bool
    tax: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookTold:
    """What a shop would take; `had` is the number of the version that it took last, None before the first.

    `kept` is all that it keeps, by what it is called (of the playbook: True), also what is no different by now. `about`
    are sentences on the whole, `refused` says why nothing can be pushed, and `tax_classes` are those of that shop.
    """

    shop: ShopId
    number: int
    had: int | None
    kept: Mapping[str, str | bool]
    about: tuple[str, ...]
    refused: str
    rows: tuple[RowTold, ...]
    tax_classes: tuple[str, ...]

    def keeping(self, what: str, *, kept: bool) -> LookTold:
        """The same once `what` is kept as it is there, or no longer."""
        rows = tuple(replace(row, kept=kept) if row.what == what else row for row in self.rows)
        others = {each: name for each, name in self.kept.items() if each != what}
        names = {row.what: row.name for row in self.rows} | dict(self.kept)
        return replace(self, rows=rows, kept=others | {what: names[what]} if kept else others)

    @property
    def changing(self) -> tuple[RowTold, ...]:
        """What is not kept."""
        return tuple(row for row in self.rows if not row.kept)

    @property
    def asked(self) -> RowTold | None:
        """The first thing with a tax class that nobody said anything of yet."""
        return next((row for row in self.changing if row.tax), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PushTold:
    """What came of it: how many things are `changed` now, how many were `kept`.

    `trouble` says why it waits here still, `refused` why nothing was changed.
    """

    shop: ShopId
    number: int
    changed: int
    kept: int
    trouble: str
    refused: str
