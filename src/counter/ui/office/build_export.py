"""Turns what an owner asks to be written into what the page shows. Pure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from counter.exports.export import BEANCOUNT, BOOKS, CSV, FACTS, HOURS, JSONL, MENU, ORDERS, PAYMENTS, TIPS, WHAT
from counter.kernel.language import Language, _
from counter.ui.office.export_draft import (
    BETWEEN,
    LAST_MONTH,
    PERIODS,
    THIS_WEEK,
    TODAY,
    YESTERDAY,
    ExportDraft,
)
from counter.ui.office.files_state import ExportState

_WHAT = {
    MENU: _("Menu"),
    ORDERS: _("Orders"),
    PAYMENTS: _("Payments"),
    HOURS: _("Hours"),
    TIPS: _("Tips"),
    FACTS: _("Facts"),
    BOOKS: _("Books"),
}
_PERIODS = {
    TODAY: _("Today"),
    YESTERDAY: _("Yesterday"),
    THIS_WEEK: _("This week"),
    LAST_MONTH: _("Last month"),
    BETWEEN: _("From … to …"),
}
_FORMS = {CSV: _("Spreadsheet (CSV)"), JSONL: _("JSON lines"), BEANCOUNT: _("Beancount")}


def export_state(draft: ExportDraft, says: str, language: Language, *, is_wrong: bool, busy: bool) -> ExportState:
    """What there is to choose; `says` is what came of it. The menu is as it is now: it has no days."""
    say, has_days = language.say, draft.what != MENU
    return ExportState(
        what=tuple(say(_WHAT[each]) for each in WHAT),
        chosen=WHAT.index(draft.what),
        periods=tuple(say(_PERIODS[each]) for each in PERIODS) if has_days else (),
        period=PERIODS.index(draft.period),
        between=has_days and draft.period == BETWEEN,
        first=draft.first,
        last=draft.last,
        forms=tuple(say(_FORMS[each]) for each in draft.forms),
        form=draft.forms.index(draft.form),
        folder=draft.folder,
        says=says,
        is_wrong=is_wrong,
        busy=busy,
    )


def written_words(out: Path, open_days: tuple[tuple[date, str], ...], language: Language) -> str:
    """Where it is, and which days are not in it."""
    if not open_days:
        return language.say("It is there: {file}", file=out)
    days = language.listed(tuple(dict.fromkeys(language.short_date(day) for day, _terminal in open_days)))
    return language.say("It is there: {file}. Not in it, since no Z closes them yet: {days}.", file=out, days=days)
