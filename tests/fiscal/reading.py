"""Reads an export as a tax office does: nothing of what wrote it, only the files and their index."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from dsfinvk.validate import validate_dir

from cafe import Cafe
from counter.fiscal.export import Exported, export

Row = dict[str, str]


@dataclass(frozen=True)
class Export:
    """The rows of every file."""

    files: dict[str, list[Row]]

    def rows(self, file: str, **wanted: object) -> list[Row]:
        return [row for row in self.files[file] if all(row[name] == str(value) for name, value in wanted.items())]

    def add_up(self) -> None:
        """Every case is its positions, its taxes and its payments; every close is its cases."""
        heads = self.by(self.files["transactions"], "BON_ID")
        assert all(len(found) == 1 for found in heads.values())
        for file in ("lines", "lines_vat", "transactions_vat", "datapayment", "references", "allocation_groups"):
            assert {(row["BON_ID"],) for row in self.files[file]} <= heads.keys(), file
        positions = self.by(self.files["lines_vat"], "BON_ID", "UST_SCHLUESSEL")
        taxes = self.by(self.files["transactions_vat"], "BON_ID", "UST_SCHLUESSEL")
        assert positions.keys() == taxes.keys()
        for key, (of_case,) in taxes.items():
            for name in ("BRUTTO", "NETTO", "UST"):
                assert total(positions[key], f"POS_{name}") == number(of_case[f"BON_{name}"]), (key, name)
        vat, pays = self.by(self.files["transactions_vat"], "BON_ID"), self.by(self.files["datapayment"], "BON_ID")
        for bon, (head,) in heads.items():
            assert total(vat[bon], "BON_BRUTTO") == number(head["UMS_BRUTTO"]), bon
            if head["BON_TYP"] == "Beleg":
                assert total(pays[bon], "BASISWAEH_BETRAG") == number(head["UMS_BRUTTO"]), head
            assert (head["BON_START"] == head["BON_ENDE"]) or head["BON_NAME"] not in ("Rückgabe", "Zahlung zurück")
        numbers = self.by(self.files["transactions"], "Z_KASSE_ID", "Z_NR", "BON_NR")
        assert all(len(found) == 1 for found in numbers.values()), "no number stands twice in a close"
        self._steps_add_up()
        self._closes_add_up({bon for bon, (head,) in heads.items() if head["BON_TYP"] == "Beleg"})

    def _steps_add_up(self) -> None:
        positions = self.by(self.files["lines_vat"], "BON_ID", "POS_ZEILE")
        for key, steps in self.by(self.files["itemamounts"], "BON_ID", "POS_ZEILE").items():
            for name in ("BRUTTO", "NETTO", "UST"):
                assert total(steps, f"PF_{name}") == total(positions[key], f"POS_{name}"), key

    def _closes_add_up(self, counts: set[tuple[str, ...]]) -> None:
        kinds = {(row["BON_ID"], row["POS_ZEILE"]): (row["GV_TYP"], row["GV_NAME"]) for row in self.files["lines"]}
        cases: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
        for row in self.files["lines_vat"]:
            if (row["BON_ID"],) in counts:
                kind = kinds[row["BON_ID"], row["POS_ZEILE"]]
                cases[row["Z_KASSE_ID"], row["Z_NR"], *kind, row["UST_SCHLUESSEL"]] += number(row["POS_BRUTTO"])
        said = {
            (row["Z_KASSE_ID"], row["Z_NR"], row["GV_TYP"], row["GV_NAME"], row["UST_SCHLUESSEL"]): number(
                row["Z_UMS_BRUTTO"]
            )
            for row in self.files["businesscases"]
        }
        assert said == cases
        pays = self.by(self.files["payment"], "Z_KASSE_ID", "Z_NR")
        for close in self.files["cashpointclosing"]:
            z = close["Z_KASSE_ID"], close["Z_NR"]
            every = number(close["Z_SE_ZAHLUNGEN"])
            assert total(pays[z], "Z_ZAHLART_BETRAG") == every
            assert sum(amount for key, amount in said.items() if key[:2] == z) == every
            (cash,) = self.rows("cash_per_currency", Z_KASSE_ID=z[0], Z_NR=z[1])
            assert cash["ZAHLART_BETRAG_WAEH"] == close["Z_SE_BARZAHLUNGEN"]
            keys = {row["UST_SCHLUESSEL"] for row in self.rows("transactions_vat", Z_KASSE_ID=z[0], Z_NR=z[1])}
            assert {row["UST_SCHLUESSEL"] for row in self.rows("vat", Z_KASSE_ID=z[0], Z_NR=z[1])} == keys

    @staticmethod
    def by(rows: list[Row], *names: str) -> dict[tuple[str, ...], list[Row]]:
        found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in rows:
            found[tuple(row[name] for name in names)].append(row)
        return found


def number(text: str) -> Decimal:
    """A number as these files have it: a comma, and nothing between the thousands."""
    assert "." not in text
    return Decimal(text.replace(",", "."))


def total(rows: list[Row], name: str) -> Decimal:
    return sum((number(row[name]) for row in rows), Decimal(0))


def read_export(folder: Path, capsys: pytest.CaptureFixture[str]) -> Export:
    """The rows of an export, once pretix' own reader has nothing to say against any field of it."""
    capsys.readouterr()
    assert validate_dir(folder) == []
    assert capsys.readouterr().out == ""
    files = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            files[path.stem] = list(csv.DictReader(file, delimiter=";"))
    return Export(files)


def exported(cafe: Cafe, folder: Path, first: str = "2026-11-01", last: str = "2027-12-31") -> Exported:
    """Exports a period of a shop into a folder."""
    shop = cafe.shop
    days = date.fromisoformat(first), date.fromisoformat(last)
    return shop.report(export, shop.journal.shop, shop.settings, *days, folder)
