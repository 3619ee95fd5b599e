"""Orders: found by what the customer knows, seen with every step and cent, reprinted, made right where that is open."""

from __future__ import annotations

import pytest

from cafe import eur
from counter.flows.give_back import change_tender, give_back
from counter.flows.open_shop import decide
from counter.flows.pay import pay, pay_order
from counter.flows.place import place
from counter.paper.columns import document_text
from counter.receipts.shares import ShareAsked
from counter.till.queries import paid_for
from counter.till.settlement import Tender
from counter.ui.orders.invoice_presenter import Asked
from ui.orders.harness import OrdersHarness
from ui.sync_desk import SyncDesk


def test_today_lists_the_newest_first_in_pages(work: SyncDesk, page: OrdersHarness) -> None:
    for name in ("Mara", "Lea", "Jonas"):
        work.sell("Latte", customer=name)
    page.presenter.make_room(2)
    page.presenter.refresh()
    assert (page.titles, page.state.page) == (["Jonas", "Lea"], "1–2 of 3")
    page.presenter.turn_page(1)
    assert (page.titles, page.state.older) == (["Mara"], False)


@pytest.mark.parametrize("typed", ["2", "lea", "Lea", "3,80", "T1-000002"])
def test_one_field_understands_what_the_customer_knows(work: SyncDesk, page: OrdersHarness, typed: str) -> None:
    work.sell("Latte", "Latte", customer="Mara")
    work.sell("Latte", customer="Lea")
    page.presenter.look_for(typed)
    assert page.titles == ["Lea"]


def test_a_time_finds_it_too(work: SyncDesk, page: OrdersHarness) -> None:
    work.sell("Latte", customer="Mara")
    work.wait(60)
    work.sell("Latte", customer="Lea")
    page.presenter.look_for(work.language.clock(work.clock.now())[:-1])
    assert page.titles == ["Lea"]


def test_a_scanned_receipt_opens_its_order(work: SyncDesk, page: OrdersHarness) -> None:
    work.sell("Latte", customer="Mara")
    work.sell("Latte", customer="Lea")
    page.presenter.look_for("T1-000001")
    page.presenter.choose_first()
    assert page.shown.title == "Mara · #1"


def test_chips_count_what_is_not_ready_and_what_went_wrong(work: SyncDesk, page: OrdersHarness) -> None:
    work.late_order("Latte", customer="Ben")
    work.cafe.ready(work.sell("Latte", customer="Lea").order_id)
    page.presenter.refresh()
    assert page.chips == ["Today", "Earlier", "Not ready 1", "Mishaps 1"]
    page.presenter.narrow("not ready")
    assert page.titles == ["Ben"]
    page.presenter.narrow("mishaps")
    assert page.titles == ["Ben"]


def test_an_earlier_day_is_chosen_from_a_list(work: SyncDesk, page: OrdersHarness) -> None:
    work.sell("Latte", customer="Mara")
    work.wait(24 * 60)
    page.presenter.begin_again()
    assert page.titles == []
    page.presenter.narrow("earlier")
    assert page.state.question is not None
    page.presenter.choose_day(page.state.question.options[0].id)
    assert page.titles == ["Mara"]


def test_a_row_says_by_word_and_shape_how_it_stands(work: SyncDesk, page: OrdersHarness) -> None:
    late = work.late_order("Latte", customer="Ben")
    page.presenter.refresh()
    assert (page.state.rows[0].mark.words, page.state.rows[0].mark.icon) == ("2 min late", "octagon-alert")
    work.cafe.ready(late)
    page.presenter.refresh()
    assert page.state.rows[0].mark.words == "Ready, late"


def test_every_step_has_its_time_and_its_person(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    page.presenter.choose(order_id)
    steps = [(step.what, step.shape) for step in page.shown.steps]
    assert steps == [("Order 1", "dot"), ("Paid €3.80", "dot"), ("Promise missed", "diamond")]
    assert "cash, by Ana" in page.shown.steps[1].detail


def test_the_story_tells_what_went_back_and_what_was_put_right_of_its_money(
    work: SyncDesk, page: OrdersHarness
) -> None:
    order_id = work.cafe.ring("Latte")
    work.do(pay, order_id, (Tender("card", eur("2.00")),))
    (first,) = work.shop.read(paid_for, order_id, "EUR").payments
    work.cafe.forward(1)
    work.do(give_back, order_id, first.payment_id)
    work.cafe.forward(1)
    work.do(pay_order, order_id)
    work.cafe.forward(1)
    (cash,) = work.shop.read(paid_for, order_id, "EUR").payments
    work.cafe.shop.do(work.cafe.staff("Dana"), change_tender, order_id, cash.payment_id, "card", "tapped the wrong one")
    page.presenter.choose(order_id)
    told = [(step.what, step.detail) for step in page.shown.steps if "€" in step.what]
    assert told == [
        ("Paid €2.00", "card, by Ana"),
        ("€2.00 given back before all was paid", "card, by Ana"),
        ("Paid €3.80", "card, by Ana"),
        ("€3.80 put down to another tender", "cash, now card, tapped the wrong one, by Dana"),
    ]


def test_money_is_as_it_was_frozen(work: SyncDesk, page: OrdersHarness) -> None:
    sold = work.sell("Latte", customer="Ben")
    page.presenter.choose(sold.order_id)
    assert [(row.words, row.amount) for row in page.shown.money][-3:] == [
        ("Total", "3.80"),
        ("Cash", "3.80"),
        ("VAT 19%", "0.61"),
    ]


def test_service_and_taxes_on_top_lead_to_the_total(work: SyncDesk, page: OrdersHarness) -> None:
    taxes = [{"tax_class": "drinks", "since": "2026-01-01", "here": "0.055", "to_go": "0.055"}]
    work.do(decide, {"prices": "exclude tax", "tax_rates": taxes, "service": {"share": "0.1", "tax_class": "drinks"}})
    sold = work.sell("Latte", customer="Ben")
    page.presenter.choose(sold.order_id)
    assert [(row.words, row.amount) for row in page.shown.money] == [
        ("1 Latte", "3.80"),
        ("Service", "0.38"),
        ("VAT 5.5%", "0.23"),
        ("Total", "4.41"),
        ("Cash", "4.41"),
    ]


def test_reprint_is_the_primary_unless_somebody_waits_for_an_answer(work: SyncDesk, page: OrdersHarness) -> None:
    sold = work.sell("Latte", customer="Lea")
    page.presenter.choose(sold.order_id)
    before = page.shown
    page.presenter.choose(work.late_order("Latte", customer="Ben"))
    assert (before.make_right, page.shown.make_right) == (False, True)
    page.presenter.make_right()
    assert page.opened == [page.shown.order]


def test_a_copy_of_the_receipt_prints(work: SyncDesk, page: OrdersHarness) -> None:
    sold = work.sell("Latte", customer="Lea")
    page.presenter.choose(sold.order_id)
    page.presenter.reprint()
    assert page.state.done == "A copy of the receipt is printing."
    assert "print_again" in work.ran


def test_an_invoice_is_asked_for_line_by_line_and_prints(work: SyncDesk, page: OrdersHarness) -> None:
    page.presenter.choose(work.sell("Latte", customer="Lea").order_id)
    page.presenter.make_invoice()
    assert page.line == (Asked.NAME, "")
    page.presenter.invoice.enter("")
    assert page.line == (Asked.NAME, "Write whose invoice it is.")
    page.presenter.invoice.enter("Acme Ltd")
    page.presenter.invoice.enter("3 Mill Lane")
    assert page.line == (Asked.VAT_NUMBER, "")
    page.presenter.invoice.enter("")
    assert page.state.done == (
        "The invoice of receipt T1-000001 is printing."
        " It has no tax number of the shop: an owner writes it in the office, under Shop."
    )
    assert "invoice" in work.ran


def test_of_several_receipts_it_is_asked_which_is_the_invoice(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.cafe.ring("Latte", "Croissant", customer="Theo")
    work.do(place, order_id)
    for _ in range(2):
        work.do(pay_order, order_id, (Tender("card"),), share=ShareAsked(of=2))
    page.presenter.refresh()
    page.presenter.choose(order_id)
    page.presenter.make_invoice()
    assert page.options == ["Receipt T1-000001", "Receipt T1-000002"]
    page.presenter.questions.choose("T1-000002")
    page.presenter.invoice.leave()
    assert page.line == (None, "")


def test_what_is_left_of_a_tab_is_paid_from_here(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.cafe.ring("Latte", customer="Theo")
    work.do(pay, order_id, (Tender("cash", eur("1.00")),))
    page.presenter.refresh()
    page.presenter.choose(order_id)
    assert (page.shown.to_pay, page.shown.can_reprint) == ("Pay €2.80", False)
    page.presenter.pay_order()
    assert page.paying == [order_id]
    work.do(pay_order, order_id)
    page.presenter.refresh()
    assert page.shown.to_pay == ""


def test_a_receipt_goes_again_by_e_mail_and_is_looked_at(work: SyncDesk, page: OrdersHarness) -> None:
    sold = work.sell("Latte", customer="Mara")
    page.presenter.choose(sold.order_id)
    assert [page.state.can_mail] == [False]
    work.do(decide, {"mail": {"host": "localhost", "sender": "bar@example.org"}})
    page.presenter.choose(sold.order_id)
    assert page.state.can_mail
    page.presenter.mail_receipt()
    assert page.address[0] == ""
    page.presenter.again.enter("mara")
    assert page.address[1] == "“mara” is no e-mail address. Write it like mara@example.org."
    page.presenter.again.enter("mara@example.org")
    assert (page.address, page.state.done) == ((None, ""), "A copy of the receipt goes to mara@example.org.")
    assert work.cafe.sql("SELECT address, is_copy FROM mails") == [("mara@example.org", 1)]
    page.presenter.look_at_receipt()
    paper = page.paper
    assert paper
    assert "Receipt T1-000001" in document_text(paper, 42)
    page.presenter.again.put_away()
    assert page.paper is None


def test_of_several_receipts_it_is_asked_which_goes(work: SyncDesk, page: OrdersHarness) -> None:
    work.do(decide, {"mail": {"host": "localhost", "sender": "bar@example.org"}})
    order_id = work.cafe.ring("Latte", "Latte")
    for _ in range(2):
        work.do(pay, order_id, (), they_know=True, share=ShareAsked(of=2))
    page.presenter.choose(order_id)
    page.presenter.mail_receipt()
    assert page.options == ["Receipt T1-000001", "Receipt T1-000002"]
    page.presenter.questions.choose("T1-000002")
    page.presenter.again.enter("mara@example.org")
    assert work.cafe.sql("SELECT title FROM mails") == [("receipt T1-000002",)]
