"""What a shop adds to its receipts and apology slips: words by language, and its logo."""

from __future__ import annotations

import re
import struct
from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, replace

from counter.kernel.errors import Refused
from counter.kernel.language import _

LONGEST_ON_PAPER = 200
LOGO_DOTS = (320, 200)
"""How wide and how high a logo is at most, in dots of a thermal printer: 40 and 25 mm."""
_LONGEST_LOGO = 24_000
"""Letters of its base64."""
_FILLED_IN = {"worth": "{amount}", "until": "{date}"}
_CAN_FILL_IN = {**_FILLED_IN, "headline": "{name}"}
LACKS = _(
    "“{sentence}” has to have {filled_in} in it, which Counter fills in. Write it there, or leave the line empty."
)
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class PaperTexts:
    """Words in one language; empty where the shop adds none, or what comes with Counter holds.

    On receipts `above` stands below the address, `talk` in place of who to talk to, `below` at the end. On the slip
    `headline` ({name} is the customer) and `own` stand in place of its first and its second sentence; `worth`
    ({amount}), `until` ({date}) and `use` in place of its terms, a line each; `closing` at its end.
    """

    above: str = ""
    talk: str = ""
    below: str = ""
    headline: str = ""
    own: str = ""
    worth: str = ""
    until: str = ""
    use: str = ""
    closing: str = ""


def texts_for(texts: Mapping[str, PaperTexts], reader: str, shop: str) -> PaperTexts:
    """What somebody who reads `reader` ("de") finds on paper, in a shop that speaks `shop`.

    What only the shop can say (`above`, `below`, `closing`) is in its own language where it is not said in theirs; for
    all else there are Counter's words in their language.
    """
    theirs, ours = texts.get(reader, PaperTexts()), texts.get(shop, PaperTexts())
    return replace(
        theirs,
        above=theirs.above or ours.above,
        below=theirs.below or ours.below,
        closing=theirs.closing or ours.closing,
    )


def lacks(part: str, text: str) -> str:
    """What a text has to have filled in and has not ("{date}"); "" where nothing is missing."""
    filled_in = _FILLED_IN.get(part, "")
    return filled_in if text and filled_in not in text else ""


def unknown_blank(part: str, text: str) -> str:
    """What in a text looks as if Counter would fill it in, and does not ("{foo}"); "" where nothing does."""
    known = _CAN_FILL_IN.get(part)
    return next((each for each in re.findall(r"\{\w*\}", text) if each != known), "")


def why_unknown(part: str, blank: str) -> Refused:
    """Why such a blank cannot stand in a text, with what can."""
    if part in _CAN_FILL_IN:
        known = _CAN_FILL_IN[part]
        return Refused("“{blank}” is nothing that can be filled in. Use {known}.", blank=blank, known=known)
    return Refused("Nothing is filled in there. Write the sentence without “{blank}”.", blank=blank)


def check_paper_texts(texts: Mapping[str, PaperTexts], before: Mapping[str, PaperTexts]) -> None:
    """Refused where a text is too long for a slip of paper, or does not say what a voucher is worth, or until when.

    A blank that nobody fills in is refused where it did not stand in the texts of `before`.
    """
    if any(len(text) > LONGEST_ON_PAPER for each in texts.values() for text in astuple(each)):
        raise Refused("A text on paper has at most {most} characters. Say it shorter.", most=LONGEST_ON_PAPER)
    for language, each in texts.items():
        was = before.get(language, PaperTexts())
        for part, text in asdict(each).items():
            if (blank := unknown_blank(part, text)) and text != getattr(was, part):
                raise why_unknown(part, blank)
            if missing := lacks(part, text):
                raise Refused(LACKS, sentence=text, filled_in=missing)


def logo_bytes(logo: str) -> bytes:
    """The PNG of the setting `logo`, which is base64; b"" where there is none."""
    return b64decode(logo)


def check_logo(logo: str) -> None:
    """Refused where it is not a PNG in base64 that fits the paper."""
    if not logo:
        return
    try:
        png = b64decode(logo, validate=True)
        across, down = struct.unpack(">II", png[16:24])
    except (Error, struct.error):
        png, across, down = b"", 0, 0
    if not png.startswith(_PNG) or len(logo) > _LONGEST_LOGO or not (0 < across <= LOGO_DOTS[0]) or down > LOGO_DOTS[1]:
        raise Refused("That is no logo. Choose a PNG or a JPEG.")
