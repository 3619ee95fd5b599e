"""House accounts: put down, limited, settled, and owed no more where money goes back."""

from __future__ import annotations

from typing import Any

from acts.lines import Acts, act

BEANS = act("ring_up", item="Beans")
CARD = {"tender": "card"}


def on(name: str, amount: str | None = None) -> dict[str, Any]:
    return {"tender": "house", "account": name} | ({} if amount is None else {"amount": amount})


def owed(acts: Acts, name: str) -> str:
    return str(acts.last(act("account", name=name))["balance"])


def test_an_order_is_put_down_and_settled_later(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        BEANS,
        act("pay", tenders=[on("Müller GmbH")]),
        act("settle_account", name="MÜLLER gmbh", tenders=[CARD | {"amount": "4.00"}]),
        act("account", name="Müller GmbH"),
        act("x"),
        act("settle_account", name="Müller GmbH", tenders=[{"tender": "cash", "tendered": "10.00"}]),
        act("settle_account", name="Müller GmbH"),
        act("report"),
    )
    assert (answers[1]["left"], answers[2]["balance"], answers[2]["paid"]) == ("0.00", "6.00", "4.00")
    assert [(row["amount"], row["order"]) for row in answers[3]["statement"]] == [("10.00", "1"), ("-4.00", None)]
    assert (answers[4]["sales"], answers[4]["expected"]) == ("10.00", "0.00")
    assert answers[4]["received"] == [{"for": "house", "tender": "card", "count": 1, "amount": "4.00"}]
    assert (answers[5]["balance"], answers[5]["paid"], answers[5]["change"]) == ("0.00", "6.00", "4.00")
    assert answers[6]["refused"] == "Müller GmbH owes nothing."
    assert answers[7]["accounts"] == {"charged_minor": 1000, "settled_minor": 1000, "owed_minor": 0}


def test_a_debt_that_is_paid_is_expected_in_the_drawer(cafe_acts: Acts) -> None:
    """dells-softwares#452: float 100, cash sales 300, refund 20, a debt of 50 paid: 430 in the drawer."""
    answers = cafe_acts(
        act("drawer_open", float="100.00"),
        *[act("ring_up", item="Beans", quantity=30), act("pay")],
        act("refund", order="1", amount="20.00", reason="stale"),
        *[act("ring_up", item="Beans", quantity=5), act("pay", tenders=[on("Acme")])],
        act("settle_account", name="Acme"),
        act("x"),
    )
    assert (answers[-1]["expected"], answers[-1]["sales"]) == ("430.00", "350.00")


def test_whose_account_it_is_may_stand_on_the_ticket(cafe_acts: Acts) -> None:
    cafe_acts.last(BEANS, act("customer", name="Acme"), act("pay", tenders=[{"tender": "house"}]))
    assert owed(cafe_acts, "acme") == "10.00"


def test_an_account_owes_no_more_than_the_shop_lets_it(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("set", account_limit="15.00"),
        *[BEANS, act("pay", tenders=[on("Acme")])],
        *[BEANS, act("pay", tenders=[on("Acme")]), act("pay", tenders=[on("Acme", "5.00"), CARD])],
        act("set", account_limit=None),
        *[BEANS, act("pay", tenders=[on("Acme")])],
    )
    assert answers[4]["refused"] == (
        "Acme can owe €15.00, and €5.00 is left of it. Settle the account, or take the rest another way."
    )
    assert answers[5]["ok"]
    assert answers[8]["ok"]


def test_what_goes_back_is_owed_no_more(cafe_acts: Acts) -> None:
    cafe_acts.last(
        BEANS,
        act("pay", tenders=[on("Acme", "6.00"), CARD]),
        act("refund", order="1", amount="5.00", reason="stale"),
    )
    assert owed(cafe_acts, "Acme") == "3.00"
    cafe_acts.last(BEANS, act("pay", tenders=[on("Acme", "4.00")]), act("give_back", order="2", payment=1))
    assert owed(cafe_acts, "Acme") == "3.00"


def test_only_a_lead_opens_an_account_once_there_are_pins(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("change_staff", name="Dana", pin="2222"),
        BEANS,
        act("pay", tenders=[on("Acme")]),
        act("pay", tenders=[on("Acme")], approved_by="Dana", pin="2222"),
        BEANS,
        act("pay", tenders=[on("Acme")]),
    )
    assert answers[2]["refused"] == "A new house account needs Dana or Rosa."
    assert answers[3]["ok"]
    assert answers[5]["ok"]


def test_what_no_account_is(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        BEANS,
        act("pay", tenders=[on("4111 1111 1111 1111")]),
        act("pay", tenders=[{"tender": "house"}]),
        act("pay", tenders=[on("Acme", "12.00")]),
        act("settle_account", name="Acme"),
        act("pay", tenders=[on("Acme")]),
        act("settle_account", name="Akme"),
        act("settle_account", name="Acme", tenders=[CARD | {"amount": "10.01"}]),
        act("settle_account", name="Acme", tenders=[on("Acme")]),
    )
    assert answers[1]["refused"].startswith("That looks like a card number.")
    assert answers[2]["refused"] == "Say whose account it is."
    assert answers[3]["refused"] == "€10.00 is left to pay. Take no more than that from it."
    assert answers[4]["refused"] == "There is no account “Acme”. An order that is put down to one opens it."
    assert answers[6]["refused"] == "There is no account “Akme”. There is Acme."
    assert answers[7]["refused"] == "Acme owes €10.00. Take no more than that."
    assert answers[8]["refused"] == "Only money pays for that. Take cash, card, or another way to pay of the shop."
