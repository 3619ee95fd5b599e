"""What choices and combos cost from a day on, in minor units; of what begins the same day the last said holds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from counter.journal.fact import Entry
from counter.journal.fit import Outcome, insert_once
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.store.base import Base, JsonText, Mapped, mapped_column


class ChoicePriceRow(Base):
    """What a choice of a group, by its `name`, adds from a trading day on."""

    __tablename__ = "choice_prices"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    group_id: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[str]
    since: Mapped[date]
    price_minor: Mapped[int]
    currency: Mapped[str]
    sizes: Mapped[Any] = mapped_column(JsonText)
    at: Mapped[datetime]


class ComboPriceRow(Base):
    """What a combo costs from a trading day on."""

    __tablename__ = "combo_prices"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    combo_id: Mapped[UUID] = mapped_column(index=True)
    since: Mapped[date]
    price_minor: Mapped[int]
    currency: Mapped[str]
    at: Mapped[datetime]


def _choice(connection: Connection, fact: ChoicePriceChanged, entry: Entry) -> Outcome:
    row = {
        "fact_id": entry.id,
        "group_id": fact.group_id,
        "name": fact.name,
        "since": fact.since,
        "price_minor": fact.price.minor,
        "currency": fact.price.currency,
        "sizes": msgspec.to_builtins(fact.sizes),
        "at": entry.at,
    }
    return insert_once(connection, ChoicePriceRow, row)


def _combo(connection: Connection, fact: ComboPriceChanged, entry: Entry) -> Outcome:
    row = {
        "fact_id": entry.id,
        "combo_id": fact.combo_id,
        "since": fact.since,
        "price_minor": fact.price.minor,
        "currency": fact.price.currency,
        "at": entry.at,
    }
    return insert_once(connection, ComboPriceRow, row)


APPLY = {ChoicePriceChanged: _choice, ComboPriceChanged: _combo}
ROWS = {"group": ((ChoicePriceRow.group_id,),), "combo": ((ComboPriceRow.combo_id,),)}
