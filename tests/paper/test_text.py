"""Text on paper: nothing invisible, nothing cut."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.paper import fonts
from counter.paper.letters import letters_of
from counter.paper.line import line
from counter.paper.text import printable, wrapped

WIDTH = 120.0
SIZE = 10


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Ana", "Ana"),
        ("  Ana \n\t Maria ", "Ana Maria"),
        ("A\x1b[31mna\x00\x7f\x85", "A[31mna"),
        ("A\u202eanA\u2066\u200f", "AanA"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("中文", "中文"),
        ("\u2764\ufe0f", "\u2764\ufe0f"),
        ("𞤀𞤣𞤤 Ben", "[Adlam] Ben"),
        ("\U0001fae8!", "[U+1FAE8]!"),
        ("🮰", "[arrowhead-shaped pointer]"),
        ("Łukasz Ångström Ωμέγα Привет", "Łukasz Ångström Ωμέγα Привет"),
        ("€ £ ¥ × − – … “”", "€ £ ¥ × − – … “”"),
    ],
)
def test_what_is_drawn_of_what_was_typed(typed: str, drawn: str) -> None:
    assert printable(typed) == drawn


@given(st.text())
def test_whatever_is_typed_the_fonts_can_draw_it(typed: str) -> None:
    for weight in (fonts.REGULAR, fonts.BOLD):
        assert all(fonts.font_of(letters, weight) for letters in letters_of(printable(typed)))


@given(st.text(alphabet=string.ascii_letters + " ", max_size=200))
def test_wrapping_keeps_every_letter_and_the_width(text: str) -> None:
    lines = wrapped(text, fonts.REGULAR, SIZE, WIDTH)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line(words, fonts.REGULAR).width(SIZE) <= WIDTH for words in lines)


def test_an_amount_keeps_its_currency_on_its_line() -> None:
    said = "Hier sind 3,00\u00a0\u20ac f\u00fcr Ihren n\u00e4chsten Besuch, oder 12,50\u202f\u20ac."
    for room in range(60, 300, 3):
        lines = wrapped(said, fonts.REGULAR, SIZE, room)
        assert any("3,00 \u20ac" in line for line in lines)
        assert any("12,50 \u20ac" in line for line in lines)
        assert " ".join(lines) == said.replace("\u00a0", " ").replace("\u202f", " ")


def test_what_stands_between_two_dots_stays_together_where_there_is_room() -> None:
    said = "12 Mill Lane, 10115 Berlin · VAT DE123456789 · T1"
    for room in range(120, 400, 5):
        lines = wrapped(said, fonts.REGULAR, SIZE, room)
        assert any("VAT DE123456789" in line for line in lines)
        assert " ".join(lines) == said
