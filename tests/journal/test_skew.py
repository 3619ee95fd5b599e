"""An old terminal among newer ones: what it cannot read it stores, and sells on; updated, it is as all others are."""

from __future__ import annotations

from several_terminals import hear, send

from cafe import Cafe
from counter.flows import make
from counter.journal.fact import Fact
from counter.journal.journal import Journal
from counter.journal.queries import frozen_subjects
from counter.journal.refold import thaw
from counter.journal.registry import Registry
from counter.journal.replay import differences
from counter.journal.verify import check_chain
from counter.kernel.ids import Position
from counter.orders.facts import LineMade
from counter.promises.facts import StationChanged
from counter.rooms import ROOMS, registry
from pair import Pair, everything


def without(*unknown: type[Fact]) -> Registry:
    """The facts of a Counter of before there were these."""
    kinds = [kind for facts, _ in ROOMS for kind in facts.FACTS if kind not in unknown]
    applies = [{kind: how for kind, how in tables.APPLY.items() if kind not in unknown} for _, tables in ROOMS]
    return Registry(kinds, applies, [tables.ROWS for _, tables in ROOMS])


def be_of(cafe: Cafe, known: Registry) -> None:
    """It is a Counter of the version that knows these facts."""
    cafe.shop.journal = Journal(known, cafe.shop.journal.shop, cafe.shop.keys)


def proven(cafe: Cafe, known: Registry) -> str:
    with cafe.shop.store.read_report() as connection:
        result = check_chain(connection, known, cafe.shop.keys)
    return result.fault or "".join(differences(cafe.database, known))


def test_an_old_terminal_sells_on_among_newer_ones_and_is_as_they_are_once_it_is_updated(pair: Pair) -> None:
    old = without(LineMade, StationChanged)
    be_of(pair.two, old)
    order_id, other = pair.one.sell("Latte", "Mocha"), pair.one.sell("Espresso")
    pair.exchange()
    pair.one.tick_line(order_id, "Latte")
    pair.one.shop.do(pair.one.ana, make.report_grinder, down=True)
    pair.exchange()
    pair.one.tick_line(order_id, "Mocha")
    pair.one.ready(order_id)
    pair.one.ready(other)
    sold = pair.two.sell("Flat white")
    pair.exchange()
    assert pair.two.shop.read(frozen_subjects) == {f"order:{order_id.hex}", "station::espresso"}
    assert [pair.two.order(each).state for each in (order_id, other)] == ["placed", "ready"]
    assert pair.one.order(sold) == pair.two.order(sold)
    assert proven(pair.two, old) == proven(pair.one, registry()) == ""

    pair.two.ready(order_id)  # not sent yet, as it hears what another did with it
    pair.one.shop.do(pair.one.ana, make.hand_over, order_id)
    send(pair.one.shop, pair.sequencer)
    hear(pair.two.shop, pair.sequencer)
    pair.sequencer.forget(Position(pair.sequencer.position() - 12))  # it gives back what it cannot read as well
    pair.two.shop.do(pair.two.ana, make.hand_over, other)
    send(pair.two.shop, pair.sequencer)
    pair.exchange()
    assert proven(pair.two, old) == proven(pair.one, registry()) == ""

    be_of(pair.two, registry())
    with pair.two.shop.store.unit(pair.two.ana, pair.two.clock.now()) as unit:
        thaw(unit.connection, pair.two.shop.journal.registry)
    assert pair.two.shop.read(frozen_subjects) == frozenset()
    assert pair.two.order(order_id) == pair.one.order(order_id)
    assert everything(pair.one) == everything(pair.two)
    assert proven(pair.two, registry()) == ""
