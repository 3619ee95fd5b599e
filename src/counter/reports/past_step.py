"""One step of the story of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

DONE, WRONG, RIGHT = "done", "wrong", "right"


@dataclass(frozen=True, slots=True)
class PastStep:
    """What happened at an aware time.

    `what` is the step in a few words, `detail` what there is to know of it and whose it was, `words` what a person
    said. `tone` is DONE, WRONG or RIGHT; `icon` is the name of a drawing.
    """

    at: datetime
    icon: str
    what: str
    detail: str = ""
    words: str = ""
    tone: str = DONE
