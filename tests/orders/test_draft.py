"""The half-built ticket: every change can be taken back, and undo gives what there was."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe import Cafe
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, TerminalId, new_id
from counter.menu.rules import Item, Menu
from counter.orders import customer as asked_for
from counter.orders import draft as half_built
from counter.orders.draft import MOST_OF_ONE, Draft
from counter.orders.draft_store import STEPS, StoredDraft, current_draft, find_draft, keep_draft, undo_step

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
T1 = TerminalId("T1")


def one(menu: Menu, name: str) -> Item:
    return next(item for item in menu.items if item.name == name)


def test_the_same_again_goes_on_top_and_a_changed_line_stays_alone(cafe: Cafe) -> None:
    menu = cafe.shop.menu
    latte = one(menu, "Latte")
    milk = next(group for group in latte.groups if group.name == "Milk")
    draft = half_built.add_item(Draft(OrderId(new_id())), latte, LineId(new_id()))
    draft = half_built.add_item(draft, latte, LineId(new_id()))
    assert [line.quantity for line in draft.lines] == [2]
    oat = half_built.toggle_modifier(draft, menu, draft.lines[0].line_id, milk.group_id, "Oat")
    assert oat.lines[0].chosen(milk.group_id) == ("Oat",)
    assert [line.quantity for line in half_built.add_item(oat, latte, LineId(new_id())).lines] == [2, 1]


def test_one_of_a_group_is_always_chosen_where_one_must_be(cafe: Cafe) -> None:
    milk = next(group for group in one(cafe.shop.menu, "Latte").groups if group.name == "Milk")
    assert milk.toggle(("Whole",), "Whole") == ("Whole",)
    assert milk.toggle(("Whole",), "Soy") == ("Soy",)
    with pytest.raises(Refused, match="Choose another"):
        milk.toggle(("Whole",), "Yak")


def test_a_line_holds_no_more_than_a_hand_can_mean(cafe: Cafe) -> None:
    latte = one(cafe.shop.menu, "Latte")
    draft = half_built.add_item(Draft(OrderId(new_id())), latte, LineId(new_id()))
    full = half_built.change_quantity(draft, draft.lines[0].line_id, MOST_OF_ONE - 1)
    with pytest.raises(Refused, match="another order"):
        half_built.add_item(full, latte, LineId(new_id()))
    assert not half_built.change_quantity(full, draft.lines[0].line_id, -MOST_OF_ONE).lines


KINDS = st.sampled_from(["add", "more", "fewer", "off", "oat", "name", "note"])
CHANGES = st.lists(st.tuples(KINDS, st.integers(0, 9)))


def changed(draft: Draft, menu: Menu, what: str, which: int) -> Draft:
    if what == "add" or not draft.lines:
        return half_built.add_item(draft, menu.items[which], LineId(new_id()))
    line_id = draft.lines[which % len(draft.lines)].line_id
    item = menu.item(draft.line(line_id).item_id)
    milk = next((group for group in item.groups if group.name == "Milk"), None)
    if what == "oat" and milk is not None:
        return half_built.toggle_modifier(draft, menu, line_id, milk.group_id, "Oat")
    ways = {
        "more": lambda: half_built.change_quantity(draft, line_id, which),
        "fewer": lambda: half_built.change_quantity(draft, line_id, -1),
        "off": lambda: half_built.remove_line(draft, line_id),
        "name": lambda: asked_for.name_customer(draft, f"Customer {which}"),
    }
    return ways.get(what, lambda: half_built.write_note(draft, line_id, f"note {which}"))()


@settings(max_examples=40)
@given(changes=CHANGES)
def test_undo_walks_back_to_the_empty_ticket(drafts: Cafe, changes: list[tuple[str, int]]) -> None:
    store, menu, key = drafts.shop.store, drafts.shop.menu, drafts.shop.keys.local
    draft = Draft(OrderId(new_id()))
    seen = [draft]
    stored = StoredDraft(draft)
    with store.unit(drafts.shop.itself, NOW) as unit:
        for what, which in changes:
            draft = changed(draft, menu, what, which)
            stored = keep_draft(unit, T1, stored, draft, key)
            if draft != seen[-1]:
                seen.append(draft)
    seen = seen[-STEPS - 1 :]
    with store.unit(drafts.shop.itself, NOW) as unit:
        assert find_draft(unit.connection, draft.order_id, key) == (stored if len(seen) > 1 else None)
        for before in reversed(seen[:-1]):
            stored = undo_step(unit, stored, key)
            assert stored.draft == before
        if len(seen) > 1:
            assert current_draft(unit.connection, T1, key) is not None
        if len(seen) <= STEPS:
            assert not stored.can_undo
            with pytest.raises(Refused, match="nothing to undo"):
                undo_step(unit, stored, key)


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Cafe:
    return Cafe.made_in(tmp_path_factory.mktemp("drafts") / "shop")
