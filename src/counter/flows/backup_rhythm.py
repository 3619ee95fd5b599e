"""When a terminal is backed up by itself, and the process that does it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass

from counter.flows.safety_apart import this_counter
from counter.flows.shop import Shop
from counter.journal.books import note_damage
from counter.journal.queries import newest_seq
from counter.kernel.ids import TerminalId
from counter.kernel.system_words import why
from counter.settings.backups import HOURLY, SOON
from counter.store.unit import Connection
from counter.till.drawer_queries import count_closes


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far a terminal's books are: the number of its last fact, and how often its day was closed."""

    seq: int
    closes: int


def how_far(connection: Connection, terminal: TerminalId) -> HowFar:
    """How far a terminal's books are."""
    return HowFar(newest_seq(connection, terminal), count_closes(connection, terminal))


class BackupRhythm:
    """When the next backup is due: as the day is closed, and every hour in which something was recorded."""

    def __init__(self, opened: HowFar, now: float) -> None:
        """The books were `opened` so, at `now`: seconds of a clock that nobody sets."""
        self._last, self._next = opened, now + SOON.total_seconds()

    def is_due(self, books: HowFar, now: float) -> bool:
        """Whether one is due; then it is taken as made."""
        due = books.closes > self._last.closes or (books.seq > self._last.seq and now >= self._next)
        if due:
            self._last, self._next = books, now + HOURLY.total_seconds()
        return due


def found_damaged(shop: Shop) -> str:
    """The books cannot all be read any more: the next start looks at every page. What to say."""
    note_damage(shop.folder)
    return shop.language.say(
        "The shop’s books are damaged. Close Counter and open it again: it offers your newest backup."
    )


def back_up_apart(shop: Shop) -> str:
    """Backs up in a process of its own and waits for it: what is in the way of it, a sentence, or "".

    It ends by itself where the counter is closed meanwhile.
    """
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            [*this_counter(shop), "backup", "--json"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as fault:
        return shop.language.say("No backup could be made: {fault}.", fault=shop.language.say(why(fault)))
    try:
        faults: list[str] = json.loads(done.stdout)["faults"]
    except (ValueError, KeyError, TypeError):
        last = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
        return shop.language.say("No backup could be made: {fault}.", fault=last.rstrip("."))
    return next(iter(faults), "")
