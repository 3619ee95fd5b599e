"""What can happen to a promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter.journal.fact import Fact
from counter.kernel.ids import OrderId


@dataclass(frozen=True, slots=True)
class PromiseMade(Fact):
    """We told a customer when an order is ready: a whole minute. `made_from` is what the forecast knew."""

    order_id: OrderId
    due: datetime
    made_from: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PromiseReset(Fact):
    """We made a new promise. `told`: whoever recorded it said so to the customer's face. `why`: a few words."""

    order_id: OrderId
    due: datetime
    told: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class StationChanged(Fact):
    """A station is in trouble ("slow" or "down"), or fine again ("")."""

    station: str
    trouble: str


FACTS = (PromiseMade, PromiseReset, StationChanged)
