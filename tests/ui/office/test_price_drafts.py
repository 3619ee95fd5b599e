"""Prices as they are typed: whatever is saved, the price of another day is what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as with_

from counter.kernel.ids import ItemId, new_id
from counter.kernel.money import Money
from counter.menu.facts import PriceChanged, Size
from counter.menu.model import DatedPrice
from counter.menu.plans import with_price
from counter.menu.rules import Item
from counter.ui.office.item_draft import ItemDraft
from counter.ui.office.price_draft import costs_on

TODAY = date(2026, 11, 28)
WRITTEN = st.tuples(st.integers(0, 1), st.sampled_from(["2.00", "2.50", "3.00", "3.50", ""]))
BACK = (0, None)
SAVES = st.lists(st.tuples(st.integers(0, 3), st.one_of(WRITTEN, WRITTEN, st.just(BACK))), min_size=3, max_size=5)
"""How many days from today on, which size, and its price as it is typed; None: what was planned is taken back."""


def eur(minor: int) -> Money:
    return Money(minor, "EUR")


def item() -> Item:
    sizes = (Size("S", eur(250)), Size("M", eur(300)))
    return Item(item_id=ItemId(new_id()), name="Latte", category="Coffee", price=eur(250), tax_class="drinks",
                station="espresso", sizes=sizes)  # fmt: skip


def saved(known: Item, facts: tuple[PriceChanged, ...]) -> Item:
    base = DatedPrice(date.min, known.price, known.sizes)
    for fact in facts:
        said = DatedPrice(fact.since, fact.price, fact.sizes, fact.to_go_price)
        known = with_(known, prices=with_price(known.prices, said, base))
    return known


@settings(max_examples=40)
@given(SAVES)
def test_no_save_alters_the_price_of_another_day(saves: list[tuple[int, tuple[int, str | None]]]) -> None:
    known = item()
    for days, (size, typed) in saves:
        since = TODAY + timedelta(days=days)
        draft = ItemDraft.open(known, TODAY).begin_on(since, TODAY)
        draft = draft.take_back(TODAY) if typed is None else draft.write_price(size, typed)
        after = saved(known, draft.prices(TODAY))
        until = min((each.since for each in known.prices if each.since > since), default=date.max)
        for each in (TODAY + timedelta(days=n) for n in range(9)):
            is_this = since <= each < until
            wanted = replace(draft.price_from(since) if is_this else costs_on(known, each), since=each)
            assert costs_on(after, each) == wanted
        assert bool(draft.prices(TODAY)) == (draft.news(TODAY) is not None)
        known = after
