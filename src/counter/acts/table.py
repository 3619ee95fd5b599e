"""Every act by its name: what it may say, and what does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from counter.acts import at_the_bar, pay_acts, putting_right, report_acts, shop_acts, ticket_acts
from counter.acts.fields import A, Nothing
from counter.acts.names import OfOrder
from counter.acts.session import Session
from counter.acts.shop_fields import Decisions, MenuItem, StaffMember


@dataclass(frozen=True, slots=True)
class Kind(Generic[A]):
    """An act: the shape of its fields, and what it answers."""

    fields: type[A]
    run: Callable[[Session, A], dict[str, Any]]


ACTS: dict[str, Kind[Any]] = {
    "shop": Kind(shop_acts.NewShop, shop_acts.shop),
    "set": Kind(Decisions, shop_acts.set_),
    "add_item": Kind(MenuItem, shop_acts.add_item),
    "add_staff": Kind(StaffMember, shop_acts.add_staff),
    "sign_in": Kind(shop_acts.SignIn, shop_acts.sign_in),
    "ring_up": Kind(ticket_acts.RingUp, ticket_acts.ring_up),
    "change": Kind(ticket_acts.Change, ticket_acts.change),
    "remove_line": Kind(ticket_acts.RemoveLine, ticket_acts.remove_line),
    "undo": Kind(Nothing, ticket_acts.undo),
    "discount": Kind(ticket_acts.Discount, ticket_acts.discount),
    "comp": Kind(ticket_acts.Comp, ticket_acts.comp),
    "serve": Kind(ticket_acts.Serve, ticket_acts.serve),
    "customer": Kind(ticket_acts.Customer, ticket_acts.customer),
    "attach_voucher": Kind(ticket_acts.AttachVoucher, ticket_acts.attach_voucher),
    "detach_voucher": Kind(Nothing, ticket_acts.detach_voucher),
    "hold": Kind(ticket_acts.Hold, ticket_acts.hold),
    "held": Kind(Nothing, ticket_acts.held),
    "take_up": Kind(ticket_acts.TakeUp, ticket_acts.take_up),
    "ticket": Kind(Nothing, ticket_acts.ticket),
    "pay": Kind(pay_acts.Pay, pay_acts.pay),
    "order": Kind(OfOrder, pay_acts.order),
    "orders": Kind(pay_acts.Find, pay_acts.orders),
    "refund": Kind(pay_acts.Refund, pay_acts.refund),
    "cancel": Kind(pay_acts.Cancel, pay_acts.cancel),
    "print_again": Kind(OfOrder, pay_acts.print_again),
    "on_bar": Kind(at_the_bar.OnBar, at_the_bar.on_bar),
    "made": Kind(at_the_bar.Made, at_the_bar.made),
    "ready": Kind(at_the_bar.Ready, at_the_bar.ready),
    "hand_over": Kind(OfOrder, at_the_bar.hand_over),
    "recall": Kind(OfOrder, at_the_bar.recall),
    "take_back": Kind(OfOrder, at_the_bar.take_back),
    "trouble": Kind(at_the_bar.Trouble, at_the_bar.trouble),
    "tick": Kind(Nothing, at_the_bar.tick),
    "reset_promise": Kind(at_the_bar.ResetPromise, at_the_bar.reset_promise),
    "told": Kind(OfOrder, at_the_bar.told),
    "bar": Kind(Nothing, at_the_bar.bar),
    "mishap": Kind(putting_right.MishapSaid, putting_right.mishap),
    "greet": Kind(putting_right.Greet, putting_right.greet),
    "follow_up_done": Kind(putting_right.OfMishap, putting_right.follow_up_done),
    "mishaps": Kind(Nothing, putting_right.mishaps),
    "look_up": Kind(putting_right.LookUp, putting_right.look_up),
    "report": Kind(report_acts.Report, report_acts.report),
}
