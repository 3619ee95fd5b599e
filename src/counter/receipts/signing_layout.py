"""What a receipt says of its signature, as § 6 KassenSichV asks; or since when the signing unit is out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from counter.kernel.language import Language
from counter.paper.document import QR, Align, Block, Gap, Text
from counter.receipts.signer import Signed

_QR_MILLIMETRES = 44
"""How wide the code is: some 450 letters are 81 modules, and each has four dots of a thermal printer."""


def signed_blocks(signed: Signed, language: Language) -> Iterator[Block]:
    """Its signature line by line and as a code; that there is none, and since when; nothing while it waits."""
    say, signature = language.say, signed.signature
    if signature is not None:
        yield Gap()
        moments = {"began": _second(signature.began, language), "ended": _second(signature.ended, language)}
        yield _centred(say("Signed as number {number}: {began} – {ended}", number=signature.transaction, **moments))
        yield _centred(say("Signature {count} of unit {serial}", count=signature.counter, serial=signature.serial))
        if signature.till:
            yield _centred(say("Till {serial}", serial=signature.till))
        yield _centred(say("Check value {value}", value=signature.value))
        if signature.code:
            yield QR(signature.code, _QR_MILLIMETRES, error="m")
    elif signed.out_since is not None:
        yield Gap()
        moment = _moment(signed.out_since, language)
        yield _centred(say("Not signed: our signing unit is out since {moment}.", moment=moment), bold=True)


def _moment(at: datetime, language: Language) -> str:
    return f"{language.short_date(language.local_date(at))} {language.clock(at)}"


def _second(at: datetime, language: Language) -> str:
    """A moment to the second: whoever checks the signature needs it."""
    return f"{_moment(at, language)}:{at.second:02d}"


def _centred(words: str, *, bold: bool = False) -> Text:
    return Text(words, align=Align.CENTRE, bold=bold)
