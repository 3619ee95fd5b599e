"""The owner's machine gives its menu and its playbook to other shops over their servers; each keeps what is its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cafe import Cafe, eur
from cli.running import counter
from counter.flows.menu import change_menu
from counter.flows.open_shop import decide
from counter.flows.playbook import decide_playbook, undo_change
from counter.kernel.errors import NOTHING, Refused
from counter.kernel.ids import ItemId, new_id
from counter.link import sealed_keys
from counter.menu.facts import ItemAdded, ItemChanged, PriceChanged
from counter.menu.rules import as_it_is
from counter.reports.all_changes import all_changes
from counter.settings.playbook_decided import PlaybookDecided
from counter.shops.apart import shops_apart
from counter.shops.folder import books_of
from counter.shops.push import keep, look_at_push, push, say_taxes
from counter.shops.reader import ADD_AGAIN
from counter.shops.versions import MENU, PLAYBOOK
from link.postgres_server import PostgresCluster
from menu_walk import reads, today
from shops.owner import Other, Owner


@pytest.fixture(scope="module", autouse=True)
def _light_codes() -> Iterator[None]:
    """A try at a code costs a tenth of a second by design."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed_keys, "_COST", 2**4)
        yield


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory, _fresh_shop: Path) -> Iterator[Owner]:
    """The owner's machine, and one more shop, Station, go on from one test to the next."""
    home = Cafe.opened_in(shutil.copytree(_fresh_shop, tmp_path_factory.mktemp("owner") / "home"))
    yield Owner(home)
    home.close()


@pytest.fixture(scope="module")
def station(owner: Owner, postgres: PostgresCluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Other]:
    url = postgres.url(postgres.new_database())
    other = Other.made(tmp_path_factory.mktemp("others") / "station", url, "Station")
    owner.add(other)
    yield other
    other.cafe.close()


def later(*cafes: Cafe) -> None:
    """A minute goes by."""
    for cafe in cafes:
        cafe.forward(1)


def price(cafe: Cafe, name: str, amount: str) -> None:
    said = PriceChanged(item_id=cafe.item(name), since=today(cafe), price=eur(amount))
    cafe.shop.do(cafe.staff("Rosa"), change_menu, [said])


def costs(cafe: Cafe, name: str) -> object:
    return next(each.price for each in cafe.shop.menu.items if each.name == name)


def test_what_is_given_reads_there_as_at_home_once_and_goes_back_there(owner: Owner, station: Other) -> None:
    theirs, before = station.cafe, reads(station.cafe)
    price(owner.home, "Latte", "3")
    owner.home.shop.do(owner.home.staff("Rosa"), decide_playbook, PlaybookDecided(cap_percent=150))
    for kind, changed in ((MENU, 1), (PLAYBOOK, 1)):
        for times in (changed, 0):
            done = push(owner.folder, owner.open, kind, [station.shop_id])
            assert [(each.number, each.changed, each.refused, each.trouble) for each in done] == [
                (1, times, NOTHING, NOTHING)
            ]
    station.send()
    assert reads(theirs) == reads(owner.home)
    assert theirs.shop.settings.playbook.cap_percent == 150
    taken = theirs.shop.settings.menu_version
    assert taken is not None
    assert (taken.number, taken.name, taken.shop) == (1, "Counter Coffee", owner.home.shop.journal.shop)
    newest = next(each for each in theirs.shop.read(all_changes) if each.key == "menu")
    assert newest.by == "Rosa"  # who invited the machine
    theirs.shop.do(theirs.staff("Rosa"), undo_change, newest.fact_id)
    assert reads(theirs) == before
    price(owner.home, "Espresso", "4")
    station.send()
    assert push(owner.folder, owner.open, MENU, [station.shop_id])[0].number == 2


def test_what_is_kept_stays_until_it_is_kept_no_more(owner: Owner, station: Other) -> None:
    push(owner.folder, owner.open, MENU, [station.shop_id])
    station.send()
    later(owner.home, station.cafe)
    price(station.cafe, "Latte", "9")
    station.send()
    (row,) = look_at_push(owner.folder, owner.open, MENU, station.shop_id).rows
    assert (row.name, row.what[-6:], row.changed_here and row.changed_here.by) == ("Latte", ":price", "Rosa")
    for kept, latte in ((True, eur("9")), (False, costs(owner.home, "Latte"))):
        keep(owner.folder, owner.open, MENU, station.shop_id, (row.what, row.name), kept=kept)
        assert [each.kept for each in look_at_push(owner.folder, owner.open, MENU, station.shop_id).rows] == [kept]
        later(owner.home, station.cafe)
        push(owner.folder, owner.open, MENU, [station.shop_id])
        station.send()
        assert costs(station.cafe, "Latte") == latte


def test_while_its_server_is_away_it_waits_and_goes_up_with_the_next_reading(owner: Owner, station: Other) -> None:
    push(owner.folder, owner.open, MENU, [station.shop_id])
    later(owner.home, station.cafe)
    price(owner.home, "Latte", "2")
    address = books_of(owner.folder, station.shop_id) / "server.json"
    said = address.read_text()
    address.write_text(said.replace("127.0.0.1", "127.0.0.2"))
    assert look_at_push(owner.folder, owner.open, MENU, station.shop_id).trouble
    (done,) = push(owner.folder, owner.open, MENU, [station.shop_id])
    assert (done.changed, done.refused, bool(done.trouble)) == (1, NOTHING, True)
    station.send()
    assert costs(station.cafe, "Latte") != eur("2")
    address.write_text(said)
    owner.read()
    station.send()
    assert costs(station.cafe, "Latte") == eur("2")


def test_what_is_given_counts_though_the_shops_clock_ran_ahead(owner: Owner, station: Other) -> None:
    push(owner.folder, owner.open, MENU, [station.shop_id])
    station.send()
    station.cafe.forward(150)
    price(station.cafe, "Latte", "8.88")
    station.send()
    price(owner.home, "Espresso", "1.11")
    (done,) = push(owner.folder, owner.open, MENU, [station.shop_id])
    assert (done.changed, done.refused) == (2, NOTHING)
    station.send()
    assert costs(station.cafe, "Latte") == costs(owner.home, "Latte")
    (again,) = push(owner.folder, owner.open, MENU, [station.shop_id])
    assert again.changed == 0
    owner.home.forward(151)


def test_the_commands_look_give_and_keep(
    owner: Owner, station: Other, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def answers(*words: str) -> Any:
        answer = counter(capsys, monkeypatch, "--shop", owner.folder, "shops", *words, "--json")
        assert answer.code == 0, answer.err
        return json.loads(answer.out)

    later(owner.home, station.cafe)
    push(owner.folder, owner.open, MENU, [station.shop_id])
    price(owner.home, "Macchiato", "3")
    price(owner.home, "Cortado", "4")
    (looked,) = answers("push", "menu", "station", "--look")["shops"]
    words = {each["name"]: each["words"] for each in looked["rows"]}
    assert words == {
        "Macchiato": ["Macchiato, Price: €2.80 → €3.00"],
        "Cortado": ["Cortado, Price: €3.20 → €4.00"],
    }
    assert answers("keep", "Station", "cortado:price")["kept"] is True
    plain = counter(capsys, monkeypatch, "--shop", owner.folder, "shops", "push", "menu", "--look")
    assert "Cortado, Price: €3.20 → €4.00 (it stays as it is)" in plain.out
    (done,) = answers("push", "menu")["shops"]
    assert (done["changed"], done["kept"], done["refused"]) == (1, 1, "")
    for refused, why in (
        (("keep", "Station", "Nothing"), "is called “Nothing”"),
        (("push", "menu", "Nowhere"), "No shop is called Nowhere"),
        (("push", "menu", "--tax", "food"), "OURS=THEIRS"),
    ):
        answer = counter(capsys, monkeypatch, "--shop", owner.folder, "shops", *refused)
        assert (answer.code, why in answer.err) == (2, True), answer


def test_what_one_shop_refuses_keeps_no_other_from_it(
    owner: Owner,
    station: Other,
    postgres: PostgresCluster,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    harbour = Other.made(tmp_path / "harbour", postgres.url(postgres.new_database()), "Harbour")
    owner.add(harbour)
    rosa, home = owner.home.staff("Rosa"), owner.home
    rates = home.shop.settings.tax_rates
    warm = {"tax_rates": (*rates, replace(rates[0], tax_class="Warm"))}
    home.shop.do(rosa, decide, warm)
    harbour.cafe.shop.do(harbour.cafe.staff("Rosa"), decide, warm)
    harbour.send()
    like = as_it_is(home.shop.menu.item(home.item("Croissant")))
    whole = {each: getattr(like, each) for each in ItemChanged.__dataclass_fields__}
    whole |= {"item_id": ItemId(new_id()), "name": "Quiche", "tax_class": "Warm"}
    home.shop.do(rosa, change_menu, [ItemAdded(**whole, price=eur("5"), position=99)])
    refused, taken = push(owner.folder, owner.open, MENU, [station.shop_id, harbour.shop_id])
    assert (refused.changed, taken.refused) == (0, NOTHING)
    harbour.send()
    assert reads(harbour.cafe) == reads(home)
    assert "no tax class of Station" in home.shop.language.explain(refused.refused)
    station.revoke(owner.known()["Station"].terminal)
    assert look_at_push(owner.folder, owner.open, MENU, station.shop_id).refused.text == ADD_AGAIN
    kept = counter(capsys, monkeypatch, "--shop", owner.folder, "shops", "keep", "Station", "amounts")
    assert (kept.code, "Ask there for a new code" in kept.err) == (2, True)
    with pytest.raises(Refused, match="Ask there for a new code"):
        say_taxes(owner.folder, owner.open, station.shop_id, {"Warm": "food"})
    for words in ((), ("--json",), ("--look",), ("--look", "--json")):
        answer = counter(capsys, monkeypatch, "--shop", owner.folder, "shops", "push", "menu", *words)
        assert (answer.code, "Station" in answer.out) == (1, True)
    told = shops_apart(home.shop, "push", "menu")["shops"]
    assert [(each["name"], bool(each["refused"])) for each in told] == [("Harbour", False), ("Station", True)]
    harbour.cafe.close()
