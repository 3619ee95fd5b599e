"""Every room with facts, and every table that is not a view of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from counter.accounts import facts as accounts_facts
from counter.accounts import tables as accounts_tables
from counter.journal import tables as journal_tables
from counter.journal.fact import Fact
from counter.journal.registry import Apply, Registry
from counter.menu import dated_facts, dated_tables
from counter.menu import facts as menu_facts
from counter.menu import tables as menu_tables
from counter.orders import change_facts, change_tables
from counter.orders import facts as orders_facts
from counter.orders import tables as orders_tables
from counter.orders.draft_store import DraftRow
from counter.orders.ticket_steps import TicketStepRow
from counter.people import facts as people_facts
from counter.people import lock_outs
from counter.people import tables as people_tables
from counter.printing import tables as printing_tables
from counter.printing.mail_tables import MailRow
from counter.promises import facts as promises_facts
from counter.promises import tables as promises_tables
from counter.receipts import facts as receipts_facts
from counter.receipts import tables as receipts_tables
from counter.recovery import facts as recovery_facts
from counter.recovery import tables as recovery_tables
from counter.regulars import facts as regulars_facts
from counter.regulars import tables as regulars_tables
from counter.settings import facts as settings_facts
from counter.settings import tables as settings_tables
from counter.terminals import facts as terminals_facts
from counter.terminals import tables as terminals_tables
from counter.till import (
    card_charges,
    drawer_facts,
    drawer_tables,
    received_facts,
    received_tables,
    waste_facts,
    waste_tables,
)
from counter.till import facts as till_facts
from counter.till import tables as till_tables
from counter.vouchers import facts as vouchers_facts
from counter.vouchers import tables as vouchers_tables
from counter.vouchers import wrong_codes

ROOMS: tuple[tuple[ModuleType, ModuleType], ...] = (
    (settings_facts, settings_tables),
    (menu_facts, menu_tables),
    (dated_facts, dated_tables),
    (people_facts, people_tables),
    (regulars_facts, regulars_tables),
    (terminals_facts, terminals_tables),
    (orders_facts, orders_tables),
    (change_facts, change_tables),
    (promises_facts, promises_tables),
    (till_facts, till_tables),
    (drawer_facts, drawer_tables),
    (received_facts, received_tables),
    (waste_facts, waste_tables),
    (vouchers_facts, vouchers_tables),
    (accounts_facts, accounts_tables),
    (recovery_facts, recovery_tables),
    (receipts_facts, receipts_tables),
)
"""Every room with facts; menu and orders have two pairs, the till four: orders’ money, drawers, other money, waste."""
WORKING_TABLES = (
    *journal_tables.WORKING_TABLES,
    DraftRow,
    TicketStepRow,
    lock_outs.LockOutRow,
    card_charges.CardChargeRow,
    wrong_codes.WrongCodeRow,
    printing_tables.JobRow,
    printing_tables.AwayRow,
    MailRow,
    promises_tables.LearnedRow,
)
"""Every table that is not a view of the journal."""


def registry() -> Registry:
    """Every kind of fact with its apply; ValueError where the rooms disagree."""
    kinds: list[type[Fact]] = [kind for facts, _ in ROOMS for kind in facts.FACTS]
    applies: list[Mapping[type[Fact], Apply]] = [tables.APPLY for _, tables in ROOMS]
    return Registry(kinds, applies, [tables.ROWS for _, tables in ROOMS])
