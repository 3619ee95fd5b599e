"""What the shop decides counts from the next act on, without a restart: its printer, its language, its menu."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from cafe import Cafe
from counter import bootstrap
from counter.bootstrap import open_shop
from counter.devices.printers import CupsPrinter, FolderPrinter
from counter.flows.open_shop import decide, put_up_menu
from counter.flows.print_queue import print_waiting
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, new_id
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from pair import Pair


def words(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_new_language_is_that_of_the_next_receipt(cafe: Cafe) -> None:
    cafe.sell("Latte")
    print_waiting(cafe.shop)
    cafe.shop.do(cafe.ana, decide, {"locale": "de"})
    cafe.sell("Latte")
    print_waiting(cafe.shop)
    before, after = (words(pdf) for _, pdf in cafe.paper.printed)
    assert ("3.80" in before, "3,80" in before) == (True, False)
    assert ("3.80" in after, "3,80" in after) == (False, True)


def test_a_receipt_that_waits_is_printed_by_the_printer_chosen_meanwhile(
    cafe: Cafe, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(CupsPrinter, "print_paper", lambda self, _title, _paper: printed.append(self.name))
    cafe.close()
    shop = open_shop(cafe.folder, cafe.clock)
    again = Cafe(shop, cafe.clock, cafe.paper)
    again.sell("Latte")
    shop.do(again.ana, decide, {"printer": "office"})
    assert print_waiting(shop) == ""
    shop.do(again.ana, decide, {"printer": ""})
    again.sell("Latte")
    assert print_waiting(shop) == ""
    assert printed == ["office"]
    assert len(list((cafe.folder / bootstrap.PRINTED).iterdir())) == 1
    assert isinstance(shop.find_printer(shop.settings, ""), FolderPrinter)
    again.close()


def test_a_new_item_is_on_sale_at_once(cafe: Cafe) -> None:
    tonic = _tonic(cafe)
    with pytest.raises(Refused, match="not on the menu"):
        cafe.shop.menu.item(tonic.item_id)
    cafe.shop.do(cafe.ana, put_up_menu, MenuFile(currency="EUR", groups=(), items=(tonic,), tax_classes=()))
    assert cafe.order(cafe.sell("Espresso tonic")).what == "Espresso tonic"


def test_what_another_terminal_decided_counts_as_soon_as_it_is_heard(pair: Pair) -> None:
    tonic = _tonic(pair.one)
    pair.one.shop.do(pair.one.ana, decide, {"locale": "de", "shop_name": "Nook"})
    pair.one.shop.do(pair.one.ana, put_up_menu, MenuFile(currency="EUR", groups=(), items=(tonic,), tax_classes=()))
    assert pair.two.shop.settings.shop_name != "Nook"
    pair.exchange()
    two = pair.two.shop
    assert (two.settings.shop_name, two.language.locale.language) == ("Nook", "de")
    assert two.menu.item(tonic.item_id).name == "Espresso tonic"


def _tonic(cafe: Cafe) -> ItemAdded:
    espresso = cafe.shop.menu.item(cafe.item("Espresso"))
    return ItemAdded(
        item_id=ItemId(new_id()),
        name="Espresso tonic",
        category=espresso.category,
        price=espresso.price,
        tax_class=espresso.tax_class,
        station=espresso.station,
        position=99,
    )
