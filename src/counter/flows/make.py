"""At the bar: ticking, ready, handing over, who is here, what is broken."""

from __future__ import annotations

from counter.flows.apologise import apologise_for_miss
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, StaffId
from counter.orders.facts import LineMade, OrderHandedOver, OrderReady, OrderRecalled
from counter.orders.queries import Order, the_order
from counter.orders.rules import check_can_be_handed_over, check_can_be_made, check_can_be_recalled
from counter.people.facts import BarStaffed
from counter.people.queries import read_crew, read_staff
from counter.people.rules import who_comes, who_goes
from counter.promises.facts import StationChanged
from counter.promises.queries import stations_in_trouble, the_promise
from counter.promises.stations import DOWN, FINE, GRINDER_AT
from counter.store.unit import Unit


def tick_line(shop: Shop, unit: Unit, order_id: OrderId, line_id: LineId, *, made: bool) -> None:
    """A line is made, or is not after all."""
    order = the_order(unit.connection, order_id)
    check_can_be_made(order.state, order.number)
    line = next((line for line in order.lines if line.line_id == line_id), None)
    if line is None:
        raise Refused("That line is not on the order any more.")
    if (line.made_at is not None) != made:
        shop.journal.record(unit, LineMade(order_id, line_id, made))


def ready(shop: Shop, unit: Unit, order_id: OrderId) -> None:
    """Everything is made. Where the promise was missed, the apology with its voucher prints by itself.

    A second tap changes nothing.
    """
    order = the_order(unit.connection, order_id)
    if order.ready_at is not None:
        return
    check_can_be_made(order.state, order.number)
    shop.journal.record(unit, OrderReady(order_id))
    if _missed(shop, unit, order):
        apologise_for_miss(shop, unit, order)


def recall(shop: Shop, unit: Unit, order_id: OrderId) -> None:
    """It was not ready after all: back to the bar with it."""
    order = the_order(unit.connection, order_id)
    check_can_be_recalled(order.state, order.number)
    shop.journal.record(unit, OrderRecalled(order_id))


def hand_over(shop: Shop, unit: Unit, order_id: OrderId) -> None:
    """The customer has it. A second tap changes nothing."""
    order = the_order(unit.connection, order_id)
    if order.handed_over_at is not None:
        return
    check_can_be_handed_over(order.state, order.number)
    shop.journal.record(unit, OrderHandedOver(order_id))


def staff_bar(shop: Shop, unit: Unit, staff: tuple[StaffId, ...]) -> None:
    """Who makes drinks from now on."""
    shop.journal.record(unit, BarStaffed(staff))


def one_more(shop: Shop, unit: Unit) -> None:
    """Somebody came to the bar: whoever says so, else the next of the staff who is not on it yet."""
    comes = who_comes(read_staff(unit.connection), unit.by)
    if comes is None:
        raise Refused("Everybody who works here is on the bar already.")
    there = (person.staff_id for person in read_crew(unit.connection))
    shop.journal.record(unit, BarStaffed((*there, comes.staff_id)))


def one_fewer(shop: Shop, unit: Unit) -> None:
    """Somebody left the bar: who came last. The last of all stays, until somebody says who is there instead."""
    crew = read_crew(unit.connection)
    goes = who_goes(crew)
    if goes is None:
        raise Refused("Nobody else is on the bar. Tap “{count} on bar” to say who is.", count=len(crew))
    shop.journal.record(unit, BarStaffed(tuple(person.staff_id for person in crew if person != goes)))


def report_station(shop: Shop, unit: Unit, station: str, trouble: str) -> None:
    """A station is "slow" or "down", or fine again (""). A second tap changes nothing."""
    if stations_in_trouble(unit.connection).get(station, FINE) != trouble:
        shop.journal.record(unit, StationChanged(station, trouble))


def report_grinder(shop: Shop, unit: Unit, *, down: bool) -> None:
    """The grinder is down, and with it its station; or both are fine again."""
    report_station(shop, unit, GRINDER_AT, DOWN if down else FINE)


def _missed(shop: Shop, unit: Unit, order: Order) -> bool:
    promise = the_promise(unit.connection, order.order_id)
    return promise is not None and unit.at > promise.first_due + shop.settings.grace
