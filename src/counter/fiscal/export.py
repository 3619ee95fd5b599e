"""Writes the files of DSFinV-K for any period: for each close of each terminal, fact by fact."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counter.fiscal.cases import Cases, acts_of
from counter.fiscal.csv_files import CsvFiles
from counter.fiscal.index import index_xml
from counter.fiscal.queries import Closed, closes_between, days_not_closed, the_close
from counter.fiscal.rows import ClosedRows, Taxpayer
from counter.kernel.errors import Refused
from counter.kernel.ids import ShopId
from counter.kernel.system_words import why
from counter.people.queries import names_of_everybody
from counter.receipts.facts import ReceiptIssued
from counter.receipts.signer import till_serial
from counter.settings.rules import Settings
from counter.store.unit import Connection


@dataclass(frozen=True, slots=True)
class Exported:
    """How many closes were exported; `missing` are the days that no Z closes yet, each with the terminal."""

    closes: int
    missing: tuple[tuple[date, str], ...]


def export(connection: Connection, shop: ShopId, settings: Settings, first: date, last: date, folder: Path) -> Exported:
    """Writes every close of these trading days into a new folder, all of it or nothing.

    Refused where there is none, the shop is one to rehearse in, the folder is not empty, or it cannot be written.
    """
    if not settings.counts:
        raise Refused("What is rehearsed is not for the tax office. Export the shop that counts.")
    missing = days_not_closed(connection, first, last)
    closes = closes_between(connection, first, last)
    if not closes:
        raise Refused("No day from {first} to {last} is closed. Close the till first.", first=first, last=last)
    half = folder.with_name(f"{folder.name}.half")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise Refused("{path} is not empty. Choose a folder that is new.", path=folder)
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        with CsvFiles(half) as files:
            payer = Taxpayer(settings.shop_name, settings.address, settings.tax_number)
            for close in closes:
                payer = _write(connection, shop, the_close(connection, close), files, payer)
        (half / "index.xml").write_text(index_xml(payer.name, payer.address), encoding="utf-8", newline="\r\n")
        if folder.exists():
            folder.rmdir()
        half.replace(folder)
    except OSError as fault:
        raise Refused("{path} cannot be written: {fault}.", path=folder, fault=why(fault)) from fault
    finally:
        with suppress(OSError):
            shutil.rmtree(half)
    return Exported(len(closes), missing)


def _write(connection: Connection, shop: ShopId, close: Closed, files: CsvFiles, payer: Taxpayer) -> Taxpayer:
    """Writes a close. Gives whose shop it was as it was sold: what its last receipt says."""
    staff = {str(staff_id): name for staff_id, name in names_of_everybody(connection).items()}
    rows = ClosedRows(files, close, staff, till_serial(shop, close.terminal))
    cases = Cases(connection, close)
    for recorded in acts_of(connection, close):
        for _, fact in recorded:
            if isinstance(fact, ReceiptIssued):
                payer = Taxpayer(fact.content.shop, fact.content.address, fact.content.tax_number)
        for bon in cases.of_act(recorded):
            rows.add(bon)
    for bon in cases.of_close():
        rows.add(bon)
    rows.end(payer)
    return payer
