"""The owner's machine reads several shops over their servers, and knows of each what it says itself."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from typing import Any

import pytest

from cafe import MORNING, Cafe
from cli.running import counter
from counter.bootstrap import DATABASE
from counter.flows.gestures import GestureRequest
from counter.kernel.errors import NOTHING, Refused
from counter.link import sealed_keys
from counter.shops.adding import leave_shop
from counter.shops.apart import shops_apart
from counter.shops.folder import OTHER_SHOPS, books_of, joined_shops, shops_file
from link.postgres_server import PostgresCluster
from shops.owner import Other, Owner
from shops.same import says_the_same

DAY = 24 * 3600


@pytest.fixture(scope="module", autouse=True)
def _light_codes() -> Iterator[None]:
    """A try at a code costs a tenth of a second by design."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed_keys, "_COST", 2**4)
        yield


@dataclass
class Shops:
    """The owner's machine and other shops, all of whose clocks go alike."""

    owner: Owner
    folder: Path
    others: list[Other] = field(default_factory=list)

    def make(self, url: str, name: str) -> Other:
        other = Other.made(self.folder / f"shop{len(self.others)}", url, name)
        self.others.append(other)
        return other

    def forward(self, seconds: float) -> None:
        for cafe in (self.owner.home, *(each.cafe for each in self.others)):
            cafe.clock.forward(seconds)

    def close(self) -> None:
        for each in self.others:
            each.cafe.close()


@pytest.fixture
def shops(cafe: Cafe, tmp_path: Path) -> Iterator[Shops]:
    shops = Shops(Owner(cafe), tmp_path / "others")
    shops.folder.mkdir()
    yield shops
    shops.close()


@pytest.fixture
def other(shops: Shops, database_url: str) -> Other:
    """A shop called Station that the owner's machine knows."""
    other = shops.make(database_url, "Station")
    other.cafe.ready(other.cafe.sell("Latte", "Croissant"))
    other.send()
    assert shops.owner.add(other).trouble == NOTHING
    return other


def test_two_shops_on_one_server_and_one_on_another_are_equal_to_the_cent(
    shops: Shops, postgres: PostgresCluster
) -> None:
    one, two = (postgres.url(postgres.new_database()) for _ in range(2))
    named = [shops.make(one, "Station"), shops.make(one, "Harbour"), shops.make(two, "Old Town")]
    for each in named:
        shops.owner.add(each)
    for nth, each in enumerate(named):
        for _ in range(nth + 1):
            each.cafe.ready(each.cafe.sell("Latte"))
            each.cafe.put_right("not_good", each.cafe.sell("Flat white"), GestureRequest("remake"))
        each.send()
    shops.owner.home.ready(shops.owner.home.sell("Espresso"))
    read = shops.owner.read()
    assert all(each.trouble == NOTHING and each.days == 1 for each in read.values())
    assert list(shops.owner.known()) == ["Counter Coffee", "Harbour", "Old Town", "Station"]
    for cafe in (shops.owner.home, *(each.cafe for each in named)):
        says_the_same(shops.owner.folder, cafe.shop)


def test_three_days_that_come_late_move_those_days(shops: Shops, other: Other) -> None:
    folder = shops.folder / "till2"
    shops.owner.told.clear()
    away = Owner(shops.owner.home)
    away._join(folder, other.url.replace("counter_test_admin@", ""), other.code("Till 2", "till"), print, _nobody)
    till = Cafe.opened_in(folder, other.cafe.clock.now())
    till.clock = till.shop.clock = other.cafe.clock
    for _ in range(3):
        till.ready(till.sell("Cappuccino"))
        other.cafe.ready(other.cafe.sell("Latte"))
        other.send()
        shops.owner.read()
        shops.forward(DAY)
    Other(till, other.url).send()
    other.send()
    assert shops.owner.read()[other.shop_id].days == 3
    says_the_same(shops.owner.folder, other.cafe.shop)
    till.close()


def test_while_its_server_is_away_a_shop_stays_as_it_is_known(shops: Shops, other: Other) -> None:
    address = books_of(shops.owner.folder, other.shop_id) / "server.json"
    said, heard = address.read_text(), shops.owner.known()["Station"].heard_at
    address.write_text(said.replace("127.0.0.1", "127.0.0.2"))
    other.cafe.ready(other.cafe.sell("Latte"))
    other.send()
    shops.forward(DAY)
    assert shops.owner.read()[other.shop_id].trouble
    known = shops.owner.known()["Station"]
    assert known.trouble
    assert (known.heard_at, known.last) == (heard, known.first)
    address.write_text(said)
    shops.owner.read()
    assert shops.owner.known()["Station"].trouble == NOTHING
    says_the_same(shops.owner.folder, other.cafe.shop)


def test_where_it_was_taken_out_what_it_knew_stays_until_the_shop_is_added_again(shops: Shops, other: Other) -> None:
    before = shops.owner.known()["Station"]
    other.revoke(before.terminal)
    other.cafe.ready(other.cafe.sell("Latte"))
    other.send()
    assert shops.owner.read()[other.shop_id].trouble.startswith("That shop lets this machine in no more.")
    assert shops.owner.known()["Station"].heard_at == before.heard_at
    assert shops.owner.add(other).trouble == NOTHING
    assert shops.owner.known()["Station"].terminal != before.terminal
    says_the_same(shops.owner.folder, other.cafe.shop)


def test_killed_while_reading_it_is_as_if_it_had_not_begun(shops: Shops, other: Other) -> None:
    other.cafe.ready(other.cafe.sell("Latte"))
    other.send()
    folder, before = shops.owner.folder, shops.owner.known()["Station"]
    log = shops_file(folder).with_name("shops.sqlite-wal")
    with Popen([sys.executable, "-m", "counter", "--shop", str(folder), "shops", "read"]) as reading:
        while not log.exists() and reading.poll() is None:
            with suppress(TimeoutExpired):
                reading.wait(0.01)
        reading.kill()
    assert shops.owner.known()["Station"] == before
    assert shops.owner.read()[other.shop_id].days == 1
    says_the_same(folder, other.cafe.shop)


def test_the_code_of_a_shop_that_is_known_or_of_the_own_one_adds_nothing(shops: Shops, other: Other) -> None:
    with pytest.raises(Refused, match=r"known here already.*T3"):
        shops.owner.add(other)
    assert joined_shops(shops.owner.folder) == (other.shop_id,)
    assert not (shops.owner.folder / OTHER_SHOPS / "joining").exists()
    own = Other.served(shops.owner.home, other.url)
    with pytest.raises(Refused, match="of this shop itself"):
        shops.owner.add(own)
    assert joined_shops(shops.owner.folder) == (other.shop_id,)


def test_apart_it_answers_the_screens_and_says_why_it_was_refused(shops: Shops, other: Other) -> None:
    home, told = shops.owner.home.shop, list[str]()
    home.reads = "en"
    read = shops_apart(home, "read")["shops"]
    assert [(each["name"], each["home"], each["trouble"]) for each in read] == [
        ("Counter Coffee", True, ""),
        ("Station", False, ""),
    ]
    with pytest.raises(Refused, match="“U” is in no such code"):
        shops_apart(home, "add", other.url, typed="UUUU-UUUU-UUUU\n", tell=told.append)
    assert told


def test_the_home_shop_with_a_server_is_known_as_far_as_its_facts_have_a_place(shops: Shops, other: Other) -> None:
    home = Other.served(shops.owner.home, other.url)
    home.cafe.sell("Latte")
    home.send()
    sent = home.cafe.clock.now()
    shops.forward(600)
    home.cafe.ready(home.cafe.sell("Latte"))
    shops.owner.read()
    assert shops.owner.known()["Counter Coffee"].heard_at == sent
    says_the_same(shops.owner.folder, home.cafe.shop)


def test_a_join_that_was_cut_off_goes_on_with_the_same_words(
    shops: Shops, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = shops.make(database_url, "Station")
    code, making = new.code(), shops.owner.folder / OTHER_SHOPS / "joining"
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _full)  # the disk, as the books get their name
        with pytest.raises(Refused, match="No space left"):
            shops.owner.add(new, code)
    assert joined_shops(shops.owner.folder) == ()
    assert making.exists()
    assert shops.owner.add(new, code).trouble == NOTHING
    assert joined_shops(shops.owner.folder) == (new.shop_id,)
    assert not making.exists()


def test_a_shop_that_is_left_is_read_no_more_until_it_is_added_again(shops: Shops, other: Other) -> None:
    aside = leave_shop(shops.owner.folder, other.shop_id, MORNING)
    assert aside.is_dir()
    assert list(shops.owner.read()) == [shops.owner.home.shop.journal.shop]
    assert list(shops.owner.known()) == ["Counter Coffee"]
    assert shops.owner.add(other).trouble == NOTHING
    assert list(shops.owner.known()) == ["Counter Coffee", "Station"]


def test_books_that_were_put_back_are_summed_anew(shops: Shops, tmp_path: Path) -> None:
    home = shops.owner.home
    home.ready(home.sell("Latte"))
    home.close()
    older = shutil.copytree(home.folder, tmp_path / "older")
    home = shops.owner.home = Cafe.opened_in(home.folder, home.clock.now())
    home.ready(home.sell("Croissant"))
    home.forward(60 * 24)
    home.ready(home.sell("Croissant"))
    shops.owner.read()
    home.close()
    (older / DATABASE).replace(home.folder / DATABASE)
    home = shops.owner.home = Cafe.opened_in(home.folder, home.clock.now(), put_back=True)
    for _ in range(4):  # more than were lost
        home.ready(home.sell("Espresso"))
    shops.owner.read()
    says_the_same(home.folder, home.shop)
    home.close()


def test_the_commands_say_what_each_shop_says_itself(
    shops: Shops, other: Other, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def answers(folder: Path, *words: str) -> Any:
        answer = counter(capsys, monkeypatch, "--shop", folder, *words, "--json")
        assert answer.code == 0, answer.err
        return json.loads(answer.out)

    home, station = shops.owner.folder, other.cafe.folder
    days = ("--from", "2026-11-23", "--to", "2026-11-23")
    shops.owner.home.ready(shops.owner.home.sell("Espresso"))
    assert [each["name"] for each in answers(home, "shops", "read")["shops"]] == ["Counter Coffee", "Station"]
    week, sales = answers(home, "shops", "week", *days), answers(home, "shops", "sales", *days)
    for nth, folder in enumerate((home, station)):
        own = answers(folder, "week", *days)
        assert week["shops"][nth]["days"] == own["days"]
        assert week["shops"][nth]["together"] == own["together"]
        assert sales["shops"][nth]["sales"] == answers(folder, "sales", *days)
    day = answers(home, "shops", "day", "2026-11-23")["shops"][1]["figures"]
    own = answers(station, "day", "2026-11-23")
    assert (day["orders"], day["takings_minor"]) == (own["orders"], own["takings_minor"])
    for words in (("shops",), ("shops", "week", *days), ("shops", "sales", *days), ("shops", "leave", "Station")):
        answer = counter(capsys, monkeypatch, "--shop", home, *words)
        assert (answer.code, "Station" in answer.out) == (0, True)


def _full(_path: Path, _target: object) -> Path:
    raise OSError(28, "No space left on device")


def _nobody(_shop: object, _terminal: object) -> None:
    """Any shop is wanted."""
