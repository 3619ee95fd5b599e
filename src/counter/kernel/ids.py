"""Ids, and numbers in the journal: a type each, so that one cannot stand for another."""

from __future__ import annotations

from typing import NewType
from uuid import UUID, uuid5

from uuid_utils.compat import uuid7

ShopId = NewType("ShopId", UUID)
TerminalId = NewType("TerminalId", str)
FactId = NewType("FactId", UUID)
Seq = NewType("Seq", int)
"""A fact's number at its terminal: 1 and up, without a gap."""
Position = NewType("Position", int)
"""A fact's number in the shop's one order of facts: 1 and up, without a gap."""
StaffId = NewType("StaffId", UUID)
ItemId = NewType("ItemId", UUID)
GroupId = NewType("GroupId", UUID)
ComboId = NewType("ComboId", UUID)
OrderId = NewType("OrderId", UUID)
LineId = NewType("LineId", UUID)
PaymentId = NewType("PaymentId", UUID)
TipId = NewType("TipId", UUID)
RefundId = NewType("RefundId", UUID)
VoucherId = NewType("VoucherId", UUID)
MishapId = NewType("MishapId", UUID)
GestureId = NewType("GestureId", UUID)
ReceiptId = NewType("ReceiptId", UUID)
DrawerSessionId = NewType("DrawerSessionId", UUID)
DrawerOpeningId = NewType("DrawerOpeningId", UUID)
DrawerCountId = NewType("DrawerCountId", UUID)
CashMoveId = NewType("CashMoveId", UUID)
GiftCardId = NewType("GiftCardId", UUID)
AccountId = NewType("AccountId", UUID)
WasteId = NewType("WasteId", UUID)
ReceiptCopyId = NewType("ReceiptCopyId", UUID)
InvoiceId = NewType("InvoiceId", UUID)
ChargeId = NewType("ChargeId", UUID)
ReceivedId = NewType("ReceivedId", UUID)
RegularId = NewType("RegularId", UUID)
JobId = NewType("JobId", UUID)
ApprovalId = NewType("ApprovalId", UUID)

FIRST_TERMINAL = TerminalId("T1")
"""The terminal that a shop begins with."""


def new_id() -> UUID:
    """A fresh UUIDv7 (RFC 9562): its first 48 bits are the machine's time in milliseconds."""
    return uuid7()


def derived_id(of: UUID, what: str) -> UUID:
    """The id of something that happens by itself, from the id of what it happens to: the same at every terminal.

    A UUIDv5 (RFC 9562, 5.5) of `what` in the namespace `of`: an order has one late mishap, whoever sees it.
    """
    return uuid5(of, what)
