"""The export for a tax office: its own readers read it, and it comes to what the Zs say."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cafe import Cafe, eur
from counter.cli.from_backup import put_in_place
from counter.fiscal.export import export
from counter.flows import drawer
from counter.flows.backup_places import BACKUPS
from counter.flows.backups import back_up, backups_in
from counter.flows.print_queue import print_waiting
from counter.kernel.errors import Refused
from counter.kernel.ids import TerminalId
from counter.kernel.money import to_decimal
from counter.receipts.series import receipt_series
from counter.till.drawer_queries import z_report
from counter.till.till_report import TillReport
from fiscal.reading import Export, exported, number, read_export, total
from random_counter import Counter, close, make_shop

SEEDS = int(os.environ.get("COUNTER_EXAMPLES", "2"))
FIRST = int(os.environ.get("COUNTER_FIRST", "0"))


def is_the_z(export: Export, terminal: str, report: TillReport) -> None:
    """What was exported of a close is what its Z says: drawers, card, what moved, what was sold and taxed."""
    z = {"Z_KASSE_ID": terminal, "Z_NR": report.number}
    (close,) = export.rows("cashpointclosing", **z)
    stays = sum((to_decimal(each.stays) for each in report.drawers if each.stays is not None), Decimal(0))
    assert number(close["Z_SE_BARZAHLUNGEN"]) == stays
    assert total(export.rows("payment", **z, ZAHLART_NAME="Karte"), "Z_ZAHLART_BETRAG") == to_decimal(
        report.card_expected
    )
    for own in report.own_tenders:
        mine = export.rows("payment", **z, ZAHLART_NAME=own.tender)
        assert total(mine, "Z_ZAHLART_BETRAG") == to_decimal(own.expected)
    heads = export.rows("transactions", **z, BON_TYP="Beleg")
    counts = {row["BON_ID"] for row in heads}
    back = {row["BON_ID"] for row in heads if row["BON_NAME"] == "Rückgabe"}
    for vat in {row["UST_SCHLUESSEL"] for row in export.rows("vat", **z)} - {"5", "7"}:
        rows = [row for row in export.rows("transactions_vat", **z, UST_SCHLUESSEL=vat) if row["BON_ID"] in counts]
        (rate,) = export.rows("vat", **z, UST_SCHLUESSEL=vat)
        for wanted, taxes in ((False, report.taxes), (True, report.refund_taxes)):
            of = [row for row in rows if (row["BON_ID"] in back) is wanted]
            said = [tax for tax in taxes if tax.rate * 100 == number(rate["UST_SATZ"])]
            assert total(of, "BON_NETTO") == sum((to_decimal(tax.net) for tax in said), Decimal(0)), rate
            assert total(of, "BON_UST") == sum((to_decimal(tax.tax) for tax in said), Decimal(0)), rate


def test_a_full_day_is_read_by_others_and_comes_to_its_z(
    full_day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cafe = Cafe.opened_in(full_day)
    done = exported(cafe, tmp_path / "out")
    export = read_export(tmp_path / "out", capsys)
    export.add_up()
    assert (done.closes, done.missing) == (1, ())
    report = cafe.shop.read(z_report, cafe.shop.terminal, 1)
    assert report is not None
    is_the_z(export, "T1", report)
    cafe.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("random") / "shop"
    make_shop(folder)
    return folder


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_whatever_two_tills_did_comes_to_their_zs(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    shutil.copytree(made, tmp_path / "shop")
    counter = Counter(tmp_path / "shop", seed)
    try:
        for _ in range(140):
            counter.act()
        for which in (0, 1):
            close(counter, which)
        counter.meet()
        one = counter.pair.one
        exported(one, tmp_path / "out")
        export = read_export(tmp_path / "out", capsys)
        export.add_up()
        closes = export.files["cashpointclosing"]
        assert {row["Z_KASSE_ID"] for row in closes} == {"T1", "T2"}
        for row in closes:
            report = one.shop.read(z_report, TerminalId(row["Z_KASSE_ID"]), int(row["Z_NR"]))
            assert report is not None
            is_the_z(export, row["Z_KASSE_ID"], report)
    finally:
        counter.pair.close()


def test_what_each_case_is(full_day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cafe = Cafe.opened_in(full_day)
    exported(cafe, tmp_path / "out")
    export = read_export(tmp_path / "out", capsys)
    cases = {row["GV_TYP"] for row in export.files["businesscases"]}
    assert cases == {
        "Umsatz", "Rabatt", "TrinkgeldAN", "Anzahlungseinstellung", "Anzahlungsaufloesung", "Geldtransit",
        "MehrzweckgutscheinKauf", "MehrzweckgutscheinEinloesung", "Forderungsentstehung", "Forderungsaufloesung",
        "Anfangsbestand", "Auszahlung", "DifferenzSollIst",
    }  # fmt: skip
    ahead = [row for row in export.files["businesscases"] if row["GV_TYP"].startswith("Anzahlung")]
    assert total(ahead, "Z_UMS_BRUTTO") == 0, "what was paid before a receipt is on one in the end"
    broken_off = export.rows("transactions", BON_TYP="AVBelegabbruch")
    assert {row["BON_NOTIZ"] for row in broken_off} == {"changed their mind"}
    refunds = export.rows("transactions", BON_NAME="Rückgabe")
    assert {row["BON_ID"] for row in refunds} == {row["BON_ID"] for row in export.files["references"]}
    (buyer,) = [row for row in export.files["transactions"] if row["KUNDE_NAME"]]
    assert (buyer["KUNDE_NAME"], buyer["KUNDE_STRASSE"]) == ("Acme Ltd", "3 Mill Lane"), "Theo is forgotten"
    assert (buyer["BON_NR"], buyer["KUNDE_USTID"]) == ("1", "DE123456789")
    (voucher, *_) = export.rows("lines", GV_NAME="Gutschein")
    assert len(voucher["GUTSCHEIN_NR"]) == 5
    cafe.close()


def test_what_a_unit_signed_is_there_and_that_it_was_out_and_came_back(
    full_day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cafe = Cafe.opened_in(full_day)
    exported(cafe, tmp_path / "out")
    export = read_export(tmp_path / "out", capsys)
    one, out, back = export.files["transactions_tse"]
    assert (one["TSE_TA_SIG"], one["TSE_TA_SIGZ"], one["TSE_TANR"], one["TSE_TA_FEHLER"]) == ("+sig1==", "2", "1", "")
    assert one["TSE_VORGANGSDATEN"] == "Beleg^4.20_0.00_0.00_0.00_0.00^4.20:Bar"
    assert out["TSE_TA_SIG"] == ""
    assert out["TSE_TA_FEHLER"].startswith("Ausfall seit 2026-11-23T08:05:0")
    assert "The unit is unplugged." in out["TSE_TA_FEHLER"]
    assert back["TSE_TA_FEHLER"].endswith("beendet")
    (unit,) = export.files["tse"]
    assert (unit["TSE_ID"], unit["TSE_SERIAL"]) == ("1", "a1b2c3")
    cafe.close()


def test_what_people_typed_is_no_formula_and_stays_on_its_line(
    cafe: Cafe, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cafe.shop.do(cafe.ana, drawer.open_drawer, eur("10.00"))
    for reason in ('=HYPERLINK("http://x";"y")', "@home; really", "+1", "-2 milk"):
        cafe.shop.do(cafe.ana, drawer.move_cash, eur("1.00"), reason)
    close_day(cafe, "14.00")
    exported(cafe, tmp_path / "out")
    export = read_export(tmp_path / "out", capsys)
    said = [row["ARTIKELTEXT"] for row in export.rows("lines", GV_TYP="Einzahlung")]
    assert said == ['\'=HYPERLINK("http://x";"y")', "'@home; really", "'+1", "'-2 milk"]
    assert export.rows("cashpointclosing")[0]["Z_SE_BARZAHLUNGEN"] == "14,00"


def test_a_deposit_is_one_and_its_bottle_too(cafe: Cafe, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cafe.sell("Mineral water")
    ((paid,),) = cafe.sql("SELECT amount_minor FROM payments")
    close_day(cafe, str(Decimal(str(paid)) / 100))
    exported(cafe, tmp_path / "out")
    export = read_export(tmp_path / "out", capsys)
    export.add_up()
    assert [row["GV_TYP"] for row in export.files["lines"]] == ["Umsatz", "Pfand"]


def close_day(cafe: Cafe, counted: str) -> None:
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur(counted))
    cafe.shop.do(cafe.staff("Rosa"), drawer.close_day)


def test_what_is_rehearsed_is_not_for_the_tax_office(cafe: Cafe, tmp_path: Path) -> None:
    cafe.shop.do(cafe.staff("Rosa"), drawer.open_drawer, eur("0.00"))
    close_day(cafe, "0.00")
    rehearsed = replace(cafe.shop.settings, counts=False)
    days = date(2026, 11, 1), date(2026, 11, 30)
    with pytest.raises(Refused, match="What is rehearsed is not for the tax office"):
        cafe.shop.report(export, cafe.shop.journal.shop, rehearsed, *days, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_no_number_is_given_again_after_books_were_put_back(
    cafe: Cafe, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A day is closed that the backup lacks: its Z and its receipts are on paper, and those of another day later on."""
    cafe.sell("Latte")
    closed_now(cafe)
    cafe.sell("Latte")
    back_up(cafe.shop)
    cafe.sell("Latte")
    closed_now(cafe)
    exported(cafe, tmp_path / "before")
    assert [title for title, _ in cafe.paper.printed if title.startswith("Z")] == ["Z 0001", "Z 0002"]
    cafe.close()
    (backup,) = backups_in(cafe.folder / BACKUPS)
    assert put_in_place(backup.path, cafe.folder, lambda _inside: True)
    again = Cafe.opened_in(cafe.folder)
    again.forward(60)
    for _ in range(2):
        again.sell("Latte")
    closed_now(again)
    exported(again, tmp_path / "after")
    series = again.shop.read(receipt_series, again.shop.terminal)
    assert [title for title, _ in again.paper.printed if title.startswith("Z")] == [f"Z {series}-0002"]
    before, after = (read_export(tmp_path / name, capsys) for name in ("before", "after"))
    after.add_up()
    closes = [
        (row["Z_KASSE_ID"], row["Z_NR"])
        for row in (*before.files["cashpointclosing"], after.files["cashpointclosing"][-1])
    ]
    assert closes == [("T1", "1"), ("T1", "2"), (series, "2")]
    numbers: dict[tuple[str, ...], str] = {}
    for row in (*before.files["transactions"], *after.files["transactions"]):
        key = row["Z_KASSE_ID"], row["Z_NR"], row["BON_NR"]
        assert numbers.setdefault(key, row["BON_ID"]) == row["BON_ID"], key
    kept = [row["BON_NR"] for row in after.rows("transactions", Z_KASSE_ID=series, BON_TYP="Beleg")][:3]
    assert kept == ["2", "1", "10000002"]
    again.close()


def closed_now(cafe: Cafe) -> None:
    """Counts the drawer, closes the day, and prints what waits."""
    cafe.forward(1)
    rosa = cafe.staff("Rosa")
    cafe.shop.do(rosa, drawer.count_drawer, eur("0.00"))
    cafe.shop.do(rosa, drawer.close_day, "a test")
    print_waiting(cafe.shop)
