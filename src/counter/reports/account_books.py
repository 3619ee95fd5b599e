"""Whether gift cards and house accounts hold: what moved on them is what paid, went back and came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from counter.accounts.tables import AccountMoveRow, GiftCardMoveRow, GiftCardRow
from counter.kernel.errors import Sentence
from counter.kernel.ids import StaffId
from counter.kernel.money import Money
from counter.reports.moved import Moved, all_moved
from counter.store.prepared import Question
from counter.till.received_tables import ReceivedRow
from counter.till.rules import GIFT_CARD, HOUSE
from counter.till.tables import PaymentReturnRow, PaymentRow, RefundRow, RefundTenderRow


@dataclass(frozen=True, slots=True)
class AccountFigures:
    """Gift cards and house accounts on a day, and how they stood at its end.

    `sold` is what was put on new cards less what was on those taken back, as `cards` are, `used` what cards paid less
    what went back on them, `on_cards` what the shop owes their holders. `charged` is what was put down to accounts less
    what went back, `settled` what was paid in, `owed` what is owed to the shop.
    """

    cards: int
    sold: Money
    used: Money
    on_cards: Money
    charged: Money
    settled: Money
    owed: Money

    @property
    def is_any(self) -> bool:
        """Whether there is anything to say."""
        return any((self.cards, self.used, self.on_cards, self.charged, self.settled, self.owed))


def account_figures(connection: Connection, day: date, currency: str) -> AccountFigures:
    """The figures of a trading day."""
    row = _FIGURES.first(connection, day=day)

    def minor(amount: int | None) -> Money:
        return Money(amount or 0, currency)

    return AccountFigures(
        cards=row.cards - row.cards_back,
        sold=minor(row.sold) + minor(row.sold_back),
        used=-minor(row.used),
        on_cards=minor(row.sold_ever) + minor(row.moved_ever),
        charged=minor(row.charged),
        settled=-minor(row.settled),
        owed=minor(row.owed),
    )


def _figures() -> Question:
    """All of them in one question, each a sum of its own."""
    day: Any = bindparam("day")
    cards, moves, accounts = GiftCardRow, GiftCardMoveRow, AccountMoveRow
    put_on, moved, put_down = (func.sum(each.amount_minor) for each in (cards, moves, accounts))
    sold, move, charge = (each.business_date == day for each in (cards, moves, accounts))
    taken_back, paid_in = moves.order_id.is_(None), accounts.order_id.is_(None)
    sums = {
        "cards": select(func.count()).where(sold),
        "cards_back": select(func.count()).where(taken_back, move),
        "sold": select(put_on).where(sold),
        "sold_back": select(moved).where(taken_back, move),
        "used": select(moved).where(moves.order_id.is_not(None), move),
        "sold_ever": select(put_on).where(cards.business_date <= day),
        "moved_ever": select(moved).where(moves.business_date <= day),
        "charged": select(put_down).where(accounts.order_id.is_not(None), charge),
        "settled": select(put_down).where(paid_in, charge),
        "owed": select(put_down).where(accounts.business_date <= day),
    }
    return Question(select(*(wanted.scalar_subquery().label(name) for name, wanted in sums.items())))


_FIGURES = _figures()


def account_faults(connection: Connection) -> Iterator[Sentence]:
    """Everything about gift cards and house accounts that does not hold, a sentence each."""
    moves = (
        *_moves(connection, GiftCardMoveRow.card_id, GiftCardMoveRow, -1),
        *_moves(connection, AccountMoveRow.account_id, AccountMoveRow, 1),
    )
    moved = {(of, source): minor for of, source, minor in moves if of is not None}
    expected = {key: minor for key, minor in _expected(connection) if minor}
    for of, source in sorted(moved.keys() | expected.keys(), key=str):
        if moved.get((of, source), 0) != expected.get((of, source), 0):
            yield Sentence("{what}: what moved on it for {of} is not what it paid or got back", what=source, of=of)
    yield from _came_in(connection)


def standing(connection: Connection) -> Iterator[Sentence]:
    """What the shop owes on gift cards, and what is owed to it on accounts, a sentence each where it is anything."""
    sold = select(GiftCardRow.currency, func.sum(GiftCardRow.amount_minor)).group_by(GiftCardRow.currency)
    moved = (
        select(GiftCardRow.currency, func.sum(GiftCardMoveRow.amount_minor))
        .join(GiftCardMoveRow, GiftCardMoveRow.card_id == GiftCardRow.card_id)
        .group_by(GiftCardRow.currency)
    )
    on_cards: Counter[str] = Counter()
    for currency, minor in (*connection.execute(sold), *connection.execute(moved)):
        on_cards[currency] += minor
    owed = select(AccountMoveRow.currency, func.sum(AccountMoveRow.amount_minor)).group_by(AccountMoveRow.currency)
    for currency, minor in sorted(on_cards.items()):
        yield Sentence("On gift cards there is {amount}", amount=Money(minor, currency))
    for currency, minor in connection.execute(owed.order_by(AccountMoveRow.currency)):
        yield Sentence("On house accounts {amount} is owed", amount=Money(minor, currency))


def account_findings(connection: Connection, names: Mapping[StaffId, str]) -> Iterator[Sentence]:
    """Gift cards that paid more than was on them, as two tills that are apart can let them, a sentence each."""
    for card in overdrawn_cards(connection):
        yield Sentence(
            "the gift card sold on {day} paid {amount} more than was on it: {moves}",
            day=card.day,
            amount=card.amount,
            moves=all_moved(card.moves, names),
        )


@dataclass(frozen=True, slots=True)
class OverdrawnCard:
    """A gift card, by the day it was sold, that paid `amount` more than was on it, and what moved on it."""

    day: date
    amount: Money
    moves: tuple[Moved, ...]


def overdrawn_cards(
    connection: Connection, first: date | None = None, last: date | None = None
) -> Iterator[OverdrawnCard]:
    """All there are, or those that something moved on between these trading days."""
    moved = select(GiftCardMoveRow.card_id, func.sum(GiftCardMoveRow.amount_minor).label("minor"))
    if first is not None and last is not None:
        days = GiftCardMoveRow.business_date.between(first, last)
        moved = moved.where(GiftCardMoveRow.card_id.in_(select(GiftCardMoveRow.card_id).where(days)))
    sums = moved.group_by(GiftCardMoveRow.card_id).subquery()
    over = (
        select(GiftCardRow.__table__, (GiftCardRow.amount_minor + sums.c.minor).label("left"))
        .join(sums, sums.c.card_id == GiftCardRow.card_id)
        .where(GiftCardRow.amount_minor + sums.c.minor < 0)
        .order_by(GiftCardRow.sold_at)
    )
    for card in connection.execute(over).all():
        wanted = select(GiftCardMoveRow.__table__).where(GiftCardMoveRow.card_id == card.card_id)
        rows = connection.execute(wanted.order_by(GiftCardMoveRow.moved_at, GiftCardMoveRow.fact_id))
        moves = tuple(
            Moved(Money(-row.amount_minor, card.currency), row.moved_by, row.terminal, row.moved_at) for row in rows
        )
        yield OverdrawnCard(card.business_date, Money(-card.left, card.currency), moves)


def _moves(connection: Connection, source: Any, table: Any, sign: int) -> Iterator[tuple[Any, Any, int]]:
    """What each payment or refund moved on each card or account: what was paid above nothing, what went back below."""
    wanted = (
        select(table.of, source, func.sum(table.amount_minor))
        .group_by(table.of, source)
        .where(table.order_id.is_not(None))
    )
    for of, named, minor in connection.execute(wanted):
        yield of, named, sign * minor


def _expected(connection: Connection) -> Iterator[tuple[tuple[Any, Any], int]]:
    """The same, as the payments and the refunds say it."""
    returned = select(PaymentReturnRow.payment_id)
    paid = select(PaymentRow.payment_id, PaymentRow.source, PaymentRow.amount_minor)
    for row in connection.execute(paid.where(PaymentRow.source.is_not(None), PaymentRow.payment_id.not_in(returned))):
        yield (row.payment_id, row.source), row.amount_minor
    back = (
        select(RefundRow.refund_id, RefundTenderRow.source, func.sum(RefundTenderRow.amount_minor).label("minor"))
        .join(RefundRow, RefundRow.refund_id == RefundTenderRow.refund_id)
        .where(RefundTenderRow.source.is_not(None))
        .group_by(RefundRow.refund_id, RefundTenderRow.source)
    )
    for row in connection.execute(back):
        yield (row.refund_id, row.source), -row.minor


def _came_in(connection: Connection) -> Iterator[Sentence]:
    """What came in for each card is what was put on it, and into each account what was put down as settled."""
    wanted = select(ReceivedRow.what, ReceivedRow.of, func.sum(ReceivedRow.amount_minor - ReceivedRow.rounding_minor))
    came = {
        (what, of): minor for what, of, minor in connection.execute(wanted.group_by(ReceivedRow.what, ReceivedRow.of))
    }
    settled = select(AccountMoveRow.account_id, -func.sum(AccountMoveRow.amount_minor))
    settled = settled.where(AccountMoveRow.order_id.is_(None)).group_by(AccountMoveRow.account_id)
    put = {(HOUSE, of): minor for of, minor in connection.execute(settled)}
    cards = select(GiftCardRow.card_id, GiftCardRow.amount_minor)
    put |= {(GIFT_CARD, of): minor for of, minor in connection.execute(cards)}
    back = select(GiftCardMoveRow.card_id, GiftCardMoveRow.amount_minor).where(GiftCardMoveRow.order_id.is_(None))
    for of, minor in connection.execute(back):
        put[GIFT_CARD, of] = put.get((GIFT_CARD, of), 0) + minor
    for what, of in sorted(came.keys() | put.keys(), key=str):
        if came.get((what, of), 0) != put.get((what, of), 0):
            yield Sentence("{of}: what came in for it ({what}) is not what was put down", of=of, what=what)
