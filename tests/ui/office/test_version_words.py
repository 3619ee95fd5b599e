"""How a shop hears which menu it took from another one, and what of it stays its own."""

from __future__ import annotations

from datetime import date

import pytest

from cafe import Cafe
from counter.flows.take_version import keep_of_menu
from counter.kernel.ids import ShopId, new_id
from counter.reports.all_changes import all_changes
from counter.settings.versions import TILES, VersionTaken
from counter.ui.office.build_changes import change_states
from counter.ui.office.build_version_words import own_words, with_version

TAKEN = VersionTaken(number=3, shop=ShopId(new_id()), name="Market Street", day=date(2026, 11, 28), digest="")


@pytest.mark.parametrize(
    ("taken", "last", "said"),
    [
        (None, "Last change: Rosa", "Last change: Rosa"),
        (TAKEN, "", "Version 3 from Market Street, 28 Nov"),
        (TAKEN, "Last change: Rosa", "Version 3 from Market Street, 28 Nov · Last change: Rosa"),
    ],
)
def test_the_page_says_which_version_it_has(cafe: Cafe, taken: VersionTaken | None, last: str, said: str) -> None:
    assert with_version(taken, last, cafe.shop.language) == said


def test_the_form_of_an_item_says_what_of_it_is_the_shops_own_and_changes_says_since_when(cafe: Cafe) -> None:
    latte, mocha = (cafe.shop.menu.item(cafe.item(name)) for name in ("Latte", "Mocha"))
    its_price, all_of_it = f"item:{latte.item_id.hex}:price", f"item:{mocha.item_id.hex}"
    for what, name in ((its_price, "Latte"), (all_of_it, "Mocha"), (TILES, "")):
        cafe.shop.do(cafe.ana, keep_of_menu, what, name)
    cafe.shop.do(cafe.ana, keep_of_menu, all_of_it, None)
    settings, language = cafe.shop.settings, cafe.shop.language
    assert own_words(latte, settings, language) == "This shop decides its price itself"
    assert own_words(mocha, settings, language) == ""
    told = change_states(cafe.shop.read(all_changes), cafe.shop.playbook, language)
    assert [each.what for each in told] == [
        "“Mocha” is no longer kept as it is here",
        "The order of the tiles is kept",
        "“Mocha” is kept as it is here",
        "“Latte” keeps the price it has here",
    ]
