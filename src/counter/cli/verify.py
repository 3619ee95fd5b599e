"""`counter verify`: chain, gaps, money, and tables equal to a replay."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counter.bootstrap import DATABASE, KEY, registry
from counter.journal.replay import differences
from counter.journal.seal import ShopKey, read_key
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.reports.books import count_orders, money_faults, money_findings
from counter.store.engine import Damaged
from counter.store.unit import Store, file_faults

if TYPE_CHECKING:
    from sqlalchemy import Connection


@click.command("verify")
@click.pass_obj
def verify_command(folder: Path) -> None:
    """Prove that nothing in the books was changed, dropped or added.

    Says OK with the counts, and what people did that somebody has to look at; or names the first bad fact and exits
    with 1.
    """
    path = folder / DATABASE
    if not path.exists():
        raise Refused("There is no shop in {folder}.", folder=folder)
    key = read_key(folder / KEY)
    store = Store(path)
    try:
        with store.read_report() as connection:
            said = _prove(connection, path, key)
    except Damaged as damage:
        said = f"NOT OK: the database cannot be read: {damage}."
    finally:
        store.close()
    click.echo(said)
    sys.exit(0 if said.startswith("OK") else 1)


def _prove(connection: Connection, path: Path, key: ShopKey) -> str:
    facts = registry()
    result = check_chain(connection, facts, key)
    rest = chain(differences(path, facts), file_faults(connection), money_faults(connection))
    for fault in [result.fault] if result.fault else rest:
        return f"NOT OK: {fault}."
    ok = f"OK: {count_orders(connection)} orders, {result.facts} facts. Chain, money and tables agree."
    return "\n".join([ok, *(f"To look at: {finding}." for finding in money_findings(connection))])
