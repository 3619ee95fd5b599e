"""Any paper of the shop as a file, as its printer gets it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader

from acts.fixtures import acts, cafe_acts, made
from acts.lines import AT, Acts, act
from cli.running import Answer, counter
from paper.escpos_reader import read

__all__ = ["acts", "cafe_acts", "made"]
Typed = Callable[..., Answer]
DAY = ("--day", "2026-11-23")


@pytest.fixture
def typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cafe_acts: Acts
) -> Callable[..., Answer]:
    """Commands of a shop with an order that was late, its slip, and a closed day."""
    cafe_acts(
        act("ring_up", item="Latte", at=AT), act("customer", name="Zoë"), act("pay"),
        act("ready", order="1", at="2026-11-23T08:30:00+00:00"), act("count", amount="3.80"), act("close_day"),
    )  # fmt: skip
    return lambda *words: counter(capsys, monkeypatch, "--shop", cafe_acts.folder, *words)


def test_a_receipt_is_said_as_text_and_says_that_it_is_a_copy(typed: Typed) -> None:
    said = typed("receipt", "1", *DAY, "--as", "text")
    assert said.code == 0
    lines = [line.strip() for line in said.out.splitlines()]
    assert lines[0] == "COPY"
    assert "Zoë · order 1 · to go" in lines
    assert "Receipt T1-000001" in lines


@pytest.mark.parametrize(("width", "millimetres"), [("80", 80), ("58", 58), ("a4", 210)])
def test_a_receipt_is_a_pdf_of_any_width(typed: Typed, tmp_path: Path, width: str, millimetres: int) -> None:
    out = tmp_path / "receipt.pdf"
    assert typed("receipt", "1", *DAY, "--width", width, "--out", out).code == 0
    (page,) = PdfReader(out).pages
    assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(millimetres)
    assert "T1-000001" in page.extract_text()


def test_a_slip_is_the_same_voucher_in_the_language_that_was_said(typed: Typed, tmp_path: Path) -> None:
    out = tmp_path / "slip.escpos"
    assert typed("slip", "1", *DAY, "--as", "escpos", "--language", "de", "--out", out).code == 0
    sent = read(out.read_bytes())
    (picture,) = sent.pictures
    (code,) = (found.text for found in zxingcpp.read_barcodes(picture))
    words = " ".join(line.strip() for line in sent.lines)
    assert "KOPIE" in words
    assert code in words
    assert code in typed("slip", "1", *DAY, "--as", "text").out


def test_an_x_is_as_the_till_prints_it_and_a_z_is_a_copy(typed: Typed, tmp_path: Path) -> None:
    z = typed("z", "1", "--as", "text").out.split()
    assert z[0] == "COPY"
    assert "0001" in z
    out = tmp_path / "x.pdf"
    assert typed("x", "--out", out).code == 0
    assert "X report" in PdfReader(BytesIO(out.read_bytes())).pages[0].extract_text()


def test_an_x_says_a_rate_with_all_its_places_and_who_asked_only_where_somebody_did(
    typed: Typed, cafe_acts: Acts
) -> None:
    rates = {"drinks": [{"from": "2026-01-01", "here": "8.875", "to_go": "8.875"}]}
    cafe_acts(
        act("set", tax_classes=rates, at="2026-11-24T08:00:00+00:00"), act("ring_up", item="Latte"), act("pay"),
    )  # fmt: skip
    lines = [line.strip() for line in typed("x", "--as", "text").out.splitlines()]
    assert any(line.startswith("Net at 8.875%") for line in lines)
    assert not any(line.endswith("·") for line in lines)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("receipt", "99", *DAY, "--as", "text"), 2, "no order 99"),
        (("slip", "99", *DAY, "--as", "text"), 2, "no order 99"),
        (("z", "7", "--as", "text"), 2, "no Z report 0007"),
        (("receipt", "1", *DAY), 2, "--out FILE"),
        (("receipt", "1", *DAY, "--as", "escpos", "--width", "a4", "--out", "x"), 2, "--width 80"),
        (("receipt", "1", *DAY, "--out", "/no/such/folder/x.pdf"), 2, "cannot be written"),
        (
            ("receipt", "1", "--day", "23.11.2026", "--as", "text"),
            2,
            "is no day. Write it like 2026-11-23.",
        ),
    ],
)
def test_what_cannot_be_is_one_sentence(typed: Typed, words: tuple[str, ...], code: int, said: str) -> None:
    answer = typed(*words)
    assert answer.code == code
    assert said in answer.err


def test_of_several_receipts_of_one_minute_the_newest_is_meant(typed: Typed, cafe_acts: Acts) -> None:
    cafe_acts(
        act("ring_up", item="Latte", at="2026-11-24T08:00:00+00:00"), act("pay", later=True, name="Zoë"),
        *(act("pay", order="1", share={"of": 2}) for _ in range(2)),
    )  # fmt: skip
    assert "T1-000003" in typed("receipt", "1", "--day", "2026-11-24", "--as", "text").out


def test_a_receipt_is_the_invoice_that_was_asked_for(typed: Typed, cafe_acts: Acts) -> None:
    assert "Nobody asked for an invoice" in typed("receipt", "1", *DAY, "--invoice", "--as", "text").err
    said = {"name": "Acme Ltd", "address": "3 Mill Lane", "vat_number": "DE123456789"}
    (answer,) = cafe_acts(act("invoice", order="1", **said, day="2026-11-23"))
    assert answer["invoice"] == "T1-000001"
    lines = [line.strip() for line in typed("receipt", "1", *DAY, "--invoice", "--as", "text").out.splitlines()]
    assert [line for line in lines if line][:4] == ["COPY", "INVOICE", "of receipt T1-000001", "Acme Ltd"]


def test_a_ticket_and_its_labels_are_as_the_bar_gets_them(typed: Typed, tmp_path: Path) -> None:
    said = typed("ticket", "1", *DAY, "--as", "text")
    lines = [line.strip() for line in said.out.splitlines()]
    assert lines[:3] == ["COPY", "#1", "Zoë · to go"]
    assert "1 Latte" in lines
    assert "whole" in lines
    out = tmp_path / "label.escpos"
    assert typed("label", "1", *DAY, "--as", "escpos", "--width", "58", "--out", out).code == 0
    assert any("1/1" in line for line in read(out.read_bytes()).lines)
    assert "no cup 2 there: its last one is 1" in typed("label", "1", *DAY, "--cup", "2", "--as", "text").err
    assert "--station: espresso" in typed("ticket", "1", *DAY, "--station", "brew", "--as", "text").err


def test_a_station_is_found_and_printed_by_the_name_the_shop_gave_it(typed: Typed, cafe_acts: Acts) -> None:
    named = [{"station": "espresso", "name": "Coffee bar"}, *({"station": each} for each in ("brew", "counter"))]
    came = cafe_acts(
        act("set", stations=named, by="Rosa", at="2026-11-24T08:00:00+00:00"), act("ring_up", item="Latte"),
        act("ring_up", item="Filter"), act("pay", tenders=[{"tender": "cash"}]),
    )  # fmt: skip
    asked = ("ticket", came[-1]["order"], "--day", "2026-11-24", "--as", "text")
    assert "with --station: brew, Coffee bar." in typed(*asked).err
    for way in ("coffee BAR", "espresso"):
        said = typed(*asked, "--station", way).out
        assert "Coffee bar" in said
        assert "espresso" not in said
        assert "1 Latte" in said
    assert "Brew" in typed(*asked, "--station", "brew").out
