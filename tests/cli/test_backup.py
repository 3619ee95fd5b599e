"""`counter backup`, `restore`, `put-back BACKUP` and `doctor`, on real files that are damaged in many ways."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pysqlite3
import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.bootstrap import DATABASE, open_shop
from counter.flows.backup_places import BACKUPS
from counter.flows.backups import backups_in
from counter.flows.forget import forget_customer
from counter.flows.make import hand_over
from counter.journal.books import BooksLost
from counter.kernel.errors import Refused
from counter.orders.search import read_search
from counter.receipts.queries import orders_with_receipt
from counter.store.engine import log_of

Typed = Callable[..., Answer]
KEYS = ("shop.key", "terminal.keys", "pin.key", "mail.password")


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return lambda folder, *words: counter(capsys, monkeypatch, "--shop", folder, *words)


def the_backup(folder: Path) -> Path:
    (backup,) = backups_in(folder / BACKUPS)
    return backup.path


def findings(said: Answer) -> dict[str, dict[str, Any]]:
    return {each["check"]: each for each in json.loads(said.out)["findings"]}


def test_a_backup_while_selling_is_verified_and_holds_no_key(cafe: Cafe, typed: Typed, tmp_path: Path) -> None:
    cafe.sell("Latte")
    said = typed(cafe.folder, "backup", "--json", tmp_path / "stick")
    assert said.code == 0, said
    made = json.loads(said.out)["made"]
    assert [Path(each["path"]).parent for each in made] == [cafe.folder / BACKUPS, tmp_path / "stick"]
    assert all(each["verified"] and each["orders"] == 1 and each["last_receipt"] == "T1-000001" for each in made)
    secret = (cafe.folder / "shop.key").read_text().strip()
    for path in (*(cafe.folder / BACKUPS).iterdir(), *(tmp_path / "stick").iterdir()):
        assert path.name not in KEYS
        assert secret.encode() not in path.read_bytes()
        assert bytes.fromhex(secret) not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    cafe.sell("Latte")
    assert typed(cafe.folder, "verify").out.startswith("OK: 2 orders")


def test_a_second_place_that_is_away_is_one_sentence_and_stops_nothing(
    cafe: Cafe, typed: Typed, tmp_path: Path
) -> None:
    cafe.close()
    stick, elsewhere = tmp_path / "STICK", tmp_path / "unplugged"
    refused = typed(cafe.folder, "settings", f"backup_folder={stick}")
    assert (refused.code, refused.err.strip()) == (
        2, f"{stick} is not there. Plug it in, or make the folder, and then choose it.",
    )  # fmt: skip
    refused = typed(cafe.folder, "settings", f"backup_folder={cafe.folder / 'backups'}")
    assert (refused.code, "is the shop’s own folder, or inside it" in refused.err) == (2, True)
    stick.mkdir()
    assert typed(cafe.folder, "settings", f"backup_folder={stick}").code == 0
    stick.rename(elsewhere)
    said = typed(cafe.folder, "backup")
    assert said.code == 1
    assert said.err.strip() == (
        f"The place for backups, {tmp_path / 'STICK'}, is not there. Plug it in; backups go on by themselves."
    )
    assert not (tmp_path / "STICK").exists()  # never made on the disk that the stick hangs under
    assert the_backup(cafe.folder).exists()
    told = typed(cafe.folder, "doctor")
    assert told.code == 1
    assert f"WRONG  backups   The place for backups, {stick}, is not there. Plug it in; backups go on by" in told.out
    stick.mkdir()  # what is left where a stick was, or another stick
    said = typed(cafe.folder, "backup")
    assert (said.code, list(stick.iterdir())) == (1, [])
    assert said.err.startswith(f"{stick} is not the place that was chosen for backups")
    assert f"WRONG  backups   {stick} is not the place that was chosen" in typed(cafe.folder, "doctor").out
    stick.rmdir()
    elsewhere.rename(stick)
    assert typed(cafe.folder, "backup").code == 0
    assert len(backups_in(stick)) == 1
    assert "is no whole path" in typed(cafe.folder, "settings", "backup_folder=STICK").err


def test_a_mistyped_place_is_not_made_and_the_shops_own_backup_is(cafe: Cafe, typed: Typed, tmp_path: Path) -> None:
    said = typed(cafe.folder, "backup", tmp_path / "sitck" / "backups")
    assert (said.code, said.err.strip()) == (
        1, f"There is no folder {tmp_path / 'sitck'}: no backup was made there. Make it first, or write another place.",
    )  # fmt: skip
    assert not (tmp_path / "sitck").exists()
    assert the_backup(cafe.folder).exists()


def test_old_backups_are_dropped_and_what_is_not_ours_stays(cafe: Cafe, typed: Typed) -> None:
    typed(cafe.folder, "backup")
    first = the_backup(cafe.folder)
    now = datetime.now(UTC)
    for hours in (0, 1):
        at = (now - timedelta(days=20)).replace(hour=10 + hours, minute=0)
        for path in (first, first.with_suffix(".json")):
            shutil.copy(path, path.with_name(f"T1-{at:%Y%m%dT%H%M%S.%fZ}{path.suffix}"))
    (first.parent / "T1-holiday.sqlite").write_text("a letter")
    typed(cafe.folder, "backup")
    assert len(backups_in(first.parent)) == 3  # two of today, one of the day twenty days ago
    assert (first.parent / "T1-holiday.sqlite").exists()


def test_restored_books_open_in_a_new_place_only(cafe: Cafe, typed: Typed, tmp_path: Path) -> None:
    cafe.sell("Latte")
    typed(cafe.folder, "backup")
    backup = the_backup(cafe.folder)
    before = backup.read_bytes()
    cafe.sell("Latte")
    looked = typed(cafe.folder, "restore", backup, "--json")
    assert looked.code == 0
    assert json.loads(looked.out)["orders"] == 1
    said = typed(cafe.folder, "restore", backup, tmp_path / "new", "--yes")
    assert said.code == 0, said
    assert said.out.startswith("Counter Coffee, 1 order, the last is 1 of 2026-11-23, last receipt T1-000001")
    verified = typed(tmp_path / "new", "verify").out
    assert verified.startswith("OK: 1 order")
    assert "To look at: books were put back at T1" in verified
    again = Cafe.opened_in(tmp_path / "new")
    again.sell("Latte")
    again.close()
    for place in (tmp_path / "new", cafe.folder):
        refused = typed(cafe.folder, "restore", backup, place, "--yes")
        assert refused.code == 2
        assert refused.err.strip() == (
            f"{place} is not empty. A backup opens in a new place only: choose another folder."
        )
    assert typed(tmp_path / "new", "verify").out.startswith("OK: 2 orders")
    assert typed(cafe.folder, "verify").out.startswith("OK: 2 orders")
    assert backup.read_bytes() == before


def test_no_number_on_paper_is_given_again_after_books_were_put_back(cafe: Cafe, typed: Typed, tmp_path: Path) -> None:
    """The same backup opened twice, and put in place once, each sold in after it: every number stands on one paper."""
    cafe.sell("Latte")
    typed(cafe.folder, "backup")
    backup = the_backup(cafe.folder)
    cafe.forward(1)
    cafe.sell("Latte")
    printed = numbers_of(cafe)
    for folder in (tmp_path / "new", tmp_path / "newer", cafe.folder):
        if folder == cafe.folder:
            cafe.close()
            assert typed(folder, "put-back", backup, "--yes").code == 0
        else:
            assert typed(cafe.folder, "restore", backup, folder, "--yes").code == 0
        again = Cafe.opened_in(folder)
        again.forward(2)
        order = again.sell("Latte")
        again.sell("Latte")
        receipt = numbers_of(again)[1]
        wanted = read_search(receipt[1], "EUR")
        assert wanted is not None
        assert wanted.receipt is not None
        assert again.shop.read(orders_with_receipt, *wanted.receipt) == (order,)
        printed += numbers_of(again)[1:]
        again.close()
        verified = typed(folder, "verify").out
        assert verified.startswith("OK: 3 orders")
        assert f"new receipts go on as {receipt[1]}" in verified
    called, receipts = zip(*printed, strict=True)
    assert len(set(called)) == len(called) == 8, called
    assert len(set(receipts)) == len(receipts), receipts


def test_the_day_after_books_were_put_back_orders_are_called_without_letters(cafe: Cafe, typed: Typed) -> None:
    cafe.close()
    typed(cafe.folder, "backup")
    typed(cafe.folder, "put-back", the_backup(cafe.folder), "--yes")
    again = Cafe.opened_in(cafe.folder, datetime.now(UTC) + timedelta(days=2))
    order = again.sell("Latte")
    assert again.order(order).called == "1"
    again.close()


def numbers_of(cafe: Cafe) -> list[tuple[str, str]]:
    """Of each receipt, the oldest first, the number its order is called out by, and its own."""
    asked = "SELECT o.series || o.number, r.series || '-' || printf('%06d', r.number) FROM receipts r JOIN orders o"
    return [(str(one), str(two)) for one, two in cafe.sql(f"{asked} USING (order_id) ORDER BY r.issued_at, r.rowid")]


def test_without_the_key_nothing_is_restored(cafe: Cafe, typed: Typed, tmp_path: Path) -> None:
    typed(cafe.folder, "backup")
    backup = the_backup(cafe.folder)
    nowhere = tmp_path / "nowhere"
    said = typed(nowhere, "restore", backup, tmp_path / "new", "--yes")
    assert (said.code, said.err.strip()) == (
        2, f"{nowhere} has no shop.key. Say which folder it is kept in: --keys FOLDER",
    )  # fmt: skip
    other = Cafe.made_in(tmp_path / "other")
    other.close()
    said = typed(other.folder, "restore", backup, tmp_path / "new", "--yes")
    assert said.code == 1
    assert "NOT good: fact 1 of T1" in said.out
    assert not (tmp_path / "new").exists()
    safe = tmp_path / "safe"
    safe.mkdir()
    shutil.copy(cafe.folder / "shop.key", safe)
    assert typed(nowhere, "restore", backup, tmp_path / "new", "--keys", safe, "--yes").code == 0


def test_what_was_forgotten_since_is_forgotten_again(cafe: Cafe, typed: Typed, tmp_path: Path) -> None:
    order = cafe.sell("Latte", customer="Persephone")
    cafe.ready(order)
    cafe.shop.do(cafe.ana, hand_over, order)
    typed(cafe.folder, "backup")
    backup = the_backup(cafe.folder)
    assert b"Persephone" in backup.read_bytes()
    cafe.shop.do(cafe.ana, forget_customer, order)
    typed(cafe.folder, "backup")  # what is kept apart learns of it
    typed(cafe.folder, "restore", backup, tmp_path / "new", "--yes")
    again = Cafe.opened_in(tmp_path / "new")
    assert again.order(order).customer == ""
    assert again.sql("SELECT count(*) FROM journal WHERE private LIKE '%Persephone%'") == [(0,)]
    assert again.sql("SELECT count(*) FROM receipts WHERE customer <> ''") == [(0,)]
    again.close()
    assert typed(tmp_path / "new", "verify").out.startswith("OK")


def cut_short(books: Path) -> None:
    books.write_bytes(books.read_bytes()[: books.stat().st_size // 2])


def without_a_page(books: Path) -> None:
    written = bytearray(books.read_bytes())
    written[4096 : 4096 * 40] = bytes(4096 * 39)
    books.write_bytes(written)


def with_a_header_of_noise(books: Path) -> None:
    books.write_bytes(b"\xa5" * 100 + books.read_bytes()[100:])


def with_other_bytes(books: Path) -> None:
    written = bytearray(books.read_bytes())
    for at in range(5000, len(written), 997):
        written[at] ^= 0xFF
    books.write_bytes(written)


def empty(books: Path) -> None:
    books.write_bytes(b"")


def gone(books: Path) -> None:
    books.unlink()


def with_a_table_more(books: Path) -> None:
    connection = pysqlite3.connect(str(books))
    connection.execute("CREATE TABLE mine (a)")
    connection.commit()
    connection.close()


DAMAGES = (cut_short, without_a_page, with_a_header_of_noise, with_other_bytes, empty, gone, with_a_table_more)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_books_are_set_aside_and_the_newest_good_backup_takes_their_place(
    cafe: Cafe, typed: Typed, damage: Callable[[Path], None]
) -> None:
    cafe.sell("Latte")
    cafe.close()
    typed(cafe.folder, "backup")
    backup = the_backup(cafe.folder)
    damage(cafe.database)
    damaged = cafe.database.read_bytes() if cafe.database.exists() else None
    with pytest.raises(BooksLost):
        open_shop(cafe.folder)
    told = typed(cafe.folder, "doctor", "--json")
    assert told.code == 1
    assert findings(told)["file"]["do"] == f"Go on from the newest good backup: counter put-back {backup}"
    assert (cafe.database.read_bytes() if cafe.database.exists() else None) == damaged  # by looking, nothing is changed
    said = typed(cafe.folder, "put-back", backup, "--yes")
    assert said.code == 0, said
    assert typed(cafe.folder, "verify").out.startswith("OK: 1 order")
    aside = [path.read_bytes() for path in cafe.folder.glob(f"set-aside-*/{DATABASE}")]
    assert aside == ([] if damaged is None else [damaged])
    Cafe.opened_in(cafe.folder).close()


@pytest.mark.parametrize("damage", [cut_short, with_other_bytes])
def test_a_backup_that_is_damaged_itself_is_never_put_in_place(
    cafe: Cafe, typed: Typed, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    cafe.sell("Latte")
    cafe.close()
    typed(cafe.folder, "backup")
    backup = the_backup(cafe.folder)
    damage(backup)
    before = cafe.database.read_bytes()
    said = typed(cafe.folder, "put-back", backup, "--yes")
    assert said.code == 2
    assert said.err.startswith("That backup is not good: ")
    assert cafe.database.read_bytes() == before
    assert {path.name for path in cafe.folder.iterdir()} == {BACKUPS, DATABASE, "shop.key", "counter.lock"}
    said = typed(cafe.folder, "restore", backup, tmp_path / "new", "--yes")
    assert said.code == 1
    assert "NOT good" in said.out
    assert not (tmp_path / "new").exists()


def test_the_log_of_other_books_is_set_aside_with_the_books(cafe: Cafe, typed: Typed) -> None:
    cafe.sell("Latte")
    cafe.close()
    typed(cafe.folder, "backup")
    backup = the_backup(cafe.folder)
    log_of(cafe.database).write_bytes(b"\x37\x7f\x06\x82" + bytes(4000))
    assert typed(cafe.folder, "put-back", backup, "--yes").code == 0
    assert len(list(cafe.folder.glob("set-aside-*/*-wal"))) == 1
    assert typed(cafe.folder, "verify").out.startswith("OK: 1 order")


def test_books_without_their_log_make_place_for_a_backup_that_has_more(
    cafe: Cafe, typed: Typed, tmp_path: Path
) -> None:
    cafe.sell("Latte")
    typed(cafe.folder, "backup")
    crashed = shutil.copytree(cafe.folder, tmp_path / "crashed", ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    with pytest.raises(Refused, match="in use when they were copied"):
        open_shop(crashed)
    said = typed(crashed, "put-back", the_backup(crashed), "--yes")
    assert "Of the books that are there, no order is missing in it." in said.out
    assert typed(crashed, "verify").out.startswith("OK: 1 order")


def test_it_says_what_would_be_lost_and_does_nothing_unasked(
    cafe: Cafe, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    cafe.sell("Latte")
    typed(cafe.folder, "backup")
    backup = the_backup(cafe.folder)
    cafe.forward(5)
    cafe.sell("Latte")
    cafe.sell("Latte")
    cafe.close()
    before = cafe.database.read_bytes()
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: "n")
    said = typed(cafe.folder, "put-back", backup)
    assert "Of the books that are there, 2 orders are not in it." in said.out
    assert said.out.endswith("Nothing was done.\n")
    assert cafe.database.read_bytes() == before
    assert not list(cafe.folder.glob("set-aside*"))


def test_a_start_on_damaged_books_names_the_newest_backup_that_is_good_now(
    cafe: Cafe, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    cafe.sell("Latte")
    typed(cafe.folder, "backup")
    good = the_backup(cafe.folder)
    typed(cafe.folder, "backup")
    cut_short(backups_in(good.parent)[0].path)  # after it was found good
    cafe.close()
    cut_short(cafe.database)
    damaged = cafe.database.read_bytes()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")  # no screen that anybody sees
    said = typed(cafe.folder, "open")
    assert said.code == 2
    assert said.err.startswith(
        f"{cafe.database} is damaged. Put back the one from your backup. The newest good one goes"
    )
    assert said.err.endswith(f"Go on from it: counter put-back {good}\n")
    assert cafe.database.read_bytes() == damaged
    assert not list(cafe.folder.glob("set-aside*"))


def test_a_fact_that_was_changed_shows_in_the_backup(cafe: Cafe, typed: Typed) -> None:
    cafe.sell("Latte")
    cafe.close()
    connection = pysqlite3.connect(str(cafe.database))
    connection.execute("UPDATE journal SET body = replace(body, 'Latte', 'Water') WHERE kind = 'OrderPlaced'")
    connection.commit()
    connection.close()
    said = typed(cafe.folder, "backup")
    assert said.code == 1
    assert "something is amiss with the books: fact " in said.err
    told = typed(cafe.folder, "doctor", "--json")
    assert told.code == 1
    assert findings(told)["journal"]["state"] == "wrong"
    assert findings(told)["backups"]["state"] == "wrong"


def test_the_doctor_finds_a_shop_well(cafe: Cafe, typed: Typed) -> None:
    cafe.sell("Latte")
    assert findings(typed(cafe.folder, "doctor", "--json"))["backups"]["do"].endswith("counter backup")
    typed(cafe.folder, "backup")
    told = typed(cafe.folder, "doctor", "--json")
    assert set(findings(told)) == {
        *("disk", "rights", "key", "version", "file", "journal", "tables", "clock", "printers", "backups"),
    }  # fmt: skip
    assert {each["check"]: each["state"] for each in findings(told).values() if each["state"] != "well"} == {
        "printers": "look"
    }
    assert json.loads(told.out)["well"]
    assert told.code == 0


def test_the_doctor_says_it_in_the_language_of_whoever_asks(cafe: Cafe, typed: Typed) -> None:
    assert findings(typed(cafe.folder, "doctor", "--json", "--language", "de"))["disk"]["said"].count(",") == 2


def test_the_doctor_names_a_missing_key_and_keys_that_others_can_read(cafe: Cafe, typed: Typed) -> None:
    key = cafe.folder / "shop.key"
    key.chmod(0o644)
    found = findings(typed(cafe.folder, "doctor", "--json"))["rights"]
    assert (found["state"], found["said"]) == ("wrong", "others can read shop.key")
    key.unlink()
    told = typed(cafe.folder, "doctor", "--json")
    assert told.code == 1
    assert findings(told)["key"]["state"] == "wrong"


def test_a_backup_of_a_newer_counter_is_left_alone(cafe: Cafe, typed: Typed) -> None:
    typed(cafe.folder, "backup")
    cafe.close()
    backup = the_backup(cafe.folder)
    connection = pysqlite3.connect(str(backup))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    said = typed(cafe.folder, "put-back", backup, "--yes")
    assert said.code == 2
    assert "is of a newer Counter" in said.err
    Cafe.opened_in(cafe.folder).close()
