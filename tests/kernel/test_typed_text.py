"""What somebody typed is kept on one line, printable and short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.typed_text import LONGEST_TEXT, tidy_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ben\t\n ", "Ben"),
        ("B\x1b@en\x00", "B @en"),
        ("\u202eneB\u2066", "neB"),
        ("\ud800Ana", "Ana"),
        ("Zoë Müller 北京", "Zoë Müller 北京"),
        ("x" * 10_000, "x" * LONGEST_TEXT),
    ],
)
def test_a_name_keeps_no_control_or_direction_marks(typed: str, kept: str) -> None:
    assert tidy_text(typed) == kept


@given(st.text(max_size=200))
def test_whatever_is_typed_is_kept_printable_and_short(typed: str) -> None:
    kept = tidy_text(typed)
    assert kept.isprintable()
    assert len(kept) <= LONGEST_TEXT
    assert tidy_text(kept) == kept
