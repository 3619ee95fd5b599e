"""What a ticket shows on every page that has one: its lines and its promise. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import LineId


@dataclass(frozen=True, slots=True)
class LineState:
    """A line of the ticket. `was` is what it cost before what came off it, `lacks` the choice that has to be made."""

    line_id: LineId
    count: str
    title: str
    detail: str
    amount: str
    chosen: bool = False
    was: str = ""
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class PromiseState:
    """The promise of the ticket: “Ready by 8:42” and what to say; both empty while there is nothing to promise.

    Beyond the longest time the shop stands for it is how long it takes, and that nothing is promised. Then `told` is on
    the button that says that the customer knows, `told_short` (if any) where there is less room, `told_name` what is
    read out, and `is_told` whether they do. So it is with a promise that is later than they need it, which `blocks`
    nothing.
    """

    main: str = ""
    below: str = ""
    told: str = ""
    told_name: str = ""
    is_told: bool = False
    blocks: bool = True
    told_short: str = ""

    @property
    def has_to_be_told(self) -> bool:
        """Whether somebody has to say first that the customer knows."""
        return self.blocks and bool(self.told) and not self.is_told
