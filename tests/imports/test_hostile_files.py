"""Files that are damaged, far too large, or made to do harm: one sentence, and nothing of them comes in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from counter.kernel.errors import Refused
from counter.kernel.typed_text import plain_text
from imports.files import by_name, noted, plan, read


def _workbook() -> bytes:
    content, book = BytesIO(), Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["item", "price"])
    sheet.append(["Tea", "2.40"])
    book.save(content)
    return content.getvalue()


def _with_part(name: str, part: bytes) -> bytes:
    """The workbook with one part in the place of its own."""
    content = BytesIO()
    with ZipFile(BytesIO(_workbook())) as old, ZipFile(content, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return content.getvalue()


LAUGHS = b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'>%s]><worksheet>&z9;</worksheet>" % b"".join(
    b"<!ENTITY z%d '%s'>" % (i, (b"&z%d;" % (i - 1) if i else b"&a;") * 10) for i in range(10)
)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\0" * 100, b"PK\x03\x04" + b"junk" * 50, _workbook()[:900], b"%PDF-1.7", b"item,price\n",
        b'item,price\n"Tea,2.40\n', b"item,price,price\nTea,1,2\n", b"price\n2.40\n", b"," * 600 + b"\nitem,price\n",
        _with_part("xl/worksheets/sheet1.xml", LAUGHS),
        _with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='x'>"),
        _with_part("xl/workbook.xml", b"<nothing/>"),
    ],
)  # fmt: skip
def test_what_is_no_menu_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read(tmp_path, content)
    assert str(refusal.value).endswith(".")


def test_a_workbook_that_unpacks_to_far_more_than_a_menu_is_refused_unread(tmp_path: Path) -> None:
    bomb = _with_part("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 4_000_000 + b"</worksheet>")
    with pytest.raises(Refused, match="unpacks to far more than a menu"):
        read(tmp_path, bomb)


def test_a_folder_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    from counter.imports.read_file import read_file  # noqa: PLC0415

    for path in (tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(Refused, match="cannot be read"):
            read_file(path, "EUR")


def test_names_are_plain_text_and_long_ones_are_left_out(tmp_path: Path) -> None:
    text = f'item,price\n"Tea\u202e\n\x01green",2\n{"x" * 81},3\n\'=1+1,4\n'
    planned = plan(read(tmp_path, text))
    assert list(by_name(planned)) == ["Tea green", "=1+1"]
    assert (4, f"“{'x' * 20}…” is longer than 80 characters", "left out") in noted(planned)


def test_a_row_that_is_longer_than_the_headings_is_left_out(tmp_path: Path) -> None:
    planned = plan(read(tmp_path, "item,price\nSalt, pepper,2.40\nTea,2.40\n"))
    assert list(by_name(planned)) == ["Tea"]
    assert (2, "It has more fields than there are headings", "left out") in noted(planned)


def test_numbers_that_a_spreadsheet_broke_are_said(tmp_path: Path) -> None:
    planned = plan(read(tmp_path, "item,price,barcode,sku\nTea,2,4.00638E+12,150040.0\nPie,2,111,\nBun,2,111,\n"))
    items = by_name(planned)
    assert [(item.barcode, item.sku) for item in items.values()] == [("", "150040"), ("111", ""), ("", "")]
    assert [note[1] for note in noted(planned) if note[0] != 2 or "tax" not in note[1]] == [
        "“150040.0” looks like a number",
        "“4.00638E+12” was a longer number before a spreadsheet",
        "Something else has the barcode 111",
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=200), st.text(alphabet='item,price;\t"\n\r=1.2e\0', max_size=80).map(str.encode)
    )
)
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    try:
        planned = plan(read(tmp_path, content))
    except Refused:
        return
    assert all(item.name == plain_text(item.name) and item.name for item in planned.added)
