"""What the office asks of machines, on one thread."""

from __future__ import annotations

from functools import partial

from counter.flows.backup_rhythm import back_up_apart
from counter.ui.desk.exporting import Exporting
from counter.ui.desk.mail_server import MailServerAsked
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.safety import Safety
from counter.ui.desk.server_asked import ServerAsked
from counter.ui.office.printers_presenter import Check
from counter.ui.office.shop_presenter import Machines
from ui.played_scale import PlayedScale
from ui.sync_desk import SyncDesk


def machines_of(work: SyncDesk, check: Check) -> Machines:
    """No scale, and the mail server that is set up."""
    safety = Safety(work.shop, work.run_now, lambda: work.run_now(partial(back_up_apart, work.shop)))
    server, exporting = MailServerAsked(work.shop, work.run_now), Exporting(work.shop, work.run_now)
    asked = ServerAsked(work.shop, work.run_now, lambda: None)
    others = OtherShops(work.shop, work.run_now, work.run_now)
    return Machines(check, PlayedScale(), server, exporting, safety, asked, others)
