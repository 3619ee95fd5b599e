"""Gift cards and house accounts on the Till page: a few taps, and what stands in the drawer follows."""

from __future__ import annotations

from uuid import UUID

import pytest

from cafe import eur
from counter.accounts.code import gift_card_code
from counter.flows.gift_card import sell_gift_card
from counter.till.settlement import Tender
from counter.ui.till.accounts_state import ACCOUNTS, GIFT_CARD, AccountsState
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


def asked(page: TillHarness) -> AccountsState:
    assert page.state.accounts
    return page.state.accounts


def test_a_gift_card_is_sold_in_three_taps_and_prints(page: TillHarness) -> None:
    accounts = page.presenter.accounts
    accounts.open(GIFT_CARD)
    assert [words for _, words in asked(page).quick] == ["€10.00", "€20.00", "€50.00"]
    accounts.take_amount(2000)
    assert [choice.words for choice in asked(page).choices] == ["Cash", "Card"]
    accounts.choose("cash")
    assert (page.state.accounts, page.state.said) == (None, "Gift card of €20.00 sold. It prints.")
    assert (page.state.should, page.amounts()["Gift cards, accounts"]) == ("€170.00", "20.00")
    assert page.work.cafe.sql("SELECT kind FROM print_jobs") == [("gift card",)]


def test_any_amount_is_typed_and_changed_before_it_is_paid(page: TillHarness) -> None:
    accounts = page.presenter.accounts
    accounts.open(GIFT_CARD)
    accounts.amount_is_right()
    assert asked(page).typing
    accounts.type_amount("355")
    accounts.delete_amount_digit()
    accounts.amount_is_right()
    accounts.type_amount("9")
    assert (asked(page).typing, asked(page).amount) == (False, "€0.35")
    accounts.amount_is_right()
    accounts.type_amount("00")
    assert (asked(page).typing, asked(page).amount) == (True, "€35.00")


def test_a_scan_says_what_is_on_a_gift_card(page: TillHarness) -> None:
    accounts = page.presenter.accounts
    accounts.open(GIFT_CARD)
    accounts.take_amount(2000)
    accounts.choose("card")
    ((card_id, number),) = page.work.cafe.sql("SELECT card_id, key_number FROM gift_cards")
    assert isinstance(card_id, bytes)
    assert isinstance(number, int)
    code = gift_card_code(page.work.shop.keys.vouchers[number], UUID(bytes=card_id))
    accounts.look_up(code)
    assert (asked(page).title, asked(page).settle) == ("On it: €20.00", "Take it back: €20.00")
    page.work.cafe.sell("Latte", tenders=(Tender("gift card", code=code),))
    accounts.look_up(code)
    assert (asked(page).title, asked(page).note) == ("On it: €16.20", "of €20.00")
    page.presenter.ask("open")
    assert page.state.accounts is None


def test_a_gift_card_sold_by_mistake_is_taken_back_for_a_reason(page: TillHarness) -> None:
    code = page.work.shop.do(page.work.cafe.ana, sell_gift_card, eur("20.00")).code
    accounts = page.presenter.accounts
    accounts.look_up(code)
    accounts.begin_to_settle()
    assert [choice.words for choice in asked(page).choices] == [
        "Sold by mistake",
        "Wrong amount",
        "Changed their mind",
    ]
    accounts.choose("Wrong amount")
    assert page.state.accounts is None
    assert page.work.cafe.sql("SELECT amount_minor FROM money_received ORDER BY seq") == [(2000,), (-2000,)]
    accounts.look_up(code)
    assert (asked(page).title, asked(page).settle) == ("On it: €0.00", "")


def test_an_account_is_looked_at_and_settled(page: TillHarness) -> None:
    accounts = page.presenter.accounts
    accounts.open(ACCOUNTS)
    assert (asked(page).choices, asked(page).note) == ((), "Nobody owes anything.")
    page.work.cafe.sell("Latte", tenders=(Tender("house", account="Acme"),))
    accounts.open(ACCOUNTS)
    assert [(each.words, each.second) for each in asked(page).choices] == [("Acme", "3.80")]
    accounts.choose("Acme")
    assert asked(page).settle == "Settle €3.80"
    assert next(line for line in asked(page).lines if line[0].endswith("order 1"))[1] == "3.80"
    accounts.begin_to_settle()
    accounts.amount_is_right()
    for _ in range(3):
        accounts.delete_amount_digit()
    accounts.type_amount("100")
    accounts.amount_is_right()
    accounts.choose("cash")
    assert page.state.said == "Acme owes €2.80 now."
    assert page.state.should == "€151.00"
