"""The voucher keys that a terminal gets after another one left the shop: that one knows those of before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from counter.journal.receive import Positioned
from counter.journal.seal import Keyring, keep_learned
from counter.link.protocol import Server
from counter.terminals.facts import TerminalRevoked


def brings_new_keys(batch: Iterable[Positioned]) -> bool:
    """Whether vouchers that come after these facts may be issued under a key that is not known here."""
    return any(each.entry is not None and each.entry.kind == TerminalRevoked.__name__ for each in batch)


def take_new_keys(server: Server, folder: Path, keys: Keyring) -> None:
    """Keeps the voucher keys that are new, in `folder`, and goes on with them; the keeper has them of itself.

    Refused where one was not sealed for this terminal.
    """
    sealed = {} if keys.shop else server.new_voucher_keys(max(keys.vouchers))
    if not sealed:
        return
    from counter.link.sealed_keys import unseal_voucher_key  # noqa: PLC0415 - slow, and few ever leave a shop

    new = {number: unseal_voucher_key(keys.chain, number, each) for number, each in sealed.items()}
    keep_learned(folder, replace(keys, vouchers={**keys.vouchers, **new}))
    for number, key in new.items():
        keys.learn(number, key)
