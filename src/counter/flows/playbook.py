"""The playbook is decided anew, and what was decided is taken back."""

from __future__ import annotations

from collections.abc import Mapping

from counter.flows.menu import take_menu_back
from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.flows.staff import take_staff_change_back
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId
from counter.recovery.decided import check_fits
from counter.reports.all_changes import all_changes
from counter.reports.changes import decided_anew
from counter.reports.menu_changes import MENU
from counter.reports.staff_changes import STAFF
from counter.settings.playbook_decided import PlaybookDecided
from counter.settings.rules import Settings
from counter.settings.taken_back import GONE, taken_back


def decide_playbook(act: Act, decided: PlaybookDecided, sentences: Mapping[str, str] | None = None) -> None:
    """What the shop says and gives from now on, and its own sentence by language where that is decided too.

    What stays as it was is no change. Refused as `check_fits` and `check_playbook` say, and where it is not theirs.
    """
    check_fits(act.playbook, decided)
    changes: dict[str, object] = {}
    if decided != act.settings.playbook:
        changes["playbook"] = decided
    if sentences is not None and dict(sentences) != dict(act.settings.sentences):
        changes["sentences"] = dict(sentences)
    if changes:
        decide(act, changes)


def undo_change(act: Act, fact_id: FactId) -> None:
    """Takes a change of the settings, of the menu or of the staff back, by another one.

    What was decided since about something else stays.

    Refused where there is no such change, where somebody decided the same anew since, where it is another terminal's
    own, or where what it was cannot be any more.
    """
    changes = act.read(all_changes)
    change = next((each for each in changes if each.fact_id == fact_id), None)
    if change is None:
        raise Refused("That change is not known here.")
    if later := decided_anew(changes).get(fact_id):
        raise Refused(
            "{name} decided that anew on {day} at {time}. Take that back first.",
            name=later.by,
            day=act.shop.language.short_date(act.shop.language.local_date(later.at)),
            time=act.language.clock(later.at),
        )
    if change.terminal not in (None, act.terminal):
        raise Refused("That is a setting of {terminal} alone. Take it back there.", terminal=change.terminal)
    if change.key == MENU:
        take_menu_back(act, fact_id)
        return
    if change.key == STAFF:
        take_staff_change_back(act, change)
        return
    now = next(each.after for each in changes if each.name == change.name)
    value = taken_back(now, change.before, change.after)
    decide(act, {change.key: getattr(Settings(), change.key) if value is GONE else value})
