"""The office's page Staff: people, their roles and PINs, and what a role gives alone; nothing before Save."""

from __future__ import annotations

from decimal import Decimal

import pytest

from counter.flows.playbook import undo_change
from counter.flows.staff import sign_in, sign_in_with
from counter.people.model import Staff
from counter.people.queries import read_staff, staff_member
from counter.reports.all_changes import all_changes
from counter.ui.office.build_changes import change_states
from counter.ui.office.staff_presenter import StaffPresenter
from counter.ui.office.staff_state import PersonRowState, StaffPageState
from ui.sync_desk import SyncDesk


class StaffHarness:
    """The page as it was last shown."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.page = StaffPresenter(work, work.shop, self._show, self._again)
        self.state: StaffPageState
        self.page.come(seen=True)

    def _show(self) -> None:
        self.state = self.page.state()

    def _again(self) -> None:
        self.page.look_again(self.work.shop.read(all_changes))

    def row(self, name: str) -> PersonRowState:
        return next(each for each in self.state.people if each.name == name)

    def choose(self, name: str) -> None:
        self.page.choose(self.row(name).staff_id)

    def set_pin(self, *typed: str) -> None:
        self.page.ask_pin()
        for pin in typed:
            self.page.enter_pin(pin)

    @property
    def changes(self) -> list[str]:
        shop = self.work.shop
        return [each.what for each in change_states(shop.read(all_changes), shop.playbook, shop.language)]


@pytest.fixture
def office(work: SyncDesk) -> StaffHarness:
    work.by = work.cafe.staff("Rosa")
    return StaffHarness(work)


def test_who_has_no_pin_is_flagged_until_one_is_saved(work: SyncDesk, office: StaffHarness) -> None:
    office.choose("Chris")
    assert (office.row("Chris").flag, office.row("Chris").chosen) == ("no PIN yet", True)
    office.set_pin("1234", "1235")
    assert office.state.asks is not None
    assert office.state.asks.wrong.startswith("The two were not the same")
    office.page.stop_asking()
    office.set_pin("1234", "1234")
    assert (office.state.changed, office.state.bar) == (True, "Chris changes from Save on.")
    chris = work.cafe.staff("Chris")
    assert work.shop.do(chris, sign_in).pin_digits == 0
    office.page.save()
    assert (office.row("Chris").flag, office.state.changed, office.state.bar) == ("", False, "Saved.")
    assert isinstance(work.shop.do(chris, sign_in_with, "1234"), Staff)
    assert "1234" not in repr(office.state)


def test_a_new_person_is_there_once_saved_and_a_name_is_nobody_elses(work: SyncDesk, office: StaffHarness) -> None:
    office.page.add()
    office.page.write_name("ana")
    office.page.choose_role(1)
    office.page.save()
    assert office.state.form.wrong == "Somebody here is called Ana already. Write another name."
    assert "ana" not in [each.name for each in work.shop.read(read_staff)]
    office.page.write_name("Eve")
    office.set_pin("2468", "2468")
    office.page.save()
    assert [(each.name, each.role) for each in work.shop.read(read_staff)][-1] == ("Eve", "lead")
    assert office.row("Eve").chosen
    assert office.changes[0] == "Eve works here now: lead."


def test_another_is_not_taken_in_hand_before_what_was_changed_is_saved(office: StaffHarness) -> None:
    office.choose("Dana")
    office.page.choose_role(0)
    office.choose("Ben")
    assert office.row("Dana").chosen
    assert office.state.bar == "Save what you changed, or discard it first."
    office.page.discard()
    office.choose("Ben")
    assert (office.row("Ben").chosen, office.state.form.role, office.state.bar) == (True, 0, "")


def test_what_somebody_gives_alone_is_theirs_and_what_comes_to_their_roles_is_as_the_role_again(
    work: SyncDesk, office: StaffHarness
) -> None:
    office.choose("Dana")
    assert (office.state.form.alone, office.state.form.whose) == ("What Dana gives alone", ("Dana", "Every lead"))
    assert office.state.form.counts_for == "All as the role gives."
    office.page.move_limit("gesture", -1)
    office.page.move_limit("discount_percent", 1)
    office.page.move_limit("discount_percent", -1)
    assert office.state.form.counts_for == "Otherwise than the role: To make it right."
    assert office.state.bar == "What Dana gives alone changes from Save on."
    dana = work.cafe.staff("Dana")
    assert work.shop.read(staff_member, dana).own == {}
    office.page.save()
    assert (work.shop.read(staff_member, dana).own, work.shop.settings.limits) == ({"gesture": Decimal(19)}, {})
    assert office.changes[0] == "Dana gives alone: To make it right, €19.00."
    work.shop.do(work.cafe.staff("Rosa"), undo_change, work.shop.read(all_changes)[0].fact_id)
    assert work.shop.read(staff_member, dana).own == {}
    office.page.come(seen=True)
    assert office.changes[0] == "Dana gives as much as the role: To make it right."


def test_what_a_role_gives_alone_is_written_with_save(work: SyncDesk, office: StaffHarness) -> None:
    office.choose("Dana")
    office.page.choose_whose(1)
    assert office.state.form.alone == "What a lead gives alone"
    values = {each.key: each.value for each in office.state.form.limits}
    assert (values["gesture"], values["discount_percent"]) == ("€20.00", "50%")
    assert office.state.form.counts_for == "Counts for Dana."
    office.page.move_limit("gesture", -1)
    office.page.move_limit("discount_percent", 1)
    assert work.shop.settings.limits == {}
    office.page.save()
    lead = work.shop.settings.limits["lead"]
    assert {name: str(most) for name, most in lead.items()} == {"gesture": "19", "discount_percent": "55"}
    office.choose("Rosa")
    assert [each.value for each in office.state.form.limits] == ["no limit"] * 5
    assert office.state.last.startswith("Last change: Rosa")


def test_who_is_taken_off_is_gone_and_changes_has_them(work: SyncDesk, office: StaffHarness) -> None:
    office.choose("Dana")
    assert office.state.form.take_off == "Take Dana off"
    office.page.take_off()
    assert "Dana" not in [each.name for each in office.state.people]
    assert office.changes == ["Dana was taken off."]
    office.choose("Rosa")
    assert office.state.form.take_off == ""


def test_a_table_says_what_each_role_may_do(office: StaffHarness) -> None:
    office.choose("Dana")
    said = {each.words: each for each in office.state.rights}
    assert said["Say yes for others"].may == (False, True, True)
    assert said["Staff and their PINs"].said == "Staff and their PINs: owner"
    assert office.state.role == 1


def test_a_pin_that_was_typed_is_kept_for_nobody(work: SyncDesk, office: StaffHarness) -> None:
    office.page.forget()
    office.page.come(seen=True)
    office.choose("Ben")
    office.page.choose_role(1)
    office.set_pin("1234", "1234")
    work.by = work.cafe.ana
    office.page.forget()
    work.by = work.cafe.staff("Rosa")
    office.page.forget()
    office.page.come(seen=True)
    assert (office.state.form.role, office.state.form.has_pin, office.state.changed) == (1, False, True)


def test_the_only_owner_stays_one(work: SyncDesk, office: StaffHarness) -> None:
    office.choose("Rosa")
    office.page.choose_role(0)
    office.page.save()
    assert office.state.form.wrong == "Rosa is the only owner. Make somebody else an owner first."
