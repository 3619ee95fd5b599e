"""Makes a PostgreSQL the server of a shop: roles, tables and functions, the shop, and all it has recorded so far."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.sql import SQL, Identifier, Literal

from counter.flows.shop import Act, Shop
from counter.journal.fact import Entry
from counter.journal.heads import UNHEARD, Link, read_link, write_link
from counter.journal.queries import newest_seq, own_entries
from counter.journal.receive import digest_after
from counter.kernel.errors import Refused
from counter.kernel.ids import Position, ShopId, TerminalId
from counter.link.address import ServerAddress, read_address, write_address
from counter.link.faults import said_to_admin
from counter.link.postgres import PostgresServer
from counter.link.protocol import MOST_AT_ONCE, PROTOCOL
from counter.link.wire import Wire, connect
from counter.store.unit import Connection
from counter.terminals.facts import TerminalRenamed
from counter.terminals.queries import the_terminal
from counter.terminals.rules import number_of

OLDEST = 15
"""The oldest PostgreSQL that has what the functions need."""
FILES = ("log.sql", "joining.sql")
"""What stands in the schema, in the order in which it is made; roles.sql goes before, for the whole PostgreSQL."""
_SQL = Path(__file__).with_name("sql")
ENCODING = "UTF8"
"""How text is kept: a PostgreSQL that was made in no language keeps bytes, unless it is asked."""
CREATE = f"CREATE DATABASE counter TEMPLATE template0 ENCODING '{ENCODING}'"
"""Makes a shop's database so, whatever PostgreSQL would do by itself."""
_ONE_AT_A_TIME = 0x636F756E746572
"""The number of the lock that whoever installs takes."""
_CONNECTIONS = 8
"""How many a terminal may have."""


def init_server(shop: Shop, url: str) -> Position:
    """Makes the PostgreSQL at `url` (libpq's, of its administrator) the server of `shop`; gives how many facts it has.

    Begun again after it was cut off, it goes on. Of a shop that had a server already all comes back to the new one when
    it exchanges facts next. Refused where this is not the keeper's terminal, or where the server cannot be one.
    """
    link = prepare_server(shop, url)
    while not shop.do(shop.itself, begin_link, link):
        link = catch_up(shop)
    with closing(_server_of(shop)) as server:
        return server.hello(UNHEARD.cursor).position


def prepare_server(shop: Shop, url: str) -> Link:
    """All of `init_server` but its end, `begin_link`; on any thread, while the shop goes on. How far the server is."""
    if shop.keys.shop is None:
        raise Refused("Only the shop’s first terminal can do that: it keeps the shop’s key.")
    password = secrets.token_urlsafe(24)
    with closing(connect_admin(url)) as admin:
        install(admin)
        role = add_shop(admin, shop.journal.shop, shop.terminal, password)
        address = ServerAddress(_for_terminals(admin, url), role, password)
    known = shop.read(read_link)
    with closing(PostgresServer(address)) as server:
        link = known or _push_all(shop, server)
    write_address(shop.folder, address)
    return link


def catch_up(shop: Shop) -> Link:
    """Gives the server what was recorded since `prepare_server`; on any thread. How far it is."""
    with closing(_server_of(shop)) as server:
        return _push_all(shop, server)


def _server_of(shop: Shop) -> PostgresServer:
    address = read_address(shop.folder)
    if address is None:
        raise Refused("This shop has no server yet. Make one its server first: counter server init")
    return PostgresServer(address)


def begin_link(act: Act, link: Link) -> bool:
    """The server gives the positions from now on, unless it lacks what was recorded meanwhile; whether it does."""
    if act.read(read_link) is None:
        if act.read(newest_seq, act.terminal) > link.cursor:
            return False
        write_link(act.unit.connection, link)
        _name_first(act)
    return True


def _name_first(act: Act) -> None:
    """One of several has a name: the first is a till, unless somebody called it otherwise."""
    first = act.read(the_terminal, act.terminal)
    if not first.name:
        name = act.language.say("Till {number}", number=number_of(first.terminal))
        act.record(TerminalRenamed(terminal=first.terminal, name=name, place=first.place, role=first.role))


def connect_admin(url: str) -> Wire:
    """A connection as whoever `url` names. Refused in words for who typed it."""
    try:
        conninfo_to_dict(url)
    except psycopg.Error as fault:
        raise said_to_admin(psycopg.ProgrammingError(_without_quoted(str(fault)))) from None
    try:
        return connect(url, 10.0, application_name="counter server")
    except (psycopg.Error, OSError, ValueError) as fault:
        raise said_to_admin(fault) from fault


def _without_quoted(said: str) -> str:
    """What is quoted of an address may be the password in it."""
    return re.sub(r'".*"', "…", said.replace('"="', "="))


def encoding_of(admin: Wire) -> str:
    """How the database keeps text."""
    return admin.info.parameter_status("server_encoding") or ""


def installed_digest() -> bytes:
    """What of our SQL is to be on a server: its SHA-256."""
    return sha256("".join(_sql(name) for name in FILES).encode()).digest()


def install(admin: Wire) -> None:
    """Makes roles, tables and functions, all or nothing; those that a Counter of before made are brought up to date.

    Terminals go on meanwhile, and nothing that shops recorded is touched. Refused where PostgreSQL is too old, where
    `admin` may not, where a newer Counter made what is there, or where somebody else meddled with it.
    """
    if admin.info.server_version < OLDEST * 10_000:
        raise Refused("This PostgreSQL is too old. Counter needs version {oldest} or newer.", oldest=OLDEST)
    if (encoding := encoding_of(admin)) != ENCODING:
        raise Refused(
            "That database keeps text as {encoding}. Make it anew first, in psql: {command}",
            encoding=encoding,
            command=CREATE,
        )
    try:
        with admin.transaction():
            admin.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
            is_there = admin.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'counter'").fetchone() is not None
            if is_there and not _is_of_before(admin):
                return
            _run(admin, "roles.sql")
            admin.execute("SET LOCAL ROLE counter_server")
            admin.execute("SET LOCAL search_path = counter, pg_temp")
            for name in ("before.sql", *FILES) if is_there else FILES:
                _run(admin, name)
            what = (PROTOCOL, version("counter-pos"), installed_digest(), what_is_made(admin))
            admin.execute(
                "INSERT INTO installed AS i (protocol, version, digest, made) VALUES (%s, %s, %s, %s)"
                " ON CONFLICT (one) DO UPDATE SET (protocol, version, digest, made)"
                " = (excluded.protocol, excluded.version, excluded.digest, excluded.made)",
                what,
            )
    except psycopg.Error as fault:
        raise said_to_admin(fault) from fault


def what_is_made(admin: Wire) -> list[str]:
    """Every function and table in the schema, each with its owner, what it does and who may what with it, in a line."""
    with admin.transaction():
        admin.execute("SET LOCAL search_path = counter, pg_temp")
        return [line for (line,) in admin.execute(_sql("made.sql").encode())]


def drifted(admin: Wire) -> Iterator[str]:
    """What stands in the schema otherwise than it was made, and the names of what is gone."""
    was, made = admin.execute("SELECT made FROM counter.installed").fetchall()[0][0], what_is_made(admin)
    yield from (line for line in made if line not in was)
    names = {line.partition(" of ")[0] for line in made}
    yield from (name for line in was if (name := line.partition(" of ")[0]) not in names)


def add_shop(admin: Wire, shop: ShopId, keeper: TerminalId, password: str) -> str:
    """Makes a shop and its keeper's role, which has that password from now on; gives the role's name."""
    role = role_name(shop, keeper)
    try:
        with admin.transaction():
            admin.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
            if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                admin.execute(SQL("CREATE ROLE {}").format(Identifier(role)))
            admin.execute(
                SQL("ALTER ROLE {} LOGIN CONNECTION LIMIT {} PASSWORD {}").format(
                    Identifier(role), Literal(_CONNECTIONS), Literal(scram_of(admin, role, password))
                )
            )
            admin.execute(SQL("GRANT counter_terminal, counter_keeper TO {}").format(Identifier(role)))
            admin.execute("INSERT INTO counter.shops (shop) VALUES (%s) ON CONFLICT DO NOTHING", [shop])
            admin.execute(
                "INSERT INTO counter.terminals (shop, terminal, role, is_keeper) VALUES (%s, %s, %s, true)"
                " ON CONFLICT (shop, terminal) DO UPDATE SET role = excluded.role, is_keeper = true",
                [shop, keeper, role],
            )
    except psycopg.Error as fault:
        raise said_to_admin(fault) from fault
    return role


def role_name(shop: ShopId, terminal: TerminalId) -> str:
    """What a terminal's role is called."""
    return f"c{shop.hex[:12]}_{terminal.lower()}"


def scram_of(wire: Wire, role: str, password: str) -> str:
    """What PostgreSQL keeps of a password: it proves the password and does not tell it."""
    return wire.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()


def _for_terminals(admin: Wire, url: str) -> str:
    """The same server without whoever administers it; over a network only encrypted and with the server proved."""
    said = {name: value for name, value in conninfo_to_dict(url).items() if name not in ("user", "password")}
    if not admin.pgconn.ssl_in_use or "sslmode" in said:
        return make_conninfo("", **said)
    return make_conninfo("", **said, sslmode="require", channel_binding="require")


def _push_all(shop: Shop, server: PostgresServer) -> Link:
    """Gives the server all that the shop recorded, in its order, and proves that it has that and nothing else."""
    known, link = server.hello(UNHEARD.cursor).head.seq, UNHEARD
    while batch := shop.read(_next_own, shop.terminal, link.cursor):
        for entry in batch:
            link = Link(Position(link.cursor + 1), digest_after(link.digest, entry.hash))
        if batch[-1].seq > known:
            server.push(batch, ())
    hello = server.hello(link.cursor)
    if (hello.position, hello.digest) != link:
        raise Refused("That server has other facts of this shop. Name another database, or ask for help.")
    return link


def _next_own(connection: Connection, terminal: TerminalId, after: int) -> Sequence[Entry]:
    return tuple(own_entries(connection, terminal, after + 1, after + MOST_AT_ONCE))


def _is_of_before(admin: Wire) -> bool:
    """Whether what is there was made by a Counter of before; Refused where it is not to be made anew."""
    found = admin.execute("SELECT digest, protocol, version FROM counter.installed").fetchone()
    if found is not None and found[0] == installed_digest():
        return False
    if found is None or is_newer(*found[1:]):
        raise Refused("A newer Counter made that server. Bring the Counter of this machine up to date first.")
    if what := next(drifted(admin), ""):
        raise Refused(
            "Something at that server is not as Counter made it: {what}. Take it back, or make a new database.",
            what=what,
        )
    return True


def is_newer(its_protocol: int, its_version: str) -> bool:
    """Whether a newer Counter than this one made a server."""
    return (its_protocol, _ordinal(its_version)) > (PROTOCOL, _ordinal(version("counter-pos")))


def _ordinal(its_version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in its_version.split(".") if each.isdecimal())


def _sql(name: str) -> str:
    return (_SQL / name).read_text("utf-8")


def _run(admin: Wire, name: str) -> None:
    admin.execute(_sql(name).encode(), prepare=False)
