"""What is pushed to other shops: looked at, kept in part, pushed; while a process tells what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from counter.kernel.ids import ShopId
from counter.ui.desk.push_told import LookTold, PushTold, RowTold
from counter.ui.office.push_state import PushState
from ui.office.other_shops import Office
from ui.sync_desk import SyncDesk

LATTE = RowTold(what="item:1", name="Latte", words=("Latte: €3.80 → €4.00",), kept=False, tax="", changed="")
SCONE = replace(LATTE, what="item:2", name="Scone", words=("Scone, new on the menu: €2.80",), tax="bakery")


def look(shop: ShopId, *rows: RowTold, **more: Any) -> LookTold:
    said: dict[str, Any] = {"number": 3, "had": 2, "kept": {}, "about": (), "refused": "", "tax_classes": ("food",)}
    return LookTold(shop=shop, rows=rows, **said | more)


def pushed(shop: ShopId, **more: Any) -> PushTold:
    said: dict[str, Any] = {"changed": 1, "kept": 0, "trouble": "", "refused": ""}
    return PushTold(shop=shop, number=3, **said | more)


class PushOffice(Office):
    """Two other shops, the page to push at hand."""

    def __init__(self, work: SyncDesk) -> None:
        super().__init__(work)
        self.knows("Market Street", is_home=True)
        self.harbour, self.station = self.knows("Harbour"), self.knows("Station")
        self.push = self.page.pushing

    @property
    def pushing(self) -> PushState:
        assert self.state.pushing
        return self.state.pushing

    @property
    def marks(self) -> list[str]:
        return [each.mark.words for each in self.pushing.shops]

    @property
    def asks(self) -> str:
        return self.pushing.tax.asks if self.pushing.tax else ""

    def opens(self, *found: LookTold) -> None:
        self.push.open()
        self.apart.answer(found)


@pytest.fixture
def office(work: SyncDesk) -> PushOffice:
    return PushOffice(work)


def test_each_shop_is_looked_at_before_anything_can_be_pushed(office: PushOffice) -> None:
    office.push.open()
    assert (office.marks, office.pushing.can_push) == (["Looking…", "Looking…"], False)
    office.apart.answer((look(office.harbour, LATTE), look(office.station)))
    assert office.marks == ["1 change", "Nothing changes"]
    assert office.pushing.about == "What changes at Harbour"
    assert [(row.title, row.told, row.keep) for row in office.pushing.rows] == [
        ("Latte", "Latte: €3.80 → €4.00", "Keep theirs")
    ]
    assert office.pushing.can_push


def test_what_a_shop_keeps_is_seen_at_once_and_stays_unless_it_is_refused(office: PushOffice) -> None:
    office.opens(look(office.harbour, LATTE), look(office.station, LATTE))
    office.push.keep("item:1", kept=True)
    assert ([row.kept for row in office.pushing.rows], office.marks[0]) == ([True], "Nothing changes")
    office.apart.refuse("Rosa may not decide that there.")
    assert (office.marks[0], office.pushing.empty) == ("Cannot take it", "Rosa may not decide that there.")
    assert office.marks[1] == "1 change"


def test_a_tax_class_that_is_none_there_is_asked_about_first(office: PushOffice) -> None:
    office.opens(look(office.harbour, SCONE), look(office.station))
    assert office.marks[0] == "Asks something"
    assert office.asks == "Scone is taxed as “bakery” here. What is that at Harbour?"
    office.push.say_tax("food")
    office.apart.answer((look(office.harbour, replace(SCONE, tax="")),))
    assert (office.asks, office.marks[0]) == ("", "1 change")


def test_only_shops_that_are_ticked_get_it_and_each_says_what_came_of_it(office: PushOffice) -> None:
    office.opens(look(office.harbour, LATTE), look(office.station, LATTE))
    office.push.tick(office.station.hex)
    assert office.pushing.foot == "This shop’s menu goes to Harbour. What they keep stays as they have it."
    office.push.tick(office.station.hex)
    office.push.push()
    office.push.push()
    assert (office.marks, len(office.apart)) == (["Pushing…", "Pushing…"], 1)
    done = (pushed(office.harbour), pushed(office.station, trouble="Its server is away."))
    office.apart.answer(done)
    assert office.marks == ["Has version 3", "Waits for its server"]
    assert office.pushing.under.startswith("1 thing is otherwise there.")
    assert (office.pushing.foot, office.pushing.can_push) == ("2 shops have it now.", False)


def test_one_shop_that_refuses_keeps_no_other_from_it(office: PushOffice) -> None:
    office.opens(look(office.harbour, LATTE), look(office.station, LATTE))
    office.push.push()
    office.apart.answer((pushed(office.harbour, refused="“Latte” would be there twice."), pushed(office.station)))
    assert office.marks == ["Cannot take it", "Has version 3"]
    assert office.pushing.empty == "“Latte” would be there twice."


def test_whoever_locks_while_it_is_pushed_finds_what_came_of_it(office: PushOffice) -> None:
    office.opens(look(office.harbour, LATTE), look(office.station))
    office.push.push()
    office.page.forget()
    office.look()
    assert office.state.pushing is None
    office.apart.answer((pushed(office.harbour),))
    office.push.open()
    assert (office.marks[0], len(office.apart)) == ("Has version 3", 0)
    office.push.back()
    office.push.open()
    assert (office.marks[0], len(office.apart)) == ("Looking…", 1)


def test_what_comes_of_the_menu_is_not_shown_for_the_playbook(office: PushOffice) -> None:
    office.push.open()
    office.push.choose_kind(1)
    office.apart.answer((look(office.harbour, LATTE),))
    assert (office.marks, office.pushing.rows) == (["Looking…", "Looking…"], ())
    late = replace(LATTE, what="late.small", name="late.small", words=("Late: …",))
    office.apart.answer((look(office.harbour, late, kept={"cap_percent": True}),))
    assert [row.title for row in office.pushing.rows] == ["Late (Small)", "Together at most, %"]
