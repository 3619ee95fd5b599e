"""Paying, on a real shop."""

from __future__ import annotations

import pytest

from cafe import eur
from counter.devices.card_terminal import Charged
from counter.flows.attach_voucher import attach_voucher
from counter.flows.card_charge import it_went_through, unresolved
from counter.flows.gift_card import sell_gift_card
from counter.flows.open_shop import decide, put_up_menu
from counter.flows.pay import pay_order
from counter.flows.print_queue import print_waiting
from counter.journal.claims import OwnClaims
from counter.kernel.ids import ItemId, OrderId, new_id
from counter.kernel.money import Money
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.orders.queries import orders_of
from counter.till.settlement import Tender
from ui.sell.harness import SellHarness
from ui.sync_desk import SlowActs, SyncDesk


def about_to_pay(work: SyncDesk) -> SellHarness:
    """With a ticket of a latte and a flat white."""
    sell = SellHarness(work)
    sell.tap("Latte", "Flat white")
    sell.presenter.paying.begin()
    return sell


def last_order(work: SyncDesk) -> OrderId:
    return work.shop.read(orders_of, work.shop.settings.trading_day(work.clock.now()))[-1].order_id


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    return about_to_pay(work)


def test_on_arrival_nothing_is_chosen_and_nothing_can_be_taken(work: SyncDesk, sell: SellHarness) -> None:
    assert sell.pay.to_pay == "€7.40"
    assert [quick.words for quick in sell.pay.quick] == ["Exact €7.40", "€10", "€20", "€50"]
    assert (sell.quick_chosen(), sell.pay.by) == ([], "")
    assert (sell.pay.take, sell.pay.below_take, sell.pay.can_take) == ("Take €7.40", "first an amount, or how", False)
    assert sell.pay.promise.below == "Kept 9 times in 10"
    sell.presenter.paying.take()
    assert "OrderPlaced" not in work.cafe.kinds()


@pytest.mark.parametrize("tender", ["cash", "card"])
def test_a_tender_or_the_exact_amount_can_be_taken_at_once(sell: SellHarness, tender: str) -> None:
    sell.presenter.paying.pay_by(tender)
    assert (sell.pay.by, sell.pay.below_take, sell.pay.can_take) == (tender, "", True)
    assert sell.quick_chosen() == (["Exact €7.40"] if tender == "cash" else ["All €7.40"])
    sell.presenter.paying.give(740)
    assert (sell.pay.by, sell.pay.can_take) == (tender, True)


def test_a_second_tap_on_pay_that_came_late_leaves_what_was_chosen(sell: SellHarness) -> None:
    sell.presenter.paying.pay_by("card")
    sell.presenter.paying.begin()
    assert (sell.pay.by, sell.pay.can_take) == ("card", True)


def test_a_note_shows_its_change_before_it_is_taken(sell: SellHarness) -> None:
    sell.presenter.paying.give(2000)
    assert sell.quick_chosen() == ["€20"]
    assert (sell.pay.by, sell.pay.below_take) == ("cash", "€20.00 given, change €12.60")
    sell.presenter.paying.take()
    assert sell.state.pay is None
    sold = sell.state.sold
    assert sold
    assert (sold.big_title, sold.big, sold.given) == ("Give back", "€12.60", "from €20.00")
    assert [(piece.words, piece.is_note) for piece in sold.pieces] == [
        ("€10", True), ("€2", False), ("€0.50", False), ("€0.10", False),
    ]  # fmt: skip
    assert sold.promise.main.startswith("Ready by ")


def test_the_keypad_types_cents_and_short_money_says_what_stays_to_pay(sell: SellHarness) -> None:
    for key in ("5", "0", "0"):
        sell.presenter.paying.type_digits(key)
    assert (sell.pay.take, sell.pay.below_take) == ("Take €5.00", "€2.40 stays to pay")
    sell.presenter.paying.delete_digit()
    sell.presenter.paying.type_digits("00")
    assert sell.pay.below_take == "€50.00 given, change €42.60"
    assert sell.quick_chosen() == ["€50"]


def test_a_card_is_a_recorded_tender(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.paying.give(2000)
    sell.presenter.paying.pay_by("card")
    sell.presenter.paying.take()
    assert work.cafe.sql("SELECT tender, amount_minor, change_minor FROM payments") == [("card", 740, 0)]


def test_a_second_tap_on_take_sells_once(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.paying.pay_by("cash")
    sell.presenter.paying.take()
    sell.presenter.paying.take()
    assert sell.sold == 1
    assert work.cafe.kinds().count("OrderPlaced") == 1


def test_a_voucher_lowers_the_price_and_says_why_they_have_it(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte", customer="Mara"))
    sell.presenter.paying.attach_voucher(code.lower())
    state = sell.pay
    assert (state.to_pay, state.below) == ("€4.40", "€7.40 less apology voucher €3.00")
    assert ([(row.title, row.amount) for row in state.taken], state.take) == (
        [("Apology voucher", "−3.00")],
        "Take €4.40",
    )
    assert state.welcome_title == "Welcome Mara back"
    assert state.welcome == (
        "The voucher is from today, when the latte came 1 min late. Thank Mara for giving us another go."
    )
    sell.presenter.paying.greet()
    assert sell.pay.greeted
    assert "GreetingGiven" in work.cafe.kinds()
    sell.presenter.paying.take_off(None)
    assert (sell.pay.to_pay, sell.pay.welcome_title) == ("€7.40", "")


def test_a_mistyped_code_stays_there_with_what_is_wrong_until_it_is_right_or_given_up(
    work: SyncDesk, sell: SellHarness
) -> None:
    code = work.cafe.code(work.cafe.miss("Latte"))
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    sell.presenter.paying.attach_voucher(wrong)
    assert sell.pay.code == wrong
    assert sell.pay.code_wrong.startswith("One letter or figure is off")
    sell.presenter.paying.attach_voucher(code)
    assert (sell.pay.code, sell.pay.code_wrong, sell.pay.to_pay) == ("", "", "€4.40")
    sell.presenter.paying.attach_voucher("7K3M")
    sell.presenter.paying.forget_code()
    assert (sell.pay.code, sell.pay.code_wrong) == ("", "")


def test_a_used_or_unknown_voucher_is_refused_where_it_was_typed(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte"))
    sell.presenter.paying.attach_voucher(code)
    sell.presenter.paying.pay_by("cash")
    sell.presenter.paying.take()
    again = about_to_pay(work)
    again.presenter.paying.attach_voucher(code)
    assert again.pay.code_wrong.startswith("This voucher was used on")
    again.presenter.paying.attach_voucher("not a code")
    assert again.pay.code_wrong.startswith("That is not a voucher code.")
    assert again.pay.to_pay == "€7.40"


def test_a_refused_code_is_looked_at_elsewhere_and_what_was_entered_stays(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte", customer="Mara"))
    paying = sell.presenter.paying
    paying.give(2000)
    paying.attach_voucher("0000-0000-00000")
    assert sell.pay.code_wrong
    paying.see_voucher("0000-0000-00000")
    assert (sell.looked_up, sell.pay.code_wrong) == (["0000-0000-00000"], "")
    paying.come_back()
    assert (sell.pay.to_pay, sell.pay.below_take) == ("€7.40", "€20.00 given, change €12.60")
    paying.pay_by("card")
    work.do(attach_voucher, sell.tickets[-1].draft.order_id, code)
    paying.come_back()
    assert (sell.pay.to_pay, sell.pay.by, sell.pay.take) == ("€4.40", "card", "Take €4.40")
    assert sell.pay.welcome_title == "Welcome Mara back"


def test_a_voucher_that_nobody_can_ask_about_is_refused_before_a_card_machine_is_told_its_total(
    work: SyncDesk, sell: SellHarness
) -> None:
    class AwayClaims(OwnClaims):
        is_away = True

    work.do(attach_voucher, sell.tickets[-1].draft.order_id, work.cafe.code(work.cafe.miss("Latte")))
    sell.presenter.paying.leave()
    work.shop.claims = AwayClaims()
    sell.presenter.paying.begin()
    assert work.messages[-1].startswith("The shop’s server is away, so nobody can see whether this voucher was used")
    assert sell.pay.to_pay == "€4.40", "it can be taken off here"
    sell.presenter.paying.take_off(None)
    assert sell.pay.to_pay == "€7.40"


def test_a_voucher_that_is_used_for_another_order_meanwhile_says_so_where_the_price_goes_up(
    work: SyncDesk, sell: SellHarness
) -> None:
    code = work.cafe.code(work.cafe.miss("Latte", customer="Mara"))
    sell.presenter.paying.attach_voucher(code)
    assert (sell.pay.to_pay, sell.pay.welcome_title) == ("€4.40", "Welcome Mara back")
    other = work.cafe.ring("Latte")
    work.do(attach_voucher, other, code)
    work.cafe.pay(other)
    sell.presenter.paying.come_back()
    assert (sell.pay.to_pay, sell.pay.welcome_title) == ("€7.40", "")
    assert sell.pay.below == "the voucher was used for another order meanwhile"
    assert [(each.title, each.detail) for each in sell.pay.taken] == [("Apology voucher", "used for another order")]
    sell.presenter.paying.take_off(None)
    assert (sell.pay.taken, sell.pay.to_pay) == ((), "€7.40")


def test_the_barcode_of_an_item_is_no_mistyped_voucher(work: SyncDesk, sell: SellHarness) -> None:
    beans = ItemAdded(
        item_id=ItemId(new_id()), name="Beans", category="Food", price=eur("9.00"), tax_class="food", station="counter",
        position=900, barcode="4006381333931",
    )  # fmt: skip
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(), items=(beans,), tax_classes=()))
    sell.presenter.paying.attach_voucher("4006381333931")
    assert sell.pay.code_wrong == "That is Beans. Go back to the ticket, then scan it."
    assert sell.pay.to_pay == "€7.40"


def test_back_to_the_ticket_loses_nothing(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte", customer="Mara"))
    sell.presenter.paying.attach_voucher(code)
    sell.presenter.paying.give(2000)
    sell.presenter.paying.leave()
    assert sell.state.pay is None
    sell.presenter.paying.begin()
    assert sell.pay.welcome_title == "Welcome Mara back"
    assert (sell.pay.by, sell.quick_chosen(), sell.pay.can_take) == ("", [], False)


def test_another_ticket_is_paid_from_the_beginning(sell: SellHarness) -> None:
    sell.presenter.paying.pay_by("card")
    sell.presenter.paying.leave()
    sell.presenter.hold()
    sell.tap("Mocha")
    sell.presenter.paying.begin()
    assert (sell.pay.by, sell.pay.to_pay) == ("", "€4.20")


def test_cash_and_then_the_card_take_seven_taps_and_one_order(work: SyncDesk, sell: SellHarness) -> None:
    """Pay was the first; 1, 0, 00, Take, Card, Take are the others."""
    paying = sell.presenter.paying
    for key in ("5", "0", "0"):
        paying.type_digits(key)
    paying.take()
    assert (sell.pay.title, sell.pay.to_pay, sell.pay.below) == ("Still to pay", "€2.40", "of €7.40")
    assert [(row.title, row.amount, row.give_back) for row in sell.pay.taken] == [
        ("Cash", "−5.00", "Give back Cash 5.00")
    ]
    assert (sell.pay.by, sell.pay.can_take, sell.pay.is_order) == ("", False, True)
    paying.pay_by("card")
    assert [quick.words for quick in sell.pay.quick] == ["All €2.40", "Half €1.20", "A third €0.80"]
    paying.take()
    assert sell.state.pay is None
    assert work.cafe.sql("SELECT tender, amount_minor FROM payments ORDER BY seq") == [("cash", 500), ("card", 240)]
    assert work.cafe.kinds().count("OrderPlaced") == 1
    assert work.cafe.kinds().count("ReceiptIssued") == 1


def test_who_goes_back_after_the_first_part_leaves_a_tab(work: SyncDesk, sell: SellHarness) -> None:
    paying = sell.presenter.paying
    paying.type_digits("500")
    paying.take()
    paying.leave()
    assert (sell.state.pay, sell.lines) == (None, ())
    sell.tap("Mocha")
    sell.presenter.paying.pay_order(last_order(work))
    assert (sell.pay.to_pay, sell.pay.below) == ("€2.40", "of €7.40")
    paying.leave()
    assert [line.title for line in sell.lines] == ["Mocha"]


def test_a_payment_goes_back_by_its_cross_until_all_is_paid(work: SyncDesk, sell: SellHarness) -> None:
    paying = sell.presenter.paying
    paying.type_digits("500")
    paying.take()
    paying.take_off(sell.pay.taken[0].payment_id)
    assert (sell.pay.to_pay, sell.pay.taken, sell.pay.can_take) == ("€7.40", (), False)
    assert work.cafe.kinds()[-1] == "PaymentReturned"


def test_a_second_tap_on_take_takes_no_second_part(work: SyncDesk) -> None:
    acts = SlowActs(work.cafe)
    sell = SellHarness(acts)
    acts.answer_acts()
    sell.tap("Latte", "Flat white")
    acts.answer_acts()
    sell.presenter.paying.begin()
    acts.answer_acts()
    sell.presenter.paying.type_digits("200")
    sell.presenter.paying.take()
    sell.presenter.paying.take()
    acts.answer_acts()
    assert work.cafe.sql("SELECT amount_minor FROM payments") == [(200,)]


def test_a_tap_right_after_take_is_about_what_is_left(work: SyncDesk) -> None:
    acts = SlowActs(work.cafe)
    sell = SellHarness(acts)
    acts.answer_acts()
    sell.tap("Latte", "Flat white")
    acts.answer_acts()
    sell.presenter.paying.begin()
    acts.answer_acts()
    sell.presenter.paying.type_digits("200")
    sell.presenter.paying.take()
    sell.presenter.paying.pay_by("card")
    acts.answer_acts()
    assert (sell.pay.to_pay, sell.pay.by, sell.pay.can_take) == ("€5.40", "card", True)


def test_what_was_chosen_stands_again_where_taking_it_was_refused(work: SyncDesk, sell: SellHarness) -> None:
    paying = sell.presenter.paying
    paying.type_digits("500")
    paying.take()
    paying.pay_by("card")
    work.do(pay_order, last_order(work), (Tender("card", eur("1.00")),))
    paying.take()
    assert work.messages == ["Of order 1 €1.40 is left to pay now. Look again, then take it."]
    assert sell.pay.by == "card"


def test_a_tab_that_another_till_paid_meanwhile_is_refused_and_looked_at_again(
    work: SyncDesk, sell: SellHarness
) -> None:
    paying = sell.presenter.paying
    paying.type_digits("500")
    paying.take()
    order_id = last_order(work)
    paying.pay_by("card")
    work.do(pay_order, order_id, (Tender("card", eur("1.00")),))
    paying.take()
    assert work.messages == ["Of order 1 €1.40 is left to pay now. Look again, then take it."]
    sell.presenter.refresh()
    assert sell.pay.to_pay == "€1.40"
    work.do(pay_order, order_id)
    sell.presenter.refresh()
    assert sell.state.pay is None
    paying.pay_order(order_id)
    assert work.messages[-1] == "Order 1 is paid already. Take nothing for it."


def test_tips_stand_where_the_shop_takes_them_and_the_terminal_shows_all(work: SyncDesk, sell: SellHarness) -> None:
    work.do(decide, {"tenders": ["twint"]})
    sell.presenter.refresh()
    paying = sell.presenter.paying
    assert (sell.pay.tips, sell.pay.own) == ((), ("twint",))
    paying.pay_by("twint")
    assert (sell.pay.tips, sell.pay.can_take) == ((), True)
    paying.pay_by("card")
    assert [(tip.words, tip.amount) for tip in sell.pay.tips] == [
        ("None", "€0.00"), ("5%", "€0.37"), ("10%", "€0.74"), ("15%", "€1.11"), ("Other", "…"),
    ]  # fmt: skip
    paying.tip(10)
    paying.tip_for(is_mine=True)
    assert (sell.pay.take, sell.pay.below_take, sell.pay.tip_for) == (
        "Take €8.14", "7.40 on the card + 0.74 tip", "For Ana",
    )  # fmt: skip
    paying.take()
    assert work.cafe.sql("SELECT amount_minor, tip_minor, tip_to FROM payments") == [(740, 74, work.cafe.ana.bytes)]


def test_a_declined_card_opens_our_mishap_once_and_another_way_pays(work: SyncDesk, sell: SellHarness) -> None:
    paying = sell.presenter.paying
    for _ in range(2):
        paying.pay_by("card")
        paying.decline()
    assert (sell.pay.by, sell.pay.below_take) == ("", "card declined: another way, or try again")
    assert work.cafe.sql("SELECT kind, order_id FROM mishaps") == [("card_or_printer", None)]
    paying.give(740)
    paying.take()
    assert work.cafe.kinds().count("ReceiptIssued") == 1


def test_a_card_declined_for_what_is_left_is_a_mishap_of_that_order(work: SyncDesk, sell: SellHarness) -> None:
    paying = sell.presenter.paying
    paying.type_digits("500")
    paying.take()
    for _ in range(2):
        paying.pay_by("card")
        paying.decline()
    assert work.cafe.sql("SELECT kind FROM mishaps WHERE order_id IS NOT NULL") == [("card_or_printer",)]


def test_pay_later_makes_a_tab_in_a_name_and_no_card_number_is_one(work: SyncDesk, sell: SellHarness) -> None:
    paying = sell.presenter.paying
    paying.pay_later("4111 1111 1111 1111")
    assert (sell.pay.name_typed, sell.pay.name_wrong.split(".")[0]) == (
        "4111 1111 1111 1111", "That looks like a card number",
    )  # fmt: skip
    paying.pay_later(" Theo ")
    assert sell.state.pay is None
    assert work.cafe.order(last_order(work)).customer == "Theo"
    assert work.cafe.sql("SELECT count(*) FROM payments") == [(0,)]


def test_a_voucher_comes_too_late_for_what_is_placed(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte"))
    sell.presenter.paying.type_digits("500")
    sell.presenter.paying.take()
    sell.presenter.paying.attach_voucher(code)
    assert sell.pay.code_wrong.startswith("This order is placed")


def test_a_gift_card_pays_what_is_on_it_also_without_choosing_it_first(work: SyncDesk, sell: SellHarness) -> None:
    code = work.shop.do(work.cafe.ana, sell_gift_card, eur("5.00")).code
    paying = sell.presenter.paying
    paying.attach_voucher(code)
    assert (sell.pay.by, sell.pay.take) == ("gift card", "Take €5.00")
    assert sell.pay.below_take == "€5.00 on the gift card · €2.40 stays to pay"
    paying.type_digits("600")
    assert not sell.pay.can_take
    paying.attach_voucher(code)
    paying.take()
    assert [(row.title, row.amount) for row in sell.pay.taken] == [("Gift card", "−5.00")]
    paying.attach_voucher(code)
    assert sell.pay.code_wrong == "That gift card is empty. Choose another way to pay."
    paying.take_off(sell.pay.taken[0].payment_id)
    paying.attach_voucher(code)
    assert sell.pay.take == "Take €5.00"


def test_a_house_account_is_chosen_by_name_or_a_lead_opens_it(work: SyncDesk, sell: SellHarness) -> None:
    paying = sell.presenter.paying
    paying.ask_account()
    assert (sell.pay.accounts, sell.pay.asks_account) == (None, True)
    work.by = work.cafe.staff("Dana")
    paying.choose_account("Rosa & Sons")
    assert (sell.pay.asks_account, sell.pay.below_take) == (False, "put down to Rosa & Sons")
    paying.take()
    sell.tap("Mocha")
    paying.begin()
    paying.ask_account()
    assert sell.pay.accounts
    assert [(option.label, option.note) for option in sell.pay.accounts.options] == [
        ("Rosa & Sons", "owes €7.40"),
        ("Another name", ""),
    ]
    paying.choose_account("Rosa & Sons")
    paying.type_digits("999")
    assert not sell.pay.can_take


class Integrated:
    """A card terminal that the counter talks to, and what it was asked for."""

    is_asked = True

    def __init__(self, *answers: Charged) -> None:
        self.answers = list(answers)
        self.asked: list[Money] = []

    def charge(self, amount: Money, _reference: str, /) -> Charged:
        self.asked.append(amount)
        return self.answers.pop(0)

    def became_of(self, _reference: str, /) -> Charged:
        return Charged.UNKNOWN


def test_a_terminal_that_the_counter_talks_to_is_asked_first_and_may_decline(work: SyncDesk, sell: SellHarness) -> None:
    terminal = Integrated(Charged.DECLINED, Charged.TAKEN)
    work.shop.find_card_terminal = lambda _settings: terminal
    paying = sell.presenter.paying
    paying.pay_by("card")
    paying.tip(10)
    paying.take()
    assert (sell.pay.by, sell.pay.below_take) == ("", "card declined: another way, or try again")
    assert work.cafe.sql("SELECT count(*) FROM payments") == [(0,)]
    paying.pay_by("card")
    paying.take()
    assert terminal.asked == [eur("8.14"), eur("7.40")]
    assert work.cafe.sql("SELECT amount_minor FROM payments") == [(740,)]


def test_a_terminal_that_does_not_answer_leaves_it_to_be_settled(work: SyncDesk, sell: SellHarness) -> None:
    """Nothing is recorded, and the same is not asked for a second time, before somebody looked at the machine."""
    terminal = Integrated(Charged.UNKNOWN)
    work.shop.find_card_terminal = lambda _settings: terminal
    paying = sell.presenter.paying
    paying.pay_by("card")
    paying.take()
    paying.take()
    assert len(terminal.asked) == 1
    assert work.messages[-1].startswith("Nobody knows yet whether the card machine took €7.40")
    assert work.cafe.sql("SELECT count(*) FROM payments") == [(0,)]
    (open_charge,) = work.shop.read(unresolved)
    work.do(it_went_through, open_charge.charge.charge_id)
    assert work.cafe.sql("SELECT amount_minor FROM payments") == [(740,)]


@pytest.mark.parametrize(("typed", "left"), [("740", None), ("300", "4.40")])
def test_what_went_through_after_all_is_sold_as_if_it_had_been_answered(
    work: SyncDesk, sell: SellHarness, typed: str, left: str | None
) -> None:
    """The ticket it was for stands there no longer: nobody takes its money twice. What is left of it is paid next."""
    work.shop.find_card_terminal = lambda _settings: Integrated(Charged.UNKNOWN)
    paying = sell.presenter.paying
    paying.pay_by("card")
    paying.type_digits(typed)
    paying.take()
    (open_charge,) = work.shop.read(unresolved)
    work.do(it_went_through, open_charge.charge.charge_id).then(paying.card_paid)
    if left is None:
        assert sell.state.pay is None
        assert (sell.state.sold is not None, sell.state.ticket.lines, sell.sold) == (True, (), 1)
    else:
        assert (sell.pay.to_pay, [each.amount for each in sell.pay.taken]) == (f"€{left}", ["−3.00"])


def test_what_went_through_for_another_order_leaves_the_ticket_alone(work: SyncDesk, sell: SellHarness) -> None:
    other = work.cafe.pay(work.cafe.ring("Latte"))
    before = sell.pay
    sell.presenter.paying.card_paid(other)
    assert (sell.pay, sell.sold) == (before, 0)


def test_money_that_goes_back_before_all_is_paid_has_a_slip(work: SyncDesk, sell: SellHarness) -> None:
    paying = sell.presenter.paying
    paying.type_digits("500")
    paying.take()
    paying.take_off(sell.pay.taken[0].payment_id)
    assert work.cafe.sql("SELECT kind, title FROM print_jobs") == [("returned", "given back order 1")]
    print_waiting(work.shop)
    assert [title for title, _pdf in work.cafe.paper.printed] == ["given back order 1"]
