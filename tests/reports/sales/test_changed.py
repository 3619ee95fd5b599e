"""What changed most: by the rule of the one thing to do, up or down, and never a person."""

from datetime import timedelta

from counter.recovery.rules import TREATMENT
from counter.reports.day.one_thing import Loss
from counter.reports.sales.changed import changed_most


def lost(kind: str, minutes: float, station: str = "espresso") -> Loss:
    return Loss("", station, kind, 8, timedelta(minutes=minutes))


def test_what_moved_most_minutes_is_chosen_up_or_down() -> None:
    before = [lost("late", 61), lost("missing", 5)]
    changed = changed_most([lost("late", 34), lost("missing", 20)], before)
    assert changed is not None
    assert (changed.thing.kind, changed.before, changed.now) == ("late", 61, 34)
    more = changed_most([lost("late", 60), lost("missing", 20)], before)
    assert more is not None
    assert (more.thing.kind, more.before, more.now) == ("missing", 5, 20)


def test_a_person_is_never_what_changed_and_less_than_a_minute_is_nothing() -> None:
    assert changed_most([lost(TREATMENT, 90)], []) is None
    assert changed_most([lost("late", 3.5)], [lost("late", 3)]) is None
