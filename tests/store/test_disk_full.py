"""A full disk is one sentence, and nothing is lost: neither what was sold nor the ticket in work."""

import pysqlite3
import pytest

from cafe import Cafe
from counter.flows import ring_up
from counter.journal.verify import check_chain
from counter.kernel.errors import Unavailable
from counter.kernel.ids import OrderId
from counter.rooms import registry


def limit(cafe: Cafe, pages: int) -> None:
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_loses_nothing(cafe: Cafe) -> None:
    kept = cafe.ring("Latte", customer="Mia")
    limit(cafe, 1)
    sold: list[OrderId] = []
    with pytest.raises(Unavailable, match="disk is full"):
        sold.extend(cafe.sell("Latte", "Croissant") for _ in range(200))
    facts = len(cafe.kinds())
    assert cafe.sql("SELECT count(*) FROM orders") == [(len(sold),)]
    limit(cafe, 1_000_000)
    assert [line.quantity for line in cafe.shop.do(cafe.ana, ring_up.requote, kept).draft.lines] == [1]
    cafe.pay(kept)
    assert len(cafe.kinds()) > facts
    with cafe.shop.store.read_report() as connection:
        assert check_chain(connection, registry(), cafe.shop.keys).fault == ""


def test_another_program_on_the_file_is_a_sentence(cafe: Cafe) -> None:
    order_id = cafe.ring("Croissant")
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        raw = unit.connection.connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA busy_timeout = 50")
    other = pysqlite3.connect(str(cafe.database))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match="Another program"):
        cafe.shop.do(cafe.ana, ring_up.add_item, order_id, cafe.item("Latte"))
    other.rollback()
    other.close()
    cafe.ring("Latte", order_id=order_id)
