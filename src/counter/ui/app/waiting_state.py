"""What is not on paper yet, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import JobId
from counter.ui.parts.choices import Choices
from counter.ui.parts.mark import Mark


@dataclass(frozen=True, slots=True)
class PaperRowState:
    """A document: `what` it is and of which order, `more` says for which printer, since when, and why it waits.

    `now` and `away` are the words on the keys that print it and that do not, "" where a printer has it; `move` that of
    the key that takes it to another printer, "" where there is none. `undo` is there where somebody just cancelled it.
    """

    job_id: JobId
    what: str
    more: str
    mark: Mark
    now: str = ""
    move: str = ""
    away: str = ""
    undo: str = ""


@dataclass(frozen=True, slots=True)
class WaitingState:
    """All of it, the oldest first. `nothing` says so where nothing waits; `wrong` is what could not be done.

    `printers` is the word on the key to the office's printers, "" for whoever may not go there.
    """

    rows: tuple[PaperRowState, ...] = ()
    nothing: str = ""
    wrong: str = ""
    printers: str = ""
    question: Choices | None = None
