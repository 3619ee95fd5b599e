"""What somebody is thanked for is read as they sign in, with who says it, and once."""

from __future__ import annotations

from counter.flows.settle import note_good_moment, read_thanks
from counter.ui.app.thanks import thanks_from
from ui.sync_desk import SyncDesk


def test_thanks_say_who_and_are_read_once(work: SyncDesk) -> None:
    ben = work.cafe.staff("Ben")
    work.do(note_good_moment, "Thank you for the run.", None, ben)
    assert work.shop.read(thanks_from, ben, work.language) == "Ana: “Thank you for the run.”"
    work.shop.do(ben, read_thanks)
    assert work.shop.read(thanks_from, ben, work.language) == ""
