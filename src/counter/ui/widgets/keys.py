"""What the on-screen keyboard's keys are: pages of letters and signs, one for codes, and the keys that do something."""

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
    OTHERS = "shows other letters, or the usual ones again"
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
ARABIC = ("ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤأإآرىةوزظ")
CODE = ("1234567890", "QWERTYP", "ASDFGHJK", "ZXCVBNM")
"""Every sign of a code at once: figures, and the letters that no code is without. I, L, O and U are in none."""

PLACES = (
    *(KeyPlace(KeyAction.TYPE, 0, number) for number in range(10)),
    *(KeyPlace(KeyAction.TYPE, 1, number) for number in range(9)),
    KeyPlace(KeyAction.SHIFT, 2, -1, 1.29),
    *(KeyPlace(KeyAction.TYPE, 2, number) for number in range(7)),
    KeyPlace(KeyAction.BACK, 2, -1, 1.29),
    KeyPlace(KeyAction.DIGITS, 3, -1, 1.41),
    KeyPlace(KeyAction.OTHERS, 3, -1, 1.41),
    KeyPlace(KeyAction.SPACE, 3, -1, 4.95),
    KeyPlace(KeyAction.DONE, 3, -1, 2.27),
)

ARABIC_PLACES = (
    *(KeyPlace(KeyAction.TYPE, row, number, 10 / 12) for row in range(3) for number in range(12)),
    KeyPlace(KeyAction.DIGITS, 3, -1, 1.25),
    KeyPlace(KeyAction.OTHERS, 3, -1, 1.25),
    KeyPlace(KeyAction.SPACE, 3, -1, 4.0),
    KeyPlace(KeyAction.BACK, 3, -1, 1.25),
    KeyPlace(KeyAction.DONE, 3, -1, 2.27),
)

CODE_PLACES = (
    *(KeyPlace(KeyAction.TYPE, row, number) for row, keys in enumerate(CODE) for number in range(len(keys))),
    KeyPlace(KeyAction.BACK, 3, -1, 1.29),
    KeyPlace(KeyAction.DONE, 3, -1, 1.71),
)


PLACES_OF: dict[tuple[str, ...], tuple[KeyPlace, ...]] = {
    LETTERS: PLACES,
    DIGITS: PLACES,
    ACCENTS: PLACES,
    ARABIC: ARABIC_PLACES,
    CODE: CODE_PLACES,
}
"""Where the keys of each page stand."""
LABELS: dict[tuple[str, ...], str] = {LETTERS: "abc", ACCENTS: "ä é ñ", ARABIC: "ابت"}
"""What the key says that leads to a page of letters."""


@dataclass(frozen=True, slots=True)
class KeyWords:
    """What the keyboard's own keys say, the last four read out only; its `usual` page of letters, and the `other`."""

    space: str
    done: str
    shift: str
    back: str
    digits: str
    others: str
    usual: tuple[str, ...] = LETTERS
    other: tuple[str, ...] = ACCENTS


def key_words(language: Language) -> KeyWords:
    """The keys' words, and the letters of whoever reads them."""
    say, is_arabic = language.say, language.locale.language == "ar"
    return KeyWords(
        space=say("space"),
        done=say("Done"),
        shift=say("Capital letter"),
        back=say("Delete the last letter"),
        digits=say("Digits and signs"),
        others=say("Latin letters") if is_arabic else say("Letters with accents"),
        usual=ARABIC if is_arabic else LETTERS,
        other=LETTERS if is_arabic else ACCENTS,
    )
