"""The key that PINs are sealed with before they are hashed: in the system's keyring, else in a file of its owner's.

It never stands in the database, so whoever has that alone cannot try all ten thousand PINs on it. All terminals of a
shop have the same: a PIN chosen at one is good at all. It comes to a terminal sealed, with its other keys; the shop's
server never has it.
"""

from __future__ import annotations

import logging
import secrets
from pathlib import Path

from counter.journal.seal import Key, make_key, read_key
from counter.journal.system_keyring import in_keyring
from counter.kernel.errors import Refused
from counter.kernel.ids import ShopId
from counter.kernel.private_files import write_new

PIN_KEY = "pin.key"
"""The file in a shop's folder, where the system has no keyring."""
log = logging.getLogger(__name__)


def find_pin_key(folder: Path, shop: ShopId) -> Key:
    """The shop's PIN key. Refused where it is not to be had, so that nobody can tell a right PIN from a wrong one."""
    key = _find(folder, shop)
    if key is None:
        raise Refused(
            "The key that PINs are checked with is not here: unlock the system’s keyring, or put back {file} from your"
            " backup. The owner can begin anew: counter owner-pin",
            file=folder / PIN_KEY,
        )
    return key


def find_or_make_pin_key(folder: Path, shop: ShopId) -> Key:
    """The shop's PIN key, a new one where there is none: in the system's keyring, or else in a file."""
    return _find(folder, shop) or _in_keyring(shop, secrets.token_bytes(32)) or make_key(folder / PIN_KEY)


def keep_pin_key(folder: Path, shop: ShopId, key: Key) -> None:
    """Keeps the shop's PIN key at a terminal that joins it. FileExistsError where another is in the file already."""
    if _in_keyring(shop, key.secret) is None:
        write_new(folder / PIN_KEY, (key.secret.hex() + "\n").encode("ascii"))


def _find(folder: Path, shop: ShopId) -> Key | None:
    return read_key(folder / PIN_KEY) if (folder / PIN_KEY).exists() else _in_keyring(shop)


def _in_keyring(shop: ShopId, new: bytes | None = None) -> Key | None:
    """What the system's keyring holds for a shop, after `new` was put there; None where it holds nothing."""
    kept = in_keyring(shop.hex, new.hex() if new is not None else None)
    try:
        return Key(bytes.fromhex(kept)) if kept else None
    except ValueError:
        log.warning("what the system’s keyring holds is no key")
        return None
