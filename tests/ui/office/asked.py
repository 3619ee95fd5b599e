"""A printer that is asked how it is, and answers at once."""

from __future__ import annotations

from counter.devices.condition import Condition, condition_of
from counter.devices.printers import open_machine
from counter.devices.setup import PrinterSetup
from counter.ui.desk.pending import Pending


def asked(setup: PrinterSetup) -> Pending[Condition]:
    pending = Pending[Condition]()
    pending.resolve(condition_of(open_machine(setup)))
    return pending
