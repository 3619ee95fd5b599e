"""The chain: each hash is an HMAC-SHA256 under its terminal's chain key over the entry and the hash before it.

The shop's key is the root; every other key is derived from it. A terminal holds its own chain key and the voucher keys,
so that a stolen one cannot write another's history. Only who keeps the shop's key can prove every terminal's chain.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from functools import cached_property, partial
from pathlib import Path
from uuid import UUID

from counter.journal.fact import Entry, canonical
from counter.kernel.errors import Refused
from counter.kernel.ids import FIRST_TERMINAL, TerminalId
from counter.kernel.private_files import write_anew, write_new

FIRST = bytes(32)
"""What the first fact of a terminal has as `prev`."""
SHOP_KEY, TERMINAL_KEYS = "shop.key", "terminal.keys"
"""Files in a shop's folder: the root at the keeper's, the keys of its own at any other terminal's."""
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    """A secret of 32 bytes that signs."""

    secret: bytes

    def to_sign(self, purpose: str) -> Callable[..., bytes]:
        """Signs for that purpose alone."""
        return partial(self.sign, purpose)

    def sign(self, purpose: str, *parts: object) -> bytes:
        """32 bytes: the HMAC of `parts` for one purpose; no purpose's signature serves another."""
        return hmac.digest(self.secret, canonical([purpose, *map(str, parts)]).encode(), "sha256")


@dataclass(frozen=True)
class Keyring:
    """What a terminal may sign with. `vouchers` are by number, the newest is the greatest; more come with `learn`.

    `shop` is the keeper's alone; `disk` is what a terminal that had another name before goes on to seal its disk with.
    """

    terminal: TerminalId
    chain: Key
    vouchers: Mapping[int, Key]
    shop: Key | None = None
    disk: Key | None = None

    @cached_property
    def local(self) -> Key:
        """Seals what only this terminal's own disk holds."""
        return self.disk or Key(self.chain.sign("disk"))

    @property
    def voucher(self) -> tuple[int, Key]:
        """The number and the key that vouchers are issued under now."""
        newest = max(self.vouchers)
        return newest, self.vouchers[newest]

    def learn(self, number: int, key: Key) -> None:
        """Vouchers are issued under this key from now on: a terminal left the shop, and knows those of before."""
        self._have({**self.vouchers, number: key})

    def learn_up_to(self, number: int) -> None:
        """The keeper derives all voucher keys up to that number; nothing at another terminal."""
        if self.shop is not None:
            self._have({each: voucher_key(self.shop, each) for each in range(1, number + 1)})

    def _have(self, vouchers: Mapping[int, Key]) -> None:
        """In place of those of before, which other threads may be looking through."""
        self.__dict__["vouchers"] = vouchers

    def chain_of(self, terminal: str) -> Key | None:
        """The key of a terminal's chain, or None where it lies elsewhere."""
        if terminal == self.terminal:
            return self.chain
        return chain_key(self.shop, TerminalId(terminal)) if self.shop else None


def chain_key(shop: Key, terminal: TerminalId) -> Key:
    """The key of a terminal's chain, from the shop's."""
    return Key(shop.sign("terminal", terminal))


def voucher_key(shop: Key, number: int) -> Key:
    """The voucher key of that number, from the shop's."""
    return Key(shop.sign("vouchers", number))


def snapshot_key(shop: Key) -> Key:
    """What copies of the books for new terminals are signed with, from the shop's key."""
    return Key(shop.sign("snapshots"))


def keeper_keyring(shop: Key) -> Keyring:
    """The keyring of the terminal that keeps the shop's key: the first."""
    return Keyring(FIRST_TERMINAL, chain_key(shop, FIRST_TERMINAL), {1: voucher_key(shop, 1)}, shop)


def terminal_keyring(shop: Key, terminal: TerminalId) -> Keyring:
    """The keyring for another terminal of the shop."""
    return Keyring(terminal, chain_key(shop, terminal), {1: voucher_key(shop, 1)})


def read_keys(folder: Path) -> Keyring:
    """The keyring kept in a shop's folder. Refused where it is not there or damaged.

    The keeper's own keys stand beside the shop's where it got another name.
    """
    own, shop = folder / TERMINAL_KEYS, folder / SHOP_KEY
    if not own.exists():
        return keeper_keyring(read_key(shop))
    keys = _read_terminal_keys(own)
    return replace(keys, shop=read_key(shop)) if shop.exists() else keys


def read_key(path: Path) -> Key:
    """The shop's key kept in the file `path`. Refused where it is not there or not a key."""
    try:
        return _key(path.read_text("ascii").strip())
    except (OSError, ValueError):
        raise _missing(path) from None


def make_key(path: Path) -> Key:
    """A new shop's key in a new file that only its owner can read. FileExistsError where there is one."""
    key = Key(secrets.token_bytes(_BYTES))
    write_new(path, (key.secret.hex() + "\n").encode("ascii"))
    return key


def write_terminal_keys(folder: Path, keys: Keyring) -> None:
    """Keeps another terminal's keys in its folder, in a new file that only its owner can read."""
    write_new(folder / TERMINAL_KEYS, _written(keys))


def keep_learned(folder: Path, keys: Keyring) -> None:
    """Keeps what another terminal's keyring learned, in place of the file that is there."""
    write_anew(folder / TERMINAL_KEYS, _written(keys))


def _written(keys: Keyring) -> bytes:
    vouchers = {number: key.secret.hex() for number, key in keys.vouchers.items()}
    said = {"terminal": keys.terminal, "chain": keys.chain.secret.hex(), "vouchers": vouchers}
    if keys.disk is not None:
        said["disk"] = keys.disk.secret.hex()
    return (json.dumps(said) + "\n").encode("ascii")


def _read_terminal_keys(path: Path) -> Keyring:
    try:
        kept = json.loads(path.read_text("ascii"))
        vouchers = {int(number): _key(secret) for number, secret in kept["vouchers"].items()}
        disk = _key(kept["disk"]) if "disk" in kept else None
        return Keyring(TerminalId(kept["terminal"]), _key(kept["chain"]), vouchers, disk=disk)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _missing(path) from None


def _key(written: str) -> Key:
    secret = bytes.fromhex(written)
    if len(secret) != _BYTES:
        raise ValueError("not a key")
    return Key(secret)


def _missing(path: Path) -> Refused:
    return Refused("The shop's key {path} is missing or damaged. Put back the one from your backup.", path=path)


def seal_private(chain: Key, fact_id: UUID, hidden: str | None) -> bytes:
    """What stands in the hash for the private part: it proves the part unchanged without telling it."""
    return b"" if hidden is None else chain.sign("private", fact_id, hidden)


def chain_hash(chain: Key, entry: Entry) -> bytes:
    """The hash of an entry under its terminal's key: over all of it but its position, which the shop gives later."""
    stamp = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return chain.sign(
        "fact",
        entry.id,
        entry.shop,
        entry.terminal,
        entry.seq,
        entry.subject,
        entry.seen,
        entry.act,
        stamp,
        entry.by,
        entry.kind,
        entry.version,
        entry.body,
        entry.sealed.hex(),
        entry.prev.hex(),
    )


def goes_on_as(chain: Key, terminal: TerminalId) -> str:
    """Proves in hex that whoever has the key of a chain goes on as `terminal`."""
    return chain.sign("goes on as", terminal).hex()


def head_seal(local: Key, terminal: str, seq: int, head: bytes) -> bytes:
    """Proves which fact is the last of a terminal's chain, so that none can be dropped off its end."""
    return local.sign("head", terminal, seq, head.hex())
