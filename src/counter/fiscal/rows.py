"""A close as rows of the files: its cases, what they add up to, and whose till it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from importlib.metadata import version

from babel.numbers import get_currency_precision

from counter.fiscal.csv_files import CsvFiles, Value
from counter.fiscal.fields import VERSION
from counter.fiscal.model import Bon, Pay, Position
from counter.fiscal.of_money import BAR
from counter.fiscal.queries import Closed
from counter.fiscal.signing_rows import Units
from counter.fiscal.vat import Vat

_COUNTRY = "DEU"
"""Where a shop is that has to export this."""
_FIRST_OWN = 1_000_000_000
"""Cases without a receipt count from here on in each close: no number stands twice in one."""
_NEXT_SERIES = 10_000_000
"""What is added where a close has receipts of two series, from before and after books were put back, of one number."""
_PLACE = re.compile(r"(?P<street>.+?),\s*(?P<code>\d{5})\s+(?P<town>.+)")
_VAT_NUMBER = re.compile(r"DE\d{9}")


@dataclass(frozen=True, slots=True)
class Taxpayer:
    """Whose shop it is: its name, its address on one line, and its tax number or VAT number."""

    name: str
    address: str
    number: str


@dataclass(slots=True)
class ClosedRows:
    """Writes a close into the files, case by case; `staff` are the names of people by their ids."""

    files: CsvFiles
    close: Closed
    staff: Mapping[str, str]
    serial: str
    _cases: dict[tuple[str, str, Vat], list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    _pays: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    _vats: set[Vat] = field(default_factory=set)
    _ids: list[str] = field(default_factory=list)
    _units: Units = field(default_factory=Units)
    _own: int = 0
    _numbers: set[int] = field(default_factory=set)

    def add(self, bon: Bon) -> None:
        """Writes a case, and adds it to what the close comes to."""
        self._ids = [*self._ids[:1], bon.bon_id]
        if not bon.number:
            self._own += 1
            bon = replace(bon, number=_FIRST_OWN + self._own)
        while bon.number in self._numbers:
            bon = replace(bon, number=bon.number + _NEXT_SERIES)
        self._numbers.add(bon.number)
        self._head(bon)
        for nth, position in enumerate(bon.positions, start=1):
            self._position(bon, str(nth), position)
        for pay in bon.pays or (Pay("Keine", "", 0),):
            self._write("datapayment", bon, {
                "ZAHLART_TYP": pay.kind, "ZAHLART_NAME": pay.name, "ZAHLWAEH_CODE": self._currency,
                "BASISWAEH_BETRAG": self._amount(pay.minor),
            })  # fmt: skip
            if bon.counts and bon.pays:
                self._pays[pay.kind, pay.name] += pay.minor

    def end(self, payer: Taxpayer) -> None:
        """Writes what the close comes to, and whose it is."""
        self._sums()
        place = _place(payer.address)
        is_vat_number = bool(_VAT_NUMBER.fullmatch(payer.number.replace(" ", "")))
        numbers: dict[str, Value] = {"USTID" if is_vat_number else "STNR": payer.number}
        day = self.close.day.isoformat()
        self._master("cashpointclosing", {
            "Z_BUCHUNGSTAG": day if day != self.close.at.date().isoformat() else "",
            "TAXONOMIE_VERSION": VERSION, "Z_START_ID": self._ids[0] if self._ids else "",
            "Z_ENDE_ID": self._ids[-1] if self._ids else "", "NAME": payer.name, "STRASSE": place[0], "PLZ": place[1],
            "ORT": place[2], "LAND": _COUNTRY, **numbers, "Z_SE_ZAHLUNGEN": self._amount(sum(self._pays.values())),
            "Z_SE_BARZAHLUNGEN": self._amount(self._cash),
        })  # fmt: skip
        self._master("location", {
            "LOC_NAME": payer.name, "LOC_STRASSE": place[0], "LOC_PLZ": place[1], "LOC_ORT": place[2],
            "LOC_LAND": _COUNTRY, "LOC_USTID": payer.number if is_vat_number else "",
        })  # fmt: skip
        self._master("cashregister", {
            "KASSE_BRAND": "Counter", "KASSE_MODELL": "Counter", "KASSE_SERIENNR": self.serial,
            "KASSE_SW_BRAND": "Counter", "KASSE_SW_VERSION": version("counter-pos"),
            "KASSE_BASISWAEH_CODE": self._currency, "KEINE_UST_ZUORDNUNG": False,
        })  # fmt: skip

    @property
    def _currency(self) -> str:
        return self.close.report.sales.currency

    @property
    def _cash(self) -> int:
        return sum(minor for (kind, _), minor in self._pays.items() if kind == BAR)

    def _amount(self, minor: int) -> Decimal:
        return Decimal(minor).scaleb(-get_currency_precision(self._currency))

    def _sums(self) -> None:
        for (kind, name, vat), (gross, net) in self._cases.items():
            self._master("businesscases", {
                "GV_TYP": kind, "GV_NAME": name, "AGENTUR_ID": 0, "UST_SCHLUESSEL": vat.key,
                "Z_UMS_BRUTTO": self._amount(gross), "Z_UMS_NETTO": self._amount(net),
                "Z_UST": self._amount(gross - net),
            })  # fmt: skip
        for (kind, name), minor in self._pays.items():
            row: dict[str, Value] = {"ZAHLART_TYP": kind, "ZAHLART_NAME": name, "Z_ZAHLART_BETRAG": self._amount(minor)}
            self._master("payment", row)
        cash: dict[str, Value] = {"ZAHLART_WAEH": self._currency, "ZAHLART_BETRAG_WAEH": self._amount(self._cash)}
        self._master("cash_per_currency", cash)
        for unit in self._units.units():
            self._master("tse", unit)
        for vat in sorted(self._vats):
            self._master("vat", {"UST_SCHLUESSEL": vat.key, "UST_SATZ": vat.percent, "UST_BESCHR": vat.words})

    def _head(self, bon: Bon) -> None:
        terminal, buyer = self.close.terminal, bon.invoice
        self._write("transactions", bon, {
            "BON_NR": bon.number, "BON_TYP": bon.kind, "BON_NAME": bon.name, "TERMINAL_ID": terminal,
            "BON_STORNO": False, "BON_START": bon.began, "BON_ENDE": bon.ended, "BEDIENER_ID": bon.by,
            "BEDIENER_NAME": self.staff.get(bon.by, ""), "UMS_BRUTTO": self._amount(bon.gross),
            "KUNDE_NAME": buyer.name if buyer else "", "KUNDE_ID": bon.account,
            "KUNDE_STRASSE": buyer.address if buyer else "", "KUNDE_USTID": buyer.vat_number if buyer else "",
            "BON_NOTIZ": bon.note,
        })  # fmt: skip
        by_vat: dict[Vat, list[int]] = defaultdict(lambda: [0, 0])
        for position in bon.positions:
            for sums in (by_vat[position.vat], *self._counted(bon, position)):
                sums[0] += position.gross
                sums[1] += position.net
        self._vats |= by_vat.keys()
        for vat, (gross, net) in by_vat.items():
            self._write("transactions_vat", bon, self._taxed("BON", vat, gross, net))
        if (row := self._units.row(bon)) is not None:
            self._write("transactions_tse", bon, row)
        if bon.group:
            self._write("allocation_groups", bon, {"ABRECHNUNGSKREIS": bon.group})
        for refers in bon.refers:
            self._write("references", bon, {
                "REF_TYP": "Transaktion", "REF_DATUM": refers.closed_at, "REF_Z_KASSE_ID": refers.till,
                "REF_Z_NR": refers.z, "REF_BON_ID": refers.bon_id,
            })  # fmt: skip

    def _counted(self, bon: Bon, position: Position) -> list[list[int]]:
        return [self._cases[position.kind, position.name, position.vat]] if bon.counts else []

    def _position(self, bon: Bon, nth: str, position: Position) -> None:
        line: dict[str, Value] = {"POS_ZEILE": nth}
        self._write("lines", bon, line | {
            "GUTSCHEIN_NR": position.voucher, "ARTIKELTEXT": position.text, "POS_TERMINAL_ID": self.close.terminal,
            "GV_TYP": position.kind, "GV_NAME": position.name, "INHAUS": position.here, "P_STORNO": False,
            "AGENTUR_ID": 0, "ART_NR": position.item, "WARENGR": position.category, "MENGE": position.quantity,
            "STK_BR": self._amount(position.gross if position.unit is None else position.unit),
        })  # fmt: skip
        self._write("lines_vat", bon, line | self._taxed("POS", position.vat, position.gross, position.net))
        for step in position.steps:
            kind: dict[str, Value] = {"TYP": "discount" if step.lowers else "base_amount"}
            self._write("itemamounts", bon, line | kind | self._taxed("PF", position.vat, step.gross, step.net))
        for choice in position.choices:
            self._write("subitems", bon, line | {
                "ZI_ART_NR": position.item, "ZI_NAME": choice, "ZI_MENGE": position.quantity,
                "ZI_UST_SCHLUESSEL": position.vat.key,
            })  # fmt: skip

    def _taxed(self, of: str, vat: Vat, gross: int, net: int) -> dict[str, Value]:
        return {
            "UST_SCHLUESSEL": vat.key, f"{of}_BRUTTO": self._amount(gross), f"{of}_NETTO": self._amount(net),
            f"{of}_UST": self._amount(gross - net),
        }  # fmt: skip

    def _write(self, file: str, bon: Bon, values: Mapping[str, Value]) -> None:
        self._master(file, {"BON_ID": bon.bon_id, **values})

    def _master(self, file: str, values: Mapping[str, Value]) -> None:
        of_close: dict[str, Value] = {
            "Z_KASSE_ID": self.close.till,
            "Z_ERSTELLUNG": self.close.at,
            "Z_NR": self.close.number,
        }
        self.files.write(file, {**of_close, **values})


def _place(address: str) -> tuple[str, str, str]:
    """Street, postcode and town of an address like “Hauptstraße 1, 10115 Berlin”; of any other all is the street."""
    found = _PLACE.fullmatch(address)
    return (found["street"], found["code"], found["town"]) if found else (address, "", "")
