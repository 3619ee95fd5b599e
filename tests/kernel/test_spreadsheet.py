"""What a spreadsheet would take for a formula is none in a file, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.spreadsheet import guarded, unguarded


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"), ("+49", "'+49"), ("-2 milk", "'-2 milk"), ("@home", "'@home"), ("\tx", "'\tx"),
        ("\rx", "'\rx"), ("'=1", "''=1"), ("Rosa’s", "Rosa’s"), ("'n Sync", "'n Sync"), ("", ""), ("''", "''"),
    ],
)  # fmt: skip
def test_what_begins_like_a_formula_has_an_apostrophe(text: str, written: str) -> None:
    assert guarded(text) == written
    assert unguarded(written) == text


@given(st.text(alphabet="'=+-@a \t\r", max_size=6))
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
