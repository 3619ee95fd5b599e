"""What somebody typed is kept on one line, without anything that acts unseen, and short."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.errors import Refused
from counter.kernel.typed_text import LONGEST_TEXT, plain_text, terminal_text, tidy_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ben\t\n ", "Ben"),
        ("B\x1b@en\x00", "B@en"),
        ("Ben\x07\x9b31m\x7f", "Ben31m"),
        ("\u202eneB\u2066", "neB"),
        ("\u200fדנה\u200e", "דנה"),
        ("Be\u00adn\ufeff", "Ben"),
        ("Ben\u2028Kim\u00a0Lee\u3000Oh", "Ben Kim Lee Oh"),
        ("\ud800Ana\ue000", "Ana"),
        ("\u3164\u2800", ""),
        ("Zoe\u0308", "Zoë"),
        ("Zoë Müller 北京", "Zoë Müller 北京"),
        ("x" * LONGEST_TEXT + "  ", "x" * LONGEST_TEXT),
    ],
)
def test_a_name_keeps_nothing_that_acts_unseen(typed: str, kept: str) -> None:
    assert tidy_text(typed) == kept


@pytest.mark.parametrize("name", ["می‌خواهم", "क्‍ष", "👩‍🍳", "❤️ Ana", "\U0001fae8", "ශ්‍රී"])
def test_what_a_script_is_written_with_stays(name: str) -> None:
    assert tidy_text(name) == name


@pytest.mark.parametrize("typed", ["\u200dBen", "Ben\u200c", "Ben \u200d Kim", "\u200c\u200d"])
def test_a_joiner_that_joins_nothing_goes(typed: str) -> None:
    assert tidy_text(typed) == typed.translate({0x200C: None, 0x200D: None}).replace("  ", " ").strip()


def test_what_is_too_long_is_refused_whole_with_how_much_it_is() -> None:
    note = "no lid, and please two napkins for the little one: she will pour half of it over the table again"
    with pytest.raises(Refused, match="has 96 characters, and at most 80"):
        tidy_text(note)
    assert tidy_text(note, 96) == note


@given(st.text(max_size=200))
def test_whatever_is_typed_is_kept_on_one_line(typed: str) -> None:
    kept = tidy_text(typed, longest=600)
    assert not {"Cc", "Cs", "Co", "Zl", "Zp"} & set(map(unicodedata.category, kept))
    assert kept == " ".join(kept.split())
    assert tidy_text(kept, longest=600) == kept
    assert plain_text(kept) == kept


def test_a_terminal_is_told_no_control_bytes() -> None:
    assert terminal_text("1  Ben\x1b[31m\x07\u202e\t3\u202f000\nnext\r\x00") == "1  Ben[31m\t3\u202f000\nnext"
