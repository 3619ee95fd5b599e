"""The apology vouchers that simulated customers keep and come back with."""

from __future__ import annotations

from datetime import datetime


class VoucherWallet:
    """Codes of vouchers whose customers mean to come back today, each with the moment from which they may."""

    def __init__(self) -> None:
        self._codes: list[tuple[datetime, str]] = []

    def add(self, code: str, not_before: datetime) -> None:
        """A customer keeps the voucher with this code, and comes back at `not_before` (aware) or later."""
        self._codes.append((not_before, code))

    def take_due(self, now: datetime) -> str:
        """Takes out the code of the first customer who is due back by `now`; "" where none is."""
        for place, (not_before, code) in enumerate(self._codes):
            if not_before <= now:
                del self._codes[place]
                return code
        return ""
