"""A short day on which everything happens that leaves a row in a table."""

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from functools import partial

from cafe import Cafe, eur
from counter.flows import (
    attach_voucher,
    clock_in,
    customer,
    drawer,
    give_back,
    make,
    put_right,
    reduce,
    ring_up,
    settle,
    sold_out,
    tabs,
    voucher_desk,
    waste,
)
from counter.flows.approve import approve, try_pin
from counter.flows.cancel import cancel
from counter.flows.follow_up import follow_up_done
from counter.flows.gestures import GestureRequest
from counter.flows.gift_card import sell_gift_card, take_back_gift_card
from counter.flows.house_account import settle_account
from counter.flows.invoice import invoice
from counter.flows.issue_receipt import print_again
from counter.flows.later import order_for_later
from counter.flows.menu import MenuFact, change_item, change_menu, offer_choice, offer_combo
from counter.flows.one_thing import one_thing_done
from counter.flows.open_shop import decide, put_up_menu
from counter.flows.pay import pay_order
from counter.flows.put_right import Answer
from counter.flows.refund import refund
from counter.flows.reset_promise import reset_promise, take_back_promise
from counter.flows.shop import Act
from counter.flows.sign import sign_waiting
from counter.flows.signing import Signing
from counter.flows.staff import (
    change_allowance,
    change_pin,
    change_role,
    prefer_screens,
    rename,
    reset_owner_pin,
    sign_in,
    take_back_staff,
    take_off_staff,
)
from counter.flows.terminals import note_revoked, rename_terminal
from counter.flows.usual import forget_regular, note_regular, order_for
from counter.flows.void import throw_away
from counter.flows.watch import tick
from counter.journal.heads import START
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, MishapId, OrderId, TerminalId, new_id
from counter.menu.combos import combo_as_said
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import ComboAdded, ItemChanged, ItemOffered, PriceChanged
from counter.menu.groups import group_as_said
from counter.menu.places import moved
from counter.menu.read_file import MenuFile
from counter.people.model import Approval, Preferences
from counter.receipts.shares import ShareAsked
from counter.recovery.queries import mishaps_of
from counter.terminals.facts import TerminalJoined
from counter.terminals.queries import read_terminals
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender
from counter.vouchers.facts import VoucherHonoured
from receipts.signing_unit import SimulatedUnit


def play_full_day(cafe: Cafe) -> None:
    """Two kept orders, one missed and made right, its voucher redeemed, one remade, one refunded, one told before.

    And two that are promised nothing, of which one is told a time after all, at the second tap.
    The till is opened, and its day closed.
    """
    _people(cafe)
    _machines(cafe)
    _menu(cafe)
    kept = _orders(cafe)
    missed = _promises(cafe)
    _till(cafe)
    _recovery(cafe, kept)
    _vouchers(cafe, missed)
    _waits(cafe)
    _accounts(cafe)
    _regulars(cafe)
    _rights(cafe, cafe.ring("Latte"))  # somebody still decides
    _close_the_day(cafe)


def _people(cafe: Cafe) -> None:
    """Ana signs in and says what is slow."""
    cafe.shop.do(cafe.ana, sign_in)
    for clocking in (clock_in.clock_in, clock_in.begin_break, clock_in.clock_out):
        cafe.shop.do(cafe.staff("Dana"), clocking)
        cafe.forward(0.01)
    cafe.shop.do(cafe.ana, make.report_station, "espresso", "slow")


def _machines(cafe: Cafe) -> None:
    """A second machine joins, is called otherwise, and leaves; the first gets a name."""
    shop, known = cafe.shop, len(cafe.shop.read(read_terminals))
    other = TerminalId(f"T{90 + known}")

    def join(act: Act) -> None:
        act.record(TerminalJoined(terminal=other, name="Tablet", role="till", place="door"))

    shop.do(shop.itself, join)
    shop.do(cafe.staff("Rosa"), rename_terminal, other, "Tablet", "garden", "bar")
    shop.do(cafe.staff("Rosa"), rename_terminal, shop.terminal, f"Till {known}", "window", "till")
    shop.do(cafe.staff("Rosa"), note_revoked, other, START)


def _rights(cafe: Cafe, ticket: OrderId) -> None:
    """The owner's PIN was forgotten; a new lead says yes to a discount, once."""
    shop, rosa, chris = cafe.shop, cafe.staff("Rosa"), cafe.staff("Chris")
    shop.do(shop.itself, reset_owner_pin, rosa, "123456")
    shop.do(rosa, change_role, chris, "lead")
    shop.do(rosa, change_pin, chris, "1234")
    shop.do(rosa, change_allowance, chris, {"gesture": Decimal(12), "refund": None})
    shop.do(rosa, rename, chris, "Christa")
    for taking in (take_off_staff, take_back_staff):
        shop.do(rosa, taking, chris)
    shop.do(rosa, prefer_screens, Preferences("de", left_hand=True, dark_bar=True))
    assert shop.do(cafe.ana, try_pin, rosa, "123457").wrong
    yes = shop.do(cafe.ana, approve, chris, "1234")
    assert isinstance(yes, Approval)
    shop.do_approved(yes, reduce.discount_order, ticket, percent=Decimal(20), reason="neighbour")
    shop.do(cafe.ana, reduce.take_back_order, ticket)


def _menu(cafe: Cafe) -> None:
    """Something is out, counted, and there again; a price changes, and two things are sold together.

    An item, a choice and what is sold together leave the menu; the first two come back.
    """
    cafe.shop.do(cafe.ana, sold_out.mark_sold_out, cafe.item("Affogato"))
    cafe.shop.do(cafe.ana, sold_out.count_down, cafe.item("Cookie"), 3)
    cafe.shop.do(cafe.ana, sold_out.bring_back, cafe.item("Affogato"))
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    dearer = PriceChanged(item_id=cafe.item("Affogato"), since=day + timedelta(days=1), price=eur("5.20"))
    office = cafe.shop.itself
    cafe.shop.do(office, change_item, None, dearer)
    was = cafe.shop.menu.item(cafe.item("Cookie"))
    changed = ItemChanged(
        item_id=was.item_id, name=was.name, category=was.category, tax_class=was.tax_class,
        station=was.station, may_contain=("nuts",), making_seconds=40,
    )  # fmt: skip
    cafe.shop.do(office, change_item, changed, None)
    combo = ComboAdded(
        combo_id=ComboId(new_id()),
        name=f"Tea and cake {len(cafe.shop.menu.every_combo) + 1}",
        price=eur("5.00"),
        items=(was.item_id, cafe.item("Affogato")),
        category="Combos",
        position=999,
    )
    menu = MenuFile(currency="EUR", groups=(), items=(), tax_classes=(), combos=(combo,))
    cafe.shop.do(office, put_up_menu, menu)
    cafe.shop.do(office, offer_combo, combo.combo_id, on_menu=False)
    milk = cafe.shop.menu.item(cafe.item("Latte")).groups[0]
    once_more = combo_as_said(cafe.shop.menu.combo(combo.combo_id))
    tomorrow = day + timedelta(days=1)
    later: list[MenuFact] = [
        ChoicePriceChanged(group_id=milk.group_id, name="Soy", since=tomorrow, price=eur("0.70")),
        ComboPriceChanged(combo_id=combo.combo_id, since=tomorrow, price=eur("4.80")),
    ]
    said: list[MenuFact] = [group_as_said(milk), once_more, *moved(cafe.shop.menu, was.item_id, -1), *later]
    cafe.shop.do(office, change_menu, said)
    for on_menu in (False, True):
        cafe.shop.do(office, change_item, None, None, ItemOffered(item_id=was.item_id, on_menu=on_menu))
        cafe.shop.do(office, offer_choice, milk, "Soy", on_menu=on_menu)
        milk = cafe.shop.menu.item(cafe.item("Latte")).groups[0]


def _orders(cafe: Cafe) -> OrderId:
    """One that is made in time, with care for an allergy, and handed over; and a ticket that is thrown away."""
    shop, ana, soon = cafe.shop, cafe.ana, cafe.clock.now() + timedelta(minutes=1)
    kept = cafe.ring("Latte", "Croissant", customer="Mia")
    shop.do(ana, customer.need_by, kept, soon)
    shop.do(ana, customer.tell_late, kept, soon + timedelta(minutes=30))
    shop.do(ana, customer.bring_to, kept, "Table 4")
    shop.do(ana, customer.care_for, kept, ("nuts",))
    shop.do(ana, customer.write_note, kept, "two bags")
    shop.do(ana, customer.speak, kept, "de")
    cafe.pay(kept, Tender("cash", tendered=eur("20.00")))
    shop.do(ana, print_again, kept)
    for address in ("1 Mill Lane", "3 Mill Lane"):
        shop.do(ana, invoice, kept, "Acme Ltd", address, "DE123456789")
    cafe.forward(1)
    shop.do(ana, make.ready, kept, allergy_confirmed=True)
    shop.do(ana, make.hand_over, kept)
    slip = cafe.ring("Latte")
    shop.do(ana, throw_away, slip, "changed their mind")
    shop.do(ana, ring_up.undo, slip)
    shop.do(ana, throw_away, slip, "changed their mind")
    return kept


def _promises(cafe: Cafe) -> OrderId:
    """One that is missed, and its customer greeted."""
    missed = cafe.miss("Flat white", customer="Jonas")
    cafe.shop.do(cafe.ana, put_right.greet, missed)
    return missed


def _close_the_day(cafe: Cafe) -> None:
    """A float, cash for milk, change for a guest, and a count that is off."""
    shop, ana = cafe.shop, cafe.ana
    shop.do(ana, drawer.open_drawer, eur("150.00"))
    shop.do(ana, drawer.move_cash, eur("-35.80"), "milk from the corner shop")
    shop.do(ana, drawer.open_without_sale, "change for a guest")
    shop.do(ana, waste.waste, cafe.item("Croissant"), "dropped")
    shop.do(shop.itself, decide, {"tenders": ["twint"]})
    shop.do(ana, drawer.count_drawer, eur("150.00"), eur("3.00"), others={"twint": eur("0.00")})
    shop.do(cafe.staff("Rosa"), drawer.close_day, "wrong change", stays={"1": eur("100.00")})


def _till(cafe: Cafe) -> None:
    """One with a discount that is paid by two tenders, with a tip, and promised anew."""
    late = cafe.ring("Cappuccino")
    cafe.shop.do(cafe.ana, reduce.discount_order, late, percent=Decimal(10), reason="regular")
    cafe.pay(late, Tender("cash", amount=eur("1.00")), Tender("card", tip=eur("0.50"), tip_to=cafe.ana))
    due = cafe.promise(late).first_due + timedelta(minutes=5)
    cafe.shop.do(cafe.ana, reset_promise, late, due, told=True)
    _paid_in_parts(cafe)
    _changed(cafe)


def _changed(cafe: Cafe) -> None:
    """One that is paid and of which a croissant comes off, and to which a latte comes."""
    changed = cafe.sell("Filter", "Croissant", customer="Lea")
    cafe.add(changed, "Latte", tenders=(Tender("card"),))
    cafe.take_off(changed, "Croissant")


def _paid_in_parts(cafe: Cafe) -> None:
    """A bill for later gets a name: a payment goes back, then it is split; a tender is put right, a tip comes after."""
    shop, ana = cafe.shop, cafe.ana
    split = cafe.ring("Mocha", "Croissant")
    soon = cafe.clock.now() + timedelta(minutes=25)
    cash = shop.do(ana, order_for_later, split, soon, (Tender("cash", amount=eur("1.00")),)).taken[0]
    shop.do(ana, tabs.rename, split, "Nora")
    shop.do(ana, give_back.give_back, split, cash.payment_id)
    half = ShareAsked(of=2)
    wrong = shop.do(ana, pay_order, split, (), share=half).taken[0]
    shop.do(ana, pay_order, split, (Tender("card"),), share=half)
    shop.do(cafe.staff("Dana"), give_back.change_tender, split, wrong.payment_id, "card", "tapped the wrong one")
    shop.do(ana, give_back.add_tips, split, (Tender("card", eur("0.00"), tip=eur("1.00")),))


def _recovery(cafe: Cafe, kept: OrderId) -> None:
    """What was handed over was wrong: money back, a remake, and a follow-up."""
    cafe.put_right("wrong_item", kept, GestureRequest("refund"), GestureRequest("remake"), their_words="It was cold")
    _follow_up(cafe, kept)
    shop, ana = cafe.shop, cafe.ana
    mishap = shop.read(mishaps_of, [kept])[kept][0]
    shop.do(ana, settle.ask_again, kept)
    shop.do(ana, settle.settle, mishap.mishap_id, "yes")
    shop.do(ana, settle.reopen, mishap.mishap_id, "Still cold")
    shop.do(cafe.staff("Dana"), settle.name_cause, mishap.mishap_id, "machine")
    shop.do(ana, settle.weigh, mishap.mishap_id, "grave")
    shop.do(ana, settle.settle, mishap.mishap_id, "left")
    slip = shop.do(ana, settle.note_good_moment, "No")
    shop.do(ana, settle.take_back_good_moment, slip)
    shop.do(ana, settle.note_good_moment, "Dana stayed till it was right", kept, cafe.staff("Dana"))
    shop.do(cafe.staff("Dana"), settle.read_thanks)
    shop.do(ana, one_thing_done, shop.settings.trading_day(cafe.clock.now()))


def _vouchers(cafe: Cafe, missed: OrderId) -> None:
    """Whoever waited too long comes back with their voucher, twice: the first time all of it goes back."""
    refunded = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, refunded, cafe.code(missed))
    cafe.pay(refunded)
    cafe.shop.do(cafe.ana, refund, refunded, RefundRequest(), "it was cold")
    back = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, back, cafe.code(missed))
    cafe.pay(back)
    cafe.shop.do(cafe.ana, put_right.greet, back, None, "welcome back")
    _voucher_desk(cafe)
    cafe.forward(30)
    cafe.shop.do(cafe.shop.itself, tick)


def _voucher_desk(cafe: Cafe) -> None:
    """One voucher is printed anew, one cancelled, one good for longer; and somebody reads a code wrongly."""
    given = _signed(cafe)
    for order_id in given:
        cafe.put_right("not_good", order_id, GestureRequest("voucher", amount=eur("2.00")))
    anew, cancelled, honoured = (cafe.vouchers(order_id)[0].voucher_id for order_id in given)
    cafe.shop.do(cafe.ana, voucher_desk.reissue_voucher, anew)
    cafe.shop.do(cafe.ana, voucher_desk.cancel_voucher, cancelled, "given twice")
    with suppress(Refused):
        cafe.shop.do(cafe.ana, voucher_desk.look_up_voucher, "1111-1111-1111H")

    def honour(act: Act) -> None:
        act.record(VoucherHonoured(honoured, act.settings.trading_day(act.at) + timedelta(days=200), "away"))

    cafe.shop.do(cafe.staff("Dana"), honour)


def _signed(cafe: Cafe) -> list[OrderId]:
    """Three are sold at a till with a signing unit, which is out at the second."""
    shop, unit = cafe.shop, SimulatedUnit(cafe.clock)
    shop.signing = Signing(unit)
    sold = []
    for out in (False, True, False):
        unit.out = out
        sold.append(cafe.sell("Mocha"))
        sign_waiting(shop, partial(shop.do, shop.itself))
    shop.signing = None
    return sold


def _waits(cafe: Cafe) -> None:
    """Two that are promised nothing, of which one is told a time after all; the first tap was a slip."""
    cafe.shop.do(cafe.shop.itself, decide, {"promises": {"longest_minutes": 5}})
    told, _untold = cafe.sell(*["Mocha"] * 8), cafe.sell("Mocha")
    cafe.shop.do(cafe.shop.itself, decide, {"promises": {"longest_minutes": 45}})
    cafe.shop.do(cafe.ana, reset_promise, told, cafe.clock.now() + timedelta(minutes=4), told=True)
    cafe.shop.do(cafe.ana, take_back_promise, told)
    cafe.shop.do(cafe.ana, reset_promise, told, cafe.clock.now() + timedelta(minutes=5), told=True)


def _accounts(cafe: Cafe) -> None:
    """A gift card that pays a part and gets it back, the rest put down to a house account, of which some is paid."""
    card = cafe.shop.do(cafe.ana, sell_gift_card, eur("20.00"))
    mistaken = cafe.shop.do(cafe.ana, sell_gift_card, eur("5.00"))
    cafe.shop.do(cafe.ana, take_back_gift_card, mistaken.code, "wrong amount")
    order_id = cafe.ring("Latte")
    account = Tender("house", account="Acme")
    cafe.pay(order_id, Tender("gift card", amount=eur("2.00"), code=card.code), account)
    cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(amount=eur("1.00")), "too cold")
    cafe.shop.do(cafe.ana, settle_account, "Acme", (Tender("card", amount=eur("0.50")),))


def _regulars(cafe: Cafe) -> None:
    """A regular earns a punch, spends it on a second coffee, gets it back; one has had theirs and is forgotten."""
    shop, ana = cafe.shop, cafe.ana
    shop.do(shop.itself, decide, {"punch_card": {"every": 2, "categories": ["Coffee"]}})
    ((before,),) = cafe.sql("SELECT count(*) FROM regulars")
    mara, theo = (shop.do(ana, note_regular, name) for name in (f"Mara {before}", "Theo"))
    paid, on_us = OrderId(new_id()), OrderId(new_id())
    for order_id in (paid, on_us):
        cafe.ring("Latte", order_id=order_id)
        shop.do(ana, order_for, order_id, mara.regular_id)
        cafe.pay(order_id)
    shop.do(ana, cancel, on_us, "left", with_refund=True)
    had = cafe.ring("Latte", order_id=OrderId(new_id()))
    shop.do(ana, order_for, had, theo.regular_id)
    cafe.pay(had)
    shop.do(ana, invoice, had, "Theo Baker", "2 Mill Lane")
    cafe.ready(had)
    shop.do(ana, make.hand_over, had)
    cafe.put_right("not_good", had, GestureRequest("apology"), their_words="It was cold")
    shop.do(ana, forget_regular, theo.regular_id)


def _follow_up(cafe: Cafe, order_id: OrderId) -> MishapId:
    answer = Answer("treatment", order_id, follow_up=cafe.clock.now() + timedelta(days=1), contact="mia@example.com")
    mishap = cafe.shop.do(cafe.ana, put_right.put_right, answer)
    cafe.shop.do(cafe.ana, follow_up_done, mishap)
    return mishap
