"""The settings as they stand."""

from __future__ import annotations

from sqlalchemy import Connection, insert, update
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.settings.facts import SettingChanged
from counter.store.base import Base


class SettingRow(Base):
    """One setting, its value as JSON."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


def _changed(connection: Connection, fact: SettingChanged, _entry: Entry) -> None:
    known = connection.execute(update(SettingRow).where(SettingRow.key == fact.key).values(value=fact.value))
    if known.rowcount == 0:
        connection.execute(insert(SettingRow), {"key": fact.key, "value": fact.value})


APPLY = {SettingChanged: _changed}
