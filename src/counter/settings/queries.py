"""Reads the settings."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, select

from counter.journal.fact import Entry
from counter.journal.queries import newest_first
from counter.kernel.ids import TerminalId
from counter.kernel.typed_json import read_plain
from counter.settings.facts import BooksPutBack
from counter.settings.rules import OWN, Settings
from counter.settings.tables import SettingRow


def read_settings(connection: Connection, terminal: TerminalId, changes: Mapping[str, str] | None = None) -> Settings:
    """The settings in force at a terminal, or as they would be with `changes` (JSON by key).

    The rest is as `Settings` has it.

    msgspec.ValidationError where a value is none that `Settings` can have.
    """
    rows = {row.name: row.value for row in connection.execute(select(SettingRow.name, SettingRow.value))}
    values = {name: value for name, value in rows.items() if ":" not in name and name not in OWN}
    values |= {key: rows[f"{terminal}:{key}"] for key in OWN if f"{terminal}:{key}" in rows}
    values |= changes or {}
    return read_plain({key: msgspec.json.decode(value) for key, value in values.items()}, Settings, strict=False)


def own_settings(connection: Connection, terminal: TerminalId) -> Mapping[str, str]:
    """What is set at that terminal alone: values as JSON, by key."""
    named = select(SettingRow.name, SettingRow.value).where(SettingRow.name.startswith(f"{terminal}:", autoescape=True))
    return {row.name.removeprefix(f"{terminal}:"): row.value for row in connection.execute(named.order_by("name"))}


def last_put_back(connection: Connection, terminal: TerminalId) -> Entry | None:
    """When somebody last went on with books of a terminal that lack something; None where nobody ever did."""
    return next((each for each in newest_first(connection, BooksPutBack) if each.terminal == terminal), None)
