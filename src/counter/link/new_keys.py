"""The voucher keys that a terminal gets after another one left the shop: that one knows those of before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from counter.journal.receive import Positioned
from counter.journal.seal import Keyring, keep_learned
from counter.link.sealed_keys import unseal_voucher_key
from counter.terminals.facts import TerminalRevoked


class GivesKeys(Protocol):
    """A server that hands over what the keeper sealed for this terminal."""

    def new_voucher_keys(self, known: int) -> Mapping[int, bytes]:
        """Voucher keys beyond number `known`, by number."""


def brings_new_keys(batch: Iterable[Positioned]) -> bool:
    """Whether vouchers that come after these facts may be issued under a key that is not known here."""
    return any(each.entry is not None and each.entry.kind == TerminalRevoked.__name__ for each in batch)


def take_new_keys(server: GivesKeys, folder: Path, keys: Keyring) -> None:
    """Keeps the voucher keys that are new, in `folder`, and goes on with them; the keeper has them of itself.

    Refused where one was not sealed for this terminal.
    """
    if keys.shop is not None:
        return
    known = max(keys.vouchers)
    new = {
        number: unseal_voucher_key(keys.chain, number, sealed)
        for number, sealed in server.new_voucher_keys(known).items()
    }
    if new:
        keep_learned(folder, replace(keys, vouchers={**keys.vouchers, **new}))
    for number, key in new.items():
        keys.learn(number, key)
