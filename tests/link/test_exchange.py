"""Two tills and their server: what one sells the other knows, once, whatever becomes of the wire and of the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg
import pytest

from cafe import eur
from counter import flows
from counter.flows.attach_voucher import attach_voucher, detach_voucher, hold_for_paying
from counter.flows.card_charge import ask_for_card, charge_declined
from counter.flows.gift_card import sell_gift_card
from counter.flows.open_shop import decide
from counter.journal.claims import noted_claims
from counter.journal.fact import Entry
from counter.journal.queries import how_many_unplaced
from counter.journal.replay import differences
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import FactId, OrderId
from counter.link import exchange
from counter.link.exchange import Exchange, Exchanged
from counter.rooms import registry
from counter.till.rules import CARD
from counter.till.settlement import Tender
from link.postgres_server import PostgresCluster
from link.tills import Till, Tills, here
from pair import Pair, everything


@pytest.fixture
def tills(pair: Pair, database_url: str) -> Iterator[Tills]:
    tills = Tills(pair, database_url)
    yield tills
    tills.close()


def is_the_same(tills: Tills) -> bool:
    """Every table of both is the same and that of a replay, and nothing waits."""
    one, two = tills.one.cafe, tills.two.cafe
    assert [cafe.shop.read(how_many_unplaced) for cafe in (one, two)] == [0, 0]
    assert [list(differences(cafe.database, registry())) for cafe in (one, two)] == [[], []]
    return everything(one) == everything(two)


def test_what_one_sells_the_other_knows(tills: Tills) -> None:
    order_id = tills.one.cafe.sell("Latte", customer="Mia")
    sold = tills.one.exchange()
    assert sold.up > 3
    assert sold.down == 0
    assert tills.two.exchange() == Exchanged(up=0, down=sold.up)
    assert tills.two.cafe.order(order_id).customer == "Mia"
    assert tills.one.exchange() == tills.two.exchange() == Exchanged(0, 0)
    assert is_the_same(tills)
    assert tills.two.cafe.shop.hearing.at == tills.two.cafe.clock.now()


def test_no_act_is_taken_in_in_parts(tills: Tills, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (exchange, flows.exchange):
        monkeypatch.setattr(module, "MOST_AT_ONCE", 3)
    for _ in range(3):
        tills.one.cafe.sell("Latte", "Croissant")
    tills.one.exchange()
    acts = list[tuple[object, ...]]()

    def watched(work: Callable[[], Any]) -> Any:
        cursor = work()
        query = "SELECT act, seq FROM journal WHERE terminal = 'T1' ORDER BY seq DESC LIMIT 1"
        acts.extend(tills.two.cafe.sql(query))
        return cursor

    with tills.two.server() as server:
        asked = Exchange(tills.two.cafe.shop, server, watched)
        asked.greet()
        asked.hear()
    whole = tills.one.cafe.sql("SELECT act, max(seq) FROM journal WHERE terminal = 'T1' GROUP BY act")
    assert len(acts) == 3
    assert set(acts) <= set(whole)
    assert is_the_same(tills)


class LosesAnswers:
    """What is pushed arrives, and nobody hears of it."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)

    def push(self, entries: Sequence[Entry], erased: Sequence[FactId]) -> None:
        self._server.push(entries, erased)
        self._server.close()
        raise Unavailable("The wire was cut.")


def test_a_push_whose_answer_was_lost_is_pushed_again_and_counts_once(tills: Tills) -> None:
    tills.one.cafe.sell("Latte")
    with tills.one.server() as server, pytest.raises(Unavailable):
        Exchange(tills.one.cafe.shop, LosesAnswers(server), here).whole()
    assert tills.one.cafe.shop.read(how_many_unplaced) > 0
    tills.exchange()
    assert len(tills.two.cafe.sql("SELECT * FROM orders")) == 1
    assert is_the_same(tills)


def test_a_server_put_back_from_an_old_backup_is_given_what_it_forgot(tills: Tills, postgres: PostgresCluster) -> None:
    tills.one.cafe.sell("Latte", customer="Ada")
    tills.exchange()
    with postgres.back_from_backup(tills.url):
        tills.two.cafe.sell("Croissant", customer="Mia")
        tills.one.cafe.sell("Latte", customer="Jonas")
        tills.exchange()
    with pytest.raises(Unavailable, match="first terminal"):
        tills.two.exchange()  # it may not bring back what others recorded before the keeper spoke
    tills.exchange()
    assert len(tills.two.cafe.sql("SELECT * FROM orders")) == 3
    assert is_the_same(tills)


def given(tills: Tills) -> str:
    """The code of a voucher that both tills know."""
    code = tills.one.cafe.code(tills.one.cafe.miss("Flat white", customer="Mia"))
    tills.exchange()
    tills.two.cafe.clock.set(tills.one.cafe.clock.now())
    return code


def with_voucher(till: Till, code: str) -> OrderId:
    order_id = till.cafe.ring("Latte")
    till.cafe.shop.do(till.cafe.ana, attach_voucher, order_id, code)
    return order_id


def test_a_voucher_that_two_tills_spend_at_once_is_spent_once(tills: Tills) -> None:
    code = given(tills)
    one, two = with_voucher(tills.one, code), with_voucher(tills.two, code)
    tills.one.cafe.pay(one)
    assert tills.one.cafe.shop.read(noted_claims) == {}
    with pytest.raises(Refused, match="used at another till"):
        tills.two.cafe.pay(two)
    tills.two.cafe.shop.do(tills.two.cafe.ana, detach_voucher, two)
    tills.two.cafe.pay(two)
    tills.exchange()
    assert tills.two.cafe.shop.read(noted_claims) == {}
    assert tills.one.cafe.sql("SELECT count(*) FROM voucher_redemptions") == [(1,)]
    assert is_the_same(tills)


def test_a_voucher_taken_off_a_ticket_can_be_spent_elsewhere(tills: Tills) -> None:
    code = given(tills)
    order_id = with_voucher(tills.one, code)
    cafe = tills.one.cafe
    charge = cafe.shop.do(cafe.ana, ask_for_card, order_id, Tender(CARD), eur("0.80"), None)
    tills.one.exchange()  # the ticket waits for the card: what it claims stays claimed
    theirs = with_voucher(tills.two, code)
    with pytest.raises(Refused, match="used at another till"):
        tills.two.cafe.pay(theirs)
    cafe.shop.do(cafe.ana, charge_declined, charge)
    cafe.shop.do(cafe.ana, detach_voucher, order_id)
    tills.one.exchange()
    tills.two.cafe.pay(theirs)


def test_while_the_server_is_away_a_claim_waits_for_nobody_and_is_given_back_later(tills: Tills) -> None:
    code = given(tills)
    order_id = with_voucher(tills.one, code)
    reached = tills.one.claims._server
    tills.one.claims._server = Away()  # type: ignore[assignment]
    with pytest.raises(Refused, match="server is away"):
        tills.one.cafe.pay(order_id)
    assert tills.one.claims.is_away
    tills.one.cafe.shop.do(tills.one.cafe.ana, decide, {"offline_voucher_cap": "5.00"})
    tills.one.cafe.pay(order_id)
    assert tills.one.cafe.shop.read(noted_claims) == {}
    tills.one.claims._server = reached


def test_the_total_that_was_said_with_a_voucher_holds_where_the_server_leaves_before_the_card_was_taken(
    tills: Tills,
) -> None:
    """A card machine that stands by itself was told 0.80 meanwhile."""
    code = given(tills)
    cafe = tills.one.cafe
    order_id = with_voucher(tills.one, code)
    cafe.shop.do(cafe.ana, hold_for_paying, order_id)
    theirs = with_voucher(tills.two, code)
    with pytest.raises(Refused, match="used at another till"):
        tills.two.cafe.shop.do(tills.two.cafe.ana, hold_for_paying, theirs)
    tills.one.claims.note_away(away=True)
    paid = cafe.pay(order_id, Tender(CARD))
    assert paid.paid == eur("0.80")
    tills.one.claims.note_away(away=False)
    tills.one.exchange()
    with pytest.raises(Refused, match="used at another till"):
        tills.two.cafe.pay(theirs)
    tills.two.cafe.shop.do(tills.two.cafe.ana, detach_voucher, theirs)
    tills.two.cafe.pay(theirs)
    tills.exchange()
    assert is_the_same(tills)
    assert cafe.shop.read(noted_claims) == {}


def test_what_was_given_back_is_not_spent_while_the_server_is_away(tills: Tills) -> None:
    code = given(tills)
    cafe = tills.one.cafe
    order_id = with_voucher(tills.one, code)
    cafe.shop.do(cafe.ana, hold_for_paying, order_id)
    cafe.shop.do(cafe.ana, detach_voucher, order_id)
    tills.one.exchange()
    cafe.shop.do(cafe.ana, attach_voucher, order_id, code)
    tills.one.claims.note_away(away=True)
    with pytest.raises(Refused, match="server is away"):
        cafe.pay(order_id, Tender(CARD))


class Away:
    """A server that hears what is claimed, and whose answer is lost."""

    def claim(self, _what: str, _order_id: OrderId) -> OrderId:
        raise Unavailable("The shop’s server does not answer.")


def test_a_gift_card_pays_at_one_till_at_a_time(tills: Tills) -> None:
    code = tills.one.cafe.shop.do(tills.one.cafe.ana, sell_gift_card, eur("20.00")).code
    tills.exchange()
    card = Tender("gift card", code=code)
    tills.one.cafe.sell("Latte", tenders=(card,))
    with pytest.raises(Refused, match="just paid at another till"):
        tills.two.cafe.sell("Latte", tenders=(card,))
    tills.exchange()
    tills.two.cafe.sell("Latte", tenders=(card,))
    tills.exchange()
    assert is_the_same(tills)


def test_a_machine_that_was_revoked_is_told_what_to_do(tills: Tills) -> None:
    with psycopg.connect(tills.url, autocommit=True) as admin:
        admin.execute("UPDATE counter.terminals SET revoked_at = now() WHERE terminal = 'T2'")
    with pytest.raises(Refused, match="does not belong to the shop any more"):
        tills.two.exchange()
