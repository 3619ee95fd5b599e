"""One machine of the shop records what no Counter would: it counts nowhere, and all go on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from several_terminals import hear, send

from cafe import Cafe, eur
from counter.journal.fact import Entry, Fact, canonical, write_down
from counter.journal.queries import did_not_fit, facts_since, frozen_subjects
from counter.journal.replay import differences
from counter.journal.seal import chain_hash, seal_private
from counter.journal.verify import check_chain
from counter.kernel.ids import FactId, MishapId, OrderId, Seq, TerminalId, VoucherId, new_id
from counter.reports.findings import EPOCH, findings
from counter.rooms import registry
from counter.settings.facts import SettingChanged
from counter.terminals.facts import TerminalRenamed, TerminalRevoked
from counter.terminals.queries import the_terminal
from counter.vouchers.facts import VoucherIssued
from pair import Pair, everything

DEEP = "[" * 100_000
PLACED = "OrderPlaced"
DAY = date(2027, 1, 1)


def said(**instead: Any) -> Callable[[Entry], Entry]:
    """The same fact, with another word in its body."""
    return lambda entry: replace(entry, body=canonical(json.loads(entry.body) | instead))


def instead(fact: Fact) -> Callable[[Entry], Entry]:
    """Another fact in its place."""
    body, hidden = write_down(fact)
    told = {"kind": type(fact).__name__, "body": body, "private": hidden}
    return lambda entry: replace(entry, subject=fact.subject(entry.id), **told)


NONSENSE: dict[str, Callable[[Entry], Entry]] = {
    "no object": lambda entry: replace(entry, body="null"),
    "too deep": lambda entry: replace(entry, body=DEEP),
    "another's": lambda entry: replace(entry, subject=f"order:{new_id().hex}"),
    "about nothing": lambda entry: replace(entry, subject="order:nothing"),
    "no table has room": said(number=10**30),
    "no sum has room": said(number=2**53 + 1),
    "no word": said(to_go="maybe"),
    "before any date": lambda entry: replace(entry, at=datetime(1969, 12, 31, tzinfo=UTC)),
    "after any date": lambda entry: replace(entry, at=datetime(9999, 12, 31, tzinfo=UTC)),
}


def forge(pair: Pair, like: Entry, change: Callable[[Entry], Entry]) -> Entry:
    """The second terminal, which is in a stranger's hands, sends what is like a fact of its own and sealed as those."""
    keys = pair.two.shop.keys
    head = pair.sequencer.head(keys.terminal)
    seq = Seq(head.seq + 1)
    entry = change(replace(like, id=FactId(new_id()), seq=seq, act=seq, prev=head.hash, position=None, fact=None))
    entry = replace(entry, sealed=seal_private(keys.chain, entry.id, entry.private))
    entry = replace(entry, hash=chain_hash(keys.chain, entry))
    pair.sequencer.push([entry])
    return entry


def exchange(cafe: Cafe, pair: Pair) -> None:
    send(cafe.shop, pair.sequencer)
    hear(cafe.shop, pair.sequencer)


def proven(cafe: Cafe) -> str:
    with cafe.shop.store.read_report() as connection:
        result = check_chain(connection, registry(), cafe.shop.keys)
    return result.fault or "".join(differences(cafe.database, registry()))


@pytest.fixture
def placed(pair: Pair) -> Entry:
    """The second terminal sold something; the fact that says so."""
    pair.two.sell("Latte", customer="Mia")
    pair.exchange()
    return next(each.entry for each in pair.batch(pair.one) if each.entry and each.entry.kind == PLACED)


@pytest.mark.parametrize("change", NONSENSE.values(), ids=NONSENSE.keys())
def test_what_no_counter_recorded_counts_nowhere_and_all_go_on(
    pair: Pair, placed: Entry, change: Callable[[Entry], Entry]
) -> None:
    before = everything(pair.one)
    forge(pair, placed, change)
    exchange(pair.one, pair)
    assert everything(pair.one) == before
    assert pair.one.shop.read(frozen_subjects) == frozenset()
    mine = pair.one.sell("Espresso")
    exchange(pair.one, pair)
    assert pair.one.order(mine).lines
    assert proven(pair.one) == ""
    assert "facts of T2 that say what cannot be, and do not count: 1" in map(
        str, pair.one.shop.read(lambda connection: list(findings(connection)))
    )


def test_what_has_no_place_in_the_tables_is_listed_and_all_go_on(pair: Pair, placed: Entry) -> None:
    voucher = VoucherIssued(
        VoucherId(new_id()), OrderId(new_id()), MishapId(new_id()), eur("3.00"), DAY, automatic=True,
        code_hash="no hash", key_number=1,
    )  # fmt: skip
    forge(pair, placed, instead(voucher))
    exchange(pair.one, pair)
    assert [each.why for each in pair.one.shop.read(did_not_fit)] == ["it says what cannot be"]
    assert proven(pair.one) == ""


@pytest.mark.parametrize("private", ['{"number": 77}', '{"customer": 7}', DEEP, "[]"])
def test_the_private_part_says_nothing_but_what_is_private(placed: Entry, private: str) -> None:
    """It stands outside the seal: who takes it in knows the same order as who comes once it was erased."""
    read = registry().read
    assert read(replace(placed, private=private)) == read(replace(placed, private=None))


def test_text_of_another_machine_is_plain(pair: Pair, placed: Entry) -> None:
    forge(pair, placed, instead(TerminalRenamed(terminal=TerminalId("T2"), name="Till\x1b@ \u202e2", role="till")))
    exchange(pair.one, pair)
    assert pair.one.shop.read(the_terminal, TerminalId("T2")).name == "Till@ 2"
    assert proven(pair.one) == ""


@pytest.mark.parametrize("kind", [TerminalRevoked, SettingChanged])
def test_a_fact_of_a_version_that_nobody_knows_stops_nobody(pair: Pair, placed: Entry, kind: type[Fact]) -> None:
    said_so = {"kind": kind.__name__, "version": 99, "subject": "nothing:known", "private": None, "body": DEEP}
    forge(pair, placed, lambda entry: replace(entry, **said_so))
    exchange(pair.one, pair)
    cafe = pair.one.reopened()
    cafe.sell("Espresso")
    exchange(cafe, pair)
    assert all(fact is not None for _, fact in cafe.shop.read(lambda each: list(facts_since(each, kind, EPOCH))))
    assert proven(cafe) == ""
    cafe.close()
