"""Two tills of one shop at which everything a counter can do is done at random, by lines of text."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from cafe import MORNING, Cafe
from counter.acts.run import answer
from counter.acts.session import Session
from counter.kernel.ids import OrderId
from counter.orders.model import Order
from pair import Pair, make_pair

Said = dict[str, Any]
PINS = {"Dana": "2222", "Rosa": "3333"}
ITEMS = (
    {"item": "Latte", "modifiers": ["Oat"], "size": "M"},
    {"item": "Latte"},
    {"item": "Espresso"},
    {"item": "Croissant"},
    {"item": "Mineral water"},
    {"item": "Ham", "weight": "0.245"},
    {"item": "Cake", "price": "3.33"},
    {"barcode": "4006381333931"},
    {"combo": "Morning combo"},
)
NAMES = ("Lea", "Mia", "Noa")
REASON = "Not as asked"
GESTURES = ("apology", "remake", "refund", "voucher", "on_the_house", "make_first", "carry", "whole_order")
WAYS: tuple[Said, ...] = (
    {},
    {"cash_rounding": {"step": "0.05", "method": "half up"}},
    {"service": {"percent": "10", "tax_class": "drinks"}},
    {"prices": "exclude tax", "cash_rounding": {"step": "0.10", "method": "up"}},
    {"tax_rounding": "line", "punch_card": {"every": 3}},
)
"""Shops that reckon otherwise."""


def make_shop(folder: Path) -> None:
    """Two tills, closed, of a shop that sells all kinds of things and whose lead and owner have PINs."""
    make_pair(folder)
    pair = Pair(folder)
    till = Till(pair.one)
    for item in (
        {"item": "Ham", "price": "21.90", "by_weight": True, "tax_class": "food"},
        {"item": "Cake", "open_price": True, "tax_class": "food"},
        {"item": "Beans", "price": "9.95", "barcode": "4006381333931", "tax_class": "groceries", "cost": "4.00"},
    ):
        till.must("add_item", **item)
    till.must("set", tenders=["twint"], account_limit="200.00")
    for name, pin in PINS.items():
        till.must("change_staff", name=name, pin=pin, by="Rosa")
    pair.exchange()
    pair.exchange()
    pair.close()
    shutil.copy(folder / "T1" / "pin.key", folder / "T2" / "pin.key")


class Till:
    """One terminal, in which acts are said."""

    def __init__(self, cafe: Cafe) -> None:
        self.cafe = cafe
        self.session = Session(cafe.clock, make_shop=lambda *_: cafe.shop)
        self.session.open(cafe.shop)

    def say(self, act: str, /, **fields: Any) -> Said:
        """Done, or refused; then nothing is recorded but what the counter itself saw on the way."""
        before = self.done_by_people()
        answered = answer(self.session, {"act": act} | fields)
        assert answered["ok"] or self.done_by_people() == before, answered
        return answered

    def done_by_people(self) -> object:
        """How many facts are somebody's."""
        (row,) = self.cafe.sql("SELECT count(*) FROM journal WHERE by <> ?", self.cafe.shop.itself.bytes)
        return row[0]

    def must(self, act: str, /, **fields: Any) -> Said:
        answered = self.say(act, **fields)
        assert answered["ok"], (act, fields, answered)
        return answered

    def order(self, order_id: bytes) -> Order:
        return self.cafe.order(OrderId(UUID(bytes=order_id)))


class Counter:
    """People at two tills who do whatever there is to do."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)
        self.pair = Pair(folder)
        self.tills = [Till(self.pair.one), Till(self.pair.two)]
        self.at = MORNING + timedelta(minutes=1)
        self.cards: list[str] = []
        self.vouchers: list[str] = []
        self.zs: list[Said] = []
        self.log: list[tuple[int, str, Said, Said]] = []
        self.tills[0].must("set", **WAYS[seed % len(WAYS)], by="Rosa")
        self.meet()

    # one act

    def act(self) -> None:
        """Somebody does something at one of the tills, a little later."""
        which = self.random.randrange(2)
        pick = self.random.choices(MOVES, WEIGHTS)[0]
        self.at += timedelta(seconds=self.random.choice((5, 5, 10, 30, 240)))
        said = pick(self, which)
        if said is not None:
            self.say(which, *said)

    def say(self, which: int, act: str, fields: Said) -> Said:
        asked = {"at": self.at.isoformat(), **fields}
        if "approved_by" not in asked and "by" not in asked and self.random.random() < 0.5:
            asked["by"] = self.random.choice(("Ana", "Ben"))
        self.tills[which].cafe.clock.set(self.at)
        answered = self.tills[which].say(act, **asked)
        self.log.append((which, act, asked, answered))
        if answered["ok"]:
            self._remember(act, answered)
        return answered

    def _remember(self, act: str, answered: Said) -> None:
        if act == "close_day":
            self.zs.append(answered)
        if act == "gift_card":
            self.cards.append(answered["code"])
        self.vouchers += [each["code"] for each in answered.get("vouchers", ())]

    def meet(self) -> None:
        self.pair.exchange()
        self.pair.exchange()

    # what is picked

    def yes(self) -> Said:
        """Somebody who may says yes, often."""
        name = self.random.choice(("Dana", "Rosa", "Rosa"))
        return self.random.choice(
            ({"approved_by": name, "pin": PINS[name]}, {"approved_by": name, "pin": PINS[name]}, {})
        )

    def called(self, which: int) -> Said | None:
        """One of the orders that this till has heard of, the latest most often."""
        cafe = self.tills[which].cafe
        rows = cafe.sql("SELECT order_id FROM orders WHERE remake_of IS NULL ORDER BY placed_at DESC")
        if not rows:
            return None
        row = rows[min(int(self.random.expovariate(0.4)), len(rows) - 1)][0]
        assert isinstance(row, bytes)
        order = self.tills[which].order(row)
        return {"order": order.called, "day": order.business_date.isoformat()}

    def line(self) -> int:
        return self.random.choice((1, 1, 1, 2, 2, 3))

    def amount(self) -> str:
        return str(Decimal(self.random.randrange(5, 900)) / 100)

    def name(self) -> str:
        return self.random.choice(NAMES)

    def tenders(self) -> list[Said]:
        """A way to pay."""
        pick = self.random.randrange(10)
        ways: tuple[list[Said], ...] = (
            [],
            [{"tender": "cash", "tendered": "50.00"}],
            [{"tender": "card", "tip": "0.50"}],
            [{"tender": "card", "amount": self.amount()}, {"tender": "cash", "tendered": "50.00"}],
            [{"tender": "twint"}],
            [{"tender": "cash", "amount": f"{self.random.randrange(1, 5)}.00"}],
            [{"tender": "card", "amount": self.amount()}],
            [{"tender": "house", "account": self.name()}],
            [{"tender": "gift card", "code": self.random.choice(self.cards), "amount": "2.00"}, {"tender": "cash"}]
            if self.cards
            else [],
            [{"tender": "cash"}],
        )
        return ways[pick]

    def share(self) -> Said:
        return self.random.choice(
            (
                {},
                {},
                {"share": {"of": self.random.choice((2, 3))}},
                {"share": {"lines": [{"line": 1, "quantity": self.random.choice(("1", "1/3"))}]}},
                {"share": {"amount": self.amount()}},
            )
        )


Move = Callable[[Counter, int], "tuple[str, Said] | None"]


def ring(c: Counter, _which: int) -> tuple[str, Said]:
    return "ring_up", c.random.choice(ITEMS) | {"quantity": c.random.choice((1, 1, 1, 2, 3))}


def plain(act: str, **fields: Callable[[Counter], Any]) -> Move:
    """An act with these fields."""
    return lambda c, _which: (act, {name: make(c) for name, make in fields.items()})


def on_order(act: str, *, approved: bool = False, **fields: Callable[[Counter], Any]) -> Move:
    """An act on an order that there is."""

    def move(c: Counter, which: int) -> tuple[str, Said] | None:
        order = c.called(which)
        if order is None:
            return None
        return act, order | {name: make(c) for name, make in fields.items()} | (c.yes() if approved else {})

    return move


def pay(c: Counter, which: int) -> tuple[str, Said]:
    return "pay", {"tenders": c.tenders()} | (c.share() if c.random.random() < 0.4 else {})


def pay_order(c: Counter, which: int) -> tuple[str, Said] | None:
    order = c.called(which)
    return None if order is None else ("pay", order | {"tenders": c.tenders()} | c.share())


def discount(c: Counter, _which: int) -> tuple[str, Said]:
    how = c.random.choice(
        ({"percent": "5"}, {"percent": "40"}, {"percent": "100"}, {"amount": "1.00"}, {"line": 1, "percent": "15"})
    )
    return "discount", how | {"reason": "Neighbour"} | c.yes()


def refund(c: Counter, which: int) -> tuple[str, Said] | None:
    order = c.called(which)
    how: Said = c.random.choice(
        (
            {"all": True},
            {"amount": c.amount()},
            {"lines": [{"line": c.line(), "quantity": 1}]},
            {"all": True, "tender": "cash"},
        )
    )
    goods = c.random.choice(({}, {"goods": "thrown away"}, {"goods": "sold again"}))
    return None if order is None else ("refund", order | how | goods | {"reason": REASON} | c.yes())


def change_tender(c: Counter, which: int) -> tuple[str, Said] | None:
    order = c.called(which)
    first, then = c.random.sample(("cash", "card", "twint"), 2)
    return None if order is None else ("change_tender", order | {"from": first, "to": then, "reason": "slip"} | c.yes())


def add(c: Counter, which: int) -> tuple[str, Said] | None:
    order = c.called(which)
    paid = {"tenders": c.tenders()} if c.random.random() < 0.5 else {}
    return None if order is None else ("add", order | c.random.choice(ITEMS) | {"reason": "One more"} | paid)


def split(c: Counter, which: int) -> tuple[str, Said] | None:
    lines = [{"line": c.line(), "quantity": 1}]
    order = c.called(which) if c.random.random() < 0.6 else {}
    return None if order is None else ("split", order | {"name": c.name(), "lines": lines})


def merge(c: Counter, which: int) -> tuple[str, Said] | None:
    one, two = c.called(which), c.called(which)
    if one is None or two is None or c.random.random() < 0.3:
        return "merge", {"held": 1}
    return "merge", {"order": one["order"], "to_order": two["order"], "day": one["day"]}


def mishap(c: Counter, which: int) -> tuple[str, Said] | None:
    order = c.called(which)
    gesture = c.random.choice(
        ("apology", "remake", "refund", "voucher", "on_the_house", "make_first", "carry", "whole_order")
    )
    kind = c.random.choice(("not_good", "wrong_item", "late", "overcharged", "missing"))
    return (
        None
        if order is None
        else (
            "mishap",
            order | {"kind": kind, "gestures": [{"gesture": gesture}], "their_words": "Cold"} | c.yes(),
        )
    )


def with_code(act: str, **fields: str) -> Move:
    """An act on a voucher that there is."""
    return lambda c, _which: (act, {"code": c.random.choice(c.vouchers), **fields} | c.yes()) if c.vouchers else None


def close(c: Counter, which: int) -> None:
    """The drawer is counted, to the cent or off by some, and the day closed."""
    expected = Decimal(c.say(which, "x", {"by": "Rosa"})["expected"])
    off = c.random.choice((Decimal(0), Decimal("0.50")))
    c.say(which, "count", {"amount": str(max(Decimal(0), expected + off)), "by": "Rosa"})
    c.say(which, "close_day", {"reason": "Evening", "by": "Rosa"})


def network(c: Counter, _which: int) -> None:
    c.meet()


def reopen(c: Counter, which: int) -> None:
    """The app ends between two acts and is started again."""
    cafe = (c.pair.one, c.pair.two)[which].reopened()
    if which:
        c.pair.two = cafe
    else:
        c.pair.one = cafe
    c.tills[which] = Till(cafe)


def gift_card(c: Counter, _which: int) -> tuple[str, Said]:
    if c.cards and c.random.random() < 0.3:
        return "gift_card", {"code": c.random.choice(c.cards), "back": True, "reason": "Wrong"} | c.yes()
    return "gift_card", {"sell": "5.00", "tenders": [{"tender": c.random.choice(("cash", "card"))}]}


Make = Callable[[Counter], Any]
LINE: Make = Counter.line
NAME: Make = Counter.name
WHY: Make = lambda _c: REASON  # noqa: E731 - a row of the table below
HALF: Make = lambda c: c.random.random() < 0.5  # noqa: E731 - a row of the table below
ROSA: dict[str, Make] = {"approved_by": lambda _c: "Rosa", "pin": lambda _c: PINS["Rosa"]}
TABLE: tuple[tuple[int, Move], ...] = (
    (30, ring),
    (14, pay),
    (9, pay_order),
    (6, plain("pay", later=lambda _c: True, name=NAME)),
    (5, discount),
    (
        2,
        plain(
            "override_price",
            line=LINE,
            price=Counter.amount,
            reason=WHY,
            approved_by=lambda _c: "Rosa",
            pin=lambda _c: PINS["Rosa"],
        ),
    ),
    (2, plain("comp", line=LINE, reason=WHY, **ROSA)),
    (3, plain("change", line=LINE, quantity=lambda c: c.random.choice((1, 2, 4)))),
    (2, plain("remove_line", line=LINE)),
    (2, plain("undo")),
    (1, plain("throw_away", reason=WHY)),
    (1, plain("same_again")),
    (2, plain("serve", where=lambda c: c.random.choice(("here", "to go", "delivery")))),
    (2, plain("customer", name=NAME)),
    (1, plain("customer", tax_exempt=lambda c: c.random.choice(("embassy", "")))),
    (1, plain("customer", allergy=lambda _c: ["milk"])),
    (1, plain("usual", name=NAME, own_cup=lambda c: c.random.random() < 0.5)),
    (2, plain("customer", usual=NAME)),
    (3, plain("hold", name=NAME)),
    (3, plain("take_up", name=NAME)),
    (2, plain("rename", of=NAME, name=NAME)),
    (3, split),
    (3, merge),
    (2, plain("later", time=lambda c: (c.at + timedelta(hours=2)).strftime("%H:%M"), deposit=Counter.tenders)),
    (5, refund),
    (3, change_tender),
    (5, add),
    (4, on_order("remove_line", line=LINE, quantity=lambda _c: 1, reason=WHY, approved=True)),
    (
        2,
        on_order(
            "cancel",
            reason=WHY,
            refund=lambda c: c.random.random() < 0.6,
            their_words=lambda _c: "No time",
            approved=True,
        ),
    ),
    (4, on_order("give_back", payment=LINE, approved=True)),
    (2, on_order("pay", tenders=lambda _c: [{"tender": "card", "amount": "0.00", "tip": "1.00"}])),
    (1, on_order("print_again")),
    (5, on_order("ready", unmade=lambda _c: "made", allergy_confirmed=lambda _c: True)),
    (3, on_order("hand_over")),
    (1, on_order("recall")),
    (2, on_order("made", line=LINE)),
    (1, on_order("greet")),
    (4, mishap),
    (2, with_code("attach_voucher")),
    (1, with_code("honour", reason=REASON)),
    (1, with_code("cancel_voucher", reason=REASON)),
    (1, with_code("reissue")),
    (3, gift_card),
    (2, plain("settle_account", name=NAME)),
    (1, plain("drawer_open", float=lambda _c: "50.00")),
    (1, plain("cash_in", amount=Counter.amount, reason=WHY)),
    (1, plain("cash_out", amount=Counter.amount, reason=WHY)),
    (1, plain("no_sale", reason=WHY)),
    (1, plain("waste", item=lambda _c: "Croissant", reason=WHY)),
    (1, plain("sold_out", item=lambda _c: "Croissant", count=lambda c: c.random.randrange(6))),
    (1, plain("back", item=lambda _c: "Croissant")),
    (1, plain("clock_in")),
    (1, plain("break")),
    (1, plain("clock_out")),
    (
        1,
        plain(
            "sign_in",
            name=lambda c: c.random.choice(("Dana", "Rosa", "Ana")),
            pin=lambda c: c.random.choice(("2222", "3333")),
        ),
    ),
    (1, plain("lock")),
    (1, plain("change_item", item=lambda _c: "Beans", price=Counter.amount)),
    (2, close),
    (8, network),
    (1, reopen),
)
MOVES = [move for _, move in TABLE]
WEIGHTS = [weight for weight, _ in TABLE]
