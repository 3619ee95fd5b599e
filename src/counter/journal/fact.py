"""What a fact is, and how it is written down."""

from __future__ import annotations

from dataclasses import MISSING, field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, NamedTuple, TypeVar
from uuid import UUID

import msgspec

from counter.journal.plain import in_plain_text, surely_plain
from counter.journal.topics import Topic
from counter.kernel.errors import Sentence
from counter.kernel.ids import FactId, Position, Seq, ShopId, StaffId, TerminalId
from counter.kernel.typed_json import read_json, read_plain


class ChainEnd(NamedTuple):
    """The last fact of a terminal's chain: its number, and its hash in hex digits."""

    terminal: TerminalId
    seq: Seq
    hash: str


class Fact:
    """Base of everything that can happen: frozen dataclasses in the past tense, in each room's `facts.py`."""

    version: ClassVar[int] = 1
    topic: ClassVar[Topic]
    """What changes with it."""
    absolute: ClassVar[bool] = False
    """Whether it says all there is to say about its subject, so that nothing before it matters."""
    is_of_its_chain: ClassVar[bool] = False
    """Whether it speaks of the numbers of its terminal's facts, so that it holds in their chain alone."""

    def subject(self, fact_id: FactId) -> str:
        """What it is about, as "order:0193…": the rows it touches and reads are that subject's alone."""
        raise NotImplementedError(type(self).__name__)

    def erases(self) -> tuple[FactId, ...]:
        """Earlier facts whose private part is erased with this one; the chain still holds."""
        return ()

    def revokes(self) -> ChainEnd | None:
        """The terminal that belongs to the shop no more from this fact on, and where its chain ends, if it says so."""
        return None

    def forgot_after(self) -> Position | None:
        """After which position the shop's server had forgotten all, where this one says so: others stand there."""
        return None


class FactOfADay(Fact):
    """A fact that the books of a trading day count: it keeps its day, whatever zone the shop is in later.

    Whoever does the act gives it its day; one that came without has the day it had in UTC.
    """

    business_date: date | None

    def day(self, at: datetime) -> date:
        """Its trading day; `at` (aware UTC) is when it happened."""
        return self.business_date or at.date()


F = TypeVar("F", bound=Fact)
_JSON = msgspec.json.Encoder(order="sorted", uuid_format="hex")


def subject_of(kind: str, *of: object) -> str:
    """The subject of that kind: ids as 32 hex digits, names as they are."""
    return ":".join([kind, *(each.hex if isinstance(each, UUID) else str(each) for each in of)])


def private(default: Any = "") -> Any:
    """A field with personal data: kept apart from the body, outside the hash, so that it can be erased."""
    return field(default=default, metadata={"private": True})


def private_map() -> Any:
    """A mapping with personal data, empty unless given."""
    return field(default_factory=dict, metadata={"private": True})


class Entry(msgspec.Struct, frozen=True):
    """A fact as it stands in the journal.

    `seq` is its number at its terminal, `position` its place in the shop's one order (None while it has none), `act`
    the seq of the first fact of its act, `seen` the position up to which its terminal knew the shop then. `at` is aware
    UTC; `body` and `private` are canonical JSON (sorted keys); `prev` and `hash` are 32 bytes. `sealed` stands in the
    hash for the private part, so that the part can be erased; empty where there never was one. `fact` is what body
    and private part say, where whoever made the entry knew it; rows of the journal are read without.
    """

    id: FactId
    shop: ShopId
    terminal: TerminalId
    seq: Seq
    position: Position | None
    subject: str
    seen: Position
    act: Seq
    at: datetime
    by: StaffId
    kind: str
    version: int
    body: str
    private: str | None
    sealed: bytes
    prev: bytes
    hash: bytes
    fact: Fact | None = None

    @property
    def name(self) -> Sentence:
        """What to call it where something is wrong with it."""
        return Sentence(
            "fact {seq} of {terminal} ({kind}, {id})", seq=self.seq, terminal=self.terminal, kind=self.kind, id=self.id
        )


def canonical(value: object) -> str:
    """`value` as JSON with sorted keys, no spaces, ids as 32 hex digits; the same value always gives the same text."""
    return _JSON.encode(value).decode()


def write_down(fact: Fact) -> tuple[str, str | None]:
    """A fact's body and its private part (None where it has none), as canonical JSON.

    A field that is as its default is left out, and stands there again when it is read back. So a default is part of
    how a fact is written: with another one it is another version of the fact.
    """
    shown = _without_defaults(fact)
    hidden = {name: shown.pop(name) for name in _private_names(type(fact)) if name in shown}  # type: ignore[arg-type]
    return canonical(shown), canonical(hidden) if hidden else None


def _without_defaults(value: Any) -> Any:
    """A dataclass, and those it holds, as a dict of the fields that are not as their defaults; the rest as it is."""
    if type(value) is tuple:
        return [_without_defaults(each) for each in value]
    defaults = _defaults(value.__class__)
    if defaults is None:
        return value
    return {
        name: each if type(each) in _AS_IT_IS else _without_defaults(each)
        for name, default in defaults
        if (each := getattr(value, name)) != default
    }


_AS_IT_IS = frozenset((bool, date, datetime, int, str, UUID))
"""What holds nothing else: most of what a fact says."""


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...] | None:
    """A dataclass's fields, each with its default (MISSING, which equals nothing, where it has none); else None."""
    if not is_dataclass(kind):
        return None
    return tuple(
        (each.name, each.default if each.default_factory is MISSING else each.default_factory())
        for each in fields(kind)
    )


@cache
def _private_names(kind: type) -> frozenset[str]:
    return frozenset(each.name for each in fields(kind) if each.metadata.get("private"))


def read_back(kind: type[F], body: str, hidden: str | None) -> F:
    """The fact that `write_down` wrote, in plain text; erased private fields take their defaults. ValueError if bad.

    A private part that `write_down` cannot have written says nothing: whoever comes after it was erased reads alike.
    """
    try:
        fact = _read_whole(kind, body, hidden) if hidden else None
        fact = fact or read_json(body, kind)
    except RecursionError as fault:
        raise ValueError(f"{kind.__name__}: too deep") from fault
    return fact if surely_plain(body) and (not hidden or surely_plain(hidden)) else in_plain_text(fact)


def _read_whole(kind: type[F], body: str, hidden: str) -> F | None:
    """The fact with its private part, or None where that part cannot be one."""
    try:
        shown, apart = read_json(body, dict[str, Any]), read_json(hidden, dict[str, Any])
        names = _private_names(kind) & apart.keys()  # type: ignore[arg-type]
        return read_plain(shown | {name: apart[name] for name in names}, kind)
    except (ValueError, RecursionError):
        return None


COLUMNS = tuple(name for name in Entry.__struct_fields__ if name != "fact")
"""What the journal's table keeps of an entry, in its order."""
