"""The office's playbook: the checker while one types, nothing written before Save, and every change taken back."""

from __future__ import annotations

import pytest

from counter.flows.playbook import decide_playbook
from counter.flows.print_queue import print_waiting
from counter.recovery.decided import with_page, with_sentence
from counter.settings.playbook_decided import PageDecided
from counter.ui.office.changes_state import ChangeState
from counter.ui.office.playbook_presenter import PlaybookPresenter
from counter.ui.office.playbook_state import PlaybookState
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.state import PLAYBOOK, OfficeState
from printing.test_queue import words
from ui.office.asked import asked
from ui.office.machines import machines_of
from ui.sync_desk import SyncDesk


class Office:
    """The presenter and what it shows, on the page Playbook."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[OfficeState] = []
        self.presenter = OfficePresenter(
            work, work.shop, self.states.append, lambda: print_waiting(work.shop), machines_of(work, asked)
        )
        self.presenter.refresh()
        self.presenter.go(PLAYBOOK)

    @property
    def page(self) -> PlaybookPresenter:
        return self.presenter.playbook

    @property
    def state(self) -> PlaybookState:
        page = self.states[-1].page
        assert isinstance(page, PlaybookState)
        return page

    @property
    def changes(self) -> tuple[ChangeState, ...]:
        return self.presenter.changes.state()

    def sentence(self, step: str) -> str:
        return next(each.text for each in self.state.sentences if each.step == step)


@pytest.fixture
def office(work: SyncDesk) -> Office:
    work.by = work.cafe.staff("Rosa")
    return Office(work)


def test_the_checker_names_the_word_says_why_and_offers_a_sentence_while_one_types(office: Office) -> None:
    office.page.write("own", "Unfortunately we are busy today, {name}.")
    own = next(each for each in office.state.sentences if each.step == "own")
    assert "Unfortunately" in own.verdict
    assert own.instead
    assert office.state.bar == "1 sentence to look at. Save it all the same if you like."
    office.page.write("own", own.instead)
    assert not next(each for each in office.state.sentences if each.step == "own").verdict


def test_nothing_is_written_before_save_and_discard_forgets_it(work: SyncDesk, office: Office) -> None:
    before = office.sentence("own")
    office.page.write("own", "We missed it.")
    assert office.state.changed
    assert work.shop.settings.playbook.pages == {}
    office.page.discard()
    assert office.sentence("own") == before
    assert not office.state.changed


def test_what_is_saved_counts_is_listed_and_is_taken_back(work: SyncDesk, office: Office) -> None:
    office.page.choose_kind("wrong_item")
    office.page.write("own", "We made something else.")
    office.page.choose_gesture("refund")
    office.page.move(-1)
    office.page.tick()
    office.page.write_cap("200")
    office.page.choose_gesture("voucher")
    office.page.count_everywhere(1)
    office.page.write_amount("2.50")
    office.page.save()
    answer = work.shop.playbook.answer("wrong_item")
    assert answer is not None
    assert answer.own["en"]["own"] == "We made something else."
    assert answer.offer.index("refund") == 2
    assert "refund" in answer.chosen
    assert work.shop.playbook.cap_percent == 200
    assert str(work.shop.playbook.voucher) == "2.50 EUR"
    (change,) = office.changes
    assert change.heading.startswith("Rosa")
    assert office.state.last.startswith("Last change: Rosa")
    office.presenter.changes.undo(0)
    assert work.shop.playbook.cap_percent == 150
    assert len(office.changes) == 2
    assert office.sentence("own") == "I’m sorry, {name}. We got it wrong."


def test_what_is_wrong_is_said_and_nothing_is_lost(work: SyncDesk, office: Office) -> None:
    office.page.write("own", "We missed it, {who}.")
    office.page.save()
    assert "{who}" in work.messages[-1]
    assert office.sentence("own") == "We missed it, {who}."
    office.page.write("own", "We missed it.")
    office.page.write_cap("much")
    office.page.save()
    assert "“much” is no amount." in work.messages[-1]


def test_a_voucher_that_is_worth_too_much_says_so_offers_the_nearest_and_can_be_saved(work: SyncDesk) -> None:
    office = Office(work)
    office.page.choose_gesture("voucher")
    assert office.state.look_at_worth == ""
    office.page.write_amount("9")
    assert "is more than a third of a usual order here" in office.state.look_at_worth
    nearest = office.state.nearest_worth
    office.page.save()
    assert amount_of(office, "voucher") == "€9.00"
    office.page.choose_gesture("voucher")
    assert office.state.look_at_worth
    office.page.write_amount(nearest)
    assert office.state.look_at_worth == ""


def amount_of(office: Office, gesture: str) -> str:
    return next(each.worth for each in office.state.gestures if each.id == gesture)


def test_a_gesture_is_worth_something_else_for_one_kind_and_severity(work: SyncDesk, office: Office) -> None:
    office.page.choose_kind("not_good")
    office.page.choose_gesture("voucher")
    office.page.write_amount("4,50")
    assert amount_of(office, "voucher") == "€4.50"
    office.page.save()
    assert not office.state.changed
    assert str(work.shop.playbook.about("not_good").voucher) == "4.50 EUR"
    office.page.weigh(1)
    assert amount_of(office, "voucher") == "€3.00"
    office.page.weigh(0)
    office.page.choose_gesture("voucher")
    assert office.state.amount == "4.50"
    office.page.write_amount("")
    assert amount_of(office, "voucher") == "€3.00"
    office.page.save()
    assert work.shop.settings.playbook.pages == {}


def test_the_slip_and_what_comes_first_are_written_like_the_steps(work: SyncDesk, office: Office) -> None:
    office.page.choose_kind("spilled")
    office.page.write("slip", "We spilled it over you.")
    office.page.write("first", "Unfortunately: a cloth, and cold water.")
    first = next(each for each in office.state.sentences if each.step == "first")
    assert not first.verdict
    office.page.save()
    page = work.shop.playbook.pages["spilled"]
    assert page.slip_in("small", "en") == "We spilled it over you."
    assert page.first_in("small", "en").endswith("cold water.")


def test_a_misspelt_blank_is_said_while_one_types_with_what_was_meant(office: Office) -> None:
    office.page.write("own", "We kept you waiting, {nmae}.")
    own = next(each for each in office.state.sentences if each.step == "own")
    assert own.refused
    assert own.text[slice(*own.marks[0])] == "{nmae}"
    assert own.instead == "We kept you waiting, {name}."


def test_a_kind_that_could_only_say_no_is_marked_at_once(work: SyncDesk, office: Office) -> None:
    assert office.state.complete
    office.page.choose_kind("missing")
    while len(office.state.gestures) > 2:
        office.page.choose_gesture(office.state.gestures[-1].id)
        office.page.take_off()
    assert office.state.answered == "11 of 12 kinds have an answer"
    assert [kind.id for kind in office.state.kinds if not kind.answered] == ["missing"]
    assert office.state.bar.startswith("No answer yet: offer two ways")
    office.page.save()
    assert "two ways" in work.messages[-1]
    office.page.discard()
    assert office.state.complete


def test_the_second_to_save_is_told_what_the_first_changed_and_both_stand(work: SyncDesk, office: Office) -> None:
    office.page.write("own", "We missed it.")
    other = with_sentence(PageDecided(), "en", "thank", "Thank you for waiting for us.")
    work.shop.do(work.cafe.staff("Rosa"), decide_playbook, with_page(work.shop.settings.playbook, "late.small", other))
    office.page.save()
    assert "Thank you for waiting for us." in office.state.bar
    assert "Rosa saved meanwhile" in office.state.bar
    assert office.sentence("own") == "We missed it."
    assert "own" not in work.shop.settings.playbook.pages["late.small"].say["en"]
    office.page.save()
    assert dict(work.shop.settings.playbook.pages["late.small"].say["en"]) == {
        "own": "We missed it.",
        "thank": "Thank you for waiting for us.",
    }


def test_what_both_changed_is_said_before_one_writes_over_the_other(work: SyncDesk, office: Office) -> None:
    office.page.write("own", "We missed it.")
    other = with_sentence(PageDecided(), "en", "own", "We were late.")
    work.shop.do(work.cafe.staff("Rosa"), decide_playbook, with_page(work.shop.settings.playbook, "late.small", other))
    office.page.save()
    assert "We were late." in office.state.bar
    assert work.shop.settings.playbook.pages["late.small"].say["en"]["own"] == "We were late."
    office.page.save()
    assert work.shop.settings.playbook.pages["late.small"].say["en"]["own"] == "We missed it."


def test_what_is_not_saved_waits_for_whoever_wrote_it(work: SyncDesk, office: Office) -> None:
    rosa, office.page._whose = work.by, work.by
    office.page.write("own", "We missed it.")
    work.by = work.cafe.staff("Dana")
    office.presenter.forget()
    office.presenter.go(PLAYBOOK)
    office.presenter.refresh()
    assert office.sentence("own") != "We missed it."
    work.by = rosa
    office.presenter.forget()
    office.presenter.go(PLAYBOOK)
    office.presenter.refresh()
    assert office.sentence("own") == "We missed it."
    assert office.state.changed


def test_an_undo_leaves_what_is_not_saved_yet(work: SyncDesk, office: Office) -> None:
    office.page.write_cap("200")
    office.page.save()
    office.page.write("own", "We missed it.")
    office.presenter.changes.undo(0)
    assert work.shop.playbook.cap_percent == 150
    assert office.sentence("own") == "We missed it."
    assert office.state.changed


def test_changes_name_kind_language_and_step_and_what_was_decided_anew_has_no_undo(
    work: SyncDesk, office: Office
) -> None:
    for said in ("We missed it.", "We missed it, {name}."):
        office.page.choose_language(1)
        office.page.write("own", said)
        office.page.save()
    office.page.choose_language(4)
    said = "لقد تأخر طلبكم."
    office.page.write("own", said)
    office.page.save()
    arabic, newest, oldest = office.changes
    assert arabic.what.endswith("Arabic, Own: as it came → \u2068" + said + "\u2069")
    assert newest.what == "Playbook, Late (Small), German, Own: We missed it. → We missed it, {name}."
    assert not newest.over
    assert oldest.over.startswith("Decided anew: Rosa, ")
    office.page.choose_language(1)
    office.presenter.changes.undo(2)
    assert "Take that back first." in work.messages[-1]
    office.presenter.changes.undo(1)
    assert office.sentence("own") == "We missed it."
    office.presenter.changes.undo(0)
    assert office.sentence("own") == "We missed it, {name}."


def test_what_we_stand_for_is_said_in_each_language(work: SyncDesk, office: Office) -> None:
    office.page.choose_language(1)
    office.page.stand_for("Jede Tasse ist ein Versprechen.")
    office.page.save()
    assert work.shop.settings.stands_for("de") == "Jede Tasse ist ein Versprechen."
    assert work.shop.settings.stands_for("fr") == "Every cup is a promise."


def test_the_handbook_is_printed_at_once_in_the_language_that_is_seen(work: SyncDesk, office: Office) -> None:
    office.page.choose_language(1)
    office.page.print_handbook()
    assert office.state.bar == "Printing…"
    ((title, pdf),) = work.cafe.paper.printed
    assert title == "handbook"
    assert "Es tut mir leid" in words(pdf)
    office.presenter.look()
    assert office.state.bar.startswith("Saved as a PDF")
