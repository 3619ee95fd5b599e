"""A shop gets its server while somebody sells: what is recorded meanwhile is sent before the server gives positions."""

from __future__ import annotations

from cafe import Cafe
from counter.journal.heads import read_link
from counter.link.install import begin_link, catch_up, prepare_server


def test_a_sale_in_between_is_sent_too(cafe: Cafe, database_url: str) -> None:
    shop = cafe.shop
    link = prepare_server(shop, database_url)
    cafe.sell("Latte")
    assert not shop.do(cafe.ana, begin_link, link)
    assert shop.read(read_link) is None
    caught_up = catch_up(shop)
    assert caught_up.cursor > link.cursor
    assert shop.do(cafe.ana, begin_link, caught_up)
    assert shop.read(read_link) == caught_up
