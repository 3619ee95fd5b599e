"""What was done twice at two terminals that were apart, with its amount: for the owner to look at.

The money moved, or the voucher's second use is lost; the books hold both, and nobody was stopped. It is told on the day
it was done, and while it is new (`NEW_FOR`) on later days as well: what a till did on Tuesday may be known on Friday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from counter.journal.heads import read_link
from counter.journal.heard import last_heard
from counter.journal.queries import LateFact, did_not_fit, the_fact
from counter.kernel.ids import TerminalId
from counter.kernel.language import Language
from counter.people.queries import OWNER, read_staff
from counter.recovery.playbook import Playbook
from counter.reports.account_books import overdrawn_cards
from counter.reports.called_machines import called_machines
from counter.reports.day.apart_orders import cancelled_and_handed_over, sold_too_often
from counter.reports.day.apart_words import Telling
from counter.reports.day.page import Apart, Heard
from counter.reports.given import given_between
from counter.reports.uneven import uneven_orders
from counter.settings.rules import Settings
from counter.till.facts import PaymentReturned
from counter.vouchers.facts import VoucherRedeemed, VoucherReplaced
from counter.vouchers.queries import redeemed_with

NEW_FOR = 7
"""Days, this one among them, whose things a page tells that is not over."""
_WITH_AMOUNT = (VoucherRedeemed, VoucherReplaced, PaymentReturned)


@dataclass(frozen=True, slots=True)
class Here:
    """At which terminal somebody looks; the playbook says what people may give alone."""

    book: Playbook
    terminal: TerminalId


def done_apart(
    connection: Connection, day: date, settings: Settings, language: Language, here: Here | None, *, is_over: bool
) -> tuple[Apart, ...]:
    """What there is to look at on the page of a trading day; nothing in a shop of one terminal.

    Who gave more than is theirs is told where one knows what that is.
    """
    if read_link(connection) is None:
        return ()
    first = day if is_over else day - timedelta(days=NEW_FOR - 1)
    telling = _Telling(connection, language, day)
    since, until = settings.hours_of(first)[0], settings.hours_of(day)[1]
    beyond = telling.beyond(settings.hours_of(day), here.book) if here else ()
    return (
        *telling.late(since, until),
        *telling.uneven(first),
        *telling.cards(first),
        *cancelled_and_handed_over(telling, since, until),
        *sold_too_often(telling, first),
        *beyond,
    )


def heard_of(connection: Connection, here: Here | None, until: datetime | None = None) -> tuple[Heard, ...]:
    """When each terminal but this one was last heard of, by what it is called; nothing in a shop of one.

    Of a day that is over, only those that were not heard `until` its end (aware): they may have more to tell of it.
    """
    if read_link(connection) is None:
        return ()
    called = called_machines(connection)
    return tuple(
        Heard(called.get(each, each), at)
        for each, at in last_heard(connection).items()
        if (here is None or each != here.terminal) and (until is None or at < until)
    )


@dataclass(frozen=True)
class _Telling(Telling):
    """Tells of money and vouchers."""

    def late(self, since: datetime, until: datetime) -> Iterator[Apart]:
        """What came too late for what it decides, and is worth something."""
        for late in did_not_fit(self.connection, _WITH_AMOUNT):
            if since <= late.at < until:
                yield self._late(late)

    def _late(self, late: LateFact) -> Apart:
        say, money = self.language.say, self.language.money
        if late.kind == PaymentReturned.__name__:
            returned = the_fact(self.connection, late.fact_id, PaymentReturned)
            title = say("Payment given back twice: {amount}", amount=money(returned.amount))
            return Apart(title, self.who(late), returned.amount, returned.order_id)
        if late.kind == VoucherReplaced.__name__:
            replaced = the_fact(self.connection, late.fact_id, VoucherReplaced)
            title = say("New voucher for one that was not good any more: {amount}", amount=money(replaced.amount))
            return Apart(title, self.who(late), replaced.amount)
        redeemed = the_fact(self.connection, late.fact_id, VoucherRedeemed)
        title = say("Voucher redeemed at two tills: {amount}", amount=money(redeemed.amount))
        before = self.orders(redeemed_with(self.connection, redeemed.voucher_id))
        text = say("{who}, on order {order}.", who=self.who(late), order=self.orders((redeemed.order_id,)))
        if before:
            text = say("{said} It was used on order {order} before.", said=text, order=before)
        return Apart(title, text, redeemed.amount, redeemed.order_id)

    def uneven(self, first: date) -> Iterator[Apart]:
        """Orders that were paid, or refunded, more than once."""
        say, money = self.language.say, self.language.money
        for order in uneven_orders(self.connection, first, self.day):
            words = {"order": order.called, "amount": money(order.amount)}
            if order.is_refund:
                title = say("Order {order} was refunded more than paid: {amount}", **words)
            else:
                title = say("Order {order} was paid twice: {amount} too much", **words)
            yield Apart(title, self.moves(order.moves), order.amount, order.order_id)

    def cards(self, first: date) -> Iterator[Apart]:
        """Gift cards that paid more than was on them."""
        for card in overdrawn_cards(self.connection, first, self.day):
            title = self.language.say(
                "Gift card paid at two tills: {amount} more than was on it", amount=self.language.money(card.amount)
            )
            yield Apart(title, self.moves(card.moves), card.amount)

    def beyond(self, hours: tuple[datetime, datetime], book: Playbook) -> Iterator[Apart]:
        """Who gave more away on the day than is theirs to give, at terminals that did not know of each other."""
        staff = read_staff(self.connection)
        with_refunds = any(person.pin_digits for person in staff)
        for person in staff:
            most = book.allowance_of(person.role, person.own).per_day
            if person.role == OWNER or most is None:
                continue
            given = given_between(self.connection, person.staff_id, *hours, most.currency, with_refunds=with_refunds)
            if given > most:
                yield Apart(
                    self.language.say(
                        "{name} gave more than is theirs to give alone: {amount}",
                        name=person.name,
                        amount=self.language.money(given - most),
                    ),
                    self.language.say(
                        "{given} in all, of {most} a day.",
                        given=self.language.money(given),
                        most=self.language.money(most),
                    ),
                    given - most,
                )
