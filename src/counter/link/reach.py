"""How a shop's server is reached, where the shop has one. What speaks PostgreSQL is loaded only then."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from counter.flows.shop import Shop
from counter.journal.claims import Claims, OwnClaims
from counter.kernel.errors import Refused
from counter.link.address import SERVER, read_address
from counter.link.linker import LiveServer
from counter.link.protocol import Run
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


def known_address(folder: Path) -> str:
    """Where the server of the shop in `folder` was found last, as it is typed; "" where nobody knows."""
    from counter.link.typed_address import short_address  # noqa: PLC0415 - as above

    try:
        address = read_address(folder)
    except Refused:
        return ""
    return short_address(address.url) if address else ""


def join_again(shop: Shop, address: str, code: str, run: Run) -> None:
    """As `rejoin`, the address as it is typed; what else is known of the server that is known, as TLS, stays so."""
    from counter.link.rejoin import rejoin  # noqa: PLC0415 - hardly ever
    from counter.link.typed_address import whole_address  # noqa: PLC0415 - as above

    known = read_address(shop.folder) if address.strip() == known_address(shop.folder) else None
    rejoin(shop, known.url if known else whole_address(address), code, run)


def claims_of(folder: Path) -> Claims:
    """Who grants what is spent once to the shop in `folder`: its server, or itself where it has none."""
    return ServerClaims(partial(reach, folder)) if has_server(folder) else OwnClaims()
