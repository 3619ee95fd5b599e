"""What the office shows: which page, and what that one shows. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

MENU, STAFF, PLAYBOOK, RECEIPTS = "menu", "staff", "playbook", "receipts"
SHOP, MACHINES, SHOPS, BACKUPS, FILES = "shop", "machines", "shops", "backups", "files"
CHANGES = "changes"
"""The pages, in the order of the rail."""


@dataclass(frozen=True, slots=True)
class OfficeState:
    """The page that is seen, and the state that its view shows."""

    place: str
    page: object
