"""The shop's server has another address: this terminal finds it there from now on, as who it was.

So a terminal follows a server that got another address, was put back on another machine, or has a second one beside it.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from counter.flows.shop import Shop
from counter.journal.heads import UNHEARD
from counter.kernel.errors import Refused
from counter.link.address import read_address, write_address
from counter.link.enrol import safe_url
from counter.link.faults import ShutOut
from counter.link.postgres import PostgresServer


def move(shop: Shop, url: str) -> str:
    """Keeps `url` (libpq's) once the server there has greeted this very terminal; gives the server's name.

    Refused where it is no address, or the server there does not let this terminal in or takes it for another;
    Unavailable where none answers. Nothing is changed then.
    """
    address = read_address(shop.folder)
    if address is None:
        raise Refused("This shop has no server: it is the only machine of the shop.")
    there = replace(address, url=safe_url(url))
    with closing(PostgresServer(there)) as server:
        try:
            hello = server.hello(UNHEARD.cursor)
        except ShutOut as shut:
            raise _another(server.host) from shut
        if (hello.shop, hello.terminal) != (shop.journal.shop, shop.terminal):
            raise _another(server.host)
    write_address(shop.folder, there)
    return server.host


def _another(host: str) -> Refused:
    return Refused(
        "The server at {host} does not know this machine: it is of another shop, or has not its roles. Nothing was"
        " changed.",
        host=host,
    )
