"""Trades a one-time code for a role at the shop's server and for this terminal's keys, once.

What the machine chose and was given is kept in its folder until its books are whole, so that a lost answer loses
nothing: the server gives the same machine the same answer again.
"""

from __future__ import annotations

import logging
import re
import secrets
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import Any

import psycopg
from msgspec import MsgspecError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from counter.journal.fact import canonical
from counter.kernel.errors import Refused
from counter.kernel.private_files import write_anew
from counter.kernel.typed_json import read_json
from counter.link.door import said_at_the_door
from counter.link.faults import SHUT_OUT
from counter.link.sealed_keys import Invited, login_of, unseal
from counter.link.wire import Wire, connect

JOINING = "joining.json"
"""The file in a folder in which a machine began to join a shop."""
_TIME_OUT = 10.0
_NOT_SECURE = re.compile(r"does not support SSL|channel binding")
_NO_DATABASE = re.compile(r"database \".*\" does not exist")
_LOCAL = ("", "localhost", "127.0.0.1", "::1")
_USED, _NO_SERVER_OF_OURS = "CO006", ("3F000", "42501", "42883")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A machine that joins: the server, the role it came with, and what proves it there from then on.

    `role` and `given` are what it was given, "" and None until then.
    """

    url: str
    came_as: str
    password: str = field(repr=False)
    verifier: str = field(repr=False)
    role: str = ""
    given: Invited | None = field(default=None, repr=False)


def read_enrolled(folder: Path) -> Enrolled | None:
    """What a machine that began to join kept in `folder`; None where none did, or nothing of it can be read."""
    try:
        return read_json((folder / JOINING).read_bytes(), Enrolled)
    except (OSError, MsgspecError):
        return None


def enrol(folder: Path, url: str, code: str) -> tuple[Enrolled, Invited]:
    """Makes this machine the terminal that the code (twelve symbols) is for; where it is so already it goes on.

    Refused in one sentence where the code, the address or the server is not good. OSError where `folder` cannot be
    written.
    """
    url, (came_as, login) = safe_url(url), login_of(code)
    begun = read_enrolled(folder)
    if begun is not None and begun.came_as == came_as and begun.given is not None:
        return begun, begun.given
    with closing(_connected(url, came_as, login)) as wire:
        if begun is None or begun.came_as != came_as:
            password = secrets.token_urlsafe(24)
            verifier = wire.pgconn.encrypt_password(password.encode(), b"", b"scram-sha-256").decode()
            begun = Enrolled(url=url, came_as=came_as, password=password, verifier=verifier)
            _keep(folder, begun)
        role, sealed = _enrolled(wire, begun.verifier)
    given = unseal(code, sealed)
    begun = replace(begun, url=url, role=role, given=given)
    _keep(folder, begun)
    return begun, given


def typed_url(url: str) -> str:
    """An address as somebody types it at a new machine: postgresql://server:5433/counter, no more than it takes."""
    said = conninfo_to_dict(url)
    hosts = str(said.get("host") or "localhost").split(",")
    ports = str(said.get("port") or "").split(",")
    ports += ports[-1:] * (len(hosts) - len(ports))
    places = [f"{host}:{port}" if port not in ("", "5432") else host for host, port in zip(hosts, ports, strict=False)]
    return f"postgresql://{','.join(places)}/{said.get('dbname') or ''}"


def safe_url(url: str) -> str:
    """An address without user and password. Refused where it is none.

    Over a network only encrypted, and with the server proved by whoever's secret it knows.
    """
    try:
        said = conninfo_to_dict(url)
    except psycopg.Error:
        raise Refused(
            "“{url}” is no address of a server. It looks like this: postgresql://server/counter", url=url
        ) from None
    said = {name: value for name, value in said.items() if name not in ("user", "password")}
    hosts = str(said.get("host") or "").split(",")
    if "sslmode" not in said and not all(host in _LOCAL or host.startswith("/") for host in hosts):
        said |= {"sslmode": "require", "channel_binding": "require"}
    return make_conninfo("", **said)


def _connected(url: str, role: str, password: str) -> Wire:
    try:
        wire = connect(url, _TIME_OUT, user=role, password=password, application_name="counter join")
    except (psycopg.Error, OSError, ValueError) as fault:
        raise _why_not(fault, url) from fault
    wire.until = monotonic() + _TIME_OUT
    return wire


def _enrolled(wire: Wire, verifier: str) -> tuple[str, bytes]:
    try:
        row: Any = wire.execute("SELECT role, sealed FROM counter.enrol(%s)", [verifier], binary=True).fetchone()
    except psycopg.Error as fault:
        log.info("enrolling: %s %s", fault.sqlstate, fault)
        if fault.sqlstate == _USED:
            raise Refused(
                "This code was used at another machine, or is older than ten minutes. Ask for a new one."
            ) from fault
        if fault.sqlstate in _NO_SERVER_OF_OURS:
            raise _no_server_of_ours() from fault
        raise Refused("The server went away in the middle. Try again with the same code.") from fault
    role, sealed = row
    return role, sealed


def _why_not(fault: Exception, url: str) -> Refused:
    said = str(fault)
    log.info("joining: %s", said)
    host = str(conninfo_to_dict(url).get("host") or "localhost")
    if SHUT_OUT.search(said):
        return Refused(
            "The server at {host} does not know this code: it is mistyped, was used, or is older than ten minutes."
            " Compare it, or ask for a new one.",
            host=host,
        )
    if _NOT_SECURE.search(said):
        return Refused(
            "The server at {host} does not encrypt what is said. Set TLS up there first, as docs/server.md says.",
            host=host,
        )
    if _NO_DATABASE.search(said):
        return _no_server_of_ours()
    if told := said_at_the_door(fault):
        return told
    return Refused(
        "No server answers at {host}. Compare the address, and see that the server is on and this machine is in the"
        " shop’s network.",
        host=host,
    )


def _no_server_of_ours() -> Refused:
    return Refused("That address is of no shop’s server. Compare it with what the first machine shows.")


def _keep(folder: Path, enrolled: Enrolled) -> None:
    write_anew(folder / JOINING, canonical(enrolled).encode())
