"""Money that moved, as a finding says it."""

from __future__ import annotations

from datetime import datetime

from counter.kernel.errors import Sentence, Word
from counter.kernel.language import _
from counter.kernel.money import Money

SOMEBODY = Word(_("somebody"))
"""Who it was where nobody knows any more."""


def moved_by(amount: Money, by: str | None, terminal: str, at: datetime) -> Sentence:
    """Money that moved, in a few words: by whom (their name, None if nobody knows), where and when (aware UTC)."""
    return Sentence(
        "{amount} by {name} at {terminal}, {time} UTC",
        amount=amount,
        name=by or SOMEBODY,
        terminal=terminal,
        time=f"{at:%Y-%m-%d %H:%M}",
    )
