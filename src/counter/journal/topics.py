"""What a change is about: a write says it, readers decide whether they care."""

from __future__ import annotations

from enum import Enum


class Topic(Enum):
    """What changed. Every fact has one; the last five no fact tells of."""

    SETTINGS = "settings"
    MENU = "menu"
    SOLD_OUT = "sold out"
    STAFF = "staff"
    CREW = "crew"
    ORDERS = "orders"
    PROMISES = "promises"
    MONEY = "money"
    VOUCHERS = "vouchers"
    ACCOUNTS = "accounts"
    REGULARS = "regulars"
    MISHAPS = "mishaps"
    RECEIPTS = "receipts"
    TERMINALS = "terminals"
    DRAFTS = "drafts"
    PRINT_QUEUE = "print queue"
    MAIL = "mail"
    OUTLOOK = "outlook"
    DRAWER_OPENS = "drawer opens"
