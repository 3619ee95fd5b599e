"""What would be otherwise in a shop that takes another one's menu or playbook, in words. Pure."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.recovery.playbook import Playbook
from counter.reports.change_words import ChangeWords
from counter.reports.version_rows import VersionRow
from counter.settings.stations import Stations
from counter.settings.versions import TILES


def row_words(row: VersionRow, book: Playbook, stations: Stations, language: Language) -> list[str]:
    """A sentence for each part of it; the `stations` are those of the shop that it is about."""
    if row.what == TILES:
        return [language.say("The tiles stand in another order")]
    if row.waits:
        return [language.say("{name} waits off the menu until it has a price there", name=row.name)]
    told = ChangeWords(book, language, stations).told_within(row.key, row.before, row.after)
    return told or [language.say("{name}: what it costs or contains", name=row.name)]


def changed_here_words(row: VersionRow, language: Language) -> str:
    """Who changed it there since the last version, and when; "" where nobody did."""
    if row.changed_here is None:
        return ""
    day = language.day_and_month(language.local_date(row.changed_here.at))
    return language.say("changed here by {name}, {day}", name=row.changed_here.by, day=day)
