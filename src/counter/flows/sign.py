"""Receipts are signed after the sale: by the unit where there is one, in a bounded time, outside of any transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from counter.flows.documents import RECEIPT, ReceiptDocument
from counter.flows.shop import Act, Shop
from counter.flows.signing import Signing
from counter.kernel.errors import Unavailable
from counter.kernel.ids import ReceiptId
from counter.kernel.typed_json import read_json
from counter.printing.queue import Job
from counter.receipts.facts import ReceiptNotSigned, ReceiptSigned
from counter.receipts.signer import Signature, data_of, till_serial
from counter.receipts.signing_queries import next_to_be_signed, out_since, signed_of, signed_of_number


def sign_waiting(shop: Shop, do: Callable[..., Any], *, wait: bool = True) -> None:
    """Signs the receipts of this terminal that wait for it, the oldest first; `do(flow, *args)` runs a flow.

    One that cannot be signed now is issued without: its fact says so, and since when the unit is out. Of several
    printers' threads one does it at a time; another waits for that, unless it is not to `wait`.
    """
    signing = shop.signing
    if signing is None or not signing.turn.acquire(blocking=wait):
        return
    try:
        if late := signing.late():
            do(keep_signature, *late)
        while (wanted := do(next_to_sign)) is not None:
            _sign(signing, shop, do, *wanted)
    finally:
        signing.turn.release()


def _sign(signing: Signing, shop: Shop, do: Callable[..., Any], receipt_id: ReceiptId, data: str) -> None:
    try:
        signature = signing.sign(receipt_id, till_serial(shop.journal.shop, shop.terminal), data)
    except Unavailable as fault:
        do(keep_failure, receipt_id, fault.text)
    else:
        do(keep_signature, receipt_id, signature)


def signed_now(shop: Shop, do: Callable[..., Any], job: Job) -> Job:
    """A receipt that is about to print, once it is signed, or the unit is out; every other document as it is."""
    if shop.signing is None or job.kind != RECEIPT:
        return job
    sign_waiting(shop, do)
    signed: Job = do(with_signature, job)
    return signed


def next_to_sign(act: Act) -> tuple[ReceiptId, str] | None:
    """The next receipt that waits to be signed, and what of it is; None where none does."""
    receipt = act.read(next_to_be_signed, act.terminal)
    if receipt is None:
        return None
    return receipt.receipt_id, data_of(receipt.content)


def keep_signature(act: Act, receipt_id: ReceiptId, signature: Signature) -> None:
    """The unit signed a receipt; where it was out before, it is back."""
    known = act.read(signed_of, receipt_id)
    if known is not None and known.signature is None:
        was_out = None if known.out_since else act.read(out_since, act.terminal)
        act.record(ReceiptSigned(receipt_id=receipt_id, signature=signature, back_since=was_out))


def keep_failure(act: Act, receipt_id: ReceiptId, why: str) -> None:
    """The unit is out, and a receipt is issued without its signature."""
    since = act.read(out_since, act.terminal) or act.at
    act.record(ReceiptNotSigned(receipt_id=receipt_id, since=since, why=why))


def with_signature(act: Act, job: Job | None) -> Job | None:
    """A receipt for the printer with how it stands with the signing unit."""
    if job is None or job.kind != RECEIPT or not job.is_ours:
        return job
    document = read_json(job.content, ReceiptDocument)
    series, _, number = document.content.number.rpartition("-")
    signed = act.read(signed_of_number, series, int(number))
    if signed is None:
        return job
    return replace(job, content=msgspec.json.encode(replace(document, signed=signed)).decode())
