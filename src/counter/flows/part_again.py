"""What a ticket became of a tab leaves it again, as Undo brings the ticket back."""

from __future__ import annotations

from counter.flows.move_lines import drop_lines, movable
from counter.flows.print_tickets import print_what_changed
from counter.flows.shop import Act
from counter.orders.facts import OrderHandedOver, OrderReady
from counter.orders.model import OrderLine
from counter.orders.queries import the_order
from counter.orders.rules import HANDED_OVER, PLACED
from counter.orders.ticket_steps import JoinedTab
from counter.promises.facts import PromiseReset
from counter.receipts.queries import the_sale
from counter.settings.stations import COUNTER


def is_as_joined(act: Act, joined: JoinedTab) -> bool:
    """Whether a tab is as a ticket left it that joined it, nothing of that is made, and nothing is paid."""
    sale = act.read(the_sale, joined.tab)
    order, lines = sale.order, {line.line_id: line for line in sale.order.lines}
    return (
        (order.total.minor, order.state) == (joined.total, joined.state)
        and order.business_date == act.settings.trading_day(act.at)
        and not sale.paid.payments
        and all(line_id in lines and _is_unmade(lines[line_id]) for line_id in joined.lines)
    )


def part_again(act: Act, joined: JoinedTab) -> None:
    """The lines are off the tab, which is as far as it was, and promised for what it was where that can be kept."""
    order = movable(act, joined.tab).order
    quantities = {line.line_id: line.sold.quantity for line in order.lines if line.line_id in joined.lines}
    gone = drop_lines(act, order, quantities, act.language.say("back to the held ticket"))
    print_what_changed(act, order, (), [piece for each in gone for piece in each.lines])
    if joined.was != PLACED == act.read(the_order, joined.tab).state:
        act.record(OrderReady(joined.tab))
        if joined.was == HANDED_OVER:
            act.record(OrderHandedOver(joined.tab))
    elif joined.was_due is not None and joined.was_due >= act.at:
        act.record(PromiseReset(joined.tab, joined.was_due, told=True, asked=True))


def _is_unmade(line: OrderLine) -> bool:
    """What comes from the counter is made as it is asked for."""
    return line.made_at is None or line.sold.station == COUNTER
