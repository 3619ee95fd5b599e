"""A day file is read, or refused with its line."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from counter.kernel.errors import Refused
from counter.simulation.day_file import SoldLine, by_order, read_day

BERLIN = ZoneInfo("Europe/Berlin")
HEAD = "time,order,item,quantity,unit_price\n"


def read(tmp_path: Path, text: str | bytes, currency: str = "EUR") -> tuple[SoldLine, ...]:
    path = tmp_path / "day.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_day(path, currency, BERLIN)


def lines(*rows: str) -> str:
    return HEAD + "\n".join(rows) + "\n"


def test_a_line_says_what_was_sold(tmp_path: Path) -> None:
    (sale,) = read(tmp_path, lines("2019-04-09T06:31:57,7,Latte,2,3.75"))
    assert (sale.line, sale.order, sale.item, sale.quantity, sale.price.minor) == (2, 7, "Latte", 2, 375)
    assert sale.at == datetime(2019, 4, 9, 4, 31, 57, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time", "hour"),
    [
        ("2019-04-09T06:31", 4),
        ("2019-04-09 06:31:57.5", 4),
        ("2019-04-09T06:31:57Z", 6),
        ("2019-04-09T06:31:57-05:00", 11),
        ("2019-01-09T06:31:57", 5),
    ],
)
def test_times_are_local_unless_they_say_otherwise(tmp_path: Path, time: str, hour: int) -> None:
    (sale,) = read(tmp_path, lines(f"{time},1,Latte,1,3.75"))
    assert (sale.at.hour, sale.at.minute) == (hour, 31)


def test_a_byte_order_mark_windows_line_ends_and_other_columns_do_no_harm(tmp_path: Path) -> None:
    text = "till,Time , order,item,quantity,unit_price\r\nA,2019-04-09T06:31:57,1,Latte,1.0,3.75\r\n\r\n"
    (sale,) = read(tmp_path, b"\xef\xbb\xbf" + text.encode())
    assert (sale.item, sale.quantity) == ("Latte", 1)


def test_a_currency_without_decimals(tmp_path: Path) -> None:
    (sale,) = read(tmp_path, lines("2019-04-09T06:31:57,1,Latte,1,450"), "JPY")
    assert sale.price.minor == 450


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2019-04-09T06:31:57,1,Latte,0,3.75", "1 to 9999, not 0"),
        ("2019-04-09T06:31:57,1,Latte,-1,3.75", "not -1"),
        ("2019-04-09T06:31:57,1,Latte,1.5,3.75", "“1.5” is no quantity"),
        ("2019-04-09T06:31:57,1,Latte,10000,3.75", "not 10000"),
        ("2019-04-09T06:31:57,1,Latte,1e9999,3.75", "“1e9999” is no quantity"),
        ("2019-04-09T06:31:57,1,Latte,1e2,3.75", "“1e2” is no quantity"),
        ("2019-04-09T06:31:57,1,Latte,1_0,3.75", "“1_0” is no quantity"),
        ("2019-04-09T06:31:57,1,Latte,1,3_75", "“3_75” is not an amount"),
        ("2019-04-09T06:31:57,1,Latte,1,1e2", "“1e2” is not an amount"),
        ("2019-04-09T06:31:57,1,Latte,1,99999999999", "“99999999999” is too much"),
        ("2019-04-09T06:31:57,1,Latte,two,3.75", "“two” is no quantity"),
        ("2019-04-09T06:31:57,1,Latte,inf,3.75", "“inf” is no quantity"),
        ("2019-04-09T06:31:57,,Latte,1,3.75", "“” is no order"),
        ("2019-04-09T06:31:57,A7,Latte,1,3.75", "“A7” is no order"),
        ("2019-04-09T06:31:57,1,,1,3.75", "no item"),
        ("2019-04-09T06:31:57,1,Latte,1,", "is not an amount"),
        ("2019-04-09T06:31:57,1,Latte,1,3.755", "finer than a EUR coin"),
        ("2019-04-09T06:31:57,1,Latte,1,-3.75", "-3.75 is no price"),
        ("2019-04-09T06:31:57,1,Latte,1,nan", "3.80|finer"),
        ("2019-04-09,1,Latte,1,3.75", "“2019-04-09” is no time"),
        ("9999-12-31T23:59:59,1,Latte,1,3.75", "is no time"),
        ("breakfast,1,Latte,1,3.75", "“breakfast” is no time"),
        ("2019-04-09T06:31:57,1,Latte,1", "fewer fields"),
        ("2019-04-09T06:31:57,1,Latte, large,1,3.75", "more or fewer fields"),
        ('2019-04-09T06:31:57,1,"Latte,1,3.75', "Line 4 of|unexpected end"),
    ],
)
def test_what_cannot_be_used_is_refused_with_file_and_line(tmp_path: Path, row: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        read(tmp_path, lines("2019-04-09T06:31:57,1,Latte,1,3.75", row))
    assert "day.csv" in str(refused.value)
    assert "Line " in str(refused.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Line 1 of .* needs the columns time, order, item, quantity, unit_price"),
        (b"time,order,item,price\n", "needs the columns quantity, unit_price"),
        (HEAD.encode(), "holds no orders"),
        (b"time\x00,order", "no text. Save it as CSV in UTF-8"),
    ],
)
def test_a_file_without_a_day_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        read(tmp_path, content)
    assert "day.csv" in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"nowhere\.csv cannot be read: No such file"):
        read_day(tmp_path / "nowhere.csv", "EUR", BERLIN)


def test_lines_of_one_order_belong_together_wherever_they_stand(tmp_path: Path) -> None:
    sales = read(
        tmp_path,
        lines(
            "2019-04-09T09:00:00,2,Latte,1,3.75",
            "2019-04-09T08:00:00,1,Latte,1,3.75",
            "2019-04-09T09:00:05,2,Scone,1,3.00",
        ),
    )
    orders = by_order(sales, tmp_path / "day.csv", BERLIN)
    assert [[sale.item for sale in order] for order in orders] == [["Latte"], ["Latte", "Scone"]]


def test_more_than_a_day_is_refused_with_the_line(tmp_path: Path) -> None:
    sales = read(tmp_path, lines("2019-04-09T09:00:00,1,Latte,1,3.75", "2019-04-10T09:00:00,2,Latte,1,3.75"))
    with pytest.raises(Refused, match=r"Line 3 of .*day\.csv is a day or more after the first"):
        by_order(sales, tmp_path / "day.csv", BERLIN)


def test_a_day_on_which_the_clock_is_set_back_has_25_hours(tmp_path: Path) -> None:
    evening, night = "2019-10-26T05:00:00,1,Latte,1,3.75", "2019-10-27T04:59:00,2,Latte,1,3.75"
    sales = read(tmp_path, lines(evening, night))
    assert sales[1].at - sales[0].at > timedelta(days=1)
    assert len(by_order(sales, tmp_path / "day.csv", BERLIN)) == 2
    with pytest.raises(Refused, match="a day or more"):
        by_order(read(tmp_path, lines(evening, night.replace("04:59", "05:00"))), tmp_path / "day.csv", BERLIN)
