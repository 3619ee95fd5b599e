"""A voucher pays once, and says why its bearer has it."""

import multiprocessing
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from cafe import MORNING, Cafe, eur
from counter.bootstrap import open_shop
from counter.flows import attach_voucher, pay, ring_up
from counter.flows.open_shop import decide, put_up_menu
from counter.flows.shop import Act, Shop
from counter.kernel.clock import SetClock
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, OrderId, StaffId, VoucherId, new_id
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.receipts.queries import receipt_of
from counter.store.lock import AlreadyOpen
from counter.vouchers.facts import VoucherRedeemed
from counter.vouchers.queries import vouchers_for
from counter.vouchers.rules import good_until


def test_it_lowers_the_price_and_tells_why_they_have_it(cafe: Cafe) -> None:
    missed = cafe.miss("Flat white", customer="Mia")
    back = cafe.ring("Latte", "Latte")
    before = cafe.shop.do(cafe.ana, ring_up.requote, back).priced
    open_ticket, welcome = cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, back, cafe.code(missed).lower())
    assert open_ticket.priced.total == before.total - eur("3.00")
    assert (welcome.customer, welcome.kind, welcome.what, welcome.minutes_late) == ("Mia", "late", "Flat white", 1)
    assert cafe.vouchers(missed)[0].state == "live"
    cafe.pay(back)
    assert cafe.vouchers(missed)[0].state == "redeemed"


@pytest.mark.parametrize(
    ("keys", "print_as"), [("QWERTZ", ("yz-", "zyß")), ("AZERTY", ("aqzwm1234567890-", "qawz,&é\"'(-è_çà)"))]
)
def test_a_scanner_set_to_other_keys_finds_it_too(cafe: Cafe, keys: str, print_as: tuple[str, str]) -> None:
    code = cafe.code(cafe.miss("Flat white", customer="Mia"))
    typed = code.lower().translate(str.maketrans(*print_as))
    _, welcome = cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, cafe.ring("Latte"), typed)
    assert welcome.customer == "Mia", keys


def test_the_tax_follows_the_lower_price(cafe: Cafe) -> None:
    missed = cafe.miss()
    back = cafe.ring("Latte", "Croissant")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, back, cafe.code(missed))
    cafe.pay(back)
    lines = cafe.order(back).sold
    assert sum(line.reduced.minor for line in lines) == 300
    for line in lines:
        assert line.net + line.tax == line.total
        assert line.tax.minor == pytest.approx(line.total.minor * line.tax_rate / (1 + line.tax_rate), abs=0.5)


def test_a_ticket_that_costs_nothing_spends_no_voucher(cafe: Cafe) -> None:
    water = ItemAdded(
        item_id=ItemId(new_id()),
        name="Tap water",
        category="Drinks",
        price=eur("0.00"),
        tax_class="drinks",
        station="counter",
        position=99,
    )
    cafe.shop.do(cafe.ana, put_up_menu, MenuFile("EUR", (), (water,), ()))
    missed = cafe.miss()
    free = cafe.ring("Tap water")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, free, cafe.code(missed))
    cafe.pay(free)
    assert cafe.vouchers(missed)[0].state == "live"
    assert cafe.shop.read(receipt_of, free).content.vouchers == ()


def test_it_is_refused_the_second_time_with_the_day_it_was_used(cafe: Cafe) -> None:
    code = cafe.code(cafe.miss())
    back = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, back, code)
    cafe.pay(back)
    before = cafe.kinds()
    with pytest.raises(Refused, match="was used on 23 November 2026"):
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, cafe.ring("Latte"), code)
    assert cafe.kinds() == before


def test_its_last_day_is_a_good_day_and_the_next_is_not(cafe: Cafe) -> None:
    missed = cafe.miss()
    until = cafe.vouchers(missed)[0].good_until
    cafe.clock.set(MORNING.replace(year=until.year, month=until.month, day=until.day, hour=22))
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, cafe.ring("Latte"), cafe.code(missed))
    cafe.forward(24 * 60)
    with pytest.raises(Refused, match="was good until 23 February 2027"):
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, cafe.ring("Latte"), cafe.code(missed))


@pytest.mark.parametrize(
    ("day", "months", "until"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
    ],
)
def test_months_are_the_calendars(day: date, months: int, until: date) -> None:
    assert good_until(day, months) == until


def test_a_code_of_another_shop_is_not_known_here(cafe: Cafe, tmp_path: Path) -> None:
    other = Cafe.made_in(tmp_path / "other")
    code = other.code(other.miss())
    other.close()
    with pytest.raises(Refused, match="gave no voucher with that code"):
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, cafe.ring("Latte"), code)


def test_a_voucher_put_on_a_ticket_that_was_just_paid_goes_to_the_next(cafe: Cafe) -> None:
    code = cafe.code(cafe.miss())
    paid = cafe.sell("Latte")
    open_ticket, _ = cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, paid, code)
    assert open_ticket.draft.order_id != paid
    cafe.shop.do(cafe.ana, ring_up.add_item, open_ticket.draft.order_id, cafe.item("Latte"))
    assert cafe.pay(open_ticket.draft.order_id).order_id != paid


def test_the_journal_itself_takes_no_second_redemption(cafe: Cafe) -> None:
    missed, back, later = cafe.miss(), cafe.sell("Latte"), cafe.sell("Latte")
    voucher_id = VoucherId(cafe.vouchers(missed)[0].voucher_id)

    def record(act: Act, order_id: OrderId) -> None:
        act.record(VoucherRedeemed(voucher_id, order_id, eur("3.00")))

    cafe.shop.do(cafe.ana, record, back)
    before = cafe.kinds()
    with pytest.raises(RuntimeError, match="redeemed before"):
        cafe.shop.do(cafe.ana, record, later)
    assert cafe.kinds() == before


def _open_as_soon_as_it_is_free(folder: Path) -> Shop:
    while True:
        with suppress(AlreadyOpen):
            return open_shop(folder, SetClock(MORNING + timedelta(hours=3)))
        time.sleep(0.001)  # whoever asks without a rest keeps the one who has it from getting on


def _race(folder: Path, by: StaffId, codes: list[str], item: str = "Latte") -> None:
    """One of several processes that try every voucher; leaves without pytest's own end."""
    shop = _open_as_soon_as_it_is_free(folder)
    bought = next(each.item_id for each in shop.menu.items if each.name == item)
    for code in codes:
        order_id = OrderId(new_id())
        shop.do(by, ring_up.add_item, order_id, bought)
        try:
            shop.do(by, attach_voucher.attach_voucher, order_id, code)
            shop.do(by, pay.pay, order_id, they_know=True)
        except Refused:
            continue
    shop.store.close()


def test_eight_processes_that_race_for_the_shop_and_its_vouchers_redeem_each_once(cafe: Cafe) -> None:
    missed = [cafe.miss() for _ in range(6)]
    codes, ana, folder = [cafe.code(order_id) for order_id in missed], cafe.ana, cafe.folder
    cafe.close()
    context = multiprocessing.get_context("fork")
    racers = [context.Process(target=_race, args=(folder, ana, codes)) for _ in range(8)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0] * 8
    again = Cafe.opened_in(folder)
    assert again.kinds().count("VoucherRedeemed") == len(codes)
    assert again.sql("SELECT count(*), sum(amount_minor) FROM voucher_redemptions") == [(6, 1800)]
    assert {again.shop.read(vouchers_for, order_id)[0].state for order_id in missed} == {"redeemed"}
    again.close()


def test_processes_that_race_for_the_rest_of_a_voucher_never_spend_more_than_it_was_worth(cafe: Cafe) -> None:
    cafe.shop.do(cafe.shop.itself, decide, {"voucher_keeps_rest": True})
    price = next(item.price.minor for item in cafe.shop.menu.items if item.name == "Croissant")
    codes = [cafe.code(cafe.miss()) for _ in range(3)]
    ana, folder = cafe.ana, cafe.folder
    cafe.close()
    context = multiprocessing.get_context("fork")
    racers = [context.Process(target=_race, args=(folder, ana, codes, "Croissant")) for _ in range(4)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0] * 4
    again = Cafe.opened_in(folder)
    parts = again.sql("SELECT amount_minor, lost_minor FROM voucher_redemptions ORDER BY amount_minor")
    assert parts == [(300 - price, 0)] * 3 + [(price, 0)] * 3
    assert again.sql("SELECT DISTINCT state, left_minor FROM vouchers") == [("redeemed", 0)]
    again.close()


def test_where_the_rest_stays_no_two_orders_get_more_than_it_was_worth(cafe: Cafe) -> None:
    voucher_id = VoucherId(cafe.vouchers(cafe.miss())[0].voucher_id)
    first, second = cafe.sell("Latte"), cafe.sell("Latte")

    def record(act: Act, order_id: OrderId, amount: str) -> None:
        act.record(VoucherRedeemed(voucher_id, order_id, eur(amount), keeps_rest=True))

    cafe.shop.do(cafe.ana, record, first, "2.00")
    with pytest.raises(RuntimeError, match="redeemed before"):
        cafe.shop.do(cafe.ana, record, second, "2.00")
    cafe.shop.do(cafe.ana, record, second, "1.00")
    assert cafe.sql("SELECT state, left_minor FROM vouchers") == [("redeemed", 0)]
