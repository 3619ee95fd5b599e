"""What a ticket costs: modifiers, reductions in their order and to the cent, tax by class and by where it is had."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId, StaffId, VoucherId, new_id
from counter.kernel.money import Money
from counter.menu.facts import Modifier
from counter.menu.groups import Group
from counter.menu.rules import Item, Menu
from counter.orders.draft import (
    Draft,
    DraftLine,
    Wish,
    add_item,
    charge_line,
    charge_order,
    comp,
    discount,
    reduce_line,
    reduce_order,
)
from counter.orders.model import spent_by_voucher
from counter.orders.pricing import PricedTicket, left_to_reduce, price
from counter.settings.rules import Settings
from counter.settings.taxes import Prices, Tax, TaxRate, TaxRounding, taxes_of

DAY = date(2026, 11, 23)
RATES = (
    TaxRate("drinks", date(2020, 1, 1), Decimal("0.19"), Decimal("0.19")),
    TaxRate("food", date(2020, 1, 1), Decimal("0.19"), Decimal("0.07")),
    TaxRate("food", date(2026, 1, 1), Decimal("0.07"), Decimal("0.07")),
)
ANA = StaffId(new_id())
VOUCHER_ID = VoucherId(new_id())


def item(minor: int, tax_class: str = "drinks", currency: str = "EUR", groups: tuple[Group, ...] = ()) -> Item:
    return Item(
        item_id=ItemId(new_id()),
        name="Item",
        category="All",
        price=Money(minor, currency),
        tax_class=tax_class,
        station="espresso",
        groups=groups,
    )


class Ticket:
    """A ticket of some items, to be reduced and priced."""

    def __init__(self, items: list[tuple[Item, int]], rounding: TaxRounding = "document") -> None:
        self.menu = Menu(tuple(one for one, _ in items))
        lines = tuple(DraftLine(LineId(new_id()), one.item_id, quantity) for one, quantity in items)
        self.draft = Draft(OrderId(new_id()), lines)
        currency = items[0][0].price.currency if items else "EUR"
        self.settings = Settings(currency=currency, tax_rates=RATES, tax_rounding=rounding)
        self.voucher: Money | None = None

    def off_line(self, place: int, wish: Wish) -> "Ticket":
        self.draft = reduce_line(self.draft, self.draft.lines[place].line_id, wish)
        return self

    def off_all(self, wish: Wish) -> "Ticket":
        self.draft = reduce_order(self.draft, wish)
        return self

    def with_voucher(self, minor: int) -> "Ticket":
        self.draft = replace(self.draft, voucher_id=VOUCHER_ID)
        self.voucher = Money(minor, self.settings.currency)
        return self

    def priced(self) -> PricedTicket:
        return price(self.draft, self.menu, self.settings, DAY, self.voucher)


def euros(*minor: int) -> Ticket:
    return Ticket([(item(each), 1) for each in minor])


def percent(text: str) -> Wish:
    return discount("regular", ANA, percent=Decimal(text))


def amount(minor: int, currency: str = "EUR") -> Wish:
    return discount("regular", ANA, amount=Money(minor, currency))


PRICES = st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 99), st.sampled_from(["drinks", "food"])), min_size=1)
WISHES = st.one_of(
    st.just(comp("spilled", ANA)),
    st.decimals("0.01", 100, places=2).map(lambda share: percent(str(share))),
    st.integers(1, 30_000).map(amount),
)


@given(
    PRICES,
    st.lists(st.tuples(st.integers(0, 9), WISHES), max_size=4),
    st.lists(WISHES, max_size=2),
    st.integers(0, 20_000),
    st.sampled_from(["document", "line"]),
)
def test_lines_tax_and_reductions_always_add_up(
    lines: list[tuple[int, int, str]],
    on_lines: list[tuple[int, Wish]],
    on_all: list[Wish],
    voucher: int,
    rounding: TaxRounding,
) -> None:
    ticket = Ticket([(item(minor, tax), quantity) for minor, quantity, tax in lines], rounding)
    for place, wish in on_lines:
        ticket.off_line(place % len(lines), wish)
    for wish in on_all:
        ticket.off_all(wish)
    sold = ticket.with_voucher(voucher).priced()
    assert sold.gross.minor == sum(minor * quantity for minor, quantity, _ in lines)
    assert sold.total == sold.gross - sold.reduced
    assert sold.total.minor == sum(line.total.minor for line in sold.lines) >= 0
    assert sold.reduced.minor == sum(line.reduced.minor for line in sold.lines)
    for line in sold.lines:
        assert line.net + line.tax == line.total
        assert 0 <= line.tax.minor <= line.total.minor
        assert all(reduction.amount.minor > 0 for reduction in line.reductions)
    assert sold.tax.minor == sum(line.tax.minor for line in sold.lines)
    spent = spent_by_voucher(sold.lines)
    assert sum(off.minor for off in spent.values()) == sold.reduced_by("voucher").minor <= voucher
    assert set(spent) <= {VOUCHER_ID}


def test_each_kind_keeps_its_name_its_reason_and_who_gave_it() -> None:
    ticket = euros(1000, 500).off_line(0, percent("10")).off_all(amount(280)).with_voucher(300)
    first, second = ticket.priced().lines
    assert [(one.kind, one.reason, one.source, one.by, one.amount.minor) for one in first.reductions] == [
        ("discount", "regular", None, ANA, 100),
        ("discount", "regular", ticket.draft.order_id, ANA, 180),
        ("voucher", "", VOUCHER_ID, None, 193),
    ]
    assert [(one.kind, one.amount.minor) for one in second.reductions] == [("discount", 100), ("voucher", 107)]
    assert spent_by_voucher((first, second)) == {VOUCHER_ID: Money(300, "EUR")}


def test_the_order_of_things_is_line_then_ticket_then_voucher_then_tax() -> None:
    sold = euros(1000, 1000).off_line(0, percent("50")).off_all(percent("10")).with_voucher(350).priced()
    assert (sold.total.minor, sold.reduced_by("discount").minor, sold.reduced_by("voucher").minor) == (1000, 650, 350)
    assert sold.tax.minor == 160  # 19% of 10.00, not of what it was before


def test_a_comp_takes_all_that_a_discount_would_have() -> None:
    sold = euros(380).off_line(0, percent("10")).off_line(0, comp("spilled", ANA)).priced()
    assert [(one.kind, one.amount.minor) for one in sold.lines[0].reductions] == [("comp", 380)]


def test_one_of_a_kind_takes_the_place_of_the_other() -> None:
    ticket = euros(1000).off_line(0, percent("10")).off_line(0, percent("20")).off_all(amount(100)).off_all(amount(50))
    assert ticket.priced().total.minor == 750
    ticket.draft = charge_order(ticket.draft)
    assert ticket.priced().total.minor == 800
    ticket.draft = charge_line(ticket.draft, ticket.draft.lines[0].line_id)
    assert ticket.priced().total.minor == 1000


@pytest.mark.parametrize(
    ("each", "quantity", "share", "total"),
    [(230, 1, "5", 218), (119, 5, "30", 416), (5895, 1, "10", 5305)],
)
def test_line_and_total_show_one_figure(each: int, quantity: int, share: str, total: int) -> None:
    """CASES, Discounts: odoo#36732, odoo!3220."""
    on_line = Ticket([(item(each), quantity)]).off_line(0, percent(share)).priced()
    on_all = Ticket([(item(each), quantity)]).off_all(percent(share)).priced()
    assert on_line.total.minor == on_line.lines[0].total.minor == total
    assert on_all.total.minor == on_all.lines[0].total.minor == total


@pytest.mark.parametrize(("each", "quantity"), [(130_000, 1), (1150, 2), (6422, 9), (225, 64)])
def test_all_of_it_off_is_exactly_nothing(each: int, quantity: int) -> None:
    """CASES, Discounts: invoiceninja#3195, erpnext#52001."""
    for ticket in (
        Ticket([(item(each), quantity), (item(each, "food"), 1)]).off_all(percent("100")),
        Ticket([(item(each), quantity), (item(each, "food"), 1)]).off_all(comp("opening day", ANA)),
        Ticket([(item(each), quantity)]).off_line(0, percent("100")),
    ):
        sold = ticket.priced()
        assert (sold.total.minor, sold.tax.minor) == (0, 0)
        assert all((line.total.minor, line.net.minor, line.tax.minor) == (0, 0, 0) for line in sold.lines)


def test_ten_percent_off_an_unpaid_ticket() -> None:
    """FACTS, Cash rounding: 28.00 less 10% is 25.20."""
    assert euros(1000, 1200, 600).off_all(percent("10")).priced().total.minor == 2520


def test_an_amount_never_goes_below_nothing_when_the_ticket_shrinks() -> None:
    sold = euros(380).off_line(0, amount(500)).off_all(amount(500)).priced()
    assert (sold.total.minor, sold.lines[0].reduced.minor) == (0, 380)


def test_what_can_still_be_taken_off() -> None:
    ticket = euros(1000, 500).off_line(0, amount(300)).off_all(amount(400)).with_voucher(100)
    sold = ticket.priced()
    assert left_to_reduce(sold).minor == 1200
    assert left_to_reduce(sold, sold.lines[0].line_id).minor == 700


@pytest.mark.parametrize("share", ["0", "-1", "100.01", "NaN", "Infinity"])
def test_a_percentage_is_above_nothing_and_at_most_all(share: str) -> None:
    with pytest.raises(Refused, match="above 0% and at most 100%"):
        percent(share)


def test_a_discount_is_one_thing_and_above_nothing() -> None:
    for wrong in ({}, {"percent": Decimal(10), "amount": Money(1, "EUR")}):
        with pytest.raises(Refused, match="a percentage or an amount"):
            discount("regular", ANA, **wrong)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="above nothing"):
        amount(0)


def test_a_reduced_line_stays_alone() -> None:
    latte = item(380)
    draft = add_item(Draft(OrderId(new_id())), latte, LineId(new_id()))
    reduced = reduce_line(draft, draft.lines[0].line_id, comp("spilled", ANA))
    assert [line.quantity for line in add_item(reduced, latte, LineId(new_id())).lines] == [1, 1]


def test_a_line_is_taxed_as_a_whole() -> None:
    sold = Ticket([(item(380), 3)]).priced()
    assert (sold.lines[0].net.minor, sold.lines[0].tax.minor) == (958, 182)


def test_fourteen_items_are_taxed_like_fourteen_of_one() -> None:
    """CASES, Tax: odoo#6224. Per document the receipt's rate × net is its tax; per line is the shop's choice."""
    apart, together = euros(*[380] * 14).priced(), Ticket([(item(380), 14)]).priced()
    for sold in (apart, together):
        assert (sold.total.minor - sold.tax.minor, sold.tax.minor) == (4471, 849)
    assert {line.tax.minor for line in apart.lines} == {60, 61}
    per_line = Ticket([(item(380), 1) for _ in range(14)], "line").priced()
    assert (per_line.total.minor - per_line.tax.minor, per_line.tax.minor) == (4466, 854)
    assert {line.tax.minor for line in per_line.lines} == {61}


def test_ten_at_each_rate_are_taxed_apart() -> None:
    """CASES, Splits and tenders: FloCafe!295."""
    sold = Ticket([(item(1000, "food"), 1), (item(1000), 1)]).priced()
    assert [(str(tax.rate), tax.net.minor, tax.tax.minor) for tax in sold.taxes] == [
        ("0.07", 935, 65),
        ("0.19", 840, 160),
    ]


def test_a_currency_without_cents() -> None:
    """FACTS, Published cases: 10920 incl 19% is 9176 + 1744."""
    sold = Ticket([(item(10_920, currency="JPY"), 1)]).priced()
    assert (sold.lines[0].net.minor, sold.lines[0].tax.minor) == (9176, 1744)
    off = Ticket([(item(333, currency="JPY"), 1), (item(334, currency="JPY"), 1)]).off_all(percent("10")).priced()
    assert (off.total, off.reduced) == (Money(600, "JPY"), Money(67, "JPY"))


def test_modifiers_change_the_price_but_never_below_nothing() -> None:
    size = Group(
        group_id=GroupId(new_id()),
        name="Size",
        fewest=1,
        most=1,
        modifiers=(Modifier("S", Money(-500, "EUR"), default=True),),
    )
    small = item(380, groups=(size,))
    draft = add_item(Draft(OrderId(new_id())), small, LineId(new_id()))
    sold = price(draft, Menu((small,)), Settings(tax_rates=RATES), DAY)
    assert sold.total == Money(0, "EUR")
    assert sold.lines[0].modifiers == ("S",)


def test_the_newest_rate_that_has_begun_is_in_force() -> None:
    assert taxes_of(RATES, "food", date(2025, 12, 31), "here") == (Tax(Decimal("0.19")),)
    assert taxes_of(RATES, "food", date(2025, 12, 31), "to go") == (Tax(Decimal("0.07")),)
    assert taxes_of(RATES, "food", date(2026, 1, 1), "here") == (Tax(Decimal("0.07")),)


def test_before_any_rate_began_the_first_is_in_force() -> None:
    assert taxes_of(RATES, "food", date(1999, 1, 1), "to go") == (Tax(Decimal("0.07")),)
    assert taxes_of(RATES[::-1], "food", date(1999, 1, 1), "here") == (Tax(Decimal("0.19")),)


def test_delivery_is_taxed_as_to_go_unless_it_has_a_rate_of_its_own() -> None:
    assert taxes_of(RATES, "food", date(2025, 12, 31), "delivery") == (Tax(Decimal("0.07")),)
    own = (TaxRate("food", date(2020, 1, 1), Decimal("0.19"), Decimal("0.07"), Decimal("0.21")),)
    assert taxes_of(own, "food", date(2025, 12, 31), "delivery") == (Tax(Decimal("0.21")),)


def test_tax_on_top_is_owed_beside_the_price() -> None:
    """CASES, Tax: 7.75% on top of 2 × 7.00."""
    rate = TaxRate("drinks", date(2020, 1, 1), Decimal("0.0775"), Decimal("0.0775"))
    ticket = euros(700, 700)
    ticket.settings = replace(ticket.settings, tax_rates=(rate,), prices="exclude tax")
    sold = ticket.priced()
    assert (sold.gross.minor, sold.tax.minor, sold.total.minor) == (1400, 109, 1509)
    assert [(line.total.minor, line.net.minor, line.owed.minor) for line in sold.lines] == [
        (700, 700, 755),
        (700, 700, 754),
    ]


@pytest.mark.parametrize(("prices", "owed"), [("include tax", 1000), ("exclude tax", 1190)])
def test_who_is_exempt_pays_the_net(prices: Prices, owed: int) -> None:
    ticket = euros(1190)
    ticket.settings = replace(ticket.settings, prices=prices)
    ticket.draft = replace(ticket.draft, exempt="embassy")
    sold = ticket.priced()
    assert (sold.gross.minor, sold.total.minor, sold.tax.minor) == (1190, owed, 0)
    assert [(str(tax.rate), tax.net.minor, tax.tax.minor) for tax in sold.taxes] == [("0", owed, 0)]


def test_a_class_without_a_rate_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="Ask the owner"):
        Ticket([(item(100, "drones"), 1)]).priced()


def test_an_item_that_is_gone_is_refused() -> None:
    draft = Draft(OrderId(new_id()), (DraftLine(LineId(new_id()), ItemId(new_id()), 1),))
    with pytest.raises(Refused, match="not on the menu"):
        price(draft, Menu(), Settings(tax_rates=RATES), DAY)
