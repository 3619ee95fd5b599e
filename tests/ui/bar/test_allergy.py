"""An order for somebody with an allergy: the card says so, and Ready asks whether it is safe."""

from __future__ import annotations

from cafe import Cafe
from counter.flows import customer
from counter.kernel.ids import OrderId
from counter.ui.bar.state import Careful, Unmade
from ui.bar.harness import BarHarness
from ui.sync_desk import SyncDesk


def careful(cafe: Cafe) -> OrderId:
    ticket = cafe.ring("Latte", "Mocha", customer="Nora")
    cafe.shop.do(cafe.ana, customer.care_for, ticket, ("nuts",))
    cafe.shop.do(cafe.ana, customer.bring_to, ticket, "Table 4")
    cafe.shop.do(cafe.ana, customer.write_note, ticket, "two bags")
    cafe.pay(ticket)
    return ticket


def test_its_card_says_what_they_must_not_have_and_where_it_goes(work: SyncDesk, bar: BarHarness) -> None:
    careful(work.cafe)
    card = bar.look().cards[0]
    assert (card.allergy, card.note) == ("Allergy: nuts", "two bags")
    assert "Table 4" in card.where


def test_it_is_ready_once_somebody_says_that_it_is_safe(work: SyncDesk, bar: BarHarness) -> None:
    order_id = careful(work.cafe)
    bar.look()
    question = bar.after(bar.presenter.ready, order_id).question
    assert isinstance(question, Careful)
    assert (question.title, question.lines) == (
        "Nora has an allergy: nuts",
        ("1× Latte M · whole", "1× Mocha M · whole"),
    )
    assert work.cafe.order(order_id).ready_at is None
    asked = bar.after(bar.presenter.asking.is_safe).question
    assert isinstance(asked, Unmade)
    bar.after(bar.presenter.asking.all_made)
    order = work.cafe.order(order_id)
    assert order.ready_at is not None
    assert (order.allergy_confirmed_by, order.has_to_be_confirmed) == (work.cafe.ana, False)


def test_who_goes_back_and_looks_has_confirmed_nothing(work: SyncDesk, bar: BarHarness) -> None:
    order_id = careful(work.cafe)
    bar.look()
    bar.after(bar.presenter.ready, order_id)
    assert bar.after(bar.presenter.asking.close_question).question is None
    assert work.cafe.order(order_id).has_to_be_confirmed
