"""The act that writes what the shop knows into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import day_of
from counter.acts.session import Session
from counter.exports.export import Asked, check_export, export, open_days, usual_form, whole_period
from counter.kernel.errors import Refused


class Export(Fields, frozen=True, kw_only=True):
    """What is written into which file; of which trading days (of all unless it says so), and how."""

    what: Literal["menu", "orders", "payments", "hours", "tips", "facts", "books"]
    file: str
    first: str | None = msgspec.field(name="from", default=None)
    last: str | None = msgspec.field(name="to", default=None)
    format: Literal["csv", "jsonl", "beancount"] | None = None


def export_(session: Session, said: Export) -> dict[str, Any]:
    """Writes it, all of it or nothing; days of books that no Z closes yet are named."""
    shop, out = session.opened, Path(said.file)
    form = said.format or usual_form(said.what)
    if form == "beancount" and said.what != "books":
        raise Refused("Only books are written as beancount. Say csv or jsonl.")
    known = shop.read(whole_period, day_of(session, None))
    first = day_of(session, said.first) if said.first else known[0]
    last = day_of(session, said.last) if said.last else known[1]
    asked = Asked(said.what, first, last, form)
    if asked.last < asked.first:
        raise Refused("“to” comes before “from”.")
    shop.read(check_export, asked, shop.folder, out)
    shop.read(export, asked, shop.settings, shop.clock.now(), out)
    missing = shop.read(open_days, asked)
    return {
        "file": said.file,
        "not_closed": [{"day": day.isoformat(), "terminal": terminal} for day, terminal in missing],
    }


ACTS: dict[str, Kind[Any]] = {"export": Kind(Export, export_)}
"""The act."""
