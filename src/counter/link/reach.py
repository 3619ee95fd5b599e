"""How a shop's server is reached, where the shop has one. What speaks PostgreSQL is loaded only then."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from counter.journal.claims import Claims, OwnClaims
from counter.kernel.errors import Refused
from counter.link.address import SERVER, read_address
from counter.link.linker import LiveServer
from counter.link.server_claims import ServerClaims


def has_server(folder: Path) -> bool:
    """Whether the shop in `folder` has a server, and maybe other terminals."""
    return (folder / SERVER).exists()


def reach(folder: Path) -> LiveServer:
    """What speaks with the server of the shop in `folder`; it connects when it is greeted or asked for a claim.

    Refused where there is none, or nobody can read where it is.
    """
    from counter.link.postgres import PostgresServer  # noqa: PLC0415 - a shop of one terminal never needs it

    address = read_address(folder)
    if address is None:
        raise Refused("This shop has no server: it is the only machine of the shop.")
    return PostgresServer(address)


def claims_of(folder: Path) -> Claims:
    """Who grants what is spent once to the shop in `folder`: its server, or itself where it has none."""
    return ServerClaims(partial(reach, folder)) if has_server(folder) else OwnClaims()
