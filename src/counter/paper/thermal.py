"""What a thermal printer can do: how wide it prints, and which letters it has, as python-escpos knows of models."""

from __future__ import annotations

import logging
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from platformdirs import user_cache_path

from counter.kernel.private_files import make_folder
from counter.paper import fonts

ANY_MODEL = "default"
"""The model of a printer that nobody knows the name of."""
_FIRST = ("CP1252", "CP858", "CP437", "CP850")
"""Code pages that are tried before the others: between them they have what western shops print."""
_PLAIN = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\u2212": "-"}
"""Letters that only say how lines break, or look like others: no printer has all of them."""
_ASCII = 0x7F


@dataclass(frozen=True, slots=True)
class Thermal:
    """A printer that speaks ESC/POS: its model by python-escpos's name, `columns` of letters, `dots` across."""

    model: str = ANY_MODEL
    columns: int = 48
    dots: int = 576

    @property
    def cuts(self) -> bool:
        """Whether it cuts the paper."""
        features = _model(self.model).features
        return bool(features.get("paperFullCut") or features.get("paperPartCut"))


ROLL_80, ROLL_80_NARROW, ROLL_58 = Thermal(), Thermal(columns=42), Thermal(columns=32, dots=384)


@dataclass(frozen=True, slots=True)
class _Model:
    features: Mapping[str, bool]
    pages: tuple[tuple[int, Mapping[str, int]], ...]


def models() -> tuple[str, ...]:
    """The names of the models that are known."""
    return tuple(sorted(_capabilities()["profiles"]))


def encoded(words: str, model: str, page: int | None) -> tuple[int | None, bytes] | None:
    """Words as a model's bytes, and the number of the code page they are of, None where any will do.

    The `page` that is set already is kept where it has them all. None where no page has: they have to be drawn.
    """
    plain = "".join(_PLAIN.get(letter, letter) for letter in words)
    if plain.isascii():
        return page, plain.encode("ascii")
    if not all(_is_typed(letter) for letter in plain):
        return None
    pages = sorted(_model(model).pages, key=lambda known: known[0] != page)
    for number, letters in pages:
        if all(letter in letters for letter in plain):
            return number, bytes(letters[letter] for letter in plain)
    return None


def _is_typed(letter: str) -> bool:
    """Whether a printer sets it by itself, from left to right: letters that join or stack have to be drawn."""
    category, direction = unicodedata.category(letter), unicodedata.bidirectional(letter)
    return category[0] not in "MC" and direction not in {"R", "AL", "AN"} and fonts.has(fonts.REGULAR, letter)


@cache
def _model(name: str) -> _Model:
    """What is known of a model; of one that is not known, what most can do."""
    profiles = _capabilities()["profiles"]
    profile = profiles.get(name, profiles[ANY_MODEL])
    named = {encoding: int(number) for number, encoding in reversed(profile["codePages"].items())}
    order = sorted(named, key=lambda each: (_FIRST.index(each) if each in _FIRST else len(_FIRST), named[each]))
    pages = ((named[encoding], _letters(encoding)) for encoding in order)
    return _Model(profile["features"], tuple((number, letters) for number, letters in pages if letters))


@cache
def _letters(encoding: str) -> Mapping[str, int]:
    """The bytes of a code page's letters; none where nobody knows them."""
    known = _capabilities()["encodings"].get(encoding, {})
    ascii_letters = {chr(code): code for code in range(0x20, _ASCII)}
    if "data" in known:
        return {letter: 0x80 + at for at, letter in enumerate("".join(known["data"]))} | ascii_letters
    if "python_encode" not in known:
        return {}
    letters = {}
    for code in range(0x80, 0x100):
        letter = bytes([code]).decode(known["python_encode"], errors="replace")
        if letter != "\ufffd":
            letters[letter] = code
    return letters | ascii_letters


@cache
def _capabilities() -> dict[str, Any]:
    """python-escpos's table of models. It keeps a faster copy in a folder, which is ours here and nobody else's.

    It also sets up a logger for the whole program as it is loaded, which is taken back.
    """
    folder = user_cache_path("counter") / "printers"
    make_folder(folder)
    os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = str(folder)
    handlers = logging.root.handlers[:]
    from escpos.capabilities import CAPABILITIES  # noqa: PLC0415 - slow to load, and the counter opens without it

    logging.root.handlers[:] = handlers
    known: dict[str, Any] = CAPABILITIES
    return known
