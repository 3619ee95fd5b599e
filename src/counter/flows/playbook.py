"""The playbook is decided anew, and what was decided is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counter.flows.menu import take_menu_back
from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.flows.staff import take_staff_change_back
from counter.flows.take_version import MENU_VERSION, PLAYBOOK_VERSION
from counter.flows.terminals import take_terminal_change_back
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId
from counter.recovery.decided import check_fits
from counter.reports.all_changes import all_changes
from counter.reports.changes import Change, decided_anew
from counter.reports.menu_changes import MENU
from counter.reports.staff_changes import STAFF
from counter.reports.terminal_changes import TERMINALS
from counter.settings.playbook_decided import PlaybookDecided
from counter.settings.rules import Settings
from counter.settings.taken_back import GONE, taken_back

_TAXES = "tax_rates"
_TOGETHER: Mapping[str, tuple[str, ...]] = {
    MENU: (_TAXES, MENU_VERSION),
    _TAXES: (MENU,),
    MENU_VERSION: (MENU,),
    "playbook": (PLAYBOOK_VERSION,),
    PLAYBOOK_VERSION: ("playbook",),
}
"""What goes back with what, where one act decided both: without its taxes a menu’s items cannot be sold."""


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
    """Takes a change of the settings, of the menu, of the staff or of the machines back, by another one.

    What was decided since about something else stays. Taxes that came with a menu go with it, and so does what tells
    from which shop a menu or a playbook was taken.

    Refused where there is no such change, where somebody decided the same anew since, where it is another terminal's
    own, or where what it was cannot be any more.
    """
    changes = act.read(all_changes)
    change = next((each for each in changes if each.fact_id == fact_id), None)
    if change is None:
        raise Refused("That change is not known here.")
    anew = decided_anew(changes)
    with_it = _decided_with(change, changes)
    main = (change, *(each for each in with_it if each.key != _TAXES))
    if later := next((anew[each.fact_id] for each in main if each.fact_id in anew), None):
        raise Refused(
            "{name} decided that anew on {day} at {time}. Take that back first.",
            name=later.by,
            day=act.shop.language.short_date(act.shop.language.local_date(later.at)),
            time=act.language.clock(later.at),
        )
    if change.terminal not in (None, act.terminal):
        raise Refused("That is a setting of {terminal} alone. Take it back there.", terminal=change.terminal)
    for each in (change, *with_it):
        if each.fact_id not in anew:
            _take_back(act, each, changes)


def _decided_with(change: Change, changes: Iterable[Change]) -> list[Change]:
    """What was decided with it and goes back with it: taxes that came with a menu, the version that both came with."""
    others = _TOGETHER.get(change.key, ())
    return [each for each in changes if each.act == change.act and each.key in others and change.act is not None]


def _take_back(act: Act, change: Change, changes: Iterable[Change]) -> None:
    if change.key == MENU:
        take_menu_back(act, change.fact_id)
        return
    if change.key == STAFF:
        take_staff_change_back(act, change)
        return
    if change.key == TERMINALS:
        take_terminal_change_back(act, change)
        return
    now = next(each.after for each in changes if each.name == change.name)
    value = taken_back(now, change.before, change.after)
    decide(act, {change.key: getattr(Settings(), change.key) if value is GONE else value})
