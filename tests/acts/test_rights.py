"""Every right of the one table, asked by the act that it is of, of each of the three roles: within their limit, and
beyond it where there is one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from acts.lines import SHOP, Acts, act
from counter.settings.rights import FREELY, RIGHTS, ROLES, Right

PEOPLE = {"barista": "Ana", "lead": "Dana", "owner": "Rosa"}
PINS = {"Ana": "1111", "Dana": "2222", "Rosa": "3333"}
STAFF = [{"name": name, "role": role, "pin": PINS[name]} for role, name in PEOPLE.items()]
PRICES = ("5.00", "10.00", "10.01", "20.00", "20.01", "60.00", "60.01", "100.00")
MENU = [{"item": price, "category": "Cakes", "price": price, "tax_class": "drinks"} for price in PRICES]
WITH_PINS: dict[str, Any] = SHOP | {"staff": [*STAFF, {"name": "Ben"}], "menu": MENU, "groups": []}
Lines = list[dict[str, Any]]


def sold(price: str, tender: str = "cash") -> Lines:
    return [act("ring_up", item=price), act("pay", tenders=[{"tender": tender}])]


def percent(name: str, **more: int) -> Callable[[Decimal, str, int], Lines]:
    """An act with a percentage on a ticket of its own."""

    def lines(worth: Decimal, who: str, _order: int) -> Lines:
        said = {"percent": str(worth)} if name == "discount" else {"price": str(100 - worth)}
        asked = act(name, by=who, reason="x", **said, **more)
        return [act("ring_up", item="100.00"), asked, act("throw_away", reason="done", by="Ben")]

    return lines


def price(worth: Decimal) -> str:
    return f"{worth:.2f}"


def refunded(worth: Decimal, who: str, order: int) -> Lines:
    return [*sold("100.00"), act("refund", order=str(order), amount=price(worth), reason="x", by=who)]


def comped(worth: Decimal, who: str, _order: int) -> Lines:
    rung = [act("ring_up", item="100.00"), act("ring_up", item=price(worth))]
    return [*rung, act("comp", line=2, reason="x", by=who), act("throw_away", reason="done", by="Ben")]


def put_right(worth: Decimal, who: str, order: int) -> Lines:
    gestures = [{"gesture": "refund", "amount": price(worth)}]
    return [*sold("100.00"), act("mishap", order=str(order), kind="overcharged", gestures=gestures, by=who)]


def one_line(name: str, **said: Any) -> Callable[[Decimal, str, int], Lines]:
    return lambda _worth, who, _order: [act(name, by=who, **said)]


ASKED: dict[Right, Callable[[Decimal, str, int], Lines]] = {
    Right.DISCOUNT: percent("discount"),
    Right.PRICE: percent("override_price", line=1),
    Right.COMP: comped,
    Right.GESTURE: put_right,
    Right.REFUND: refunded,
    Right.WHOLE_ORDER: lambda _worth, who, _order: [
        act("ring_up", item="5.00"),
        act("comp", reason="x", by=who),
        act("throw_away", reason="done", by="Ben"),
    ],
    Right.OTHER_TENDER: lambda _worth, who, order: [
        *sold("5.00", "card"),
        act("refund", order=str(order), all=True, tender="cash", reason="x", by=who),
    ],
    Right.TENDER: lambda _worth, who, order: [
        *sold("5.00"),
        act("change_tender", order=str(order), **{"from": "cash", "to": "card"}, reason="x", by=who),
    ],
    Right.ACCOUNT: lambda _worth, who, _order: [
        act("ring_up", item="5.00"),
        act("pay", tenders=[{"tender": "house", "account": f"Of {who}"}], by=who),
    ],
    Right.VOID: lambda _worth, who, _order: [act("ring_up", item="5.00"), act("throw_away", reason="x", by=who)],
    Right.NO_SALE: one_line("no_sale", reason="x"),
    Right.CASH_OUT: lambda worth, who, _order: [act("cash_out", amount=price(worth), reason="x", by=who)],
    Right.CLOSE: lambda _worth, who, _order: [act("count", amount="0.00"), act("close_day", reason="x", by=who)],
    Right.STAFF: lambda _worth, who, _order: [act("add_staff", name=f"Friend of {who}", by=who)],
    Right.MENU: lambda _worth, who, _order: [
        act("add_item", item=f"Of {who}", category="Cakes", price="1.00", tax_class="drinks", by=who)
    ],
    Right.SETTINGS: one_line("set", lock_minutes=7),
    Right.CAUSE: lambda _worth, who, _order: [act("mishap", kind="not_clean", cause="supplier", by=who)],
    Right.BEYOND: lambda _worth, who, order: [
        *sold("5.00"),
        act(
            "mishap",
            order=str(order),
            kind="other",
            gestures=[{"gesture": "voucher", "amount": "7.51"}],
            by=who,
            why="They come every day",
        ),
    ],
    Right.APPROVE: lambda _worth, who, _order: [
        act("ring_up", item="100.00"),
        act("discount", percent="11", reason="x", by="Ben", approved_by=who, pin=PINS[who]),
        act("throw_away", reason="done", by="Ben"),
    ],
}
"""What asks for each right."""
ELSEWHERE = {Right.DAY, Right.LEAVE, Right.DRAWER, Right.HONOUR}
"""What two acts come to together, see below; what the close asks (test_till.py), the Till page shows, and a voucher."""


def answers(
    acts: Acts, lines: Callable[[Decimal, str, int], Lines], cases: list[tuple[str, Decimal]], **shop: Any
) -> list[bool]:
    """Whether each of these people did it, as far as that, one after the other in one shop."""
    done, asked, sold_before = [WITH_PINS | shop], [], 0
    for who, worth in cases:
        theirs = lines(worth, who, sold_before + 1)
        asked += [len(done) + n for n, line in enumerate(theirs) if who in (line.get("by"), line.get("approved_by"))]
        sold_before += sum(line["act"] == "pay" and "by" not in line for line in theirs)
        done += theirs
    answered = acts(*done)
    setting_up = [(line, answer) for n, (line, answer) in enumerate(zip(done, answered, strict=True)) if n not in asked]
    assert all(answer["ok"] or line["act"] == "throw_away" for line, answer in setting_up), setting_up
    return [answered[n]["ok"] for n in asked]


@pytest.mark.parametrize("right", [right for right in Right if right not in ELSEWHERE])
def test_each_role_does_what_the_table_says_and_no_more(acts: Acts, right: Right) -> None:
    cases: list[tuple[str, Decimal]] = []
    allowed: list[bool] = []
    for role, limit in zip(ROLES, RIGHTS[right], strict=True):
        who = PEOPLE[role]
        if not limit:
            cases.append((who, Decimal(5)))
            allowed.append(limit is FREELY)
        else:
            cases += [(who, limit), (who, limit + Decimal("0.01"))]
            allowed += [True, False]
    assert answers(acts, ASKED[right], cases) == allowed


@pytest.mark.parametrize("right", [Right.VOID, Right.NO_SALE, Right.CASH_OUT, Right.CLOSE, Right.DISCOUNT])
def test_a_shop_decides_that_a_role_may_not(acts: Acts, right: Right) -> None:
    cases = [(who, Decimal(5)) for who in PEOPLE.values()]
    assert answers(acts, ASKED[right], cases, limits={"barista": {right.value: "0"}}) == [False, True, True]


@pytest.mark.parametrize(("role", "most"), [*zip(ROLES, RIGHTS[Right.DAY], strict=True)])
def test_what_somebody_gives_away_in_a_day_adds_up(acts: Acts, role: str, most: Decimal | None) -> None:
    half = (most or Decimal(60)) / 2
    cases = [(PEOPLE[role], half), (PEOPLE[role], half), (PEOPLE[role], Decimal("0.01"))]
    assert answers(acts, refunded, cases) == [True, True, most is FREELY]


def test_until_an_owner_has_a_pin_anybody_sets_the_shop_up(acts: Acts) -> None:
    no_owner_pin = [{"name": "Ana", "pin": "1111"}, {"name": "Rosa", "role": "owner"}]
    lines = [WITH_PINS | {"staff": no_owner_pin}, act("set", lock_minutes=7), act("add_staff", name="Cem")]
    assert all(answer["ok"] for answer in acts(*lines))
    refused = acts(
        act("change_staff", name="Rosa", pin="3333"),
        act("set", lock_minutes=8, by="Ana"),
        act("back_up", by="Ana"),
        act("change_item", item="5.00", price="6.00", by="Ana"),
        act("add_staff", name="Eva", by="Ana"),
    )
    assert [answer.get("refused") for answer in refused] == [
        None,
        *["Only Rosa changes what the shop decided."] * 2,
        "Only Rosa changes the menu.",
        "Only Rosa changes who works here, and their PINs.",
    ]


def test_whoever_has_the_machine_decides_as_with_the_command(acts: Acts) -> None:
    as_ana = [act("sign_in", name="Ana", pin="1111"), act("set", lock_minutes=8)]
    answers = acts(WITH_PINS, act("set", lock_minutes=7), *as_ana)
    assert [answer["ok"] for answer in answers] == [True, True, True, False]
