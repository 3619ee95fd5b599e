"""`counter verify`: chain, gaps, money, and tables equal to a replay."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from counter.bootstrap import DATABASE, KEY, registry
from counter.journal.replay import differences
from counter.journal.seal import read_key
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.reports.books import count_orders, money_faults
from counter.store.unit import Damaged, Store


@click.command("verify")
@click.pass_obj
def verify_command(folder: Path) -> None:
    """Prove that nothing in the books was changed, dropped or added.

    Says OK with the counts, or names the first bad fact and exits with 1.
    """
    path = folder / DATABASE
    if not path.exists():
        raise Refused("There is no shop in {folder}.", folder=folder)
    key = read_key(folder / KEY)
    store = Store(path)
    facts = registry()
    try:
        with store.read_report() as connection:
            result = check_chain(connection, facts, key)
            if result.fault:
                _fail(iter([result.fault]))
            _fail(chain(money_faults(connection), differences(connection, path, facts)))
            orders = count_orders(connection)
    except Damaged as damage:
        _fail(iter([f"the database cannot be read: {damage}"]))
    finally:
        store.close()
    click.echo(f"OK: {orders} orders, {result.facts} facts. Chain, money and tables agree.")


def _fail(faults: Iterator[str]) -> None:
    fault = next(faults, None)
    if fault is not None:
        click.echo(f"NOT OK: {fault}.")
        sys.exit(1)
