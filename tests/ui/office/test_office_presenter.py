"""The office's playbook: the checker while one types, nothing written before Save, and every change taken back."""

from __future__ import annotations

import pytest

from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.state import OfficeState
from ui.sync_desk import SyncDesk


class Office:
    """The presenter and what it shows."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[OfficeState] = []
        self.presenter = OfficePresenter(work, work.shop, self.states.append)
        self.presenter.refresh()

    @property
    def state(self) -> OfficeState:
        return self.states[-1]

    def sentence(self, step: str) -> str:
        return next(each.text for each in self.state.playbook.sentences if each.step == step)


@pytest.fixture
def office(work: SyncDesk) -> Office:
    work.by = work.cafe.staff("Rosa")
    return Office(work)


def test_the_checker_names_the_word_says_why_and_offers_a_sentence_while_one_types(office: Office) -> None:
    office.presenter.write("own", "Unfortunately we are busy today, {name}.")
    own = next(each for each in office.state.playbook.sentences if each.step == "own")
    assert "Unfortunately" in own.verdict
    assert own.instead
    assert office.state.playbook.bar == "1 sentence to look at. Save it all the same if you like."
    office.presenter.write("own", own.instead)
    assert not next(each for each in office.state.playbook.sentences if each.step == "own").verdict


def test_nothing_is_written_before_save_and_discard_forgets_it(work: SyncDesk, office: Office) -> None:
    before = office.sentence("own")
    office.presenter.write("own", "We missed it.")
    assert office.state.playbook.changed
    assert work.shop.settings.playbook.pages == {}
    office.presenter.discard()
    assert office.sentence("own") == before
    assert not office.state.playbook.changed


def test_what_is_saved_counts_is_listed_and_is_taken_back(work: SyncDesk, office: Office) -> None:
    office.presenter.choose_kind("wrong_item")
    office.presenter.write("own", "We made something else.")
    office.presenter.choose_gesture("refund")
    office.presenter.move(-1)
    office.presenter.tick()
    office.presenter.write_cap("200")
    office.presenter.choose_gesture("voucher")
    office.presenter.write_amount("2.50")
    office.presenter.save()
    answer = work.shop.playbook.answer("wrong_item")
    assert answer is not None
    assert answer.own["en"]["own"] == "We made something else."
    assert answer.offer.index("refund") == 2
    assert "refund" in answer.chosen
    assert work.shop.playbook.cap_percent == 200
    assert str(work.shop.playbook.voucher) == "2.50 EUR"
    (change,) = office.state.changes
    assert change.heading.startswith("Rosa")
    assert office.state.playbook.last.startswith("Last change: Rosa")
    office.presenter.undo(0)
    assert work.shop.playbook.cap_percent == 150
    assert len(office.state.changes) == 2
    assert office.sentence("own") == "I’m sorry{comma_name}. We got it wrong."


def test_what_is_wrong_is_said_and_nothing_is_lost(work: SyncDesk, office: Office) -> None:
    office.presenter.write("own", "We missed it, {who}.")
    office.presenter.save()
    assert "{who}" in work.messages[-1]
    assert office.sentence("own") == "We missed it, {who}."
    office.presenter.write("own", "We missed it.")
    office.presenter.write_cap("much")
    office.presenter.save()
    assert "“much” is no amount." in work.messages[-1]


def test_what_we_stand_for_is_said_in_each_language(work: SyncDesk, office: Office) -> None:
    office.presenter.choose_language(1)
    office.presenter.stand_for("Jede Tasse ist ein Versprechen.")
    office.presenter.save()
    assert work.shop.settings.stands_for("de") == "Jede Tasse ist ein Versprechen."
    assert work.shop.settings.stands_for("fr") == "Every cup is a promise."
