"""Amounts as they stand on a key."""

from datetime import date

import pytest

from counter.kernel.errors import AnyOf, Joined, Sentence
from counter.kernel.language import CUSTOMER, SPOKEN, Language, own_name
from counter.kernel.money import Money


@pytest.mark.parametrize(
    ("locale", "minor", "expected"),
    [
        ("en", 1500, "€15"),
        ("en", 1540, "€15.40"),
        ("en", -300, "−€3"),
        ("de", 1500, "15\xa0€"),
        ("de", 150_000, "1.500\xa0€"),
        ("de", 1540, "15,40\xa0€"),
        ("fr", 2000, "20\xa0€"),
        ("de_CH", 5000, "EUR\xa050"),
    ],
)
def test_a_whole_amount_stands_without_decimals(locale: str, minor: int, expected: str) -> None:
    assert Language(locale).plain_money(Money(minor, "EUR")) == expected


def test_a_currency_without_coins_stands_as_it_is() -> None:
    assert Language("en").plain_money(Money(1500, "JPY")) == "¥1,500"


@pytest.mark.parametrize(("minutes", "said"), [(0, "0 min"), (59, "59 min"), (120, "2 h"), (352, "5 h 52 min")])
def test_what_took_hours_is_said_in_hours(minutes: int, said: str) -> None:
    assert Language("en").minutes(minutes) == said


def test_a_count_is_said_as_numbers_are() -> None:
    assert Language("en").say_count("{count} order", "{count} orders", 1543) == "1,543 orders"
    assert Language("de").say_count("{count} order", "{count} orders", 1) == "1 Bestellung"


@pytest.mark.parametrize(
    ("soonest", "latest", "short", "words"),
    [
        (50, 80, "50–80 min", "50 to 80 minutes"),
        (30, 180, "30–180 min", "30 to 180 minutes"),
        (90, 150, "1.5–2.5 h", "1.5 to 2.5 hours"),
        (960, 1140, "16–19 h", "16 to 19 hours"),
    ],
)
def test_how_long_it_takes_is_said_as_a_range(soonest: int, latest: int, short: str, words: str) -> None:
    assert (Language("en").range(soonest, latest), Language("en").wait(soonest, latest)) == (short, words)


@pytest.mark.parametrize(
    ("locale", "day", "whole"),
    [
        ("en", "Friday 20 November", "20 November 2026"),
        ("de", "Freitag, 20. November", "20. November 2026"),
        ("fr", "vendredi 20 novembre", "20 novembre 2026"),
        ("es", "viernes 20 de noviembre", "20 de noviembre de 2026"),
    ],
)
def test_a_date_is_written_as_its_language_does(locale: str, day: str, whole: str) -> None:
    language = Language(locale)
    assert (language.day(date(2026, 11, 20)), language.long_date(date(2026, 11, 20))) == (day, whole)


@pytest.mark.parametrize(("locale", "said"), [("en", "20 Nov"), ("de", "20. Nov."), ("es", "20 de nov")])
def test_a_day_and_a_month_alone_begin_with_the_day(locale: str, said: str) -> None:
    assert Language(locale).day_and_month(date(2026, 11, 20)) == said


def test_arabic_reads_from_the_right() -> None:
    assert Language("ar").reads_from_right
    assert not Language("de").reads_from_right


def test_an_order_is_called_by_its_sign_and_number_also_within_what_is_read_from_the_right() -> None:
    assert Language("de").order_number("12R") == "#12R"
    assert Language("ar").order_number(12) == "\u2066#12\u2069"
    assert Language("ar").to_customer().order_number(12) == "#12"  # paper orders its lines itself


def test_what_somebody_said_has_quotation_marks_and_nothing_said_has_none() -> None:
    assert Language("en").quoted("Two sugars, {please}.") == "“Two sugars, {please}.”"
    assert Language("en").quoted("") == ""


@pytest.mark.parametrize("name", ["en", "de", "ar"])
def test_nothing_to_say_is_not_the_head_of_a_catalogue(name: str) -> None:
    assert Language(name).to_customer().say("") == ""


def test_somebody_reads_a_language_of_their_own_and_customers_are_spoken_to_as_before() -> None:
    shops = Language("de_AT")
    theirs = shops.to_person("fr")
    assert theirs.locale.language == "fr"
    assert theirs.say("{minutes} min", minutes=5) == "5 min"
    assert theirs.to_customer().say("We’re sorry.") == shops.to_customer().say("We’re sorry.")
    assert theirs.to_customer("ar").reads_from_right
    assert str(theirs.to_customer("de").locale) == "de_AT"
    assert shops.to_person("") is shops.to_person("de") is shops


def test_languages_are_called_as_those_who_speak_them_do() -> None:
    assert [own_name(each) for each in SPOKEN] == ["English", "Deutsch", "Français", "Español", "العربية"]


def test_what_stands_in_a_blank_is_said_in_the_same_language() -> None:
    german, cost = Language("de"), Money(1540, "EUR")
    inner = Sentence("{amount} by {days}", amount=cost, days=AnyOf(("a", "b", "c")))
    outer = Sentence("{one}; {more}", one=inner, more=Joined((inner, Sentence("d"))))
    assert outer == "15.40 EUR by a, b, or c; 15.40 EUR by a, b, or c; d"  # as a log has it
    assert german.explain(outer) == "15,40\xa0€ by a, b oder c; 15,40\xa0€ by a, b oder c; d"
    assert german.explain("words of somebody {else}") == "words of somebody {else}"


def test_on_screens_that_are_read_from_the_right_each_value_keeps_its_own_direction_and_the_sentence_its() -> None:
    values = {"what": "Menu, Cortado", "was": "3.20 EUR", "became": "3.40 EUR"}
    said = Language("ar").say("{what}: {was} → {became}", **values)
    assert said.startswith("\u200f\u2068Menu, Cortado\u2069")
    assert [f"\u2068{value}\u2069" in said for value in values.values()] == [True] * 3
    assert "\u2068" not in Language("en").say("{what}: {was} → {became}", **values)
    assert "\u2068" not in Language("ar", catalogue=CUSTOMER).say("{name}, it is ready.", name="Mara")
