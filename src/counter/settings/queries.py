"""Reads the settings."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, select

from counter.settings.rules import Settings
from counter.settings.tables import SettingRow


def read_settings(connection: Connection, changes: Mapping[str, str] | None = None) -> Settings:
    """The settings in force, or as they would be with `changes` (JSON by name); the rest is as `Settings` has it.

    msgspec.ValidationError where a value is none that `Settings` can have.
    """
    rows = connection.execute(select(SettingRow.key, SettingRow.value))
    values = {row.key: row.value for row in rows} | dict(changes or {})
    return msgspec.convert({key: msgspec.json.decode(value) for key, value in values.items()}, Settings, strict=False)
