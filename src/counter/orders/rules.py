"""What is allowed with an order, by its state."""

from __future__ import annotations

from counter.kernel.errors import Refused

PLACED, READY, HANDED_OVER, CANCELLED = "placed", "ready", "handed over", "cancelled"


def check_can_be_made(state: str, number: int) -> None:
    """Refused unless the order is still on the bar."""
    if state != PLACED:
        raise Refused("Order {number} is not on the bar any more: it is {state}.", number=number, state=state)


def check_can_be_handed_over(state: str, number: int) -> None:
    """Refused unless the order is ready: half an order is not an order."""
    if state != READY:
        raise Refused("Order {number} is not ready yet. Tap Ready first.", number=number)


def check_can_be_recalled(state: str, number: int) -> None:
    """Refused unless the order was called ready or handed over."""
    if state not in (READY, HANDED_OVER):
        raise Refused("Order {number} cannot come back to the bar: it is {state}.", number=number, state=state)
