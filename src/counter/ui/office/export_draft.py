"""What an owner asks to be written: of what, of which days, how, and where to. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from counter.exports.export import BEANCOUNT, BOOKS, CSV, JSONL, MENU, WHAT, Asked, usual_form
from counter.kernel.errors import Refused

TODAY, YESTERDAY, THIS_WEEK, LAST_MONTH, BETWEEN = "today", "yesterday", "this week", "last month", "between"
LONGEST_PATH = 1000
"""Characters of a path that can be typed."""
PERIODS = (TODAY, YESTERDAY, THIS_WEEK, LAST_MONTH, BETWEEN)


def typed_path(text: str) -> Path:
    """A path as it is typed; “~” is one’s own folder, and of nobody else’s is anything known."""
    path = Path(text.strip().replace("\0", ""))
    return Path.home().joinpath(*path.parts[1:]) if path.parts[:1] == ("~",) else path


@dataclass(frozen=True, slots=True)
class ExportDraft:
    """As it is chosen and typed so far."""

    what: str = WHAT[1]
    period: str = LAST_MONTH
    first: str = ""
    last: str = ""
    form: str = CSV
    folder: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """How it can be written."""
        return (BEANCOUNT, CSV, JSONL) if self.what == BOOKS else (CSV, JSONL)

    def choose_what(self, what: str) -> ExportDraft:
        """Of this, written as it usually is."""
        return replace(self, what=what, form=usual_form(what))

    def days(self, today: date) -> tuple[date, date]:
        """The trading days. Refused where what is typed is none, or they are the wrong way round."""
        if self.period != BETWEEN:
            return _days(self.period, today)
        first, last = _day(self.first), _day(self.last)
        if last < first:
            raise Refused("{last} comes before {first}. Turn them round.", first=self.first, last=self.last)
        return first, last

    def asked(self, today: date) -> Asked:
        """What is asked for. Refused as `days`."""
        return Asked(self.what, *((today, today) if self.what == MENU else self.days(today)), self.form)

    def out(self, asked: Asked) -> Path:
        """The file: its name says what is in it. Refused where no folder is said."""
        if not self.folder.strip():
            raise Refused("Say which folder the file goes to.")
        days = asked.first.isoformat() if asked.what == MENU else f"{asked.first}-{asked.last}"
        return typed_path(self.folder) / f"{asked.what}-{days}.{asked.form}"


def _days(period: str, today: date) -> tuple[date, date]:
    if period == TODAY:
        return today, today
    if period == YESTERDAY:
        return today - timedelta(days=1), today - timedelta(days=1)
    if period == THIS_WEEK:
        return today - timedelta(days=today.weekday()), today
    end = today.replace(day=1) - timedelta(days=1)
    return end.replace(day=1), end


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as fault:
        raise Refused("“{typed}” is no day. Write it like 2026-11-30.", typed=text) from fault
