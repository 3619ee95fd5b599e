"""Documents that wait for a printer and say what they must not say any more: said otherwise, or dropped."""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec
from sqlalchemy import delete, select, update

from counter.printing.queue import Sign
from counter.printing.tables import JobRow
from counter.store.unit import Unit

Otherwise = Callable[[str, str], object | None]
"""From a document's kind and its JSON, the document as it is to be said; the same JSON to leave it, None to drop it."""


def say_otherwise(unit: Unit, sign: Sign, kinds: Collection[str], otherwise: Otherwise) -> None:
    """Goes through what waits of these kinds, signed by `sign`; what was put there outside Counter is dropped."""
    rows = unit.connection.execute(select(JobRow.__table__).where(JobRow.kind.in_(kinds))).all()
    for row in rows:
        this = JobRow.job_id == row.job_id
        asked = next(
            (copy for copy in (False, True) if row.seal == sign(row.job_id, row.kind, row.content, copy)), None
        )
        document = None if asked is None else otherwise(row.kind, row.content)
        if document is None:
            unit.connection.execute(delete(JobRow).where(this))
        elif document != row.content:
            written = msgspec.json.encode(document).decode()
            values = {"content": written, "seal": sign(row.job_id, row.kind, written, asked)}
            unit.connection.execute(update(JobRow).where(this).values(values))
