"""Letters as people count them: with their accents, vowel signs and joiners, which no line break may part."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_JOINERS = "\u200c\u200d"
_JOINS_NEXT = "\u200d"
_VIRAMA = 9  # the combining class of what joins two consonants


def letters_of(text: str) -> Iterator[str]:
    """`text` letter by letter."""
    letter = ""
    for character in text:
        if letter and not _continues(letter, character):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def _continues(letter: str, character: str) -> bool:
    kind = unicodedata.category(character)
    if kind.startswith("M") or character in _JOINERS or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if letter[-1] == _JOINS_NEXT or (unicodedata.combining(letter[-1]) == _VIRAMA and kind.startswith("L")):
        return True
    return len(letter) == 1 and _is_half_a_flag(letter) and _is_half_a_flag(character)


def _is_half_a_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
