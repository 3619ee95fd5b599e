"""What a shop decides over the playbook that comes with Counter: words, gestures, and what they are worth for what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from counter.kernel.errors import Refused
from counter.kernel.money import from_decimal
from counter.kernel.resources import resource
from counter.recovery.decided import as_decided, check_fits, meant, unknown_blank, with_page_amount
from counter.recovery.playbook import read_playbook
from counter.settings.playbook_decided import PageDecided, PlaybookDecided, check_playbook

BOOK = read_playbook(resource("playbook", "playbook.toml"), "EUR")


def decided(**pages: PageDecided) -> PlaybookDecided:
    """Pages by kind and severity, “late__small”."""
    return PlaybookDecided(pages={key.replace("__", "."): page for key, page in pages.items()})


def test_an_amount_of_a_kind_counts_for_it_alone_and_every_other_is_worth_what_it_is_everywhere() -> None:
    own = with_page_amount(PageDecided(), "voucher", Decimal("5.00"))
    book = as_decided(BOOK, replace(decided(not_good__grave=own), amounts={"voucher": Decimal("2.00")}))
    assert str(book.about("not_good", "grave").voucher) == "5.00 EUR"
    assert str(book.about("not_good", "grave").gestures["voucher"].amount) == "5.00 EUR"
    assert str(book.about("not_good").voucher) == str(book.about("spilled", "grave").voucher) == "2.00 EUR"
    assert str(book.voucher) == "2.00 EUR"
    assert with_page_amount(own, "voucher", None) == PageDecided()


def test_what_may_go_on_the_house_is_limited_for_a_kind() -> None:
    own = PageDecided(amounts={"on_the_house": Decimal("6.50")})
    book = as_decided(BOOK, decided(spilled__small=own)).about("spilled")
    assert book.gestures["on_the_house"].up_to == from_decimal(Decimal("6.50"), "EUR")
    assert book.gestures["on_the_house"].amount is None


def test_the_voucher_that_prints_by_itself_is_worth_what_being_late_is() -> None:
    own = PageDecided(amounts={"voucher": Decimal("4.00")})
    assert str(as_decided(BOOK, decided(late__small=own)).voucher) == "4.00 EUR"
    assert str(as_decided(BOOK, decided(late__grave=own)).voucher) == "3.00 EUR"


def test_the_slip_and_what_comes_first_are_the_shops_in_each_language() -> None:
    own = PageDecided(say={"de": {"slip": "Wir haben gekleckert.", "first": "Erst wischen."}})
    page = as_decided(BOOK, decided(spilled__small=own)).pages["spilled"]
    assert page.slip_in("small", "de") == "Wir haben gekleckert."
    assert page.first_in("small", "de") == "Erst wischen."
    assert page.slip_in("grave", "de") == page.slip_in("small", "en") == "We spilled your order."
    assert page.first_in("small", "en") == ""


@pytest.mark.parametrize(
    ("sentence", "step", "wrong"),
    [
        ("Sorry, {nmae}.", "own", "{nmae}"),
        ("Sorry, {name.", "own", "{name."),
        ("Sorry, name}.", "own", "}"),
        ("Sorry, {}.", "own", "{}"),
        ("Sorry, {name!r}.", "own", "{name!r}"),
        ("We forgot {items}, {name}.", "slip", "{items}"),
        ("Ask {name}.", "first", "{name}"),
        ("Sorry, {name}: {time}, {amount}.", "own", None),
        ("We forgot a part of it.", "slip", None),
    ],
)
def test_a_blank_that_nothing_fills_is_refused_by_its_name(sentence: str, step: str, wrong: str | None) -> None:
    found = unknown_blank(sentence, step)
    assert (sentence[slice(*found)] if found else None) == wrong
    page = decided(late__small=PageDecided(say={"en": {step: sentence}}))
    if wrong is None:
        check_fits(BOOK, page)
    else:
        with pytest.raises(Refused) as refused:
            check_fits(BOOK, page)
        assert refused.value.values["blank"] == wrong


def test_a_misspelt_blank_is_guessed() -> None:
    assert [meant(each) for each in ("{nmae}", "{Name}", "{tiem}", "{amuont", "{zzz}")] == [
        *("{name}", "{name}", "{time}", "{amount}", "")
    ]


def test_an_amount_of_a_kind_is_above_nothing_and_of_a_gesture_that_has_one() -> None:
    for amount in ("0", "-1", "NaN", "3.005", "1000.01", "99999999"):
        with pytest.raises(Refused):
            check_playbook(decided(late__small=PageDecided(amounts={"voucher": Decimal(amount)})), "EUR")
    check_playbook(decided(late__small=PageDecided(amounts={"voucher": Decimal("3.50")})), "EUR")
    with pytest.raises(Refused, match="has no amount"):
        check_fits(BOOK, decided(late__small=PageDecided(amounts={"apology": Decimal(1)})))


def test_a_shop_that_once_took_an_amount_finer_than_a_coin_opens_all_the_same() -> None:
    book = as_decided(BOOK, PlaybookDecided(amounts={"voucher": Decimal("3.005")}))
    assert str(book.voucher) == "3.01 EUR"
