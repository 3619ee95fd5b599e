"""When a backup is due by itself."""

from counter.flows.backup_rhythm import BackupRhythm, HowFar

HOUR = 3600.0


def test_every_hour_in_which_something_was_recorded() -> None:
    rhythm = BackupRhythm(HowFar(10, 0), 0.0)
    assert not rhythm.is_due(HowFar(11, 0), 599.0)
    assert rhythm.is_due(HowFar(11, 0), 600.0)
    assert not rhythm.is_due(HowFar(50, 0), HOUR)
    assert rhythm.is_due(HowFar(60, 0), 600.0 + HOUR)
    assert not rhythm.is_due(HowFar(60, 0), 20 * HOUR)  # nothing was recorded since


def test_as_the_day_is_closed_once() -> None:
    rhythm = BackupRhythm(HowFar(10, 3), 0.0)
    assert rhythm.is_due(HowFar(12, 4), 5.0)
    assert not rhythm.is_due(HowFar(12, 4), 6.0)
    assert rhythm.is_due(HowFar(14, 5), 7.0)
