"""In which order text of both directions is read from the left: the Unicode Bidirectional Algorithm (UAX #9).

Without its embeddings and isolates, which plain text does not hold. Libraries that order text give one string, in which
nobody can see any more what ran from right to left; who joins Arabic letters or turns brackets around has to.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from unicodedata import bidirectional

_RIGHT = {"R", "AL"}
_STRONG = {"L", *_RIGHT}
_FROM_RIGHT = {*_RIGHT, "AN"}
_NEUTRAL = {"B", "S", "WS", "ON"}
_NUMBERS = {"EN", "AN"}
_LEANS_ON_BEFORE = {"NSM", "BN"}  # of the second only joiners are left in plain text
_BRACKETS = "()[]{}⟨⟩「」『』【】《》〈〉\uff08\uff09\uff3b\uff3d\uff5b\uff5d"
_PAIRS = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Run:
    """Part of a line that runs in one direction; `text` is in the order in which it is spoken."""

    text: str
    from_right: bool


def reads_from_right(text: str) -> bool:
    """Whether this is a text of Arabic or Hebrew: it begins so, and over two thirds of its letters are.

    The first letter alone would turn an English sentence around that begins with somebody's name.
    """
    kinds = [bidirectional(letter) for letter in text]
    from_right = sum(kind in _RIGHT for kind in kinds)
    return bool(kinds) and kinds[0] in _RIGHT and 3 * from_right > 2 * sum(kind in _STRONG for kind in kinds)


def holds_from_right(text: str) -> bool:
    """Whether anything in it runs from the right; a line without stands as it is, whatever it is part of."""
    return any(bidirectional(letter) in _FROM_RIGHT for letter in text)


def runs(text: str, *, from_right: bool) -> tuple[Run, ...]:
    """The runs of a line as they stand from left to right; `from_right` where it is part of what reads so."""
    if not holds_from_right(text):
        return (Run(text, from_right=False),) if text else ()
    found = _level_runs(text, _levels(text, base=int(from_right)))
    for level in range(max(level for level, _ in found), 0, -1):
        found = _turned_around(found, level)
    return tuple(Run(part, from_right=bool(level % 2)) for level, part in found)


def _level_runs(text: str, levels: list[int]) -> list[tuple[int, str]]:
    pairs = zip(levels, text, strict=True)
    return [(level, "".join(letter for _, letter in group)) for level, group in groupby(pairs, key=itemgetter(0))]


def _turned_around(found: list[tuple[int, str]], level: int) -> list[tuple[int, str]]:
    """Rule L2: what is embedded at that level or deeper stands the other way around."""
    ordered: list[tuple[int, str]] = []
    inside: list[tuple[int, str]] = []
    for run in found:
        if run[0] >= level:
            inside.insert(0, run)
        else:
            ordered += [*inside, run]
            inside = []
    return ordered + inside


def _levels(text: str, base: int) -> list[int]:
    """How deep each letter is embedded; where that is odd it runs from the right."""
    embedding = "R" if base else "L"
    kinds = _resolve_weak([bidirectional(letter) or "L" for letter in text], embedding)
    _resolve_brackets(text, kinds, embedding)
    _resolve_neutral(kinds, embedding)
    if base:
        return [1 if kind == "R" else 2 for kind in kinds]  # rule I2
    return [{"L": 0, "R": 1}.get(kind, 2) for kind in kinds]  # rule I1


def _resolve_weak(kinds: list[str], embedding: str) -> list[str]:
    """Rules W1 to W7."""
    before, strong = embedding, embedding
    for i, kind in enumerate(kinds):
        if kind in _LEANS_ON_BEFORE:
            kinds[i] = before
        elif kind == "EN" and strong == "AL":
            kinds[i] = "AN"
        before = kinds[i]
        strong = before if before in _STRONG else strong
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for i in range(1, len(kinds) - 1):
        around = (kinds[i - 1], kinds[i + 1])
        if (kinds[i] in {"ES", "CS"} and around == ("EN", "EN")) or (kinds[i] == "CS" and around == ("AN", "AN")):
            kinds[i] = around[0]
    _join_to_numbers(kinds)
    strong = embedding
    for i, kind in enumerate(kinds):
        strong = kind if kind in _STRONG else strong
        if kind == "EN" and strong == "L":
            kinds[i] = "L"
    return kinds


def _join_to_numbers(kinds: list[str]) -> None:
    """Rules W5 and W6: what stands at a number (currency, percent) goes with it, other separators are neutral."""
    start = 0
    for kind, group in groupby(list(kinds)):
        end = start + len(list(group))
        if kind == "ET":
            at_number = "EN" in (*kinds[max(start - 1, 0) : start], *kinds[end : end + 1])
            kinds[start:end] = ["EN" if at_number else "ON"] * (end - start)
        elif kind in {"ES", "CS"}:
            kinds[start:end] = ["ON"] * (end - start)
        start = end


def _resolve_brackets(text: str, kinds: list[str], embedding: str) -> None:
    """Rule N0: a pair of brackets goes with what is inside, or with what was before."""
    for opening, closing in _bracket_pairs(text, kinds):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if embedding in inside:
            chosen = embedding
        elif inside:
            before = next((d for kind in reversed(kinds[:opening]) if (d := _direction(kind))), embedding)
            chosen = before if before != embedding else embedding
        else:
            continue
        kinds[opening] = kinds[closing] = chosen


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    pairs, waiting = [], list[tuple[str, int]]()
    for i, letter in enumerate(text):
        if kinds[i] != "ON":
            continue
        if letter in _PAIRS:
            waiting.append((_PAIRS[letter], i))
        elif any(closing == letter for closing, _ in waiting):
            while waiting:
                closing, opening = waiting.pop()
                if closing == letter:
                    pairs.append((opening, i))
                    break
    return sorted(pairs)


def _resolve_neutral(kinds: list[str], embedding: str) -> None:
    """Rules N1 and N2: what is neutral goes with what is on both sides, else with the line."""
    start = 0
    for neutral, group in groupby(list(kinds), key=_NEUTRAL.__contains__):
        end = start + len(list(group))
        if neutral:
            before = _direction(kinds[start - 1]) if start else embedding
            after = _direction(kinds[end]) if end < len(kinds) else embedding
            kinds[start:end] = [before if before == after else embedding] * (end - start)
        start = end


def _direction(kind: str) -> str:
    """L or R as rules N0 to N2 see it, which take numbers for R; empty where it is neither."""
    if kind == "L":
        return "L"
    return "R" if kind == "R" or kind in _NUMBERS else ""
