"""The list to choose from while somebody looks: which cases they look for, and what is shown in which places. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from counter.orders.search import read_search
from counter.reports.cases import CaseList, CasesWanted

DAYS_OFFERED = 31
"""How many earlier days are offered at once."""


@dataclass(frozen=True, slots=True)
class ListDraft:
    """`day` is an earlier trading day that somebody chose, None today. `typed` is what they look for.

    `shown` keeps its places until somebody asks for others; None before the first look, which was at `since`.
    While `asks_day` the question is open which of these `days`.
    """

    day: date | None = None
    typed: str = ""
    page: int = 0
    shown: CaseList | None = None
    since: datetime | None = None
    days: tuple[date, ...] = ()
    asks_day: bool = False

    def wanted(self, today: date, currency: str) -> CasesWanted:
        """What is asked of the shop: without a day a search goes through every day, and a list begins with the open."""
        return CasesWanted(
            day=self.day or today,
            unanswered=self.day is None,
            search=read_search(self.typed, currency),
            every_day=self.day is None,
            page=self.page,
        )

    def look_for(self, typed: str) -> ListDraft:
        """Other letters to look for, from the first page on."""
        return replace(self, typed=typed, page=0)

    def on_day(self, day: date | None) -> ListDraft:
        """Another day, from its first page on; None is today."""
        return replace(self, day=day, page=0, asks_day=False)

    def turn(self, by: int) -> ListDraft:
        """So many pages on, never before the first."""
        return replace(self, page=max(0, self.page + by))
