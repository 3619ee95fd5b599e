"""The playbook answers every kind of mishap, in words that read well whatever is known about the customer."""

import string
import tomllib
from pathlib import Path
from typing import Any

import pytest

from counter.recovery.wording import check_words

KINDS = [
    *("late", "wrong_item", "missing", "not_good", "spilled", "sold_out"),
    *("overcharged", "card_or_printer", "allergy", "treatment", "not_clean", "other"),
]
STEPS = ["hear", "own", "promise", "thank", "hand_over"]
BLANKS = {"comma_name", "promised", "missed", "overdue", "ready", "due", "told", "new_promise", "voucher", "items"}
MOST_OFFERED = 7  # as many as fit beside the words


@pytest.fixture(scope="module")
def book(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "resources/playbook/playbook.toml").read_text("utf-8"))


def both(mishap: dict[str, Any]) -> list[dict[str, Any]]:
    """The answer to a small one, and that to a grave one with what it says otherwise."""
    return [mishap, mishap["grave"]]


def sentences(book: dict[str, Any]) -> list[str]:
    lines = [
        line for mishap in book["mishap"] for each in both(mishap) for step in each["say"].values() for line in step
    ]
    slips = [mishap["slip"] for mishap in book["mishap"]]
    return lines + slips + [mishap["first"] for mishap in book["mishap"] if "first" in mishap]


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_it_knows_the_twelve_kinds_in_their_order(book: dict[str, Any]) -> None:
    assert [mishap["kind"] for mishap in book["mishap"]] == KINDS


def test_every_kind_has_five_steps_and_each_can_always_be_said(book: dict[str, Any]) -> None:
    for mishap in book["mishap"]:
        assert list(mishap["say"]) == STEPS
        assert set(mishap["grave"]["say"]) < set(STEPS)
        assert {"own", "promise", "hand_over"} <= set(mishap["grave"]["say"])
        for lines in (*mishap["say"].values(), *mishap["grave"]["say"].values()):
            assert set().union(*map(blanks, lines)) <= BLANKS
            assert blanks(lines[-1]) <= {"comma_name"}


@pytest.mark.parametrize("comma_name", [", Ben", ""])
def test_every_sentence_reads_well_with_and_without_a_name(book: dict[str, Any], comma_name: str) -> None:
    times = dict.fromkeys(("promised", "missed", "overdue", "ready", "due", "new_promise"), "8:34")
    values = times | {"told": "50 to 80 minutes", "voucher": "€3.00", "items": "Latte"}
    for sentence in sentences(book):
        read = sentence.format(comma_name=comma_name, **values)
        assert read[0].isupper()
        assert read[-1] in ".?!"
        assert "  " not in read
        assert " ," not in read
        assert len(read) <= 120


def test_every_sentence_owns_the_fault(book: dict[str, Any]) -> None:
    assert [line for line in sentences(book) if check_words(line, "en")] == []
    assert all("sorry" in line for mishap in book["mishap"] for each in both(mishap) for line in each["say"]["own"])


def test_who_hands_it_over_apologises_in_other_words_says_that_it_is_all_there_and_thanks(book: dict[str, Any]) -> None:
    said = [line for mishap in book["mishap"] for each in both(mishap) for line in each["say"]["hand_over"]]
    assert len(said) == len(set(said)) >= 2 * len(KINDS)
    for line in said:
        assert line.startswith("Here is ")
        assert "thank you" in line.lower()
        assert "sorry" not in line


def test_what_is_chosen_is_offered_and_what_is_offered_exists(book: dict[str, Any]) -> None:
    known = {gesture["id"] for gesture in book["gesture"]}
    for mishap in book["mishap"]:
        for each in both(mishap):
            assert each["offer"][0] == "apology"
            assert "apology" in each["chosen"]
            assert set(each["chosen"]) <= set(each["offer"]) <= known
            assert len(each["offer"]) <= MOST_OFFERED


def test_an_allergy_says_first_what_to_do(book: dict[str, Any]) -> None:
    (allergy,) = [mishap for mishap in book["mishap"] if mishap["kind"] == "allergy"]
    assert "nothing more" in allergy["first"]
    assert "ambulance" in allergy["first"]
