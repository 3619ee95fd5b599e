"""The made-up shops that promises are measured in, and the oracle beside them."""

from made_up_bar import FIRST_DAY, Happened, stream
from made_up_shop import Shop
from oracle import FUTURES, Oracle, dues
from playing import with_engine
from redraw import with_block

SEED = 5


def tapped(happened: list[Happened]) -> list[tuple[float, str, str]]:
    return [(what.at, what.kind, what.order.name if what.order else ",".join(what.crew)) for what in happened]


def test_the_same_seed_gives_the_same_days_and_another_seed_others() -> None:
    shop = Shop.from_seed(SEED)
    assert tapped(stream(shop, days=1)) == tapped(stream(shop, days=1))
    assert tapped(stream(shop, days=1)) != tapped(stream(Shop.from_seed(SEED + 1), days=1))


def test_every_order_is_ready_once_and_after_it_came() -> None:
    happened = stream(Shop.from_seed(SEED), days=1)
    ordered = [what.order for what in happened if what.kind == "order" and what.order is not None]
    ready = [what.order for what in happened if what.kind == "ready" and what.order is not None]
    assert len(ordered) > 300
    assert set(ordered) == set(ready)
    assert len(ready) == len(set(ready))
    assert all(order.ready > order.at for order in ordered)


def test_the_oracle_knows_how_likely_every_wait_is_but_not_the_wait() -> None:
    shop = Shop.from_seed(SEED)
    oracle = Oracle(shop)
    ranks = [
        float(oracle.waits(what.view).searchsorted(what.order.ready - what.at)) / FUTURES
        for what in stream(shop, days=2)
        if what.order is not None and what.view is not None
    ]
    for share in (0.25, 0.5, 0.75, 0.9):
        assert abs(sum(rank < share for rank in ranks) / len(ranks) - share) < 0.05


def test_the_oracle_promises_whole_minutes_and_keeps_what_is_asked() -> None:
    shop = Shop.from_seed(SEED)
    orders = [(what.order, what.view) for what in stream(shop, days=1) if what.order and what.view]
    due = dues(shop, orders, FIRST_DAY, 0.9)
    kept = sum(order.ready <= promised for (order, _), promised in zip(orders, due, strict=True)) / len(due)
    assert all(promised % 60 == 0 for promised in due)
    assert 0.9 <= kept < 0.92


def test_the_engine_is_ticked_while_orders_are_open() -> None:
    shop = Shop.from_seed(SEED)
    found = with_engine(shop, stream(shop, days=1)[:100])
    assert found.promises
    assert len(found.ticks_took) > 20
    assert all(0 <= chance <= 1 for _, chance in found.chances)


def test_new_figures_go_where_the_page_has_a_place_for_them() -> None:
    page = "Before.\n<!-- figures: kept -->\nold\n<!-- end -->\nAfter.\n"
    assert with_block(page, "kept", "new") == "Before.\n<!-- figures: kept -->\n\nnew\n\n<!-- end -->\nAfter.\n"
