"""A document as lines of text in columns."""

from __future__ import annotations

import pytest

from counter.paper.columns import cells, document_text
from counter.paper.document import QR, Align, Block, Document, Gap, Pair, Rule, Size, Text


def lines(*blocks: Block, columns: int = 32, from_right: bool = False) -> list[str]:
    return document_text(Document("A title", blocks, from_right), columns).splitlines()


def test_words_are_wrapped_and_the_amount_stands_beside_the_first_line() -> None:
    assert lines(Pair("2 Latte M, oat milk, vanilla @ 4.40", "8.80 B")) == [
        "2 Latte M, oat milk,      8.80 B",
        "vanilla @ 4.40",
    ]


def test_what_belongs_to_the_line_above_stands_further_in() -> None:
    assert lines(Pair("Discount", "-1.00", indented=True))[0].startswith("  Discount")


def test_what_is_loud_takes_no_more_columns_where_letters_are_of_one_size() -> None:
    assert lines(Text("Ready by 9:04", Size.LOUD, Align.CENTRE)) == [" " * 9 + "Ready by 9:04"]


def test_rules_and_gaps_part_and_codes_are_left_out() -> None:
    assert lines(Rule(), Gap(), Gap(wide=True), QR("X", 25), Rule(dashed=True), columns=8) == [
        "--------", "", "- - - -",
    ]  # fmt: skip


def test_what_is_read_from_the_right_has_its_words_there() -> None:
    assert lines(Pair("قهوة", "3.80"), from_right=True) == ["3.80" + " " * 24 + "قهوة"]
    assert lines(Text("قهوة"))[0].endswith("قهوة")


@pytest.mark.parametrize(("words", "wide"), [("Latte", 5), ("コーヒー", 8), ("é", 1), ("e\u0301", 1), ("", 0)])
def test_letters_of_east_asia_take_two_columns_and_accents_none(words: str, wide: int) -> None:
    assert cells(words) == wide


def test_an_amount_wider_than_the_paper_stays_on_it() -> None:
    assert all(len(line) <= 16 for line in lines(Pair("Latte", "1" * 40), columns=16))
