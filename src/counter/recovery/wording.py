"""The checker of words to customers: they do not hedge, excuse, blame, hide behind a rule or the passive, nor vow."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from counter.kernel.resources import resource

KINDS = ("hedge", "excuse", "blame", "policy", "passive", "promise")
"""What a sentence can do wrong; `promise` is the vow to do better next time."""
LANGUAGES = ("en", "de", "fr", "es", "ar")
"""Those that have a list."""

_APOSTROPHES = dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'")
_STRETCH = "ـ"
_ARABIC = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_AND = {"ar": "[وف]?"}
"""What a language writes onto the front of any word: Arabic its “and” and “so”."""
_SPACE, _GAP, _REST, _ONE = r"[\s ]+", r"(?:[\s ]+\S+){0,3}?[\s ]+", r"\w*", r"\w+"
_SPECIAL = {" ": _SPACE, "*": _REST, "_": _ONE, "(": "(?:", ")": ")", "|": "|"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a place of a sentence: from character `start` up to `end`, what it does, and why that hurts.

    `word` is the place as it stands; `instead` is a sentence that owns the fault, with blanks as the playbook has them.
    """

    start: int
    end: int
    word: str
    kind: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    why: str
    instead: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


def check_words(text: str, language: str) -> tuple[Finding, ...]:
    """What in a sentence to a customer does not own the fault, from its beginning to its end; none where all is well.

    `language` is the sentence's own, with or without a country ("de", "de_AT"); one without a list finds nothing. A
    word that does two things wrong is found once, by the longer place.
    """
    read, places = _as_read(text)
    found = [finding for entry in _entries(language) for finding in _found(entry, text, read, places)]
    return _without_overlaps(found)


def _found(entry: _Entry, text: str, read: str, places: list[int]) -> Iterator[Finding]:
    spared = [match.span() for match in entry.unless.finditer(read)] if entry.unless else []
    for match in entry.words.finditer(read):
        if any(start <= match.start() and match.end() <= end for start, end in spared):
            continue
        start, end = places[match.start()], places[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        word = text[start:end]
        yield Finding(start, end, word, entry.kind, entry.why.format(word=word), entry.instead)


def _without_overlaps(found: Iterable[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(finding.end <= other.start or other.end <= finding.start for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda each: each.start))


def _as_read(text: str) -> tuple[str, list[int]]:
    """A text in small letters with plain apostrophes, and for each letter of it the place it has in `text`.

    Arabic is read without vowel signs, and with one form for letters that people write in several.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if unicodedata.combining(letter):
            letters[-1:] = [_with_mark(letters[-1], letter)] if letters else []
            continue
        for plain in _APOSTROPHES.get(letter, letter).casefold().translate(_ARABIC):
            if plain != _STRETCH:
                letters.append(plain)
                places.append(place)
    return "".join(letters), places


def _with_mark(letter: str, mark: str) -> str:
    """A letter and the accent written after it as one; a vowel sign that makes no letter with it is dropped."""
    both = unicodedata.normalize("NFC", letter + mark)
    return both if len(both) == 1 else letter


@cache
def _entries(language: str) -> tuple[_Entry, ...]:
    name = language.partition("_")[0].partition("-")[0]
    if name not in LANGUAGES:
        return ()
    faults = tomllib.loads(resource("wording", f"{name}.toml").read_text("utf-8"))["fault"]
    return tuple(_entry(fault, name) for fault in faults)


def _entry(fault: dict[str, Any], language: str) -> _Entry:
    unless = _pattern(fault["unless"], language) if "unless" in fault else None
    return _Entry(fault["kind"], fault["why"], fault["instead"], _pattern(fault["words"], language), unless)


def _pattern(phrases: Iterable[str], language: str) -> re.Pattern[str]:
    spelled = {spelling for phrase in phrases for spelling in (phrase, _plainly(phrase, language))}
    longest_first = sorted(spelled, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!\w){_AND.get(language, '')}(?:{'|'.join(map(_phrase, longest_first))})(?!\w)")


def _plainly(phrase: str, language: str) -> str:
    """A phrase as it is written where the keyboard has no umlauts or accents: “spaet”, “a ete oublie”.

    A word that stands alone keeps the accent it ends in: “occupé” without it is another word.
    """
    if language == "de":
        return phrase.translate(_UMLAUTS)
    if language not in {"fr", "es"}:
        return phrase
    ends = "" if " " in phrase else re.findall(r"\w?[*)]*$", phrase)[0]
    return _bare(phrase.removesuffix(ends)) + ends


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _phrase(phrase: str) -> str:
    """The pattern of a phrase as the lists write them."""
    parts = (_as_read(part)[0] for part in phrase.split(" ... "))
    return _GAP.join("".join(_SPECIAL.get(letter) or re.escape(letter) for letter in part) for part in parts)
