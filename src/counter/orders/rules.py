"""What is allowed with an order, by its state, and whose number it is."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from hashlib import sha256

from counter.kernel.errors import Refused, Word
from counter.kernel.ids import FactId, TerminalId

PLACED, READY, HANDED_OVER, CANCELLED = "placed", "ready", "handed over", "cancelled"
SLIP = timedelta(minutes=2)
"""Who recalls an order and calls it ready again within this had made a slip: it is ready since it first was."""
LATEST = timedelta(days=366)
"""How far off an order for later may be."""
_CALLED = re.compile(r"([A-Z]*)([0-9]{1,9})(?:(R)([0-9]{0,9}))?")
_CALLED_WELL = "CDFGHJKMNPQSTVWXYZ"
"""Letters that nobody takes for a figure, for a vowel or for the R of a remake."""


def _said(state: str) -> Word:
    return Word("not ready" if state == PLACED else state)


def check_can_be_made(state: str, called: str) -> None:
    """Refused unless the order is still on the bar."""
    if state != PLACED:
        raise Refused("Order {number} is not on the bar any more: it is {state}.", number=called, state=_said(state))


def check_all_made(made: int, lines: int, called: str) -> None:
    """Refused where only some of its lines are made: half an order is not an order."""
    if made < lines:
        raise Refused(
            "{made} of {lines} lines of order {number} are made. Say whether the rest is made now, or why not.",
            made=made,
            lines=lines,
            number=called,
        )


def check_some_made(made: int, called: str) -> None:
    """Refused where every line would be left off."""
    if not made:
        raise Refused("Nothing of order {number} is made. Tick what is made first, or cancel the order.", number=called)


def check_can_be_handed_over(state: str, called: str) -> None:
    """Refused unless the order is ready: half an order is not an order."""
    if state != READY:
        raise Refused("Order {number} is not ready yet. Tap Ready first.", number=called)


def check_can_be_recalled(state: str, called: str) -> None:
    """Refused unless the order was called ready or handed over."""
    if state not in (READY, HANDED_OVER):
        raise Refused("Order {number} cannot come back to the bar: it is {state}.", number=called, state=_said(state))


def ready_since(now: datetime, recalled_at: datetime | None, was_ready_at: datetime | None) -> datetime:
    """Since when an order is ready that is called so `now` (aware), after the last recall there was."""
    slip = recalled_at is not None and was_ready_at is not None and now - recalled_at <= SLIP
    return was_ready_at if slip and was_ready_at is not None else now


def check_can_be_cancelled(state: str, called: str) -> None:
    """Refused once the customer has it, or it was cancelled before."""
    if state not in (PLACED, READY):
        raise Refused("Order {number} cannot be cancelled any more: it is {state}.", number=called, state=_said(state))


def check_can_be_changed(state: str, called: str, *, is_remake: bool) -> None:
    """Refused once an order was cancelled, and for a remake."""
    if state == CANCELLED:
        raise Refused("Order {number} cannot be changed any more: it is {state}.", number=called, state=_said(state))
    if is_remake:
        raise Refused("{number} is made again for nothing. Change the order itself.", number=called)


def check_day(day: date, today: date, called: str, *, is_paid: bool, is_on_us: bool) -> None:
    """Refused for an order of another day, but one that is over while nothing of it is paid, or was on us.

    What was sold on a day that is over does not move: what comes off later comes off the day it does.
    """
    if day > today:
        raise Refused("Order {number} is for later. Leave it as it is until its day.", number=called)
    if day < today and is_paid:
        raise Refused(
            "Order {number} is of a day that is over. Ring up what is new, refund what is not.", number=called
        )
    if day < today and is_on_us:
        raise Refused(
            "Something of order {number} was on us on a day that is over. Leave it, and pay it by itself.",
            number=called,
        )


def check_something_stays(pieces: int, called: str) -> None:
    """Refused where nothing would be left on an order."""
    if not pieces:
        raise Refused("That is all of order {number}. Cancel it instead.", number=called)


def check_is_later(wanted_at: datetime, due: datetime, now: datetime, clock: str) -> None:
    """Refused unless an order can be agreed for `wanted_at`: it could be ready before, at `due`, which is `clock`."""
    if wanted_at <= now:
        raise Refused("That time is over. Say a day and a time that are still to come.")
    if wanted_at < due:
        raise Refused("That is too soon: it can be ready by {time}. Ring it up as usual.", time=clock)
    if wanted_at > now + LATEST:
        raise Refused("That is more than a year from now. Say an earlier day.")


def series_of(terminal: TerminalId) -> str:
    """What stands before the numbers of a terminal's orders: nothing for T1, then B for T2 … Z for T26, AA for T27."""
    nth, letters = int(terminal.removeprefix("T")), ""
    if nth == 1:
        return ""
    while nth:
        nth, digit = divmod(nth - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def series_after_put_back(fact_id: FactId) -> str:
    """What stands before them for the rest of a day on which books were put back, by the fact that says so.

    Two letters: cups and receipts of that day which are not in these books any more have the numbers without.
    """
    digest = sha256(fact_id.bytes).digest()
    return "".join(_CALLED_WELL[each % len(_CALLED_WELL)] for each in digest[:2])


def read_called(called: str) -> tuple[str, int, int]:
    """Series, number and nth remake of an order's number as called out. Refused where it is none."""
    found = _CALLED.fullmatch(called.strip().upper())
    if found is None:
        raise Refused("“{number}” is no order's number. It is like 12 or B12, a remake like 12R.", number=called)
    series, number, again, nth = found.groups()
    return series, int(number), int(nth or 1) if again else 0
