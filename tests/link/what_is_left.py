"""What tills and their server have in the end, held against each other and against what was recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass

import psycopg

from cafe import Cafe
from counter.journal.queries import did_not_fit
from counter.journal.replay import differences
from counter.journal.verify import check_chain
from counter.reports.books import money_faults
from counter.rooms import registry
from counter.vouchers.facts import VoucherRedeemed
from link.till_processes import Till
from pair import everything

SPENT = "SELECT count(*) FROM journal WHERE kind = 'VoucherRedeemed'"
NUMBERS = "SELECT series, number FROM receipts GROUP BY series, number HAVING count(*) > 1"


@dataclass(frozen=True)
class Left:
    """`facts` on the server, of which tills had `recorded` so many durably by their own word.

    `lost` of those are not on the server, `doubled` are there twice; `spent` vouchers. `wrong` is everything else that
    must not be, in words.
    """

    facts: int
    recorded: int
    lost: int
    doubled: int
    spent: int
    wrong: tuple[str, ...]


def look(tills: Sequence[Till], url: str) -> Left:
    """Opens the books of every till, which is closed, and the server's log at `url`."""
    with psycopg.connect(url) as admin:
        on_server = Counter(fact_id.hex for (fact_id,) in admin.execute("SELECT id FROM counter.facts"))
    recorded = {fact_id for till in tills for fact_id in till.recorded()}
    with ExitStack() as at_the_end:
        cafes = {till.name: at_the_end.enter_context(closing(Cafe.opened_in(till.folder))) for till in tills}
        wrong = tuple(_wrong(cafes, len(on_server)))
        spent = int(str(cafes["T1"].sql(SPENT)[0][0]))
    lost, doubled = len(recorded - set(on_server)), sum(count - 1 for count in on_server.values())
    return Left(len(on_server), len(recorded), lost, doubled, spent, wrong)


def _wrong(cafes: dict[str, Cafe], facts: int) -> Iterator[str]:
    first = everything(cafes["T1"])
    for name, cafe in cafes.items():
        rows = everything(cafe)
        yield from (f"{name}: {table} is not as at T1" for table in first if first[table] != rows[table])
        with cafe.shop.store.read_report() as connection:
            chain = check_chain(connection, registry(), cafe.shop.keys)
        if chain.fault or chain.facts != facts:
            yield f"{name}: {chain.fault or f'{chain.facts} facts, {facts} on the server'}"
        yield from (f"{name}: {fault}" for fault in cafe.shop.read(lambda connection: list(money_faults(connection))))
    yield from (f"T1, replayed: {each}" for each in differences(cafes["T1"].database, registry()))
    late = cafes["T1"].shop.read(did_not_fit, [VoucherRedeemed])
    yield from (f"spent twice: {each.subject}" for each in late)
    yield from (f"receipt {series}{number} twice" for series, number in cafes["T1"].sql(NUMBERS))
