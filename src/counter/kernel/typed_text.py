"""What somebody typed, or a file said: a name, a note, a reason. Names come from the street.

A direction mark can turn an amount around, a control byte can drive a printer, a blank of its own kind makes two names
of one. What writing needs stays: accents, and the joiners of Persian, the Indic scripts and emoji.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile

from counter.kernel.errors import Refused

LONGEST_TEXT = 80
"""The longest customer name, note or reason, in characters."""
_ACTS = {"Cc", "Cf", "Cs", "Co"}
_LOOK_EMPTY = "\u115f\u1160\u2800\u3164\uffa0"  # letters by their category, but nothing is drawn for them
_JOINERS = "\u200c\u200d"
_JOINER_RUN = re.compile(rf"(?<=\S)([{_JOINERS}])[{_JOINERS}]*(?=[^\s{_JOINERS}])|[{_JOINERS}]+")
_ON_TERMINALS = "\n\t" + _JOINERS


def plain_text(text: str) -> str:
    """`text` on one line, composed (NFC), with common blanks, and without control and direction marks."""
    if text.isascii() and text.isprintable():  # nearly always
        return " ".join(text.split())
    joined = _JOINER_RUN.sub(r"\1", "".join(map(_plain, text)))  # a joiner that joins nothing goes
    return unicodedata.normalize("NFC", " ".join(joined.split()))


def tidy_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """What somebody typed as it is kept: plain. Refused where it is longer than `longest` characters: none is cut."""
    plain = plain_text(text)
    if len(plain) > longest:
        raise Refused(
            "That has {count} characters, and at most {most} are kept. Say it shorter.", count=len(plain), most=longest
        )
    return plain


def terminal_text(text: str) -> str:
    """Lines for a terminal, which acts on control bytes: those and direction marks are left out, all else stays."""
    return "".join(letter for letter in text if letter in _ON_TERMINALS or unicodedata.category(letter) not in _ACTS)


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """A character as it may be kept: itself, a blank, or nothing."""
    if letter in _JOINERS:
        return letter
    if letter.isspace() or letter in _LOOK_EMPTY:
        return " "
    return "" if unicodedata.category(letter) in _ACTS or _is_no_character(letter) else letter


def _is_no_character(letter: str) -> bool:
    """Whether it is one of the 66 that Unicode will never give a meaning; others without one may be newer than us."""
    return "\ufdd0" <= letter <= "\ufdef" or ord(letter) & 0xFFFE == 0xFFFE  # noqa: PLR2004 - the last two of a plane


class _Letters(dict[int, str]):
    """Each letter as it is compared: small and without its accent, one for one, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code))[:1].casefold()[:1]
        self[code] = plain or chr(code)
        return self[code]


_LETTERS = _Letters()


def folded(text: str) -> str:
    """`text` as it is compared, letter for letter: “Café” as “cafe”."""
    return text.translate(_LETTERS)


def what_fits(before: str, after: str, longest: int) -> tuple[str, int]:
    """What stays of `after`, which is longer than `longest` and grew out of `before`, and where the cursor stands.

    Of what came in whole words stay as far as they fit; where none does it is `before`.
    """
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    came, room = after[start : len(after) - end], longest - start - end
    words = came[: max(room, 0)]
    if len(words) < len(came) and not came[len(words)].isspace():
        words = words[: words.rfind(" ") + 1]
    words = words.rstrip()
    if not words:
        return before, start
    return after[:start] + words + after[len(after) - end :], start + len(words)


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
