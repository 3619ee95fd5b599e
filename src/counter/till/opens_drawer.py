"""Whether what happened at the till needs the cash drawer open: for cash and change, and where somebody says why."""

from __future__ import annotations

from counter.journal.fact import Fact
from counter.till.drawer_facts import CashMoved, DrawerOpened
from counter.till.facts import PaymentReturned, PaymentTaken, Refunded, TipAdded
from counter.till.received_facts import MoneyGivenBack, MoneyReceived
from counter.till.rules import CASH


def opens_drawer(fact: Fact) -> bool:
    """Whether somebody puts cash into the drawer or takes some out for it, or opens it without a sale."""
    match fact:
        case PaymentTaken() | MoneyReceived():
            return bool(fact.change) or (fact.tender == CASH and bool(fact.tendered))
        case PaymentReturned() | MoneyGivenBack():
            return fact.tender == CASH
        case Refunded():
            return any(back.tender == CASH for back in fact.back)
        case TipAdded():
            return fact.tender == CASH
        case CashMoved() | DrawerOpened():
            return True
        case _:
            return False
