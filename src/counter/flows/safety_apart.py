"""What takes long of keeping a shop safe, each in a process of its own, so that nobody who sells waits for it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from counter.flows.backup_places import check_new_place
from counter.flows.doctor import Finding
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.system_words import why
from counter.kernel.typed_json import read_plain
from counter.reports.inside import Inside

_ANSWERED = (0, 1)
"""How a command ends that looked, whatever it found."""


def check_apart(shop: Shop) -> tuple[Finding, ...]:
    """What the doctor finds, said to whoever is at the counter. Refused where it could not look."""
    told = _ask(shop, "doctor", "--json")
    return read_plain(told["findings"], tuple[Finding, ...])


def look_apart(shop: Shop, backup: Path) -> Inside:
    """What is inside a backup, every seal of it looked at. Refused where it cannot be opened."""
    told = _ask(shop, "restore", str(backup), "--json")
    return read_plain(told | {"shop_name": told["shop"]}, Inside)


def restore_apart(shop: Shop, backup: Path, folder: Path) -> None:
    """Opens a backup in the new place `folder`. Refused where something is there, or the backup is not good."""
    check_new_place(folder)
    told = _ask(shop, "restore", str(backup), str(folder), "--yes", "--json")
    if told["fault"]:
        raise Refused("That backup is not good: {fault}. Choose another.", fault=told["fault"])


def support_apart(shop: Shop) -> str:
    """The report for whoever is asked for help, as text. Refused where there is none."""
    return _said(shop, "support")


def _ask(shop: Shop, *words: str) -> Any:
    return json.loads(_said(shop, *words))


def this_counter(shop: Shop) -> list[str]:
    """How Counter is run once more on a shop, answering in the language of whoever is at the counter."""
    reads = ["--language", shop.reads] if shop.reads else []
    return [sys.executable, "-m", "counter", "--shop", str(shop.folder), *reads]


def _said(shop: Shop, *words: str) -> str:
    """What a command says. Refused, with its last sentence, where it was refused."""
    typed = [*this_counter(shop), *words]
    try:
        done = subprocess.run(typed, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    except OSError as fault:
        raise Refused("That could not be done: {fault}.", fault=why(fault)) from fault
    if done.returncode in _ANSWERED:
        return done.stdout
    last = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
    raise Refused("That could not be done: {fault}.", fault=last.rstrip("."))
