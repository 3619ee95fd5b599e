"""Turns what the doctor found, and the backups there are, into what the page Backups shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from counter.flows.backups import Backup
from counter.flows.doctor import WELL, WRONG, Finding
from counter.kernel.language import Language, _
from counter.reports.inside import Inside
from counter.settings.backups import DAILY, EACH, MONTHLY, Made, why_kept
from counter.settings.rules import Settings
from counter.ui.office.backups_state import BackupState, FindingState
from counter.ui.parts.mark import LATE, SAFE, Mark

_TITLES = {
    "file": _("The shop’s file"),
    "journal": _("The journal"),
    "tables": _("The tables"),
    "disk": _("The disk"),
    "clock": _("The clock"),
    "printers": _("The printers"),
    "version": _("The version"),
    "key": _("The shop’s key"),
    "rights": _("Who can read it"),
    "backups": _("The backups"),
}
"""What the doctor looks at, in the order in which it is shown; what is not well stands first."""
_ICONS = {WELL: "circle-check", WRONG: "octagon-alert"}
_KEPT = {
    EACH: _("all of today and yesterday"),
    DAILY: _("one a day, for 30 days"),
    MONTHLY: _("one a month, for a year"),
}


def findings_state(findings: Iterable[Finding], language: Language) -> tuple[FindingState, ...]:
    """Each of them, what is not well first."""
    order = list(_TITLES)
    sorted_ = sorted(findings, key=lambda each: (each.state == WELL, order.index(each.check)))
    return tuple(_finding(each, language) for each in sorted_)


def _finding(finding: Finding, language: Language) -> FindingState:
    said = finding.said[:1].upper() + finding.said[1:]
    is_well = finding.state == WELL
    opens = language.say("Printers") if finding.check == "printers" and not is_well else ""
    icon = _ICONS.get(finding.state, "triangle-alert")
    return FindingState(language.say(_TITLES[finding.check]), said, "" if opens else finding.do, icon, is_well, opens)


def title_of(findings: tuple[Finding, ...] | None, language: Language) -> str:
    """In one sentence how all of it is; None is: nobody looked yet."""
    if findings is None:
        return language.say("Backups")
    titles = dict.fromkeys(language.say(_TITLES[each.check]) for each in findings if each.state != WELL)
    if not titles:
        return language.say("All is well")
    what = language.listed([language.within(each) for each in titles])
    if any(each.state == WRONG for each in findings):
        return language.say("Something is wrong: {what}", what=what)
    return language.say("All is well but this: {what}", what=what)


def about(
    looked_at: datetime | None, newest: Backup | None, now: datetime, settings: Settings, language: Language
) -> str:
    """When it was looked at last, and of when the newest backup is."""
    say = language.say
    if looked_at is None:
        return say("Looking at everything. That takes a while where there is much.")
    time = language.clock(looked_at)
    if newest is None:
        return say("Looked at {time}. There is no backup yet.", time=time)
    return say("Looked at {time}. Newest backup: {when}.", time=time, when=when(newest.at, now, settings, language))


def when(at: datetime, now: datetime, settings: Settings, language: Language) -> str:
    """When something was, as one says it `now`."""
    days, time = (settings.trading_day(now) - settings.trading_day(at)).days, language.clock(at)
    if days <= 0:
        return language.say("today {time}", time=time)
    if days == 1:
        return language.say("yesterday {time}", time=time)
    local = language.local_date(at)
    day = language.weekday(local) if timedelta(days=days) < timedelta(days=7) else language.short_date(local)
    return language.say("{day}, {time}", day=day, time=time)


def backups_state(
    backups: Iterable[Backup], own: Path, now: datetime, settings: Settings, language: Language
) -> tuple[BackupState, ...]:
    """Each of them, in the order given; `own` is the place beside the books."""
    return tuple(_backup(place, each, own, now, settings, language) for place, each in enumerate(backups))


def _backup(
    place: int, backup: Backup, own: Path, now: datetime, settings: Settings, language: Language
) -> BackupState:
    say, is_good = language.say, not backup.inside.fault
    title = when(backup.at, now, settings, language)
    made = Made(backup.at, settings.trading_day(backup.at), is_good)
    why = say(_KEPT[why_kept(made, settings.trading_day(now))])
    if backup.path.parent != own:
        why = say("{kept}, in the second place", kept=why)
    mark = Mark(say("checked"), "circle-check", SAFE) if is_good else Mark(say("not good"), "octagon-alert", LATE)
    return BackupState(place, title[:1].upper() + title[1:], why, mark)


def inside_lines(inside: Inside, language: Language) -> tuple[tuple[str, str], ...]:
    """What is inside: the shop, its last day, order and receipt, its people."""
    say = language.say
    lines = [(say("Shop"), inside.shop_name)]
    if inside.last_day:
        lines.append((say("Last day"), language.day(inside.last_day)))
        lines.append((say("Last order"), inside.last_order))
    lines.append((say("Last receipt"), inside.last_receipt or say("none yet")))
    lines.append((say("Orders"), language.number(inside.orders)))
    lines.append((say("People"), language.listed(inside.people) if inside.people else say("nobody")))
    if inside.newest:
        day = language.short_date(language.local_date(inside.newest))
        lines.append((say("Up to"), say("{day}, {time}", day=day, time=language.clock(inside.newest))))
    return tuple(lines)


def verified_words(inside: Inside, language: Language) -> str:
    """Whether every seal holds."""
    if inside.fault:
        return language.say("It is not good: {fault}.", fault=inside.fault)
    return language.say_count(
        "{count} fact was looked at: every seal holds.", "{count} facts were looked at: every seal holds.", inside.facts
    )
