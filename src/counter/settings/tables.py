"""The settings as they stand."""

from __future__ import annotations

from sqlalchemy import Connection

from counter.journal.fact import Entry
from counter.journal.fit import Fit, Outcome, put
from counter.settings.facts import BooksPutBack, ClockTrusted, SettingChanged
from counter.store.base import Base, Mapped, mapped_column


class SettingRow(Base):
    """One setting, its value as JSON. `name` is its key, and before it its terminal where it is one terminal's own."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


def _changed(connection: Connection, fact: SettingChanged, _entry: Entry) -> Outcome:
    return put(connection, SettingRow, {"name": fact.name, "value": fact.value})


def _clock_trusted(_connection: Connection, _fact: ClockTrusted, _entry: Entry) -> Outcome:
    """Only its time counts: this terminal's next facts are not before it."""
    return Fit.FITS


def _put_back(_connection: Connection, _fact: BooksPutBack, _entry: Entry) -> Outcome:
    """It stands in the journal, for whoever looks."""
    return Fit.FITS


APPLY = {SettingChanged: _changed, ClockTrusted: _clock_trusted, BooksPutBack: _put_back}
ROWS = {"setting": ((SettingRow.name,),), "clock": (), "books": ()}
