"""Tables are read as spreadsheets and other tills write them, or refused with the cure."""

from pathlib import Path

import pytest

from counter.kernel.errors import Refused
from counter.kernel.table_file import read_table

NEEDED = ("item", "price")


def written(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def fields(path: Path) -> list[dict[str, str]]:
    return [row.fields for row in read_table(path, NEEDED).rows]


CAFE = [{"item": "Café crème", "price": "3,80"}, {"item": "Bun, sweet", "price": "2.10"}]


@pytest.mark.parametrize(
    "content",
    [
        'item,price\nCafé crème,"3,80"\n"Bun, sweet",2.10\n',
        '\ufeffitem,price\r\nCafé crème,"3,80"\r\n"Bun, sweet",2.10\r\n',
        "item;price\nCafé crème;3,80\nBun, sweet;2.10\n",
        "item\tprice\nCafé crème\t3,80\nBun, sweet\t2.10\n",
        "item;price\nCafé crème;3,80\nBun, sweet;2.10\n".encode("cp1252"),
        "\ufeffitem\tprice\r\nCafé crème\t3,80\r\nBun, sweet\t2.10\r\n".encode("utf-16-le"),
        ' Item , PRICE,,\n Café crème ,"3,80",,\n,,,\n"Bun, sweet",2.10,,\n,,,\n,,,\n',
        '\n\n"item","price"\n"Café crème","3,80"\n"Bun, sweet","2.10"\n',
    ],
    ids=["plain", "windows", "semicolons", "tabs", "cp1252", "unicode text", "headings and blank rows", "quoted"],
)
def test_a_table_is_the_same_however_a_spreadsheet_wrote_it(tmp_path: Path, content: str | bytes) -> None:
    found = [{name: row[name] for name in NEEDED} for row in fields(written(tmp_path, content))]
    assert found == CAFE


def test_a_row_knows_its_line_also_after_a_line_break_in_a_name(tmp_path: Path) -> None:
    rows = read_table(written(tmp_path, 'item,price\n"Bun\nsweet",2.10\n\nTea,2.00\n'), NEEDED).rows
    assert [row.line for row in rows] == [3, 5]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("item\nTea\n", "Line 1 of .*table.csv needs the columns price"),
        ("item,price,Price\nTea,2.00,3.00\n", "has the column price twice. Take one of them out"),
        ("item,price\nTea\n", "Line 2 of .*more or fewer fields"),
        ("item,price\nBun, sweet,2.10\n", "Line 2 of .*Put quotes"),
        ('item,price\n"Tea,2.00\n', "Line 2 of"),
        (b"item,price\nT\x00ea,2.00\n", "is no text. Save it as CSV in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is no text"),
        (b"item,price\n" + b"Tea,2.00\n" * 100_001, "more than 100000 lines. Split it"),
        (b"item,price\n" + b"T" * (33 * 1024 * 1024), "larger than 32 MB. Split it"),
    ],
)
def test_what_cannot_be_a_table_is_refused_with_the_cure(tmp_path: Path, content: str | bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        read_table(written(tmp_path, content), NEEDED)


def test_a_column_twice_that_nobody_asks_for_does_no_harm(tmp_path: Path) -> None:
    (row,) = read_table(written(tmp_path, "note,item,price,note\na,Tea,2.00,b\n"), NEEDED).rows
    assert row.fields["item"] == "Tea"


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read: Is a directory"):
        read_table(tmp_path, NEEDED)
