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
from counter.ui.office.price_draft import costs_on, plans_of

TODAY = date(2026, 11, 28)
DAYS = st.integers(0, 6)
WRITTEN = st.lists(st.tuples(st.integers(0, 1), st.sampled_from(["", "2.00", "2.50", "3.00"])), min_size=1, max_size=3)
SAVES = st.lists(st.tuples(DAYS, st.one_of(WRITTEN, st.none())), max_size=6)


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
def test_no_save_alters_the_price_of_another_day(saves: list[tuple[int, list[tuple[int, str]] | None]]) -> None:
    known = item()
    for days, written in saves:
        since = TODAY + timedelta(days=days)
        draft = ItemDraft.open(known, TODAY).begin_on(since, TODAY)
        draft = draft.take_back(TODAY) if written is None else draft
        for place, text in written or ():
            draft = draft.write_price(place, text)
        after = saved(known, draft.prices(TODAY))
        plans = [each.since for each in plans_of(known, TODAY) if each.since > since]
        until = min(plans, default=date.max)
        for each in (TODAY + timedelta(days=n) for n in range(9)):
            is_this = since <= each < until
            wanted = replace(draft.price_from(since) if is_this else costs_on(known, each), since=each)
            assert costs_on(after, each) == wanted
        assert bool(draft.prices(TODAY)) == (draft.news(TODAY) is not None)
        known = after
