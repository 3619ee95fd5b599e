"""Who closes the day by acts has it backed up, as whoever closes it on the screen."""

from acts.lines import Acts, act
from counter.flows.backup_places import BACKUPS
from counter.flows.backups import backups_in


def test_a_closed_day_is_backed_up_when_the_run_ends(cafe_acts: Acts) -> None:
    cafe_acts(act("ring_up", item="Latte"), act("pay"))
    assert backups_in(cafe_acts.folder / BACKUPS) == ()
    *_, closed = cafe_acts(act("drawer_open", float="100.00"), act("count", amount="103.80"), act("close_day"))
    assert closed["ok"], closed
    (backup,) = backups_in(cafe_acts.folder / BACKUPS)
    assert (backup.inside.orders, backup.inside.fault) == (1, "")
