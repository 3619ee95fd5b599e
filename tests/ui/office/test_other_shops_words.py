"""What the page All shops says of each shop: when it was heard, as which terminal, and what is amiss."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from counter.kernel.errors import NOTHING, Sentence
from counter.kernel.ids import ShopId, TerminalId
from counter.kernel.language import Language
from counter.settings.rules import Settings
from counter.shops.model import KnownShop
from counter.ui.office.build_other_shops import AllShops, add_form, leave_question, read_words, shop_card, shop_rows
from counter.ui.parts.join_draft import ADDRESS, CODE, JoinDraft
from counter.ui.parts.mark import DONE, OVER, SAFE

NOW = datetime(2026, 11, 20, 20, 5, tzinfo=UTC)
SETTINGS, SAYS = Settings(zone_name="UTC"), Language("en")


def known(number: int, name: str, *, heard: datetime | None = NOW, trouble: Sentence = NOTHING) -> KnownShop:
    return KnownShop(
        shop=ShopId(UUID(int=number)), name=name, currency="EUR", zone="UTC", is_home=number == 1,
        terminal=TerminalId(f"T{number}"), heard_at=heard, read_at=heard, trouble=trouble, first=None, last=None,
    )  # fmt: skip


HOME, STATION = known(1, "Market Street"), known(4, "Station")
AWAY = Sentence("The server does not answer.")


def shops(*those: KnownShop) -> AllShops:
    return AllShops((HOME, *those), SETTINGS, NOW)


def test_each_shop_says_as_whom_this_machine_is_known_there_and_when_it_was_heard() -> None:
    away = known(5, "Harbour", heard=NOW - timedelta(hours=3), trouble=AWAY)
    rows = shop_rows(shops(STATION, away, known(6, "Garden", heard=None)), STATION.shop, SAYS)
    assert [(row.name, row.under, row.seen.words, row.seen.tone) for row in rows] == [
        ("Market Street", "this shop", "Heard today 20:05", SAFE),
        ("Station", "known there as T4", "Heard today 20:05", SAFE),
        ("Harbour", "known there as T5", "Last heard today 17:05", OVER),
        ("Garden", "known there as T6", "Not heard yet", DONE),
    ]
    assert [row.name for row in rows if row.chosen] == ["Station"]


def test_two_shops_of_one_name_are_told_apart() -> None:
    rows = shop_rows(shops(STATION, replace(STATION, shop=ShopId(UUID(int=9)))), None, SAYS)
    assert [row.name for row in rows] == ["Market Street", "Station (000004)", "Station (000009)"]


def test_a_shop_that_cannot_be_heard_says_why_and_this_shop_is_not_left() -> None:
    away = known(5, "Harbour", heard=NOW - timedelta(days=1), trouble=AWAY)
    card = shop_card(shops(away), away, SAYS)
    assert (card.title, card.mark.words, card.note) == ("Harbour", "Not heard", "The server does not answer.")
    assert dict(card.lines)["Last heard"] == "yesterday 20:05"
    assert card.leave == "Leave this shop"
    assert shop_card(shops(away), HOME, SAYS).leave == ""
    assert leave_question("Harbour", SAYS).title == "Leave Harbour?"


def test_what_came_of_a_reading_is_said() -> None:
    assert read_words((HOME, STATION), SAYS) == "All shops were read."
    away = replace(STATION, trouble=AWAY)
    assert read_words((HOME, away), SAYS) == "1 shop could not be heard: it is shown as it was known."


def test_what_is_wrong_with_what_was_typed_stands_at_its_field() -> None:
    form = add_form(JoinDraft(" ", "7KQ4").checked(SAYS), "", "", SAYS)
    assert {each.key: each.wrong for each in form.fields} == {
        ADDRESS: "Say where the shop’s server is: the other machine shows it.",
        CODE: "The code has 12 letters and figures, and this has 4. Compare it with the other machine.",
    }
