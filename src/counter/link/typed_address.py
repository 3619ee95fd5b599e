"""The server's address as people type it: as much of libpq's as is not usual."""

from __future__ import annotations

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

DATABASE = "counter"
"""What the database of a shop is called unless somebody says otherwise."""
_PORT = "5432"


def whole_address(typed: str) -> str:
    """A typed address as libpq reads it: 192.168.1.10 or server:5433/shop; one that is libpq's already stays."""
    typed = typed.strip()
    if not typed or "://" in typed or "=" in typed:
        scheme, _, rest = typed.partition("://")
        return f"postgresql://{rest}" if scheme.lower() in ("postgres", "postgresql") else typed
    hosts, _, database = typed.partition("/")
    hosts = ",".join(each.strip() for each in hosts.split(","))
    return f"postgresql://{hosts}/{database or DATABASE}"


def with_password(url: str, password: str) -> str:
    """An address (libpq's) with the password that was typed beside it; as it is where it is none, or there is none."""
    try:
        return make_conninfo(url, password=password) if password else url
    except psycopg.Error:
        return url


def short_address(url: str) -> str:
    """The same address (libpq's) as short as it can be typed; as it is where it says nothing that has a short way."""
    try:
        said = conninfo_to_dict(url)
    except psycopg.Error:
        return url
    hosts = str(said.get("host") or "").split(",")
    if not all(hosts) or any("/" in each for each in hosts):
        return url
    ports = str(said.get("port") or _PORT).split(",")
    ports *= len(hosts) if len(ports) == 1 else 1
    named = [host if port in ("", _PORT) else f"{host}:{port}" for host, port in zip(hosts, ports, strict=True)]
    database = said.get("dbname") or DATABASE
    return ",".join(named) + ("" if database == DATABASE else f"/{database}")
