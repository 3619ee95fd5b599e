"""Tickets at the stations and labels on the cups: once a line, and what changes afterwards as tickets of their own."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from cafe import Cafe, eur
from counter.devices.setup import PrinterSetup, Reached
from counter.flows.cancel import cancel
from counter.flows.change_order import change_order
from counter.flows.change_plan import ChangeAsked, LineOff
from counter.flows.gestures import GestureRequest
from counter.flows.make import hand_over
from counter.flows.open_shop import decide, put_up_menu
from counter.flows.print_queue import print_waiting
from counter.flows.printers import send_to, set_up_printer
from counter.flows.ring_up import add_item
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, new_id
from counter.kernel.language import Language
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.orders.layout import ticket_document
from counter.orders.ticket import LabelContent, TicketContent
from counter.paper.columns import document_text
from counter.paper.document import Document
from counter.printing.by_hand import all_waiting
from counter.printing.routes import Route
from counter.settings.printers import routes_of
from counter.settings.stations import USUAL, called


@pytest.fixture
def routed(cafe: Cafe, tmp_path: Path) -> Cafe:
    """Tickets go to a printer at each station, labels to one at the espresso machine."""
    bar = PrinterSetup("Bar", Reached.FILE, str(tmp_path / "bar"))
    routes = (Route("ticket", "Bar"), Route("label", "Bar", "espresso"))
    cafe.shop.do(cafe.staff("Rosa"), decide, {"printers": (bar,), "printer_routes": routes})
    return cafe


def tickets(cafe: Cafe) -> list[tuple[str, str, list[str]]]:
    """What each says: its kind, its station, and its lines."""
    rows = cafe.sql("SELECT content FROM print_jobs WHERE kind = 'ticket' ORDER BY position")
    found = [msgspec.json.decode(str(row[0]), type=TicketContent) for row in rows]
    return [(each.kind, each.station, [f"{line.quantity} {line.name}" for line in each.lines]) for each in found]


def labels(cafe: Cafe) -> list[str]:
    rows = cafe.sql("SELECT content FROM print_jobs WHERE kind = 'label' ORDER BY position")
    found = [msgspec.json.decode(str(row[0]), type=LabelContent) for row in rows]
    return [f"{each.line.name} {each.nth}/{each.of} {each.whose.customer}" for each in found]


def test_a_shop_that_chose_no_printer_for_them_prints_none(cafe: Cafe) -> None:
    cafe.sell("Latte")
    assert tickets(cafe) == []
    assert labels(cafe) == []


def test_each_station_has_a_ticket_and_each_cup_a_label(routed: Cafe) -> None:
    routed.sell("Latte", "Latte", "Filter", "Croissant", customer="Ines")
    assert tickets(routed) == [("new", "brew", ["1 Filter M"]), ("new", "espresso", ["2 Latte M"])]
    assert labels(routed) == ["Latte M 1/2 Ines", "Latte M 2/2 Ines"]


def test_a_ticket_says_where_it_is_made_as_the_shop_calls_it(routed: Cafe) -> None:
    named = called(USUAL, "espresso", "Coffee bar")
    routed.shop.do(routed.staff("Rosa"), decide, {"stations": msgspec.to_builtins(named)})
    routed.sell("Latte", "Filter")
    assert [station for _, station, _ in tickets(routed)] == ["brew", "Coffee bar"]
    assert len(labels(routed)) == 1, "its printer knows it still"
    waiting = routed.shop.read(all_waiting, routes_of(routed.shop.settings))
    assert {"ticket 1 brew", "ticket 1 Coffee bar"} <= {each.title for each in waiting}
    contents = routed.sql("SELECT content FROM print_jobs WHERE kind = 'ticket' ORDER BY position")
    papers = [ticket_document(msgspec.json.decode(str(row[0]), type=TicketContent), Language("de")) for row in contents]
    assert [paper.title for paper in papers] == ["Bon zu Bestellung 1, Brühkaffee", "Bon zu Bestellung 1, Coffee bar"]
    assert ["Brühkaffee" in document_text(paper, 48) for paper in papers] == [True, False]


def test_what_is_sold_by_weight_says_what_it_weighs(routed: Cafe) -> None:
    beans = ItemAdded(
        item_id=ItemId(new_id()), name="Loose beans", category="Coffee", price=eur("24.00"), tax_class="food",
        station="espresso", position=900, by_weight=True,
    )  # fmt: skip
    routed.shop.do(routed.ana, put_up_menu, MenuFile(currency="EUR", groups=(), items=(beans,), tax_classes=()))
    order_id = routed.ring("Latte")
    routed.shop.do(routed.ana, add_item, order_id, beans.item_id, grams=333)
    routed.pay(order_id)
    waiting = routed.shop.read(all_waiting, routes_of(routed.shop.settings))
    for title in ("ticket 1 espresso", "label 1 2"):
        (job,) = (each for each in waiting if each.title == title)
        paper = routed.shop.renderers[job.kind](job.content, False, routed.shop.language)
        assert isinstance(paper, Document)
        assert document_text(paper, 48).count("0.333 kg") == 1


def test_what_is_added_and_what_comes_off_are_tickets_of_their_own(routed: Cafe) -> None:
    order_id = routed.sell("Latte")
    routed.add(order_id, "Filter")
    routed.take_off(order_id, "Latte")
    assert tickets(routed)[1:] == [("more", "brew", ["1 Filter M"]), ("off", "espresso", ["1 Latte M"])]
    assert len(labels(routed)) == 1


def test_what_goes_by_its_category_has_a_ticket_of_its_own_and_the_rest_of_its_station_another(
    routed: Cafe, tmp_path: Path
) -> None:
    cold = PrinterSetup("Cold", Reached.FILE, str(tmp_path / "cold"))
    routed.shop.do(routed.staff("Rosa"), set_up_printer, cold)
    routed.shop.do(routed.staff("Rosa"), send_to, "ticket", "Cold", category="Cold")
    routed.sell("Latte", "Iced americano")
    assert tickets(routed) == [("new", "espresso", ["1 Latte M"]), ("new", "espresso", ["1 Iced americano M"])]
    assert len(labels(routed)) == 2, "labels go by the station still"
    waiting = routed.shop.read(all_waiting, routes_of(routed.shop.settings))
    assert [each.printer for each in waiting if each.title.startswith("ticket")] == ["Bar", "Cold"]


def test_a_cancelled_order_tells_the_stations_and_only_of_what_is_not_made(routed: Cafe) -> None:
    order_id = routed.sell("Latte", "Filter")
    routed.tick_line(order_id, "Filter")
    routed.shop.do(routed.ana, cancel, order_id, "left", with_refund=True)
    assert tickets(routed)[2:] == [("cancelled", "espresso", ["1 Latte M"])]


def test_a_remake_has_a_ticket_that_says_so(routed: Cafe) -> None:
    order_id = routed.sell("Latte")
    routed.put_right("wrong_item", order_id, GestureRequest("remake", (routed.line(order_id, "Latte"),)))
    assert tickets(routed)[1:] == [("remake", "espresso", ["1 Latte M"])]


def test_a_ticket_that_comes_after_its_order_is_over_is_not_printed(routed: Cafe) -> None:
    late = routed.sell("Latte")
    routed.sell("Filter")
    routed.ready(late)
    routed.shop.do(routed.ana, hand_over, late)
    assert print_waiting(routed.shop) == ""
    assert tickets(routed) == []
    printed = sorted(title for title, _ in routed.paper.printed if title.startswith(("ticket", "label")))
    assert printed == ["ticket 2 brew"]


def test_what_is_refused_prints_nothing(routed: Cafe) -> None:
    order_id = routed.sell("Latte")
    before = tickets(routed)
    off = LineOff(routed.line(order_id, "Latte"), "changed", 9)
    with pytest.raises(Refused):
        routed.shop.do(routed.ana, change_order, order_id, ChangeAsked(off=(off,)))
    assert tickets(routed) == before
