"""At the bar: ticking, ready, handing over, who is here, what is broken."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from counter.flows.apologise import apologise_for_miss, open_left_off
from counter.flows.come_due import bring_to_bar
from counter.flows.forget import forget_where_asked
from counter.flows.shop import Act
from counter.flows.sold_out import was_there
from counter.flows.untold import nothing_untold
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, MishapId, OrderId, StaffId
from counter.orders.facts import AllergyConfirmed, LineMade, OrderHandedOver, OrderReady, OrderRecalled
from counter.orders.model import Order
from counter.orders.queries import the_order
from counter.orders.rules import (
    HANDED_OVER,
    check_all_made,
    check_can_be_handed_over,
    check_can_be_made,
    check_can_be_recalled,
    check_some_made,
    ready_since,
)
from counter.people.facts import BarStaffed
from counter.people.queries import read_crew, read_staff
from counter.people.rules import who_comes, who_goes
from counter.promises.facts import StationChanged
from counter.promises.queries import stations_in_trouble, the_promise
from counter.promises.stations import DOWN, FINE, GRINDER_AT
from counter.till.rules import read_reason

Unmade = Literal["made", "explained"]
MADE: Final = "made"
EXPLAINED: Final = "explained"
"""What is with the lines of an order that are not ticked when it is called ready."""


def tick_line(act: Act, order_id: OrderId, line_id: LineId, *, made: bool) -> None:
    """A line is made, or is not after all. Refused where the order is not on the bar, or the line not on the order."""
    order = act.read(the_order, order_id)
    check_can_be_made(order.state, order.called)
    line = next((line for line in order.lines if line.line_id == line_id), None)
    if line is None:
        raise Refused("That line is not on the order any more.")
    bring_to_bar(act, order)
    if (line.made_at is not None) != made:
        act.record(LineMade(order_id, line_id, made))


def ready(
    act: Act, order_id: OrderId, *, unmade: Unmade | None = None, why: str = "", allergy_confirmed: bool = False
) -> MishapId | None:
    """Everything is made. Where the promise was missed, the apology with its voucher prints by itself.

    `unmade` says what is with the lines that are not ticked: MADE now, or EXPLAINED, left off for the reason `why`.
    Then somebody has to make that right, and the mishap is given. On a bar where nobody ticks, all of it is made.
    A second tap changes nothing. Refused where it was cancelled, where only some of it is ticked and nobody says what
    is with the rest, and where nothing of it is made; and where its customer has an allergy, unless whoever made it
    says that it was made with care: `allergy_confirmed`.
    """
    order = act.read(the_order, order_id)
    if order.ready_at is not None:
        return None
    check_can_be_made(order.state, order.called)
    if unmade is None and order.made:
        check_all_made(order.made, len(order.to_make), order.called)
    left_off = order.unmade if unmade == EXPLAINED else ()
    if left_off:
        check_some_made(order.made, order.called)
    reason = read_reason(why) if left_off else ""
    _confirm_allergy(act, order, said=allergy_confirmed)
    bring_to_bar(act, order)
    act.record(OrderReady(order_id, tuple(line.line_id for line in left_off), reason))
    mishap_id = open_left_off(act, order, left_off, reason) if left_off else None
    was_there(act, order, but={line.line_id for line in left_off})
    nothing_untold(act, order)
    since = ready_since(act.at, order.recalled_at, order.was_ready_at)
    if _missed(act, order, since):
        apologise_for_miss(act, order)
    return mishap_id


def confirm_allergy(act: Act, order_id: OrderId) -> None:
    """Whoever made it says that it was made with care for the customer's allergies. A second tap changes nothing."""
    order = act.read(the_order, order_id)
    check_can_be_made(order.state, order.called)
    _confirm_allergy(act, order, said=True)


def _confirm_allergy(act: Act, order: Order, *, said: bool) -> None:
    if not order.has_to_be_confirmed:
        return
    if not said:
        raise Refused(
            "Order {number} is for somebody with an allergy: {what}. Confirm that it is safe, then it is ready.",
            number=order.called,
            what=", ".join(order.allergies),
        )
    act.record(AllergyConfirmed(order.order_id))


def recall(act: Act, order_id: OrderId) -> None:
    """It was not ready after all: back to the bar with it, as it was before Ready.

    Refused where it is neither ready nor handed over.
    """
    order = act.read(the_order, order_id)
    check_can_be_recalled(order.state, order.called)
    act.record(OrderRecalled(order_id))


def hand_over(act: Act, order_id: OrderId) -> None:
    """The customer has it. A second tap changes nothing. Refused while it is not ready."""
    order = act.read(the_order, order_id)
    if order.handed_over_at is not None:
        return
    check_can_be_handed_over(order.state, order.called)
    act.record(OrderHandedOver(order_id))
    forget_where_asked(act, order_id)


def take_back(act: Act, order_id: OrderId) -> None:
    """The last tap was a slip: an order that was handed over waits for its customer again, as ready as it was.

    One that is ready is recalled. Refused where it is neither.
    """
    order = act.read(the_order, order_id)
    recall(act, order_id)
    if order.state == HANDED_OVER:
        if order.allergy_confirmed_at is not None:
            act.record(AllergyConfirmed(order_id))
        left_off = {line.line_id: line.left_off for line in order.lines if line.left_off}
        act.record(OrderReady(order_id, tuple(left_off), next(iter(left_off.values()), "")))


def staff_bar(act: Act, staff: tuple[StaffId, ...]) -> None:
    """Who makes drinks from now on: all of them, who came last at the end."""
    act.record(BarStaffed(staff))


def one_more(act: Act) -> None:
    """Somebody came to the bar: whoever says so, else the next of the staff who is not on it yet.

    Refused where everybody is.
    """
    comes = who_comes(act.read(read_staff), act.by)
    if comes is None:
        raise Refused("Everybody who works here is on the bar already.")
    there = (person.staff_id for person in act.read(read_crew))
    act.record(BarStaffed((*there, comes.staff_id)))


def one_fewer(act: Act) -> None:
    """Somebody left the bar: who came last. Refused for the last of all, until somebody says who is there instead."""
    crew = act.read(read_crew)
    goes = who_goes(crew)
    if goes is None:
        raise Refused("Nobody else is on the bar. Tap “{count} on bar” to say who is.", count=len(crew))
    act.record(BarStaffed(tuple(person.staff_id for person in crew if person != goes)))


def report_station(act: Act, station: str, trouble: str) -> None:
    """A station is "slow" or "down", or fine again (""). A second tap changes nothing."""
    if act.read(stations_in_trouble).get(station, FINE) != trouble:
        act.record(StationChanged(station, trouble))


def report_grinder(act: Act, *, down: bool) -> None:
    """The grinder is down, and with it its station; or both are fine again."""
    report_station(act, GRINDER_AT, DOWN if down else FINE)


def _missed(act: Act, order: Order, since: datetime) -> bool:
    promise = act.read(the_promise, order.order_id)
    return promise is not None and since > promise.first_due + act.settings.grace
