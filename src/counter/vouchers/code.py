"""A voucher's code: derived from the shop's key, so that it need not be kept, and nobody can make one up."""

from __future__ import annotations

from uuid import UUID

from counter.journal.seal import Key, Keyring
from counter.kernel.codes import code_from, read_code, readings
from counter.vouchers.model import Voucher


def voucher_code(key: Key, voucher_id: UUID) -> str:
    """The code of a voucher, 4-4-5 with dashes."""
    return code_from(key.sign("voucher", voucher_id))


def code_hash(key: Key, code: str) -> bytes:
    """What the shop keeps of a code (thirteen symbols): enough to know it again, not to say it."""
    return key.sign("voucher code", code)


def hash_of_code(key: Key, voucher_id: UUID) -> str:
    """What the shop keeps of a voucher's code, in hex."""
    return code_hash(key, read_code(voucher_code(key, voucher_id))).hex()


def hashes_of(keys: Keyring, typed: str) -> tuple[bytes, ...]:
    """What the shop would keep of what was scanned or typed, for every code it can be, under each voucher key.

    Refused where it can be no code of ours.
    """
    return tuple(code_hash(key, code) for code in readings(typed) for key in keys.vouchers.values())


def code_of(keys: Keyring, voucher: Voucher) -> str:
    """The code of a voucher as it stands, 4-4-5 with dashes."""
    return voucher_code(keys.vouchers[voucher.key_number], voucher.voucher_id)
