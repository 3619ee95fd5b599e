"""What the apology slip of a voucher says, read from what happened to its order."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from counter.kernel.ids import VoucherId
from counter.kernel.language import Language
from counter.orders.queries import the_order
from counter.promises.queries import the_promise
from counter.recovery.playbook import Playbook
from counter.recovery.queries import the_mishap
from counter.recovery.rules import LATE
from counter.settings.rules import Settings
from counter.vouchers.queries import the_voucher
from counter.vouchers.slip import SlipContent


def slip_of(
    connection: Connection,
    voucher_id: VoucherId,
    who: str,
    at: datetime,
    *,
    settings: Settings,
    playbook: Playbook,
    language: Language,
) -> SlipContent:
    """The slip in the name of `who`, as of the aware UTC time `at`, but for the code, which nothing keeps.

    `language` is the screen's: the customer's own, where they chose one, gives the playbook's words.
    """
    voucher = the_voucher(connection, voucher_id)
    order = the_order(connection, voucher.order_id)
    promise = the_promise(connection, order.order_id)
    mishap = the_mishap(connection, voucher.mishap_id)
    texts = settings.texts_for(order.language)
    reader = language.to_customer(order.language).locale.language
    ready_at = order.ready_at or at
    missed = promise if mishap.kind == LATE and promise is not None and promise.first_due < ready_at else None
    told = missed.resets[-1].due if missed and missed.resets and not missed.is_untold else None
    is_ahead = order.ready_at is None and told is not None and told > at
    return SlipContent(
        customer=order.customer,
        promised_at=missed.first_due if missed else None,
        ready_at=order.ready_at,
        amount=voucher.amount,
        code="",
        good_until=voucher.good_until,
        who=who,
        shop=settings.shop_name,
        order_number=order.called,
        promised_anew=None if is_ahead else told,
        ready_by=told if is_ahead else None,
        wrong=playbook.pages[mishap.kind].slip_in(mishap.severity, reader),
        language=order.language,
        counts=settings.counts,
        headline=texts.headline,
        own=texts.own,
        worth=texts.worth,
        until=texts.until,
        use=texts.use,
        closing=texts.closing,
        keeps_rest=settings.voucher_keeps_rest,
    )
