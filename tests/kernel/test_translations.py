"""What a customer reads or hears is there in five languages, and is made of what is said today."""

import re
import string
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from counter.kernel.language import Language
from counter.recovery.wording import check_words

LANGUAGES = ("de", "fr", "es", "ar")


@pytest.fixture(scope="module")
def said(root: Path) -> set[str | tuple[str, ...]]:
    sys.path.insert(0, str(root / "tools"))
    import translations  # noqa: PLC0415 - a developer's script, beside the package

    return set(translations.sentences())


@pytest.fixture(scope="module")
def heard(root: Path) -> set[str | tuple[str, ...]]:
    """What of it a customer reads or hears; the rest staff read beside it."""
    sys.path.insert(0, str(root / "tools"))
    import translations  # noqa: PLC0415 - a developer's script, beside the package

    return set(translations.heard())


@pytest.fixture(scope="module")
def read_by_staff(root: Path) -> set[str | tuple[str, ...]]:
    """What staff read beside that: screens, refusals, reports, rehearsals."""
    sys.path.insert(0, str(root / "tools"))
    import translations  # noqa: PLC0415 - a developer's script, beside the package

    return set(translations.places(translations.STAFF))


def catalogue(root: Path, language: str, name: str = "customer") -> Catalog:
    with (root / f"resources/translations/{language}/LC_MESSAGES/{name}.po").open("rb") as file:
        return read_po(file, locale=language)


def key(message: Message) -> str | tuple[str, ...]:
    return message.id if isinstance(message.id, str) else tuple(message.id or ())


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_to_a_customer_is_translated_and_nothing_else(
    root: Path, said: set[str | tuple[str, ...]], language: str
) -> None:
    assert {"We’re sorry.", "I’m sorry{comma_name}. We got it wrong.", "Refund {number}"} <= said
    assert {key(message) for message in catalogue(root, language) if message.id and message.string} == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_staff_read_is_translated_in_each_of_its_forms_and_nothing_else(
    root: Path, read_by_staff: set[str | tuple[str, ...]], language: str
) -> None:
    assert {"Look into it", ("Bring in {count} item", "Bring in {count} items")} <= read_by_staff
    there = catalogue(root, language, "counter")
    translated = {key(message) for message in there if message.id and all(forms(message))}
    assert sorted(map(str, translated ^ read_by_staff)) == []
    assert [message.id for message in there if message.id and message.fuzzy] == []


@pytest.mark.parametrize("name", ["customer", "counter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_counts_has_a_form_for_each_number_its_language_tells_apart(
    root: Path, language: str, name: str
) -> None:
    there = catalogue(root, language, name)
    assert there.num_plurals == {"de": 2, "fr": 2, "es": 2, "ar": 6}[language]
    counted = [message for message in there if message.pluralizable]
    assert counted
    assert [message.id for message in counted if len(forms(message)) != there.num_plurals] == []


def test_a_sentence_that_counts_is_nowhere_said_without_its_number(
    said: set[str | tuple[str, ...]], read_by_staff: set[str | tuple[str, ...]]
) -> None:
    """A catalogue has one of either: in Arabic the other would be said as of one, whatever the number."""
    for sentences in (said, read_by_staff):
        counts = {sentence[0] for sentence in sentences if isinstance(sentence, tuple)}
        assert counts
        assert counts & sentences == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_blanks_of_its_sentence_and_owns_the_fault(
    root: Path, heard: set[str | tuple[str, ...]], language: str
) -> None:
    for message in catalogue(root, language):
        if message.id and isinstance(message.id, str):
            (translated,) = forms(message)
            assert blanks(translated) == blanks(message.id)
            assert message.id not in heard or not check_words(translated, language), translated


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_staff_read_has_the_blanks_of_its_sentence_in_each_of_its_forms(root: Path, language: str) -> None:
    """Of a plural, the form of one or two can do without its number."""
    for message in catalogue(root, language, "counter"):
        for said in filter(None, forms(message) if message.id else ()):
            whole = key(message)
            if isinstance(whole, tuple):
                one, many = map(blanks, whole)
                assert (one & many) - {"count", "number"} <= blanks(said) <= one | many, said
            else:
                assert blanks(said) == blanks(whole), said


@pytest.mark.parametrize("name", ["customer", "counter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_counter_reads_is_made_of_what_people_wrote(root: Path, language: str, name: str) -> None:
    with (root / f"resources/translations/{language}/LC_MESSAGES/{name}.mo").open("rb") as file:
        made = {key(message): forms(message) for message in read_mo(file) if message.id}
    wrote = {key(message): forms(message) for message in catalogue(root, language, name) if message.id}
    assert made.keys() <= wrote.keys()
    assert {one: made.get(one) for one, words in wrote.items() if all(words)} == {
        one: words for one, words in wrote.items() if all(words)
    }


def test_staff_and_customers_are_spoken_to_from_catalogues_of_their_own() -> None:
    german = Language("de_AT")
    assert german.to_customer().say("Change") == "Rückgeld"
    assert german.to_customer().say("Lock, change who is here") == "Lock, change who is here"
    assert german.say("We’re sorry.") == german.to_customer().say("We’re sorry.") == "Es tut uns leid."
    assert german.to_customer("ar").say("We’re sorry.") == "نعتذر منك."
    assert Language("fr").to_customer().say_count("{count} line before these", "{count} lines before these", 2) == (
        "2 lignes avant celles-ci"
    )


def test_arabic_has_a_word_for_each_of_its_numbers() -> None:
    arabic = Language("ar").to_customer()
    said = [arabic.say_count("{count} line before these", "{count} lines before these", n) for n in (1, 2, 5, 20)]
    assert len(set(said)) == len(said)
    assert not any(re.search("[A-Za-z]", each) for each in said)
