"""A fact reads back as it was written, and the same fact is always the same text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.journal.fact import Fact, private, private_map, read_back, write_down
from counter.journal.plain import in_plain_text
from counter.kernel.money import Money
from counter.rooms import ROOMS

NUMBERS = st.integers(-(2**53), 2**53)
LEAVES: Mapping[Any, st.SearchStrategy[Any]] = {
    int: NUMBERS,
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=4),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Money: st.builds(Money, NUMBERS, st.sampled_from(["EUR", "JPY"])),
    Any: st.text() | NUMBERS | st.lists(st.text()),
}
COMPOUNDS: Mapping[Any, Callable[..., st.SearchStrategy[Any]]] = {
    tuple: lambda each: st.lists(each, max_size=3).map(tuple),
    Mapping: lambda keys, each: st.dictionaries(keys, each, max_size=3),
    Union: st.one_of,
    UnionType: st.one_of,
}


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Everything that a field of that type can hold, often what is as its default."""
    if hint in LEAVES:
        return LEAVES[hint]
    if isinstance(hint, NewType):
        return values(hint.__supertype__)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: values(hints[field.name]) for field in fields(hint)})
    of = [values(each) for each in get_args(hint) if each is not ...]
    make = COMPOUNDS.get(get_origin(hint))
    return make(*of) if make else st.from_type(hint)


@pytest.mark.parametrize("kind", [kind for facts, _ in ROOMS for kind in facts.FACTS])
@given(st.data())
def test_every_kind_of_fact_reads_back_as_it_was_written(kind: Any, data: st.DataObject) -> None:
    """In plain text, as whoever records it does: another terminal may be anybody's."""
    written = data.draw(values(kind))
    fact = in_plain_text(written)
    assert in_plain_text(read_back(kind, *write_down(written))) == fact
    assert read_back(kind, *write_down(fact)) == fact
    assert write_down(read_back(kind, *write_down(fact))) == write_down(fact)


FREE = Money(0, "EUR")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sugar:
    spoons: int = 0
    brown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stirred(Fact):
    what: str
    sugar: Sugar = Sugar()
    more: tuple[Sugar, ...] = ()
    price: Money = FREE
    asked_by: str = private()
    notes: Mapping[str, str] = private_map()


def test_what_is_as_its_default_is_not_written() -> None:
    assert write_down(Stirred(what="tea")) == ('{"what":"tea"}', None)
    said = Stirred(what="tea", sugar=Sugar(), more=(), price=Money(0, "EUR"), asked_by="", notes={})
    assert write_down(said) == write_down(Stirred(what="tea"))


def test_what_a_fact_holds_is_written_the_same_way() -> None:
    fact = Stirred(what="tea", sugar=Sugar(spoons=2), more=(Sugar(), Sugar(brown=True)), notes={"1": "hot"})
    assert write_down(fact) == (
        '{"more":[{},{"brown":true}],"sugar":{"spoons":2},"what":"tea"}',
        '{"notes":{"1":"hot"}}',
    )
    assert read_back(Stirred, *write_down(fact)) == fact


@pytest.mark.parametrize("body", ['{"what":1}', "{}", '{"what":"tea","price":380}', '{"what":"tea","sugar":null}'])
def test_what_is_no_such_fact_is_not_read(body: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        read_back(Stirred, body, None)
