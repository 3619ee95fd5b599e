"""Who did something where and when, as the page of a trading day says it of terminals that were apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from counter.journal.queries import LateFact
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.language import Language
from counter.orders.queries import find_order
from counter.reports.called_machines import called_machines
from counter.reports.moved import Moved
from counter.reports.story import staff_names


@dataclass(frozen=True)
class Telling:
    """Puts it into words of the page of a `day`."""

    connection: Connection
    language: Language
    day: date

    def orders(self, order_ids: Iterable[OrderId]) -> str:
        """The orders as they are called out."""
        orders = (find_order(self.connection, each) for each in order_ids)
        return self.language.listed([order.called for order in orders if order is not None])

    def who(self, late: LateFact) -> str:
        """Who came too late."""
        return self.did(late.by, late.terminal, late.at)

    def moves(self, moves: Iterable[Moved]) -> str:
        """Who moved how much."""
        return "; ".join(
            self.language.say(
                "{amount}: {who}",
                amount=self.language.money(each.amount),
                who=self.did(each.by, each.terminal, each.at),
            )
            for each in moves
        )

    def did(self, by: UUID | None, terminal: str, at: datetime) -> str:
        """Somebody at a terminal, when (aware UTC): its day too, where it is another than the page's."""
        say, day = self.language.say, self.language.local_date(at)
        words = {
            "name": (by and staff_names(self.connection).get(StaffId(by))) or say("somebody"),
            "terminal": called_machines(self.connection).get(terminal, terminal),
            "time": self.language.clock(at),
        }
        if day == self.day:
            return say("{name} at {terminal}, {time}", **words)
        return say("{name} at {terminal}, {day} {time}", day=self.language.short_date(day), **words)
