"""The pole display: what a customer reads in two lines while they order, pay and wait."""

from __future__ import annotations

import pytest

from cafe import Cafe, eur
from counter.devices.attached import CD5220
from counter.devices.pole import PoleLine, PoleLines, begun, shown
from counter.flows import ring_up
from counter.flows.open_shop import decide, put_up_menu
from counter.kernel.ids import ItemId, new_id
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.till.settlement import Tender
from counter.ui.board.pole_presenter import PolePresenter
from devices.test_pole import Tube
from ui.sync_desk import SyncDesk


class PoleHarness:
    """A display of the plainest kind."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.lines = PoleLines(PoleLine(""), PoleLine(""))
        self.presenter = PolePresenter(work.shop, self._show)

    def _show(self, lines: PoleLines) -> None:
        self.lines = lines

    def ticket(self, *names: str) -> None:
        order_id = self.work.cafe.ring(*names)
        self.work.do(ring_up.requote, order_id).then(self.presenter.show_ticket)

    @property
    def tube(self) -> list[str]:
        return Tube(CD5220).feed(begun(CD5220) + shown(self.lines, CD5220))


@pytest.fixture
def pole(work: SyncDesk) -> PoleHarness:
    return PoleHarness(work)


def test_what_is_added_stands_over_the_total(work: SyncDesk, pole: PoleHarness) -> None:
    order_id = work.cafe.ring("Latte")
    work.do(ring_up.requote, order_id).then(pole.presenter.show_ticket)
    assert pole.tube == ["1 Latte         3.80", "Total           3.80"]
    work.cafe.ring("Croissant", order_id=order_id)
    work.do(ring_up.requote, order_id).then(pole.presenter.show_ticket)
    assert pole.tube == ["1 Croissant     2.60", "Total           6.40"]
    work.cafe.ring("Latte", order_id=order_id)
    work.do(ring_up.requote, order_id).then(pole.presenter.show_ticket)
    assert pole.tube == ["2 Latte         7.60", "Total          10.20"]


def test_whoever_buys_by_weight_sees_weight_and_price_of_a_kilo(work: SyncDesk, pole: PoleHarness) -> None:
    cheese = ItemAdded(
        item_id=ItemId(new_id()), name="Cheese", category="Food", price=eur("19.90"), tax_class="food",
        station="kitchen", position=900, by_weight=True,
    )  # fmt: skip
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(), items=(cheese,), tax_classes=()))
    order_id = work.cafe.ring("Latte")
    work.do(ring_up.add_item, order_id, cheese.item_id, grams=235).then(pole.presenter.show_ticket)
    assert pole.tube == ["1 Cheese        4.68", "0.235 kg x 19.90    "]
    work.cafe.ring("Latte", order_id=order_id)
    work.do(ring_up.requote, order_id).then(pole.presenter.show_ticket)
    assert pole.tube[1] == "Total          12.28"


def test_change_and_promise_stand_until_the_next_one_begins(work: SyncDesk, pole: PoleHarness) -> None:
    order_id = work.cafe.ring("Latte")
    sale = work.cafe.pay(order_id, Tender("cash", tendered=eur("5")))
    pole.presenter.sold(sale)
    assert sale.due
    ready = f"Ready by {work.language.clock(sale.due)}"
    assert pole.tube == ["Change          1.20", ready.ljust(20)]
    pole.ticket()
    assert pole.tube[0] == "Change          1.20"
    pole.ticket("Mocha")
    assert pole.tube[0].startswith("1 Mocha ")


def test_who_has_read_it_makes_room_for_a_welcome(work: SyncDesk, pole: PoleHarness) -> None:
    pole.presenter.sold(work.cafe.pay(work.cafe.ring("Latte")))
    assert pole.tube[0] == "Total           3.80"
    pole.presenter.forget_the_last()
    assert [line.strip() for line in pole.tube] == ["Welcome to Counter", "Coffee"]


@pytest.mark.parametrize(("locale", "total"), [("de", "Summe"), ("ar", "Total")])
def test_it_speaks_the_language_of_the_shop_where_it_has_its_letters(
    work: SyncDesk, pole: PoleHarness, locale: str, total: str
) -> None:
    work.shop.do(work.shop.itself, decide, {"locale": locale})
    pole.ticket("Latte")
    assert pole.tube[1].split()[0] == total
    assert pole.tube[1].split()[1].replace(",", ".") == "3.80"


def test_a_name_made_to_harm_is_text(cafe: Cafe, pole: PoleHarness) -> None:
    cafe.shop.do(cafe.shop.itself, decide, {"shop_name": "A\x1b@\x0c\x1f\x01 shop"})
    pole.ticket()
    assert "\x1b" not in "".join(pole.tube)
