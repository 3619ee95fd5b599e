"""Before anything of worth is given away: what decides it is held against the sealed facts.

Whoever has the shop's file and no key can edit the tables, have the counter act on them, and put them back. So what an
item costs, what somebody may give, what a voucher is worth and what was paid count only where the facts say the same.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from counter.flows.shop import Act
from counter.journal.fact import subject_of
from counter.journal.heads import last_before
from counter.journal.queries import subjects_of
from counter.journal.sealed import Tampered
from counter.kernel.errors import Refused
from counter.kernel.ids import (
    AccountId,
    ComboId,
    GiftCardId,
    ItemId,
    OrderId,
    ReceiptId,
    RegularId,
    StaffId,
    VoucherId,
)
from counter.menu.model import Combo
from counter.menu.queries import read_menu
from counter.menu.rules import Item
from counter.orders.facts import RemakePlaced
from counter.orders.model import Order
from counter.orders.queries import remakes_of, the_order
from counter.recovery.facts import GestureMade, MishapOpened
from counter.settings.facts import SettingChanged
from counter.settings.queries import read_settings
from counter.store.unit import Connection
from counter.till.facts import Refunded
from counter.till.queries import paid_for
from counter.vouchers.facts import VoucherIssued

_GIFTS = (MishapOpened, VoucherIssued, RemakePlaced)
_CLOCKS_APART = timedelta(days=1)
"""By how much the clocks of two terminals may differ when facts are looked for by their time."""

log = logging.getLogger(__name__)


def prove_settings(act: Act) -> None:
    """Refused where the settings in force are not those that somebody decided. Looked at once while they last."""

    def in_force(sealed: Connection) -> bool:
        return read_settings(sealed, act.terminal) == act.settings

    if act.shop.proved.get("settings") is not act.settings:
        _prove_in_force(
            act,
            act.read(subjects_of, SettingChanged),
            Refused("The shop’s settings were changed outside Counter. Ask the owner to run “counter verify”."),
            in_force,
        )
        act.shop.proved["settings"] = act.settings


def prove_items(act: Act, item_ids: Iterable[ItemId]) -> None:
    """Refused where an item is not on the menu as it was put there: name, price, tax class, choices and all.

    Each is looked at once while the menu lasts. A deposit is part of the item that it stands below.
    """
    for item_id in item_ids:
        item = act.menu.item(item_id)
        if item.deposit_of is None and act.shop.proved.get(item_id) is not item:
            _prove_item(act, item)
            act.shop.proved[item_id] = item


def prove_combos(act: Act, combo_ids: Iterable[ComboId]) -> None:
    """Refused where a combo is not on the menu as it was put there: its items and its price."""
    for combo_id in combo_ids:
        combo = act.menu.combo(combo_id)
        if act.shop.proved.get(combo_id) is not combo:
            _prove_combo(act, combo)
            act.shop.proved[combo_id] = combo


def _prove_combo(act: Act, combo: Combo) -> None:
    def on_the_menu(sealed: Connection) -> bool:
        return read_menu(sealed).on(act.settings.trading_day(act.at)).every_combo == (combo,)

    _prove_in_force(act, (subject_of("combo", combo.combo_id),), _not_as_put(combo.name), on_the_menu)


def _not_as_put(name: str) -> Refused:
    return Refused(
        "{item} was changed on the menu outside Counter. Do not sell it: ask the owner to run “counter verify”.",
        item=name,
    )


def _prove_item(act: Act, item: Item) -> None:
    def on_the_menu(sealed: Connection) -> bool:
        return read_menu(sealed).on(act.settings.trading_day(act.at)).every_item == (item,)

    groups = (subject_of("group", group.group_id) for group in item.groups)
    _prove_in_force(
        act,
        (subject_of("item", item.item_id), *groups),
        _not_as_put(item.name),
        on_the_menu,
    )


def prove_person(act: Act, who: StaffId | None = None) -> None:
    """Refused where whoever is at it, or says yes to it, is not who was added to the staff, in that role."""
    _prove_rows(
        act,
        [subject_of("staff", who or act.by)],
        Refused("Your limits were changed outside Counter. Ask the owner to run “counter verify”."),
    )


def prove_pin(act: Act, who: StaffId) -> None:
    """Refused where somebody's PIN is not the one they set last."""
    _prove_rows(
        act,
        [subject_of("pin", who)],
        Refused("This PIN was changed outside Counter. Ask the owner to run “counter verify”."),
        whole=True,
    )


def prove_voucher(act: Act, voucher_id: VoucherId) -> None:
    """Refused where a voucher is not as it was given and used: its worth, its code, its last day and all."""
    _prove_rows(
        act,
        [subject_of("voucher", voucher_id)],
        Refused("This voucher was changed outside Counter. Do not take it: ask the owner to run “counter verify”."),
        whole=True,
    )


def prove_gift_card(act: Act, card_id: GiftCardId) -> None:
    """Refused where a gift card is not as it was sold and used: what was on it, its code, and what it paid."""
    _prove_rows(
        act,
        [subject_of("gift_card", card_id)],
        Refused("This gift card was changed outside Counter. Do not take it: ask the owner to run “counter verify”."),
        whole=True,
    )


def prove_account(act: Act, account_id: AccountId) -> None:
    """Refused where a house account is not as it was charged and settled."""
    _prove_rows(
        act,
        [subject_of("account", account_id)],
        Refused("This account was changed outside Counter. Put nothing down: ask the owner to run “counter verify”."),
        whole=True,
    )


def prove_regular(act: Act, regular_id: RegularId) -> None:
    """Refused where a regular's punch card is not as it was earned and spent."""
    _prove_rows(
        act,
        [subject_of("regular", regular_id)],
        Refused("This punch card was changed outside Counter. Take it off: ask the owner to run “counter verify”."),
        whole=True,
    )


def prove_sale(act: Act, order: Order) -> None:
    """Refused where an order, its promise, or the money that came in for it and went back is not as it was recorded."""
    paid, since = act.read(paid_for, order.order_id, order.total.currency), order.placed_at - _CLOCKS_APART
    sealed, connection = act.shop.journal.sealed, act.unit.connection
    with _refusing(_changed(order)):
        facts = (fact for _, fact in sealed.back_to(connection, Refunded, since))
        refunds = {refund.refund_id for refund in paid.refunds}
        refunds |= {fact.refund_id for fact in facts if fact.order_id == order.order_id}
        subjects = [subject_of("order", order.order_id)]
        subjects += [subject_of("payment", payment.payment_id) for payment in (*paid.payments, *paid.returned)]
        subjects += [subject_of("refund", refund_id) for refund_id in refunds]
        sealed.check(connection, subjects, whole=True, kinds=[Refunded])
        sealed.check_indexes(connection, "refunds")


def prove_given(act: Act, who: StaffId) -> None:
    """Refused where what somebody gave today, in gestures and in money back, is not as it was recorded."""
    today, _ = act.settings.hours_of(act.settings.trading_day(act.at))
    sealed, connection = act.shop.journal.sealed, act.unit.connection
    with _refusing(Refused("What you gave today was changed outside Counter. Ask the owner to run “counter verify”.")):
        gestures = sealed.back_to(connection, GestureMade, today)
        refunds = sealed.back_to(connection, Refunded, today)
        theirs = {fact.subject(entry.id) for entry, fact in gestures if who in (entry.by, fact.approved_by)}
        theirs |= {fact.subject(entry.id) for entry, fact in refunds if who in (entry.by, fact.approved_by)}
        sealed.check(connection, sorted(theirs))
        sealed.check_whole(connection, last_before(connection, act.terminal, today) + 1, [GestureMade, Refunded])
        sealed.check_indexes(connection, "gestures", "refunds")


def prove_given_for(act: Act, order: Order) -> None:
    """Refused where what was given for an order and its remakes is not as it was recorded, money back among it."""
    if order.remake_of is not None:
        prove_sale(act, act.read(the_order, order.remake_of))
    sealed, connection = act.shop.journal.sealed, act.unit.connection
    with _refusing(_changed(order)):
        sealed.check(connection, sorted(_given_for(act, order)), whole=True, kinds=_GIFTS)
        sealed.check_indexes(connection, "gestures", "mishaps", "vouchers")


def _given_for(act: Act, order: Order) -> set[str]:
    """What was given for an order and its remakes: the mishaps, the vouchers, and the remakes themselves."""
    first = act.read(the_order, order.remake_of) if order.remake_of is not None else order
    sealed, connection, since = act.shop.journal.sealed, act.unit.connection, first.placed_at - _CLOCKS_APART
    family = {first.order_id, *(remake.order_id for remake in act.read(remakes_of, first.order_id))}
    remakes = (remake for _, remake in sealed.back_to(connection, RemakePlaced, since))
    family |= {remake.order_id for remake in remakes if remake.remake_of == first.order_id}
    about = {subject_of("order", order_id) for order_id in family}
    for _, mishap in sealed.back_to(connection, MishapOpened, since):
        about |= {subject_of("mishap", mishap.mishap_id)} if mishap.order_id in family else set()
    for _, voucher in sealed.back_to(connection, VoucherIssued, since):
        about |= {subject_of("voucher", voucher.voucher_id)} if voucher.order_id in family else set()
    return about


def prove_receipt(act: Act, receipt_id: ReceiptId) -> None:
    """Refused where a receipt is not the one that was issued: no copy of another is printed."""
    _prove_rows(
        act,
        [subject_of("receipt", receipt_id)],
        Refused("This receipt was changed outside Counter. Ask the owner to run “counter verify”."),
    )


def prove_z(act: Act, number: int) -> None:
    """Refused where a Z report of this terminal is not as it was printed: no other is shown for it, or gone on from."""
    _prove_rows(
        act,
        [subject_of("z", act.terminal, number)],
        Refused(
            "Z {number} was changed outside Counter. Ask the owner to run “counter verify”.", number=f"{number:04d}"
        ),
    )


def _changed(order: Order) -> Refused:
    return Refused(
        "Order {number} was changed outside Counter. Give nothing for it: ask the owner to run “counter verify”.",
        number=order.called,
    )


def _prove_rows(act: Act, subjects: Iterable[str], otherwise: Refused, *, whole: bool = False) -> None:
    """Refused, and logged, unless the facts about these subjects make their rows.

    `whole`: and no fact was dropped since, where one less would give more.
    """
    with _refusing(otherwise):
        act.shop.journal.sealed.check(act.unit.connection, subjects, whole=whole)


def _prove_in_force(act: Act, subjects: Iterable[str], otherwise: Refused, holds: Callable[[Connection], bool]) -> None:
    """Refused, and logged, unless what is in force `holds` of what the facts about these subjects make."""
    with _refusing(otherwise), act.shop.journal.sealed.folded(act.unit.connection, subjects) as folded:
        if not holds(folded):
            raise Tampered("what is in force is not what the facts say")


@contextmanager
def _refusing(otherwise: Refused) -> Iterator[None]:
    try:
        yield
    except (Tampered, KeyError, ValueError) as found:
        log.warning("%s (%s)", otherwise, str(found) if isinstance(found, Tampered) else found)
        raise otherwise from found


def proved_order(act: Act, order_id: OrderId) -> Order:
    """The order of that id, with its money as it was recorded. Refused as `prove_sale`, and where there is none."""
    order = act.read(the_order, order_id)
    prove_sale(act, order)
    return order
