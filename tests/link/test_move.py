"""A terminal finds the shop's server at another address, and only if it is the shop's and knows it as it is."""

from __future__ import annotations

import pytest

from counter.kernel.errors import Refused, Unavailable
from counter.link.move import move
from link.joined import Served, address_in
from link.postgres_server import PostgresCluster
from link.proxy import proxy
from link.terminals import ServedShop


@pytest.fixture
def served(served_cafe: Served) -> Served:
    """A café with a server, on which it sold something."""
    return served_cafe


def test_a_terminal_follows_its_server_to_another_address(served: Served, postgres: PostgresCluster) -> None:
    shop = served.open(served.join(served.invite().code))
    with proxy(postgres.port) as line:
        there = served.url.replace(str(postgres.port), str(line.port))
        assert move(shop, there.replace("//", "//shop_admin:secret@")) == "127.0.0.1"
        before, now = served.url, address_in(shop.folder)
        assert (f"port={line.port}" in now.url, "secret" in now.url, before in now.url) == (True, False, False)
        assert served.exchange(shop)[0].down == 0


def test_a_server_that_is_not_the_shops_changes_nothing(served: Served, postgres: PostgresCluster) -> None:
    shop = served.open(served.join(served.invite().code))
    before = address_in(shop.folder)
    other = ServedShop(postgres.url(postgres.new_database()))
    for url, why, how in (
        (other.url, "not ready for this shop|not know this machine", Refused),
        ("postgresql://127.0.0.1:1/shop", "does not answer", Unavailable),
        ("http://shop", "no address of a server", Refused),
    ):
        with pytest.raises(how, match=why):
            move(shop, url)
    assert address_in(shop.folder) == before
