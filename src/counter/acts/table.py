"""Every act by its name: what it may say, and what does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from counter.acts import at_the_bar, pay_acts, putting_right, report_acts, shop_acts, ticket_acts
from counter.acts.fields import A, Nothing
from counter.acts.session import Session
from counter.acts.shop_fields import Decisions, MenuItem, StaffMember


@dataclass(frozen=True, slots=True)
class Kind(Generic[A]):
    """An act: the shape of its fields, and what it answers. `later` are fields that are not there yet."""

    fields: type[A]
    run: Callable[[Session, A], dict[str, Any]]
    later: frozenset[str] = frozenset()


def _later(*names: str) -> frozenset[str]:
    return frozenset(names)


_ITEM = _later(
    "sizes",
    "to_go_price",
    "barcode",
    "open_price",
    "by_weight",
    "cost",
    "deposit",
    "from",
    "until",
    "page",
    "favourite",
)
_SHOP = _later("longest_promise_minutes", "limits", "tenders", "combos")
ACTS: dict[str, Kind[Any]] = {
    "shop": Kind(shop_acts.NewShop, shop_acts.shop, _SHOP),
    "set": Kind(Decisions, shop_acts.set_, _SHOP),
    "add_item": Kind(MenuItem, shop_acts.add_item, _ITEM),
    "add_staff": Kind(StaffMember, shop_acts.add_staff, _later("pin")),
    "sign_in": Kind(shop_acts.SignIn, shop_acts.sign_in, _later("pin")),
    "ring_up": Kind(
        ticket_acts.RingUp, ticket_acts.ring_up, _later("combo", "barcode", "size", "price", "weight", "where")
    ),
    "change": Kind(ticket_acts.Change, ticket_acts.change, _later("size", "where")),
    "remove_line": Kind(ticket_acts.RemoveLine, ticket_acts.remove_line, _later("order", "reason")),
    "undo": Kind(Nothing, ticket_acts.undo),
    "discount": Kind(ticket_acts.Discount, ticket_acts.discount),
    "comp": Kind(ticket_acts.Comp, ticket_acts.comp),
    "serve": Kind(ticket_acts.Serve, ticket_acts.serve),
    "customer": Kind(
        ticket_acts.Customer, ticket_acts.customer, _later("needed_by", "allergy", "table", "tax_exempt", "usual")
    ),
    "attach_voucher": Kind(ticket_acts.AttachVoucher, ticket_acts.attach_voucher),
    "detach_voucher": Kind(Nothing, ticket_acts.detach_voucher),
    "hold": Kind(ticket_acts.Hold, ticket_acts.hold),
    "held": Kind(Nothing, ticket_acts.held),
    "take_up": Kind(ticket_acts.TakeUp, ticket_acts.take_up),
    "ticket": Kind(Nothing, ticket_acts.ticket),
    "pay": Kind(pay_acts.Pay, pay_acts.pay, _later("later", "name", "tab", "order", "share")),
    "order": Kind(pay_acts.LookAt, pay_acts.order),
    "orders": Kind(pay_acts.Find, pay_acts.orders),
    "refund": Kind(pay_acts.Refund, pay_acts.refund, _later("goods")),
    "cancel": Kind(pay_acts.Cancel, pay_acts.cancel),
    "print_again": Kind(pay_acts.LookAt, pay_acts.print_again),
    "on_bar": Kind(at_the_bar.OnBar, at_the_bar.on_bar),
    "made": Kind(at_the_bar.Made, at_the_bar.made),
    "ready": Kind(at_the_bar.OfOrder, at_the_bar.ready, _later("unmade", "why", "allergy_confirmed")),
    "hand_over": Kind(at_the_bar.OfOrder, at_the_bar.hand_over, _later("said")),
    "recall": Kind(at_the_bar.OfOrder, at_the_bar.recall),
    "trouble": Kind(at_the_bar.Trouble, at_the_bar.trouble),
    "tick": Kind(Nothing, at_the_bar.tick),
    "reset_promise": Kind(at_the_bar.ResetPromise, at_the_bar.reset_promise),
    "told": Kind(at_the_bar.OfOrder, at_the_bar.told),
    "bar": Kind(Nothing, at_the_bar.bar),
    "mishap": Kind(putting_right.MishapSaid, putting_right.mishap, _later("severity", "cause", "day")),
    "greet": Kind(putting_right.Greet, putting_right.greet),
    "follow_up_done": Kind(putting_right.OfMishap, putting_right.follow_up_done),
    "mishaps": Kind(Nothing, putting_right.mishaps),
    "look_up": Kind(putting_right.LookUp, putting_right.look_up),
    "report": Kind(report_acts.Report, report_acts.report),
}
LATER = frozenset(
    {
        "lock", "clock_in", "break", "clock_out", "change_item", "change_staff", "same_again", "throw_away",
        "override_price", "rename", "split", "merge", "later", "give_back", "add", "change_tender", "settle_account",
        "gift_card", "usual", "sold_out", "back", "asked_again", "settled", "reopen", "good_moment", "honour",
        "cancel_voucher", "reissue", "drawer_open", "cash_in", "cash_out", "no_sale", "count", "x", "close_day",
    }
)  # fmt: skip
"""Acts that are not there yet."""
