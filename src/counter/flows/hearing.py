"""What a terminal of several knows of the others, and since when: whoever judges for all must have heard them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

HEARING = timedelta(seconds=10)
"""How old what a terminal knows of the others may be when it judges a promise, and how long it waits for their word."""
HEARD_LATE = timedelta(minutes=1)
"""What comes longer after it was done came late. By less, two clocks may differ without a word."""


@dataclass
class Hearing:
    """`at` is when this terminal last knew all that the others did, `since` since when it does without a break, in UTC.

    `late` are the subjects of which it heard too late to judge them. Used on the acts' thread, but for `note`.
    """

    at: datetime | None = None
    since: datetime | None = None
    late: set[str] = field(default_factory=set)

    def note(self, at: datetime) -> None:
        """At the aware time `at` it knew all that the others did."""
        if self.at is None or at - self.at > HEARING:
            self.since = at
        self.at = at

    def is_sure(self, now: datetime) -> bool:
        """Whether it knows, but for `HEARING`, all that the others did at the aware time `now`, and not just again.

        Who was away as well needs as long to come back and say what it did meanwhile.
        """
        if self.at is None or self.since is None:
            return False
        return now - self.at <= HEARING <= now - self.since
