"""The books in beancount: its own checker takes them, and every account comes to what the Zs say."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from cafe import Cafe, eur
from counter.exports.beancount import books_table
from counter.exports.payments import payments_table
from counter.flows import drawer
from counter.flows.open_shop import decide
from counter.kernel.ids import TerminalId
from counter.kernel.money import Money, to_decimal
from counter.till.drawer_queries import z_report
from counter.till.till_report import TillReport
from exports.reading import FIRST, LAST, Books, comes_to_the_day, rows_of, said_of, total
from random_counter import Counter, close, make_shop

SEEDS = int(os.environ.get("COUNTER_EXAMPLES", "1"))
BEGIN = int(os.environ.get("COUNTER_FIRST", "0"))
TURNOVER = ("Income", "Liabilities:Tax", "Liabilities:Deposits")


def together(amounts: Iterable[Money | None]) -> Decimal:
    return sum((to_decimal(each) for each in amounts if each is not None), Decimal(0))


def is_the_z(books: Books, terminal: str, report: TillReport) -> None:
    """Turnover, taxes, tenders and drawers of a close are those of its Z."""
    made = list(books.of_z(terminal, report.number))
    back = [each for each in made if said_of(each) == "Refund"]
    sold = [each for each in made if each not in back]
    assert -sum(books.sums(sold, account) for account in TURNOVER) == to_decimal(report.sales)
    for of, taxes in ((sold, report.taxes), (back, report.refund_taxes)):
        for rate in {tax.rate for tax in taxes}:
            percent = f"{(rate * 100).normalize():f}".replace(".", "-")
            mine = [tax.tax for tax in taxes if tax.rate == rate]
            assert -books.sums(of, f"Liabilities:Tax:{percent}") == together(mine)
        assert -books.sums(of, "Liabilities:Tax") == together(tax.tax for tax in taxes)
    assert books.sums(made, "Assets:Card") == to_decimal(report.card_expected)
    for own in report.own_tenders:
        assert books.sums(made, f"Assets:Tenders:{own.tender.capitalize()}") == to_decimal(own.expected)
    assert -books.sums(made, "Expenses:Cash-Over-Short") == together(each.over_short for each in report.drawers)
    assert -books.sums(made, "Equity:Paid-In") == together(each.cash_in for each in report.drawers)
    assert books.sums(made, "Expenses:Paid-Out") == together(each.cash_out for each in report.drawers)
    cash = [each for each in made if said_of(each) not in ("To the safe", "Kept for the night")]
    assert books.sums(cash, "Assets:Cash:Drawer") == together(each.counted for each in report.drawers)
    assert books.sums(made, "Assets:Cash:Drawer") == 0


def test_a_full_day_is_checked_and_comes_to_its_z(full_day: Path, tmp_path: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    books = Books(cafe, tmp_path / "books.beancount")
    report = cafe.shop.read(z_report, cafe.shop.terminal, 1)
    assert report is not None
    is_the_z(books, "T1", report)
    assert -books.sums(books.all, "Liabilities:Tips") == together(tip.amount for tip in report.tips)
    used = {posting.account for each in books.all for posting in each.postings}
    assert {"Income:Vouchers", "Income:Reductions", "Liabilities:Gift-Cards", "Assets:House-Accounts"} <= used
    assert books.sums(books.all, "Liabilities:Prepayments") == 0, "what was paid ahead is on a receipt in the end"
    assert len(books.balances) == 1
    rows = rows_of(cafe, tmp_path, books_table, cafe.shop.settings, FIRST, LAST)
    assert total(rows, "amount") == 0
    card = [row for row in rows if row["account"] == "Assets:Card"]
    assert total(card, "amount") == to_decimal(report.card_expected)
    cafe.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("random") / "shop"
    make_shop(folder)
    return folder


@pytest.mark.parametrize("seed", range(BEGIN, BEGIN + SEEDS))
def test_whatever_two_tills_did_comes_to_their_zs_and_to_its_days(made: Path, tmp_path: Path, seed: int) -> None:
    shutil.copytree(made, tmp_path / "shop")
    counter = Counter(tmp_path / "shop", seed)
    try:
        for _ in range(90):
            counter.act()
        for which in (0, 1):
            close(counter, which)
        counter.meet()
        one = counter.pair.one
        books = Books(one, tmp_path / "books.beancount")
        closes = {(each.meta["terminal"], int(each.meta["close"])) for each in books.all}
        assert {terminal for terminal, _ in closes} == {"T1", "T2"}
        for terminal, number in closes:
            report = one.shop.read(z_report, TerminalId(terminal), number)
            assert report is not None
            is_the_z(books, terminal, report)
        moved = rows_of(one, tmp_path, payments_table, FIRST, LAST)
        assert -books.sums(books.all, "Liabilities:Tips") == total(moved, "tip")
        comes_to_the_day(one, tmp_path)
        by_card = [row for row in moved if row["tender"] == "card"]
        assert books.sums(books.all, "Assets:Card") == total(by_card, "amount", "tip")
    finally:
        counter.pair.close()


def test_accounts_are_called_as_the_owner_says(cafe: Cafe, tmp_path: Path) -> None:
    named = {"sales 19%": "Income:Coffee", "cash": "Assets:Till", "float": "Assets:Till", "tax 19%": "Liabilities:VAT"}
    cafe.shop.do(cafe.staff("Rosa"), decide, {"book_accounts": named})
    cafe.sell("Latte")
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("3.80"))
    cafe.shop.do(cafe.staff("Rosa"), drawer.close_day)
    books = Books(cafe, tmp_path / "books.beancount")
    assert -books.sums(books.all, "Income:Coffee") == Decimal("3.19")
    assert -books.sums(books.all, "Liabilities:VAT") == Decimal("0.61")
    assert books.sums(books.all, "Assets:Till") == Decimal("3.80")
    assert books.balances == [], "the one account for all cash is not empty in the evening"


def test_cash_and_card_may_be_one_account(cafe: Cafe, tmp_path: Path) -> None:
    cafe.shop.do(cafe.staff("Rosa"), decide, {"book_accounts": {"cash": "Assets:Till", "card": "Assets:Till"}})
    cafe.sell("Latte")
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("3.80"))
    cafe.shop.do(cafe.staff("Rosa"), drawer.close_day)
    assert Books(cafe, tmp_path / "books.beancount").balances == []


def test_each_of_two_taxes_has_an_account_of_its_own(cafe: Cafe, tmp_path: Path) -> None:
    taxes = [{"rate": "0.05", "name": "GST"}, {"rate": "0.07", "name": "PST"}]
    rates = [
        {"tax_class": name, "since": "2026-01-01", "here": here, "to_go": here}
        for name, here in (("drinks", taxes), ("food", taxes[:1]))
    ]
    cafe.shop.do(cafe.staff("Rosa"), decide, {"tax_rates": rates, "prices": "exclude tax"})
    cafe.sell("Latte")
    cafe.sell("Croissant")
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("6.99"))
    cafe.shop.do(cafe.staff("Rosa"), drawer.close_day)
    books = Books(cafe, tmp_path / "books.beancount")
    report = cafe.shop.read(z_report, cafe.shop.terminal, 1)
    assert report is not None
    for tax, account in zip(report.taxes, ("GST-5", "PST-7"), strict=True):
        assert -books.sums(books.all, f"Liabilities:Tax:{account}") == to_decimal(tax.tax)
    assert -books.sums(books.all, "Income:Sales:Several") == Decimal("3.80"), "a latte before its two taxes"
    assert -sum(books.sums(books.all, account) for account in TURNOVER) == to_decimal(report.sales)


def test_what_people_typed_stays_in_its_quotes(cafe: Cafe, tmp_path: Path) -> None:
    cafe.shop.do(cafe.ana, drawer.open_drawer, eur("10.00"))
    cafe.shop.do(cafe.ana, drawer.move_cash, eur("1.00"), 'Milk "\\" 2026-01-01 open Assets:Mine')
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("11.00"))
    cafe.shop.do(cafe.staff("Rosa"), drawer.close_day)
    books = Books(cafe, tmp_path / "books.beancount")
    (moved,) = [each for each in books.all if said_of(each) == "Paid in"]
    assert moved.narration == 'Paid in, Milk "\\" 2026-01-01 open Assets:Mine'
