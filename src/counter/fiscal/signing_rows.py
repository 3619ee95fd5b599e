"""Signatures as rows of the files: each unit once a close, and what it signed, or that it was out."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.fiscal.csv_files import Value, iso
from counter.fiscal.model import Bon
from counter.receipts.signer import RECEIPT_KIND, Signature, Signed


@dataclass(slots=True)
class Units:
    """The signing units of a close, by their serials, in the order in which they signed."""

    _units: dict[str, Signature] = field(default_factory=dict)

    def row(self, bon: Bon) -> dict[str, Value] | None:
        """A case's row of transactions_tse; None where no unit signs it, or it waits still."""
        signed = bon.signed
        if signed is None or (signed.signature is None and signed.out_since is None):
            return None
        fault: dict[str, Value] = {"TSE_TA_FEHLER": _fault(signed)}
        if signed.signature is None:
            return fault
        signature = signed.signature
        self._units.setdefault(signature.serial, signature)
        return fault | {
            "TSE_ID": list(self._units).index(signature.serial) + 1,
            "TSE_TANR": signature.transaction,
            "TSE_TA_START": signature.began,
            "TSE_TA_ENDE": signature.ended,
            "TSE_TA_VORGANGSART": RECEIPT_KIND,
            "TSE_TA_SIGZ": signature.counter,
            "TSE_TA_SIG": signature.value,
            "TSE_VORGANGSDATEN": signature.signed,
        }

    def units(self) -> list[dict[str, Value]]:
        """The rows of tse."""
        return [
            {
                "TSE_ID": number,
                "TSE_SERIAL": unit.serial,
                "TSE_SIG_ALGO": unit.algorithm,
                "TSE_ZEITFORMAT": unit.time_format,
                "TSE_PD_ENCODING": "UTF-8",
                "TSE_PUBLIC_KEY": unit.public_key,
                "TSE_ZERTIFIKAT_I": unit.certificate[:1000],
                "TSE_ZERTIFIKAT_II": unit.certificate[1000:],
            }
            for number, unit in enumerate(self._units.values(), start=1)
        ]


def _fault(signed: Signed) -> str:
    if signed.signature is None and signed.out_since:
        return f"Ausfall seit {iso(signed.out_since)}: {signed.why}"
    if signed.out_since:
        return f"Ausfall seit {iso(signed.out_since)}: {signed.why} Verspätet signiert."
    return f"Ausfall seit {iso(signed.back_since)} beendet" if signed.back_since else ""
