"""What the on-screen keyboard's keys are: three pages of letters, one for codes, and the keys that do something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counter.kernel.language import Language


class KeyAction(Enum):
    """What a key does."""

    TYPE = "types its letter"
    SHIFT = "the next letter is a capital"
    BACK = "takes the last letter away"
    DIGITS = "shows digits and signs, or the letters again"
    ACCENTS = "shows letters with accents, or the plain ones again"
    SPACE = "types a space"
    DONE = "finishes"


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A key's place: what it does, its row (0 to 3), its number among the letter keys of the row, its width in keys."""

    act: KeyAction
    row: int
    number: int
    width: float = 1.0


LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
DIGITS = ("1234567890", "-/:;()€&@", ".,?!'+#")
ACCENTS = ("äöüßéèêëàâ", "áçñíìîóòô", "úùûåæøœ")
CODE = ("1234567890", "QWERTYP", "ASDFGHJK", "ZXCVBNM")
"""Every sign of a code at once: figures, and the letters that no code is without. I, L, O and U are in none."""

PLACES = (
    *(KeyPlace(KeyAction.TYPE, 0, number) for number in range(10)),
    *(KeyPlace(KeyAction.TYPE, 1, number) for number in range(9)),
    KeyPlace(KeyAction.SHIFT, 2, -1, 1.29),
    *(KeyPlace(KeyAction.TYPE, 2, number) for number in range(7)),
    KeyPlace(KeyAction.BACK, 2, -1, 1.29),
    KeyPlace(KeyAction.DIGITS, 3, -1, 1.41),
    KeyPlace(KeyAction.ACCENTS, 3, -1, 1.41),
    KeyPlace(KeyAction.SPACE, 3, -1, 4.95),
    KeyPlace(KeyAction.DONE, 3, -1, 2.27),
)

CODE_PLACES = (
    *(KeyPlace(KeyAction.TYPE, row, number) for row, keys in enumerate(CODE) for number in range(len(keys))),
    KeyPlace(KeyAction.BACK, 3, -1, 1.29),
    KeyPlace(KeyAction.DONE, 3, -1, 1.71),
)


@dataclass(frozen=True, slots=True)
class KeyWords:
    """What the keyboard's own keys say; the last four are read out only."""

    space: str
    done: str
    shift: str
    back: str
    digits: str
    accents: str


def key_words(language: Language) -> KeyWords:
    """The keys' words in the shop's language."""
    say = language.say
    return KeyWords(
        space=say("space"),
        done=say("Done"),
        shift=say("Capital letter"),
        back=say("Delete the last letter"),
        digits=say("Digits and signs"),
        accents=say("Letters with accents"),
    )
