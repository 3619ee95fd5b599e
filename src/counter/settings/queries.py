"""Reads the settings."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from counter.settings.rules import Settings
from counter.settings.tables import SettingRow


def read_settings(connection: Connection) -> Settings:
    """The settings in force; what nobody decided is as `Settings` has it."""
    rows = connection.execute(select(SettingRow.key, SettingRow.value))
    return msgspec.convert({row.key: msgspec.json.decode(row.value) for row in rows}, Settings, strict=False)
