"""What a terminal of two knew when, asked of either terminal's file: the same for whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from cafe import Cafe
from counter.flows.open_shop import decide
from counter.journal.fact import Entry, Fact
from counter.journal.known import NOTHING, Known
from counter.journal.known_queries import entries_as_they_came, entries_by_time, known_before, known_facts
from counter.kernel.ids import OrderId, TerminalId
from counter.orders.facts import OrderPlaced
from counter.promises.facts import PromiseMade
from counter.settings.facts import SettingChanged
from pair import Pair

SOLD: tuple[type[Fact], ...] = (OrderPlaced, PromiseMade)
T1, T2 = TerminalId("T1"), TerminalId("T2")


@dataclass(frozen=True)
class Sold:
    """Three orders: one at T1 that both know, then one at each till while they were apart."""

    both: OrderId
    at_one: OrderId
    at_two: OrderId


@pytest.fixture
def sold(pair: Pair) -> Sold:
    both = pair.one.sell("Latte")
    pair.exchange()
    pair.one.forward(2)
    at_one = pair.one.sell("Espresso")
    pair.two.forward(1)
    at_two = pair.two.sell("Latte")
    pair.exchange()
    return Sold(both, at_one, at_two)


def as_they_came(cafe: Cafe, terminal: TerminalId, after: Known = NOTHING) -> Sequence[Entry]:
    return cafe.shop.read(lambda connection: tuple(entries_as_they_came(connection, terminal, SOLD, after)))


def orders(entries: Sequence[Entry]) -> list[str]:
    return [entry.subject.partition(":")[2] for entry in entries if entry.kind == "OrderPlaced"]


def test_each_terminal_knew_its_own_first_and_both_files_say_so(pair: Pair, sold: Sold) -> None:
    for asked in (pair.one, pair.two):
        assert orders(as_they_came(asked, T1)) == [sold.both.hex, sold.at_one.hex, sold.at_two.hex]
        assert orders(as_they_came(asked, T2)) == [sold.both.hex, sold.at_two.hex, sold.at_one.hex]


def test_from_what_a_terminal_knew_on_the_rest_comes_once(pair: Pair, sold: Sold) -> None:
    whole = as_they_came(pair.one, T2)
    for place in range(len(whole)):
        known = NOTHING
        for entry in whole[: place + 1]:
            known = known.after(entry, T2)
        assert as_they_came(pair.one, T2, known) == whole[place + 1 :]


def test_by_the_clock_each_terminals_stay_in_their_own_order(pair: Pair, sold: Sold) -> None:
    entries = pair.two.shop.read(lambda connection: tuple(entries_by_time(connection, SOLD)))
    assert orders(entries) == [sold.both.hex, sold.at_two.hex, sold.at_one.hex]
    for terminal in (T1, T2):
        own = [entry.seq for entry in entries if entry.terminal == terminal]
        assert own == sorted(own)


def test_what_was_known_before_a_time_is_ones_own_and_what_others_had_a_place_for(pair: Pair, sold: Sold) -> None:
    before = pair.one.order(sold.at_one).placed_at
    known = pair.one.shop.read(known_before, T1, before)
    came = as_they_came(pair.one, T1)
    assert orders([entry for entry in came if known.covers(entry, T1)]) == [sold.both.hex, sold.at_two.hex]


def test_few_kinds_come_in_the_order_in_which_the_terminal_knew_them(pair: Pair) -> None:
    for cafe, name in ((pair.one, "One"), (pair.two, "Two")):
        cafe.shop.do(cafe.ana, decide, {"shop_name": name})
    pair.exchange()
    all_of_it = Known(*(10**9, 10**9))  # type: ignore[arg-type]

    def names(terminal: TerminalId) -> list[str]:
        found = pair.two.shop.read(
            lambda connection: tuple(known_facts(connection, terminal, (SettingChanged,), all_of_it))
        )
        return [entry.body for entry in found if "shop_name" in entry.body]

    assert [("One" in body, "Two" in body) for body in names(T1)] == [(True, False), (False, True)]
    assert [("One" in body, "Two" in body) for body in names(T2)] == [(False, True), (True, False)]
