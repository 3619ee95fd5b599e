"""A signing unit at work: one receipt at a time, on a thread of its own, in a bounded time."""

from __future__ import annotations

import logging
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from threading import Lock, Thread

from counter.kernel.errors import Unavailable
from counter.kernel.ids import ReceiptId
from counter.receipts.signer import RECEIPT_KIND, Signature, Signer

PATIENCE = 2.0
"""Seconds that a receipt waits for the unit; what it answers later is kept, and on a copy."""
log = logging.getLogger(__name__)


@dataclass
class Signing:
    """A unit at work: one receipt at a time, each for `patience` seconds at most."""

    signer: Signer
    patience: float = PATIENCE
    turn: Lock = field(default_factory=Lock, repr=False)
    _slow: tuple[ReceiptId, Future[Signature]] | None = field(default=None, repr=False)

    def sign(self, receipt_id: ReceiptId, till: str, data: str) -> Signature:
        """A receipt's signature, at the till of that serial. Unavailable where the unit is out or too slow."""
        if self._slow is not None:
            raise Unavailable("The signing unit has not answered yet.")
        answer: Future[Signature] = Future()
        Thread(target=_ask, args=(self.signer, till, data, answer), daemon=True, name="signing unit").start()
        try:
            return answer.result(self.patience)
        except TimeoutError:
            self._slow = receipt_id, answer
            raise Unavailable("The signing unit does not answer.") from None

    def late(self) -> tuple[ReceiptId, Signature] | None:
        """What the unit answered after all; None where it did not, or with a fault."""
        if self._slow is None or not self._slow[1].done():
            return None
        receipt_id, answer = self._slow
        self._slow = None
        return None if answer.exception() else (receipt_id, answer.result())


def _ask(signer: Signer, till: str, data: str, answer: Future[Signature]) -> None:
    try:
        answer.set_result(replace(signer.finish(signer.begin(till), RECEIPT_KIND, data), till=till))
    except Unavailable as fault:
        answer.set_exception(fault)
    except Exception as fault:  # a driver's bug costs no sale
        log.exception("the signing unit’s driver failed")
        answer.set_exception(Unavailable("The signing unit failed: {fault}.", fault=type(fault).__name__))
