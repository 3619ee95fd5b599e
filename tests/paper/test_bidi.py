"""Text of both directions stands in the order in which Qt, which people know, sets it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from counter.paper.bidi import Run, reads_from_right, runs

Flags = QTextLayout.GlyphRunRetrievalFlag


def in_words(text: str) -> list[str]:
    return [f"<{run.text}" if run.from_right else run.text for run in runs(text, from_right=reads_from_right(text))]


def order_in_qt(text: str) -> str:
    """The letters as Qt sets them, from the left."""
    option = QTextOption()
    right = reads_from_right(text)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
    layout = QTextLayout(text)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    placed = [
        (place.x(), index)
        for run in layout.glyphRuns(0, len(text), Flags.RetrieveStringIndexes | Flags.RetrieveGlyphPositions)
        for place, index in zip(run.positions(), run.stringIndexes(), strict=True)
    ]
    return "".join(text[index] for _, index in sorted(placed))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ben", ["Ben"]),
        ("", []),
        ("עמר", ["<עמר"]),
        ("a (אבג) 12", ["a (", "<אבג", ") ", "12"]),
        ("1 × شاي بالنعناع 12 oz", ["1 × ", "12", "<شاي بالنعناع ", " oz"]),
        ("(עמר) 3.80 €", ["(", "<עמר", ") ", "3.80", " €"]),
        ("שוקו (2)", ["<)", "2", "<שוקו ("]),
        ("عمر, your order is ready", ["<عمر", ", your order is ready"]),
    ],
)
def test_what_runs_from_the_right_is_known(text: str, shown: list[str]) -> None:
    assert in_words(text) == shown


LETTERS = "abZ 12.,:-+%€()[]אבגדרو١٢"


@given(st.text(LETTERS, min_size=1, max_size=14).map(lambda text: " ".join(text.split())).filter(bool))
def test_letters_stand_in_the_same_order_as_in_qt(qapp: QApplication, text: str) -> None:
    from_left = "".join(
        run.text[::-1] if run.from_right else run.text for run in runs(text, from_right=reads_from_right(text))
    )
    in_qt = order_in_qt(text)
    assume(sorted(in_qt) == sorted(text))  # a font that sets two letters with one glyph says nothing of their order
    assert from_left == in_qt


def test_a_run_says_its_direction() -> None:
    assert runs("אב", from_right=True) == (Run("אב", from_right=True),)
