"""A signing unit that is none: it answers, is slow, fails, and comes back, as a test says."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Event

from counter.kernel.clock import SetClock
from counter.kernel.errors import Unavailable
from counter.receipts.signer import Signature


class SimulatedUnit:
    """`out`: it refuses; `broken`: its driver has a bug; `answers` is cleared where it takes its time."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.out = self.broken = False
        self.answers = Event()
        self.answers.set()
        self.begun: list[datetime] = []
        self.tills: list[str] = []
        self.signed: list[str] = []

    def begin(self, till: str) -> int:
        if self.out:
            raise Unavailable("The unit is unplugged.")
        if self.broken:
            raise KeyError(till)
        self.tills.append(till)
        self.begun.append(self.clock.now())
        return len(self.begun)

    def finish(self, transaction: int, kind: str, data: str) -> Signature:
        assert self.answers.wait(30)
        self.signed.append(data)
        began = self.begun[transaction - 1]
        return Signature(
            serial="a1b2c3", transaction=transaction, counter=2 * transaction, began=began,
            ended=began + timedelta(seconds=1), value=f"+sig{transaction}==", signed=data,
            algorithm="ecdsa-plain-SHA256", time_format="utcTimeWithSeconds", public_key="BKey==",
        )  # fmt: skip
