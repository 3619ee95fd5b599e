"""Random tickets of all that an item can be: figures that must hold whatever stands on them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, GroupId, ItemId, LineId, OrderId, StaffId, new_id
from counter.kernel.money import Money, total
from counter.menu.facts import Amount, Modifier, Size
from counter.menu.groups import Group
from counter.menu.model import Combo
from counter.menu.rules import Item, Menu
from counter.orders.choices import choices_with
from counter.orders.combos import add_combo
from counter.orders.deposits import with_deposits
from counter.orders.draft import Draft, DraftLine, add_line, discount, reduce_order
from counter.orders.facts import OrderPlaced
from counter.orders.model import Order
from counter.orders.pricing import PricedTicket, price
from counter.settings.rules import Settings
from counter.settings.taxes import TaxRate, TaxRounding, Where
from counter.till.refunds import LineWanted, RefundRequest, plan_refund
from till.paid_orders import NOW, ORDER, after, paid

DAY = date(2026, 11, 23)
RATES = (
    TaxRate("drinks", date(2020, 1, 1), Decimal("0.19"), Decimal("0.19")),
    TaxRate("food", date(2020, 1, 1), Decimal("0.19"), Decimal("0.07")),
)
ANA = StaffId(new_id())
WHERES: list[Where | None] = ["here", "to go", "delivery", None]
ROUNDINGS: list[TaxRounding] = ["document", "line"]
CENTS = st.integers(0, 2000)


def eur(minor: int) -> Money:
    return Money(minor, "EUR")


def item(name: str, minor: int, tax_class: str = "drinks", **fields: object) -> Item:
    return Item(
        item_id=ItemId(new_id()), name=name, category="All", price=eur(minor), tax_class=tax_class, station="espresso",
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


@st.composite
def menus(draw: st.DrawFn) -> Menu:
    syrup = Group(
        group_id=GroupId(new_id()), name="Syrup", fewest=0, most=2,
        modifiers=(
            Modifier("vanilla", eur(50), amounts=(Amount("half", eur(draw(CENTS) // 20)), Amount("double", eur(90)))),
            Modifier("own cup", eur(-draw(CENTS) // 10)),
        ),
    )  # fmt: skip
    plain = draw(CENTS)
    items = (
        item("Latte", plain, groups=(syrup,), sizes=(Size("S", eur(plain // 2)), Size("M", eur(plain)))),
        item("Tea", draw(CENTS), to_go_price=eur(draw(CENTS))),
        item("Croissant", draw(CENTS), "food"),
        item("Cheese", draw(CENTS), "food", by_weight=True),
        item("Soup", 0, "food", open_price=True),
        item("Cola", draw(CENTS), deposit=eur(draw(st.integers(0, 100))), deposit_tax_class="food"),
    )
    alone = items[0].price_of("M").minor + items[2].price.minor + items[5].price.minor
    combo = Combo(
        combo_id=ComboId(new_id()), name="Trio", price=eur(draw(st.integers(0, alone))), category="All",
        items=(items[0].item_id, items[2].item_id, items[5].item_id),
    )  # fmt: skip
    return Menu(items, (combo,))


@st.composite
def tickets(draw: st.DrawFn) -> PricedTicket:
    menu = draw(menus())
    draft = Draft(ORDER, to_go=draw(st.booleans()))
    for _ in range(draw(st.integers(1, 6))):
        if draw(st.booleans()):
            draft = add_combo(draft, menu.combos[0], menu, new_id(), draw(st.integers(1, 3)))
        draft = add_line(draft, _line(draw, draw(st.sampled_from(menu.items))))
    if draw(st.booleans()):
        draft = reduce_order(draft, discount("regular", ANA, percent=Decimal(draw(st.integers(1, 100)))))
    rounding = draw(st.sampled_from(ROUNDINGS))
    shop = Settings(currency="EUR", tax_rates=RATES, tax_rounding=rounding)
    return price(with_deposits(draft, menu), menu, shop, DAY)


def _line(draw: st.DrawFn, item: Item) -> DraftLine:
    wanted = [(group.group_id, m.name, "") for group in item.groups for m in group.modifiers if draw(st.booleans())]
    wanted = [(g, n, draw(st.sampled_from(["", "half", "double"])) if n == "vanilla" else "") for g, n, _ in wanted]
    return DraftLine(
        line_id=LineId(new_id()),
        item_id=item.item_id,
        quantity=draw(st.integers(1, 5)),
        choices=choices_with(item, wanted),
        size=draw(st.sampled_from([size.name for size in item.sizes])) if item.sizes else "",
        price=eur(draw(CENTS)) if item.open_price else None,
        grams=draw(st.integers(1, 3000)) if item.by_weight else 0,
        where=draw(st.sampled_from(WHERES)),
    )


def placed(ticket: PricedTicket) -> Order:
    return OrderPlaced(
        order_id=OrderId(ORDER), series="", number=1, business_date=DAY, to_go=True, lines=ticket.lines,
        total=ticket.total, tax_rounding=ticket.tax_rounding,
    ).as_order(NOW, ANA)  # fmt: skip


@given(ticket=tickets())
@settings(deadline=None)
def test_lines_and_their_taxes_add_up_to_the_document(ticket: PricedTicket) -> None:
    assert total((line.net + line.tax for line in ticket.lines), "EUR") == ticket.total
    assert total((line.tax for line in ticket.lines), "EUR") == ticket.tax
    assert ticket.gross - ticket.reduced == ticket.total
    assert all(line.total == line.net + line.tax and line.total.minor >= 0 for line in ticket.lines)
    by_rate: dict[Decimal, int] = defaultdict(int)
    for line in ticket.lines:
        by_rate[line.tax_rate] += line.total.minor
    if ticket.tax_rounding == "document":
        for row in ticket.taxes:
            exact = by_rate[row.rate] * row.rate / (1 + row.rate)
            assert row.tax.minor == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@given(ticket=tickets())
@settings(deadline=None)
def test_a_combo_never_costs_more_than_its_items_and_nothing_lowers_a_deposit(ticket: PricedTicket) -> None:
    assert all(not line.reductions for line in ticket.lines if line.belongs_to is not None)
    quantities = {line.line_id: line.quantity for line in ticket.lines}
    assert all(line.quantity == quantities[line.belongs_to] for line in ticket.lines if line.belongs_to)
    assert ticket.total <= ticket.gross


@given(ticket=tickets(), card=st.integers(0, 100))
@settings(deadline=None)
def test_what_goes_back_line_by_line_is_what_was_paid(ticket: PricedTicket, card: int) -> None:
    if not ticket.total:
        return
    order, by_card = placed(ticket), ticket.total.minor * card // 100
    money = paid(
        *((tender, minor) for tender, minor in (("card", by_card), ("cash", ticket.total.minor - by_card)) if minor)
    )
    back = 0
    for line in order.sold:
        if line.belongs_to is None:  # a deposit goes back with what it is for
            for quantity in (1, line.quantity - 1) if line.quantity > 1 else (1,):
                try:
                    plan = plan_refund(order, money, RefundRequest((LineWanted(line.line_id, quantity),)))
                except Refused:
                    continue  # it cost nothing
                back += plan.amount.minor
                money = after(money, plan)
    assert back == ticket.total.minor
