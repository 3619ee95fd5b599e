"""What the section E-mail shows, every word ready to read, and never a password. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailState:
    """The mail server in hand; `secured` and `receipts` are the places of what is chosen.

    `password` says whether one is on this machine; `is_typed`: another one stands in
    its field. `told` is what came of the last try in words, `is_well` whether that is as it should be. `begun` tells
    what is typed now from what was typed before Save or Discard.
    """

    host: str
    port: str
    secured: int
    sender: str
    user: str
    password: str
    is_typed: bool
    begun: int
    wrong: str
    told: str
    is_well: bool
    can_try: bool
    can_take_off: bool
    receipts: int
    bar: str
    changed: bool
