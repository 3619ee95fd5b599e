"""A question over the bar while it is answered: a new promise, who is there, what is broken, what is not ticked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.promises.model import OrderRisk
from counter.promises.stations import DOWN
from counter.reports.bar_board import BarCard
from counter.reports.story import Story
from counter.settings.stations import Stations, own_name, station_within
from counter.ui.parts.minutes import Minutes


@dataclass(frozen=True, slots=True)
class NewPromiseDraft:
    """Which minute to promise instead; `why` is for the staff, the customer never hears it."""

    card: BarCard
    minutes: Minutes
    why: str

    @staticmethod
    def begin(card: BarCard, forecast: datetime | None, why: str, now: datetime) -> NewPromiseDraft:
        """Offers what the `forecast` would promise, or what was promised and the customer was not told yet."""
        untold = card.promise is not None and card.promise.is_untold
        first = card.stands_at if untold or forecast is None else forecast
        return NewPromiseDraft(card, Minutes.at_soonest(first, now), why)

    def pick(self, place: int) -> NewPromiseDraft:
        """One of the two minutes."""
        return replace(self, minutes=self.minutes.pick(place))

    def nudge(self, by: int, now: datetime) -> NewPromiseDraft:
        """So many minutes later than the chosen one, or earlier; never in the past."""
        return replace(self, minutes=self.minutes.nudge(by, now))


@dataclass(frozen=True, slots=True)
class CrewDraft:
    """Who is on the bar."""

    chosen: frozenset[StaffId]

    def toggle(self, staff_id: StaffId) -> CrewDraft:
        """Somebody came, or left."""
        return CrewDraft(self.chosen ^ {staff_id})


@dataclass(frozen=True, slots=True)
class TroubleDraft:
    """What is in trouble: each answer is recorded at once."""


@dataclass(frozen=True, slots=True)
class UnmadeDraft:
    """What is with the lines of an order that are not ticked, though somebody says that it is ready."""

    card: BarCard


@dataclass(frozen=True, slots=True)
class CarefulDraft:
    """Whether an order was made with care for what its customer must not have."""

    card: BarCard


@dataclass(frozen=True, slots=True)
class HandOverDraft:
    """A late or remade order is handed over by `me`; `story` is that of the order it was first."""

    card: BarCard
    story: Story
    me: StaffId | None


QuestionDraft = NewPromiseDraft | CrewDraft | TroubleDraft | UnmadeDraft | CarefulDraft | HandOverDraft


def why_at_risk(risk: OrderRisk | None, trouble: Mapping[str, str], stations: Stations, language: Language) -> str:
    """Why an order is likely late; `trouble` is by station."""
    if risk is None:
        return ""
    if risk.station:
        how = language.say("down") if trouble.get(risk.station) == DOWN else language.say("slow")
        where = station_within(own_name(stations, risk.station), language)
        return language.say("{station} is {how}", station=where, how=how)
    return language.say("few hands on the bar") if risk.why == "crew" else language.say("many orders ahead")
