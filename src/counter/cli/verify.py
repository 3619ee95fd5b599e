"""`counter verify`: chain, gaps, money, and tables equal to a replay."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from counter.bootstrap import DATABASE, check_there_is_one, what_is_missing
from counter.cli.say import say
from counter.cli.speaking import language_of
from counter.journal.replay import SHOP, Replay, beside, index, table_faults
from counter.journal.seal import Keyring, read_keys
from counter.journal.verify import ChainResult, check_chain
from counter.kernel.errors import NOTHING, Damaged, Sentence
from counter.kernel.language import Language
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
            proof = prove(connection, folder, keys)
    except Damaged as damage:
        proof = Proof(Sentence("the database cannot be read: {fault}", fault=damage.fault))
    say(_said(proof, language_of(folder)))
    sys.exit(1 if proof.fault else 0)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of the books: `fault` is the first thing amiss, NOTHING where all of it holds.

    Then there are so many orders and facts, `chain` says by which keys, `standing` what is owed, `to_look_at` what
    people did that somebody has to look at.
    """

    fault: Sentence = NOTHING
    orders: int = 0
    facts: int = 0
    chain: ChainResult | None = None
    standing: tuple[Sentence, ...] = ()
    to_look_at: tuple[Sentence, ...] = ()


def prove(connection: Connection, folder: Path, keys: Keyring) -> Proof:
    """All of it as it stood in one moment, while the counter may be selling."""
    if fault := next(shape_faults(connection, SHOP), NOTHING):
        return Proof(fault)
    facts = registry()
    result = check_chain(connection, facts, keys, Replay(connection, facts).take)
    fault = result.fault or what_is_missing(connection, folder, keys)
    fault = fault or next(_table_and_money_faults(connection), NOTHING)
    if fault:
        return Proof(fault)
    stands, seen = tuple(standing(connection)), tuple(findings(connection))
    return Proof(NOTHING, count_orders(connection), result.facts, result, stands, seen)


def _said(proof: Proof, language: Language) -> str:
    say, explain = language.say, language.explain
    if proof.fault:
        return say("NOT OK: {fault}.", fault=explain(proof.fault))
    orders = language.say_count("{orders} order", "{orders} orders", proof.orders, orders=proof.orders)
    facts = language.say_count("{facts} fact", "{facts} facts", proof.facts, facts=proof.facts)
    return "\n".join(
        [
            " ".join([say("OK: {orders}, {facts}.", orders=orders, facts=facts), *_how(proof.chain, language)]),
            *(say("{finding}.", finding=explain(each)) for each in proof.standing),
            *(say("To look at: {what}.", what=explain(each)) for each in proof.to_look_at),
        ]
    )


def _table_and_money_faults(connection: Connection) -> Iterator[Sentence]:
    """Where the shop's tables are as the replay made them, what holds of the one holds of the other."""
    yield from table_faults(connection)
    yield from file_faults(connection, SHOP)
    index(connection)
    yield from money_faults(connection)
    yield from till_faults(connection)
    yield from account_faults(connection)
    yield from punch_faults(connection)


def _how(chain: ChainResult | None, language: Language) -> Iterator[str]:
    """What was proved, and by which keys."""
    if chain is None:
        return
    if not chain.followed and len(chain.proved) == 1:
        yield language.say("Chain, money and tables agree.")
        return
    yield language.say("Chains, money and tables agree.")
    if chain.proved:
        yield language.say("Every seal of {terminals} was proved.", terminals=", ".join(chain.proved))
    if chain.followed:
        terminals = ", ".join(chain.followed)
        yield language.say(
            "Whole and in order, and proved where the shop’s key lies: {terminals}.", terminals=terminals
        )
