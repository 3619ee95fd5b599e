"""Whoever edits the shop's file without its key, and puts it back afterwards, is given nothing meanwhile."""

# ruff: noqa: S608 - the statements are made of our own tables' names

import pytest

from cafe import Cafe, eur
from counter.flows import attach_voucher, drawer, make, place
from counter.flows.gestures import GestureRequest
from counter.flows.issue_receipt import print_again
from counter.flows.menu import change_item, change_menu
from counter.flows.open_shop import decide
from counter.flows.refund import refund
from counter.flows.ring_up import add_tile
from counter.kernel.errors import Refused
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import PriceChanged
from counter.till.refunds import RefundRequest
from edited import edit, hex_of
from full_day import play_full_day

OUTSIDE = "outside Counter"


PRICE = "UPDATE items SET price_minor = {} WHERE name = 'Latte'"


@pytest.mark.parametrize(
    "change",
    [
        PRICE.format(1),
        "UPDATE items SET tax_class = 'food' WHERE name = 'Latte'",
        "UPDATE modifier_groups SET modifiers = replace(modifiers, '\"default\":true', '\"default\":false')",
        "UPDATE settings SET value = replace(value, '0.19', '0.00') WHERE name = 'tax_rates'",
        "UPDATE settings SET value = '\"Pacific/Kiritimati\"' WHERE name = 'zone_name'",
        "INSERT INTO settings VALUES ('day_starts', '\"00:00:00\"')",
        "UPDATE journal SET body = replace(body, '[380,', '[1,') WHERE kind = 'ItemAdded' AND body LIKE '%Latte%'",
    ],
)
def test_nothing_is_sold_by_what_the_owner_did_not_decide(
    cafe: Cafe, change: str, caplog: pytest.LogCaptureFixture
) -> None:
    cafe.close()
    edit(cafe, change)
    cafe = cafe.reopened()
    order_id = cafe.ring("Latte")
    with pytest.raises(Refused, match=OUTSIDE):
        cafe.pay(order_id)
    assert "OrderPlaced" not in cafe.kinds()
    assert OUTSIDE in caplog.text
    cafe.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE item_prices SET price_minor = 1",
        "DELETE FROM item_prices",
        "UPDATE items SET deposit_minor = 0 WHERE name = 'Mineral water'",
        "UPDATE items SET sizes = replace(sizes, '330', '1') WHERE name = 'Cappuccino'",
        "UPDATE combos SET price_minor = 1",
    ],
)
def test_prices_of_a_day_deposits_sizes_and_combos_are_those_that_were_put_up(cafe: Cafe, change: str) -> None:
    today = cafe.shop.settings.trading_day(cafe.clock.now())
    dearer = PriceChanged(item_id=cafe.item("Espresso"), since=today, price=eur("2.60"))
    cafe.shop.do(cafe.ana, change_item, None, dearer)
    cafe.close()
    edit(cafe, change)
    cafe = cafe.reopened()
    order_id = cafe.ring("Espresso", "Cappuccino", "Mineral water")
    combo = cafe.shop.menu.combos[0]
    cafe.shop.do(cafe.ana, add_tile, order_id, combo.combo_id)
    with pytest.raises(Refused, match=OUTSIDE):
        cafe.pay(order_id)
    cafe.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE combo_prices SET price_minor = 1",
        "DELETE FROM combo_prices",
        "UPDATE choice_prices SET price_minor = -100",
        "DELETE FROM choice_prices",
    ],
)
def test_what_choices_and_combos_cost_from_a_day_on_is_what_was_decided(cafe: Cafe, change: str) -> None:
    today = cafe.shop.settings.trading_day(cafe.clock.now())
    combo, milk = cafe.shop.menu.combos[0], cafe.shop.menu.item(cafe.item("Cappuccino")).groups[0]
    of_combo = ComboPriceChanged(combo_id=combo.combo_id, since=today, price=combo.price - eur("0.10"))
    of_choice = ChoicePriceChanged(group_id=milk.group_id, name="Oat", since=today, price=eur("0.80"))
    cafe.shop.do(cafe.staff("Rosa"), change_menu, [of_combo, of_choice])
    cafe.close()
    edit(cafe, change)
    cafe = cafe.reopened()
    order_id = cafe.ring("Cappuccino")
    cafe.shop.do(cafe.ana, add_tile, order_id, combo.combo_id)
    with pytest.raises(Refused, match=OUTSIDE):
        cafe.pay(order_id)
    cafe.close()


def test_a_price_that_was_put_back_before_the_sale_is_not_the_one_sold(cafe: Cafe) -> None:
    cafe.close()
    edit(cafe, PRICE.format(1))
    cafe = cafe.reopened()
    edit(cafe, PRICE.format(380))
    with pytest.raises(Refused, match="Latte was changed on the menu outside Counter"):
        cafe.sell("Latte")
    cafe.sell("Croissant")
    cafe.close()


def test_a_price_edited_while_the_counter_is_open_is_not_the_one_sold(cafe: Cafe) -> None:
    edit(cafe, PRICE.format(1))
    order_id = cafe.sell("Latte")
    assert cafe.order(order_id).total == eur("3.80")


@pytest.mark.parametrize("again", [False, True])
def test_a_barista_made_owner_gives_no_more_than_a_barista(cafe: Cafe, again: bool) -> None:
    order_id = cafe.sell("Latte")
    if again:
        cafe.put_right("not_good", order_id, GestureRequest("voucher", amount=eur("1.00")))
    edit(cafe, "UPDATE staff SET role = 'owner' WHERE name = 'Ana'")
    with pytest.raises(Refused, match="Your limits were changed outside Counter"):
        cafe.put_right("not_good", order_id, GestureRequest("voucher", amount=eur("200.00")), their_words="so they say")
    assert cafe.kinds().count("VoucherIssued") == int(again)


def test_an_allowance_that_nobody_decided_gives_nothing(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    edit(cafe, """UPDATE staff SET own = '{"gesture":null,"day":null}' WHERE name = 'Ana'""")
    with pytest.raises(Refused, match="Your limits were changed outside Counter"):
        cafe.put_right("not_good", order_id, GestureRequest("voucher", amount=eur("15.00")), their_words="so they say")
    assert "VoucherIssued" not in cafe.kinds()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE vouchers SET good_until = '2030-01-01'",
        "UPDATE vouchers SET amount_minor = 20000",
        "UPDATE vouchers SET automatic = 0",
        "UPDATE vouchers SET state = 'live'; DELETE FROM voucher_redemptions",
        "UPDATE journal SET body = replace(body, '[300,', '[20000,') WHERE kind = 'VoucherIssued'",
    ],
)
def test_a_voucher_is_worth_what_it_was_given_for(cafe: Cafe, change: str) -> None:
    code = cafe.code(cafe.miss("Latte"))
    if "redemptions" in change:
        spent = cafe.ring("Latte")
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, spent, code)
        cafe.pay(spent)
    edit(cafe, *change.split("; "))
    order_id = cafe.ring("Latte")
    with pytest.raises(Refused, match="This voucher was changed outside Counter"):
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)


def test_a_voucher_edited_after_it_was_shown_is_not_spent(cafe: Cafe) -> None:
    code, order_id = cafe.code(cafe.miss("Latte")), cafe.ring("Latte", "Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
    edit(cafe, "UPDATE vouchers SET amount_minor = 760")
    with pytest.raises(Refused, match="This voucher was changed outside Counter"):
        cafe.pay(order_id)


def test_the_code_of_a_small_voucher_does_not_fetch_a_large_one(cafe: Cafe) -> None:
    small, large = cafe.miss("Latte"), cafe.sell("Latte")
    code = cafe.code(small)
    cafe.put_right("not_good", large, GestureRequest("voucher", amount=eur("5.00")))
    edit(
        cafe,
        f"UPDATE vouchers SET code_hash = (SELECT code_hash FROM vouchers WHERE order_id = {hex_of(small)})"
        f" WHERE order_id = {hex_of(large)}",
        f"UPDATE vouchers SET code_hash = x'00' WHERE order_id = {hex_of(small)}",
    )
    with pytest.raises(Refused, match="This voucher was changed outside Counter"):
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, cafe.ring("Latte"), code)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE orders SET total_minor = 1",
        (
            "INSERT INTO payments (payment_id, order_id, tender, currency, amount_minor, tendered_minor, change_minor,"
            " tip_minor, terminal, seq, taken_at, taken_by, business_date) SELECT randomblob(16), order_id, 'cash',"
            " 'EUR', 380, 380, 0, 0, 'T1', 1, placed_at, placed_by, business_date FROM orders"
        ),
        "UPDATE order_lines SET net_minor = 1, unit_minor = 1",
    ],
)
def test_a_tab_costs_what_was_ordered(cafe: Cafe, change: str) -> None:
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, place.place, order_id)
    edit(cafe, change)
    with pytest.raises(Refused, match="Order 1 was changed outside Counter"):
        cafe.pay(order_id)


GIVEN_BACK = ("refund_lines", "refund_tenders", "refunds")


@pytest.mark.parametrize(
    "changes",
    [
        ["UPDATE payments SET amount_minor = 20000, tendered_minor = 20000"],
        ["UPDATE orders SET total_minor = 20000"],
        ["UPDATE order_lines SET unit_minor = 20000, net_minor = 19000"],
        [f"DELETE FROM {table}" for table in GIVEN_BACK],
        ["UPDATE refunds SET amount_minor = 1", "UPDATE refund_tenders SET amount_minor = 1"],
        ["UPDATE refunds SET order_id = randomblob(16)"],
        ["UPDATE payments SET tender = 'card'"],
    ],
)
def test_no_more_goes_back_than_came_in(cafe: Cafe, changes: list[str]) -> None:
    order_id = cafe.sell("Latte", "Croissant")
    croissant = cafe.order(order_id).sold[1].line_id
    cafe.put_right("missing", order_id, GestureRequest("refund", (croissant,)))
    edit(cafe, *changes)
    with pytest.raises(Refused, match="Order 1 was changed outside Counter"):
        cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "all of it")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE gestures SET cost_minor = 1",
        "DELETE FROM gestures",
        "UPDATE gestures SET made_at = made_at - 86400000000",
    ],
)
def test_what_was_given_today_counts(cafe: Cafe, change: str) -> None:
    for _ in range(2):
        cafe.put_right("not_good", None, GestureRequest("on_the_house", amount=eur("4.00")))
    edit(cafe, change)
    with pytest.raises(Refused, match="What you gave today was changed outside Counter"):
        cafe.put_right("not_good", None, GestureRequest("on_the_house", amount=eur("4.00")))


@pytest.mark.parametrize("table", ["gestures", "mishaps", "vouchers"])
def test_what_was_given_for_an_order_counts(cafe: Cafe, table: str) -> None:
    order_id = cafe.sell("Latte")
    cafe.put_right("not_good", order_id, GestureRequest("voucher", amount=eur("4.00")))
    column = {"gestures": "mishap_id", "mishaps": "order_id", "vouchers": "order_id"}[table]
    edit(cafe, f"UPDATE {table} SET {column} = randomblob(16)")
    with pytest.raises(Refused, match=OUTSIDE):
        cafe.put_right("wrong_item", order_id, GestureRequest("voucher", amount=eur("4.00")), by="Ben")


def test_what_was_refunded_counts_for_what_is_made_again_too(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.put_right("not_good", order_id, GestureRequest("refund"), GestureRequest("remake"))
    (again,) = cafe.remakes(order_id)
    edit(cafe, "DELETE FROM refunds")
    with pytest.raises(Refused, match=OUTSIDE):
        cafe.put_right("wrong_item", again, GestureRequest("voucher", amount=eur("3.00")), by="Ben")


def test_a_fact_that_was_taken_out_gives_nothing_back(cafe: Cafe) -> None:
    """A voucher is spent, a refund made and a gift given, though their rows and their facts are gone."""
    order_id, code = cafe.sell("Latte"), cafe.code(cafe.miss("Latte"))
    spent = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, spent, code)
    cafe.pay(spent)
    cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "all of it")
    cafe.put_right("not_good", None, GestureRequest("on_the_house", amount=eur("4.00")))
    kinds = "'VoucherRedeemed', 'Refunded', 'GestureMade', 'MishapOpened'"
    edit(
        cafe,
        "PRAGMA foreign_keys = OFF",
        f"DELETE FROM journal WHERE kind IN ({kinds})",
        "UPDATE vouchers SET state = 'live'",
        *(f"DELETE FROM {table}" for table in ("voucher_redemptions", *GIVEN_BACK, "gestures", "mishaps")),
    )
    with pytest.raises(Refused, match="This voucher was changed outside Counter"):
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, cafe.ring("Latte"), code)
    with pytest.raises(Refused, match="Order 1 was changed outside Counter"):
        cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "all of it")
    with pytest.raises(Refused, match="What you gave today was changed outside Counter"):
        cafe.put_right("not_good", None, GestureRequest("on_the_house", amount=eur("4.00")))


def test_a_copy_is_of_the_receipt_that_was_issued(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.sell("Latte", "Croissant")
    edit(cafe, f"UPDATE receipts SET order_id = {hex_of(order_id)}, issued_at = issued_at - number")
    with pytest.raises(Refused, match="This receipt was changed outside Counter"):
        cafe.shop.do(cafe.ana, print_again, order_id)


def test_a_promise_made_earlier_gives_no_voucher(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    edit(cafe, "UPDATE promises SET due = due - 3600000000")
    cafe.forward(2)
    with pytest.raises(Refused, match="Order 1 was changed outside Counter"):
        cafe.shop.do(cafe.ana, make.ready, order_id)
    assert "VoucherIssued" not in cafe.kinds()


def test_what_was_moved_in_the_journal_decides_nothing(cafe: Cafe) -> None:
    """What was decided first would come last again where two facts change places."""
    cafe.shop.do(cafe.ana, decide, {"zone_name": "Europe/Paris"})
    cafe.close()
    zone = "(SELECT {}(position) FROM journal WHERE kind = 'SettingChanged' AND body LIKE '%zone_name%')"
    edit(
        cafe,
        f"CREATE TEMP TABLE at AS SELECT {zone.format('min')} AS first, {zone.format('max')} AS last",
        "UPDATE journal SET position = -1 WHERE position = (SELECT first FROM at)",
        "UPDATE journal SET position = (SELECT first FROM at) WHERE position = (SELECT last FROM at)",
        "UPDATE journal SET position = (SELECT last FROM at) WHERE position = -1",
        "UPDATE settings SET value = '\"Europe/Berlin\"' WHERE name = 'zone_name'",
    )
    cafe = cafe.reopened()
    with pytest.raises(Refused, match="The shop’s settings were changed outside Counter"):
        cafe.sell("Latte")
    cafe.close()


def test_all_that_nobody_edited_goes_on_as_ever(cafe: Cafe) -> None:
    """The proofs refuse nothing in a day on which everything happens, nor after the counter was opened again."""
    play_full_day(cafe)
    cafe = cafe.reopened()
    cafe.forward(24 * 60)
    order_id = cafe.sell("Latte", "Croissant")
    cafe.put_right("treatment", order_id, GestureRequest("make_first"))
    cafe.shop.do(cafe.staff("Rosa"), refund, order_id, RefundRequest(amount=eur("1.00")), "too cold")
    cafe.close()


@pytest.mark.parametrize(
    "edited",
    [
        "UPDATE journal SET body = replace(body, '\"openings\":0', '\"openings\":1') WHERE kind = 'DayClosed'",
        "UPDATE days_closed SET at = at - 1",
    ],
)
def test_a_z_is_shown_printed_and_gone_on_from_as_it_was_closed(cafe: Cafe, edited: str) -> None:
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("0.00"))
    cafe.shop.do(cafe.ana, drawer.close_day)
    assert cafe.shop.do(cafe.ana, drawer.the_z, 1).number == 1
    edit(cafe, edited)
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("0.00"))
    for flow in (drawer.the_z, drawer.print_z):
        with pytest.raises(Refused, match="Z 0001 was changed outside Counter"):
            cafe.shop.do(cafe.ana, flow, 1)
    with pytest.raises(Refused, match="Z 0001 was changed outside Counter"):
        cafe.shop.do(cafe.ana, drawer.close_day)
