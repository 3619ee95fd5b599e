"""The figures of a day as a table of two columns: what it is, and how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from counter.exports.rows import Row, Table


def day_table(said: Mapping[str, Any]) -> Table:
    """The figures of `counter day --json` one by one: where they stand there, parts joined by dots, and their value."""
    return Table(("figure", "value"), tuple(_rows("", said)))


def _rows(path: str, value: Any) -> Iterator[Row]:
    within = f"{path}." if path else ""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _rows(f"{within}{name}", part)
    elif isinstance(value, list):
        for number, part in enumerate(value, start=1):
            yield from _rows(f"{within}{number}", part)
    else:
        yield {"figure": path, "value": Decimal(str(value)) if isinstance(value, float) else value}
