"""Orders, what was paid for them and what went back, without a database."""

from datetime import UTC, datetime
from decimal import Decimal

from cafe import eur
from counter.kernel.ids import ItemId, LineId, OrderId, PaymentId, RefundId, StaffId, new_id
from counter.kernel.money import Money, total
from counter.orders.model import Line, Order, OrderLine, Reduction
from counter.till.model import Paid, Payment, RefundMade
from counter.till.refunds import RefundPlan

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ANA = StaffId(new_id())
ORDER = OrderId(new_id())


def line(minor: int, quantity: int = 1, less: int = 0) -> OrderLine:
    left = minor * quantity - less
    off = (Reduction(kind="discount", amount=Money(less, "EUR"), reason="regular", by=ANA),) if less else ()
    sold = Line(
        line_id=LineId(new_id()),
        item_id=ItemId(new_id()),
        name="Latte",
        category="Coffee",
        station="espresso",
        quantity=quantity,
        modifiers=(),
        unit_price=Money(minor, "EUR"),
        reductions=off,
        tax_class="drinks",
        tax_rate=Decimal(0),
        net=Money(left, "EUR"),
        tax=eur("0.00"),
    )
    return OrderLine(sold=sold)


def order(*lines: OrderLine) -> Order:
    return Order(
        order_id=ORDER,
        series="",
        number=1,
        business_date=NOW.date(),
        to_go=True,
        customer="",
        total=total((one.sold.total for one in lines), "EUR"),
        tax_rounding="document",
        state="placed",
        placed_at=NOW,
        placed_by=ANA,
        lines=lines,
    )


def paid(*tenders: tuple[str, int]) -> Paid:
    payments = tuple(
        Payment(
            payment_id=PaymentId(new_id()),
            order_id=ORDER,
            tender=tender,
            amount=Money(minor, "EUR"),
            rounding=eur("0.00"),
            tendered=Money(minor, "EUR"),
            change=eur("0.00"),
            tip=eur("0.00"),
            tip_to=None,
            at=NOW,
            by=ANA,
        )
        for tender, minor in tenders
    )
    return Paid(payments, (), "EUR")


def after(money: Paid, plan: RefundPlan) -> Paid:
    made = RefundMade(
        refund_id=RefundId(new_id()),
        order_id=ORDER,
        amount=plan.amount,
        back=plan.back,
        lines=plan.lines,
        reason="cold",
        at=NOW,
        by=ANA,
    )
    return Paid(money.payments, (*money.refunds, made), "EUR")
