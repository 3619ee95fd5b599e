"""Writes a file in a process of its own, so that a long one holds up nobody who works at the counter."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from counter.exports.export import MENU, Asked, check_export, open_days
from counter.exports.out_file import EXPORTED
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.system_words import why


def export_apart(shop: Shop, asked: Asked, out: Path) -> tuple[tuple[date, str], ...]:
    """Writes it and waits until it is there; days of books that are not in them are named, each with its terminal.

    Refused where it could not be written, with what was in the way. It goes on where the counter is closed meanwhile.
    """
    if out.parent == shop.folder / EXPORTED:
        out.parent.mkdir(exist_ok=True)
    if not out.parent.is_dir():
        raise Refused("There is no folder {folder}. Choose another.", folder=out.parent)
    shop.report(check_export, asked, shop.folder, out)
    words = [sys.executable, "-m", "counter", "--shop", str(shop.folder), "export", asked.what]
    if asked.what != MENU:
        words += ["--from", asked.first.isoformat(), "--to", asked.last.isoformat()]
    words += ["--format", asked.form, "--out", str(out)]
    try:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    except OSError as fault:
        raise Refused("Nothing was written: {fault}.", fault=why(fault)) from fault
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
        raise Refused("Nothing was written: {fault}.", fault=last.rstrip("."))
    return shop.report(open_days, asked)
