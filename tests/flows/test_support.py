"""The report for support: what Counter stands on and what went wrong, and nothing of anybody."""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path

from cafe import Cafe
from counter.devices.setup import PrinterSetup, Reached
from counter.flows.doctor import LOOK, WELL, WRONG, Finding
from counter.flows.open_shop import decide
from counter.flows.staff import add_staff
from counter.flows.support import LINES, support_report
from counter.kernel.log import DayLog
from counter.people.queries import read_staff

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def test_it_says_what_it_stands_on_and_what_went_wrong(cafe: Cafe) -> None:
    log = DayLog(cafe.folder)
    log.begin()
    for number in range(LINES + 1):
        logging.getLogger("counter.somewhere").error("fault %s.", number)
    log.end()
    found = (Finding("disk", WELL, "8.0 GB free"), Finding("backups", WRONG, "There is none", "Make one."))
    report = support_report(cafe.folder, found, NOW, cafe.shop)
    assert "at: 2026-11-23 08:30:00 UTC\n" in report
    assert "disk: well 8.0 GB free\n" in report
    assert "backups: wrong There is none\n" in report
    assert '\nzone_name: "Europe/Berlin"\n' in report
    people = next(line.removeprefix("people: ") for line in report.splitlines() if line.startswith("people: "))
    assert json.loads(people) == {"barista": 3, "lead": 1, "owner": 1}
    assert "fault 200." in report
    assert "fault 1." in report
    assert "fault 0." not in report


def test_it_names_nobody_and_gives_no_way_in(cafe: Cafe, tmp_path: Path) -> None:
    cafe.shop.do(cafe.staff("Rosa"), add_staff, "Wilhelmina", "barista", "8264")
    cafe.sell("Latte", customer="Hildegard")
    second = tmp_path / "Ottilie"
    second.mkdir()
    hidden = {
        "shop_name": "Café Wilhelmina", "address": "Gasse 12", "tax_number": "DE123456789",
        "contact": "hi@cafe.example",
        "contact_line": "Ask for Ottilie", "sentence": "Ottilie bakes.", "backup_folder": str(second),
        "printers": (PrinterSetup("Ottilie’s", Reached.NETWORK, "10.0.0.77", "default"),),
    }  # fmt: skip
    cafe.shop.do(cafe.staff("Rosa"), decide, hidden)
    found = (
        Finding("printers", WELL, "Ottilie’s"), Finding("journal", LOOK, "The tab of Hildegard was paid twice"),
        Finding("backups", WELL, f"3 in {cafe.folder / 'backups'}"), Finding("rights", WELL, f"{Path.home()}/Ottilie"),
        Finding("backups", WRONG, f"The newest backup in {second} is more than a day behind"),
    )  # fmt: skip
    report = support_report(cafe.folder, found, NOW, cafe.shop)
    people = {person.name for person in cafe.shop.read(read_staff)} - {"Counter"}
    secret = {"Wilhelmina", "Hildegard", "Gasse", "DE123456789", "@", "Ask for", "bakes", "10.0.0.77", "8264"}
    assert [word for word in sorted(secret | people) if word in report] == []
    assert str(cafe.folder) not in report
    assert "journal: look\n" in report
    assert "a printer: network, default\n" in report
    assert "a second place for backups: set up" in report
    assert "The newest backup in (second place) is more than a day behind" in report


def test_it_is_there_where_the_books_do_not_open(tmp_path: Path) -> None:
    report = support_report(tmp_path, (Finding("file", WRONG, f"{tmp_path}/counter.sqlite is damaged"),), NOW)
    assert "file: wrong (shop’s folder)/counter.sqlite is damaged\n" in report
