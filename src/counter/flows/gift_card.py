"""Gift cards: sold with a slip that has the code on it, looked up, spent, and good again where money goes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from counter.accounts.code import code_hash, code_of, gift_card_code, hashes_of
from counter.accounts.facts import GiftCardRestored, GiftCardSold, GiftCardTakenBack, GiftCardUsed
from counter.accounts.model import GiftCard
from counter.accounts.queries import card_by_hash, count_uses, the_card
from counter.accounts.rules import check_can_be_sold, check_pays, check_unspent
from counter.accounts.slip import CardBackContent, GiftCardContent
from counter.flows.away import check_gift_card_now
from counter.flows.documents import CARD_BACK, GiftCardDocument
from counter.flows.documents import GIFT_CARD as PAPER
from counter.flows.proof import prove_gift_card
from counter.flows.read_code import check_may_read_code, reading_code
from counter.flows.receive import give_back_received, receive
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.journal.fact import subject_of
from counter.kernel.codes import read_code
from counter.kernel.errors import Refused
from counter.kernel.ids import GiftCardId, OrderId, PaymentId, new_id
from counter.kernel.money import Money
from counter.people.queries import staff_member
from counter.receipts.rules import CodeKnown
from counter.settings.rights import Right
from counter.till.model import Paid
from counter.till.rules import GIFT_CARD, read_reason
from counter.till.settlement import Settlement, Tender
from counter.vouchers.queries import is_voucher


@dataclass(frozen=True, slots=True)
class CardSold:
    """A gift card that was just sold: its whole code (4-4-5), and how it was paid."""

    card: GiftCard
    code: str
    settlement: Settlement


def sell_gift_card(act: Act, amount: Money, tenders: Sequence[Tender] = ()) -> CardSold:
    """Sells a gift card of that amount for these tenders (none: in cash, exactly), and prints it.

    It is no sale: nothing is taxed or lowered, and what is on it is owed to whoever brings it. Refused where it would
    hold nothing or too much, and where money comes from a gift card or a house account, or is short.
    """
    check_can_be_sold(amount, act.playbook.times)
    card_id = GiftCardId(new_id())
    settlement = receive(act, GIFT_CARD, card_id, amount, tenders)
    number, key = act.keys.voucher
    code = gift_card_code(key, card_id)
    act.record(
        GiftCardSold(card_id=card_id, amount=amount, code_hash=code_hash(key, read_code(code)).hex(), key_number=number)
    )
    card = act.read(the_card, card_id)
    print_gift_card(act, card)
    return CardSold(card, code, settlement)


def take_back_gift_card(act: Act, typed: str, reason: str) -> GiftCard:
    """A gift card of which nothing is spent is taken back: what was paid for it goes back as it came.

    A slip of it is printed. Refused where something of it is spent, without a reason, and where it is not theirs to
    give back.
    """
    card = find_gift_card(act, typed)
    check_unspent(card)
    why = read_reason(reason)
    approved_by = allow(act, Ask(Right.REFUND, amount=card.amount))
    back = give_back_received(act, GIFT_CARD, card.card_id, card.amount.currency)
    act.record(GiftCardTakenBack(card_id=card.card_id, amount=card.amount, reason=why, approved_by=approved_by))
    slip = CardBackContent(
        shop=act.settings.shop_name,
        terminal=act.terminal,
        last_five=code_of(act.keys, card)[-5:],
        at=act.at,
        who=act.read(staff_member, act.by).name,
        reason=why,
        amount=card.amount,
        back=back,
    )
    act.print(CARD_BACK, "gift card taken back", slip)
    return act.read(the_card, card.card_id)


def print_gift_card(act: Act, card: GiftCard) -> None:
    """Queues a gift card's slip; the code is put on it only as it prints."""
    content = GiftCardContent(
        amount=card.amount,
        code="",
        sold_on=act.settings.trading_day(card.sold_at),
        who=act.read(staff_member, card.sold_by).name,
        shop=act.settings.shop_name,
        counts=act.settings.counts,
    )
    act.print(PAPER, "gift card", GiftCardDocument(content, card.card_id, card.key_number))


def find_gift_card(act: Act, typed: str) -> GiftCard:
    """The gift card whose code was scanned or typed, as it was sold and used.

    Refused where this shop sold none such, where too many codes were wrong before, and where somebody changed it
    outside Counter.
    """
    check_may_read_code(act)
    if act.read(is_voucher, act.keys, typed):
        raise Refused("That is a voucher: it lowers the price. Put it on the ticket before it is paid.")
    with reading_code(act, typed):
        card = act.read(card_by_hash, hashes_of(act.keys, typed))
    prove_gift_card(act, card.card_id)
    return card


def spend(act: Act, typed: str, order_id: OrderId, payment_id: PaymentId, amount: Money) -> GiftCardId:
    """A gift card pays `amount` of an order. Refused where there is no such card, or not as much is on it."""
    if not typed:
        raise Refused("Scan the gift card, or type its code.")
    card = find_gift_card(act, typed)
    check_pays(card, amount)
    _claim(act, card.card_id, order_id, amount)
    act.record(GiftCardUsed(card_id=card.card_id, order_id=order_id, payment_id=payment_id, amount=amount))
    return card.card_id


def _claim(act: Act, card_id: GiftCardId, holder: OrderId, amount: Money) -> None:
    """What is on a gift card is the holder's to spend: nobody does at another till. Refused where somebody just did.

    Each time it paid, what is left is another thing to claim.
    """
    check_gift_card_now(act, card_id, amount)
    times = act.read(count_uses, card_id)
    if act.claim(subject_of("gift_card", card_id, times), holder) != holder:
        raise Refused("This gift card just paid at another till. Read it again: less is on it.")


def cards_known(act: Act, paid: Paid) -> dict[UUID, CodeKnown]:
    """The gift cards that paid for an order."""
    sources = {payment.source for payment in paid.payments if payment.tender == GIFT_CARD}
    cards = (act.read(the_card, GiftCardId(source)) for source in sources if source is not None)
    return {card.card_id: CodeKnown(code_of(act.keys, card)[-5:], card.balance) for card in cards}


def put_back(act: Act, card_id: GiftCardId, order_id: OrderId, by: UUID, amount: Money) -> None:
    """What a gift card had paid is on it again; `by` is the payment that went back, or the refund."""
    prove_gift_card(act, card_id)
    act.record(GiftCardRestored(card_id=card_id, order_id=order_id, by=by, amount=amount))
