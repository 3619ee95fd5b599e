"""The till's day on screen: the float, the four keys, the count and the close."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from cafe import eur
from counter.flows import drawer
from counter.flows.open_shop import decide
from counter.flows.pay import pay_later, pay_order
from counter.flows.print_queue import print_waiting
from counter.flows.put_right import Answer, put_right
from counter.flows.staff import change_pin
from counter.paper.document import Pair
from counter.till.drawer_queries import z_report
from counter.till.layout import till_document
from counter.till.settlement import Tender
from ui.sync_desk import SyncDesk
from ui.till.harness import TillHarness


@pytest.fixture
def page(work: SyncDesk) -> TillHarness:
    """Dana's till, whose drawer was opened with a float of 150.00."""
    work.by = work.cafe.staff("Dana")
    page = TillHarness(work)
    page.presenter.refresh()
    page.type("n5000", "3")
    page.presenter.go_on()
    return page


def test_before_a_drawer_is_open_the_page_is_the_float_count(work: SyncDesk) -> None:
    page = TillHarness(work)
    page.presenter.refresh()
    assert (page.count.is_float, page.count.steps.primary) == (True, "Open the drawer")
    page.type("n5000", "3")
    page.type(200, "4")
    assert page.count.counted == "€158.00"
    page.presenter.go_on()
    assert (page.state.count, page.state.since) == (None, "Open since 9:00")


def test_next_walks_down_every_note_and_coin(page: TillHarness) -> None:
    page.presenter.count()
    seen = []
    for _ in range(len(page.count.notes) + len(page.count.coins)):
        seen.append(page.count.asked)
        page.presenter.following()
    assert (seen[0], seen[-1], len(set(seen))) == ("How many €200?", "How many €0.01?", len(seen))
    assert page.count.asked == "The card machine says"


def test_a_reason_opens_the_drawer_and_moves_the_cash(page: TillHarness) -> None:
    page.presenter.give_reason("Change for a guest")
    page.presenter.ask("cash out")
    page.presenter.type_amount("580")
    page.presenter.amount_is_right()
    page.presenter.give_reason("Milk and small things")
    assert page.state.should == "€144.20"
    assert page.amounts()["Cash out"] == "−5.80"
    assert [(move.words, move.note, move.amount) for move in page.state.moves] == [
        ("Cash out", "milk and small things · Dana", "−5.80"),
        ("Drawer opened", "change for a guest · Dana", "—"),
        ("Float counted", "Dana", "150.00"),
    ]


def test_what_was_taken_and_what_moved_is_there_with_its_person(work: SyncDesk, page: TillHarness) -> None:
    work.cafe.sell("Latte", customer="Mara", tenders=(Tender(tendered=eur("20.00")),))
    for _ in range(3):
        work.sell("Latte")
    work.cafe.sell("Latte", tenders=(Tender("card", tip=eur("1.00")),))
    page.presenter.refresh()
    taken = [(row.words, row.note, row.amount) for row in page.state.taken]
    assert taken[:3] == [("Cash", "4 orders", "15.20"), ("Card", "1 order", "3.80"), ("Tips", "", "1.00")]
    assert page.state.more == "2 more cash sales in between"
    assert page.state.moves[1].note == "20.00 in, 16.20 back · Ana"
    page.presenter.toggle_all()
    assert len(page.state.moves) == 5


def test_the_day_is_counted_blind_and_closed_once_nobody_waits(work: SyncDesk, page: TillHarness) -> None:
    order = work.sell("Latte").order_id
    due = work.clock.now() + timedelta(hours=1)
    work.do(put_right, Answer("wrong_item", order, follow_up=due))
    page.presenter.count()
    page.presenter.refresh()
    page.type("n5000", "3")
    assert (page.count.steps.primary, page.count.steps.expected) == ("Finished counting", ())
    page.presenter.go_on()
    assert (page.count.steps.off, page.count.steps.expected[0].amount) == ("€3.80 short", "153.80")
    assert not page.count.steps.can
    for waiting in page.count.steps.waiting:
        page.presenter.answer_waiting(waiting.to_do)
    assert page.opened[0].order == order
    put = page.opened[0].mishap
    work.do(put_right, Answer("wrong_item", order, mishap_id=put, their_words="fine"))
    work.by = work.cafe.staff("Rosa")
    page.presenter.refresh()
    page.presenter.leave_waiting()
    assert page.count.steps.primary_note == "first say why the count is off"
    page.presenter.say_why("Wrong change")
    assert (page.count.steps.can, page.count.steps.primary) == (True, "Close the day · Z 0001")
    page.presenter.go_on()
    assert page.prints == 1
    assert page.state.said == "The day is closed. Z 0001 prints."
    assert page.count.is_float


def words_on(pdf: bytes) -> list[str]:
    return PdfReader(BytesIO(pdf)).pages[0].extract_text().split()


def test_an_old_z_is_shown_and_printed_again_as_a_copy_and_otherwise_the_same(
    work: SyncDesk, page: TillHarness
) -> None:
    page.presenter.count()
    page.type("n5000", "3")
    page.presenter.go_on()
    page.presenter.go_on()
    page.presenter.refresh()
    print_waiting(work.shop)
    page.presenter.show_last_close()
    assert (page.state.question.title, page.state.last_close[:19]) == ("Z 0001", "last close: Z 0001,")
    page.presenter.reports.print()
    print_waiting(work.shop)
    (title, first), (again, copy) = work.cafe.paper.printed[-2:]
    assert (title, again) == ("Z 0001", "Z 0001 copy")
    assert (words_on(copy)[0], words_on(copy)[1:]) == ("COPY", words_on(first))


def test_who_may_not_see_it_counts_blind(work: SyncDesk, page: TillHarness) -> None:
    work.by = work.cafe.ana
    page.presenter.refresh()
    assert (page.state.should, page.state.rows) == ("counted blind", ())
    page.presenter.count()
    assert not page.count.can_switch


def test_an_x_is_shown_and_resets_nothing(work: SyncDesk, page: TillHarness) -> None:
    work.sell("Latte")
    page.presenter.ask("x")
    paper = page.state.question.paper
    assert paper is not None
    assert ("Sales (1)", "3.80") in paper.lines
    assert work.shop.do(work.cafe.ana, drawer.x_report).orders == 1


def test_a_drawer_that_took_cash_before_anybody_opened_it_can_still_be_opened(work: SyncDesk) -> None:
    work.cafe.sell("Latte")
    page = TillHarness(work)
    page.presenter.refresh()
    assert (page.state.count, page.state.since) == (None, "")
    page.presenter.count_float()
    assert (page.count.is_float, page.count.can_leave) == (True, True)
    page.presenter.leave_count()
    page.presenter.count_float()
    page.type("n5000", "3")
    page.presenter.go_on()
    assert (page.state.count, page.state.since) == (None, "Open since 9:00")
    work.by = work.cafe.staff("Dana")
    page.presenter.refresh()
    assert page.state.should == "€153.80"


def test_a_second_drawer_is_opened_and_both_are_counted_before_the_close(work: SyncDesk, page: TillHarness) -> None:
    assert page.state.another == "Drawer 2"
    page.presenter.another_drawer()
    assert (page.count.is_float, page.count.head.split(" · ")[1]) == (True, "drawer 2")
    page.type("n5000", "1")
    page.presenter.go_on()
    page.presenter.refresh()
    assert (page.state.drawers, page.state.title) == (("Drawer 1", "Drawer 2"), "Drawer 2")
    assert page.state.since.endswith("cash goes in here")
    work.sell("Latte")
    page.presenter.choose_drawer(0)
    page.presenter.count()
    page.type("n5000", "3")
    page.presenter.go_on()
    page.presenter.refresh()
    assert (page.count.steps.primary, page.count.steps.can) == ("Count drawer 2", True)
    page.presenter.go_on()
    page.type("n5000", "1")
    page.type(200, "2")
    page.presenter.go_on()
    page.presenter.refresh()
    assert page.count.steps.off == "€0.20 over"
    page.presenter.say_why("Wrong change")
    page.presenter.go_on()
    z = work.shop.read(z_report, work.shop.terminal, 1)
    assert z is not None
    assert [(each.drawer, each.counted, each.stays) for each in z.drawers] == [
        ("1", eur("150.00"), eur("150.00")),
        ("2", eur("54.00"), eur("50.00")),
    ]
    assert z.reason == "Wrong change"


def test_nothing_comes_of_a_second_drawer_that_nobody_opens(page: TillHarness) -> None:
    page.presenter.another_drawer()
    page.presenter.leave_count()
    assert (page.state.title, page.state.drawers) == ("Drawer 1", ("Drawer 1",))


def test_whether_it_is_counted_blind_is_the_shops_decision(work: SyncDesk, page: TillHarness) -> None:
    work.shop.do(work.cafe.ana, decide, {"blind_count": False})
    page.presenter.count()
    assert (page.count.is_blind, page.count.hint) == (False, "€150.00 should be there.")
    page.presenter.toggle_blind()
    assert page.count.is_blind


def test_who_waits_is_left_for_tomorrow_with_the_owners_pin(work: SyncDesk, page: TillHarness) -> None:
    rosa = work.cafe.staff("Rosa")
    work.shop.do(rosa, change_pin, rosa, "123456")
    work.do(
        put_right, Answer("wrong_item", work.sell("Latte").order_id, follow_up=work.clock.now() + timedelta(hours=1))
    )
    page.presenter.count()
    page.type("n5000", "3")
    page.presenter.go_on()
    page.presenter.refresh()
    assert (page.count.steps.leave, page.count.steps.leave_note) == ("Leave them for tomorrow", "the owner’s PIN")
    page.presenter.leave_waiting()
    assert (page.count.steps.leave, page.count.steps.waiting_note) == ("", "Left for tomorrow: the Z says so.")
    page.presenter.say_why("Wrong change")
    page.presenter.go_on()
    (wanted,) = work.wanted
    assert [each.name for each in wanted.refusal.approvers] == ["Rosa"]
    wanted.approve(rosa, "123456", print)
    assert work.cafe.kinds()[-2:] == ["ApprovalGiven", "DayClosed"]
    z = work.shop.read(z_report, work.shop.terminal, 1)
    assert (z and z.waits, z and z.reason) == (2, "Wrong change")


def test_a_bill_that_is_half_paid_is_said_before_the_close_and_keeps_no_day_open(
    work: SyncDesk, page: TillHarness
) -> None:
    order_id = work.cafe.ring("Latte", "Croissant", customer="Nora")
    work.do(pay_later, order_id)
    work.do(pay_order, order_id, (Tender("card", eur("1.00")),))
    page.presenter.refresh()
    page.presenter.count()
    (half_paid,) = page.count.steps.waiting
    assert (half_paid.title, half_paid.way_out) == ("#1 Nora is half paid", "Take the rest")
    assert page.count.steps.waiting_count == "1 half paid"
    assert half_paid.text.startswith("€1.00 of €6.40 is paid.")
    page.presenter.answer_waiting(half_paid.to_do)
    assert (page.tabs, page.opened) == ([order_id], [])
    page.type("n5000", "3")
    page.presenter.go_on()
    assert (page.count.steps.leave, page.count.steps.can) == ("", True)
    page.presenter.go_on()
    assert "Half paid, order 1: left" in _pairs(work)


def test_what_is_short_of_a_leads_count_is_not_shown_to_a_barista_who_signs_in(
    work: SyncDesk, page: TillHarness
) -> None:
    page.presenter.count()
    page.type("n5000", "2")
    page.presenter.go_on()
    page.presenter.refresh()
    assert page.count.steps.off == "€50.00 short"
    work.by = work.cafe.staff("Rosa")
    page.presenter.refresh()
    assert page.count.steps.off == "€50.00 short"
    work.by = work.cafe.ana
    page.presenter.refresh()
    assert (page.state.count, page.state.should) == (None, "counted blind")
    page.presenter.count()
    page.type("n5000", "2")
    page.presenter.go_on()
    page.presenter.refresh()
    assert page.count.steps.off == "€50.00 short"


def test_no_day_is_closed_while_a_card_is_asked_for_money(work: SyncDesk, page: TillHarness) -> None:
    page.presenter.count()
    page.type("n5000", "3")
    page.presenter.go_on()
    work.is_charging = True
    page.presenter.refresh()
    assert (page.count.steps.can, page.count.steps.primary_note) == (False, "first the card that is being asked")
    page.presenter.go_on()
    assert work.shop.read(z_report, work.shop.terminal, 1) is None
    work.is_charging = False
    page.presenter.refresh()
    page.presenter.go_on()
    assert work.shop.read(z_report, work.shop.terminal, 1) is not None


def _pairs(work: SyncDesk) -> list[str]:
    """What the rows of the first Z are called."""
    z = work.shop.read(z_report, work.shop.terminal, 1)
    assert z is not None
    return [block.left for block in till_document(z, work.language).blocks if isinstance(block, Pair)]


def test_what_is_dropped_is_thrown_away_with_a_reason(work: SyncDesk, page: TillHarness) -> None:
    page.presenter.waste.begin()
    assert page.asked is not None
    page.presenter.questions.choose("Bakery")
    assert page.asked is not None
    croissant = next(option for option in page.asked.options if option.label == "Croissant")
    page.presenter.questions.choose(croissant.id)
    page.presenter.questions.choose("Dropped")
    assert page.state.said == "One Croissant thrown away."
    x = work.shop.do(work.cafe.ana, drawer.x_report)
    assert [(each.kind, each.count) for each in x.waste] == [("Croissant", 1)]


def test_open_tabs_stand_on_the_page_and_lead_to_their_order(work: SyncDesk, page: TillHarness) -> None:
    cafe = work.cafe
    order_id = cafe.ring("Latte", "Latte", customer="Nora")
    cafe.shop.do(cafe.ana, pay_later, order_id)
    cafe.shop.do(cafe.ana, pay_order, order_id, (Tender("cash", amount=eur("1.00")),))
    page.presenter.refresh()
    assert [(tab.title, tab.left) for tab in page.state.tabs] == [("Nora · #1", "6.60")]
    assert page.state.tabs_sum == "€6.60"
    page.presenter.open_tab(page.state.tabs[0].order)
    assert page.tabs == [order_id]


def test_a_card_machine_whose_total_nobody_said_is_named(work: SyncDesk, page: TillHarness) -> None:
    work.cafe.sell("Latte", tenders=(Tender("card"),))
    page.presenter.count()
    page.type("n5000", "3")
    page.presenter.go_on()
    page.presenter.refresh()
    assert ("Total not said", "Card machine") in [(row.words, row.note) for row in page.count.steps.expected]


def test_the_shops_own_tenders_are_asked_for_as_the_card_machine_is(work: SyncDesk, page: TillHarness) -> None:
    work.shop.do(work.shop.itself, decide, {"tenders": ["twint"]})
    work.cafe.sell("Latte", tenders=(Tender("twint"),))
    page.presenter.count()
    page.type("n5000", "3")
    page.type("own twint", "280")
    assert (page.count.asked, page.count.typed) == ("How much by twint?", "2.80")
    page.presenter.go_on()
    page.presenter.refresh()
    assert (page.count.steps.off, page.count.steps.primary_note) == ("€1.00 short", "first say why the count is off")
    assert ("twint", "€1.00 short") in [(row.words, row.amount) for row in page.count.steps.expected]


def test_a_z_from_before_copies_were_counted_says_nothing_of_them(work: SyncDesk, page: TillHarness) -> None:
    report = work.shop.do(work.cafe.ana, drawer.x_report)
    now, before = (till_document(each, work.shop.language) for each in (report, replace(report, copies=None)))
    copies = [block for block in now.blocks if block not in before.blocks]
    assert copies == [Pair("Receipts printed again", "0")]


def test_every_z_is_there_to_look_at_one_after_the_other(work: SyncDesk, page: TillHarness) -> None:
    for _ in range(3):
        work.shop.do(work.by or work.cafe.ana, drawer.count_drawer, eur("0.00"))
        work.shop.do(work.by or work.cafe.ana, drawer.close_day, "as it is")
    page.presenter.refresh()
    page.presenter.show_last_close()
    seen = []
    for turn in (page.presenter.reports.earlier, page.presenter.reports.earlier, page.presenter.reports.later):
        turn()
        assert page.state.question.paper is not None
        seen.append((page.state.question.title, page.state.question.paper.earlier, page.state.question.paper.later))
    assert seen == [("Z 0002", True, True), ("Z 0001", False, True), ("Z 0002", True, True)]
    page.presenter.ask("x")
    page.presenter.reports.earlier()
    assert page.state.question.title == "Z 0003"


def test_who_counts_blind_learns_from_no_x_what_should_be_there(work: SyncDesk, page: TillHarness) -> None:
    work.by = work.cafe.ana
    page.presenter.refresh()
    page.presenter.ask("x")
    page.presenter.reports.print()
    print_waiting(work.shop)
    assert page.state.question.paper is not None
    assert "Should be there" not in dict(page.state.question.paper.lines)
    work.by = work.cafe.staff("Dana")
    page.presenter.refresh()
    page.presenter.ask("x")
    assert "Should be there" in dict(page.state.question.paper.lines)


def test_who_takes_over_sees_nothing_that_somebody_else_asked(work: SyncDesk, page: TillHarness) -> None:
    page.presenter.ask("x")
    page.presenter.count()
    page.presenter.toggle_blind()
    page.presenter.leave_waiting()
    assert page.count.hint == "€150.00 should be there."
    work.by = work.cafe.ana
    page.presenter.refresh()
    assert (page.count.hint, page.state.question.paper) == ("What should be there shows after you finish.", None)
    page.presenter.leave_count()
    page.presenter.ask("cash out")
    page.presenter.type_amount("5000")
    work.by = work.cafe.staff("Dana")
    page.presenter.refresh()
    assert page.state.question.kind == "open"
