"""What would be otherwise in a shop that takes another one's menu or playbook, in words. Pure."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.recovery.playbook import Playbook
from counter.reports.change_words import ChangeWords
from counter.reports.menu_changes import MENU
from counter.reports.version_rows import VersionRow
from counter.settings.stations import Stations
from counter.settings.versions import TILES


def row_words(row: VersionRow, book: Playbook, stations: Stations, language: Language) -> list[str]:
    """A sentence for each part of it; the `stations` are those of the shop that it is about."""
    if row.what == TILES:
        return [language.say("The tiles stand in another order")]
    if row.waits:
        return [language.say("{name} waits off the menu until it has a price there", name=row.name)]
    before, told = row.before, list[str]()
    if new_name := _new_name(row):
        told.append(language.say("{name}, new name: {became}", name=row.name, became=new_name))
        before = {new_name: next(iter(row.before.values()))}
    told += ChangeWords(book, language, stations).told_within(row.key, before, row.after)
    return told or [language.say("{name}: what it costs or contains", name=row.name)]


def _new_name(row: VersionRow) -> str:
    """What an item or a combo, which stays on the menu, is called from then on; "" where it keeps its name."""
    if row.key != MENU or len(row.before) != 1 or len(row.after) != 1:
        return ""
    (was,), (became,) = row.before, row.after
    return str(became) if was != became else ""


def changed_here_words(row: VersionRow, language: Language) -> str:
    """Who changed it there since the last version, and when; "" where nobody did."""
    if row.changed_here is None:
        return ""
    day = language.day_and_month(language.local_date(row.changed_here.at))
    return language.say("changed here by {name}, {day}", name=row.changed_here.by, day=day)
