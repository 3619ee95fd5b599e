"""What the cancelling of an order shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.paper.document import Document
from counter.ui.orders.refund_state import ChoiceState


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelState:
    """The whole question. `money` is empty where nothing was paid; `hear` says that they have to be heard first."""

    title: str
    what: str
    reasons: tuple[ChoiceState, ...]
    other: str
    money: tuple[ChoiceState, ...]
    hear: str
    their_words: str
    paper: Document | None
    paper_note: str
    primary: str
    primary_note: str
    can: bool
