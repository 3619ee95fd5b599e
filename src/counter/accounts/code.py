"""A gift card's code: derived as a voucher's is, from the same keys for another purpose."""

from __future__ import annotations

from uuid import UUID

from counter.accounts.model import GiftCard
from counter.journal.seal import Key, Keyring
from counter.kernel.codes import code_from, readings
from counter.kernel.errors import Refused
from counter.till.rules import check_no_card_number


def gift_card_code(key: Key, card_id: UUID) -> str:
    """The code of a gift card, 4-4-5 with dashes."""
    return code_from(key.sign("gift card", card_id))


def code_hash(key: Key, code: str) -> bytes:
    """What the shop keeps of a code (thirteen symbols): enough to know it again, not to say it."""
    return key.sign("gift card code", code)


def hashes_of(keys: Keyring, typed: str) -> tuple[bytes, ...]:
    """What the shop would keep of what was scanned or typed, for every code it can be, under each key.

    Refused where it can be no code of ours.
    """
    try:
        codes = readings(typed)
    except Refused:
        check_no_card_number(typed)
        raise Refused("That is no gift card code. It has 13 letters and figures: compare it with the card.") from None
    return tuple(code_hash(key, code) for code in codes for key in keys.vouchers.values())


def code_of(keys: Keyring, card: GiftCard) -> str:
    """The code of a gift card as it stands, 4-4-5 with dashes."""
    return gift_card_code(keys.vouchers[card.key_number], card.card_id)
