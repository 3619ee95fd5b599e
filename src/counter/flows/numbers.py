"""Numbers of what is placed and printed: in each terminal's own series, and in a new one after books were put back.

What was printed after a backup is on paper with its number and not in the books; a number of a new series is on none.
"""

from __future__ import annotations

from datetime import date

from counter.flows.shop import Act
from counter.orders.queries import next_number
from counter.orders.rules import series_after_put_back, series_of
from counter.receipts.queries import next_receipt_number
from counter.receipts.series import receipt_series
from counter.settings.queries import last_put_back


def order_series(act: Act) -> str:
    """The series of an order that is placed now: the terminal's own, and for the day of a put-back one of its own."""
    put_back = act.read(last_put_back, act.terminal)
    if put_back is not None and act.settings.trading_day(act.at) <= act.settings.trading_day(put_back.at):
        return series_after_put_back(put_back.id)
    return series_of(act.terminal)


def next_order(act: Act, day: date) -> tuple[str, int]:
    """Series and number of the next order of the trading day `day`."""
    series = order_series(act)
    return series, act.read(next_number, day, series)


def next_receipt(act: Act) -> str:
    """The number of the next receipt of this terminal: "T1-000001", after books were put back "T1.K7Q2M-000001"."""
    series = act.read(receipt_series, act.terminal)
    return f"{series}-{act.read(next_receipt_number, series):06d}"
