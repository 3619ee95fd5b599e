"""The chain: each hash is an HMAC-SHA256 under the shop's key over the entry and the hash before it."""

from __future__ import annotations

import hmac
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from counter.journal.fact import canonical
from counter.kernel.errors import Refused

FIRST = "0" * 64
"""What the first fact of a terminal has as `prev`."""


class ShopKey:
    """The shop's secret. Whoever has the database but not this cannot write history."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def sign(self, purpose: str, *parts: object) -> bytes:
        """32 bytes: the HMAC of `parts` for one purpose; no purpose's signature serves another."""
        return hmac.digest(self._secret, canonical([purpose, *map(str, parts)]).encode(), "sha256")


def read_key(path: Path) -> ShopKey:
    """The key kept in the file `path`. Refused where it is not there or not a key."""
    try:
        secret = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError):
        secret = b""
    if len(secret) != 32:  # noqa: PLR2004 - bytes of an HMAC-SHA256 key
        raise Refused("The shop's key {path} is missing or damaged. Put back the one from your backup.", path=path)
    return ShopKey(secret)


def make_key(path: Path) -> ShopKey:
    """A new key in a new file that only its owner can read. FileExistsError where there is one."""
    if path.exists():
        raise FileExistsError(path)
    secret = secrets.token_bytes(32)
    making = path.with_name(path.name + ".new")
    making.unlink(missing_ok=True)
    with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secret.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    making.replace(path)  # whole or not at all
    return ShopKey(secret)


def seal_private(key: ShopKey, fact_id: UUID, hidden: str | None) -> str:
    """What stands in the hash for the private part: it proves the part unchanged without telling it."""
    return "" if hidden is None else key.sign("private", fact_id, hidden).hex()


def chain_hash(  # noqa: PLR0913 - these are what is sealed
    key: ShopKey,
    *,
    fact_id: UUID,
    shop: UUID,
    terminal: str,
    seq: int,
    at: datetime,
    by: UUID,
    kind: str,
    version: int,
    body: str,
    sealed: str,
    prev: str,
) -> str:
    """The hex hash of one entry of the chain."""
    stamp = at.astimezone(UTC).isoformat(timespec="microseconds")
    return key.sign("fact", fact_id, shop, terminal, seq, stamp, by, kind, version, body, sealed, prev).hex()


def head_seal(key: ShopKey, terminal: str, seq: int, head: str) -> str:
    """Proves which fact is the last of a terminal's chain, so that none can be dropped off its end."""
    return key.sign("head", terminal, seq, head).hex()
