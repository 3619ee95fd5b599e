"""The act that brings a menu in from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.session import Session
from counter.flows.bring_in import bring_in, look_at
from counter.imports.model import Meant
from counter.imports.plan_json import plan_json
from counter.imports.read_file import read_file


class Import(Fields, frozen=True, kw_only=True):
    """A file by its path; its format and what its columns are, where that is not seen from its headings.

    `taxes` are classes of ours by what the file calls a tax, `without` are lines of it to leave out. `new_taxes` are
    taxes, as the file calls them, that a class is made for where the shop has none with such rates.
    """

    file: str
    format: str = ""
    map: dict[str, str] = msgspec.field(default_factory=dict)
    taxes: dict[str, str] = msgspec.field(default_factory=dict)
    without: tuple[int, ...] = ()
    new_taxes: tuple[str, ...] = ()
    dry_run: bool = False


def import_(session: Session, said: Import) -> dict[str, Any]:
    """Brings the file's menu in, all of it or nothing; `dry_run` only looks at what would come."""
    settings = session.opened.settings
    meant = Meant(said.format, said.map, said.taxes, frozenset(said.without), frozenset(said.new_taxes))
    read = read_file(Path(said.file), settings.currency, settings.shop_name, meant)
    plan = look_at(session.opened, read, meant) if said.dry_run else session.do_in_office(bring_in, read, meant)
    return plan_json(read, plan) | {"brought_in": not said.dry_run}


ACTS: dict[str, Kind[Any]] = {"import": Kind(Import, import_)}
"""The act."""
