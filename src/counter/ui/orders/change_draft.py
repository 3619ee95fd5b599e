"""What is changed of a placed order, step by step. Pure: every step gives a new draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from counter.flows.change_plan import ChangeAsked, ChangeLook, LineOff
from counter.kernel.ids import LineId, OrderId
from counter.kernel.language import _
from counter.orders.draft import Draft
from counter.recovery.rules import OTHER, SOLD_OUT

REASONS = {
    _("Changed their mind"): "",
    _("Rung up wrong"): "",
    _("Sold out"): SOLD_OUT,
    _("Our mistake"): OTHER,
}
"""Why lines come off, and the mishap that it opens, if any. Another reason is typed."""
NOT_SAID = "…"
"""Stands for a reason that nobody has said yet, where only a look is taken."""


@dataclass(frozen=True, slots=True)
class Off:
    """So many of a line come off, and why; "" while nobody has said."""

    quantity: int
    reason: str = ""
    mishap: str = ""


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """An order that is changed: what is `added`, what comes `off`, which line is `chosen`, and what it comes to."""

    order_id: OrderId
    added: Draft
    off: Mapping[LineId, Off] = field(default_factory=dict)
    chosen: LineId | None = None
    seen: ChangeLook | None = None
    refused: str = ""

    @property
    def asked(self) -> ChangeAsked:
        """What is asked for so far."""
        off = tuple(
            LineOff(line_id, off.reason or NOT_SAID, off.quantity, off.mishap) for line_id, off in self.off.items()
        )
        return ChangeAsked(added=self.added, off=off)

    @property
    def unsaid(self) -> LineId | None:
        """A line that comes off and nobody said why."""
        return next((line_id for line_id, off in self.off.items() if not off.reason), None)

    @property
    def changes(self) -> bool:
        """Whether anything is other than it was."""
        return bool(self.added.lines or self.off)

    def with_added(self, added: Draft) -> ChangeDraft:
        """With another ticket of what is added; the line that was touched last is chosen."""
        return replace(self, added=added, chosen=added.selected if added.lines else None, refused="")

    def choose(self, line_id: LineId) -> ChangeDraft:
        """A line was tapped; a second tap lets go of it."""
        return replace(self, chosen=None if line_id == self.chosen else line_id, refused="")

    def take_off(self, line_id: LineId, quantity: int) -> ChangeDraft:
        """So many of a line come off."""
        before = self.off.get(line_id, Off(0))
        return replace(self, off={**self.off, line_id: replace(before, quantity=quantity)}, chosen=line_id, refused="")

    def put_back(self, line_id: LineId) -> ChangeDraft:
        """A line stays on after all."""
        off = {each: of for each, of in self.off.items() if each != line_id}
        return replace(self, off=off, chosen=None, refused="")

    def say_why(self, reason: str, mishap: str = "") -> ChangeDraft:
        """Why the chosen line comes off, and each that came off with it and has no reason yet."""
        chosen = self.chosen if self.chosen in self.off else self.unsaid
        off = {
            line_id: replace(of, reason=reason, mishap=mishap) if line_id == chosen or not of.reason else of
            for line_id, of in self.off.items()
        }
        return replace(self, off=off, refused="")
