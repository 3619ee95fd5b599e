"""A gift card is as good as its sealed facts; spent at two tills it is found; the money of many cards adds up."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from cafe import Cafe, eur
from counter.accounts.code import code_of
from counter.accounts.layout import card_back_document
from counter.accounts.queries import accounts, the_card
from counter.accounts.slip import CardBackContent
from counter.flows.documents import renderers
from counter.flows.gift_card import find_gift_card, sell_gift_card, take_back_gift_card
from counter.flows.give_back import give_back
from counter.flows.house_account import settle_account
from counter.flows.pay import pay_order
from counter.flows.refund import refund
from counter.flows.staff import change_pin
from counter.kernel.errors import Refused
from counter.kernel.ids import GiftCardId, OrderId
from counter.paper import document as paper
from counter.paper.pdf import paper_pdf
from counter.receipts.queries import receipts_of, refund_receipts_of
from counter.reports.account_books import account_faults, standing
from counter.reports.findings import findings
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender
from edited import edit
from pair import Pair, make_pair

PRICE = 380


def sell(cafe: Cafe, amount: str) -> tuple[GiftCardId, str]:
    sold = cafe.shop.do(cafe.ana, sell_gift_card, eur(amount))
    return sold.card.card_id, sold.code


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE gift_cards SET amount_minor = 100000",
        "DELETE FROM gift_card_moves",
        "UPDATE gift_card_moves SET amount_minor = -1",
        "UPDATE journal SET body = replace(body, '[2000,', '[9000,') WHERE kind = 'GiftCardSold'",
        "DELETE FROM journal WHERE kind = 'GiftCardUsed'",
    ],
)
def test_a_card_that_was_edited_pays_nothing(cafe: Cafe, change: str) -> None:
    _, code = sell(cafe, "20.00")
    by_card = Tender("gift card", code=code)
    cafe.sell("Latte", tenders=(by_card,))
    edit(cafe, change)
    with pytest.raises(Refused, match="changed outside Counter"):
        cafe.sell("Latte", tenders=(by_card,))
    with pytest.raises(Refused, match="changed outside Counter"):
        cafe.shop.do(cafe.ana, find_gift_card, code)


def test_an_account_that_was_edited_takes_nothing_more(cafe: Cafe) -> None:
    on_account = Tender("house", account="Acme")
    cafe.sell("Latte", tenders=(on_account,))
    edit(cafe, "UPDATE account_moves SET amount_minor = 1")
    with pytest.raises(Refused, match="changed outside Counter"):
        cafe.sell("Latte", tenders=(on_account,))
    with pytest.raises(Refused, match="changed outside Counter"):
        cafe.shop.do(cafe.ana, settle_account, "Acme")


def test_a_voucher_is_no_gift_card(cafe: Cafe) -> None:
    code = cafe.code(cafe.miss("Latte"))
    with pytest.raises(Refused, match="That is a voucher: it lowers the price"):
        cafe.sell("Latte", tenders=(Tender("gift card", code=code),))


def test_the_slip_has_the_code_that_pays(cafe: Cafe) -> None:
    card_id, code = sell(cafe, "20.00")
    assert code_of(cafe.shop.keys, cafe.shop.read(the_card, card_id)) == code
    assert not cafe.sql("SELECT 1 FROM print_jobs WHERE content LIKE ?", f"%{code}%")
    assert [row[0] for row in cafe.sql("SELECT kind FROM print_jobs")] == ["gift card"]


def test_the_receipt_says_which_card_paid(cafe: Cafe) -> None:
    _, code = sell(cafe, "20.00")
    order_id = cafe.sell("Latte", tenders=(Tender("gift card", code=code),))
    (receipt,) = cafe.shop.read(receipts_of, order_id)
    assert [tender.label for tender in receipt.content.tenders] == [f"Gift card …{code[-5:]}"]


def test_a_card_spent_at_two_tills_is_found_with_names(tmp_path: Path) -> None:
    make_pair(tmp_path)
    pair = Pair(tmp_path)
    card_id, code = sell(pair.one, "5.00")
    pair.exchange()
    for cafe in (pair.one, pair.two):
        cafe.sell("Latte", tenders=(Tender("gift card", code=code),))
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert cafe.shop.read(the_card, card_id).balance == eur("-2.60")
        said = cafe.shop.read(lambda connection: list(findings(connection)))
        assert [each for each in said if "paid 2.60 EUR more than was on it: 3.80 EUR by Ana at T1" in each]
        with pytest.raises(Refused, match="That gift card is empty"):
            cafe.sell("Latte", tenders=(Tender("gift card", code=code),))
        assert cafe.shop.read(lambda connection: list(account_faults(connection))) == []
    pair.close()


@pytest.mark.parametrize("seed", range(3))
def test_what_is_on_cards_is_what_was_sold_and_went_back_less_what_was_used(cafe: Cafe, seed: int) -> None:
    """Whatever is sold, spent, given back, refunded and settled, by chance: an independent sum says the same."""
    rng = random.Random(seed)
    cards = dict(sell(cafe, f"{rng.randint(1, 20)}.{rng.randint(0, 99):02d}") for _ in range(3))
    held = Counter({card_id: cafe.shop.read(the_card, card_id).amount.minor for card_id in cards})
    owed, settled = 0, 0
    for _ in range(12):
        card_id = rng.choice(list(cards))
        pieces = rng.randint(1, 3)
        order_id = cafe.ring(*["Latte"] * pieces)
        part = rng.randint(1, 900)
        try:
            paid = cafe.pay(order_id, Tender("gift card", amount=eur("0.01") * part, code=cards[card_id]))
        except Refused:
            assert part > held[card_id] or part > PRICE * pieces
            continue
        held[card_id] -= part
        if rng.random() < 0.3:
            cafe.shop.do(cafe.ana, give_back, order_id, paid.taken[0].payment_id)
            held[card_id] += part
            continue
        if paid.left:
            owed += paid.left.minor
            cafe.shop.do(cafe.ana, pay_order, order_id, (Tender("house", account="Acme"),))
        for back in refunded(cafe, order_id, rng):
            if back[0] == "gift card":
                held[card_id] += back[1]
            else:
                owed -= back[1]
    if owed > 0:
        settled = rng.randint(1, owed)
        cafe.shop.do(cafe.ana, settle_account, "Acme", (Tender("card", amount=eur("0.01") * settled),))
    assert {card_id: cafe.shop.read(the_card, card_id).balance.minor for card_id in cards} == dict(held)
    assert sum(each.owed.minor for each in cafe.shop.read(accounts, "EUR")) == owed - settled
    assert cafe.shop.read(lambda connection: list(account_faults(connection))) == []
    assert cafe.shop.read(lambda connection: next(standing(connection))).endswith(str(eur("0.01") * sum(held.values())))


def test_the_receipt_of_a_refund_says_on_which_card_it_is_again(cafe: Cafe) -> None:
    _, code = sell(cafe, "20.00")
    order_id = cafe.sell("Latte", tenders=(Tender("gift card", code=code),))
    cafe.shop.do(cafe.staff("Dana"), refund, order_id, RefundRequest(), "cold")
    (receipt,) = cafe.shop.read(refund_receipts_of, order_id)
    assert [(back.label, back.amount) for back in receipt.content.tenders] == [
        (f"Gift card …{code[-5:]}", eur("-3.80"))
    ]


def refunded(cafe: Cafe, order_id: OrderId, rng: random.Random) -> list[tuple[str, int]]:
    if rng.random() < 0.5:
        return []
    amount = eur("0.01") * rng.randint(1, 380)
    made = cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(amount=amount), "cold")
    return [(back.tender, back.amount.minor) for back in made.back]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE gift_card_moves SET amount_minor = amount_minor - 1", "is not what it paid or got back"),
        ("DELETE FROM gift_card_moves", "is not what it paid or got back"),
        ("UPDATE payments SET source = NULL", "is not what it paid or got back"),
        ("UPDATE money_received SET amount_minor = amount_minor + 1", "is not what was put down"),
        ("UPDATE gift_cards SET amount_minor = amount_minor + 1", "is not what was put down"),
    ],
)
def test_what_does_not_hold_is_named(cafe: Cafe, change: str, said: str) -> None:
    _, code = sell(cafe, "20.00")
    cafe.sell("Latte", tenders=(Tender("gift card", code=code),))
    edit(cafe, change)
    assert [fault for fault in cafe.shop.read(lambda connection: list(account_faults(connection))) if said in fault]


def test_one_that_is_taken_back_prints_a_slip_of_what_went_back_and_how_once_it_is_somebodys_to_give(
    cafe: Cafe,
) -> None:
    tenders = (Tender("card", eur("15.00")), Tender("cash"))
    sold = cafe.shop.do(cafe.ana, sell_gift_card, eur("25.00"), tenders)
    cafe.shop.do(cafe.staff("Dana"), change_pin, cafe.staff("Dana"), "1111")
    with pytest.raises(Refused, match="at once is yours to give"):
        cafe.shop.do(cafe.ana, take_back_gift_card, sold.code, "wrong amount")
    cafe.shop.do(cafe.staff("Dana"), take_back_gift_card, sold.code, "wrong amount")
    ((content,),) = cafe.sql("SELECT content FROM print_jobs WHERE kind = 'gift card back'")
    document = card_back_document(msgspec.json.decode(str(content), type=CardBackContent), cafe.shop.language)
    pairs = {block.left: block.right for block in document.blocks if isinstance(block, paper.Pair)}
    assert pairs == {f"Gift card …{sold.code[-5:]}": "25.00", "Card": "15.00", "Cash": "10.00", "Signed": "……………………"}
    assert str(sold.code) not in str(content)
    drawn = renderers(cafe.shop.keys)["gift card back"](str(content), False, cafe.shop.language)
    assert paper_pdf(drawn).startswith(b"%PDF")
