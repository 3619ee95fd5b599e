"""Days of unusual hours, currencies and crews are played like any other."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from counter.cli.demo import demo_command
from counter.cli.verify import verify_command
from made_up import MENU

HEAD = "time,order,item,quantity,unit_price\n"


def play(folder: Path, times: tuple[str, ...], *more: str, price: str = "3.75") -> dict[str, Any]:
    rows = "".join(f"{time},{number},Latte,2,{price}\n" for number, time in enumerate(times, start=1))
    (folder / "menu.csv").write_text(
        MENU if price == "3.75" else "\n".join((MENU.splitlines()[0], "Latte,C,450,x,brew,"))
    )
    (folder / "day.csv").write_text(HEAD + rows)
    args = ["--menu", str(folder / "menu.csv"), "--day", str(folder / "day.csv"), "--out", str(folder / "out")]
    result = CliRunner().invoke(demo_command, [*args, "--json", *more], catch_exceptions=False)
    said: dict[str, Any] = json.loads(result.stdout)
    verified = CliRunner().invoke(verify_command, obj=Path(said["shop"]))
    assert verified.stdout.startswith(f"OK: {len(times)} order")
    return said


@pytest.mark.parametrize(
    ("zone", "times", "day"),
    [
        ("UTC", ("2026-05-04T21:00:00", "2026-05-05T00:30", "2026-05-05T03:59:59"), "2026-05-04"),
        ("UTC", ("2026-05-04T03:10:00", "2026-05-04T04:30", "2026-05-04T16:00:00"), "2026-05-04"),
        ("America/New_York", ("2026-03-08T01:30", "2026-03-08T02:30", "2026-03-08T03:30"), "2026-03-07"),
        ("Europe/Berlin", ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"), "2026-10-24"),
        ("Asia/Tokyo", ("2026-05-04T06:00:00Z", "2026-05-04T23:00:00Z"), "2026-05-04"),
    ],
)
def test_every_order_of_the_file_counts(tmp_path: Path, zone: str, times: tuple[str, ...], day: str) -> None:
    said = play(tmp_path, times, "--zone", zone)
    assert said["orders"] == said["promises"]["made"] == said["receipts"] == len(times)
    assert said["sales_minor"] == said["takings_minor"] == 750 * len(times)
    assert said["day_report"] == str(tmp_path / "out" / f"day-{day}.pdf")


def test_work_that_goes_on_into_the_next_trading_day_counts_with_it(tmp_path: Path) -> None:
    last = tuple(f"2026-05-05T03:59:{second}" for second in range(38, 60))
    said = play(tmp_path, ("2026-05-04T07:00", *last), "--crew", "1")
    mishaps = said["mishaps"]
    assert said["orders"] == 23
    assert mishaps["total"] >= said["promises"]["missed"]
    assert said["vouchers"]["issued"] == said["promises"]["missed"] > 0


def test_a_currency_without_cents(tmp_path: Path) -> None:
    said = play(tmp_path, ("2026-05-04T09:00",), "--currency", "jpy", price="450")
    assert said["sales_minor"] == said["takings_minor"] == 900


def test_without_files_it_makes_up_a_day_and_says_what_came_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("counter.simulation.made_up_day.HOURS", (12, 8))
    result = CliRunner().invoke(demo_command, [], catch_exceptions=False)
    (folder,) = tmp_path.glob("counter-demo-*")
    day = date.fromisoformat(folder.name.removeprefix("counter-demo-"))
    assert day < datetime.now(UTC).date()  # all of it is over: no clock is behind it
    placed = len(result.stderr.splitlines())
    assert result.stdout.startswith(f"{placed} orders, €")
    assert f"The shop: {folder / 'shop'}" in result.stdout
