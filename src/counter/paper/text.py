"""Text that is safe on paper: nothing invisible, nothing cut, and what no font has is named."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter

from counter.kernel.typed_text import plain_text
from counter.paper import fonts
from counter.paper.bidi import reads_from_right
from counter.paper.letters import letters_of
from counter.paper.line import Line

_HOLDING = "\u00a0\u202f"
"""Blanks at which no line breaks."""
_DOT = " · "


def printable(text: str) -> str:
    """`text` as it may be drawn: one line, no control or direction marks, what no font can draw named in brackets.

    Names come from the street: a bidi mark can turn an amount around, a control byte can drive a printer.
    """
    plain = plain_text(text)
    if all(fonts.has(fonts.REGULAR, letter) and not fonts.not_drawn(letter) for letter in plain):
        return plain
    return " ".join("".join(_drawn(plain)).split())


def _drawn(text: str) -> Iterator[str]:
    named = ((letters, _name(letters)) for letters in letters_of(text))
    for name, group in groupby(named, key=itemgetter(1)):
        yield f"[{name}]" if name else "".join(letters for letters, _ in group)


def _name(letters: str) -> str:
    """What stands for what no font has: a letter goes by its script, a picture by what it shows; else ""."""
    if fonts.font_of(letters, fonts.REGULAR):
        return ""
    letter = letters[0]
    name = unicodedata.name(letter, "")
    if not name:
        return f"U+{ord(letter):04X}"
    return name.partition(" ")[0].title() if unicodedata.category(letter)[0] in "LMN" else name.lower()


def wrapped(text: str, font: str, size: float, room: float) -> list[str]:
    """`text` in lines no wider than `room` points; a word wider than a line is broken where it must be."""
    from_right = reads_from_right(text)
    return wrapped_to(text, lambda words: Line(words, font, from_right).width(size) <= room)


def wrapped_to(text: str, fits: Callable[[str], bool]) -> list[str]:
    """`text` in printable lines that each fit; a word that does not fit a line is broken where it must be.

    What stands between two of its dots ("Mara · order 146") stays together where a line has room for it.
    """
    lines = [""]
    for part in _parts(text):
        words = tuple(_words(part))
        whole = " ".join(words)
        if lines[-1] and fits(whole) and not fits(f"{lines[-1]} {whole}"):
            lines.append("")
        for word in words:
            longer = f"{lines[-1]} {word}".strip()
            if fits(longer):
                lines[-1] = longer
            else:
                lines[len(lines) - (not lines[-1]) :] = _broken(word, fits)
    return lines


def _parts(text: str) -> list[str]:
    """What stands between dots, each dot at the end of what it follows."""
    *parts, last = text.split(_DOT)
    return [*(f"{part}{_DOT}".rstrip() for part in parts), last]


def _words(text: str) -> Iterator[str]:
    """What no line break parts. An amount keeps its currency: the blank between them holds, and is a plain one then."""
    for word in text.split(" "):
        drawn = printable(word)
        yield from (drawn,) if any(blank in word for blank in _HOLDING) else drawn.split(" ")


def _broken(word: str, fits: Callable[[str], bool]) -> list[str]:
    pieces = [""]
    for letter in letters_of(word):
        if pieces[-1] and not fits(pieces[-1] + letter):
            pieces.append("")
        pieces[-1] += letter
    return pieces
