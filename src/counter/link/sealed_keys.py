"""What an invited machine is given, sealed under the one-time code that its owner types there.

The code has 60 bits, twelve Crockford base32 symbols shown 4-4-4, and is good for ten minutes. It goes through scrypt
(RFC 7914) once for what the machine logs in with, and once more, under a salt of the invitation's own, for the key that
opens what was sealed with ChaCha20-Poly1305 (RFC 8439): who runs the server has the one and never the other.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from msgspec import MsgspecError

from counter.journal.fact import canonical
from counter.journal.seal import Key, Keyring
from counter.kernel.codes import SYMBOLS
from counter.kernel.errors import Refused
from counter.kernel.ids import ShopId, StaffId, TerminalId
from counter.kernel.typed_json import read_json

_LENGTH, _GROUP = 12, 4
_READ_AS = str.maketrans("ILO", "110")
_SALT, _NONCE = 16, 12
_COST = 2**15
"""What one try costs: a tenth of a second and 32 MB."""
_LOGGING_IN = b"counter: an invited machine logs in"
"""The salt of what a machine logs in with: it knows nothing but the code then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """All that a machine needs to be a terminal: who it is there, by whose invitation, and its keys (hex).

    `vouchers` are by number; `pin` is what PINs are checked with, `snapshot` proves a copy of the books.
    """

    shop: UUID
    terminal: str
    name: str
    place: str
    role: str
    by: UUID
    chain: str = field(repr=False)
    vouchers: Mapping[str, str] = field(repr=False)
    pin: str = field(repr=False)
    snapshot: str = field(repr=False)

    @property
    def keys(self) -> Keyring:
        """What the terminal signs with."""
        vouchers = {int(number): Key(bytes.fromhex(key)) for number, key in self.vouchers.items()}
        return Keyring(TerminalId(self.terminal), Key(bytes.fromhex(self.chain)), vouchers)

    @property
    def shop_id(self) -> ShopId:
        """The shop."""
        return ShopId(self.shop)

    @property
    def invited_by(self) -> StaffId:
        """Who invited it."""
        return StaffId(self.by)


def new_code() -> str:
    """A code that nobody had, twelve symbols."""
    return "".join(secrets.choice(SYMBOLS) for _ in range(_LENGTH))


def show_code(code: str) -> str:
    """Twelve symbols as people read them: K7QM-2XRT-9B4C."""
    return "-".join(code[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def read_code(typed: str) -> str:
    """Twelve symbols. Case, blanks and dashes say nothing; I and L are 1, O is 0. Refused where it can be no code."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_READ_AS)
    if strange := next((sign for sign in code if sign not in SYMBOLS), ""):
        raise Refused("“{sign}” is in no such code. Compare it with the other machine.", sign=strange)
    if len(code) != _LENGTH:
        raise Refused(
            "The code has {length} letters and figures, and this has {count}. Compare it with the other machine.",
            length=_LENGTH,
            count=len(code),
        )
    return code


def login_of(code: str) -> tuple[str, str]:
    """The role and the password that a machine with that code logs in as, once."""
    root = _stretched(code, _LOGGING_IN)
    return f"join_{_derived(root, b'role', 10).hex()}", _derived(root, b"password", 32).hex()


def seal(code: str, invited: Invited) -> bytes:
    """What only somebody with the code can read: salt, nonce, and the rest."""
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    return salt + nonce + ChaCha20Poly1305(_stretched(code, salt)).encrypt(nonce, canonical(invited).encode(), None)


def unseal(code: str, sealed: bytes) -> Invited:
    """What was sealed under the code. Refused where it was not, or is not whole."""
    salt, nonce, rest = sealed[:_SALT], sealed[_SALT : _SALT + _NONCE], sealed[_SALT + _NONCE :]
    try:
        return read_json(ChaCha20Poly1305(_stretched(code, salt)).decrypt(nonce, rest, None), Invited)
    except (InvalidTag, ValueError, MsgspecError):
        raise Refused(
            "What the server has for this code was not sealed with it. Ask for a new code where this one was made."
        ) from None


def seal_voucher_key(chain: Key, number: int, key: Key) -> bytes:
    """A new voucher key for one terminal, sealed under a key derived from that of its chain."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _for_voucher_keys(chain).encrypt(nonce, key.secret, str(number).encode())


def unseal_voucher_key(chain: Key, number: int, sealed: bytes) -> Key:
    """The voucher key of that number. Refused where it was not sealed for this terminal."""
    try:
        secret = _for_voucher_keys(chain).decrypt(sealed[:_NONCE], sealed[_NONCE:], str(number).encode())
    except (InvalidTag, ValueError):
        raise Refused("The shop’s server has a voucher key that was not sealed for this machine.") from None
    return Key(secret)


def _for_voucher_keys(chain: Key) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(chain.sign("voucher keys"))


def _stretched(code: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(code.encode("ascii"))


def _derived(root: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose).derive(root)
