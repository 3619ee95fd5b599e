"""`counter verify`: chain, gaps, money, and tables equal to a replay."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from counter.bootstrap import DATABASE, check_there_is_one, what_is_missing
from counter.cli.say import counted, say
from counter.journal.replay import SHOP, Replay, beside, index, table_faults
from counter.journal.seal import Keyring, read_keys
from counter.journal.verify import ChainResult, check_chain
from counter.kernel.errors import Damaged
from counter.reports.account_books import account_faults, standing
from counter.reports.books import count_orders, money_faults
from counter.reports.findings import findings
from counter.reports.punch_books import punch_faults
from counter.reports.till_books import till_faults
from counter.rooms import registry
from counter.store.migrate import check_up_to_date
from counter.store.shape import shape_faults
from counter.store.unit import Connection, file_faults


@click.command("verify")
@click.pass_obj
def verify_command(folder: Path) -> None:
    """Prove that nothing in the books was changed, dropped or added.

    Says OK with the counts, and what people did that somebody has to look at; or names the first bad fact and exits
    with 1.
    """
    path = folder / DATABASE
    check_there_is_one(folder)
    keys = read_keys(folder)
    try:
        check_up_to_date(path)
        with beside(path) as connection:
            said = _said(prove(connection, folder, keys))
    except Damaged as damage:
        said = f"NOT OK: the database cannot be read: {damage}."
    say(said)
    sys.exit(0 if said.startswith("OK") else 1)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of the books: `fault` is the first thing amiss, "" where all of it holds.

    Then there are so many orders and facts, `how` says by which keys, `standing` what is owed, `to_look_at` what people
    did that somebody has to look at.
    """

    fault: str = ""
    orders: int = 0
    facts: int = 0
    how: str = ""
    standing: tuple[str, ...] = ()
    to_look_at: tuple[str, ...] = ()


def prove(connection: Connection, folder: Path, keys: Keyring) -> Proof:
    """All of it as it stood in one moment, while the counter may be selling."""
    if fault := next(shape_faults(connection, SHOP), ""):
        return Proof(fault)
    facts = registry()
    result = check_chain(connection, facts, keys, Replay(connection, facts).take)
    fault = result.fault or what_is_missing(connection, folder, keys)
    fault = fault or next(_table_and_money_faults(connection), "")
    if fault:
        return Proof(fault)
    stands, seen = tuple(standing(connection)), tuple(findings(connection))
    return Proof("", count_orders(connection), result.facts, _how(result), stands, seen)


def _said(proof: Proof) -> str:
    if proof.fault:
        return f"NOT OK: {proof.fault}."
    ok = f"OK: {counted(proof.orders, 'order', 'orders')}, {proof.facts} facts. {proof.how}"
    stands = (f"{each}." for each in proof.standing)
    return "\n".join([ok, *stands, *(f"To look at: {each}." for each in proof.to_look_at)])


def _table_and_money_faults(connection: Connection) -> Iterator[str]:
    """Where the shop's tables are as the replay made them, what holds of the one holds of the other."""
    yield from table_faults(connection)
    yield from file_faults(connection, SHOP)
    index(connection)
    yield from money_faults(connection)
    yield from till_faults(connection)
    yield from account_faults(connection)
    yield from punch_faults(connection)


def _how(result: ChainResult) -> str:
    """What was proved, and by which keys."""
    if not result.followed and len(result.proved) == 1:
        return "Chain, money and tables agree."
    said = ["Chains, money and tables agree."]
    if result.proved:
        said.append(f"Every seal of {', '.join(result.proved)} was proved.")
    if result.followed:
        said.append(f"Whole and in order, and proved where the shop’s key lies: {', '.join(result.followed)}.")
    return " ".join(said)
